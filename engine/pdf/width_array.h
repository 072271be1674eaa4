// Glyph widths of a CIDFont in few bytes (ISO 32000-1, 9.7.4.3).
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace typeset::pdf {

struct WidthArray {
  double default_width = 0;  // DW: the commonest whole number
  std::string syntax;        // W, in brackets; empty when all have the default width
};

// Widths in 1/1000 em, rounded, by CID. CIDs that are not in `widths` may get any width.
WidthArray width_array(const std::map<std::uint32_t, double>& widths);

}  // namespace typeset::pdf
