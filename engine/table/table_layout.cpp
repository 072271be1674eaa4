#include "table/table_layout.h"

#include <algorithm>
#include <utility>

#include "table/diagonal_content.h"
#include "table/rule_clearance.h"
#include "table/table_fit.h"
#include "table/too_wide.h"

namespace typeset::table {

TableLayout::TableLayout(const document::Table& table, Length measure, const font::Catalogue& fonts,
                         Diagnostics& diagnostics, std::optional<Length> page_height)
    : table_(table),
      measure_(measure),
      page_height_(page_height),
      grid_(build_grid(table)),
      style_(clear_of_rules(table.style, grid_)) {
  solve(fonts, diagnostics);
  index_rows();
  ungroup_rows_beyond_pages(diagnostics);
  index_equal_rows();
  index_least_heights();
  index_kept_cells();
  index_starts();
  draw_whole();
}

// A table of a million cells has no room for all of them prepared: they are once for the columns,
// and again for the lines. What was shaped the first time is known the second.
void TableLayout::solve(const font::Catalogue& fonts, Diagnostics& diagnostics) {
  const Length inner = between_rules(style_, measure_);
  TableFit table_fit =
      fit_table(grid_, style_, style_.fit, inner, fonts, diagnostics);
  if (table_fit.parts) {
    folded_ = std::exchange(grid_, std::move(table_fit.parts->grid));
    origins_ = std::move(table_fit.parts->origins);
  }
  ColumnFit& fit = table_fit.columns;
  padding_ = fit.padding;
  asked_without_values_ = fit.asked_without_values;
  column_widths_ = fit.widths;
  if (fit.widths.empty()) {
    report_too_wide(table_, grid_, fit, inner, fonts, diagnostics);
    column_widths_.assign(static_cast<std::size_t>(grid_.columns), inner / grid_.columns);
  }
  report_beyond_width(table_, grid_, fit, fonts, diagnostics);
  report_uneven_groups(table_, grid_, column_widths_, diagnostics);
  add_column_edges();
  contents_.reserve(grid_.cells.size());
  for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
    const GridCell& cell = grid_.cells[i];
    contents_.push_back(lay_out_cell(i, *cell.content, fit, fonts));
    if (!cell.continued) continue;
    continued_contents_.emplace(i, lay_out_cell(i, *cell.continued, fit, fonts));
  }
}

void TableLayout::add_column_edges() {
  column_edges_.assign(1, Length{});
  for (const Length width : column_widths_) column_edges_.push_back(column_edges_.back() + width);
}

Length TableLayout::width_of(const GridCell& cell) const {
  return column_edges_[at(cell.column_end())] - column_edges_[at(cell.column)];
}

std::shared_ptr<const CellContent> TableLayout::lay_out_cell(std::size_t index,
                                                             const document::CellText& text,
                                                             ColumnFit& fit,
                                                             const font::Catalogue& fonts) const {
  static const auto empty = std::make_shared<const CellContent>();
  if (!text.style) return empty;  // there is nothing to set
  Diagnostics reported_before;
  const GridCell& cell = grid_.cells[index];
  const Length width = width_of(cell);
  if (!text.diagonal.empty()) {
    return std::make_shared<const CellContent>(
        lay_out_diagonal(fit.texts.prepare_labels(index, text, fonts, reported_before), width,
                         fit.padding, style_));
  }
  const auto shared = fit.texts.prepare(index, text, fonts, reported_before);
  const SharedText::Place place{width, fit.decimals.start_of(index, width)};
  const auto known =
      std::ranges::find(shared->contents, place,
                        &std::pair<SharedText::Place, std::shared_ptr<const CellContent>>::first);
  if (known != shared->contents.end()) return known->second;
  const text::PreparedParagraph& paragraph = *shared->paragraph;
  CellContent content = lay_out_content(
      paragraph, place.second ? text::max_content(paragraph) : width - fit.padding * 2,
      longest_vertical_line(cell, style_));
  content.start = place.second;
  if (text.foot) content.foot = lay_out_cell(index, *text.foot, fit, fonts);
  return shared->contents
      .emplace_back(place, std::make_shared<const CellContent>(std::move(content)))
      .second;
}

void TableLayout::index_rows() {
  const auto rows = static_cast<std::size_t>(grid_.rows);
  first_cell_.assign(rows + 1, grid_.cells.size());
  reaching_.resize(rows);
  for (std::size_t i = grid_.cells.size(); i-- > 0;) {
    first_cell_[static_cast<std::size_t>(grid_.cells[i].row)] = i;
  }
  for (std::size_t r = rows; r-- > 0;)
    first_cell_[r] = std::min(first_cell_[r], first_cell_[r + 1]);
  for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
    for (int r = grid_.cells[i].row + 1; r < grid_.cells[i].row_end(); ++r) {
      auto& reaching = reaching_[static_cast<std::size_t>(r)];
      reaching.push_back(i);
      if (!grid_.is_head_row(r)) most_reaching_ = std::max(most_reaching_, reaching.size());
    }
  }
}

// What a frame's rules above and below its rows add to their heights.
Length TableLayout::rules_height() const {
  const document::TableRules& rules = style_.rules;
  return rules.top.thickness / 2 + rules.bottom.thickness - rules.bottom.thickness / 2;
}

}  // namespace typeset::table
