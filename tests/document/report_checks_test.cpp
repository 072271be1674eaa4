// A layout's checks on reports: what is found, where (▸), and what is said of it.
#include "document/report_checks.h"

#include <gtest/gtest.h>
#include <random>
#include <string>
#include <vector>

#include "document/yaml_fixture.h"

namespace typeset::document {
namespace {

constexpr std::string_view fields = R"(
tables: {}
fields:
  文号: {type: text}
  密级: {type: choice, choices: [秘密, 机密]}
  份号: {type: text}
  印发: {type: date}
  签发人: {type: list}
  附件:
    type: list
    items: {名称: {type: text}, 标题: {type: text, default: "{{名称}}"}, 内容: {type: prose}, 日期: {type: date}}
content: [prose: 正文]
)";

std::string layout_with(const std::string& checks) {
  return std::string(fields) + "checks:\n  试: {" + checks +
         ", message: '{{field}} {{match}} {{other}}'}\n";
}

std::vector<Diagnostic> findings(const std::string& layout, const std::string& report) {
  Diagnostics diagnostics;
  const LayoutRef definition = good_layout(layout);
  if (!definition) return {};
  build_document(*definition, parsed("机关: 甲\n" + report), diagnostics);
  return diagnostics.sorted();
}

void expect_none(const std::string& checks, const std::string& report) {
  const auto found = findings(layout_with(checks), report);
  for (const Diagnostic& finding : found) ADD_FAILURE() << render(finding, UiLanguage::english);
}

// One finding at the mark; `words` are what field, match and other stand for.
void expect_one(const std::string& checks, const std::string& marked, const std::string& words) {
  const MarkedText report(marked);
  const auto found = findings(layout_with(checks), report.text);
  ASSERT_EQ(found.size(), 1U) << marked;
  EXPECT_EQ(found[0].severity, Severity::warning);
  EXPECT_EQ(found[0].message.id, MessageId::check_failed);
  EXPECT_EQ(found[0].message.arguments, (std::vector<std::string>{words, "试"}));
  EXPECT_EQ(found[0].position.line, report.line + 1) << marked;
  EXPECT_EQ(found[0].position.column, report.column) << marked;
}

TEST(ReportChecks, AWholeValueIsOfAForm) {
  const std::string check = "field: 文号, matches: '[^〔]+〔[0-9]{4}〕[0-9]+号'";
  expect_none(check, "文号: 国发〔2012〕1号\n");
  expect_none(check, "文号: ' 国发〔2012〕1号 '\n");
  expect_none(check, "份号: 甲\n");
  expect_one(check, "文号: ▸国发〔2012〕1号文\n", "文号 国发〔2012〕1号文 ");
  expect_one(check, "文号: ▸国发[2012]1号\n", "文号 国发[2012]1号 ");
}

TEST(ReportChecks, WhatMustNotBeInAValueIsFoundAtItsPlace) {
  const std::string check = "field: 正文, not-matches: '0[1-9]月'";
  expect_none(check, "正文: 10月\n");
  expect_one(check, "正文: |\n  甲。\n\n  乙2012年▸07月。\n", "正文 07月 ");
  expect_one(check, "正文: |\n  # 甲2012年▸07月。乙\n", "正文 07月 ");
  // Places stay where characters before them were taken away.
  expect_one(check, "正文: 甲 2012 年▸07月\n", "正文 07月 ");
}

TEST(ReportChecks, LinesBeginAndEndInValues) {
  expect_one("field: 正文, not-matches: '^附件：'", "正文: |\n  见附件：甲。\n  ▸附件：乙\n",
             "正文 附件： ");
}

TEST(ReportChecks, FilesOfFiguresAreNotText) {
  const auto found = findings(layout_with("field: 正文, not-matches: '0[1-9]月'"),
                              "正文: |\n  文。\n  ![图07月](图08月.png)\n  文](09月\n");
  std::vector<std::string> matches;
  for (const Diagnostic& finding : found) {
    if (finding.message.id == MessageId::check_failed) {
      matches.push_back(finding.message.arguments[0]);
    }
  }
  EXPECT_EQ(matches, (std::vector<std::string>{"正文 07月 ", "正文 09月 "}));
}

TEST(ReportChecks, AFieldNeedsAnother) {
  const std::string check = "field: 密级, needs: 份号";
  expect_none(check, "密级: 秘密\n份号: '000001'\n");
  expect_none(check, "份号: '000001'\n");
  expect_one(check, "密级: ▸秘密\n", "密级 秘密 ");
  expect_one(check, "密级: ▸秘密\n份号: ' '\n", "密级 秘密 ");
  expect_one("field: 附件/标题, needs: 附件/内容", "附件: [{名称: 甲, 标题: ▸乙}]\n",
             "附件/标题 乙 ");
  expect_one("field: 附件/标题, needs: 文号", "附件: [{名称: 甲, 标题: ▸乙}]\n", "附件/标题 乙 ");
  // A default was not written.
  expect_none("field: 附件/标题, needs: 文号", "附件: [{名称: 甲}]\n");
  expect_one("field: 签发人, needs: 文号", "签发人: ▸[张三]\n", "签发人  ");
}

TEST(ReportChecks, AFieldIsWritten) {
  expect_none("field: 文号, written: true", "文号: 甲\n");
  expect_none("field: 署名, written: true", "文号: 甲\n");
  expect_none("field: 签发人, written: true", "签发人: [张三]\n");
  expect_one("field: 附件/内容, written: true",
             "附件:\n  - {名称: 甲, 内容: 文。}\n  - ▸{名称: 乙}\n", "附件/内容  ");
  const auto found = findings(layout_with("field: [文号, 签发人], written: true"), "份号: '1'\n");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].position.line, 1U);
  EXPECT_EQ(found[0].message.arguments[0], "文号  ");
  EXPECT_EQ(found[1].message.arguments[0], "签发人  ");
}

TEST(ReportChecks, AWrongValueHasBeenWritten) {
  const auto found = findings(layout_with("field: 印发, written: true"), "印发: 明天\n");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message.id, MessageId::invalid_date);
}

TEST(ReportChecks, ItemsDiffer) {
  const std::string check = "field: 附件/名称, unique: true";
  expect_none(check, "附件: [{名称: 甲}, {名称: 乙}, {内容: 文。}]\n");
  expect_one(check, "附件: [{名称: 甲}, {名称: 乙}, {名称: ▸甲}]\n", "附件/名称 甲 甲");
  expect_one("field: 签发人, unique: true", "签发人:\n  - 张三\n  - ▸张三\n",
             "签发人/item 张三 张三");
}

TEST(ReportChecks, FieldsAreEqual) {
  const std::string check = "field: 附件/标题, equals: 附件/名称";
  expect_none(check, "附件: [{名称: 甲}, {名称: 乙, 标题: 乙}, {标题: 丙}]\n");
  // Titles are cut into lines by hand.
  expect_none(check, "附件: [{名称: 甲乙, 标题: \"甲\\n乙\"}]\n");
  expect_one(check, "附件: [{名称: 甲, 标题: ▸乙}]\n", "附件/标题 乙 甲");
  expect_one("field: 附件/名称, equals: 文号", "文号: 甲\n附件: [{名称: 甲}, {名称: ▸乙}]\n",
             "附件/名称 乙 甲");
}

TEST(ReportChecks, DatesAreInOrder) {
  const std::string check = "field: 印发, not-before: 日期";
  expect_none(check, "日期: 2012-07-01\n印发: 2012年7月1日\n");
  expect_none(check, "日期: 2012-07-01\n印发: 2012-10-01\n");
  expect_one(check, "日期: 2012年10月1日\n印发: ▸2012年7月1日\n",
             "印发 2012年7月1日 2012年10月1日");
  expect_one("field: 附件/日期, not-before: 日期",
             "日期: 2012-07-01\n附件: [{日期: ▸2011-12-31}]\n",
             "附件/日期 2011年12月31日 2012年7月1日");
}

TEST(ReportChecks, ConditionsDecide) {
  const std::string check = "field: 份号, written: true, when: {密级: 机密}";
  expect_none(check, "密级: 秘密\n");
  EXPECT_EQ(findings(layout_with(check), "密级: 机密\n").size(), 1U);
  const std::string unless = "field: 份号, written: true, unless: 密级";
  expect_none(unless, "密级: 秘密\n");
  EXPECT_EQ(findings(layout_with(unless), "文号: 甲\n").size(), 1U);
}

TEST(ReportChecks, AnErrorLetsNothingBeTypeset) {
  const LayoutRef layout = good_layout(layout_with("field: 文号, matches: 甲, severity: error"));
  Diagnostics diagnostics;
  EXPECT_FALSE(build_document(*layout, parsed("机关: 甲\n文号: 乙\n"), diagnostics));
  EXPECT_TRUE(diagnostics.has_errors());
}

TEST(ReportChecks, SpeakBothLanguages) {
  const std::string layout =
      std::string(fields) +
      "checks: {试: {field: 文号, matches: 甲, message: '不是甲而是{{match}}', "
      "message-en: 'no 甲 but {{match}}', hint: 写甲, hint-en: write 甲}}\n";
  const auto found = findings(layout, "文号: 乙\n");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(message_text(found[0].message, UiLanguage::chinese), "不是甲而是乙（检查项“试”）");
  EXPECT_EQ(message_text(found[0].message, UiLanguage::english), "no 甲 but 乙 (check '试')");
  EXPECT_EQ(message_text(*found[0].hint, UiLanguage::chinese), "改法：写甲");
  EXPECT_EQ(message_text(*found[0].hint, UiLanguage::english), "Remedy: write 甲");
}

TEST(ReportChecks, ManyOfTheSameAreCounted) {
  const auto found =
      findings(layout_with("field: 正文, not-matches: 乙"), "正文: 乙乙乙乙乙乙乙乙\n");
  ASSERT_EQ(found.size(), 6U);
  EXPECT_EQ(found[5].message.id, MessageId::check_failed_again);
  EXPECT_EQ(found[5].message.arguments, (std::vector<std::string>{"3", "试"}));
  EXPECT_EQ(found[5].position.column, 10U);
}

TEST(ReportChecks, LongFindsAreCutShort) {
  std::string text;
  for (int i = 0; i < 39; ++i) text += "乙";
  // The fortieth unit is the first of a pair.
  const auto found = findings(layout_with("field: 文号, matches: 甲"), "文号: " + text + "𠮷𠮷\n");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message.arguments[0], "文号 " + text + "…… ");
}

TEST(ReportChecks, ALayoutCanBeWithoutOneThatItIncludes) {
  const TemporaryFolder folder;
  const std::string check = "{field: 机关, matches: 甲, message: 文}";
  folder.write("layouts/test/base.yaml",
               std::string(base_layout) + "checks: {子: " + check + ", 丑: " + check + "}\n");
  folder.write("layouts/test/layout.yaml",
               "include: [base.yaml]\nchecks: {丑: none, 寅: " + check + ", 子:}\n");
  const std::filesystem::path layouts = folder.path() / "layouts";
  Diagnostics diagnostics;
  const LayoutRef layout = read_layout(layouts / "test", {layouts}, diagnostics);
  ASSERT_TRUE(layout) << rendered(diagnostics);
  ASSERT_EQ(layout->checks.size(), 2U);
  EXPECT_EQ(layout->checks[0].name, "子");
  EXPECT_EQ(layout->checks[1].name, "寅");
}

// An expression that backtracks without end is given up after the same number of steps always.
TEST(ReportChecks, NoTextHangsAnExpression) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "甲";
  for (const char* const rule : {"matches", "not-matches"}) {
    const std::string check = std::string("field: 正文, ") + rule + ": '(甲+)+乙'";
    const auto found = findings(layout_with(check), "正文: " + text + "\n");
    ASSERT_EQ(found.size(), 1U) << rule;
    EXPECT_EQ(found[0].message.id, MessageId::check_gave_up) << rule;
    EXPECT_EQ(found[0].severity, Severity::warning);
  }
}

TEST(ReportChecksProperty, RandomExpressionsAndTextsEndInFindings) {
  const std::vector<std::string> pieces = {"甲", "乙",  "(", ")", "[",  "]",   "*",    "+",  "?",
                                           "|",  "{2}", "^", "$", "\\", "\\1", "(?<=", "𠮷", "."};
  for (unsigned seed = 0; seed < 400; ++seed) {
    std::mt19937 random(seed);
    std::string expression, text;
    for (std::size_t i = 1 + random() % 12; i > 0; --i)
      expression += pieces[random() % pieces.size()];
    for (std::size_t i = 1 + random() % 60; i > 0; --i) text += pieces[random() % pieces.size()];
    const std::u16string units = to_utf16(expression), value = to_utf16(text);
    const auto compiled = RegularExpression::compile(units);
    if (const auto* fault = std::get_if<RegularExpression::Fault>(&compiled)) {
      ASSERT_LT(fault->index, units.size()) << "seed " << seed;
      continue;
    }
    bool gave_up = false;
    std::size_t end = 0;
    const auto& ready = std::get<RegularExpressionRef>(compiled);
    for (const auto& match : ready->find_all(value, gave_up)) {
      ASSERT_GE(match.start, end) << "seed " << seed;
      ASSERT_GT(match.length, 0U) << "seed " << seed;
      end = match.start + match.length;
      ASSERT_LE(end, value.size()) << "seed " << seed;
    }
    ready->is_whole(value);
  }
}

}  // namespace
}  // namespace typeset::document
