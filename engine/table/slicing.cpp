// Which rows a part of a table has, what of their cells stands in them, and how high that is.
#include <algorithm>

#include "table/table_layout.h"

namespace typeset::table {

std::optional<std::size_t> BreakToken::line_of(std::size_t cell) const {
  const auto found = std::ranges::find(open, cell, &OpenCell::cell);
  if (found == open.end()) return std::nullopt;
  return found->line;
}

// Whether the cell's lines go on after a break, where others stand again.
bool TableLayout::flows(const GridCell& cell) const {
  return cell.kind == CellKind::data || (cell.kind == CellKind::row_head &&
                                         style_.label_break == document::LabelBreak::flow);
}

std::vector<TableLayout::SlicedRow> TableLayout::sliced_rows(int from, int to) const {
  std::vector<SlicedRow> rows;
  const GridSection& section = grid_.section_of(from);
  if (from > section.first_row && style_.repeat_head) {
    for (int row = section.first_row; row < section.first_body_row; ++row) {
      rows.push_back({row, true});
    }
  }
  for (int row = from; row < to; ++row) rows.push_back({row, false});
  return rows;
}

const CellContent& TableLayout::content_of(const SlicedCell& cell) const {
  if (cell.repeated) {
    const auto found = continued_contents_.find(cell.cell);
    if (found != continued_contents_.end()) return *found->second;
  }
  return *contents_[cell.cell];
}

TableLayout::SlicedCell TableLayout::sliced_cell(std::size_t index, const BreakToken& from, int to,
                                                 int heads) const {
  const GridCell& cell = grid_.cells[index];
  const int first = std::max(cell.row, from.row);
  SlicedCell result{index, heads + first - from.row, std::min(cell.row_end(), to) - first};
  result.lines.end = contents_[index]->lines();
  if (cell.row >= from.row + (from.cut ? 1 : 0)) return result;
  if (const auto line = from.line_of(index)) {
    result.continued = true;
    result.lines.first = *line;
    return result;
  }
  result.repeated = true;
  result.lines.end = flows(cell) ? 0 : content_of(result).lines();
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
    head.lines.end = contents_[i]->lines();
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
          cell.shift + content_of(cell).height_of(cell.lines) + padding * 2};
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
  const document::TableStyle& style = style_;
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

Length TableLayout::head_height(int row) const {
  const GridSection& section = grid_.section_of(row);
  const bool has_head = style_.repeat_head || row <= section.first_body_row;
  if (section.first_body_row == section.first_row || !has_head) return {};
  return slice(BreakToken{section.first_row}, section.first_body_row, style_.padding_block_min)
      .height;
}

}  // namespace typeset::table
