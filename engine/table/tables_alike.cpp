#include "table/tables_alike.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <tuple>
#include <vector>

namespace typeset::table {
namespace {

using document::CellText;
using document::ColumnNode;
using document::RowNode;

// Each comparison first names all members of one side, so that it does not compile once there is a
// member that it knows nothing of.
struct Comparison {
  template <typename T>
  static bool alike(const std::vector<T>& a, const std::vector<T>& b) {
    return std::ranges::equal(a, b, [](const T& x, const T& y) { return alike(x, y); });
  }

  template <typename T>
  static bool alike(const std::optional<T>& a, const std::optional<T>& b) {
    return a.has_value() == b.has_value() && (!a || alike(*a, *b));
  }

  static bool alike(const document::TextSpan& a, const document::TextSpan& b) {
    const auto& [text, style, origin, origin_offset, generated, shift, marks, ruby] = a;
    if (ruby || b.ruby) return false;  // rare in tables
    return text == b.text && style == b.style && shift == b.baseline_shift && marks == b.marks;
  }

  static bool alike(const document::CellLook& a, const document::CellLook& b) {
    const auto& [fill, vertical_align, decimal] = a;
    return fill == b.fill && vertical_align == b.vertical_align && decimal == b.decimal;
  }

  static bool alike(const CellText& a, const CellText& b) {
    const auto& [text, style, look, diagonal, foot] = a;
    const bool same_foot = foot && b.foot ? alike(*foot, *b.foot) : foot == b.foot;
    return alike(text, b.text) && style == b.style && alike(look, b.look) &&
           alike(diagonal, b.diagonal) && same_foot;
  }

  static bool alike(const document::EdgeRules& a, const document::EdgeRules& b) {
    const auto& [top, bottom, left, right] = a;
    return top == b.top && bottom == b.bottom && left == b.left && right == b.right;
  }

  static bool alike(const document::ColumnHints& a, const document::ColumnHints& b) {
    const auto& [min, max, weight, equal_group, share, is_fixed] = a;
    return min == b.min && max == b.max && weight == b.weight && equal_group == b.equal_group &&
           share == b.share && is_fixed == b.is_fixed;
  }

  static bool alike(const document::RowHints& a, const document::RowHints& b) {
    const auto& [min, weight, equal_group] = a;
    return min == b.min && weight == b.weight && equal_group == b.equal_group;
  }

  static bool alike(const ColumnNode& a, const ColumnNode& b) {
    const auto& [label, children, hints, edges] = a;
    return alike(label, b.label) && alike(children, b.children) && alike(hints, b.hints) &&
           alike(edges, b.edges);
  }

  static bool alike(const RowNode& a, const RowNode& b) {
    const auto& [label, children, values, hints, continued, together, with_previous, edges] = a;
    return alike(label, b.label) && alike(children, b.children) && alike(values, b.values) &&
           alike(hints, b.hints) && alike(continued, b.continued_label) &&
           together == b.keep_together && with_previous == b.keep_with_previous &&
           alike(edges, b.edges);
  }

  static bool alike(const document::TableSection& a, const document::TableSection& b) {
    const auto& [band, corner, stub_heads, columns, column_numbers, rows, has_stub] = a;
    return alike(band, b.band) && alike(corner, b.corner) && alike(stub_heads, b.stub_heads) &&
           alike(columns, b.columns) && alike(column_numbers, b.column_numbers) &&
           alike(rows, b.rows) && has_stub == b.has_stub;
  }

  static bool alike(const document::FreeCell& a, const document::FreeCell& b) {
    const auto& [row, column, rowspan, colspan, is_head, content, edges, continued] = a;
    return row == b.row && column == b.column && rowspan == b.rowspan && colspan == b.colspan &&
           is_head == b.is_head && alike(content, b.content) && alike(edges, b.edges) &&
           alike(continued, b.continued);
  }

  static bool alike(const document::FreeGrid& a, const document::FreeGrid& b) {
    const auto& [rows, columns, head_rows, hints, row_hints, cells] = a;
    return rows == b.rows && columns == b.columns && head_rows == b.head_rows &&
           alike(hints, b.hints) && alike(row_hints, b.row_hints) && alike(cells, b.cells);
  }

  static bool alike(const document::TableRules& a, const document::TableRules& b) {
    const auto& [top, bottom, side, head, head_row, group, row, column] = a;
    return top == b.top && bottom == b.bottom && side == b.side && head == b.head &&
           head_row == b.head_row && group == b.group && row == b.row && column == b.column;
  }

  static bool alike(const document::TableFills& a, const document::TableFills& b) {
    const auto& [head, stub, band, stripe] = a;
    return head == b.head && stub == b.stub && band == b.band && stripe == b.stripe;
  }

  static bool alike(const document::TableStyle& a, const document::TableStyle& b) {
    const auto& [rules, fills, vertical_align, padding_inline, padding_block, padding_inline_min,
                 padding_block_min, fit, min_font_size, max_vertical_length, min_row_height,
                 min_height, fill_page, space_before, space_after, repeat_head,
                 min_rows_before_break, min_rows_after_break, row_break, label_break] = a;
    return alike(rules, b.rules) && alike(fills, b.fills) &&
           std::tie(vertical_align, padding_inline, padding_block, padding_inline_min,
                    padding_block_min, fit, min_font_size, max_vertical_length, min_row_height,
                    min_height, fill_page, space_before, space_after, repeat_head,
                    min_rows_before_break, min_rows_after_break, row_break, label_break) ==
               std::tie(b.vertical_align, b.padding_inline, b.padding_block, b.padding_inline_min,
                        b.padding_block_min, b.fit, b.min_font_size, b.max_vertical_length,
                        b.min_row_height, b.min_height, b.fill_page, b.space_before, b.space_after,
                        b.repeat_head, b.min_rows_before_break, b.min_rows_after_break, b.row_break,
                        b.label_break);
  }
};

// Calls `visit` for each cell, in the same order for tables that are alike. `Node` and the like may
// be const or not.
template <typename Node, typename Visit>
void visit_columns(Node& columns, const Visit& visit) {
  for (auto& column : columns) {
    visit(column.label);
    visit_columns(column.children, visit);
  }
}

template <typename Node, typename Visit>
void visit_rows(Node& rows, const Visit& visit) {
  for (auto& row : rows) {
    visit(row.label);
    if (row.continued_label) visit(*row.continued_label);
    for (auto& value : row.values) visit(value);
    visit_rows(row.children, visit);
  }
}

template <typename Table, typename Visit>
void visit_cells(Table& table, const Visit& visit) {
  for (auto& section : table.sections) {
    if (section.band) visit(*section.band);
    if (section.corner) visit(*section.corner);
    visit_columns(section.stub_heads, visit);
    visit_columns(section.columns, visit);
    for (auto& number : section.column_numbers) visit(number);
    visit_rows(section.rows, visit);
  }
  if (!table.grid) return;
  for (auto& cell : table.grid->cells) {
    visit(cell.content);
    if (cell.continued) visit(*cell.continued);
  }
}

void drop_origins(document::RichText& text) {
  for (document::TextSpan& span : text) {
    span.origin = {};
    span.origin_offset = 0;
  }
}

void drop_origins(CellText& cell) {
  drop_origins(cell.text);
  for (document::RichText& label : cell.diagonal) drop_origins(label);
  if (!cell.foot) return;
  CellText foot = *cell.foot;
  drop_origins(foot);
  cell.foot = std::make_shared<const CellText>(std::move(foot));
}

}  // namespace

bool are_laid_out_alike(const document::Table& a, const document::Table& b) {
  const auto& [name, position, style, stub_columns, stub_edges, has_stub, sections, grid, caption,
               unit, continued_caption, continued_unit, notes] = a;
  using C = Comparison;
  return C::alike(style, b.style) && C::alike(stub_columns, b.stub_columns) &&
         C::alike(stub_edges, b.stub_edges) && has_stub == b.has_stub &&
         C::alike(sections, b.sections) && C::alike(grid, b.grid) && name == b.name;
}

std::size_t hash_of_cells(const document::Table& table) {
  std::size_t hash = std::hash<std::string_view>()(table.name);
  visit_cells(table, [&](const CellText& cell) {
    std::size_t own = std::hash<const void*>()(cell.style.get());
    for (const document::TextSpan& span : cell.text) {
      own = own * 31 + std::hash<std::u16string_view>()(span.text);
    }
    hash = (hash ^ own) * 0x100000001B3U;
    hash ^= hash >> 29;
  });
  return hash;
}

std::size_t count_cells(const document::Table& table) {
  std::size_t count = 0;
  visit_cells(table, [&](const CellText&) { ++count; });
  return count;
}

document::Table without_origins(const document::Table& table) {
  document::Table result;
  result.name = table.name;
  result.style = table.style;
  result.stub_columns = table.stub_columns;
  result.stub_edges = table.stub_edges;
  result.has_stub = table.has_stub;
  result.sections = table.sections;
  result.grid = table.grid;
  visit_cells(result, [](CellText& cell) { drop_origins(cell); });
  return result;
}

}  // namespace typeset::table
