// Plane geometry in page space: x to the right, y downwards, origin at the top left corner.
#pragma once

#include "base/length.h"

namespace typeset {

struct Point {
  Length x, y;
  bool operator==(const Point&) const = default;
  friend constexpr Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
};

struct Size {
  Length width, height;
  bool operator==(const Size&) const = default;
};

struct Rect {
  Length x, y, width, height;
  constexpr Length right() const { return x + width; }
  constexpr Length bottom() const { return y + height; }
  bool operator==(const Rect&) const = default;
};

// Widths on the four sides of a box.
struct Edges {
  Length top, right, bottom, left;
  bool operator==(const Edges&) const = default;
};

}  // namespace typeset
