// Relations between figures, and the free grids and open rows they may stand beside.
#include "document/relation.h"

#include <gtest/gtest.h>
#include <vector>

#include "document/yaml_fixture.h"

namespace typeset::document {
namespace {

std::string table_layout(const std::string& table) {
  return "content: [table: 数据]\ntables:\n  数据:\n    style: table\n" + table;
}

std::vector<Diagnostic> findings(const std::string& table, const std::string& data) {
  Diagnostics diagnostics;
  const LayoutRef layout = good_layout(table_layout(table));
  if (layout) build_document(*layout, parsed("机关: 甲\n数据:\n" + data), diagnostics);
  return diagnostics.sorted();
}

// Whether one relation between rows of one column holds of these figures.
bool is_true(const std::string& relation, const std::string& data) {
  const auto found = findings(
      "    columns: [数]\n    rows: [甲, 乙, 丙 丁, 增/减]\n    relations: ['" + relation + "']\n",
      data);
  for (const Diagnostic& finding : found) {
    EXPECT_EQ(finding.message.id, MessageId::relation_mismatch);
  }
  return found.empty();
}

TEST(Relation, EveryComparisonIsUnderstood) {
  const std::string less = "  甲: 1\n  乙: 2\n", same = "  甲: 2\n  乙: 2\n",
                    more = "  甲: 3\n  乙: 2\n";
  const std::vector<std::pair<std::string, std::vector<bool>>> cases = {
      {"=", {false, true, false}}, {"＝", {false, true, false}}, {"<=", {true, true, false}},
      {"≤", {true, true, false}},  {">=", {false, true, true}},  {"≥", {false, true, true}},
      {"<", {true, false, false}}, {">", {false, false, true}}};
  for (const auto& [sign, holds] : cases) {
    const std::string relation = "甲 " + sign + " 乙";
    EXPECT_EQ(is_true(relation, less), holds[0]) << sign;
    EXPECT_EQ(is_true(relation, same), holds[1]) << sign;
    EXPECT_EQ(is_true(relation, more), holds[2]) << sign;
  }
}

TEST(Relation, SignsAddAndTakeAway) {
  EXPECT_TRUE(is_true("甲 - 乙 = 丙 丁", "  甲: 5\n  乙: 3\n  丙 丁: 2\n"));
  EXPECT_TRUE(is_true("甲 － 乙 ＋ 增/减 = 丙 丁", "  甲: 5\n  乙: 3\n  丙 丁: 3\n  增/减: 1\n"));
  EXPECT_FALSE(is_true("甲 + 乙 = 丙 丁", "  甲: 5\n  乙: 3\n  丙 丁: 2\n"));
  EXPECT_TRUE(is_true("- 甲 + 乙 = 丙 丁", "  甲: 1\n  乙: 3\n  丙 丁: 2\n"));
}

TEST(Relation, IsTrueOfATableLeftEmpty) { EXPECT_TRUE(is_true("甲 + 乙 = 丙 丁", "")); }

TEST(Relation, AMismatchSaysBothSidesAtTheLastFigure) {
  const auto found = findings(
      "    columns: [数]\n    rows: [甲, 乙, 丙]\n"
      "    relations: [甲 - 乙 = 丙]\n",
      "  丙: 3\n  甲: 5\n  乙: 1\n");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message.arguments,
            (std::vector<std::string>{"甲 - 乙 = 丙", "数", "4 (5-1)", "3"}));
  EXPECT_EQ(found[0].position.line, 5U);
  EXPECT_EQ(found[0].position.column, 6U);
}

TEST(Relation, BetweenColumnsHoldsInEachRow) {
  const std::string table =
      "    columns: [上年, 增, 本年]\n    rows: [子, 丑]\n"
      "    column-relations: [上年 + 增 = 本年]\n";
  EXPECT_TRUE(findings(table, "  子: {上年: 1, 增: 2, 本年: 3}\n").empty());
  const auto found = findings(table, "  子: {上年: 1, 增: 2, 本年: 3}\n  丑: {上年: 4}\n");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message.arguments[1], "丑");
  EXPECT_EQ(found[0].position.line, 4U);
}

TEST(Relation, OfASectionIsItsOwn) {
  const std::string table =
      "    sections:\n"
      "      - {band: 一, columns: [数], rows: [甲, 乙], relations: [甲 = 乙]}\n"
      "      - {band: 二, columns: [数], rows: [甲, 乙], relations: [甲 < 乙]}\n";
  const auto found = findings(table, "  一: {甲: 1, 乙: 1}\n  二: {甲: 1, 乙: 1}\n");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message.arguments[0], "二 / 甲 < 二 / 乙");
  EXPECT_EQ(found[0].position.line, 4U);
}

TEST(Relation, FollowsRowsThatOpenRowsHaveMoved) {
  const std::string table =
      "    columns: [数]\n"
      "    rows: [甲, {open: true}, {label: 合计, sum: preceding}, 应为]\n"
      "    relations: [合计 = 应为]\n";
  EXPECT_TRUE(findings(table, "  甲: 1\n  子: 2\n  丑: 3\n  应为: 6\n").empty());
  const auto found = findings(table, "  甲: 1\n  子: 2\n  丑: 3\n  应为: 5\n");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message.arguments[2], "6");
  EXPECT_EQ(found[0].message.arguments[3], "5");
}

TEST(OpenRows, StandWhereTheLayoutHoldsAPlaceInTheReportsOrder) {
  const Document document =
      good_document("机关: 甲\n数据:\n  寅: {数: 3}\n  尾: {数: 1}\n  子: {数: 2}\n",
                    table_layout("    columns: [数]\n    rows: [头, {open: true}, 尾]\n"));
  std::string labels;
  const Table table = blocks_of<Table>(document).at(0);
  for (const RowNode& row : table.sections.at(0).rows) {
    labels += text_of(row.label.text) + text_of(row.values.at(0).text) + ' ';
  }
  EXPECT_EQ(labels, "头0 寅3 子2 尾1 ");
}

TEST(Table, HasItsCaptionUnitAndNotes) {
  const Document document = good_document(
      "机关: 甲\n年度: 2021\n",
      "styles: {caption: {inherit: cell}, table-unit: {inherit: cell}, table-note: {inherit: "
      "cell}}\n" +
          table_layout("    caption: \"{{年度}}年情况\"\n    unit: 单位：件\n"
                       "    notes: [注一, \"{{机关}}统计\"]\n    columns: [数]\n"));
  const Table table = blocks_of<Table>(document).at(0);
  ASSERT_TRUE(table.caption && table.unit);
  EXPECT_EQ(text_of(table.caption->text), "表1\u30002021年情况");
  EXPECT_EQ(text_of(table.unit->text), "单位：件");
  ASSERT_EQ(table.notes.size(), 2U);
  EXPECT_EQ(text_of(table.notes[1].text), "甲统计");
}

TEST(FreeGrid, PlacesCellsPastThoseThatReachDown) {
  const Document document = good_document(
      "机关: 甲\n数据: {姓名: 张三, 人数: 12}\n",
      table_layout("    grid:\n      head-rows: 1\n      rows:\n"
                   "        - [项目, {text: 内容, colspan: 2}]\n"
                   "        - [{text: 人, rowspan: 2, head: true}, 姓名, {name: 姓名}]\n"
                   "        - [{text: \"{{机关}}\"}, {name: 人数, type: count}]\n"));
  const Table table = blocks_of<Table>(document).at(0);
  ASSERT_TRUE(table.grid);
  std::string cells;
  for (const FreeCell& cell : table.grid->cells) {
    cells += std::to_string(cell.row) + std::to_string(cell.column) + (cell.is_head ? "*" : "") +
             text_of(cell.content.text) + ' ';
  }
  EXPECT_EQ(cells, "00*项目 01*内容 10*人 11姓名 12张三 21甲 2212 ");
  EXPECT_EQ(table.grid->rows, 3);
  EXPECT_EQ(table.grid->columns, 3);
}

}  // namespace
}  // namespace typeset::document
