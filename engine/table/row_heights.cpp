// How high rows are beyond what their cells ask of them on one page.
#include <algorithm>
#include <utility>

#include "table/row_name.h"
#include "table/table_layout.h"

namespace typeset::table {

// Whatever stands in it.
Length TableLayout::own_least_height(int row) const {
  const document::RowHints& hints = grid_.row_hints[static_cast<std::size_t>(row)];
  return std::max(style_.min_row_height, hints.min.value_or(Length{}));
}

// With that of its equal group.
RowLimits TableLayout::limits_of(int row, Length padding) const {
  const document::TableStyle& style = style_;
  const document::RowHints& hints = grid_.row_hints[static_cast<std::size_t>(row)];
  RowLimits limits{own_least_height(row), hints.equal_group};
  const auto found = equal_rows_.find(hints.equal_group);
  if (found == equal_rows_.end()) return limits;
  const auto& [tight, loose] = found->second;
  const Length most = style.padding_block - style.padding_block_min;
  const Length given = padding - style.padding_block_min;
  const Length growth = most > Length{} ? (loose - tight) * given.raw() / most.raw() : Length{};
  limits.least = std::max(limits.least, tight + growth);
  return limits;
}

// What the layout asks of a row goes for its first part; what is left of it is as high as it is.
std::vector<RowLimits> TableLayout::limits_of(const Slice& slice, const BreakToken& from) const {
  std::vector<RowLimits> limits;
  for (const SlicedRow& row : slice.rows) {
    const bool is_rest = from.cut && row.row == from.row && !row.repeated;
    limits.push_back(is_rest ? RowLimits{style_.min_row_height, {}}
                             : limits_of(row.row, slice.padding));
  }
  return limits;
}

double TableLayout::weight_of(const SlicedRow& row) const {
  const auto& weight = grid_.row_hints[static_cast<std::size_t>(row.row)].weight;
  return weight.value_or(grid_.is_head_row(row.row) ? 0 : 1);
}

std::optional<Placement> TableLayout::place_stretched(const BreakToken& from, Length height) const {
  auto rest = whole_rest(from, height);
  if (!rest) return std::nullopt;
  std::vector<double> weights;
  for (const SlicedRow& row : rest->rows) weights.push_back(weight_of(row));
  rest->heights = stretch_rows(limits_of(*rest, from), std::move(rest->heights), std::move(weights),
                               height - rest->height);
  rest->height = height;
  return placement(*rest, grid_.rows);
}

// What no page holds is as high as it is; the others of its group are alike without it.
void TableLayout::ungroup_rows_beyond_pages(Diagnostics& diagnostics) {
  if (!page_height_) return;
  for (int row = 0; row < grid_.rows; ++row) {
    std::string& group = grid_.row_hints[static_cast<std::size_t>(row)].equal_group;
    if (group.empty()) continue;
    if (!holds_more_than(row, *page_height_)) continue;
    diagnostics.warning(table_.position, {MessageId::table_rows_uneven,
                                          {table_.name, group, row_name(grid_, row)}});
    group.clear();
  }
}

// With the content of cells as it first appears, all over the table.
void TableLayout::index_equal_rows() {
  const auto is_grouped = [](const document::RowHints& row) { return !row.equal_group.empty(); };
  if (std::ranges::none_of(grid_.row_hints, is_grouped)) return;
  const document::TableStyle& style = style_;
  const Slice loose = slice({}, grid_.rows, style.padding_block);
  const Slice tight = slice({}, grid_.rows, style.padding_block_min);
  for (std::size_t row = 0; row < grid_.row_hints.size(); ++row) {
    const document::RowHints& hints = grid_.row_hints[row];
    if (is_grouped(hints))
      equal_rows_[hints.equal_group] = {tight.heights[row], loose.heights[row]};
  }
}

void TableLayout::index_least_heights() {
  const Length padding = style_.padding_block_min;
  std::vector<Length> least;
  for (int row = 0; row < grid_.rows; ++row) least.push_back(limits_of(row, padding).least);
  for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
    if (grid_.cells[i].rowspan > 1) continue;
    Length& height = least[static_cast<std::size_t>(grid_.cells[i].row)];
    height = std::max(height, contents_[i]->height() + padding * 2);
  }
  least_tops_.assign(1, Length{});
  for (const Length height : least) least_tops_.push_back(least_tops_.back() + height);
}

}  // namespace typeset::table
