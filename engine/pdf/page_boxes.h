// The boxes of a printed sheet, and the marks where it is cut (ISO 32000-1, 14.11.2).
#pragma once

#include <string>

#include "base/geometry.h"

namespace typeset::pdf {

struct SheetMarks {
  Length bleed;             // how far ink may reach beyond the page's edges; not negative
  bool crop_marks = false;  // at the corners, outside the bleed
};

// The entries of a page's dictionary. The trimmed page keeps its place, so that what stands on it
// does; the medium reaches below zero instead.
struct PageBoxes {
  std::string media, bleed, trim;  // syntax of rectangles; no bleed: empty
};
PageBoxes page_boxes(const Size& page, const SheetMarks& marks);

// Operators that draw the marks as an artifact; empty where none are asked for.
std::string crop_mark_operators(const Size& page, const SheetMarks& marks);

}  // namespace typeset::pdf
