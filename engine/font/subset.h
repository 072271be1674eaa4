// The part of a face that a document uses, ready to embed.
#pragma once

#include <set>
#include <string>

#include "font/face.h"

namespace typeset::font {

enum class ProgramKind {
  cid_font_type_0c,  // a bare CFF table, CID-keyed or not: /FontFile3 /Subtype /CIDFontType0C
  truetype,          // a whole sfnt: /FontFile2, with CIDToGIDMap Identity
};

struct FontProgram {
  ProgramKind kind = ProgramKind::cid_font_type_0c;
  std::string bytes;  // not compressed
};

// The face cut down to `glyphs` (glyph 0 is always kept). In the result Face::cid(glyph) selects
// the glyph still: nothing has to be renumbered. Same glyphs, same bytes. Throws std::runtime_error
// when the font's tables are broken. Safe to call from several threads with one face.
FontProgram subset(const Face& face, const std::set<GlyphId>& glyphs);

}  // namespace typeset::font
