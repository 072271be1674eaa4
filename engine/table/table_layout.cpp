#include "table/table_layout.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "table/column_solver.h"
#include "table/rules.h"
#include "text/prepared_paragraph.h"

namespace typeset::table {
namespace {

using document::WritingMode;
using text::PreparedParagraph;

// Without a style there is nothing to set.
bool is_empty(const document::CellText& content) { return !content.style; }

PreparedParagraph prepared(const document::CellText& content, const font::Catalogue& fonts,
                           Diagnostics& diagnostics) {
  return text::prepare(content.text, content.style, fonts, diagnostics);
}

bool is_vertical(const PreparedParagraph& paragraph) {
  return paragraph.style->writing_mode == WritingMode::vertical;
}

// A vertical head is one line high in the inline direction of its table: it goes on in a second
// line, to the left of the first, when it is longer than this many characters. A word or an address
// that is longer still makes its line as long as itself.
constexpr std::int64_t longest_vertical_line = 10;

Length vertical_measure(const PreparedParagraph& paragraph) {
  const Length most = std::min(
      text::max_content(paragraph),
      std::max(paragraph.style->size * longest_vertical_line, text::min_content(paragraph)));
  Length longest;
  for (const text::Line& line : text::lay_out(paragraph, most).lines) {
    longest = std::max(longest, line.inline_size);
  }
  return longest;
}

// What a cell's content asks of its columns, padding not counted.
InlineDemand content_demand(const PreparedParagraph& paragraph) {
  if (is_vertical(paragraph)) {
    const Length lines = text::block_size_at(paragraph, vertical_measure(paragraph));
    return {lines, lines};
  }
  return {text::min_content(paragraph), text::max_content(paragraph)};
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

}  // namespace

TableLayout::TableLayout(const document::Table& table, Length measure, const font::Catalogue& fonts,
                         Diagnostics& diagnostics)
    : table_(table), measure_(measure), grid_(build_grid(table)) {
  solve(fonts, diagnostics);
  index_rows();
}

void TableLayout::solve(const font::Catalogue& fonts, Diagnostics& diagnostics) {
  // A table of a million cells has no room for all of them prepared: they are once for the columns,
  // and again for the lines. What was shaped the first time is known the second.
  std::vector<InlineDemand> contents;
  contents.reserve(grid_.cells.size());
  for (const GridCell& cell : grid_.cells) {
    contents.push_back(is_empty(*cell.content)
                           ? InlineDemand{}
                           : content_demand(prepared(*cell.content, fonts, diagnostics)));
  }
  // The frame's outer rules lie inside the measure, the grid between their centre lines.
  const Length inner = measure_ - table_.style.outer_rule;
  const SolvedColumns solved = solve_with_padding(grid_, contents, table_.style, inner);
  column_widths_ = solved.widths;
  if (solved.widths.empty()) {
    report_too_wide(table_, solved.least, inner, diagnostics);
    column_widths_.assign(static_cast<std::size_t>(grid_.columns), inner / grid_.columns);
  }
  column_edges_.push_back(table_.style.outer_rule / 2);
  for (const Length width : column_widths_) column_edges_.push_back(column_edges_.back() + width);

  Diagnostics reported_before;
  const auto lay_out = [&](const GridCell& cell, const document::CellText& content) {
    return is_empty(content)
               ? CellContent{}
               : lay_out_cell(cell, prepared(content, fonts, reported_before), solved.padding);
  };
  contents_.reserve(grid_.cells.size());
  for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
    const GridCell& cell = grid_.cells[i];
    contents_.push_back(lay_out(cell, *cell.content));
    if (cell.continued) continued_contents_.emplace(i, lay_out(cell, *cell.continued));
  }
}

TableLayout::CellContent TableLayout::lay_out_cell(const GridCell& cell,
                                                   const PreparedParagraph& paragraph,
                                                   Length padding) const {
  CellContent content;
  content.vertical = is_vertical(paragraph);
  const Length width = column_edges_[static_cast<std::size_t>(cell.column_end())] -
                       column_edges_[static_cast<std::size_t>(cell.column)] - padding * 2;
  const Length available = content.vertical ? vertical_measure(paragraph) : width;
  content.layout = text::lay_out(paragraph, available);
  content.inline_size = available;
  content.block_size = content.layout.block_size();
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

TableFragment TableLayout::fragment(const Slice& slice) const {
  TableFragment result;
  result.width = measure_;
  result.height = slice.height;
  std::vector<Length> row_edges{table_.style.outer_rule / 2};
  for (const Length h : slice.heights) row_edges.push_back(row_edges.back() + h);
  for (const SlicedCell& sliced : slice.cells) {
    const GridCell& cell = grid_.cells[sliced.cell];
    const Length x = column_edges_[static_cast<std::size_t>(cell.column)];
    const Length right = column_edges_[static_cast<std::size_t>(cell.column_end())];
    const Length y = row_edges[static_cast<std::size_t>(sliced.first)];
    const Length bottom = row_edges[static_cast<std::size_t>(sliced.first + sliced.count)];
    result.cells.push_back(cell_fragment(sliced, {x, y, right - x, bottom - y}, slice.padding));
  }
  result.rules = draw_rules(result.cells, column_edges_, row_edges, table_.style);
  return result;
}

CellFragment TableLayout::cell_fragment(const SlicedCell& sliced, const Rect& box,
                                        Length padding) const {
  CellFragment fragment{sliced.cell, box, sliced.repeated, sliced.continued, {}};
  const CellContent& content = content_of(sliced);
  if (sliced.lines() == 0 || !content.layout.style) return fragment;
  const Length em = content.layout.style->size;
  const Length pitch = content.layout.style->line_pitch;
  // Text that goes on over a break fills its cell from the top.
  const bool whole = sliced.lines() == content.lines();
  const Length space = whole ? (box.height - content.height()) / 2 : padding;
  Point corner{box.x + (box.width - content.width()) / 2, box.y + space};
  const auto count = static_cast<std::int64_t>(sliced.lines());
  for (std::int64_t i = 0; i < count; ++i) {
    text::Line line = content.layout.lines[sliced.first_line + static_cast<std::size_t>(i)];
    // Vertical lines stack from right to left.
    const Point at = content.vertical ? Point{corner.x + pitch * (count - 1 - i), corner.y}
                                      : Point{corner.x, corner.y + pitch * i};
    const Rect line_box = content.vertical
                              ? Rect{at.x, at.y + line.inline_start, em, line.inline_size}
                              : Rect{at.x + line.inline_start, at.y, line.inline_size, em};
    text::move(line, at);
    fragment.lines.push_back({std::move(line), line_box});
  }
  return fragment;
}

}  // namespace typeset::table
