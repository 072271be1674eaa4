// A CFF table of some glyphs of a CID-keyed face, without their charstrings. Private to this room.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "font/cff_table.h"

namespace typeset::font {

struct CffContent {
  std::span<const GlyphId> glyphs;     // glyph 0 first, which has CID 0
  std::span<const std::size_t> sizes;  // of their charstrings, in bytes
  std::uint32_t first_cid = 1;         // of the second; the others follow
};

// All of the table but the charstrings, which follow it in their order. Metrics are the face's;
// only the Font DICTs that the glyphs need are kept, without what hints would need.
std::string cff_head(const CffTable& table, const CffContent& content);

}  // namespace typeset::font
