// The part of a face that a document uses, ready to embed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "font/face.h"

namespace typeset::font {

enum class ProgramKind {
  cid_font_type_0c,  // a bare CFF table, CID-keyed or not: /FontFile3 /Subtype /CIDFontType0C
  truetype,          // a whole sfnt: /FontFile2, with CIDToGIDMap Identity
};

struct FontProgram {
  ProgramKind kind = ProgramKind::cid_font_type_0c;
  std::string deflated;  // in zlib's format
  std::size_t size = 0;  // inflated, in bytes
};

// Whether in a program of this face the glyphs' CIDs are their places in the list, from 1;
// otherwise they are the glyph indices.
bool numbers_glyphs_anew(const Face& face);

// The face cut down to `glyphs`, none of them twice, and glyph 0. Where they are numbered anew, the
// CIDs are `first_cid` (from 1) and those that follow, in the order of the list. Same glyphs, same
// bytes, whatever was cut out of the face before. Throws std::runtime_error when the font's tables
// are broken. Safe to call from several threads with one face, which keeps what was cut for the
// next time.
FontProgram subset(const Face& face, const std::vector<GlyphId>& glyphs, std::uint32_t first_cid);

}  // namespace typeset::font
