#include "document/layout_grid.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "document/grid_tiling.h"
#include "document/layout_cell_look.h"
#include "document/layout_diagonal.h"
#include "document/layout_equal_widths.h"
#include "document/layout_tree.h"
#include "document/node_reading.h"

namespace typeset::document {
namespace {

constexpr std::int64_t most_spanned = 1000;

class GridReader {
 public:
  GridReader(const TableStyleDefinition& style, const LayoutContext& context)
      : style_(style), context_(context) {}

  std::optional<GridDefinition> read(const source::Node& node) {
    MappingReader mapping(node, "grid", context_.diagnostics);
    const source::Node* head_rows = mapping.find("head-rows");
    const source::Node* columns = mapping.find("columns");
    const source::Node* rows = mapping.require("rows");
    mapping.report_keys();
    if (columns) {
      read_hints(*columns);
      declared_ = columns->position();
    }
    if (!rows) return std::nullopt;
    const auto& lists = read_filled_list(*rows, "rows", context_.diagnostics);
    grid_.rows = static_cast<int>(lists.size());
    if (head_rows) {
      grid_.head_rows = static_cast<int>(
          read_integer(*head_rows, context_.diagnostics, 0, grid_.rows).value_or(0));
    }
    read_rows(lists);
    const std::size_t known = static_cast<std::size_t>(grid_.columns);
    if (!failed_ && grid_.hints.size() > known) {
      fail(columns->items()[known].position(),
           {MessageId::hints_beyond_columns,
            {"columns", std::to_string(grid_.hints.size()), std::to_string(known)}});
    }
    if (failed_) return std::nullopt;
    return std::move(grid_);
  }

 private:
  void read_hints(const source::Node& list) {
    for (const source::Node& node : read_list(list, "columns", context_.diagnostics)) {
      MappingReader hints(node, "columns", context_.diagnostics);
      grid_.hints.push_back(read_column_hints(hints, style_.cell, context_));
      hints.report_keys();
    }
    EqualWidths(context_.diagnostics).add_list(list.items(), grid_.hints);
  }

  void read_rows(const std::vector<source::Node>& lists) {
    std::vector<SourcePosition> rows;
    for (const source::Node& list : lists) rows.push_back(list.position());
    GridTiling tiling(rows, {grid_.hints.size(), declared_});
    for (const source::Node& list : lists) read_row(list, tiling, rows.back());
    // A cell of unknown size leaves what stands after it without a known place.
    if (!spans_known_ || rows.empty() || !tiling.check(context_.diagnostics)) failed_ = true;
    if (!failed_) grid_.columns = tiling.columns();
  }

  // A list of cells, or hints with one.
  void read_row(const source::Node& row, GridTiling& tiling, const SourcePosition& last_row) {
    RowHints hints;
    if (!row.is_mapping()) {
      read_cells(row, tiling, last_row);
    } else {
      MappingReader mapping(row, "rows", context_.diagnostics);
      hints = read_row_hints(mapping, hints, style_.cell, context_);
      if (const source::Node* cells = mapping.require("cells"))
        read_cells(*cells, tiling, last_row);
      mapping.report_keys();
    }
    grid_.row_hints.push_back(hints);
    ++row_;
  }

  void read_cells(const source::Node& list, GridTiling& tiling, const SourcePosition& last_row) {
    spans_known_ = spans_known_ && (list.is_sequence() || list.is_null());
    int column = 0;
    for (const source::Node& node : read_list(list, "rows", context_.diagnostics)) {
      GridCellDefinition cell = read_cell(node);
      cell.row = row_;
      cell.column = tiling.free_column(row_, column);
      if (cell.row + cell.rowspan > grid_.rows) shorten(cell, node, last_row);
      tiling.add({cell.row, cell.column, cell.rowspan, cell.colspan, node.position()});
      column = cell.column + cell.colspan;
      grid_.cells.push_back(std::move(cell));
    }
  }

  // Brings a cell that reaches below the last row to its end there.
  void shorten(GridCellDefinition& cell, const source::Node& node, const SourcePosition& last_row) {
    cell.rowspan = grid_.rows - cell.row;
    const source::Node* rowspan = node.find("rowspan");
    const Message last{MessageId::hint_grid_last_row,
                       {std::to_string(grid_.rows), place_text(last_row)}};
    fail(rowspan->position(),
         {MessageId::number_out_of_range, {rowspan->text(), "1", std::to_string(cell.rowspan)}},
         last);
  }

  GridCellDefinition read_cell(const source::Node& node) {
    GridCellDefinition cell;
    cell.is_head = row_ < grid_.head_rows;
    if (!node.is_mapping()) {
      cell.style = cell.is_head ? style_.head : style_.cell;
      if (node.is_scalar()) {
        text(node, cell);
      } else if (!node.is_null()) {
        read_text(node, "rows", context_.diagnostics);
      }
      return cell;
    }
    MappingReader mapping(node, "rows", context_.diagnostics);
    cell.rowspan = span(mapping, "rowspan");
    cell.colspan = span(mapping, "colspan");
    if (const source::Node* head = mapping.find("head")) {
      cell.is_head = read_boolean(*head, "head", context_.diagnostics).value_or(cell.is_head);
    }
    cell.style = style_of(mapping, cell.is_head);
    cell.look = read_cell_look(mapping, cell.look, context_.diagnostics);
    read_content(mapping, cell);
    read_foot(mapping, cell);
    cell.edges = read_edges(mapping, {top_edge, bottom_edge, left_edge, right_edge}, style_.cell,
                            context_);
    mapping.report_keys();
    return cell;
  }

  void read_content(MappingReader& mapping, GridCellDefinition& cell) {
    if (mapping.find("diagonal")) {
      cell.diagonal = read_diagonal(mapping, {"text", "name"}, context_);
      return;
    }
    const source::Node* label = mapping.find("text");
    const source::Node* name = mapping.find("name");
    if (label && name) {
      context_.diagnostics.error(name->position(),
                                 {MessageId::content_of_two_kinds, {"text", "name"}});
    }
    if (label) text(*label, cell);
    if (name) value(*name, mapping, cell);
  }

  // Where a form has its signature and date: at the end of the line, unless a style says otherwise.
  void read_foot(MappingReader& mapping, GridCellDefinition& cell) {
    const source::Node* foot = mapping.find("foot");
    const source::Node* style = mapping.find("foot-style");
    if (foot && !cell.diagonal.empty()) {
      context_.diagnostics.error(foot->position(), {MessageId::diagonal_beside, {"foot"}});
    } else if (foot) {
      cell.foot = context_.pattern(*foot, "foot");
    }
    cell.foot_style =
        style ? context_.styles.named_by(*style, context_.diagnostics) : foot_style_of(cell.style);
  }

  // Beside vertical text too it is a line. Null where the cell has no style, which is reported.
  static StyleRef foot_style_of(const StyleRef& cell_style) {
    if (!cell_style) return nullptr;
    Style style = *cell_style;
    style.align = TextAlign::end;
    style.writing_mode = WritingMode::horizontal;
    return std::make_shared<const Style>(std::move(style));
  }

  StyleRef style_of(MappingReader& mapping, bool is_head) {
    StyleRef style = is_head ? (row_ < grid_.head_rows ? style_.head : style_.stub) : style_.cell;
    if (const source::Node* named = mapping.find("style")) {
      style = context_.styles.named_by(*named, context_.diagnostics);
    }
    const source::Node* align = mapping.find("align");
    return align ? aligned(style, *align, context_) : style;
  }

  int span(MappingReader& mapping, std::string_view key) {
    const source::Node* node = mapping.find(key);
    if (!node) return 1;
    const auto span = read_integer(*node, context_.diagnostics, 1, most_spanned);
    spans_known_ = spans_known_ && span;
    return static_cast<int>(span.value_or(1));
  }

  void text(const source::Node& node, GridCellDefinition& cell) {
    if (auto pattern = context_.pattern(node, "text")) cell.text = *std::move(pattern);
  }

  // A value that the report gives.
  void value(const source::Node& node, MappingReader& mapping, GridCellDefinition& cell) {
    cell.name = read_text(node, "name", context_.diagnostics).value_or("");
    const ValueRules text{.type = ValueType::text, .figures = style_.figures};
    cell.rules = read_cell_rules(mapping, text, context_);
    cell.text.origin = node;
    if (cell.name.empty() || names_.insert(cell.name).second) return;
    fail(node.position(), {MessageId::yaml_duplicate_key, {cell.name}});
  }

  void fail(const SourcePosition& where, Message message,
            std::optional<Message> hint = std::nullopt) {
    context_.diagnostics.error(where, std::move(message), std::move(hint));
    failed_ = true;
  }

  const TableStyleDefinition& style_;
  const LayoutContext& context_;
  GridDefinition grid_;
  SourcePosition declared_;  // of the columns' hints
  int row_ = 0;
  std::set<std::string, std::less<>> names_;
  bool spans_known_ = true;
  bool failed_ = false;
};

}  // namespace

std::optional<GridDefinition> read_grid(const source::Node& node, const TableStyleDefinition& style,
                                        const LayoutContext& context) {
  return GridReader(style, context).read(node);
}

}  // namespace typeset::document
