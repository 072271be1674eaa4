// The part of a table that stands on one page.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/color.h"
#include "base/geometry.h"
#include "base/shared_list.h"
#include "text/paragraph_layout.h"

namespace typeset::table {

// One line of a cell's text, its glyphs and marks relative to the fragment's top left corner.
struct CellLine : text::Line {
  Rect box;  // em boxes of the line
  std::size_t label =
      0;  // of a diagonal head: which of its labels the line is of; 1: of the cell's foot
};

// Between the labels of a diagonal head. Its outline is convex, counterclockwise as it is seen.
struct Stroke {
  std::vector<Point> outline;
};

struct CellFragment {
  std::size_t cell = 0;  // index into Grid::cells
  Rect box;              // between the centre lines of the rules around it
  // Shown again for the reader's sake: a head on a later page, or the label of rows that began on
  // an earlier one. Or the empty rest of a data cell that was cut. Its first appearance is the real
  // one.
  bool repeated = false;
  bool continued = false;  // goes on with lines of which an earlier part has had the first
  SharedList<CellLine> lines;
  std::optional<Color> fill = std::nullopt;  // of `box`, below rules and lines
  std::vector<Stroke> strokes = {};          // in the colour of the rules
};

// Immutable, and cheap to copy. The outer edges of the frame are the edges of width × height: no
// ink lies outside.
struct TableFragment {
  Length width, height;
  SharedList<CellFragment> cells;  // by row, then column
  SharedList<Rect> rules;
};

}  // namespace typeset::table
