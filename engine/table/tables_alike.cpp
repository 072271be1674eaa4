#include "table/tables_alike.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace typeset::table {
namespace {

using document::CellText;
using document::ColumnNode;
using document::RowNode;

// Each comparison first names all members of one side, so that it does not compile once there is a
// member that it knows nothing of.
class Comparison {
 public:
  Comparison() = default;
  // Lets texts be others, and notes them.
  explicit Comparison(std::vector<OtherText>& others) : others_(&others) {}

  template <typename T>
  bool alike(const std::vector<T>& a, const std::vector<T>& b) const {
    return std::ranges::equal(a, b, [this](const T& x, const T& y) { return alike(x, y); });
  }

  template <typename T>
  bool alike(const std::optional<T>& a, const std::optional<T>& b) const {
    return a.has_value() == b.has_value() && (!a || alike(*a, *b));
  }

  bool alike(const document::TextSpan& a, const document::TextSpan& b) const {
    const auto& [text, style, origin, origin_offset, generated, shift, marks, ruby] = a;
    if (ruby || b.ruby) return false;  // rare in tables
    return text == b.text && style == b.style && shift == b.baseline_shift && marks == b.marks;
  }

  bool alike(const document::CellLook& a, const document::CellLook& b) const {
    const auto& [fill, vertical_align, decimal] = a;
    return fill == b.fill && vertical_align == b.vertical_align && decimal == b.decimal;
  }

  bool alike(const CellText& a, const CellText& b) const {
    const auto& [text, style, look, diagonal, foot] = a;
    if (style != b.style || !alike(look, b.look)) return false;
    const bool same_foot = foot && b.foot ? alike(*foot, *b.foot) : foot == b.foot;
    if (alike(text, b.text) && alike(diagonal, b.diagonal) && same_foot) return true;
    const bool is_plain = diagonal.empty() && b.diagonal.empty() && !foot && !b.foot;
    if (!others_ || !is_plain) return false;
    others_->push_back({&a, &b});
    return true;
  }

  bool alike(const document::EdgeRules& a, const document::EdgeRules& b) const {
    const auto& [top, bottom, left, right] = a;
    return top == b.top && bottom == b.bottom && left == b.left && right == b.right;
  }

  bool alike(const document::ColumnHints& a, const document::ColumnHints& b) const {
    const auto& [min, max, weight, equal_group, share, is_fixed] = a;
    return min == b.min && max == b.max && weight == b.weight && equal_group == b.equal_group &&
           share == b.share && is_fixed == b.is_fixed;
  }

  bool alike(const document::RowHints& a, const document::RowHints& b) const {
    const auto& [min, weight, equal_group] = a;
    return min == b.min && weight == b.weight && equal_group == b.equal_group;
  }

  bool alike(const ColumnNode& a, const ColumnNode& b) const {
    const auto& [label, children, hints, edges] = a;
    return alike(label, b.label) && alike(children, b.children) && alike(hints, b.hints) &&
           alike(edges, b.edges);
  }

  bool alike(const RowNode& a, const RowNode& b) const {
    const auto& [label, children, values, hints, continued, together, with_previous, edges] = a;
    return alike(label, b.label) && alike(children, b.children) && alike(values, b.values) &&
           alike(hints, b.hints) && alike(continued, b.continued_label) &&
           together == b.keep_together && with_previous == b.keep_with_previous &&
           alike(edges, b.edges);
  }

  bool alike(const document::TableSection& a, const document::TableSection& b) const {
    const auto& [band, corner, stub_heads, columns, column_numbers, rows, has_stub] = a;
    return alike(band, b.band) && alike(corner, b.corner) && alike(stub_heads, b.stub_heads) &&
           alike(columns, b.columns) && alike(column_numbers, b.column_numbers) &&
           alike(rows, b.rows) && has_stub == b.has_stub;
  }

  bool alike(const document::FreeCell& a, const document::FreeCell& b) const {
    const auto& [row, column, rowspan, colspan, is_head, content, edges, continued] = a;
    return row == b.row && column == b.column && rowspan == b.rowspan && colspan == b.colspan &&
           is_head == b.is_head && alike(content, b.content) && alike(edges, b.edges) &&
           alike(continued, b.continued);
  }

  bool alike(const document::FreeGrid& a, const document::FreeGrid& b) const {
    const auto& [rows, columns, head_rows, hints, row_hints, cells] = a;
    return rows == b.rows && columns == b.columns && head_rows == b.head_rows &&
           alike(hints, b.hints) && alike(row_hints, b.row_hints) && alike(cells, b.cells);
  }

  bool alike(const document::TableRules& a, const document::TableRules& b) const {
    const auto& [top, bottom, side, head, head_row, group, row, column] = a;
    return top == b.top && bottom == b.bottom && side == b.side && head == b.head &&
           head_row == b.head_row && group == b.group && row == b.row && column == b.column;
  }

  bool alike(const document::TableFills& a, const document::TableFills& b) const {
    const auto& [head, stub, band, stripe] = a;
    return head == b.head && stub == b.stub && band == b.band && stripe == b.stripe;
  }

  bool alike(const document::TableStyle& a, const document::TableStyle& b) const {
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

  bool alike(const document::Table& a, const document::Table& b) const {
    const auto& [name, position, style, stub_columns, stub_edges, has_stub, sections, grid, caption,
                 unit, continued_caption, continued_unit, notes] = a;
    return alike(style, b.style) && alike(stub_columns, b.stub_columns) &&
           alike(stub_edges, b.stub_edges) && has_stub == b.has_stub &&
           alike(sections, b.sections) && alike(grid, b.grid) && name == b.name;
  }

 private:
  std::vector<OtherText>* others_ = nullptr;
};

enum class CellRole { label, value };

// Calls `visit` for each cell, in the same order for tables that are alike. `Node` and the like may
// be const or not.
template <typename Node, typename Visit>
void visit_columns(Node& columns, const Visit& visit) {
  for (auto& column : columns) {
    visit(column.label, CellRole::label);
    visit_columns(column.children, visit);
  }
}

template <typename Node, typename Visit>
void visit_rows(Node& rows, const Visit& visit) {
  for (auto& row : rows) {
    visit(row.label, CellRole::label);
    if (row.continued_label) visit(*row.continued_label, CellRole::label);
    for (auto& value : row.values) visit(value, CellRole::value);
    visit_rows(row.children, visit);
  }
}

template <typename Table, typename Visit>
void visit_cells(Table& table, const Visit& visit) {
  for (auto& section : table.sections) {
    if (section.band) visit(*section.band, CellRole::label);
    if (section.corner) visit(*section.corner, CellRole::label);
    visit_columns(section.stub_heads, visit);
    visit_columns(section.columns, visit);
    for (auto& number : section.column_numbers) visit(number, CellRole::label);
    visit_rows(section.rows, visit);
  }
  if (!table.grid) return;
  for (auto& cell : table.grid->cells) {
    visit(cell.content, cell.is_head ? CellRole::label : CellRole::value);
    if (cell.continued) visit(*cell.continued, CellRole::label);
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
  return Comparison().alike(a, b);
}

std::optional<std::vector<OtherText>> other_texts(const document::Table& a,
                                                  const document::Table& b) {
  std::vector<OtherText> others;
  if (!Comparison(others).alike(a, b)) return std::nullopt;
  return others;
}

TableHashes hashes_of(const document::Table& table) {
  const std::size_t name = std::hash<std::string_view>()(table.name);
  TableHashes hashes{name, name};
  const auto add = [](std::size_t& hash, std::size_t own) {
    hash = (hash ^ own) * 0x100000001B3U;
    hash ^= hash >> 29;
  };
  visit_cells(table, [&](const CellText& cell, CellRole role) {
    const std::size_t style = std::hash<const void*>()(cell.style.get());
    std::size_t own = style;
    for (const document::TextSpan& span : cell.text) {
      own = own * 31 + std::hash<std::u16string_view>()(span.text);
    }
    add(hashes.all, own);
    add(hashes.labels, role == CellRole::label ? own : style);
  });
  return hashes;
}

std::size_t count_cells(const document::Table& table) {
  std::size_t count = 0;
  visit_cells(table, [&](const CellText&, CellRole) { ++count; });
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
  visit_cells(result, [](CellText& cell, CellRole) { drop_origins(cell); });
  return result;
}

}  // namespace typeset::table
