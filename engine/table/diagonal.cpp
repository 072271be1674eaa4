#include "table/diagonal.h"

#include <algorithm>
#include <cmath>

namespace typeset::table {
namespace {

// With the space around them.
std::vector<Size> spaced(const std::vector<Size>& labels, const LabelSpace& space) {
  std::vector<Size> boxes;
  for (const Size& label : labels) {
    boxes.push_back({label.width + space.to_rules.width + space.to_stroke,
                     label.height + space.to_rules.height + space.to_stroke});
  }
  return boxes;
}

Length rounded_up(double raw) { return Length::from_raw(std::llround(std::ceil(raw))); }

// A box in the right angle of a triangle, against its two short sides, stays within the long side
// where box width / triangle width + box height / triangle height <= 1. So this is one side of a
// triangle from the other, and from what of the box lies along each; nullopt where none is enough.
std::optional<Length> triangle_side(Length along, Length other_box, Length other_side) {
  if (other_box >= other_side) return std::nullopt;
  const double rest = 1 - other_box.ratio_to(other_side);
  return rounded_up(static_cast<double>(along.raw()) / rest);
}

// How much of a triangle's sides is left beside a box, as a part of them.
double slack_in_triangle(const Size& box, const Size& sides) {
  if (sides.width <= Length{} || sides.height <= Length{}) return 0;
  return std::max(0.0, 1 - box.width.ratio_to(sides.width) - box.height.ratio_to(sides.height));
}

// How far a label stands from the sides of its triangle: a third of what is left, so that another
// third is between it and the stroke.
Size offset_in_triangle(const Size& box, const Size& sides) {
  const double third = slack_in_triangle(box, sides) / 3;
  return {sides.width.scaled(third), sides.height.scaled(third)};
}

// Midway between the least and the greatest place, where the labels of both sides have room.
Length middle(std::optional<Length> least, Length greatest) {
  return least ? *least + (greatest - *least) / 2 : greatest;
}

// Where strokes end on the right side and on the bottom; at the corner where there is one.
Size stroke_reach(const std::vector<Size>& boxes, const Size& cell) {
  if (boxes.size() == 2) return cell;
  const Length most_right = cell.height - boxes[1].height;
  const Length most_bottom = cell.width - boxes[1].width;
  return {middle(triangle_side(boxes[2].width, boxes[2].height, cell.height), most_bottom),
          middle(triangle_side(boxes[0].height, boxes[0].width, cell.width), most_right)};
}

struct PlanePoint {
  double x, y;
};

// The part of a polygon on one side of a line: where `distance` is not less than zero.
template <typename Distance>
std::vector<PlanePoint> cut_off(const std::vector<PlanePoint>& polygon, Distance distance) {
  std::vector<PlanePoint> result;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const PlanePoint& a = polygon[i];
    const PlanePoint& b = polygon[(i + 1) % polygon.size()];
    const double from = distance(a), to = distance(b);
    if (from >= 0) result.push_back(a);
    if ((from < 0) == (to < 0)) continue;
    const double part = from / (from - to);
    result.push_back({a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part});
  }
  return result;
}

}  // namespace

Length diagonal_width(const std::vector<Size>& labels, const LabelSpace& space, double share) {
  const std::vector<Size> boxes = spaced(labels, space);
  const auto side_for = [&](const Size& box) {
    return rounded_up(static_cast<double>(box.width.raw()) / share);
  };
  const Length before_last = boxes.size() == 3 ? boxes[1].width : Length{};
  Length width = std::max(side_for(boxes.front()), before_last + side_for(boxes.back()));
  for (const Size& label : labels) width = std::max(width, label.width + space.to_rules.width * 2);
  return width;
}

std::optional<Length> diagonal_height(const std::vector<Size>& labels, const LabelSpace& space,
                                      Length width) {
  const std::vector<Size> boxes = spaced(labels, space);
  const bool has_middle = boxes.size() == 3;
  const Length bottom = has_middle ? width - boxes[1].width : width;
  const auto first = triangle_side(boxes.front().height, boxes.front().width, width);
  const auto last = triangle_side(boxes.back().height, boxes.back().width, bottom);
  if (!first || !last) return std::nullopt;
  // In a wide cell labels could stand on one line, with a stroke between them as flat as a rule.
  const Length stacked = boxes.front().height + boxes.back().height;
  Length height = std::max({has_middle ? *first + boxes[1].height : *first, *last, stacked});
  for (const Size& label : labels) {
    height = std::max(height, label.height + space.to_rules.height * 2);
  }
  return height;
}

DiagonalPlaces place_diagonal(const std::vector<Size>& labels, const LabelSpace& space, Size cell) {
  const std::vector<Size> boxes = spaced(labels, space);
  const Size reach = stroke_reach(boxes, cell);
  const Size& edge = space.to_rules;
  // No nearer to a rule than that, from the right and from the bottom.
  const auto from_right = [&](const Size& label, Length offset) {
    return std::max(edge.width, cell.width - edge.width - label.width - offset);
  };
  const auto from_bottom = [&](const Size& label, Length offset) {
    return std::max(edge.height, cell.height - edge.height - label.height - offset);
  };
  DiagonalPlaces result;
  const Size first = offset_in_triangle(boxes.front(), {cell.width, reach.height});
  result.labels.push_back({from_right(labels.front(), first.width),
                           std::min(edge.height + first.height, from_bottom(labels.front(), {}))});
  if (labels.size() == 2) {
    result.stroke_ends = {{cell.width, cell.height}};
  } else {
    result.stroke_ends = {{cell.width, reach.height}, {reach.width, cell.height}};
    const Length left = std::max(Length{}, cell.width - boxes[1].width - reach.width);
    const Length above = std::max(Length{}, cell.height - boxes[1].height - reach.height);
    result.labels.push_back({from_right(labels[1], left / 2), from_bottom(labels[1], above / 2)});
  }
  const Size last = offset_in_triangle(boxes.back(), {reach.width, cell.height});
  result.labels.push_back({std::min(edge.width + last.width, from_right(labels.back(), {})),
                           from_bottom(labels.back(), last.height)});
  return result;
}

std::vector<Point> stroke_outline(Point from, Point to, Length thickness, const Rect& bounds) {
  const auto raw = [](Length length) { return static_cast<double>(length.raw()); };
  const double dx = raw(to.x - from.x), dy = raw(to.y - from.y);
  const double length = std::hypot(dx, dy);
  if (length == 0) return {};
  const double across_x = dy / length * raw(thickness) / 2;
  const double across_y = -dx / length * raw(thickness) / 2;
  // Far enough beyond its ends to be cut off there.
  const PlanePoint start{raw(from.x) - dx, raw(from.y) - dy};
  const PlanePoint end{raw(to.x) + dx, raw(to.y) + dy};
  std::vector<PlanePoint> band{{start.x - across_x, start.y - across_y},
                               {end.x - across_x, end.y - across_y},
                               {end.x + across_x, end.y + across_y},
                               {start.x + across_x, start.y + across_y}};
  band = cut_off(band, [&](const PlanePoint& p) { return p.x - raw(bounds.x); });
  band = cut_off(band, [&](const PlanePoint& p) { return raw(bounds.right()) - p.x; });
  band = cut_off(band, [&](const PlanePoint& p) { return p.y - raw(bounds.y); });
  band = cut_off(band, [&](const PlanePoint& p) { return raw(bounds.bottom()) - p.y; });
  std::vector<Point> outline;
  for (const PlanePoint& p : band) {
    const Point point{Length::from_raw(std::llround(p.x)), Length::from_raw(std::llround(p.y))};
    if (outline.empty() || outline.back() != point) outline.push_back(point);
  }
  return outline;
}

}  // namespace typeset::table
