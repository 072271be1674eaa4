// Text → glyphs, by HarfBuzz.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "font/face.h"
#include "font/glyph_run.h"

namespace typeset::font {

// An OpenType feature over part of the text (UTF-16 units; `end` past the last).
struct Feature {
  char tag[5];
  std::uint32_t value = 1;
  std::size_t start = 0;
  std::size_t end = static_cast<std::size_t>(-1);
};

struct ShapeRequest {
  std::u16string_view text;  // one run: one face, script and orientation
  // What stands before and after the run, for contextual forms. May be empty.
  std::u16string_view before, after;
  bool paragraph_start = false;  // sets HarfBuzz's begin- and end-of-text flags
  bool paragraph_end = false;
  std::string language = "zh-Hans";                   // BCP 47
  char script[5] = "Hani";                            // ISO 15924
  Orientation orientation = Orientation::horizontal;  // sideways is shaped as horizontal is
  std::vector<Feature> features;
};

// One glyph in em. `offset` is from the pen to the outline's origin, y upwards; `advance` is along
// the inline axis (rightwards, or downwards for vertical text) and not negative for such text.
struct ShapedGlyph {
  GlyphId id = 0;
  std::uint32_t cluster = 0;  // UTF-16 index in the request's text where its cluster starts
  double advance = 0;
  double offset_x = 0, offset_y = 0;
};

// In logical order; clusters never decrease (HarfBuzz cluster level 1: one a character).
// Missing characters have id 0. Default-ignorable characters (joiners, variation selectors the face
// does not know) leave no glyph and belong to a neighbour's cluster, so the result may be empty.
// A ligature is one glyph for several characters: Noto CJK sets —— as one glyph two em wide.
// In vertical text punctuation takes its vertical form where the face has one, as a feature or as a
// presentation form. Safe to call from several threads with one face.
std::vector<ShapedGlyph> shape(const Face& face, const ShapeRequest& request);

// The same, of horizontal Chinese text each character of which is set by its own glyph whatever
// stands beside it, without asking HarfBuzz; nothing: it has to be asked.
std::optional<std::vector<ShapedGlyph>> shape_plain(const Face& face, const ShapeRequest& request);

// Whether the face draws the character otherwise when it stands upright in a vertical line.
bool has_vertical_form(const Face& face, std::u16string_view character);

// Where a glyph's ink begins and ends along its line, from the pen, in em.
struct InlineInk {
  double start = 0, end = 0;
};
InlineInk inline_ink(const Face& face, const ShapedGlyph& glyph, Orientation orientation);

}  // namespace typeset::font
