#include "table/table_layout.h"

#include <algorithm>
#include <utility>

#include "table/diagonal_content.h"
#include "table/too_wide.h"

namespace typeset::table {
namespace {

// The frame's outer rules lie inside the measure, the grid between their centre lines.
Length between_rules(const document::Table& table, Length measure) {
  return measure - table.style.rules.side.thickness;
}

bool has_facing_pages(std::span<const document::FitStep> steps) {
  return std::ranges::find(steps, document::FitStep::facing_pages) != steps.end();
}

struct FittedParts {
  UnfoldedGrid unfolded;
  ColumnFit fit;
};

// The columns cut into as few parts as fit: a head that is cut may ask more of the columns it still
// stands over than it did of all. Nullopt when none do.
std::optional<FittedParts> fitted_in_parts(const Grid& grid, const document::TableStyle& style,
                                           const std::vector<Length>& least_widths, Length measure,
                                           const font::Catalogue& fonts) {
  for (std::size_t fewest = 2;;) {
    const auto parts = column_parts(grid, least_widths, measure, fewest);
    if (parts.empty()) return std::nullopt;
    UnfoldedGrid in_parts = unfolded(grid, parts);
    Diagnostics reported_before;
    ColumnFit fit = fit_columns(in_parts.grid, style, measure, fonts, reported_before);
    if (!fit.widths.empty()) return {{std::move(in_parts), std::move(fit)}};
    fewest = parts.size() + 1;
  }
}

}  // namespace

bool fits(const document::Table& table, Length measure, std::span<const document::FitStep> steps,
          const font::Catalogue& fonts) {
  const Grid grid = build_grid(table);
  document::TableStyle style = table.style;
  style.fit.assign(steps.begin(), steps.end());
  const Length inner = between_rules(table, measure);
  Diagnostics reported_later;
  const ColumnFit fit = fit_columns(grid, style, inner, fonts, reported_later);
  if (!fit.widths.empty()) return true;
  return has_facing_pages(steps) && !column_parts(grid, fit.least_widths, inner, 2).empty();
}

TableLayout::TableLayout(const document::Table& table, Length measure, const font::Catalogue& fonts,
                         Diagnostics& diagnostics, std::optional<Length> page_height)
    : table_(table), measure_(measure), page_height_(page_height), grid_(build_grid(table)) {
  solve(fonts, diagnostics);
  index_rows();
  ungroup_rows_beyond_pages(diagnostics);
  index_equal_rows();
  index_least_heights();
  index_kept_cells();
}

// A table of a million cells has no room for all of them prepared: they are once for the columns,
// and again for the lines. What was shaped the first time is known the second.
void TableLayout::solve(const font::Catalogue& fonts, Diagnostics& diagnostics) {
  const document::TableStyle& style = table_.style;
  const Length inner = between_rules(table_, measure_);
  ColumnFit fit = fit_columns(grid_, style, inner, fonts, diagnostics);
  if (fit.widths.empty() && has_facing_pages(style.fit)) {
    if (auto parts = fitted_in_parts(grid_, style, fit.least_widths, inner, fonts)) {
      folded_ = std::exchange(grid_, std::move(parts->unfolded.grid));
      origins_ = std::move(parts->unfolded.origins);
      fit = std::move(parts->fit);
    }
  }
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

std::shared_ptr<const CellContent> TableLayout::lay_out_cell(std::size_t index,
                                                             const document::CellText& text,
                                                             ColumnFit& fit,
                                                             const font::Catalogue& fonts) const {
  static const auto empty = std::make_shared<const CellContent>();
  if (!text.style) return empty;  // there is nothing to set
  Diagnostics reported_before;
  const GridCell& cell = grid_.cells[index];
  const Length width = column_edges_[static_cast<std::size_t>(cell.column_end())] -
                       column_edges_[static_cast<std::size_t>(cell.column)];
  if (!text.diagonal.empty()) {
    return std::make_shared<const CellContent>(
        lay_out_diagonal(fit.texts.prepare_labels(index, text, fonts, reported_before), width,
                         fit.padding, table_.style));
  }
  const auto shared = fit.texts.prepare(index, text, fonts, reported_before);
  const SharedText::Place place{width, fit.decimals.start_of(index, width)};
  const auto known =
      std::ranges::find(shared->contents, place,
                        &std::pair<SharedText::Place, std::shared_ptr<const CellContent>>::first);
  if (known != shared->contents.end()) return known->second;
  const text::PreparedParagraph& paragraph = shared->paragraph;
  CellContent content = lay_out_content(
      paragraph, place.second ? text::max_content(paragraph) : width - fit.padding * 2,
      table_.style.max_vertical_length);
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
  const document::TableRules& rules = table_.style.rules;
  return rules.top.thickness / 2 + rules.bottom.thickness - rules.bottom.thickness / 2;
}

}  // namespace typeset::table
