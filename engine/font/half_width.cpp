#include "font/half_width.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "font/implementation.h"
#include "font/shaper.h"

namespace typeset::font {
namespace {

constexpr double least_difference = 0.001;

std::vector<ShapedGlyph> shape_with(const Face& face, std::u16string_view text,
                                    Orientation orientation, std::vector<Feature> features) {
  ShapeRequest request;
  request.text = text;
  request.orientation = orientation;
  request.features = std::move(features);
  return shape(face, request);
}

// What the feature takes from the box of the glyph `full`.
HalfWidth difference(const ShapedGlyph& full, const ShapedGlyph& half, Orientation orientation) {
  const double shift = orientation == Orientation::vertical ? half.offset_y - full.offset_y
                                                            : full.offset_x - half.offset_x;
  return {.before = shift, .after = full.advance - half.advance - shift};
}

std::optional<HalfWidth> by_feature(const Face& face, std::u16string_view text,
                                    Orientation orientation, const Feature& feature) {
  const auto full = shape_with(face, text, orientation, {});
  const auto half = shape_with(face, text, orientation, {feature});
  if (full.size() != half.size()) return std::nullopt;
  HalfWidth most;
  for (std::size_t i = 0; i < full.size(); ++i) {
    const HalfWidth removed = difference(full[i], half[i], orientation);
    most.before = std::max(most.before, removed.before);
    most.after = std::max(most.after, removed.after);
  }
  if (most.before + most.after < least_difference) return std::nullopt;
  return most;
}

std::optional<HalfWidth> find_half_width(const Face& face, std::u16string_view mark,
                                         Orientation orientation) {
  const bool vertical = orientation == Orientation::vertical;
  const Feature alone = vertical ? Feature{"vhal"} : Feature{"halt"};
  if (const auto found = by_feature(face, mark, orientation, alone)) return found;
  std::u16string pair(mark);
  pair += mark;
  const Feature in_pairs = vertical ? Feature{"vchw"} : Feature{"chws"};
  return by_feature(face, pair, orientation, in_pairs);
}

}  // namespace

std::optional<HalfWidth> half_width(const Face& face, std::u16string_view mark,
                                    Orientation orientation) {
  const auto find = [&] { return find_half_width(face, mark, orientation); };
  if (mark.size() != 1) return find();
  const bool vertical = orientation == Orientation::vertical;
  return face.implementation().half_widths.get(mark.front() * 2U + (vertical ? 1 : 0), find);
}

}  // namespace typeset::font
