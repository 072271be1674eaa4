// What reports get wrong: each with the finding it must give and where (▸).
#include <gtest/gtest.h>

#include "document/layout_library.h"
#include "document/yaml_fixture.h"

namespace typeset::document {
namespace {

struct Case {
  std::string_view report;
  MessageId id;
};

void PrintTo(const Case& item, std::ostream* out) { *out << item.report; }

class ReportDiagnostics : public testing::TestWithParam<Case> {};

TEST_P(ReportDiagnostics, AreFoundAtTheirPlace) {
  const MarkedText report(GetParam().report);
  Diagnostics diagnostics;
  const auto document = build_document(*good_layout(), parsed(report.text), diagnostics);
  EXPECT_FALSE(document);
  expect_finding(diagnostics, GetParam().id, report);
}

INSTANTIATE_TEST_SUITE_P(Keys, ReportDiagnostics,
                         testing::Values(Case{"机关: 甲\n▸年读: 2020\n", MessageId::unknown_key},
                                         Case{"机关: 甲\n▸数剧: {}\n", MessageId::unknown_key},
                                         Case{"▸年度: 2020\n", MessageId::missing_key},
                                         Case{"▸机关:\n年度: 2020\n", MessageId::missing_key},
                                         Case{"机关: ▸' '\n", MessageId::missing_key}));

INSTANTIATE_TEST_SUITE_P(
    Fields, ReportDiagnostics,
    testing::Values(Case{"机关: ▸[甲, 乙]\n", MessageId::expected_text},
                    Case{"机关: 甲\n正文:\n  ▸- 一段\n", MessageId::expected_text},
                    Case{"机关: 甲\n年度: ▸今年\n", MessageId::invalid_number},
                    Case{"机关: 甲\n年度: ▸2020.5\n", MessageId::not_whole_number},
                    Case{"机关: 甲\n日期: ▸2021-02-29\n", MessageId::invalid_date},
                    Case{"机关: 甲\n日期: ▸2021年2月30日\n", MessageId::invalid_date},
                    Case{"机关: 甲\n日期: ▸去年\n", MessageId::invalid_date},
                    Case{"机关: 甲\n正文: |\n  文。\n  ▸#### 甲\n", MessageId::heading_too_deep},
                    Case{"机关: 甲\n正文: |\n  文。\n  ▸#\n", MessageId::invalid_value}));

INSTANTIATE_TEST_SUITE_P(
    TableNames, ReportDiagnostics,
    testing::Values(Case{"机关: 甲\n数据: ▸7\n", MessageId::expected_mapping},
                    Case{"机关: 甲\n数据: ▸[1]\n", MessageId::expected_mapping},
                    Case{"机关: 甲\n数据:\n  ▸受利: {自然人: 1}\n", MessageId::unknown_row},
                    Case{"机关: 甲\n数据:\n  ▸自然人: 1\n", MessageId::unknown_row},
                    Case{"机关: 甲\n数据:\n  受理: {▸自燃人: 1}\n", MessageId::unknown_column},
                    Case{"机关: 甲\n数据:\n  受理: ▸5\n", MessageId::expected_mapping},
                    Case{"机关: 甲\n数据:\n  受理: {自然人: ▸[1]}\n", MessageId::expected_mapping},
                    Case{"机关: 甲\n数据:\n  受理: {法人: ▸5}\n", MessageId::expected_mapping},
                    Case{"机关: 甲\n数据:\n  结果: ▸5\n", MessageId::expected_mapping},
                    Case{"机关: 甲\n数据:\n  公开: {自然人: 1}\n  结果: {公开: {自然人: ▸1}}\n",
                         MessageId::yaml_duplicate_key}));

INSTANTIATE_TEST_SUITE_P(
    Figures, ReportDiagnostics,
    testing::Values(Case{"机关: 甲\n数据: {受理: {自然人: ▸-1}}\n", MessageId::number_out_of_range},
                    Case{"机关: 甲\n数据: {受理: {自然人: ▸1000000000000}}\n",
                         MessageId::number_out_of_range},
                    Case{"机关: 甲\n数据: {受理: {自然人: ▸1.5}}\n", MessageId::not_whole_number},
                    Case{"机关: 甲\n数据: {受理: {自然人: ▸三}}\n", MessageId::invalid_number},
                    Case{"机关: 甲\n数据: {受理: {自然人: ▸1e3}}\n", MessageId::invalid_number},
                    Case{"机关: 甲\n数据: {受理: {自然人: ▸''}}\n", MessageId::invalid_number},
                    Case{"机关: 甲\n数据: {受理: {自然人: 3, 企业: 8, 总计: ▸12}}\n",
                         MessageId::column_sum_mismatch},
                    Case{"机关: 甲\n数据: {受理: {总计: ▸1}}\n", MessageId::column_sum_mismatch},
                    Case{"机关: 甲\n数据: {公开: {自然人: 3}, 总计: {自然人: ▸4}}\n",
                         MessageId::row_sum_mismatch}));

TEST(ReportDiagnostics, AFullWidthColonIsPointedOut) {
  for (const char* const report :
       {"机关: 甲\n数据: 受理：5\n", "机关: 甲\n数据:\n  受理: 自然人：5\n",
        "机关: 甲\n数据:\n  受理: {自然人：5}\n", "机关: 甲\n数据: {受理：5}\n"}) {
    Diagnostics diagnostics;
    build_document(*good_layout(), parsed(report), diagnostics);
    ASSERT_EQ(diagnostics.sorted().size(), 1U) << report;
    const auto hint = diagnostics.sorted()[0].hint;
    ASSERT_TRUE(hint) << report;
    EXPECT_EQ(hint->id, MessageId::hint_full_width_colon) << report;
  }
  // In quotation marks it is meant.
  Diagnostics diagnostics;
  build_document(*good_layout(), parsed("机关: 甲\n数据: '受理：5'\n"), diagnostics);
  ASSERT_EQ(diagnostics.sorted().size(), 1U);
  EXPECT_FALSE(diagnostics.sorted()[0].hint);
}

// The places (line:column) at which the text of a report is said to be cut off by a comment.
std::vector<std::string> comments_found(const std::string& report) {
  Diagnostics diagnostics;
  EXPECT_TRUE(build_document(*good_layout(), parsed(report), diagnostics));
  std::vector<std::string> places;
  for (const Diagnostic& finding : diagnostics.sorted()) {
    EXPECT_EQ(finding.severity, Severity::warning);
    EXPECT_EQ(finding.message.id, MessageId::text_in_comment);
    EXPECT_TRUE(finding.hint && finding.hint->id == MessageId::hint_quote_comment);
    places.push_back(std::to_string(finding.position.line) + ':' +
                     std::to_string(finding.position.column));
  }
  return places;
}

TEST(ReportDiagnostics, TextThatACommentHidesIsWarnedOf) {
  const std::vector<std::pair<std::string, std::string>> cut = {
      {"机关: 甲\n正文: 2020年 #备注 幸福街道。\n", "2:11"},
      {"机关: 甲  # 乙", "1:8"},
      {"机关: 甲\n正文: 第一行\n  第二行\t#1 号\n年度: 2020\n", "3:7"},
      {"{机关: 甲 # 乙\n}\n", "1:8"},
  };
  for (const auto& [report, place] : cut) {
    EXPECT_EQ(comments_found(report), std::vector<std::string>{place}) << report;
  }
}

TEST(ReportDiagnostics, CommentsThatHideNoTextAreLeftAlone) {
  for (const char* const report :
       {"# 头\n机关: 甲\n# 尾\n", "机关: '甲' # 乙\n", "机关: 甲\n正文: | # 正文\n  第#1号 #2\n",
        "机关: 甲#乙\n", "机关: 甲\n年度: 2020 # 上年\n日期: 2021-01-19 # 暂定\n",
        "机关: 甲\n  # 缩进的\n年度: 2020\n"}) {
    EXPECT_EQ(comments_found(report), std::vector<std::string>{}) << report;
  }
}

TEST(ReportDiagnostics, AMisspeltKeyIsNotAlsoMissing) {
  Diagnostics diagnostics;
  build_document(*good_layout(), parsed("年度: 2020\n机棺: 甲\n"), diagnostics);
  ASSERT_EQ(diagnostics.sorted().size(), 1U) << rendered(diagnostics);
  EXPECT_EQ(diagnostics.sorted()[0].message.id, MessageId::unknown_key);
  ASSERT_TRUE(diagnostics.sorted()[0].hint);
  EXPECT_EQ(diagnostics.sorted()[0].hint->arguments.at(0), "机关");
}

// The hints on the unknown names in the table of a report.
std::vector<MessageId> hints_on_names(const std::string& data) {
  Diagnostics diagnostics;
  build_document(*good_layout(), parsed("机关: 甲\n数据: " + data + '\n'), diagnostics);
  std::vector<MessageId> hints;
  for (const Diagnostic& finding : diagnostics.sorted()) {
    if (finding.hint) hints.push_back(finding.hint->id);
  }
  return hints;
}

TEST(ReportDiagnostics, ACommaWithinANumberIsPointedOut) {
  const std::vector<MessageId> comma = {MessageId::hint_number_comma};
  EXPECT_EQ(hints_on_names("{受理: {自然人: 1,234}}"), comma);
  EXPECT_EQ(hints_on_names("{受理: {自然人: 1,234.5, 企业: 2}}"), comma);
  EXPECT_EQ(hints_on_names("{受理: {自然人: 1,234,567}}"),
            (std::vector<MessageId>{MessageId::hint_number_comma, MessageId::hint_number_comma}));
  EXPECT_EQ(hints_on_names("{受理: {234, 自然人: 1}}"),
            std::vector<MessageId>{MessageId::hint_expected_one_of});
  EXPECT_EQ(hints_on_names("{受理: {自然人: 1, 234: 5}}"),
            std::vector<MessageId>{MessageId::hint_expected_one_of});
}

TEST(ReportDiagnostics, AColonWithoutASpaceIsPointedOut) {
  const std::vector<MessageId> colon = {MessageId::hint_space_after_colon};
  EXPECT_EQ(hints_on_names("{受理: {自然人:1}}"), colon);
  EXPECT_EQ(hints_on_names("{受理: {自然人: 1, 企业:2}}"), colon);
  EXPECT_EQ(hints_on_names("{受理:5}"), colon);
  EXPECT_NE(hints_on_names("{受理: {别的:1}}"), colon);
}

TEST(ReportDiagnostics, AReportThatIsOneTextHasAFullWidthColonPointedOut) {
  Diagnostics diagnostics;
  EXPECT_FALSE(layout_of_report(parsed("版式：甲\n机关：乙\n"), {}, diagnostics));
  ASSERT_EQ(diagnostics.sorted().size(), 1U);
  ASSERT_TRUE(diagnostics.sorted()[0].hint);
  EXPECT_EQ(diagnostics.sorted()[0].hint->id, MessageId::hint_full_width_colon);
}

TEST(ReportDiagnostics, AMismatchNamesRowColumnFiguresAndTerms) {
  Diagnostics diagnostics;
  build_document(*good_layout(), parsed("机关: 甲\n数据: {受理: {自然人: 3, 其他: 8, 总计: 12}}\n"),
                 diagnostics);
  ASSERT_EQ(diagnostics.sorted().size(), 1U) << rendered(diagnostics);
  EXPECT_EQ(diagnostics.sorted()[0].message.arguments,
            (std::vector<std::string>{"受理", "总计", "12", "11 (3+0+8)"}));
}

TEST(ReportDiagnostics, NamesThatAreNotEnoughSayWhatToNestThemUnder) {
  const LayoutRef layout = good_layout(R"(tables:
  数据:
    style: table
    columns: [{label: 复议, columns: [维持]}, {label: 诉讼, columns: [维持]}]
)");
  const MarkedText report("机关: 甲\n数据: {▸维持: 1}\n");
  Diagnostics diagnostics;
  build_document(*layout, parsed(report.text), diagnostics);
  expect_finding(diagnostics, MessageId::ambiguous_name, report);
  ASSERT_TRUE(diagnostics.sorted()[0].hint);
  EXPECT_EQ(diagnostics.sorted()[0].hint->arguments.at(0), "复议, 诉讼");
}

TEST(ReportDiagnostics, SectionsWithoutNamesCannotBeCalled) {
  const LayoutRef layout = good_layout(R"(tables:
  数据:
    style: table
    sections: [{columns: [甲], rows: [子]}, {columns: [乙], rows: [丑]}]
)");
  const MarkedText report("机关: 甲\n数据: {▸'': {子: 1}}\n");
  Diagnostics diagnostics;
  build_document(*layout, parsed(report.text), diagnostics);
  expect_finding(diagnostics, MessageId::unknown_row, report);
}

TEST(ReportDiagnostics, TooManyDecimalsOfMoney) {
  const LayoutRef layout = good_layout(R"(tables:
  数据: {style: table, columns: [{label: 金额, type: money}], rows: [甲]}
)");
  const MarkedText report("机关: 甲\n数据: {甲: ▸1.1234567}\n");
  Diagnostics diagnostics;
  build_document(*layout, parsed(report.text), diagnostics);
  expect_finding(diagnostics, MessageId::too_many_decimals, report);
}

TEST(ReportDiagnostics, EverythingIsSaidInOneGo) {
  Diagnostics diagnostics;
  build_document(*good_layout(),
                 parsed("年度: 今年\n日期: 明天\n数据: {受利: 1, 受理: {自然人: -1}}\n未知: 1\n"),
                 diagnostics);
  EXPECT_EQ(diagnostics.sorted().size(), 6U) << rendered(diagnostics);
}

TEST(ReportDiagnostics, TablesThatAreNotShownAreCheckedToo) {
  const LayoutRef layout = good_layout("content: [title: 题]\n");
  const MarkedText report("机关: 甲\n数据: {受理: {自然人: ▸x}}\n");
  Diagnostics diagnostics;
  build_document(*layout, parsed(report.text), diagnostics);
  expect_finding(diagnostics, MessageId::invalid_number, report);
}

// Choosing the layout.
void expect_layout_finding(std::string_view marked, MessageId id, std::string_view hint) {
  const TemporaryFolder folder;
  folder.write("layouts/annual-report/layout.yaml", base_layout);
  folder.write("layouts/common/shared.yaml", "styles: {}\n");
  const MarkedText report(marked);
  Diagnostics diagnostics;
  EXPECT_FALSE(layout_of_report(parsed(report.text), {folder.path() / "layouts"}, diagnostics));
  expect_finding(diagnostics, id, report);
  if (hint.empty()) return;
  ASSERT_TRUE(diagnostics.sorted()[0].hint);
  EXPECT_EQ(diagnostics.sorted()[0].hint->arguments.at(0), hint);
}

TEST(LayoutOfReport, SaysWhatIsWrongWithTheChoice) {
  expect_layout_finding("机关: 甲\n版式: ▸anual-report\n", MessageId::unknown_layout,
                        "annual-report");
  expect_layout_finding("layout: ▸../layouts/annual-report\n", MessageId::unknown_layout, "");
  expect_layout_finding("layout: ▸common\n", MessageId::unknown_layout, "");
  expect_layout_finding("▸机关: 甲\n", MessageId::missing_key, "annual-report");
  expect_layout_finding("版式: ▸[a]\n", MessageId::expected_text, "");
  expect_layout_finding("▸- 版式\n", MessageId::expected_mapping, "");
}

TEST(LayoutOfReport, FindsItUnderEitherKeyAndInTheFirstFolder) {
  const TemporaryFolder folder;
  folder.write("own/test/layout.yaml", std::string(base_layout) + "language: en\n");
  folder.write("all/test/layout.yaml", base_layout);
  Diagnostics diagnostics;
  const std::vector<std::filesystem::path> directories = {folder.path() / "own",
                                                          folder.path() / "all"};
  for (const char* key : {"版式", "layout"}) {
    const auto layout =
        layout_of_report(parsed(std::string(key) + ": test\n"), directories, diagnostics);
    ASSERT_TRUE(layout) << rendered(diagnostics);
    EXPECT_EQ(layout->metadata.language, "en");
  }
}

}  // namespace
}  // namespace typeset::document
