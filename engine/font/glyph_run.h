// Glyphs with their places: what shaping makes, lines carry, pages hold and the PDF draws.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/color.h"
#include "base/geometry.h"
#include "font/face.h"

namespace typeset::font {

// vertical: upright glyphs below each other. sideways: horizontal glyphs turned by 90° to the
// right, as Western text in vertical lines; their pen goes downwards.
enum class Orientation { horizontal, vertical, sideways };

struct PositionedGlyph {
  GlyphId id = 0;
  // Where the outline's own origin (0, 0) goes, whatever the orientation: the pen on the baseline,
  // about which sideways outlines are turned. Relative to whatever holds the run.
  Point origin;
  // The part of GlyphRun::text this glyph stands for, in UTF-16 units. The first glyph of a cluster
  // has the whole cluster, the others length 0.
  std::uint32_t text_start = 0;
  std::uint32_t text_length = 0;
};

// Consecutive glyphs of one line in one face, size, colour and orientation, in logical order.
struct GlyphRun {
  std::shared_ptr<const Face> face;
  Length size;
  Orientation orientation = Orientation::horizontal;
  // Outlines and advances are this much wider than the face has them: less than 1 in 纵中横.
  double stretch = 1;
  Color color;
  std::u16string text;  // the characters as written: nominal, before any glyph substitution
  std::vector<PositionedGlyph> glyphs;
};

}  // namespace typeset::font
