// Rows that the report names itself, wherever a table is open for them.
#include <gtest/gtest.h>

#include "document/yaml_fixture.h"

namespace typeset::document {
namespace {

// A row a line: label: value value …, two spaces further in for each level.
void append_rows(const std::vector<RowNode>& rows, const std::string& indent, std::string& text) {
  for (const RowNode& row : rows) {
    text += indent + text_of(row.label.text) + ":";
    for (const CellText& value : row.values) text += " " + text_of(value.text);
    text += "\n";
    append_rows(row.children, indent + "  ", text);
  }
}

std::string rows_of(const std::string& data, const std::string& table) {
  const auto tables = blocks_of<Table>(good_document(
      "机关: 甲\n" + data, "tables:\n  数据:\n    style: table\n" + table + "\n"));
  std::string text;
  if (tables.empty()) return text;
  for (const TableSection& section : tables.front().sections) append_rows(section.rows, "", text);
  return text;
}

MessageId fault_of(const std::string& table) {
  Diagnostics diagnostics;
  layout_over_base("tables:\n  数据:\n    style: table\n" + table + "\n", diagnostics);
  const auto findings = diagnostics.sorted();
  EXPECT_EQ(findings.size(), 1U) << rendered(diagnostics);
  return findings.empty() ? MessageId::count_ : findings.front().message.id;
}

constexpr const char* groups = R"(    columns: [数]
    rows:
      - {label: 组, rows: [{open: true}, 固定, {label: 小计, sum: preceding}]}
      - {label: 另, rows: [{open: true}]}
      - {label: 合计, sum: preceding})";

TEST(OpenRows, StandInTheirGroups) {
  EXPECT_EQ(rows_of("数据: {组: {甲: 1, 固定: 2, 乙: 3}, 另: {甲: 4}}\n", groups),
            "组:\n  甲: 1\n  乙: 3\n  固定: 2\n  小计: 6\n另:\n  甲: 4\n合计: 10\n");
}

TEST(OpenRows, AreOneBlankRowWhereThereIsNone) {
  EXPECT_EQ(rows_of("数据: {组: {固定: 2}}\n", groups),
            "组:\n  : \n  固定: 2\n  小计: 2\n另:\n  : \n合计: 2\n");
}

TEST(OpenRows, OfTheOnlyPlaceNeedNoGroup) {
  const char* table = R"(    columns: [数]
    rows: [{label: 组, rows: [{label: 层, rows: [{open: true}, 固定]}]}, 另])";
  for (const char* data : {"数据: {甲: 1, 固定: 2, 另: 3}\n", "数据: {组: {甲: 1}, 固定: 2, 另: 3}\n",
                           "数据: {层: {甲: 1, 固定: 2}, 另: 3}\n"}) {
    EXPECT_EQ(rows_of(data, table), "组:\n  层:\n    甲: 1\n    固定: 2\n另: 3\n") << data;
  }
}

TEST(OpenRows, OfSectionsStandUnderTheirBands) {
  const char* table = R"(    sections:
      - {band: 上, columns: [数], rows: [{open: true}]}
      - {band: 下, columns: [数], rows: [{open: true}]})";
  EXPECT_EQ(rows_of("数据: {上: {甲: 1}, 下: {甲: 2, 乙: 3}}\n", table), "甲: 1\n甲: 2\n乙: 3\n");
}

TEST(OpenRows, AreAtOnePlaceOfEachLevel) {
  EXPECT_EQ(fault_of("    columns: [数]\n    rows: [{open: true}, 甲, {open: true}]"),
            MessageId::open_rows_twice);
  EXPECT_EQ(fault_of("    sections: [{columns: [数], rows: [{open: true}]}, "
                     "{columns: [数], rows: [{open: true}]}]"),
            MessageId::open_rows_twice);
}

TEST(Sections, NeedANameWhereTheyHaveNoRows) {
  EXPECT_EQ(fault_of("    sections: [{columns: [数], rows: [甲]}, {columns: [乙]}]"),
            MessageId::section_unreachable);
}

}  // namespace
}  // namespace typeset::document
