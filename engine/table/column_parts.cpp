#include "table/column_parts.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <numeric>

namespace typeset::table {
namespace {

std::size_t at(int column) { return static_cast<std::size_t>(column); }

// How bad it is to cut before each column: each level of heads that is cut counts, a cell of the
// body more. Against that stands how unequal the parts are, squared.
std::vector<double> costs_of_cuts(const Grid& grid) {
  constexpr double cost_of_head = 0.25;
  constexpr double cost_of_body_cell = 1;
  std::vector<double> costs(at(grid.columns) + 1);
  std::vector<double> of_section = costs;
  int section_end = 0;
  for (const GridCell& cell : grid.cells) {
    if (cell.row >= section_end) {
      section_end = grid.section_of(cell.row).end_row;
      std::ranges::fill(of_section, 0);
    }
    if (cell.kind == CellKind::band || cell.kind == CellKind::corner) continue;
    const bool head = cell.kind == CellKind::column_head;
    for (int column = cell.column + 1; column < cell.column_end(); ++column) {
      double& cost = of_section[at(column)];
      cost = head ? cost + cost_of_head : std::max(cost, cost_of_body_cell);
      costs[at(column)] = std::max(costs[at(column)], cost);
    }
  }
  return costs;
}

// Finds the cheapest way to cut the columns after the stub into a given number of parts.
class PartFinder {
 public:
  PartFinder(const Grid& grid, const std::vector<Length>& least, Length measure)
      : first_(grid.stub_columns), costs_(costs_of_cuts(grid)) {
    const auto body = least.begin() + first_;
    room_ = measure - sum_of({least.begin(), body});
    sums_.assign(1, Length{});
    std::partial_sum(body, least.end(), std::back_inserter(sums_));
  }

  std::size_t columns() const { return sums_.size() - 1; }

  // Whether each column would fit a part of its own.
  bool has_room_for_each() const {
    for (std::size_t i = 0; i < columns(); ++i) {
      if (sums_[i + 1] - sums_[i] > room_) return false;
    }
    return true;
  }

  std::vector<ColumnRange> find(std::size_t count) const {
    std::vector<std::vector<Best>> best(count + 1, std::vector<Best>(columns() + 1));
    best[0][0].cost = 0;
    for (std::size_t part = 1; part <= count; ++part) {
      for (std::size_t end = part; end <= columns(); ++end) {
        best[part][end] = best_end(best[part - 1], end, count);
      }
    }
    std::vector<ColumnRange> parts;
    std::size_t end = columns();
    if (best[count][end].cost == impossible) return parts;
    for (std::size_t part = count; part > 0; --part) {
      const std::size_t start = best[part][end].start;
      parts.push_back({first_ + static_cast<int>(start), first_ + static_cast<int>(end)});
      end = start;
    }
    std::ranges::reverse(parts);
    return parts;
  }

 private:
  static constexpr double impossible = std::numeric_limits<double>::infinity();
  // The cheapest way to have so many parts end at a column.
  struct Best {
    double cost = impossible;
    std::size_t start = 0;  // of the last of them
  };

  Best best_end(const std::vector<Best>& before, std::size_t end, std::size_t count) const {
    const Length even = sums_.back() / static_cast<std::int64_t>(count);
    Best best;
    for (std::size_t start = end; start-- > 0;) {
      const Length width = sums_[end] - sums_[start];
      if (width > room_) break;
      const double unequal = even > Length{} ? (width - even).ratio_to(even) : 0;
      const double cut = start > 0 ? costs_[at(first_) + start] : 0;
      const double cost = before[start].cost + unequal * unequal + cut;
      if (cost < best.cost) best = {cost, start};
    }
    return best;
  }

  int first_;
  std::vector<double> costs_;
  Length room_;
  std::vector<Length> sums_;  // of the least widths, before each column after the stub
};

// The cells of some of the grid's columns, as far as the solver asks, and their demands. What
// reaches in from before has had `taken` of the width it asks for.
struct Columns {
  Grid grid;
  std::vector<document::ColumnHints> hints;
  std::vector<InlineDemand> demands;
};

Columns columns_of(const Grid& grid, const std::vector<document::ColumnHints>& hints,
                   const std::vector<InlineDemand>& demands, ColumnRange range, Length taken) {
  Columns result;
  result.grid.rows = grid.rows;
  result.grid.columns = range.count();
  result.hints.assign(hints.begin() + range.first, hints.begin() + range.end);
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    GridCell cell = grid.cells[i];
    const int first = std::max(cell.column, range.first);
    const int end = std::min(cell.column_end(), range.end);
    if (first >= end) continue;
    InlineDemand demand = demands[i];
    if (cell.column < range.first) {
      demand = {std::max(Length{}, demand.min - taken), std::max(Length{}, demand.max - taken)};
    }
    cell.column = first - range.first;
    cell.colspan = end - first;
    result.grid.cells.push_back(cell);
    result.demands.push_back(demand);
  }
  return result;
}

// The widths that the stub's columns have in all parts: the least of what they would have in each.
std::optional<std::vector<Length>> stub_widths(const Grid& grid,
                                               const std::vector<document::ColumnHints>& hints,
                                               const std::vector<InlineDemand>& demands,
                                               Length measure) {
  std::vector<Length> stub;
  for (const ColumnRange& part : grid.parts) {
    const Columns columns = columns_of(grid, hints, demands, part, {});
    auto widths = solve_columns(columns.grid, columns.hints, columns.demands, measure);
    if (!widths) return std::nullopt;
    widths->resize(at(grid.stub_columns));
    if (stub.empty()) stub = *widths;
    for (std::size_t i = 0; i < stub.size(); ++i) stub[i] = std::min(stub[i], (*widths)[i]);
  }
  return stub;
}

struct UnfoldedCell {
  GridCell cell;
  UnfoldedGrid::Origin origin;
};

// Adds what of the cells stands in `part`, whose stub is to start at column `start`.
void add_part(const Grid& grid, ColumnRange part, int start, std::vector<bool>& known,
              std::vector<UnfoldedCell>& cells) {
  const int stub = grid.stub_columns;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    GridCell cell = grid.cells[i];
    const int in_stub = std::max(0, std::min(cell.column_end(), stub) - cell.column);
    const int first = std::max(cell.column, part.first);
    const int in_part = std::max(0, std::min(cell.column_end(), part.end) - first);
    if (in_stub + in_part == 0) continue;
    cell.column = start + (in_stub > 0 ? cell.column : stub + first - part.first);
    cell.colspan = in_stub + in_part;
    cells.push_back({cell, {i, known[i]}});
    known[i] = true;
  }
}

// Adds what is asked of the columns of `part`, whose stub is to start at column `start`.
void add_rules(const Grid& grid, ColumnRange part, int start, Grid& unfolded) {
  const int stub = grid.stub_columns;
  for (AskedRule rule : grid.column_rules) {
    const bool is_in_part = rule.index >= part.first && rule.index < part.end;
    if (rule.index >= stub && !is_in_part) continue;
    rule.index = start + (rule.index < stub ? rule.index : stub + rule.index - part.first);
    unfolded.column_rules.push_back(rule);
  }
  const auto add = [&](AskedRule rule, int first, int end, int at) {
    rule.from = std::max(rule.from, first);
    rule.to = std::min(rule.to, end);
    if (rule.from >= rule.to) return;
    rule.from += at - first;
    rule.to += at - first;
    unfolded.row_rules.push_back(rule);
  };
  for (const AskedRule& rule : grid.row_rules) {
    add(rule, 0, stub, start);
    add(rule, part.first, part.end, start + stub);
  }
}

}  // namespace

std::vector<ColumnRange> column_parts(const Grid& grid, const std::vector<Length>& least,
                                      Length measure, std::size_t fewest) {
  const PartFinder finder(grid, least, measure);
  if (!finder.has_room_for_each()) return {};
  for (std::size_t count = fewest; count <= finder.columns(); ++count) {
    std::vector<ColumnRange> parts = finder.find(count);
    if (parts.empty()) continue;
    // Of an odd number the last would have no part beside it.
    if (count % 2 == 0 || count == finder.columns()) return parts;
    std::vector<ColumnRange> even = finder.find(count + 1);
    return even.empty() ? parts : even;
  }
  return {};
}

UnfoldedGrid unfolded(const Grid& grid, const std::vector<ColumnRange>& parts) {
  UnfoldedGrid result{grid, {}};
  Grid& unfolded = result.grid;
  unfolded.columns = 0;
  unfolded.hints.clear();
  unfolded.column_rules.clear();
  unfolded.row_rules.clear();
  std::vector<UnfoldedCell> cells;
  std::vector<bool> known(grid.cells.size(), false);
  const auto hints = grid.hints.begin();
  for (const ColumnRange& part : parts) {
    add_part(grid, part, unfolded.columns, known, cells);
    add_rules(grid, part, unfolded.columns, unfolded);
    unfolded.hints.insert(unfolded.hints.end(), hints, hints + grid.stub_columns);
    unfolded.hints.insert(unfolded.hints.end(), hints + part.first, hints + part.end);
    const int end = unfolded.columns + grid.stub_columns + part.count();
    unfolded.parts.push_back({unfolded.columns, end});
    unfolded.columns = end;
  }
  std::ranges::stable_sort(cells, [](const UnfoldedCell& a, const UnfoldedCell& b) {
    return a.cell.row != b.cell.row ? a.cell.row < b.cell.row : a.cell.column < b.cell.column;
  });
  std::ranges::stable_sort(unfolded.row_rules, {}, &AskedRule::index);
  unfolded.cells.clear();
  for (const UnfoldedCell& cell : cells) {
    unfolded.cells.push_back(cell.cell);
    result.origins.push_back(cell.origin);
  }
  index_places(unfolded);
  return result;
}

std::optional<std::vector<Length>> solve_parts(const Grid& grid,
                                               const std::vector<document::ColumnHints>& hints,
                                               const std::vector<InlineDemand>& demands,
                                               Length measure) {
  const auto stub = stub_widths(grid, hints, demands, measure);
  if (!stub) return std::nullopt;
  const Length taken = sum_of(*stub);
  std::vector<Length> all;
  for (const ColumnRange& part : grid.parts) {
    const ColumnRange body{part.first + grid.stub_columns, part.end};
    const Columns columns = columns_of(grid, hints, demands, body, taken);
    const auto widths =
        solve_columns(columns.grid, columns.hints, columns.demands, measure - taken);
    if (!widths) return std::nullopt;
    all.insert(all.end(), stub->begin(), stub->end());
    all.insert(all.end(), widths->begin(), widths->end());
  }
  return all;
}

std::vector<Length> least_widths_of_parts(const Grid& grid,
                                          const std::vector<document::ColumnHints>& hints,
                                          const std::vector<InlineDemand>& demands) {
  std::vector<Length> all;
  for (const ColumnRange& part : grid.parts) {
    const Columns columns = columns_of(grid, hints, demands, part, {});
    std::ranges::copy(least_widths(columns.grid, columns.hints, columns.demands),
                      std::back_inserter(all));
  }
  return all;
}

}  // namespace typeset::table
