// What layouts say of the heights of rows and of tables, and of fitting wide ones.
#include <gtest/gtest.h>

#include "document/yaml_fixture.h"

namespace typeset::document {
namespace {

TableStyle style_with(const std::string& keys, const std::string& name = "高") {
  const LayoutRef layout = good_layout("table-styles:\n  高: {inherit: table" + keys +
                                       "}\n  低: {inherit: 高, min-height: 20mm}\n"
                                       "tables: {数据: {style: " +
                                       name + ", columns: [甲]}}\n");
  return layout ? layout->table("数据")->style.table : TableStyle();
}

std::vector<Diagnostic> style_findings(const std::string& keys) {
  Diagnostics diagnostics;
  layout_over_base("table-styles:\n  高: {inherit: table, " + keys + "}\n", diagnostics);
  return diagnostics.sorted();
}

TEST(TableHeight, IsALengthOrThePages) {
  EXPECT_EQ(style_with("").min_height, Length());
  EXPECT_FALSE(style_with("").fill_page);
  EXPECT_EQ(style_with(", min-height: 180mm").min_height, Length::mm(180));
  const TableStyle filling = style_with(", min-height: page");
  EXPECT_TRUE(filling.fill_page);
  EXPECT_EQ(filling.min_height, Length());
  const TableStyle own = style_with(", min-height: page", "低");
  EXPECT_FALSE(own.fill_page);
  EXPECT_EQ(own.min_height, Length::mm(20));
}

TEST(TableHeight, IsNothingElse) {
  for (const char* wrong : {"min-height: -1mm", "min-height: Page", "min-height: [page]",
                            "max-vertical-length: -1pt"}) {
    EXPECT_EQ(style_findings(wrong).size(), 1U) << wrong;
  }
}

TEST(TableFit, StepsAreTriedInTheirOrder) {
  EXPECT_EQ(style_with("").fit, (std::vector{FitStep::padding}));
  EXPECT_EQ(style_with(", fit: [size, vertical-heads, size, break-words]").fit,
            (std::vector{FitStep::size, FitStep::vertical_heads, FitStep::break_words}));
  EXPECT_TRUE(style_with(", fit: []").fit.empty());
  EXPECT_EQ(style_with("").min_font_size, Length::pt(7.5));
  EXPECT_EQ(style_with(", min-font-size: 小五").min_font_size, Length::pt(9));
  EXPECT_EQ(style_findings("fit: [shrink]").at(0).message.id, MessageId::invalid_value);
}

TEST(VerticalLength, IsInCharactersOfTheCells) {
  EXPECT_FALSE(style_with("").max_vertical_length);
  EXPECT_EQ(style_with(", max-vertical-length: 6字").max_vertical_length, Length::pt(63));
}

// As `min weight group` of each row without children.
std::string hints_of(const std::vector<RowNode>& rows) {
  std::string text;
  for (const RowNode& row : rows) {
    text += hints_of(row.children);
    if (!row.children.empty()) continue;
    const RowHints& hints = row.hints;
    text += std::to_string(static_cast<int>(hints.min.value_or(Length()).to_pt()));
    text += hints.weight ? std::to_string(static_cast<int>(*hints.weight)) : "-";
    text += hints.equal_group + ' ';
  }
  return text;
}

Table table_of(const std::string& table, const std::string& data) {
  const Document document = good_document(
      "机关: 甲\n" + data, "content: [table: 数据]\ntables:\n  数据:\n    style: table\n" + table);
  const auto tables = blocks_of<Table>(document);
  return tables.empty() ? Table() : tables.front();
}

TEST(RowHints, GroupsHandThemDown) {
  const Table table = table_of(
      "    columns: [甲]\n    rows:\n"
      "      - {label: 一, min: 2字, weight: 0}\n"
      "      - {label: 二, min: 12pt, equal: 乙, rows: [三, {label: 四, min: 30pt, weight: 2}]}\n"
      "      - 五\n",
      "");
  EXPECT_EQ(hints_of(table.sections.at(0).rows), "210 12-乙 302乙 0- ");
}

TEST(RowHints, GoForRowsThatTheReportLists) {
  const Table open = table_of(
      "    columns: [甲]\n    rows: [{open: true, min: 12pt}, {label: 计, sum: preceding}]\n",
      "数据: {寅: 1, 卯: 2}\n");
  EXPECT_EQ(hints_of(open.sections.at(0).rows), "12- 12- 0- ");
  const Table records = table_of(
      "    columns: [{label: 处, type: text}, {label: 名, type: text}, 数]\n"
      "    rows: [{open: records, group-by: 处, subtotal: 小计, equal: 丙}]\n",
      "数据: [{处: 一, 名: 二, 数: 3}, {处: 一, 名: 三}]\n");
  EXPECT_EQ(hints_of(records.sections.at(0).rows), "0-丙 0-丙 0-丙 ");
}

TEST(RowHints, StandBesideTheCellsOfAGrid) {
  const Table table = table_of(
      "    grid:\n      head-rows: 1\n      rows:\n"
      "        - [甲, 乙]\n"
      "        - {cells: [丙, {name: 丁}], min: 12pt, weight: 3, equal: 戊}\n",
      "数据: {丁: 己}\n");
  ASSERT_TRUE(table.grid);
  ASSERT_EQ(table.grid->row_hints.size(), 2U);
  EXPECT_FALSE(table.grid->row_hints[0].weight);
  EXPECT_EQ(table.grid->row_hints[1].min, Length::pt(12));
  EXPECT_EQ(table.grid->row_hints[1].weight, 3);
  EXPECT_EQ(table.grid->row_hints[1].equal_group, "戊");
  ASSERT_EQ(table.grid->cells.size(), 4U);
  EXPECT_EQ(text_of(table.grid->cells[3].content.text), "己");
}

TEST(RowHints, ARowOfAGridNeedsCells) {
  Diagnostics diagnostics;
  layout_over_base("tables: {数据: {style: table, grid: {rows: [[甲], {min: 12pt}]}}}\n",
                   diagnostics);
  ASSERT_TRUE(diagnostics.has_errors());
  EXPECT_EQ(diagnostics.sorted().at(0).message.id, MessageId::missing_key);
}

}  // namespace
}  // namespace typeset::document
