#include "table/table_layout.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "table/column_solver.h"

namespace typeset::table {
namespace {

using text::PreparedParagraph;

// Without a style there is nothing to set.
bool is_empty(const document::CellText& content) { return !content.style; }

PreparedParagraph prepared(const document::CellText& content, const font::Catalogue& fonts,
                           Diagnostics& diagnostics) {
  return text::prepare(content.text, content.style, fonts, diagnostics);
}

struct SolvedColumns {
  std::vector<Length> widths;  // empty: they do not fit
  Length padding;
  // Of those that do not: the width the table would need, and what its columns would.
  Length least;
  std::vector<Length> least_widths;
};

// With the style's padding, or where that is too wide and the steps say so with its least.
SolvedColumns solve_with_padding(Grid grid, const std::vector<InlineDemand>& contents,
                                 const document::TableStyle& style,
                                 std::span<const document::FitStep> steps, Length measure) {
  const std::vector<document::ColumnHints> hints_of_contents = grid.hints;
  std::vector<Length> paddings = {style.padding_inline};
  if (std::ranges::find(steps, document::FitStep::padding) != steps.end()) {
    paddings.push_back(std::min(style.padding_inline, style.padding_inline_min));
  }
  SolvedColumns result;
  for (const Length padding : paddings) {
    grid.hints = hints_of_contents;
    for (document::ColumnHints& hint : grid.hints) {
      if (hint.min) *hint.min += padding * 2;
      if (hint.max) *hint.max += padding * 2;
    }
    std::vector<InlineDemand> demands = contents;
    for (InlineDemand& demand : demands) {
      demand.min += padding * 2;
      demand.max += padding * 2;
    }
    result.padding = padding;
    if (auto widths = solve_columns(grid, demands, measure)) {
      result.widths = std::move(*widths);
      return result;
    }
    result.least = least_width(grid, demands);
    result.least_widths = least_widths(grid, demands);
  }
  return result;
}

void report_too_wide(const document::Table& table, Length least, Length measure,
                     Diagnostics& diagnostics) {
  const auto millimetres = [](double length) {
    std::array<char, 32> text{};
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), length, std::chars_format::fixed, 1);
    return std::string(text.data(), end.ptr) + " mm";
  };
  // Rounded away from each other, so that the figures never look equal.
  diagnostics.error(table.position, {MessageId::table_too_wide,
                                     {table.name, millimetres(std::ceil(least.to_mm() * 10) / 10),
                                      millimetres(std::floor(measure.to_mm() * 10) / 10)}});
}

// What all cells ask of their columns, padding not counted; the numbers of decimal columns alike.
std::vector<InlineDemand> demands_of(const Grid& grid, const font::Catalogue& fonts,
                                     DecimalColumns& decimals, Diagnostics& diagnostics) {
  std::vector<InlineDemand> demands(grid.cells.size());
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const document::CellText& content = *grid.cells[i].content;
    if (is_empty(content)) continue;
    const PreparedParagraph paragraph = prepared(content, fonts, diagnostics);
    demands[i] = content_demand(paragraph);
    decimals.add(i, grid.cells[i], paragraph);
  }
  for (std::size_t i = 0; i < demands.size(); ++i) {
    if (const auto width = decimals.width_of(i)) demands[i] = {*width, *width};
  }
  return demands;
}

// The frame's outer rules lie inside the measure, the grid between their centre lines.
Length between_rules(const document::Table& table, Length measure) {
  return measure - table.style.rules.side.thickness;
}

struct Solution {
  DecimalColumns decimals;
  SolvedColumns columns;
};

Solution solved(const Grid& grid, const document::TableStyle& style,
                std::span<const document::FitStep> steps, Length measure,
                const font::Catalogue& fonts, Diagnostics& diagnostics) {
  DecimalColumns decimals(grid.columns);
  const auto contents = demands_of(grid, fonts, decimals, diagnostics);
  return {std::move(decimals), solve_with_padding(grid, contents, style, steps, measure)};
}

bool has_facing_pages(std::span<const document::FitStep> steps) {
  return std::ranges::find(steps, document::FitStep::facing_pages) != steps.end();
}

struct SolvedParts {
  UnfoldedGrid unfolded;
  Solution solution;
};

// The columns cut into as few parts as fit: a head that is cut may ask more of the columns it still
// stands over than it did of all. Nullopt when none do.
std::optional<SolvedParts> solved_in_parts(const Grid& grid, const document::TableStyle& style,
                                           const std::vector<Length>& least_widths, Length measure,
                                           const font::Catalogue& fonts) {
  for (std::size_t fewest = 2;;) {
    const auto parts = column_parts(grid, least_widths, measure, fewest);
    if (parts.empty()) return std::nullopt;
    UnfoldedGrid in_parts = unfolded(grid, parts);
    Diagnostics reported_before;
    Solution solution = solved(in_parts.grid, style, style.fit, measure, fonts, reported_before);
    if (!solution.columns.widths.empty()) return {{std::move(in_parts), std::move(solution)}};
    fewest = parts.size() + 1;
  }
}

}  // namespace

bool fits(const document::Table& table, Length measure, std::span<const document::FitStep> steps,
          const font::Catalogue& fonts) {
  const Grid grid = build_grid(table);
  const Length inner = between_rules(table, measure);
  Diagnostics reported_later;
  const Solution solution = solved(grid, table.style, steps, inner, fonts, reported_later);
  if (!solution.columns.widths.empty()) return true;
  return has_facing_pages(steps) &&
         !column_parts(grid, solution.columns.least_widths, inner, 2).empty();
}

TableLayout::TableLayout(const document::Table& table, Length measure, const font::Catalogue& fonts,
                         Diagnostics& diagnostics)
    : table_(table), measure_(measure), grid_(build_grid(table)) {
  solve(fonts, diagnostics);
  index_rows();
}

// A table of a million cells has no room for all of them prepared: they are once for the columns,
// and again for the lines. What was shaped the first time is known the second.
void TableLayout::solve(const font::Catalogue& fonts, Diagnostics& diagnostics) {
  const document::TableStyle& style = table_.style;
  const Length inner = between_rules(table_, measure_);
  Solution solution = solved(grid_, style, style.fit, inner, fonts, diagnostics);
  if (solution.columns.widths.empty() && has_facing_pages(style.fit)) {
    const std::vector<Length>& least = solution.columns.least_widths;
    if (auto parts = solved_in_parts(grid_, style, least, inner, fonts)) {
      folded_ = std::exchange(grid_, std::move(parts->unfolded.grid));
      origins_ = std::move(parts->unfolded.origins);
      solution = std::move(parts->solution);
    }
  }
  column_widths_ = solution.columns.widths;
  if (column_widths_.empty()) {
    report_too_wide(table_, solution.columns.least, inner, diagnostics);
    column_widths_.assign(static_cast<std::size_t>(grid_.columns), inner / grid_.columns);
  }
  add_column_edges();
  const Length padding = solution.columns.padding;
  contents_.reserve(grid_.cells.size());
  for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
    const GridCell& cell = grid_.cells[i];
    contents_.push_back(lay_out_cell(i, *cell.content, solution.decimals, padding, fonts));
    if (!cell.continued) continue;
    continued_contents_.emplace(
        i, lay_out_cell(i, *cell.continued, solution.decimals, padding, fonts));
  }
}

void TableLayout::add_column_edges() {
  column_edges_.assign(1, Length{});
  for (const Length width : column_widths_) column_edges_.push_back(column_edges_.back() + width);
}

CellContent TableLayout::lay_out_cell(std::size_t index, const document::CellText& text,
                                      const DecimalColumns& decimals, Length padding,
                                      const font::Catalogue& fonts) const {
  if (is_empty(text)) return {};
  Diagnostics reported_before;
  const PreparedParagraph paragraph = prepared(text, fonts, reported_before);
  const GridCell& cell = grid_.cells[index];
  const Length width = column_edges_[static_cast<std::size_t>(cell.column_end())] -
                       column_edges_[static_cast<std::size_t>(cell.column)];
  const auto start = decimals.start_of(index, width);
  CellContent content =
      lay_out_content(paragraph, start ? text::max_content(paragraph) : width - padding * 2);
  content.start = start;
  return content;
}

void TableLayout::index_rows() {
  const auto rows = static_cast<std::size_t>(grid_.rows);
  const document::TableStyle& style = table_.style;
  first_cell_.assign(rows + 1, grid_.cells.size());
  reaching_.resize(rows);
  std::vector<Length> least(rows, style.min_row_height);
  for (std::size_t i = grid_.cells.size(); i-- > 0;) {
    const GridCell& cell = grid_.cells[i];
    const auto row = static_cast<std::size_t>(cell.row);
    first_cell_[row] = i;
    const Length height = contents_[i].height() + style.padding_block_min * 2;
    if (cell.rowspan == 1) least[row] = std::max(least[row], height);
  }
  for (std::size_t r = rows; r-- > 0;)
    first_cell_[r] = std::min(first_cell_[r], first_cell_[r + 1]);
  for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
    for (int r = grid_.cells[i].row + 1; r < grid_.cells[i].row_end(); ++r) {
      reaching_[static_cast<std::size_t>(r)].push_back(i);
    }
  }
  least_tops_.assign(1, Length{});
  for (const Length height : least) least_tops_.push_back(least_tops_.back() + height);
}

// What a frame's rules above and below its rows add to their heights.
Length TableLayout::rules_height() const {
  const document::TableRules& rules = table_.style.rules;
  return rules.top.thickness / 2 + rules.bottom.thickness - rules.bottom.thickness / 2;
}

}  // namespace typeset::table
