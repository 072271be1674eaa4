// Glyph widths of a CIDFont in few bytes (ISO 32000-1, 9.7.4.3).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace typeset::pdf {

struct WidthArray {
  double default_width = 0;  // DW: the commonest whole number
  std::string syntax;        // W, in brackets; empty when all have the default width
};

struct CidWidth {
  std::uint32_t cid = 0;
  double width = 0;  // in 1/1000 em, rounded
};

// `widths` by ascending CID. CIDs that are not among them may get any width.
WidthArray width_array(const std::vector<CidWidth>& widths);

}  // namespace typeset::pdf
