// Which glyphs of a face tell what those of most documents are like. Private to this room.
#pragma once

#include <vector>

#include "font/implementation.h"

namespace typeset::font {

// The glyphs of the commonest Chinese characters, as far as the face has them.
std::vector<GlyphId> common_glyphs(const Face::Implementation& face);

}  // namespace typeset::font
