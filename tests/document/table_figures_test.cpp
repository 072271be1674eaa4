// How figures are printed, and what may stand in their place.
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

std::string rows_of(const std::string& data, const std::string& layout) {
  const auto tables = blocks_of<Table>(good_document("机关: 甲\n" + data, layout));
  std::string text;
  if (!tables.empty()) append_rows(tables.front().sections.at(0).rows, text);
  return text;
}

void expect_report_finding(const std::string& marked, const std::string& layout, MessageId id) {
  const LayoutRef definition = good_layout(layout);
  ASSERT_TRUE(definition);
  const MarkedText report("机关: 甲\n" + marked);
  Diagnostics diagnostics;
  EXPECT_FALSE(build_document(*definition, parsed(report.text), diagnostics));
  expect_finding(diagnostics, id, report);
}

std::string table(const std::string& rest, const std::string& style = "") {
  return "table-styles:\n  own: {inherit: table" + style +
         "}\ntables:\n  数据:\n    style: own\n" + rest;
}

// --- Separators ---

constexpr char budget[] =
    "    columns: [{label: 年, type: integer}, {label: 款, type: money, decimals: 2}, "
    "{label: 人, columns: [增, {label: 减, type: change}]}]\n"
    "    rows: [甲, 乙, {label: 合计, sum: preceding}]\n";
constexpr char amounts[] =
    "数据: {甲: {年: 2024, 款: 1234567, 增: 1000}, 乙: {年: 2025, 款: \"1,000.5\", 减: -4321}}\n";

TEST(Thousands, OneLineIsEnoughForATableOrAStyle) {
  const std::string printed =
      "甲: 2024 1,234,567.00 1,000 0\n乙: 2025 1,000.50 0 -4,321\n"
      "合计: 4049 1,235,567.50 1,000 -4,321\n";
  EXPECT_EQ(rows_of(amounts, table(std::string("    thousands: true\n") + budget)), printed)
      << "but years are none";
  EXPECT_EQ(rows_of(amounts, table(budget, ", thousands: true")), printed);
  EXPECT_EQ(rows_of(amounts, table(std::string("    thousands: false\n") + budget,
                                   ", thousands: true")),
            rows_of(amounts, table(budget)));
}

TEST(Thousands, ColumnsAndRowsHaveTheirOwn) {
  EXPECT_EQ(rows_of("数据:\n  甲: {数: 1234, 号: 1234, 额: 1234}\n"
                    "  乙: {数: 1234, 号: 1234, 额: 1234}\n",
                    table("    thousands: true\n"
                          "    columns: [{label: 数, thousands: false}, "
                          "{label: 号, type: integer, thousands: true}, {label: 额, type: money}]\n"
                          "    rows: [甲, {label: 乙, type: number, thousands: false}]\n")),
            "甲: 1234 1,234 1,234\n乙: 1234 1234 1234\n");
}

TEST(Thousands, FieldsAndCellsOfFormsHaveThemToo) {
  const std::string layout =
      "fields: {机关: {type: text}, 款: {type: money, decimals: 2, thousands: true}}\n"
      "content: [{text: \"{{款}}元，{{款|thousands}}元\"}, {table: 数据}]\n"
      "tables: {数据: {style: table, thousands: true, grid: {rows: "
      "[[{name: 额, type: money}, {name: 年, type: integer}]]}}}\n";
  const Document document =
      good_document("机关: 甲\n款: \"1,234,567\"\n数据: {额: 7654321, 年: 2024}\n", layout);
  const auto lines = blocks_of<Paragraph>(document);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(text_of(lines[0].text), "1,234,567.00元，1,234,567.00元");
  const auto tables = blocks_of<Table>(document);
  EXPECT_EQ(text_of(tables.at(0).grid->cells.at(0).content.text), "7,654,321");
  EXPECT_EQ(text_of(tables.at(0).grid->cells.at(1).content.text), "2024");
}

// --- No data ---

constexpr char statistics[] =
    "    no-data: [\"…\", \"—\"]\n"
    "    columns: [甲, 乙, {label: 计, sum: preceding}]\n"
    "    rows: [一, 二, {label: 合计, sum: preceding}]\n";

TEST(NoData, IsPrintedAsWrittenAndNoPartOfSums) {
  EXPECT_EQ(rows_of("数据: {一: {甲: …, 乙: 3}, 二: {甲: 4, 乙: —}}\n", table(statistics)),
            "一: … 3 3\n二: 4 — 4\n合计: 4 3 7\n");
}

TEST(NoData, SumsOfNothingElseAreNoneEither) {
  EXPECT_EQ(rows_of("数据: {一: {甲: —, 乙: —}, 二: {甲: …, 乙: —}}\n", table(statistics)),
            "一: — — —\n二: … — …\n合计: … — …\n")
      << "the sign that comes first in the list";
  EXPECT_EQ(rows_of("数据: {一: {甲: —}, 二: {甲: —}}\n", table(statistics)),
            "一: — 0 0\n二: — 0 0\n合计: — 0 0\n")
      << "what is not written is 0";
}

TEST(NoData, WrittenSumsAreCheckedUnlessWithheld) {
  EXPECT_EQ(rows_of("数据: {一: {甲: 1}, 二: {甲: 2}, 合计: {甲: …}}\n", table(statistics)),
            "一: 1 0 1\n二: 2 0 2\n合计: … 0 3\n");
  expect_report_finding("数据: {一: {甲: 1}, 二: {甲: …}, 合计: {甲: ▸2}}\n", table(statistics),
                        MessageId::row_sum_mismatch);
  expect_report_finding("数据: {一: {甲: ▸－}}\n", table(statistics), MessageId::invalid_number);
}

TEST(NoData, LeavesRelationsUnchecked) {
  const std::string layout = table(
      "    no-data: —\n    columns: [{label: 上年, type: number}, {label: 增减, type: change}, "
      "本年]\n    rows: [一, 二]\n    relations: [二 <= 一]\n"
      "    column-relations: [上年 + 增减 = 本年]\n");
  EXPECT_EQ(rows_of("数据: {一: {上年: —, 增减: —, 本年: 5}, 二: {上年: 3, 增减: 1, 本年: 4}}\n",
                    layout),
            "一: — — 5\n二: 3 +1 4\n");
  expect_report_finding("数据: {一: {上年: —, 增减: —, 本年: 5}, 二: {本年: ▸5}}\n", layout,
                        MessageId::relation_mismatch);
}

TEST(NoData, NothingMayBeASignToo) {
  const std::string layout = table(
      "    columns: [{label: 甲, no-data: [\"\", —]}, {label: 乙, type: money, decimals: 1}]\n"
      "    rows: [一, 二, {label: 合计, sum: preceding}]\n");
  EXPECT_EQ(rows_of("数据: {一: {甲: \"\", 乙: 1}, 二: {甲: 3}}\n", layout),
            "一:  1.0\n二: 3 0.0\n合计: 3 1.0\n");
  EXPECT_EQ(rows_of("", layout), "一:  0.0\n二:  0.0\n合计:  0.0\n")
      << "then it is what stands where nothing is written";
}

TEST(NoData, StylesTablesColumnsAndRowsMayHaveIt) {
  const std::string layout = table(
      "    columns: [甲, {label: 乙, type: money}, {label: 丙, no-data: []}]\n"
      "    rows: [一, {label: 二, type: number, no-data: n/a}]\n",
      ", no-data: —");
  EXPECT_EQ(rows_of("数据: {一: {甲: —, 乙: —}, 二: {甲: n/a, 丙: n/a}}\n", layout),
            "一: — — 0\n二: n/a 0 n/a\n");
  expect_report_finding("数据: {一: {丙: ▸—}}\n", layout, MessageId::invalid_number);
  expect_report_finding("数据: {二: {甲: ▸—}}\n", layout, MessageId::invalid_number);
}

TEST(NoData, CellsOfFormsMayHaveIt) {
  const auto tables = blocks_of<Table>(good_document(
      "机关: 甲\n数据: {一: —}\n",
      "tables: {数据: {style: table, no-data: [—, \"\"], grid: {rows: [[{name: 一, type: count}, "
      "{name: 二, type: count}, {name: 三, type: count, no-data: []}]]}}}\n"));
  ASSERT_EQ(tables.size(), 1U);
  std::string text;
  for (const FreeCell& cell : tables[0].grid->cells) text += text_of(cell.content.text) + "|";
  EXPECT_EQ(text, "—||0|");
}

TEST(NoData, SignsAreNoNumbers) {
  const MarkedText marked(
      "tables: {数据: {style: table, no-data: [—, ▸0], columns: [甲], rows: [一]}}\n");
  Diagnostics diagnostics;
  EXPECT_FALSE(layout_over_base(marked.text, diagnostics));
  ASSERT_EQ(diagnostics.sorted().size(), 1U) << rendered(diagnostics);
  EXPECT_EQ(diagnostics.sorted()[0].message.id, MessageId::invalid_value);
  EXPECT_EQ(diagnostics.sorted()[0].position.column, marked.column);
}

// --- Dates ---

TEST(TableDates, ArePrintedAsTheColumnSays) {
  EXPECT_EQ(rows_of("数据: {一: {起: 2024/1/1, 止: 2024.12.31}}\n",
                    table("    columns: [{label: 起, type: date, format: yyyy-MM-dd}, "
                          "{label: 止, type: date}]\n    rows: [一]\n")),
            "一: 2024-01-01 2024年12月31日\n");
  const MarkedText marked(
      "tables: {数据: {style: table, columns: [{label: 甲, type: date, format: ▸YYYY-MM-DD}]}}\n");
  Diagnostics diagnostics;
  EXPECT_FALSE(layout_over_base(marked.text, diagnostics));
  ASSERT_EQ(diagnostics.sorted().size(), 1U) << rendered(diagnostics);
  EXPECT_EQ(diagnostics.sorted()[0].message.id, MessageId::invalid_date_format);
  EXPECT_EQ(diagnostics.sorted()[0].position.column, marked.column);
}

TEST(FieldDates, KeepTheirFormatUnlessAFilterSaysOtherwise) {
  const auto lines = blocks_of<Paragraph>(good_document(
      "机关: 甲\n日: 2024-3-9\n",
      "fields: {机关: {type: text}, 日: {type: date, format: yyyy.MM.dd}}\n"
      "content: [{text: \"{{日}}，{{日|date}}，{{日|chinese}}\"}]\ntables:\n"));
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(text_of(lines[0].text), "2024.03.09，2024年3月9日，二〇二四年三月九日");
}

}  // namespace
}  // namespace typeset::document
