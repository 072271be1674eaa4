// HarfBuzz's subsetter. Private to this room.
#pragma once

#include <span>

#include "font/implementation.h"

namespace typeset::font {

// The CFF table, or the whole TrueType file, cut down to glyph 0 and `glyphs`, which keep their
// indices. Same glyphs, same bytes. Throws std::runtime_error when the font's tables are broken.
// Safe to call from several threads.
BlobPointer subset_by_harfbuzz(const Face::Implementation& face, std::span<const GlyphId> glyphs);

}  // namespace typeset::font
