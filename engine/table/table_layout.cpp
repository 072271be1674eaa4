#include "table/table_layout.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "table/column_solver.h"
#include "table/diagonal_content.h"

namespace typeset::table {
namespace {

using text::PreparedParagraph;

// Without a style there is nothing to set.
bool is_empty(const document::CellText& content) { return !content.style; }

PreparedParagraph prepared(const document::CellText& content, const font::Catalogue& fonts,
                           Diagnostics& diagnostics) {
  return text::prepare(content.text, content.style, fonts, diagnostics);
}

std::vector<PreparedParagraph> prepared_labels(const document::CellText& content,
                                               const font::Catalogue& fonts,
                                               Diagnostics& diagnostics) {
  std::vector<PreparedParagraph> labels;
  for (const document::RichText& label : content.diagonal) {
    labels.push_back(text::prepare(label, content.style, fonts, diagnostics));
  }
  return labels;
}

struct SolvedColumns {
  std::vector<Length> widths;  // empty: they do not fit
  Length padding;
  Length least;  // width the table would need
};

// With the style's padding, or where that is too wide with its least.
SolvedColumns solve_with_padding(Grid grid, const std::vector<InlineDemand>& contents,
                                 const document::TableStyle& style, Length measure) {
  const std::vector<document::ColumnHints> hints_of_contents = grid.hints;
  SolvedColumns result;
  for (const Length padding :
       {style.padding_inline, std::min(style.padding_inline, style.padding_inline_min)}) {
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
    result.least = least_width(grid, demands);
    if (auto widths = solve_columns(grid, demands, measure)) {
      result.widths = std::move(*widths);
      return result;
    }
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

// A label that says something else where it stands again has to fit its column there too.
void add_continued(const Grid& grid, const font::Catalogue& fonts, Diagnostics& diagnostics,
                   std::vector<InlineDemand>& demands) {
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const document::CellText* continued = grid.cells[i].continued;
    if (!continued || is_empty(*continued)) continue;
    const Length min = content_demand(prepared(*continued, fonts, diagnostics)).min;
    demands[i] = {std::max(demands[i].min, min), std::max(demands[i].max, min)};
  }
}

// What all cells ask of their columns, padding not counted; the numbers of decimal columns alike.
std::vector<InlineDemand> demands_of(const Grid& grid, const document::TableStyle& style,
                                     const font::Catalogue& fonts, DecimalColumns& decimals,
                                     Diagnostics& diagnostics) {
  std::vector<InlineDemand> demands(grid.cells.size());
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const document::CellText& content = *grid.cells[i].content;
    if (is_empty(content)) continue;
    if (!content.diagonal.empty()) {
      demands[i] = diagonal_demand(prepared_labels(content, fonts, diagnostics), style);
      continue;
    }
    const PreparedParagraph paragraph = prepared(content, fonts, diagnostics);
    demands[i] = content_demand(paragraph);
    decimals.add(i, grid.cells[i], paragraph);
  }
  add_continued(grid, fonts, diagnostics, demands);
  for (std::size_t i = 0; i < demands.size(); ++i) {
    if (const auto width = decimals.width_of(i)) demands[i] = {*width, *width};
  }
  return demands;
}

}  // namespace

TableLayout::TableLayout(const document::Table& table, Length measure, const font::Catalogue& fonts,
                         Diagnostics& diagnostics)
    : table_(table), measure_(measure), grid_(build_grid(table)) {
  solve(fonts, diagnostics);
  index_rows();
}

// A table of a million cells has no room for all of them prepared: they are once for the columns,
// and again for the lines. What was shaped the first time is known the second.
void TableLayout::solve(const font::Catalogue& fonts, Diagnostics& diagnostics) {
  DecimalColumns decimals(grid_.columns);
  const auto contents = demands_of(grid_, table_.style, fonts, decimals, diagnostics);
  // The frame's outer rules lie inside the measure, the grid between their centre lines.
  const Length inner = measure_ - table_.style.rules.side.thickness;
  const SolvedColumns solved = solve_with_padding(grid_, contents, table_.style, inner);
  column_widths_ = solved.widths;
  if (solved.widths.empty()) {
    report_too_wide(table_, solved.least, inner, diagnostics);
    column_widths_.assign(static_cast<std::size_t>(grid_.columns), inner / grid_.columns);
  }
  add_column_edges();
  contents_.reserve(grid_.cells.size());
  for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
    const GridCell& cell = grid_.cells[i];
    contents_.push_back(lay_out_cell(i, *cell.content, decimals, solved.padding, fonts));
    if (!cell.continued) continue;
    continued_contents_.emplace(i,
                                lay_out_cell(i, *cell.continued, decimals, solved.padding, fonts));
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
                                      const DecimalColumns& decimals, Length padding,
                                      const font::Catalogue& fonts) const {
  if (is_empty(text)) return {};
  Diagnostics reported_before;
  const GridCell& cell = grid_.cells[index];
  const std::vector<Length>& edges = column_edges_.positions;
  const Length width = edges[static_cast<std::size_t>(cell.column_end())] -
                       edges[static_cast<std::size_t>(cell.column)];
  if (!text.diagonal.empty()) {
    return lay_out_diagonal(prepared_labels(text, fonts, reported_before), width, padding,
                            table_.style);
  }
  const PreparedParagraph paragraph = prepared(text, fonts, reported_before);
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
