// Tables of records: from the report's list or a CSV file, grouped, numbered and summed.
#include <gtest/gtest.h>
#include <random>

#include "document/yaml_fixture.h"

namespace typeset::document {
namespace {

constexpr std::string_view plain_table = R"(tables:
  数据:
    style: table
    columns: [{label: 姓名, type: text}, 人数, {label: 金额, type: money}]
    rows: [{open: records}, {label: 合计, sum: preceding}]
)";

constexpr std::string_view grouped_table = R"(tables:
  数据:
    style: table
    columns:
      - {label: 处, type: text, min: 2字}
      - {label: 序号, serial: true, align: center}
      - {label: 人数, type: count}
      - {label: 科, type: text}
      - {label: 金额, type: money}
    rows:
      - {open: records, group-by: [处, 科], subtotal: [小计, 科计]}
      - {label: 总计, sum: preceding}
    column-relations: [人数 <= 金额]
)";

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
  append_rows(table.sections.at(0).rows, "", text);
  return text;
}

Table table_of(const std::string& data, std::string_view layout) {
  const auto tables = blocks_of<Table>(good_document("机关: 甲\n" + data, layout));
  return tables.empty() ? Table() : tables.front();
}

TEST(ReportRecords, AreRowsInTheirOrder) {
  const Table table = table_of(
      "数据:\n  - {姓名: 张三, 人数: 3, 金额: 1.10}\n  - {金额: 2.25, 姓名: 李四}\n"
      "  -\n  - {姓名: 张三}\n",
      plain_table);
  EXPECT_EQ(rows_of(table), "张三: 3 1.10\n李四: 0 2.25\n张三: 0 0\n合计: 3 3.35\n");
  EXPECT_TRUE(table.has_stub);
  ASSERT_EQ(table.sections[0].stub_heads.size(), 1U);
  EXPECT_EQ(text_of(table.sections[0].stub_heads[0].label.text), "姓名");
  EXPECT_EQ(table.sections[0].columns.size(), 2U);
}

TEST(ReportRecords, StandBetweenRowsOfTheLayout) {
  const std::string_view layout = R"(tables:
  数据:
    style: table
    columns: [{label: 项目, type: text}, 数]
    rows: [上年, {open: records}, {label: 合计, sum: preceding}]
    relations: [上年 <= 合计]
)";
  EXPECT_EQ(rows_of(table_of("数据: {records: [{项目: 甲, 数: 2}], 上年: 5, 合计: 7}\n", layout)),
            "上年: 5\n甲: 2\n合计: 7\n");
}

TEST(ReportRecords, AreGroupedNumberedAndSummed) {
  const Table table = table_of(R"(数据:
  - {处: 乙处, 科: 一科, 人数: 1, 金额: 1.5}
  - {处: 甲处, 科: 二科, 人数: 2, 金额: 2}
  - {处: 乙处, 科: 二科, 人数: 3, 金额: 3.25}
  - {处: 乙处, 科: 一科, 人数: 4, 金额: 4, 序号: 9}
)",
                               grouped_table);
  EXPECT_EQ(rows_of(table),
            "乙处:\n  一科:\n    1: 1 1.5\n    2: 4 4\n    科计: 5 5.5\n"
            "  二科:\n    3: 3 3.25\n    科计: 3 3.25\n  小计: 8 8.75\n"
            "甲处:\n  二科:\n    4: 2 2\n    科计: 2 2\n  小计: 2 2\n总计: 10 10.75\n");
  ASSERT_EQ(table.sections[0].stub_heads.size(), 3U);
  EXPECT_EQ(text_of(table.sections[0].stub_heads[1].label.text), "科");
  EXPECT_EQ(text_of(table.sections[0].stub_heads[2].label.text), "序号");
  ASSERT_EQ(table.stub_columns.size(), 3U);
  EXPECT_EQ(table.stub_columns[0].min, Length::pt(21));
  EXPECT_EQ(table.sections[0].rows[0].children[0].children[0].label.style->align,
            TextAlign::center);
}

TEST(ReportRecords, NoneIsOneEmptyRow) {
  EXPECT_EQ(rows_of(table_of("", plain_table)), ":  \n合计: 0 0\n");
  EXPECT_EQ(rows_of(table_of("数据: []\n", grouped_table)), ":\n  :\n    :  \n总计: 0 0\n");
}

TEST(ReportRecords, OneColumnIsEnough) {
  const std::string_view layout = R"(tables:
  数据:
    style: table
    columns: [{label: 名称, type: text}]
    rows: [{open: records}]
)";
  const Table table = table_of("数据: [{名称: 甲}, {名称: 乙}]\n", layout);
  EXPECT_EQ(rows_of(table), "甲:\n乙:\n");
  ASSERT_EQ(table.sections[0].stub_heads.size(), 1U);
  EXPECT_EQ(text_of(table.sections[0].stub_heads[0].label.text), "名称");
  EXPECT_TRUE(table.sections[0].columns.empty());
  const std::string_view grouped = R"(tables:
  数据:
    style: table
    columns: [{label: 类, type: text}, {label: 名称, type: text}]
    rows: [{open: records, group-by: 类, subtotal: 小计}, {label: 合计, sum: preceding}]
)";
  EXPECT_EQ(rows_of(table_of("数据: {records: [{类: 一, 名称: 甲}], 合计: {}}\n", grouped)),
            "一:\n  甲:\n  小计:\n合计:\n");
}

TEST(ReportRecords, NumbersStandAsTheirHeadDoes) {
  const auto layout = [](const std::string& column, const std::string& row) {
    return "styles: {centred: {inherit: cell, align: center}}\n"
           "table-styles: {table: {head: centred}}\ntables:\n  数据:\n    style: table\n"
           "    columns: [{label: 序号, serial: true" +
           column + "}, {label: 名, type: text}]\n"
           "    rows: [{open: records" + row + "}]\n";
  };
  const auto align = [&](const std::string& column, const std::string& row) {
    const Table table = table_of("数据: [{名: 甲}]\n", layout(column, row));
    return table.sections.at(0).rows.at(0).label.style->align;
  };
  EXPECT_EQ(align("", ""), TextAlign::center);
  EXPECT_EQ(align(", align: end", ""), TextAlign::end);
  EXPECT_EQ(align("", ", style: cell"), TextAlign::start) << "the row's own style";
}

// What a spreadsheet has below its lines would be added up once more.
TEST(ReportRecords, TotalLinesAreNoRecords) {
  for (const char* line : {"{处: 总计, 科: 一, 金额: 2}", "{处: 甲, 科: 科计, 金额: 2}"}) {
    Diagnostics diagnostics;
    const std::string report =
        std::string("机关: 甲\n数据: [{处: 甲, 科: 一, 人数: 2, 金额: 2}, ") + line + "]\n";
    build_document(*good_layout(grouped_table), parsed(report), diagnostics);
    const auto findings = diagnostics.sorted();
    ASSERT_EQ(findings.size(), 1U) << rendered(diagnostics);
    EXPECT_EQ(findings[0].message.id, MessageId::record_is_total);
  }
}

TEST(ReportRecords, AreAListAndNoNames) {
  Diagnostics diagnostics;
  build_document(*good_layout(plain_table), parsed("机关: 甲\n数据: {张三: {人数: 3}}\n"),
                 diagnostics);
  const auto findings = diagnostics.sorted();
  ASSERT_EQ(findings.size(), 1U) << rendered(diagnostics);
  EXPECT_EQ(findings[0].message.id, MessageId::expected_list);
  ASSERT_TRUE(findings[0].hint);
  EXPECT_EQ(findings[0].hint->id, MessageId::hint_records_list);
}

// They belong to no group that there could be a sum of.
TEST(ReportRecords, BlankRowsHaveNoSubtotals) {
  const std::string_view layout = R"(tables:
  数据:
    style: table
    columns: [{label: 处, type: text}, {label: 序号, serial: true}, 人数]
    rows: [{open: records, group-by: 处, subtotal: 小计, min-rows: 3}, {label: 总计, sum: preceding}]
)";
  EXPECT_EQ(rows_of(table_of("数据: [{处: 甲, 人数: 2}]\n", layout)),
            "甲:\n  1: 2\n  小计: 2\n:\n  2: \n  3: \n总计: 2\n");
}

TEST(ReportRecords, TypedSumsAreChecked) {
  EXPECT_EQ(rows_of(table_of("数据: {records: [{处: 甲, 科: 一, 人数: 2, 金额: 3}], "
                             "甲: {小计: {人数: 2}}, 总计: {金额: 3.0}}\n",
                             grouped_table)),
            "甲:\n  一:\n    1: 2 3\n    科计: 2 3\n  小计: 2 3\n总计: 2 3\n");
  const MarkedText report(
      "机关: 甲\n数据: {records: [{处: 甲, 科: 一, 人数: 2, 金额: 3}], 甲: {小计: {人数: ▸4}}}\n");
  Diagnostics diagnostics;
  build_document(*good_layout(grouped_table), parsed(report.text), diagnostics);
  expect_finding(diagnostics, MessageId::row_sum_mismatch, report);
}

TEST(ReportRecords, KeepTheOrderOfManyGroups) {
  std::string report = "数据:\n", expected;
  for (int i = 0; i < 300; ++i) {
    const std::string n = std::to_string(i + 1);
    report += "  - {处: 处" + std::to_string(i % 7) + ", 科: 科, 人数: 1, 金额: " + n + "}\n";
  }
  const Table table = table_of(report, grouped_table);
  const auto& groups = table.sections[0].rows;
  ASSERT_EQ(groups.size(), 8U);
  EXPECT_EQ(text_of(groups[6].label.text), "处6");
  // 7 + 14 + … + 294 in that group; 1 + … + 300 in all.
  EXPECT_EQ(text_of(groups[6].children.back().values[1].text), "6321");
  EXPECT_EQ(text_of(groups[7].values[1].text), "45150");
}

// --- CSV ---

class CsvRecords : public testing::Test {
 protected:
  std::optional<Document> build(std::string_view csv, std::string_view name = "a.csv",
                                std::string_view layout = plain_table) {
    folder_.write("a.csv", csv);
    const std::string report = (folder_.path() / "report.yaml").string();
    const std::string data = "机关: 甲\n数据: {csv: " + std::string(name) + "}\n";
    return build_document(*good_layout(layout), parsed(data, report), diagnostics_);
  }

  std::string rows(std::string_view csv, std::string_view layout = plain_table) {
    const auto document = build(csv, "a.csv", layout);
    EXPECT_TRUE(diagnostics_.empty()) << rendered(diagnostics_);
    return document ? rows_of(blocks_of<Table>(*document).front()) : "";
  }

  void expect(MessageId id, std::string_view marked, std::string_view name = "a.csv") {
    const MarkedText csv(marked);
    EXPECT_FALSE(build(csv.text, name));
    expect_finding(diagnostics_, id, csv);
    EXPECT_TRUE(diagnostics_.sorted()[0].position.file->path().ends_with("a.csv"));
  }

  TemporaryFolder folder_;
  Diagnostics diagnostics_;
};

TEST_F(CsvRecords, AreReadByColumnName) {
  EXPECT_EQ(rows("金额,姓名,人数\n\"1,200.5\",张三,\n2,\"Li \"\"Si\"\"\",７\n"),
            "张三: 0 1200.5\nLi \"Si\": 7 2\n合计: 7 1202.5\n");
  EXPECT_EQ(rows("\xBD\xF0\xB6\xEE;\xD0\xD5\xC3\xFB;\xC8\xCB\xCA\xFD\n1;\xC0\xEE;2\n"),
            "李: 2 1\n合计: 2 1\n");
}

TEST_F(CsvRecords, KeepTheirPlace) {
  const auto document = build("姓名,人数,金额\n张三,25,1\n");
  ASSERT_TRUE(document);
  const Table table = blocks_of<Table>(*document).front();
  const TextSpan& figure = table.sections[0].rows[0].values[0].text[0];
  EXPECT_EQ(figure.position_at(1).line, 2U);
  EXPECT_EQ(figure.position_at(1).column, 5U);
  EXPECT_EQ(table.sections[0].rows[0].label.text[0].position_at(0).column, 1U);
}

TEST_F(CsvRecords, FaultsAreShownInTheFile) {
  expect(MessageId::invalid_number, "姓名,人数,金额\n张三,▸三个,1\n");
}
TEST_F(CsvRecords, UnknownColumns) {
  expect(MessageId::unknown_column, "姓名,▸人数量,金额\n张三,1,1\n李四,1,1\n");
}
TEST_F(CsvRecords, MissingColumns) {
  expect(MessageId::missing_key, "▸姓名,人数\n张三,1\n李四,2\n");
}
TEST_F(CsvRecords, BrokenQuotations) {
  expect(MessageId::csv_open_quote, "姓名,人数,金额\n▸\"张三,1,1\n");
}
TEST_F(CsvRecords, HeadsAloneAreNoRecords) {
  EXPECT_EQ(rows("姓名,人数,金额\n"), ":  \n合计: 0 0\n") << "as an empty list";
}

TEST_F(CsvRecords, SpreadsheetsMayBeReadAsTheyAre) {
  const std::string_view layout = R"(tables:
  数据:
    style: table
    no-data: ["…", ""]
    columns: [{label: 项, type: text}, {label: 日, type: date, format: yyyy-MM-dd},
              {label: 额, type: money, decimals: 2, thousands: true}]
    rows: [{open: records}, {label: 合计, sum: preceding}]
)";
  EXPECT_EQ(rows("项,日,额\n一,2024/1/1,\"1,234,567.00\"\n二,2024-1-1,…\n"
                 "三,2024.1.1,-67\n四,,\n",
                 layout),
            "一: 2024-01-01 1,234,567.00\n二: 2024-01-01 …\n三: 2024-01-01 -67.00\n四:  \n"
            "合计:  1,234,500.00\n");
}

TEST_F(CsvRecords, AllThatIsWrongIsSaidAtOnceAndNothingElse) {
  const std::string_view layout = R"(tables:
  数据:
    style: table
    columns: [{label: 处, type: text}, {label: 名, type: text}, {label: 额, type: money}]
    rows: [{open: records, group-by: 处, subtotal: 小计}, {label: 合计, sum: preceding}]
)";
  folder_.write("a.csv", "处,名,额,多余\n甲,一,二,x\n乙,三\n丙,四,-,\n丁,\"五,6,\n戊,六,7,8,9\n");
  const std::string report = (folder_.path() / "report.yaml").string();
  // Neither the total nor the group can be judged.
  const std::string data = "机关: 甲\n数据: {csv: a.csv, 合计: {额: 99}, 丁: {小计: {额: 6}}}\n";
  EXPECT_FALSE(build_document(*good_layout(layout), parsed(data, report), diagnostics_));
  std::string said;
  for (const Diagnostic& finding : diagnostics_.sorted()) {
    said += std::to_string(finding.position.line) + ":" +
            std::to_string(finding.position.column) + " " +
            std::string(message_name(finding.message.id)) + "\n";
  }
  EXPECT_EQ(said,
            "1:7 unknown_column\n2:5 invalid_number\n3:1 table_row_cells\n4:5 invalid_number\n"
            "5:3 csv_open_quote\n6:9 table_row_cells\n");
}

TEST_F(CsvRecords, SumColumnsAreChecked) {
  const std::string_view layout = R"(tables:
  数据:
    style: table
    columns: [{label: 项, type: text}, 甲, 乙, {label: 计, sum: preceding}]
    rows: [{open: records}]
)";
  EXPECT_EQ(rows("项,甲,乙\n一,1,2\n", layout), "一: 1 2 3\n");
  EXPECT_FALSE(build("项,甲,乙,计\n一,1,2,3\n二,1,2,4\n", "a.csv", layout));
  EXPECT_EQ(diagnostics_.sorted().at(0).message.id, MessageId::column_sum_mismatch);
}

TEST_F(CsvRecords, FilesStayBesideTheReport) {
  folder_.write("sub/b.csv", "姓名,人数,金额\n张三,1,2\n");
  const auto inside = build("", "sub/../sub/b.csv");
  EXPECT_TRUE(inside) << rendered(diagnostics_);
  for (const char* const outside : {"../a.csv", "/etc/passwd", "sub/../../x/a.csv"}) {
    diagnostics_ = {};
    EXPECT_FALSE(build("", outside));
    EXPECT_EQ(diagnostics_.sorted().at(0).message.id, MessageId::include_outside) << outside;
    EXPECT_EQ(diagnostics_.sorted().at(0).position.line, 2U);
  }
  std::filesystem::create_symlink("/etc/passwd", folder_.path() / "link.csv");
  diagnostics_ = {};
  EXPECT_FALSE(build("", "link.csv"));
  EXPECT_EQ(diagnostics_.sorted().at(0).message.id, MessageId::include_outside);
}

TEST_F(CsvRecords, FilesThatCannotBeRead) {
  EXPECT_FALSE(build("", "b.csv"));
  EXPECT_EQ(diagnostics_.sorted().at(0).message.id, MessageId::file_not_found);
  diagnostics_ = {};
  EXPECT_FALSE(build("\xFF\xFE\x61"));
  EXPECT_EQ(diagnostics_.sorted().at(0).message.id, MessageId::file_not_utf8);
}

TEST_F(CsvRecords, DamagedFilesAreReadOrRefusedInWords) {
  const std::string good = "姓名,人数,金额\n\"张,三\",12,1.5\n李四,\"1,000\",2万元\n";
  constexpr std::string_view damage = ",;\"\n\t 0-一\xD6\0";
  for (unsigned seed = 0; seed < 300 && !HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    std::string csv = good;
    for (unsigned i = 0; i < 1 + random() % 3; ++i) {
      const std::size_t at = random() % csv.size();
      if (random() % 2)
        csv[at] = damage[random() % damage.size()];
      else
        csv.erase(at, 1 + random() % 4);
    }
    diagnostics_ = {};
    const auto document = build(csv);
    EXPECT_TRUE(document || diagnostics_.has_errors());
    for (const Diagnostic& finding : diagnostics_.sorted()) {
      EXPECT_TRUE(finding.position.file) << csv;
    }
  }
}

// --- Layouts ---

void expect_layout_finding(const std::string& marked, MessageId id) {
  const MarkedText layout("tables:\n  数据:\n    style: table\n" + marked + "\n");
  Diagnostics diagnostics;
  layout_over_base(layout.text, diagnostics);
  const auto findings = diagnostics.sorted();
  ASSERT_EQ(findings.size(), 1U) << rendered(diagnostics);
  EXPECT_EQ(findings[0].message.id, id);
  // `include` is the first line of the file.
  EXPECT_EQ(findings[0].position.line, layout.line + 1);
  EXPECT_EQ(findings[0].position.column, layout.column);
}

TEST(LayoutRecords, FaultsAreFound) {
  expect_layout_finding(
      "    columns: [{label: 甲, type: text}, 乙]\n"
      "    rows: [{open: records, group-by: ▸丙}]",
      MessageId::unknown_column);
  expect_layout_finding(
      "    columns: [{label: 甲, type: text}, {label: 乙, type: text}, 丁]\n"
      "    rows: [{open: records, group-by: [甲, ▸丙]}]",
      MessageId::unknown_column);
  expect_layout_finding(
      "    columns: [{label: 甲, type: text}, 乙]\n    rows: [{open: records}, {open: ▸records}]",
      MessageId::records_not_here);
  expect_layout_finding("    columns: [甲, 乙]\n    rows: [{label: 组, rows: [{open: ▸records}]}]",
                        MessageId::records_not_here);
  expect_layout_finding(
      "    sections:\n      - {columns: [甲, 乙], rows: [{open: ▸records}]}\n"
      "      - {columns: [甲, 乙], rows: [丙]}",
      MessageId::records_not_here);
  expect_layout_finding("    columns: [甲, {label: ▸乙, serial: true}]\n    rows: [丙]",
                        MessageId::serial_not_here);
  expect_layout_finding(
      "    columns: [{label: 甲, serial: true}, {label: ▸乙, serial: true}, 丙]\n"
      "    rows: [{open: records}]",
      MessageId::serial_not_here);
  // What names rows is no figure to be added up.
  expect_layout_finding(
      "    columns: [{label: 甲, type: text}, {label: ▸乙, type: money}, 丙]\n"
      "    rows: [{open: records, group-by: 甲}]",
      MessageId::records_label_figure);
  expect_layout_finding(
      "    columns: [{label: 甲, type: text}, 乙]\n"
      "    rows: [{open: records, subtotal: ▸小计}]",
      MessageId::subtotal_count);
  expect_layout_finding(
      "    columns: [{label: 甲, type: text}, {label: 乙, type: text}, 丙]\n"
      "    rows: [{open: records, group-by: [甲, ▸甲]}]",
      MessageId::yaml_duplicate_key);
}

}  // namespace
}  // namespace typeset::document
