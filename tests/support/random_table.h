// Tables as no form has them, for the invariants that all tables share.
#pragma once

#include <random>
#include <string>

#include "document/table.h"
#include "support/fixtures.h"

namespace typeset::tests {

class RandomTable {
 public:
  explicit RandomTable(unsigned seed) : random_(seed) {}

  document::Table make() {
    document::Table table;
    table.name = "随机";
    table.style.outer_rule = Length::pt(0.75);
    table.style.inner_rule = Length::pt(0.5);
    table.style.padding_inline = Length::pt(3);
    table.style.padding_block = Length::pt(3.5);
    table.has_stub = random_() % 5 != 0;
    const int sections = 1 + static_cast<int>(random_() % 3);
    for (int i = 0; i < sections; ++i) table.sections.push_back(section(table.has_stub));
    return table;
  }

 private:
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
