#include "table/height_estimate.h"

#include <algorithm>
#include <cmath>

namespace typeset::table {
namespace {

// What it costs to break a cell, in lines of a row: a name in two lines, or even three, is seen at
// once, one line more or less of a long text is not.
constexpr double cost_of_broken_short = 0.5;
constexpr double cost_of_broken_long = 0.1;
constexpr double most_lines_of_short = 3;
// A text that is no longer is a short one in however many lines.
constexpr double short_part_of_measure = 0.25;
// Lines end before words that no longer fit: they hold a little less than their length.
constexpr double filled_part_of_line = 0.95;

// More cells than so many are not looked at.
constexpr std::size_t most_cells = 6000;

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

}  // namespace

HeightEstimate::HeightEstimate(const Grid& grid, const std::vector<InlineDemand>& demands) {
  const std::size_t step = 1 + grid.cells.size() / most_cells;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const GridCell& cell = grid.cells[i];
    const auto row = static_cast<std::size_t>(cell.row);
    if (row % step != 0) continue;
    cells_.push_back({row / step, static_cast<std::size_t>(cell.column),
                      static_cast<std::size_t>(cell.column_end()), cell.rowspan, demands[i].max});
  }
  rows_ = static_cast<std::size_t>(grid.rows) / step + 1;
}

double HeightEstimate::operator()(const std::vector<Length>& widths) const {
  std::vector<double> rows(rows_, 1);
  const Length longest_short = sum_of(widths).scaled(short_part_of_measure);
  double height = 0;
  for (const Cell& cell : cells_) {
    const Length width = sum_of({widths.begin() + static_cast<std::ptrdiff_t>(cell.column),
                                 widths.begin() + static_cast<std::ptrdiff_t>(cell.column_end)});
    if (cell.text <= width || width <= Length{}) continue;
    const double lines = lines_in(cell.text, width);
    const bool is_short = lines <= most_lines_of_short || cell.text <= longest_short;
    height += is_short ? cost_of_broken_short * (lines - 1) : cost_of_broken_long;
    rows[cell.row] = std::max(rows[cell.row], lines / cell.rowspan);
  }
  for (const double lines : rows) height += seen_height(lines);
  return height;
}

}  // namespace typeset::table
