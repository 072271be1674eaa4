// Rules that columns, rows and cells of a layout have of their own.
#include <gtest/gtest.h>

#include "document/yaml_fixture.h"

namespace typeset::document {
namespace {

constexpr Rule none{};
const Rule one{Length::pt(1)}, two{Length::pt(2), true};

Table table_of(const std::string& table, const std::string& data = "") {
  const auto tables = blocks_of<Table>(good_document(
      "机关: 甲\n" + data, "tables:\n  数据:\n    style: table\n" + table + "\n"));
  return tables.empty() ? Table() : tables.front();
}

TEST(EdgeRules, OfColumnsAndRowsAreWrittenWithThem) {
  const Table table = table_of(
      "    stub: [{right-rule: 1pt}]\n"
      "    columns: [{label: 甲, right-rule: double 2pt, columns: [乙, {label: 丙, left-rule: none}]}]\n"
      "    rows: [{label: 丁, bottom-rule: 1pt, rows: [{label: 戊, top-rule: double 2pt}]}]");
  ASSERT_EQ(table.sections.size(), 1U);
  const ColumnNode& column = table.sections[0].columns.at(0);
  EXPECT_EQ(column.edges.right, two);
  EXPECT_EQ(column.children.at(0).edges.left, std::nullopt);
  EXPECT_EQ(column.children.at(1).edges.left, none);
  const RowNode& row = table.sections[0].rows.at(0);
  EXPECT_EQ(row.edges.bottom, one);
  EXPECT_EQ(row.edges.top, std::nullopt);
  EXPECT_EQ(row.children.at(0).edges.top, two);
  EXPECT_EQ(table.stub_edges.at(0).right, one);
}

TEST(EdgeRules, OfColumnsThatLabelRecordsGoWithThem) {
  const Table table = table_of(
      "    columns: [{label: 甲, type: text, right-rule: 1pt}, 乙]\n"
      "    rows: [{open: records, bottom-rule: double 2pt}]",
      "数据: [{甲: 一, 乙: 1}]\n");
  EXPECT_EQ(table.stub_edges.at(0).right, one);
  EXPECT_EQ(table.sections.at(0).rows.at(0).edges.bottom, two);
}

TEST(EdgeRules, OfCellsAreOnAllSides) {
  const Table table = table_of(
      "    grid:\n      rows: [[{text: 甲, top-rule: 1pt, bottom-rule: none, left-rule: double 2pt,\n"
      "        right-rule: 1pt}, 乙]]");
  ASSERT_TRUE(table.grid);
  const EdgeRules& edges = table.grid->cells.at(0).edges;
  EXPECT_EQ(edges.top, one);
  EXPECT_EQ(edges.bottom, none);
  EXPECT_EQ(edges.left, two);
  EXPECT_EQ(edges.right, one);
}

TEST(FreeGrids, LabelsMaySayThatTheirRowsGoOn) {
  const auto tables = blocks_of<Table>(good_document(
      "机关: 甲\n",
      "table-styles: {table: {continued-label: '{{label}}（续）'}}\ntables:\n  数据:\n"
      "    style: table\n    grid:\n      rows:\n"
      "        - [{text: 组, head: true, rowspan: 2}, 甲]\n        - [乙]\n"
      "        - [{text: 丙, head: true}, 丁]\n"));
  ASSERT_EQ(tables.size(), 1U);
  const std::vector<FreeCell>& cells = tables[0].grid->cells;
  ASSERT_TRUE(cells.at(0).continued);
  EXPECT_EQ(text_of(cells[0].continued->text), "组（续）");
  EXPECT_FALSE(cells.at(1).continued);
  EXPECT_FALSE(cells.at(3).continued);
}

}  // namespace
}  // namespace typeset::document
