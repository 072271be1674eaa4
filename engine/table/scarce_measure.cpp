#include "table/scarce_measure.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "table/share_out.h"

namespace typeset::table {
namespace {

// Between the two ways of sharing, in steps of a quarter.
constexpr int steps_between_ways = 4;
// What it costs to break a cell, in lines of a row: a name in two lines, or even three, is seen at
// once, one line more or less of a long text is not.
constexpr double cost_of_broken_short = 0.5;
constexpr double cost_of_broken_long = 0.1;
constexpr double most_lines_of_short = 3;
// A text that is no longer is a short one in however many lines.
constexpr double short_part_of_measure = 0.25;
// Lines end before words that no longer fit: they hold a little less than their length.
constexpr double filled_part_of_line = 0.95;

// How a column grows from its least with the level that is common to all.
struct Growth {
  double start = 0, slope = 1;
};

Length width_at(const ColumnWish& wish, const Growth& growth, double level) {
  const double width = growth.start + growth.slope * level;
  const auto limit = [](Length length) { return static_cast<double>(length.raw()); };
  return Length::from_raw(std::llround(std::clamp(width, limit(wish.min), limit(wish.own))));
}

std::vector<Length> widths_at(const std::vector<ColumnWish>& wishes,
                              const std::vector<Growth>& growths, double level) {
  std::vector<Length> widths;
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    widths.push_back(width_at(wishes[i], growths[i], level));
  }
  return widths;
}

std::vector<Length> grown_to(Length measure, const std::vector<ColumnWish>& wishes,
                             const std::vector<Growth>& growths) {
  double low = 0, high = 1;
  while (sum_of(widths_at(wishes, growths, high)) < measure && high < 1e18) high *= 2;
  constexpr int halvings = 80;
  for (int i = 0; i < halvings; ++i) {
    const double middle = (low + high) / 2;
    (sum_of(widths_at(wishes, growths, middle)) <= measure ? low : high) = middle;
  }
  std::vector<Length> widths = widths_at(wishes, growths, low);
  std::vector<double> room;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    room.push_back((wishes[i].own - widths[i]).to_pt());
  }
  const std::vector<Length> rest = share_out(measure - sum_of(widths), std::move(room));
  for (std::size_t i = 0; i < widths.size(); ++i) widths[i] += rest[i];
  return widths;
}

std::vector<Growth> in_proportion(const std::vector<ColumnWish>& wishes) {
  std::vector<Growth> growths;
  for (const ColumnWish& wish : wishes) {
    const double wished = static_cast<double>((wish.own - wish.min).raw());
    growths.push_back({static_cast<double>(wish.min.raw()), wished * wish.weight});
  }
  return growths;
}

std::vector<Growth> alike(const std::vector<ColumnWish>& wishes) {
  std::vector<Growth> growths;
  for (const ColumnWish& wish : wishes) growths.push_back({0, wish.weight});
  return growths;
}

void serve_weightless(std::vector<ColumnWish>& wishes, Length measure) {
  Length needed;
  bool has_others = false;
  for (const ColumnWish& wish : wishes) {
    needed += wish.weight > 0 ? wish.min : wish.own;
    has_others = has_others || wish.weight > 0;
  }
  const bool can_be_served = has_others && needed <= measure;
  for (ColumnWish& wish : wishes) {
    if (wish.weight > 0) continue;
    if (can_be_served) wish.min = wish.own;
    wish.weight = 1;
  }
}

// Lines of a text in a measure, as far as can be told without setting it.
double lines_in(Length text, Length measure) {
  const double lines = text.ratio_to(measure) / filled_part_of_line;
  return lines <= most_lines_of_short ? std::ceil(lines) : lines + 0.5;
}

// Of a row of so many lines: in one of a hundred, a few more or less are not seen.
double seen_height(double lines) {
  constexpr double most = 10, rate_beyond = 0.05;
  return lines <= most ? lines : most + (lines - most) * rate_beyond;
}

// In lines, with what broken cells cost.
double height_of(const Grid& grid, const std::vector<InlineDemand>& demands,
                 const std::vector<Length>& widths) {
  std::vector<double> rows(static_cast<std::size_t>(grid.rows), 1);
  const Length longest_short = sum_of(widths).scaled(short_part_of_measure);
  double broken = 0;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const GridCell& cell = grid.cells[i];
    Length width;
    for (int c = cell.column; c < cell.column_end(); ++c) {
      width += widths[static_cast<std::size_t>(c)];
    }
    if (demands[i].max <= width || width <= Length{}) continue;
    const double lines = lines_in(demands[i].max, width);
    const bool is_short = lines <= most_lines_of_short || demands[i].max <= longest_short;
    broken += is_short ? cost_of_broken_short * (lines - 1) : cost_of_broken_long;
    double& row = rows[static_cast<std::size_t>(cell.row)];
    row = std::max(row, lines / cell.rowspan);
  }
  double height = broken;
  for (const double lines : rows) height += seen_height(lines);
  return height;
}

}  // namespace

std::vector<Length> share_scarce(const Grid& grid, const std::vector<InlineDemand>& demands,
                                 std::vector<ColumnWish> wishes, Length measure) {
  serve_weightless(wishes, measure);
  const std::vector<Length> from = grown_to(measure, wishes, in_proportion(wishes));
  const std::vector<Length> to = grown_to(measure, wishes, alike(wishes));
  std::vector<Length> best;
  double least = std::numeric_limits<double>::infinity();
  for (int step = 0; step <= steps_between_ways; ++step) {
    std::vector<Length> widths;
    for (std::size_t i = 0; i < from.size(); ++i) {
      widths.push_back(from[i] + (to[i] - from[i]) * step / steps_between_ways);
    }
    // What rounding leaves is a few units, and belongs to the column that has the most.
    if (!widths.empty()) *std::ranges::max_element(widths) += measure - sum_of(widths);
    const double height = height_of(grid, demands, widths);
    if (height >= least) continue;
    least = height;
    best = std::move(widths);
  }
  return best;
}

}  // namespace typeset::table
