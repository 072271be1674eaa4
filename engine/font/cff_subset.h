// Writing a CFF table of chosen glyphs. Private to this room.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "font/cff.h"

namespace typeset::font {

// A CID-keyed CFF table with glyph 0 and those chosen, subroutines and hints written out of it.
// Each glyph keeps its CID; the glyphs of a font that is not CID-keyed get their glyph index for
// one. Nothing when a glyph's charstring is beyond this writer.
std::optional<std::string> cff_subset(const CffFont& font, const std::set<std::uint32_t>& glyphs);

}  // namespace typeset::font
