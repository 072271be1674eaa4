// Tables as no form has them, for the invariants that all tables share.
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "document/table.h"
#include "support/fixtures.h"

namespace typeset::tests {

class RandomTable {
 public:
  explicit RandomTable(unsigned seed) : random_(seed) {}

  document::Table make() {
    document::Table table = framed();
    table.has_stub = random_() % 5 != 0;
    const int sections = 1 + static_cast<int>(random_() % 3);
    for (int i = 0; i < sections; ++i) table.sections.push_back(section(table.has_stub));
    return table;
  }

  // A grid that no tree describes.
  document::Table make_free() {
    document::Table table = framed();
    document::FreeGrid& grid = table.grid.emplace();
    grid.rows = 1 + static_cast<int>(random_() % 24);
    grid.columns = 1 + static_cast<int>(random_() % 7);
    grid.head_rows = static_cast<int>(random_() % 4);
    std::vector<bool> covered(static_cast<std::size_t>(grid.rows * grid.columns));
    for (int row = 0; row < grid.rows; ++row) {
      for (int column = 0; column < grid.columns; ++column) {
        if (covered[static_cast<std::size_t>(row * grid.columns + column)]) continue;
        grid.cells.push_back(free_cell(grid, row, column, covered));
      }
    }
    return table;
  }

 private:
  static document::Table framed() {
    document::Table table;
    table.name = "随机";
    table.style.rules = document::TableRules::framed({Length::pt(0.75)}, {Length::pt(0.5)});
    table.style.padding_inline = Length::pt(3);
    table.style.padding_block = Length::pt(3.5);
    return table;
  }

  // As wide and high as it happens to be, but over none of the others.
  document::FreeCell free_cell(const document::FreeGrid& grid, int row, int column,
                               std::vector<bool>& covered) {
    const auto place = [&](int r, int c) { return static_cast<std::size_t>(r * grid.columns + c); };
    const auto span = [&](int most) {
      return random_() % 3 != 0 ? 1 : 1 + static_cast<int>(random_() % static_cast<unsigned>(most));
    };
    int free_columns = 1;
    while (column + free_columns < grid.columns && !covered[place(row, column + free_columns)]) {
      ++free_columns;
    }
    document::FreeCell result;
    result.row = row;
    result.column = column;
    result.colspan = span(free_columns);
    result.rowspan = span(std::min(8, grid.rows - row));
    result.is_head = row < grid.head_rows || random_() % (column == 0 ? 2 : 6) == 0;
    result.content = cell(random_() % 8 == 0 ? 60 : 8);
    for (int r = row; r < row + result.rowspan; ++r) {
      for (int c = column; c < column + result.colspan; ++c) covered[place(r, c)] = true;
    }
    return result;
  }

  document::CellText cell(int most_characters) {
    static const std::u16string characters = u"政府信息公开工作年度报告总计（一）、，2020";
    std::u16string text;
    const auto length = random_() % static_cast<unsigned>(most_characters + 1);
    for (unsigned i = 0; i < length; ++i) text += characters[random_() % characters.size()];
    document::CellText result;
    result.style = style_;
    result.text = rich_text(to_utf8(text), style_);
    return result;
  }

  document::ColumnNode column(int depth) {
    document::ColumnNode node;
    node.label = cell(6);
    if (depth > 0 && random_() % 2 == 0) {
      const auto children = 1 + random_() % 3;
      for (unsigned i = 0; i < children; ++i) node.children.push_back(column(depth - 1));
    }
    if (random_() % 3 == 0) node.hints.equal_group = "等宽";
    return node;
  }

  document::RowNode row(int depth, int values) {
    document::RowNode node;
    node.label = cell(12);
    if (depth > 0 && random_() % 3 == 0) {
      const auto children = 1 + random_() % 6;
      for (unsigned i = 0; i < children; ++i) node.children.push_back(row(depth - 1, values));
    } else {
      for (int i = 0; i < values; ++i) node.values.push_back(cell(4));
    }
    return node;
  }

  static int leaves(const document::ColumnNode& node) {
    if (node.children.empty()) return 1;
    int count = 0;
    for (const auto& child : node.children) count += leaves(child);
    return count;
  }

  document::TableSection section(bool has_stub) {
    document::TableSection section;
    if (random_() % 2 == 0) section.band = cell(10);
    if (random_() % 2 == 0) section.corner = cell(20);
    int values = 0;
    const auto columns = 1 + random_() % 3;
    for (unsigned i = 0; i < columns; ++i) {
      section.columns.push_back(column(2));
      values += leaves(section.columns.back());
    }
    const auto rows = 1 + random_() % 8;
    for (unsigned i = 0; i < rows; ++i) section.rows.push_back(row(has_stub ? 2 : 0, values));
    return section;
  }

  std::mt19937 random_;
  document::StyleRef style_ = share(cell_style());
};

}  // namespace typeset::tests
