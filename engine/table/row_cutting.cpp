// Rows that are cut between the lines of their cells.
#include <algorithm>
#include <utility>

#include "table/table_layout.h"

namespace typeset::table {

// Whether the row belongs to a group that is kept whole and of which nothing stands on the page
// before.
bool TableLayout::is_kept_whole(const BreakToken& from, int row) const {
  const auto is_kept = [&](std::size_t i) {
    const GridCell& cell = grid_.cells[i];
    if (!kept_[i] || cell.kind == CellKind::data || cell.row < from.row) return false;
    return cell.row > from.row || !from.cut;
  };
  if (std::ranges::any_of(reaching_[at(row)], is_kept)) return true;
  for (std::size_t i = first_cell(row); i < first_cell(row + 1); ++i) {
    if (is_kept(i)) return true;
  }
  return false;
}

// Whether a cell of the row is higher than `height` with the head above it.
bool TableLayout::holds_more_than(int row, Length height) const {
  const Length room = height - head_height(row) - style_.padding_block_min * 2;
  const auto is_higher = [&](std::size_t cell) { return contents_[cell]->height() > room; };
  if (std::ranges::any_of(reaching_[at(row)], is_higher)) return true;
  for (std::size_t i = first_cell(row); i < first_cell(row + 1); ++i) {
    if (is_higher(i)) return true;
  }
  return false;
}

bool TableLayout::may_be_cut(const BreakToken& from, int row, const Cut& cut) const {
  if (grid_.is_head_row(row)) return false;
  if (cut.keep != Keep::nothing && is_kept_whole(from, row)) return false;
  return !cut.least_height || holds_more_than(row, *cut.least_height);
}

// The longest part whose last row is cut between lines.
std::optional<Placement> TableLayout::cut_within(const BreakToken& from, const Cut& cut) const {
  std::optional<Slice> best;
  BreakToken rest;
  for (int row = cut.first_row; row < grid_.rows && least_height(from, row) <= cut.available;
       ++row) {
    if (!may_be_cut(from, row, cut)) continue;
    auto part = cut_slice(from, row, cut);
    if (!part) continue;
    BreakToken token = token_after(*part, row);
    const bool may_end = token.cut || cut.keep == Keep::nothing ||
                         (row + 1 < grid_.rows && starts_[at(row + 1)]);
    if (!may_end) {
      // All of the row stands in it, and may not without the next: some of its lines go along.
      Cut less = cut;
      less.available = part->height - Length::from_raw(1);
      part = cut_slice(from, row, less);
      if (!part) continue;
      token = token_after(*part, row);
      if (!token.cut) continue;
    }
    best = std::move(part);
    rest = std::move(token);
  }
  if (!best) return std::nullopt;
  Placement result = drawn(*best);
  if (rest.row < grid_.rows) result.rest = std::move(rest);
  return result;
}

// Rows [from, last] with as much of the last as fits; nullopt when that is nothing.
std::optional<TableLayout::Slice> TableLayout::cut_slice(const BreakToken& from, int last,
                                                         const Cut& cut) const {
  Slice result = sliced_cells(from, last + 1);
  result.padding = cut.padding;
  align_baselines(result);
  const auto rows = static_cast<int>(result.rows.size());
  const auto in_last = [&](const SlicedCell& cell) { return cell.first + cell.count == rows; };
  std::vector<BlockDemand> demands;
  for (const SlicedCell& cell : result.cells) {
    if (!in_last(cell)) demands.push_back(demand_of(cell, result.padding));
  }
  // Of a row that the page has not the height for, to be as high as others is not asked.
  std::vector<RowLimits> limits = limits_of(result, from);
  const bool is_first_part = !from.cut || last > from.row;
  if (is_first_part && (cut.keep == Keep::nothing || holds_more_than(last, cut.available))) {
    limits.back() = {own_least_height(last), {}};
  }
  result.heights = solve_rows(limits, demands);
  std::vector<Length> to_last(static_cast<std::size_t>(rows));  // from each row's top
  for (auto row = to_last.size() - 1; row-- > 0;) {
    to_last[row] = to_last[row + 1] + result.heights[row];
  }
  const Length room = cut.available - rules_height() - to_last.front();
  Length& height = result.heights.back();
  if (room < height) return std::nullopt;
  for (SlicedCell& cell : result.cells) {
    if (!in_last(cell)) continue;
    const Length above = to_last[static_cast<std::size_t>(cell.first)];
    const std::size_t all = cell.lines.count();
    const Length lines_room = above + room - result.padding * 2 - cell.shift;
    cell.lines.end = end_of_lines(cell, lines_room, cut.keep);
    // Where a cell would look empty, the row starts on the next page. So each part has something of
    // each cell, and there is an end to them.
    const bool looks_empty = all > 0 && cell.lines.count() == 0;
    if (looks_empty) return std::nullopt;
    height = std::max(height, demand_of(cell, result.padding).height - above);
  }
  if (height > room) return std::nullopt;
  keep_feet_for_the_end(result, last);
  result.height = rules_height() + to_last.front() + height;
  return result;
}

std::size_t TableLayout::end_of_lines(const SlicedCell& cell, Length room, Keep keep) const {
  const CellContent& content = content_of(cell);
  const std::size_t first = cell.lines.first, end = content.end_within(room, cell.lines);
  if (end == cell.lines.end || keep == Keep::nothing) return end;
  if (cell.repeated) return first;
  const document::Style& style = *content.layout.style;
  const auto widows = static_cast<std::size_t>(style.widows);
  const auto orphans = static_cast<std::size_t>(first == 0 ? style.orphans : 1);
  const std::size_t left = cell.lines.count();
  const std::size_t count = std::min(end - first, left - std::min(widows, left));
  return count < orphans ? first : first + count;
}

// What stands at the foot of a row's cells stands there on the page where all of them end.
void TableLayout::keep_feet_for_the_end(Slice& slice, int last) const {
  const auto ends_here = [&](const SlicedCell& cell) {
    return grid_.cells[cell.cell].row_end() == last + 1 && !cell.repeated;
  };
  const bool goes_on = std::ranges::any_of(slice.cells, [&](const SlicedCell& cell) {
    return ends_here(cell) && cell.lines.end < contents_[cell.cell]->lines();
  });
  if (!goes_on) return;
  for (SlicedCell& cell : slice.cells) {
    const bool has_foot = cell.lines.count() > 0 && contents_[cell.cell]->has_foot(cell.lines);
    if (has_foot && ends_here(cell)) --cell.lines.end;
  }
}

BreakToken TableLayout::token_after(const Slice& slice, int last) const {
  BreakToken token{last + 1};
  for (const SlicedCell& sliced : slice.cells) {
    const bool in_last = sliced.first + sliced.count == static_cast<int>(slice.rows.size());
    if (!in_last || sliced.repeated || sliced.lines.end == contents_[sliced.cell]->lines()) continue;
    token.open.push_back({sliced.cell, sliced.lines.end});
    if (grid_.cells[sliced.cell].row_end() == last + 1) {
      token.row = last;
      token.cut = true;
    }
  }
  return token;
}

}  // namespace typeset::table
