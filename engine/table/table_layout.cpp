#include "table/table_layout.h"

#include <algorithm>

#include "table/too_wide.h"

namespace typeset::table {
TableLayout::TableLayout(const document::Table& table, Length measure, const font::Catalogue& fonts,
                         Diagnostics& diagnostics)
    : table_(table), measure_(measure), grid_(build_grid(table)) {
  solve(fonts, diagnostics);
  index_rows();
}

// A table of a million cells has no room for all of them prepared: they are once for the columns,
// and again for the lines. What was shaped the first time is known the second.
void TableLayout::solve(const font::Catalogue& fonts, Diagnostics& diagnostics) {
  // The frame's outer rules lie inside the measure, the grid between their centre lines.
  const Length inner = measure_ - table_.style.rules.side.thickness;
  ColumnFit fit = fit_columns(grid_, table_.style, inner, fonts, diagnostics);
  column_widths_ = fit.widths;
  if (fit.widths.empty()) {
    report_too_wide(table_, grid_, fit, inner, fonts, diagnostics);
    column_widths_.assign(static_cast<std::size_t>(grid_.columns), inner / grid_.columns);
  }
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
  const document::TableRules& rules = table_.style.rules;
  std::vector<Length>& positions = column_edges_.positions;
  positions.push_back(rules.side.thickness / 2);
  for (const Length width : column_widths_) positions.push_back(positions.back() + width);
  column_edges_.rules.assign(positions.size(), rules.column);
  column_edges_.rules.front() = column_edges_.rules.back() = rules.side;
}

CellContent TableLayout::lay_out_cell(std::size_t index, const document::CellText& text,
                                      ColumnFit& fit, const font::Catalogue& fonts) const {
  if (!text.style) return {};  // there is nothing to set
  Diagnostics reported_before;
  const text::PreparedParagraph paragraph = fit.texts.prepare(index, text, fonts, reported_before);
  const GridCell& cell = grid_.cells[index];
  const std::vector<Length>& edges = column_edges_.positions;
  const Length width = edges[static_cast<std::size_t>(cell.column_end())] -
                       edges[static_cast<std::size_t>(cell.column)];
  const auto start = fit.decimals.start_of(index, width);
  CellContent content =
      lay_out_content(paragraph, start ? text::max_content(paragraph) : width - fit.padding * 2,
                      table_.style.max_vertical_length);
  content.start = start;
  return content;
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
      reaching_[static_cast<std::size_t>(r)].push_back(i);
    }
  }
  index_equal_rows();
  index_least_heights();
}

// What a frame's rules above and below its rows add to their heights.
Length TableLayout::rules_height() const {
  const document::TableRules& rules = table_.style.rules;
  return rules.top.thickness / 2 + rules.bottom.thickness - rules.bottom.thickness / 2;
}

}  // namespace typeset::table
