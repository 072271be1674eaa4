// Diagonal heads (斜线表头): cells that strokes from the top left corner divide between two or
// three labels, which are named from the top right to the bottom left. Two labels are divided by
// one stroke to the bottom right corner, three by two, one to the right side and one to the bottom,
// with the middle label in the bottom right corner.
//
// Labels are boxes here: what stands in them is no matter of this file. All lists of labels have
// two or three entries.
#pragma once

#include <optional>
#include <vector>

#include "base/geometry.h"

namespace typeset::table {

// The least space around a label.
struct LabelSpace {
  // To the centre lines of the rules at the sides, and above and below; not less than to a stroke.
  Size to_rules;
  Length to_stroke;  // from its middle
};

// The width in which no label takes more than `share` of the side that it stands along, if the
// height allows as much.
Length diagonal_width(const std::vector<Size>& labels, const LabelSpace& space, double share);

// The least height of a cell of this width; nullopt where none is enough.
std::optional<Length> diagonal_height(const std::vector<Size>& labels, const LabelSpace& space,
                                      Length width);

// Relative to the cell's top left corner.
struct DiagonalPlaces {
  std::vector<Point> stroke_ends;  // from the top right to the bottom left
  std::vector<Point> labels;       // top left corners of their boxes
};

// What a cell is larger than it needs to be is shared by the spaces around each label; in one that
// is too small labels stand in their corners.
DiagonalPlaces place_diagonal(const std::vector<Size>& labels, const LabelSpace& space, Size cell);

// What a stroke covers: a convex outline, counterclockwise as it is seen, cut off at `bounds`, so
// that a stroke to a corner fills the corner and no stroke crosses the line that it ends at.
std::vector<Point> stroke_outline(Point from, Point to, Length thickness, const Rect& bounds);

}  // namespace typeset::table
