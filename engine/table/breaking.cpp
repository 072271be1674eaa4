// Where a table breaks, and what of its cells stands in each part.
#include <algorithm>
#include <functional>
#include <utility>

#include "table/table_layout.h"

namespace typeset::table {

std::optional<std::size_t> BreakToken::line_of(std::size_t cell) const {
  const auto found = std::ranges::find(open, cell, &OpenCell::cell);
  if (found == open.end()) return std::nullopt;
  return found->line;
}

bool TableLayout::may_break_before(int row) const {
  const GridSection& section = grid_.section_of(row);
  if (row == section.first_row) return true;
  if (grid_.kept_with_previous[static_cast<std::size_t>(row)] && row > section.first_body_row) {
    return false;
  }
  const int body = section.end_row - section.first_body_row;
  const int before = std::min(table_.style.min_rows_before_break, body);
  const int after = std::min(table_.style.min_rows_after_break, body);
  return row - section.first_body_row >= before && section.end_row - row >= after;
}

// No slice of these rows is lower. Of a row that has been cut nothing is known.
Length TableLayout::least_height(const BreakToken& from, int to) const {
  const int first = std::min(to, from.cut ? from.row + 1 : from.row);
  return least_tops_[static_cast<std::size_t>(to)] - least_tops_[static_cast<std::size_t>(first)];
}

// How bad it is to break before `row`: each group cut counts, twice when it leaves a row alone.
int TableLayout::cuts_at(int row) const {
  int cuts = 0;
  for (const std::size_t label : reaching_[static_cast<std::size_t>(row)]) {
    const GridCell& cell = grid_.cells[label];
    const bool lone_row = row - cell.row < 2 || cell.row_end() - row < 2;
    cuts += lone_row ? 2 : 1;
  }
  return cuts;
}

// Data cells, and groups that the layout keeps together.
bool TableLayout::cuts_kept_cell(int row) const {
  return std::ranges::any_of(reaching_[static_cast<std::size_t>(row)], [&](std::size_t cell) {
    return grid_.cells[cell].kind == CellKind::data || grid_.cells[cell].keep_together;
  });
}

// Whether the row belongs to a group that the layout keeps together and a page could hold, and of
// which nothing stands on the page before.
bool TableLayout::is_kept_whole(const BreakToken& from, int row,
                                std::optional<Length> page_room) const {
  const auto is_kept = [&](std::size_t i) {
    const GridCell& cell = grid_.cells[i];
    if (!cell.keep_together || cell.rowspan == 1 || cell.row < from.row) return false;
    if (cell.row == from.row && from.cut) return false;
    return !page_room ||
           slice(BreakToken{cell.row}, cell.row_end(), table_.style.padding_block_min).height <=
               *page_room;
  };
  if (std::ranges::any_of(reaching_[static_cast<std::size_t>(row)], is_kept)) return true;
  for (std::size_t i = first_cell(row); i < first_cell(row + 1); ++i) {
    if (is_kept(i)) return true;
  }
  return false;
}

// Whether no page has room for the rows from `row` to the next that may come first on one.
bool TableLayout::exceeds(int row, std::optional<Length> page_room) const {
  if (!page_room) return false;
  int next = row + 1;
  while (next < grid_.rows && (!may_break_before(next) || cuts_kept_cell(next))) ++next;
  return least_height(BreakToken{row}, next) > *page_room ||
         slice(BreakToken{row}, next, table_.style.padding_block_min).height > *page_room;
}

// Whether the cell's lines go on after a break, where others stand again.
bool TableLayout::flows(const GridCell& cell) const {
  return cell.kind == CellKind::data || (cell.kind == CellKind::row_head &&
                                         table_.style.label_break == document::LabelBreak::flow);
}

// Slices.

std::vector<TableLayout::SlicedRow> TableLayout::sliced_rows(int from, int to) const {
  std::vector<SlicedRow> rows;
  const GridSection& section = grid_.section_of(from);
  if (from > section.first_row && table_.style.repeat_head) {
    for (int row = section.first_row; row < section.first_body_row; ++row) {
      rows.push_back({row, true});
    }
  }
  for (int row = from; row < to; ++row) rows.push_back({row, false});
  return rows;
}

Length TableLayout::head_height(int row) const {
  const GridSection& section = grid_.section_of(row);
  if (section.first_body_row == section.first_row) return {};
  return slice(BreakToken{section.first_row}, section.first_body_row, table_.style.padding_block_min)
      .height;
}

TableLayout::SlicedCell TableLayout::sliced_cell(std::size_t index, const BreakToken& from, int to,
                                                 int heads) const {
  const GridCell& cell = grid_.cells[index];
  const int first = std::max(cell.row, from.row);
  SlicedCell result{index, heads + first - from.row, std::min(cell.row_end(), to) - first};
  result.end_line = contents_[index]->lines();
  if (cell.row >= from.row + (from.cut ? 1 : 0)) return result;
  if (const auto line = from.line_of(index)) {
    result.continued = true;
    result.first_line = *line;
    return result;
  }
  result.repeated = true;
  result.end_line = flows(cell) ? 0 : content_of(result).lines();
  return result;
}

// The cells of rows [from, to) with all the content that is left of them, and no heights yet.
TableLayout::Slice TableLayout::sliced_cells(const BreakToken& from, int to) const {
  Slice result;
  result.rows = sliced_rows(from.row, to);
  const int heads = static_cast<int>(result.rows.size()) - (to - from.row);
  const int first_head = grid_.section_of(from.row).first_row;
  for (std::size_t i = first_cell(first_head); heads > 0 && i < first_cell(first_head + heads);
       ++i) {
    SlicedCell head{i, grid_.cells[i].row - first_head, grid_.cells[i].rowspan};
    head.repeated = true;
    head.end_line = contents_[i]->lines();
    result.cells.push_back(head);
  }
  const auto add = [&](std::size_t i) { result.cells.push_back(sliced_cell(i, from, to, heads)); };
  for (const std::size_t i : reaching_[static_cast<std::size_t>(from.row)]) add(i);
  for (std::size_t i = first_cell(from.row); i < first_cell(to); ++i) add(i);
  std::ranges::stable_sort(result.cells, [&](const SlicedCell& a, const SlicedCell& b) {
    if (a.first != b.first) return a.first < b.first;
    return grid_.cells[a.cell].column < grid_.cells[b.cell].column;
  });
  return result;
}

BlockDemand TableLayout::demand_of(const SlicedCell& cell, Length padding) const {
  return {cell.first, cell.count,
          cell.shift + content_of(cell).height_of(cell.lines()) + padding * 2};
}

TableLayout::Slice TableLayout::slice(const BreakToken& from, int to, Length padding) const {
  Slice result = sliced_cells(from, to);
  result.padding = padding;
  align_baselines(result);
  std::vector<BlockDemand> demands;
  for (const SlicedCell& cell : result.cells) demands.push_back(demand_of(cell, padding));
  result.heights = solve_rows(limits_of(result, from), demands);
  for (const Length h : result.heights) result.height += h;
  result.height += rules_height();
  return result;
}

// All rows from `from` on, with as much padding as `available` allows; nullopt when even the least
// is too much.
std::optional<TableLayout::Slice> TableLayout::whole_rest(const BreakToken& from,
                                                          Length available) const {
  const document::TableStyle& style = table_.style;
  if (least_height(from, grid_.rows) > available) return std::nullopt;
  Slice loose = slice(from, grid_.rows, style.padding_block);
  if (loose.height <= available) return loose;
  const Slice tight = slice(from, grid_.rows, style.padding_block_min);
  if (tight.height > available) return std::nullopt;
  // No row grows by more than twice what its padding does, so this never overshoots.
  const auto sides = static_cast<std::int64_t>(tight.rows.size()) * 2;
  const Length padding = style.padding_block_min + (available - tight.height) / sides;
  return slice(from, grid_.rows, std::min(padding, style.padding_block));
}

// Breaks between rows.

// The rows that a part from `from` may end before, the best first.
std::vector<int> TableLayout::ends_by_merit(const BreakToken& from, Length available) const {
  // A break that cuts a group's label is worth some empty space at the foot of the page to avoid.
  constexpr double cost_of_cut_label = 0.12;
  std::vector<std::pair<double, int>> ends;
  for (int row = from.row + 1; row < grid_.rows; ++row) {
    const Length least = least_height(from, row);
    if (least > available) break;
    if (!may_break_before(row) || cuts_kept_cell(row)) continue;
    ends.emplace_back(least.ratio_to(available) - cost_of_cut_label * cuts_at(row), row);
  }
  std::ranges::stable_sort(ends, std::greater(), &std::pair<double, int>::first);
  std::vector<int> rows;
  for (const auto& end : ends) rows.push_back(end.second);
  return rows;
}

std::optional<Placement> TableLayout::place(const BreakToken& from, Length available,
                                            std::optional<Length> page_room) const {
  if (const auto rest = whole_rest(from, available)) return placement(*rest, grid_.rows);
  Length filled;
  int end = from.row;
  std::optional<Slice> best;
  for (const int row : ends_by_merit(from, available)) {
    Slice part = slice(from, row, table_.style.padding_block);
    if (part.height > available) continue;
    filled = part.height;
    end = row;
    best = std::move(part);
    break;
  }
  // A fifth of the page is more white than a reader takes for the end of something.
  const bool is_short = (available - filled) * 5 > available;
  const bool may_cut = table_.style.row_break == document::RowBreak::automatic && is_short;
  if (may_cut || exceeds(end, page_room)) {
    auto cut = cut_within(from, end, available, page_room, Keep::orphans_and_widows);
    if (cut && cut->fragment.height > filled) return cut;
  }
  if (!best) return std::nullopt;
  return placement(*best, end);
}

Placement TableLayout::place_least(const BreakToken& from, Length available) const {
  const auto may_end_before = [&](int row) { return row == grid_.rows || may_break_before(row); };
  int least = from.row + 1;
  while (!may_end_before(least)) ++least;
  int whole = 0, cut = 0;  // the last rows to end before, of the parts that fit
  for (int row = least; row <= grid_.rows && least_height(from, row) <= available; ++row) {
    if (!may_end_before(row)) continue;
    if (slice(from, row, table_.style.padding_block_min).height > available) continue;
    (row < grid_.rows && cuts_kept_cell(row) ? cut : whole) = row;
  }
  if (whole == 0 && cut == 0) {
    for (const Keep keep : {Keep::orphans_and_widows, Keep::nothing}) {
      if (auto part = cut_within(from, from.row, available, available, keep))
        return *std::move(part);
    }
  }
  const int end = whole > 0 ? whole : cut > 0 ? cut : least;
  return placement(slice(from, end, table_.style.padding_block_min), end);
}

Placement TableLayout::placement(const Slice& slice, int to) const {
  Placement result = drawn(slice);
  if (to < grid_.rows) result.rest = BreakToken{to};
  return result;
}

// Breaks within rows.

// The longest part whose last row, `first_row` or a later one, is cut between lines.
std::optional<Placement> TableLayout::cut_within(const BreakToken& from, int first_row,
                                                 Length available, std::optional<Length> page_room,
                                                 Keep keep) const {
  std::optional<Slice> best;
  int last = 0;
  for (int row = first_row; row < grid_.rows && least_height(from, row) <= available; ++row) {
    if (grid_.is_head_row(row)) continue;
    if (keep != Keep::nothing && is_kept_whole(from, row, page_room)) continue;
    auto part = cut_slice(from, row, available, keep);
    if (!part) continue;
    best = std::move(part);
    last = row;
  }
  if (!best) return std::nullopt;
  Placement result = drawn(*best);
  result.rest = token_after(*best, last);
  if (result.rest->row == grid_.rows) result.rest.reset();
  return result;
}

// Rows [from, last] with as much of the last as fits; nullopt when that is nothing.
std::optional<TableLayout::Slice> TableLayout::cut_slice(const BreakToken& from, int last,
                                                         Length available, Keep keep) const {
  Slice result = sliced_cells(from, last + 1);
  result.padding = table_.style.padding_block_min;
  align_baselines(result);
  const auto rows = static_cast<int>(result.rows.size());
  const auto in_last = [&](const SlicedCell& cell) { return cell.first + cell.count == rows; };
  std::vector<BlockDemand> demands;
  for (const SlicedCell& cell : result.cells) {
    if (!in_last(cell)) demands.push_back(demand_of(cell, result.padding));
  }
  // Of a row that no page has the height for, to be as high as others is not asked.
  std::vector<RowLimits> limits = limits_of(result, from);
  if (!from.cut || last > from.row) limits.back() = {own_least_height(last), {}};
  result.heights = solve_rows(limits, demands);
  std::vector<Length> to_last(static_cast<std::size_t>(rows));  // from each row's top
  for (auto row = to_last.size() - 1; row-- > 0;) {
    to_last[row] = to_last[row + 1] + result.heights[row];
  }
  const Length room = available - rules_height() - to_last.front();
  Length& height = result.heights.back();
  if (room < height) return std::nullopt;
  for (SlicedCell& cell : result.cells) {
    if (!in_last(cell)) continue;
    const Length above = to_last[static_cast<std::size_t>(cell.first)];
    const std::size_t all = cell.lines();
    const Length lines_room = above + room - result.padding * 2 - cell.shift;
    cell.end_line = cell.first_line + lines_to_place(cell, lines_room, keep);
    // Where a cell would look empty, the row starts on the next page. So each part has something of
    // each cell, and there is an end to them.
    const bool looks_empty = all > 0 && cell.lines() == 0;
    if (looks_empty) return std::nullopt;
    height = std::max(height, demand_of(cell, result.padding).height - above);
  }
  if (height > room) return std::nullopt;
  result.height = rules_height() + to_last.front() + height;
  return result;
}

std::size_t TableLayout::lines_to_place(const SlicedCell& cell, Length room, Keep keep) const {
  const CellContent& content = content_of(cell);
  const std::size_t left = cell.lines();
  const std::size_t fit = content.lines_within(room, left);
  if (fit == left || keep == Keep::nothing) return fit;
  if (cell.repeated) return 0;
  const document::Style& style = *content.layout.style;
  const auto widows = static_cast<std::size_t>(style.widows);
  const auto orphans = static_cast<std::size_t>(cell.first_line == 0 ? style.orphans : 1);
  const std::size_t count = std::min(fit, left - std::min(widows, left));
  return count < orphans ? 0 : count;
}

BreakToken TableLayout::token_after(const Slice& slice, int last) const {
  BreakToken token{last + 1};
  for (const SlicedCell& sliced : slice.cells) {
    const bool in_last = sliced.first + sliced.count == static_cast<int>(slice.rows.size());
    if (!in_last || sliced.repeated || sliced.end_line == contents_[sliced.cell]->lines()) continue;
    token.open.push_back({sliced.cell, sliced.end_line});
    if (grid_.cells[sliced.cell].row_end() == last + 1) {
      token.row = last;
      token.cut = true;
    }
  }
  return token;
}

// Contents.

const CellContent& TableLayout::content_of(const SlicedCell& cell) const {
  if (cell.repeated) {
    const auto found = continued_contents_.find(cell.cell);
    if (found != continued_contents_.end()) return *found->second;
  }
  return *contents_[cell.cell];
}

}  // namespace typeset::table
