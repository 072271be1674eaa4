// The programs that draw the glyphs of a CFF font (Adobe Technical Note 5177). Private to this
// room.
#pragma once

#include <optional>
#include <string>

#include "font/cff_table.h"

namespace typeset::font {

// The glyph's charstring with its subroutines written out and without its hints: by itself it draws
// the same, and ends with endchar. Nothing where it is broken, computes, or takes other glyphs for
// its parts, which no font for CJK does. A few microseconds.
std::optional<std::string> flattened_char_string(const CffTable& table, GlyphId glyph);

}  // namespace typeset::font
