// Tables: data by name, sums, numbering, values as printed.
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

std::string rows_of(const Table& table) {
  std::string text;
  for (const TableSection& section : table.sections) {
    if (section.band) text += "[" + text_of(section.band->text) + "]\n";
    append_rows(section.rows, "", text);
  }
  return text;
}

Table table_of(const std::string& data, std::string_view layout = "") {
  const Document document = good_document("机关: 甲\n" + data, layout);
  const auto tables = blocks_of<Table>(document);
  return tables.empty() ? Table() : tables.front();
}

TEST(ReportTable, ZerosNeedNotBeWritten) {
  EXPECT_EQ(rows_of(table_of("")),
            "受理: 0 0 0 0\n结果:\n  公开: 0 0 0 0\n  其他: 0 0 0 0\n  总计: 0 0 0 0\n");
  EXPECT_EQ(rows_of(table_of("数据:\n  受理:\n  公开: {自然人: }\n")), rows_of(table_of("")));
}

TEST(ReportTable, SumsAreFilledInBothWays) {
  EXPECT_EQ(rows_of(table_of(R"(数据:
  受理: {自然人: 7, 企业: 2}
  公开: {自然人: 3, 企业: 1}
  结果: {其他: {自然人: 4, 法人: {企业: 1, 其他: 5}}}
)")),
            "受理: 7 2 0 9\n结果:\n  公开: 3 1 0 4\n  其他: 4 1 5 10\n  总计: 7 2 5 14\n");
}

TEST(ReportTable, TypedSumsThatHoldAreWelcome) {
  EXPECT_EQ(
      rows_of(table_of("数据: {公开: {自然人: 3, 总计: 3}, 结果: {总计: {自然人: 3, 总计: 3}}}\n")),
      "受理: 0 0 0 0\n结果:\n  公开: 3 0 0 3\n  其他: 0 0 0 0\n  总计: 3 0 0 3\n");
}

TEST(ReportTable, SubtotalsAreNotAddedTwice) {
  const std::string_view layout = R"(tables:
  数据:
    style: table
    columns: [甲, 乙, {label: 小计, sum: preceding}, 丙, {label: 总计, sum: preceding}]
    rows: [一, 二, {label: 小计, sum: preceding}, 三, {label: 总计, sum: preceding}]
)";
  EXPECT_EQ(
      rows_of(table_of("数据: {一: {甲: 1, 乙: 2, 丙: 4}, 二: {甲: 10}, 三: {丙: 5}}\n", layout)),
      "一: 1 2 3 4 7\n二: 10 0 10 0 10\n小计: 11 2 13 4 17\n三: 0 0 0 5 5\n"
      "总计: 11 2 13 9 22\n");
}

TEST(ReportTable, RowsAreNumberedByLevel) {
  const std::string_view layout = R"(tables:
  数据:
    style: table
    numbering: ["{{n|chinese}}、", "（{{n|chinese}}）"]
    columns: [数]
    rows:
      - 甲
      - {label: 说明, number: false}
      - label: 乙
        rows: [子, {label: 丑, rows: [深]}]
)";
  EXPECT_EQ(rows_of(table_of("", layout)),
            "一、甲: 0\n说明: 0\n二、乙:\n  （一）子: 0\n  （二）丑:\n    深: 0\n");
}

TEST(ReportTable, TypesPrintTheirOwnWay) {
  const std::string_view layout = R"(tables:
  数据:
    style: table
    columns: [数, {label: 增减, type: change}, {label: 金额, type: money}]
    rows: [甲, 乙, {label: 丙, type: money}, {label: 合计, sum: preceding}]
)";
  EXPECT_EQ(rows_of(table_of("数据: {甲: {数: 1, 增减: 19, 金额: 12.50}, "
                             "乙: {增减: -8, 金额: 0.125}, 丙: {数: 1.5}}\n",
                             layout))
                .substr(0, 60),
            std::string("甲: 1 +19 12.50\n乙: 0 -8 0.125\n丙: 1.5 0 0\n合计: 2.5 +11 12.625\n")
                .substr(0, 60));
}

TEST(ReportTable, SectionsStandUnderTheirBands) {
  const std::string_view layout = R"(tables:
  数据:
    style: table
    sections:
      - {band: 第一项, corner: 内容, columns: [甲, 乙], rows: [许可, 其他]}
      - {band: 第二项, corner: 内容, columns: [丙], rows: [处罚, 其他]}
)";
  const Table table = table_of(
      "数据: {许可: {乙: 1}, 处罚: 7, 第二项: {其他: 8}, 第一项: {其他: {甲: 9}}}\n", layout);
  EXPECT_EQ(rows_of(table), "[第一项]\n许可: 0 1\n其他: 9 0\n[第二项]\n处罚: 7\n其他: 8\n");
  EXPECT_TRUE(table.has_stub);
  EXPECT_EQ(text_of(table.sections[1].corner->text), "内容");
}

TEST(ReportTable, WithoutRowsColumnsAreNamedAtOnce) {
  const std::string_view layout = R"(tables:
  数据:
    style: table
    columns:
      - label: 复议
        columns: &结果 [维持, 纠正, {label: 总计, sum: preceding}]
      - label: 诉讼
        columns:
          - {label: 直接, columns: *结果}
          - {label: 复议后, columns: *结果}
)";
  const Table table = table_of(
      "数据: {复议: {维持: 1}, 直接: {纠正: 2}, 诉讼: {复议后: {维持: 3, 纠正: 4}}}\n", layout);
  EXPECT_FALSE(table.has_stub);
  EXPECT_EQ(rows_of(table), ": 1 0 1 0 2 2 3 4 7\n");
}

TEST(ReportTable, CellsTakeTheStylesOfTheTableOrTheirOwn) {
  const std::string_view layout = R"(styles:
  head: {inherit: cell, align: center}
  narrow: {inherit: head, writing-mode: vertical-rl}
table-styles:
  table: {head: head}
tables:
  数据:
    style: table
    stub: [{min: 3字, max: 30mm, weight: 0}]
    columns: [甲, {label: 乙, style: narrow, equal: 组, min: 2字, weight: 2.5}]
    rows: [{label: 丙, style: head}]
)";
  const Table table = table_of("数据: {丙: {甲: 5}}\n", layout);
  ASSERT_EQ(table.sections.size(), 1U);
  const TableSection& section = table.sections[0];
  EXPECT_EQ(section.columns[0].label.style->name, "head");
  EXPECT_EQ(section.columns[1].label.style->writing_mode, WritingMode::vertical);
  EXPECT_EQ(section.columns[1].hints.equal_group, "组");
  EXPECT_EQ(section.columns[1].hints.min, Length::pt(21));
  EXPECT_EQ(section.columns[1].hints.weight, 2.5);
  EXPECT_EQ(section.rows[0].label.style->name, "head");
  EXPECT_EQ(section.rows[0].values[0].style->name, "cell");
  ASSERT_EQ(table.stub_columns.size(), 1U);
  EXPECT_EQ(table.stub_columns[0].min, Length::pt(31.5));
  EXPECT_EQ(table.stub_columns[0].max, Length::mm(30));
  EXPECT_EQ(table.stub_columns[0].weight, 0);
}

TEST(ReportTable, LookOfARowStandsOverThatOfItsColumns) {
  const Table table = table_of("", R"(tables:
  数据:
    style: table
    columns:
      - {label: 左, fill: "#00ff00", columns: [甲, {label: 乙, fill: none, vertical-align: top}]}
      - {label: 右, align: decimal}
    rows:
      - 一
      - {label: 二, fill: "#ff0000", rows: [三, {label: 四, vertical-align: bottom}]}
)");
  const auto& section = table.sections.at(0);
  const auto& first = section.rows.at(0);
  EXPECT_FALSE(section.columns.at(0).label.look.fill);
  EXPECT_FALSE(first.label.look.fill);
  EXPECT_EQ(first.values.at(0).look.fill, (Color{0, 1, 0}));
  EXPECT_FALSE(first.values.at(1).look.fill);
  EXPECT_EQ(first.values.at(1).look.vertical_align, VerticalAlign::top);
  EXPECT_FALSE(first.values.at(1).look.decimal);
  EXPECT_TRUE(first.values.at(2).look.decimal);
  EXPECT_EQ(first.values.at(2).style->align, TextAlign::center);

  const auto& group = section.rows.at(1);
  const auto& last = group.children.at(1);
  EXPECT_EQ(group.label.look.fill, (Color{1, 0, 0}));
  EXPECT_EQ(last.label.look.fill, (Color{1, 0, 0}));
  for (const CellText& value : last.values) EXPECT_EQ(value.look.fill, (Color{1, 0, 0}));
  EXPECT_EQ(last.values.at(1).look.vertical_align, VerticalAlign::bottom);
}

TEST(ReportTable, CellsOfAGridHaveTheirOwnLook) {
  const Table table = table_of("", R"(tables:
  数据:
    style: table
    grid: {rows: [[{text: 甲, fill: "#ff0000"}, {name: 乙, vertical-align: baseline}]]}
)");
  const auto& cells = table.grid->cells;
  EXPECT_EQ(cells.at(0).content.look.fill, (Color{1, 0, 0}));
  EXPECT_EQ(cells.at(1).content.look.vertical_align, VerticalAlign::baseline);
}

TEST(ReportTable, TypedFiguresKeepTheirPlace) {
  const Table table = table_of("数据:\n  受理: {自然人: 25}\n");
  const RichText& value = table.sections[0].rows[0].values[0].text;
  ASSERT_EQ(value.size(), 1U);
  EXPECT_FALSE(value[0].generated);
  EXPECT_EQ(value[0].position_at(1).line, 3U);
  EXPECT_EQ(value[0].position_at(1).column, 14U);
  EXPECT_TRUE(table.sections[0].rows[0].values[1].text[0].generated);
}

TEST(ReportTable, LabelsMayHoldValues) {
  const Table table = table_of("年度: 2019\n", R"(tables:
  数据: {style: table, columns: [{label: "{{年度}}年", name: 本年}], rows: [甲]}
)");
  EXPECT_EQ(text_of(table.sections[0].columns[0].label.text), "2019年");
}

TEST(ReportTable, OpenRowsOfWhichNoneIsGivenAreABlankOne) {
  const Table table = table_of("年度: 2019\n", R"(tables:
  数据: {style: table, corner: 项目, columns: [本年, {label: 总计, sum: preceding}], rows: [{open: true}]}
)");
  EXPECT_TRUE(table.has_stub);
  EXPECT_EQ(rows_of(table), ":  \n");
}

TEST(ReportTable, SaysOnFurtherPagesWhatItsStyleWants) {
  const Table table = table_of("年度: 2019\n", R"(
styles: {caption: {inherit: cell}, table-unit: {inherit: cell}}
table-styles:
  long: {inherit: table, continued-caption: "续表{{n}}：{{caption}}", repeat-unit: true,
    continued-label: "{{label}}（续）"}
tables:
  数据:
    style: long
    caption: 收费
    unit: 单位：元
    columns: [本年]
    rows: [{label: 组, keep: true, rows: [甲, 乙, {label: 小计, sum: preceding}]}]
)");
  ASSERT_TRUE(table.caption && table.continued_caption && table.continued_unit);
  EXPECT_EQ(text_of(table.continued_caption->text), "续表1：" + text_of(table.caption->text));
  EXPECT_EQ(text_of(table.continued_unit->text), "单位：元");
  const RowNode& group = table.sections[0].rows[0];
  EXPECT_EQ(text_of(group.continued_label->text), "组（续）");
  EXPECT_TRUE(group.keep_together);
  EXPECT_FALSE(group.children[1].keep_with_previous);
  EXPECT_TRUE(group.children[2].keep_with_previous);
}

std::string labels_of(const CellText& cell) {
  std::string text;
  for (const RichText& label : cell.diagonal) text += "[" + text_of(label) + "]";
  return text;
}

TEST(ReportTable, DiagonalHeadsHaveTheirLabelsInOrder) {
  const Table table = table_of("", R"(tables:
  数据:
    style: table
    sections:
      - {diagonal: [月份, "{{机关}}"], columns: [一月], rows: [科]}
      - {diagonal: [月份, 金额, 部门], columns: [一月], rows: [科]}
      - {corner: 部门, columns: [一月], rows: [科]}
content: [{table: 数据}]
)");
  ASSERT_EQ(table.sections.size(), 3U);
  EXPECT_EQ(labels_of(*table.sections[0].corner), "[月份][甲]");
  EXPECT_EQ(labels_of(*table.sections[1].corner), "[月份][金额][部门]");
  EXPECT_EQ(labels_of(*table.sections[2].corner), "");
  EXPECT_TRUE(table.sections[0].corner->text.empty());
}

TEST(ReportTable, FreeCellsAndRecordsHaveDiagonalHeads) {
  const Table grid = table_of("", R"(tables:
  数据:
    style: table
    grid: {head-rows: 1, rows: [[{diagonal: [月份, 部门], colspan: 2}], [甲, 乙]]}
content: [{table: 数据}]
)");
  ASSERT_TRUE(grid.grid);
  EXPECT_EQ(labels_of(grid.grid->cells.at(0).content), "[月份][部门]");
  const Table records = table_of("数据: [{部门: 甲, 金额: 1}]\n", R"(tables:
  数据:
    style: table
    diagonal: [项目, 部门]
    columns: [{label: 部门, type: text}, 金额]
    rows: [{open: records}]
content: [{table: 数据}]
)");
  EXPECT_EQ(labels_of(records.sections.at(0).corner.value()), "[项目][部门]");
  EXPECT_TRUE(records.sections.at(0).stub_heads.empty());
}

}  // namespace
}  // namespace typeset::document
