// The half-width forms of marks, as the face's own features give them.
#pragma once

#include <optional>
#include <string_view>

#include "font/glyph_run.h"

namespace typeset::font {

// How much of its box a mark's half-width form leaves out before and after its ink, along the line,
// in em.
struct HalfWidth {
  double before = 0, after = 0;
};

// By `halt`, or `vhal` for upright characters of vertical lines; nullopt where the face has no
// half-width form of the mark, as most faces of offices have not.
//
// Which marks of a line are set half is not left to the font: justification weighs every blank
// against all others and gives it up in parts, and the style says which marks are half anyway. So
// `chws` and `vchw`, which decide by themselves what adjacent marks lose, are never applied. A face
// that has only those is asked by a pair of the mark what one of the two loses.
//
// Safe to call from several threads; each answer is found once and kept with the face.
std::optional<HalfWidth> half_width(const Face& face, std::u16string_view mark,
                                    Orientation orientation);

}  // namespace typeset::font
