#include "table/grid.h"

#include <algorithm>
#include <cassert>
#include <optional>

namespace typeset::table {
namespace {

using document::ColumnNode;
using document::RowNode;

template <typename Node>
int depth_of(const std::vector<Node>& nodes) {
  int depth = 0;
  for (const Node& node : nodes) depth = std::max(depth, 1 + depth_of(node.children));
  return depth;
}

template <typename Node>
int leaves_of(const Node& node) {
  if (node.children.empty()) return 1;
  int leaves = 0;
  for (const Node& child : node.children) leaves += leaves_of(child);
  return leaves;
}

template <typename Node>
int leaves_of(const std::vector<Node>& nodes) {
  int leaves = 0;
  for (const Node& node : nodes) leaves += leaves_of(node);
  return leaves;
}

class TreeGridBuilder {
 public:
  explicit TreeGridBuilder(const document::Table& table) : table_(table) {
    for (const auto& section : table.sections) {
      if (!has_stub(section)) continue;
      grid_.stub_columns = std::max(grid_.stub_columns, depth_of(section.rows));
    }
    for (const auto& section : table.sections) {
      grid_.columns = std::max(grid_.columns, first_value(section) + leaves_of(section.columns));
    }
    grid_.hints.resize(static_cast<std::size_t>(grid_.columns));
    const auto stubs =
        std::min(table.stub_columns.size(), static_cast<std::size_t>(grid_.stub_columns));
    std::copy_n(table.stub_columns.begin(), stubs, grid_.hints.begin());
  }

  Grid build() {
    for (const auto& section : table_.sections) add_section(section);
    std::ranges::stable_sort(grid_.row_rules, {}, &AskedRule::index);
    std::ranges::stable_sort(grid_.cells, [](const GridCell& a, const GridCell& b) {
      return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
    return std::move(grid_);
  }

 private:
  bool has_stub(const document::TableSection& section) const {
    return table_.has_stub && section.has_stub;
  }

  // The column of the section's first values.
  int first_value(const document::TableSection& section) const {
    return has_stub(section) ? grid_.stub_columns : 0;
  }

  void add_section(const document::TableSection& section) {
    GridSection rows;
    rows.first_row = grid_.rows;
    if (section.band) {
      add({grid_.rows++, 0, 1, grid_.columns, CellKind::band, &*section.band});
    }
    const std::size_t first_rule = grid_.column_rules.size();
    const int levels = std::max(depth_of(section.columns), depth_of(section.stub_heads));
    if (has_stub(section)) add_stub_rules();
    if (first_value(section) > 0 && levels > 0) add_stub_heads(section, levels);
    add_heads(section.columns, grid_.rows, levels, first_value(section), grid_.columns);
    grid_.rows += levels;
    if (!section.column_numbers.empty()) add_column_numbers(section);
    rows.first_body_row = grid_.rows;
    add_rows(section, section.rows, 0);
    rows.end_row = grid_.rows;
    for (std::size_t i = first_rule; i < grid_.column_rules.size(); ++i) {
      grid_.column_rules[i].to = grid_.rows;
    }
    grid_.sections.push_back(rows);
  }

  void add_stub_rules() {
    const auto columns = static_cast<std::size_t>(grid_.stub_columns);
    for (std::size_t i = 0; i < std::min(columns, table_.stub_edges.size()); ++i) {
      add_column_rules(table_.stub_edges[i], grid_.rows, static_cast<int>(i), 1);
    }
  }

  // From `row` to the section's end, which is not known yet.
  void add_column_rules(const document::EdgeRules& edges, int row, int column, int colspan) {
    if (edges.left) grid_.column_rules.push_back({column, false, row, 0, *edges.left});
    if (edges.right) {
      grid_.column_rules.push_back({column + colspan - 1, true, row, 0, *edges.right});
    }
  }

  void add_row_rules(const document::EdgeRules& edges, int row, int rowspan, int column) {
    if (edges.top) {
      grid_.row_rules.push_back({row, false, column, grid_.columns, *edges.top});
    }
    if (edges.bottom) {
      grid_.row_rules.push_back({row + rowspan - 1, true, column, grid_.columns, *edges.bottom});
    }
  }

  void add_stub_heads(const document::TableSection& section, int levels) {
    if (!section.stub_heads.empty()) {
      add_heads(section.stub_heads, grid_.rows, levels, 0, grid_.stub_columns);
      return;
    }
    const document::CellText* corner = section.corner ? &*section.corner : &empty_cell_;
    add({grid_.rows, 0, levels, grid_.stub_columns, CellKind::corner, corner});
  }

  void add_column_numbers(const document::TableSection& section) {
    const int columns = static_cast<int>(section.column_numbers.size());
    for (int i = 0; i < columns; ++i) {
      const int colspan = i + 1 == columns ? grid_.columns - i : 1;
      add({grid_.rows, i, 1, colspan, CellKind::column_head,
           &section.column_numbers[static_cast<std::size_t>(i)]});
    }
    ++grid_.rows;
  }

  void add(GridCell cell) { grid_.cells.push_back(cell); }

  // The tree's last leaf reaches to column `end`, where that is given.
  void add_heads(const std::vector<ColumnNode>& nodes, int row, int levels, int column,
                 std::optional<int> end) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const ColumnNode& node = nodes[i];
      const bool at_end = end && i + 1 == nodes.size();
      const int leaves = leaves_of(node);
      const int colspan = at_end ? *end - column : leaves;
      const bool leaf = node.children.empty();
      add({row, column, leaf ? levels : 1, colspan, CellKind::column_head, &node.label});
      add_column_rules(node.edges, row, column, colspan);
      if (!leaf) add_heads(node.children, row + 1, levels - 1, column, at_end ? end : std::nullopt);
      if (leaf && colspan == 1) merge_hints(static_cast<std::size_t>(column), node.hints);
      column += colspan;
    }
  }

  // The first section that says something of a column is heard.
  void merge_hints(std::size_t column, const document::ColumnHints& hints) {
    document::ColumnHints& known = grid_.hints[column];
    if (!known.min) known.min = hints.min;
    if (!known.max) known.max = hints.max;
    if (!known.share) known.share = hints.share;
    known.is_fixed = known.is_fixed || hints.is_fixed;
    if (known.equal_group.empty()) known.equal_group = hints.equal_group;
    if (known.weight == 1) known.weight = hints.weight;
  }

  void add_rows(const document::TableSection& section, const std::vector<RowNode>& nodes,
                int depth) {
    for (const RowNode& node : nodes) {
      const bool leaf = node.children.empty();
      add_row_rules(node.edges, grid_.rows, leaf ? 1 : leaves_of(node),
                    has_stub(section) ? depth : 0);
      if (has_stub(section)) {
        const int colspan = leaf ? grid_.stub_columns - depth : 1;
        add({grid_.rows, depth, leaf ? 1 : leaves_of(node), colspan, CellKind::row_head,
             &node.label, node.continued_label ? &*node.continued_label : nullptr,
             node.keep_together});
      }
      if (!leaf) {
        add_rows(section, node.children, depth + 1);
        continue;
      }
      add_values(section, node);
      grid_.kept_with_previous.resize(static_cast<std::size_t>(grid_.rows), false);
      grid_.kept_with_previous.push_back(node.keep_with_previous);
      grid_.row_hints.resize(static_cast<std::size_t>(grid_.rows));
      grid_.row_hints.push_back(node.hints);
      ++grid_.rows;
    }
  }

  void add_values(const document::TableSection& section, const RowNode& row) {
    const int columns = leaves_of(section.columns);
    for (int i = 0; i < columns; ++i) {
      const int column = first_value(section) + i;
      const auto index = static_cast<std::size_t>(i);
      const document::CellText* value =
          index < row.values.size() ? &row.values[index] : &empty_cell_;
      const int colspan = i + 1 == columns ? grid_.columns - column : 1;
      add({grid_.rows, column, 1, colspan, CellKind::data, value});
    }
  }

  static inline const document::CellText empty_cell_{};

  const document::Table& table_;
  Grid grid_;
};

// Cells come by row, so that one that makes more rows head rows is seen before those of these rows.
int head_rows_of(const document::FreeGrid& free) {
  int rows = free.head_rows;
  for (const document::FreeCell& cell : free.cells) {
    if (cell.row < rows) rows = std::max(rows, cell.row + cell.rowspan);
  }
  return rows < free.rows ? rows : 0;
}

void add_rules(const document::FreeCell& cell, Grid& grid) {
  const document::EdgeRules& edges = cell.edges;
  const int row_end = cell.row + cell.rowspan, column_end = cell.column + cell.colspan;
  const auto add = [](std::vector<AskedRule>& rules, const std::optional<document::Rule>& rule,
                      AskedRule asked) {
    if (!rule) return;
    asked.rule = *rule;
    rules.push_back(asked);
  };
  add(grid.column_rules, edges.left, {cell.column, false, cell.row, row_end, {}});
  add(grid.column_rules, edges.right, {column_end - 1, true, cell.row, row_end, {}});
  add(grid.row_rules, edges.top, {cell.row, false, cell.column, column_end, {}});
  add(grid.row_rules, edges.bottom, {row_end - 1, true, cell.column, column_end, {}});
}

// The columns from the first whose cells below the head rows are all heads and stand in no other.
int stub_columns_of(const document::FreeGrid& free, int head_rows) {
  int stub = free.columns;
  int joined_until = 0;  // the end of the cells that start before a column
  std::vector<int> ends(static_cast<std::size_t>(free.columns));
  for (const document::FreeCell& cell : free.cells) {
    if (cell.row < head_rows) continue;
    int& end = ends[static_cast<std::size_t>(cell.column)];
    end = std::max(end, cell.column + cell.colspan);
    if (!cell.is_head) stub = std::min(stub, cell.column);
  }
  int closed = 0;
  for (int column = 0; column < stub; ++column) {
    joined_until = std::max(joined_until, ends[static_cast<std::size_t>(column)]);
    if (joined_until == column + 1) closed = joined_until;
  }
  return closed < free.columns ? closed : 0;
}

Grid build_free_grid(const document::FreeGrid& free) {
  Grid grid;
  grid.rows = free.rows;
  grid.columns = free.columns;
  grid.hints = free.hints;
  grid.hints.resize(static_cast<std::size_t>(free.columns));
  grid.row_hints = free.row_hints;
  const int head_rows = head_rows_of(free);
  grid.stub_columns = stub_columns_of(free, head_rows);
  for (const document::FreeCell& cell : free.cells) {
    const CellKind head = cell.row < head_rows ? CellKind::column_head : CellKind::row_head;
    const bool says_another = cell.continued && head == CellKind::row_head;
    grid.cells.push_back({cell.row, cell.column, cell.rowspan, cell.colspan,
                          cell.is_head ? head : CellKind::data, &cell.content,
                          says_another ? &*cell.continued : nullptr});
    add_rules(cell, grid);
  }
  std::ranges::stable_sort(grid.row_rules, {}, &AskedRule::index);
  grid.sections = {{0, head_rows, free.rows}};
  return grid;
}

}  // namespace

const GridSection& Grid::section_of(int row) const {
  const auto found = std::ranges::upper_bound(sections, row, {}, &GridSection::end_row);
  return found != sections.end() ? *found : sections.back();
}

void index_places(Grid& grid) {
  grid.places.resize(static_cast<std::size_t>(grid.rows) * static_cast<std::size_t>(grid.columns));
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const GridCell& cell = grid.cells[i];
    assert(cell.row_end() <= grid.rows && cell.column_end() <= grid.columns);
    for (int row = cell.row; row < cell.row_end(); ++row) {
      const auto first = grid.places.begin() + (row * grid.columns + cell.column);
      std::fill_n(first, cell.colspan, i);
    }
  }
}

Grid build_grid(const document::Table& table) {
  Grid grid = table.grid ? build_free_grid(*table.grid) : TreeGridBuilder(table).build();
  grid.kept_with_previous.resize(static_cast<std::size_t>(grid.rows), false);
  grid.row_hints.resize(static_cast<std::size_t>(grid.rows));
  index_places(grid);
  return grid;
}

}  // namespace typeset::table
