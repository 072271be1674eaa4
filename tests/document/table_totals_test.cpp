// Totals, zeros and heads as the official tables of statistics and of budgets print them.
#include <gtest/gtest.h>

#include "document/yaml_fixture.h"

namespace typeset::document {
namespace {

void append_rows(const std::vector<RowNode>& rows, std::string& text) {
  for (const RowNode& row : rows) {
    text += text_of(row.label.text) + ":";
    for (const CellText& value : row.values) text += " " + text_of(value.text);
    text += "\n";
    append_rows(row.children, text);
  }
}

Table table_of(const std::string& data, std::string_view layout) {
  const auto tables = blocks_of<Table>(good_document("机关: 甲\n" + data, layout));
  return tables.empty() ? Table() : tables.front();
}

std::string rows_of(const std::string& data, std::string_view layout) {
  std::string text;
  append_rows(table_of(data, layout).sections.at(0).rows, text);
  return text;
}

TEST(TableTotals, MayStandBeforeWhatTheyAdd) {
  const std::string_view layout = R"(tables:
  数据:
    style: table
    columns: [{label: 合计, sum: following}, 男, 女]
    rows:
      - {label: 总计, sum: following}
      - {label: 城镇, rows: [{label: 小计, sum: following}, 甲镇, 乙镇]}
      - 农村
)";
  EXPECT_EQ(
      rows_of("数据: {甲镇: {男: 1, 女: 2}, 乙镇: {男: 10, 女: 20}, 农村: {男: 100}}\n", layout),
      "总计: 133 111 22\n城镇:\n小计: 33 11 22\n甲镇: 3 1 2\n乙镇: 30 10 20\n农村: 100 100 0\n");
}

TEST(TableTotals, MayStandBeforeTheReportsOwnRows) {
  const std::string_view layout = R"(tables:
  数据:
    style: table
    columns: [{label: 村, type: text}, 户数]
    rows: [{label: 合计, sum: following}, {open: records}]
)";
  EXPECT_EQ(rows_of("数据: [{村: 东, 户数: 3}, {村: 西, 户数: 4}]\n", layout),
            "合计: 7\n东: 3\n西: 4\n");
}

TEST(TableTotals, LeaveOutSharesAndPrices) {
  const std::string_view layout = R"(tables:
  数据:
    style: table
    columns:
      - 数量
      - {label: 单价, type: money, decimals: 2, totals: false}
    rows: [甲, 乙, {label: 合计, sum: preceding}]
    relations: [甲 = 乙]
)";
  EXPECT_EQ(rows_of("数据: {甲: {数量: 2, 单价: 3.5}, 乙: {数量: 2, 单价: 9}}\n", layout),
            "甲: 2 3.50\n乙: 2 9.00\n合计: 4 \n");
  EXPECT_EQ(rows_of("数据: {甲: {数量: 2}, 乙: {数量: 2}, 合计: {单价: 8}}\n", layout),
            "甲: 2 0.00\n乙: 2 0.00\n合计: 4 8.00\n");
}

TEST(TableTotals, ZeroIsPrintedAsTheTableSays) {
  const std::string_view layout = R"(tables:
  数据:
    style: table
    zero: —
    columns: [数, {label: 金额, type: money, zero: ""}, {label: 增减, columns: [{label: 人, type: change}]}]
    rows: [甲, {label: 合计, sum: preceding}]
)";
  EXPECT_EQ(rows_of("数据: {甲: {数: 0, 金额: 0.00}}\n", layout), "甲: —  —\n合计: —  —\n");
  EXPECT_EQ(rows_of("数据: {甲: {数: 5, 金额: 1, 人: -1}}\n", layout),
            "甲: 5 1 -1\n合计: 5 1 -1\n");
}

TEST(TableTotals, NumbersMayBeFractionsOfAnySign) {
  const std::string_view layout = R"(tables:
  数据:
    style: table
    columns: [{label: 比重, type: number, decimals: 1}, {label: 指数, type: number}]
    rows: [甲, 乙, {label: 合计, sum: preceding}]
)";
  EXPECT_EQ(rows_of("数据: {甲: {比重: 33, 指数: -1.25}, 乙: {比重: 66.7, 指数: 2}}\n", layout),
            "甲: 33.0 -1.25\n乙: 66.7 2\n合计: 99.7 0.75\n");
}

constexpr std::string_view stub_layout = R"(tables:
  数据:
    style: table
    corner: [{label: 指标, columns: [名称, 单位]}, 代码]
    column-numbers: true
    columns: [{label: 本年, columns: [一季度, 二季度]}, 上年]
    rows: [{label: 产值, rows: [{label: 万元, rows: ["01"]}]}]
)";

TEST(TableTotals, StubHeadsHaveLevelsAndColumnsNumbers) {
  const Table table = table_of("", stub_layout);
  const TableSection& section = table.sections.at(0);
  ASSERT_EQ(section.stub_heads.size(), 2U);
  ASSERT_EQ(section.stub_heads[0].children.size(), 2U);
  EXPECT_EQ(text_of(section.stub_heads[0].children[1].label.text), "单位");
  std::string numbers;
  for (const CellText& number : section.column_numbers) numbers += text_of(number.text) + " ";
  EXPECT_EQ(numbers, "甲 乙 丙 1 2 3 ");
}

TEST(TableTotals, BlankRecordsAreNumberedAndEmpty) {
  const std::string_view layout = R"(tables:
  数据:
    style: table
    columns: [{label: 序号, serial: true}, {label: 姓名, type: text}, 人数]
    rows: [{open: records, min-rows: 3}]
)";
  EXPECT_EQ(rows_of("数据: [{姓名: 张三, 人数: 2}]\n", layout), "1: 张三 2\n2:  \n3:  \n");
  EXPECT_EQ(rows_of("", layout), "1:  \n2:  \n3:  \n");
}

}  // namespace
}  // namespace typeset::document
