// Where the parts of a slice stand, and the contents in their cells.
#include <algorithm>
#include <utility>

#include "table/diagonal_content.h"
#include "table/fills.h"
#include "table/table_layout.h"

namespace typeset::table {
namespace {

// Lines [first, first + count) of the content, whose em boxes start at `corner`.
std::vector<CellLine> placed_lines(const CellContent& content, std::size_t first, std::size_t count,
                                   Point corner) {
  std::vector<CellLine> lines;
  lines.reserve(count);
  const Length em = content.layout.style->size;
  const Length pitch = content.layout.style->line_pitch;
  for (std::size_t i = 0; i < count; ++i) {
    text::Line line = content.layout.lines[first + i];
    // Vertical lines stack from right to left.
    const auto steps = static_cast<std::int64_t>(content.vertical ? count - 1 - i : i);
    const Point at = content.vertical ? Point{corner.x + pitch * steps, corner.y}
                                      : Point{corner.x, corner.y + pitch * steps};
    const Rect line_box = content.vertical
                              ? Rect{at.x, at.y + line.inline_start, em, line.inline_size}
                              : Rect{at.x + line.inline_start, at.y, line.inline_size, em};
    text::move(line, at);
    lines.push_back({std::move(line), line_box});
  }
  return lines;
}

// From a rule's centre line to that of its nearer line.
Length nearer_line(const document::Rule& rule) {
  return rule.is_double ? rule.thickness / 3 : Length{};
}

}  // namespace

Placement TableLayout::drawn(const Slice& slice) const {
  if (grid_.parts.empty()) return {fragment(slice, {0, grid_.columns}), std::nullopt};
  Placement result{fragment(slice, grid_.parts.front()), std::nullopt};
  for (std::size_t i = 1; i < grid_.parts.size(); ++i) {
    result.further_parts.push_back(fragment(slice, grid_.parts[i]));
  }
  return result;
}

TableFragment TableLayout::fragment(const Slice& slice, const ColumnRange& part) const {
  TableFragment result;
  result.width = measure_;
  result.height = slice.height;
  const FrameEdges rows = row_edges(slice);
  const FrameEdges columns = column_edges(part);
  std::vector<CellFragment> cells;
  cells.reserve(slice.cells.size());
  for (const SlicedCell& sliced : slice.cells) {
    const GridCell& cell = grid_.cells[sliced.cell];
    if (cell.column < part.first || cell.column >= part.end) continue;
    const Length x = columns.positions[static_cast<std::size_t>(cell.column - part.first)];
    const Length right =
        columns.positions[static_cast<std::size_t>(cell.column_end() - part.first)];
    const Length y = rows.positions[static_cast<std::size_t>(sliced.first)];
    const Length bottom = rows.positions[static_cast<std::size_t>(sliced.first + sliced.count)];
    cells.push_back(cell_fragment(sliced, {x, y, right - x, bottom - y}, slice.padding));
    if (sliced.lines.count() > 0 && content_of(sliced).is_diagonal()) {
      add_labels(sliced, part, rows, cells.back());
    }
  }
  result.rules =
      draw_rules(cells, columns, rows, asked_of_columns(slice, part), asked_of_rows(slice, part));
  result.cells = std::move(cells);
  return result;
}

// The frame's own edges are the style's on each page.
std::vector<AskedStretches> TableLayout::asked_of_columns(const Slice& slice,
                                                          const ColumnRange& part) const {
  std::vector<AskedStretches> asked;
  for (const AskedRule& rule : grid_.column_rules) {
    if (rule.index < part.first || rule.index >= part.end) continue;
    const auto edge = at(rule.index - part.first + (rule.is_far ? 1 : 0));
    if (edge == 0 || edge == at(part.count())) continue;
    for (std::size_t i = 0; i < slice.rows.size(); ++i) {
      const int row = slice.rows[i].row;
      if (row >= rule.from && row < rule.to) asked.push_back({edge, i, i + 1, rule.rule});
    }
  }
  return asked;
}

std::vector<AskedStretches> TableLayout::asked_of_rows(const Slice& slice,
                                                       const ColumnRange& part) const {
  std::vector<AskedStretches> asked;
  for (std::size_t i = 0; i < slice.rows.size(); ++i) {
    for (const AskedRule& rule :
         std::ranges::equal_range(grid_.row_rules, slice.rows[i].row, {}, &AskedRule::index)) {
      const std::size_t edge = rule.is_far ? i + 1 : i;
      const int from = std::max(rule.from, part.first), to = std::min(rule.to, part.end);
      if (edge == 0 || edge == slice.rows.size() || from >= to) continue;
      asked.push_back({edge, at(from - part.first), at(to - part.first), rule.rule});
    }
  }
  return asked;
}

FrameEdges TableLayout::column_edges(const ColumnRange& part) const {
  const document::TableRules& rules = style_.rules;
  const auto edges = column_edges_.begin();
  FrameEdges result;
  result.positions.assign(edges + part.first, edges + part.end + 1);
  const Length start = result.positions.front();
  for (Length& position : result.positions) position += rules.side.thickness / 2 - start;
  result.rules.assign(result.positions.size(), rules.column);
  result.rules.front() = result.rules.back() = rules.side;
  return result;
}

FrameEdges TableLayout::row_edges(const Slice& slice) const {
  const document::TableRules& rules = style_.rules;
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

// Text that goes on over a break fills its cell from the top.
document::VerticalAlign TableLayout::vertical_align_of(const SlicedCell& cell) const {
  if (cell.lines.count() != content_of(cell).lines()) return document::VerticalAlign::top;
  const GridCell& placed = grid_.cells[cell.cell];
  if (placed.content->look.vertical_align) return *placed.content->look.vertical_align;
  // What shares a row's baseline are its figures and their label.
  const bool is_head = grid_.is_head_row(placed.row);
  const auto align = style_.vertical_align;
  return is_head && align == document::VerticalAlign::baseline ? document::VerticalAlign::middle
                                                               : align;
}

// Moves down what has its baseline higher than others that start in its row.
void TableLayout::align_baselines(Slice& slice) const {
  const auto is_aligned = [&](const SlicedCell& cell) {
    return cell.lines.count() > 0 && !content_of(cell).vertical && !content_of(cell).is_diagonal() &&
           vertical_align_of(cell) == document::VerticalAlign::baseline;
  };
  std::vector<Length> baselines(slice.rows.size());
  for (const SlicedCell& cell : slice.cells) {
    if (!is_aligned(cell)) continue;
    Length& lowest = baselines[static_cast<std::size_t>(cell.first)];
    lowest = std::max(lowest, content_of(cell).baseline);
  }
  for (SlicedCell& cell : slice.cells) {
    if (!is_aligned(cell)) continue;
    cell.shift = baselines[static_cast<std::size_t>(cell.first)] - content_of(cell).baseline;
  }
}

Length TableLayout::content_top(const SlicedCell& sliced, const Rect& box, Length padding) const {
  const CellContent& content = content_of(sliced);
  const Length height = content.text_height(sliced.lines);
  const Length foot = content.height_of(sliced.lines) - height;
  switch (vertical_align_of(sliced)) {
    case document::VerticalAlign::top:
      // What is cut keeps the baseline it had in the row.
      return box.y + padding + sliced.shift;
    case document::VerticalAlign::bottom:
      return box.bottom() - padding - foot - height;
    case document::VerticalAlign::baseline:
      return box.y + padding + sliced.shift;
    case document::VerticalAlign::middle:
      break;
  }
  return box.y + (box.height - foot - height) / 2;
}

CellFragment TableLayout::cell_fragment(const SlicedCell& sliced, const Rect& box,
                                        Length padding) const {
  CellFragment fragment{sliced.cell, box, sliced.repeated, sliced.continued, {}};
  if (folded_) {
    fragment.cell = origins_[sliced.cell].cell;
    fragment.repeated = sliced.repeated || origins_[sliced.cell].copy;
  }
  fragment.fill = fill_of(grid_, grid_.cells[sliced.cell], style_.fills);
  const CellContent& content = content_of(sliced);
  if (sliced.lines.count() == 0 || !content.layout.style || content.is_diagonal()) return fragment;
  const Point corner{box.x + content.start.value_or((box.width - content.width()) / 2),
                     content_top(sliced, box, padding)};
  std::vector<CellLine> lines =
      placed_lines(content, sliced.lines.first, content.text_lines(sliced.lines), corner);
  if (content.has_foot(sliced.lines)) {
    const Point at{box.x + (box.width - content.foot->width()) / 2,
                   box.bottom() - padding - content.foot->height()};
    for (CellLine& line : placed_lines(*content.foot, 0, content.foot->lines(), at)) {
      line.label = 1;
      lines.push_back(std::move(line));
    }
  }
  fragment.lines = std::move(lines);
  return fragment;
}

// What has been drawn of the whole table, with the new lines of these cells, each one line that
// stands where the cell's line did.
void TableLayout::draw_again(std::span<const NewText> texts) {
  if (!whole_) return;
  std::vector<CellFragment> cells = whole_->fragment.cells.get();
  for (const NewText& changed : texts) {
    CellFragment& cell = cells[changed.cell];
    const CellContent& content = *contents_[changed.cell];
    const Point corner{cell.box.x + (cell.box.width - content.width()) / 2,
                       cell.lines.front().box.y};
    cell.lines = placed_lines(content, 0, 1, corner);
  }
  whole_->fragment.cells = std::move(cells);
}

// The labels of a diagonal head, and the strokes between them.
void TableLayout::add_labels(const SlicedCell& sliced, const ColumnRange& part,
                             const FrameEdges& rows, CellFragment& fragment) const {
  const CellContent& content = content_of(sliced);
  const GridCell& cell = grid_.cells[sliced.cell];
  const auto rule_at = [](const FrameEdges& edges, int edge) {
    return nearer_line(edges.rules[static_cast<std::size_t>(edge)]);
  };
  const FrameEdges columns = column_edges(part);
  const Length left = rule_at(columns, cell.column - part.first);
  const Length top = rule_at(rows, sliced.first);
  const Rect bounds{fragment.box.x + left, fragment.box.y + top,
                    fragment.box.width - left - rule_at(columns, cell.column_end() - part.first),
                    fragment.box.height - top - rule_at(rows, sliced.first + sliced.count)};
  const Point corner{bounds.x, bounds.y};
  std::vector<Size> sizes;
  for (const CellContent& label : content.labels) sizes.push_back({label.width(), label.height()});
  const DiagonalPlaces places =
      place_diagonal(sizes, content.label_space, {bounds.width, bounds.height});
  std::vector<CellLine> lines;
  for (std::size_t i = 0; i < content.labels.size(); ++i) {
    const CellContent& label = content.labels[i];
    for (CellLine& line : placed_lines(label, 0, label.lines(), corner + places.labels[i])) {
      line.label = i;
      lines.push_back(std::move(line));
    }
  }
  fragment.lines = std::move(lines);
  const Length thickness = stroke_thickness(style_.rules);
  if (thickness <= Length{}) return;
  for (const Point& end : places.stroke_ends) {
    fragment.strokes.push_back({stroke_outline(corner, corner + end, thickness, bounds)});
  }
}

}  // namespace typeset::table
