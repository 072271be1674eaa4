#include "table/table_layout.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "table/column_solver.h"
#include "table/fills.h"
#include "table/row_solver.h"
#include "text/prepared_paragraph.h"

namespace typeset::table {
namespace {

using document::WritingMode;
using text::PreparedParagraph;

std::vector<PreparedParagraph> prepare_cells(const Grid& grid, const font::Catalogue& fonts,
                                             Diagnostics& diagnostics) {
  std::vector<PreparedParagraph> prepared;
  prepared.reserve(grid.cells.size());
  for (const GridCell& cell : grid.cells) {
    const document::CellText& content = *cell.content;
    prepared.push_back(content.style
                           ? text::prepare(content.text, content.style, fonts, diagnostics)
                           : PreparedParagraph{});
  }
  return prepared;
}

bool is_vertical(const PreparedParagraph& paragraph) {
  return paragraph.style && paragraph.style->writing_mode == WritingMode::vertical;
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

InlineDemand inline_demand(const PreparedParagraph& paragraph, Length padding) {
  if (!paragraph.style) return {padding * 2, padding * 2};
  if (is_vertical(paragraph)) {
    const Length lines = text::block_size_at(paragraph, vertical_measure(paragraph));
    return {lines + padding * 2, lines + padding * 2};
  }
  return {text::min_content(paragraph) + padding * 2, text::max_content(paragraph) + padding * 2};
}

struct SolvedColumns {
  std::vector<Length> widths;  // empty: they do not fit
  Length padding;
  Length least;  // width the table would need
};

// With the style's padding, or where that is too wide with its least.
SolvedColumns solve_with_padding(Grid grid, const std::vector<PreparedParagraph>& prepared,
                                 const DecimalColumns& decimals, const document::TableStyle& style,
                                 Length measure) {
  const std::vector<document::ColumnHints> hints_of_contents = grid.hints;
  SolvedColumns result;
  for (const Length padding :
       {style.padding_inline, std::min(style.padding_inline, style.padding_inline_min)}) {
    grid.hints = hints_of_contents;
    for (document::ColumnHints& hint : grid.hints) {
      if (hint.min) *hint.min += padding * 2;
      if (hint.max) *hint.max += padding * 2;
    }
    std::vector<InlineDemand> demands;
    for (std::size_t i = 0; i < prepared.size(); ++i) {
      const auto block = decimals.width_of(i);
      demands.push_back(block ? InlineDemand{*block + padding * 2, *block + padding * 2}
                              : inline_demand(prepared[i], padding));
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
  const auto prepared = prepare_cells(grid_, fonts, diagnostics);
  const DecimalColumns decimals(grid_, prepared);
  // The frame's outer rules lie inside the measure, the grid between their centre lines.
  const Length inner = measure_ - table_.style.rules.side.thickness;
  const SolvedColumns solved = solve_with_padding(grid_, prepared, decimals, table_.style, inner);
  column_widths_ = solved.widths;
  if (solved.widths.empty()) {
    report_too_wide(table_, solved.least, inner, diagnostics);
    column_widths_.assign(static_cast<std::size_t>(grid_.columns), inner / grid_.columns);
  }
  add_column_edges();
  for (std::size_t i = 0; i < prepared.size(); ++i) {
    contents_.push_back(lay_out_cell(i, prepared[i], decimals, solved.padding));
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

TableLayout::CellContent TableLayout::lay_out_cell(std::size_t index,
                                                   const PreparedParagraph& paragraph,
                                                   const DecimalColumns& decimals,
                                                   Length padding) const {
  CellContent content;
  const GridCell& cell = grid_.cells[index];
  if (!paragraph.style) return content;
  content.vertical = is_vertical(paragraph);
  const std::vector<Length>& edges = column_edges_.positions;
  const Length width = edges[static_cast<std::size_t>(cell.column_end())] -
                       edges[static_cast<std::size_t>(cell.column)];
  content.start = decimals.start_of(index, width);
  const Length available = content.start      ? text::max_content(paragraph)
                           : content.vertical ? vertical_measure(paragraph)
                                              : width - padding * 2;
  content.layout = text::lay_out(paragraph, available);
  content.inline_size = available;
  content.block_size = content.layout.block_size();
  content.baseline = paragraph.baseline;
  return content;
}

bool TableLayout::may_break_before(int row) const {
  const GridSection& section = grid_.section_of(row);
  if (row == section.first_row) return true;
  const int body = section.end_row - section.first_body_row;
  const int before = std::min(table_.style.min_rows_before_break, body);
  const int after = std::min(table_.style.min_rows_after_break, body);
  return row - section.first_body_row >= before && section.end_row - row >= after;
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

// No slice of these rows is lower.
Length TableLayout::least_height(int from, int to) const {
  return least_tops_[static_cast<std::size_t>(to)] - least_tops_[static_cast<std::size_t>(from)];
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

bool TableLayout::cuts_data(int row) const {
  return std::ranges::any_of(reaching_[static_cast<std::size_t>(row)], [&](std::size_t cell) {
    return grid_.cells[cell].kind == CellKind::data;
  });
}

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

TableLayout::Slice TableLayout::slice(int from, int to, Length padding) const {
  Slice result;
  result.rows = sliced_rows(from, to);
  const int heads = static_cast<int>(result.rows.size()) - (to - from);
  const int first_head = grid_.section_of(from).first_row;
  result.padding = padding;
  const auto add = [&](const SlicedCell& part) { result.cells.push_back(part); };
  const auto add_part = [&](std::size_t i) {
    const GridCell& cell = grid_.cells[i];
    const int first = std::max(cell.row, from);
    const bool repeated = cell.row < from;
    add({i,
         heads + first - from,
         std::min(cell.row_end(), to) - first,
         repeated,
         !repeated || cell.kind != CellKind::data,
         {}});
  };
  for (std::size_t i = first_cell(first_head); heads > 0 && i < first_cell(first_head + heads);
       ++i) {
    add({i, grid_.cells[i].row - first_head, grid_.cells[i].rowspan, true, true, {}});
  }
  for (const std::size_t i : reaching_[static_cast<std::size_t>(from)]) add_part(i);
  for (std::size_t i = first_cell(from); i < first_cell(to); ++i) add_part(i);
  std::ranges::stable_sort(result.cells, [&](const SlicedCell& a, const SlicedCell& b) {
    if (a.first != b.first) return a.first < b.first;
    return grid_.cells[a.cell].column < grid_.cells[b.cell].column;
  });
  align_baselines(result);
  std::vector<BlockDemand> demands;
  for (const SlicedCell& part : result.cells) {
    const Length content = part.has_content ? contents_[part.cell].height() : Length{};
    demands.push_back({part.first, part.count, part.shift + content + padding * 2});
  }
  result.heights =
      solve_rows(static_cast<int>(result.rows.size()), table_.style.min_row_height, demands);
  for (const Length h : result.heights) result.height += h;
  const document::TableRules& rules = table_.style.rules;
  result.height += rules.top.thickness / 2 + rules.bottom.thickness - rules.bottom.thickness / 2;
  return result;
}

// All rows from `from` on, with as much padding as `available` allows; nullopt when even the least
// is too much.
std::optional<TableLayout::Slice> TableLayout::whole_rest(int from, Length available) const {
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

std::optional<Placement> TableLayout::place(BreakToken from, Length available) const {
  if (const auto rest = whole_rest(from.row, available)) return placement(*rest, grid_.rows);
  // A break that cuts a group's label is worth some empty space at the foot of the page to avoid.
  constexpr double cost_of_cut_label = 0.12;
  std::optional<Slice> best;
  int best_row = 0;
  double best_score = 0;
  for (int row = from.row + 1; row < grid_.rows; ++row) {
    if (least_height(from.row, row) > available) break;
    if (!may_break_before(row) || cuts_data(row)) continue;
    Slice part = slice(from.row, row, table_.style.padding_block);
    if (part.height > available) continue;
    const double filled = least_height(from.row, row).ratio_to(available);
    const double score = filled - cost_of_cut_label * cuts_at(row);
    if (best && score <= best_score) continue;
    best = std::move(part);
    best_row = row;
    best_score = score;
  }
  if (!best) return std::nullopt;
  return placement(*best, best_row);
}

Placement TableLayout::place_least(BreakToken from, Length available) const {
  const auto may_end_before = [&](int row) { return row == grid_.rows || may_break_before(row); };
  int least = from.row + 1;
  while (!may_end_before(least)) ++least;
  int whole = 0, cut = 0;  // the last rows to end before, of the parts that fit
  for (int row = least; row <= grid_.rows && least_height(from.row, row) <= available; ++row) {
    if (!may_end_before(row)) continue;
    if (slice(from.row, row, table_.style.padding_block_min).height > available) continue;
    (row < grid_.rows && cuts_data(row) ? cut : whole) = row;
  }
  const int end = whole > 0 ? whole : cut > 0 ? cut : least;
  return placement(slice(from.row, end, table_.style.padding_block_min), end);
}

Placement TableLayout::placement(const Slice& slice, int to) const {
  Placement result{fragment(slice), std::nullopt};
  if (to < grid_.rows) result.rest = BreakToken{to};
  return result;
}

TableFragment TableLayout::fragment(const Slice& slice) const {
  TableFragment result;
  result.width = measure_;
  result.height = slice.height;
  const FrameEdges rows = row_edges(slice);
  for (const SlicedCell& sliced : slice.cells) {
    const GridCell& cell = grid_.cells[sliced.cell];
    const Length x = column_edges_.positions[static_cast<std::size_t>(cell.column)];
    const Length right = column_edges_.positions[static_cast<std::size_t>(cell.column_end())];
    const Length y = rows.positions[static_cast<std::size_t>(sliced.first)];
    const Length bottom = rows.positions[static_cast<std::size_t>(sliced.first + sliced.count)];
    result.cells.push_back(cell_fragment(sliced, {x, y, right - x, bottom - y}, slice.padding));
  }
  result.rules = draw_rules(result.cells, column_edges_, rows);
  return result;
}

FrameEdges TableLayout::row_edges(const Slice& slice) const {
  const document::TableRules& rules = table_.style.rules;
  FrameEdges edges{{rules.top.thickness / 2}, {rules.top}};
  for (std::size_t i = 0; i < slice.heights.size(); ++i) {
    edges.positions.push_back(edges.positions.back() + slice.heights[i]);
    const bool is_last = i + 1 == slice.heights.size();
    edges.rules.push_back(
        is_last ? rules.bottom
                : rule_between(grid_, rules, slice.rows[i].row, slice.rows[i + 1].row));
  }
  return edges;
}

document::VerticalAlign TableLayout::vertical_align_of(const GridCell& cell) const {
  return cell.content->look.vertical_align.value_or(table_.style.vertical_align);
}

// Moves down what has its baseline higher than others that start in its row.
void TableLayout::align_baselines(Slice& slice) const {
  const auto is_aligned = [&](const SlicedCell& part) {
    return part.has_content && !contents_[part.cell].vertical &&
           vertical_align_of(grid_.cells[part.cell]) == document::VerticalAlign::baseline;
  };
  std::vector<Length> baselines(slice.rows.size());
  for (const SlicedCell& part : slice.cells) {
    if (!is_aligned(part)) continue;
    Length& lowest = baselines[static_cast<std::size_t>(part.first)];
    lowest = std::max(lowest, contents_[part.cell].baseline);
  }
  for (SlicedCell& part : slice.cells) {
    if (!is_aligned(part)) continue;
    part.shift = baselines[static_cast<std::size_t>(part.first)] - contents_[part.cell].baseline;
  }
}

Length TableLayout::content_top(const SlicedCell& sliced, const Rect& box, Length padding) const {
  const Length height = contents_[sliced.cell].height();
  switch (vertical_align_of(grid_.cells[sliced.cell])) {
    case document::VerticalAlign::top:
      return box.y + padding;
    case document::VerticalAlign::bottom:
      return box.bottom() - padding - height;
    case document::VerticalAlign::baseline:
      return box.y + padding + sliced.shift;
    case document::VerticalAlign::middle:
      break;
  }
  return box.y + (box.height - height) / 2;
}

CellFragment TableLayout::cell_fragment(const SlicedCell& sliced, const Rect& box,
                                        Length padding) const {
  CellFragment fragment{sliced.cell, box, sliced.repeated, {}};
  fragment.fill = fill_of(grid_, grid_.cells[sliced.cell], table_.style.fills);
  const CellContent& content = contents_[sliced.cell];
  if (!sliced.has_content || !content.layout.style) return fragment;
  const Length em = content.layout.style->size;
  const Length pitch = content.layout.style->line_pitch;
  const Point corner{box.x + content.start.value_or((box.width - content.width()) / 2),
                     content_top(sliced, box, padding)};
  const auto count = static_cast<std::int64_t>(content.layout.lines.size());
  for (std::int64_t i = 0; i < count; ++i) {
    text::Line line = content.layout.lines[static_cast<std::size_t>(i)];
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
