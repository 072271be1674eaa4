#include "document/layout_grid.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "document/layout_cell_look.h"
#include "document/layout_tree.h"
#include "document/node_reading.h"

namespace typeset::document {
namespace {

constexpr std::int64_t most_spanned = 200;

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
    if (columns) read_hints(*columns);
    if (!rows) return std::nullopt;
    const auto& lists = read_filled_list(*rows, "rows", context_.diagnostics);
    grid_.rows = static_cast<int>(lists.size());
    if (head_rows) {
      grid_.head_rows = static_cast<int>(
          read_integer(*head_rows, context_.diagnostics, 0, grid_.rows).value_or(0));
    }
    for (const source::Node& row : lists) read_row(row);
    check_tiling(lists);
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
  }

  // A list of cells, or hints with one.
  void read_row(const source::Node& row) {
    RowHints hints;
    if (!row.is_mapping()) {
      read_cells(row);
    } else {
      MappingReader mapping(row, "rows", context_.diagnostics);
      hints = read_row_hints(mapping, hints, style_.cell, context_);
      if (const source::Node* cells = mapping.require("cells")) read_cells(*cells);
      mapping.report_keys();
    }
    grid_.row_hints.push_back(hints);
    ++row_;
  }

  void read_cells(const source::Node& list) {
    int column = 0;
    for (const source::Node& node : read_list(list, "rows", context_.diagnostics)) {
      while (taken_.contains({row_, column})) ++column;
      GridCellDefinition cell = read_cell(node);
      cell.row = row_;
      cell.column = column;
      place(cell, node);
      column += cell.colspan;
      grid_.columns = std::max(grid_.columns, column);
      grid_.cells.push_back(std::move(cell));
    }
  }

  void place(const GridCellDefinition& cell, const source::Node& node) {
    if (cell.row + cell.rowspan > grid_.rows) {
      const source::Node* rowspan = node.find("rowspan");
      fail(rowspan->position(), {MessageId::number_out_of_range,
                                 {rowspan->text(), "1", std::to_string(grid_.rows - cell.row)}});
      return;
    }
    for (int row = cell.row; row < cell.row + cell.rowspan; ++row) {
      for (int column = cell.column; column < cell.column + cell.colspan; ++column) {
        if (taken_.emplace(row, column).second) continue;
        fail(node.position(),
             {MessageId::grid_overlap, {std::to_string(row + 1), std::to_string(column + 1)}});
        return;
      }
    }
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
    if (const source::Node* label = mapping.find("text")) {
      text(*label, cell);
    } else if (const source::Node* name = mapping.find("name")) {
      value(*name, mapping, cell);
    }
    mapping.report_keys();
    return cell;
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
    return static_cast<int>(read_integer(*node, context_.diagnostics, 1, most_spanned).value_or(1));
  }

  void text(const source::Node& node, GridCellDefinition& cell) {
    if (auto pattern = context_.pattern(node, "text")) cell.text = *std::move(pattern);
  }

  // A value that the report gives.
  void value(const source::Node& node, MappingReader& mapping, GridCellDefinition& cell) {
    cell.name = read_text(node, "name", context_.diagnostics).value_or("");
    cell.rules = read_cell_rules(mapping, ValueRules{.type = ValueType::text}, context_);
    cell.text.origin = node;
    if (cell.name.empty() || names_.insert(cell.name).second) return;
    fail(node.position(), {MessageId::yaml_duplicate_key, {cell.name}});
  }

  void check_tiling(const std::vector<source::Node>& lists) {
    if (failed_) return;
    for (int row = 0; row < grid_.rows; ++row) {
      for (int column = 0; column < grid_.columns; ++column) {
        if (taken_.contains({row, column})) continue;
        fail(lists[static_cast<std::size_t>(row)].position(),
             {MessageId::grid_gap, {std::to_string(row + 1), std::to_string(column + 1)}});
        break;
      }
    }
  }

  void fail(const SourcePosition& where, Message message) {
    context_.diagnostics.error(where, std::move(message));
    failed_ = true;
  }

  const TableStyleDefinition& style_;
  const LayoutContext& context_;
  GridDefinition grid_;
  int row_ = 0;
  std::set<std::pair<int, int>> taken_;  // places by row and column
  std::set<std::string, std::less<>> names_;
  bool failed_ = false;
};

}  // namespace

std::optional<GridDefinition> read_grid(const source::Node& node, const TableStyleDefinition& style,
                                        const LayoutContext& context) {
  return GridReader(style, context).read(node);
}

}  // namespace typeset::document
