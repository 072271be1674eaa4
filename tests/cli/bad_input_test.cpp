// Files that are no YAML, and what is said of every bad input.
#include "cli/bad_input.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace typeset::cli::bad_input {
namespace {

// Each level in the one before it, a thousand of them.
std::string deep_blocks() {
  std::string text = "版式: test\n机关:\n";
  for (std::size_t level = 0; level < 1000; ++level) {
    text += std::string(2 * level + 2, ' ') + (level == 99 ? "▸" : "") + "甲:\n";
  }
  return text;
}

// Each list holds the one before it ten times.
std::string alias_bomb() {
  std::string text = "版式: test\n甲0: &a0 [甲, 乙, 丙, 丁, 戊, 己, 庚, 辛, 壬, 癸]\n";
  for (int list = 1; list < 12; ++list) {
    text += "甲" + std::to_string(list) + ": &a" + std::to_string(list) + " [";
    for (int item = 0; item < 10; ++item) {
      // Here the millionth item is passed.
      text += list == 5 && item == 7 ? "▸" : "";
      text += "*a" + std::to_string(list - 1) + (item < 9 ? ", " : "]\n");
    }
  }
  return text;
}

// What cannot be read as YAML.
std::vector<Case> syntax() {
  return {
      report_case("EmptyFile", "", {}, {{"错误: 文件“report.yaml”里没有内容。"}}),
      report_case("OnlyComments",
                  "# 报告\n"
                  "\n"
                  "# 没有内容\n",
                  {}, {{"错误: 文件“report.yaml”里没有内容。"}}),
      report_case("ListInsteadOfEntries",
                  "▸- 版式: test\n"
                  "- 机关: 甲局\n",
                  {}, {{"错误: “report.yaml”应当是一组“名称: 内容”。"}}),
      report_case("PlainText", "▸今天天气很好\n", {},
                  {{"错误: “report.yaml”应当是一组“名称: 内容”。"}}),
      report_case("FullWidthColons",
                  "▸版式：test\n"
                  "机关：甲局\n",
                  {},
                  {{"错误: “report.yaml”应当是一组“名称: 内容”。",
                    "这里用了全角冒号“：”，请改为半角冒号加一个空格“: ”。"}}),
      report_case("TabIndent",
                  "版式: test\n"
                  "表单:\n"
                  "▸\011姓名: 甲\n",
                  {},
                  {{"错误: 行首缩进用了制表符（Tab）。",
                    "YAML 只认空格缩进，请把制表符（Tab）换成空格。"}}),
      report_case("DuplicateKey",
                  "版式: test\n"
                  "机关: 甲局\n"
                  "年度: 2020\n"
                  "▸机关: 乙局\n",
                  {}, {{"错误: “机关”重复出现，同一层里只能写一次。", "第一次出现在第 2 行。"}}),
      report_case(
          "UnclosedBracket",
          "版式: ▸[test\n"
          "机关: 甲局\n",
          {},
          {{"错误: 这里不符合 YAML 的写法，无法读懂。", "第 1 行开始的括号没有结束，请补上 ]。"}}),
      report_case(
          "UnclosedBrace",
          "版式: test\n"
          "机关: 甲局\n"
          "表单: ▸{姓名: 甲\n",
          {},
          {{"错误: 这里不符合 YAML 的写法，无法读懂。", "第 3 行开始的括号没有结束，请补上 }。"}}),
      report_case(
          "StrayBracket",
          "版式: test\n"
          "机关: 甲局\n"
          "表单: ▸]\n",
          {}, {{"错误: 这里不符合 YAML 的写法，无法读懂。", "这里的 ] 前面没有与它配对的括号。"}}),
      report_case(
          "UnclosedQuote",
          "版式: test\n"
          "机关: ▸\"甲局\n"
          "年度: 2020\n",
          {},
          {{"错误: 这里不符合 YAML 的写法，无法读懂。", "第 2 行开始的引号没有结束，请补上 \"。"}}),
      report_case("QuoteInsideQuotes",
                  "版式: test\n"
                  "机关: \"甲▸\"乙\"局\"\n",
                  {},
                  {{"错误: 这里不符合 YAML 的写法，无法读懂。",
                    "引号里的文字又用了 \"，YAML 会以为文字到此为止。文字里请改用中文引号。"}}),
      report_case("UnknownEscape",
                  "版式: test\n"
                  "机关: \"甲▸\\局\"\n",
                  {},
                  {{"错误: 这里不符合 YAML 的写法，无法读懂。",
                    "双引号里的“\\局”不是有效的转义。要写反斜杠本身，请写两个“\\\\”。"}}),
      report_case("BadIndent",
                  "版式: test\n"
                  " ▸机关: 甲局\n",
                  {},
                  {{"错误: 这里不符合 YAML 的写法，无法读懂。",
                    "请检查这一行和上一行的缩进：同一层的内容要左对齐，下一层要多缩进两格。"}}),
      report_case(
          "NoSpaceAfterColon",
          "版式: test\n"
          "机关▸:甲局\n"
          "年度: 2020\n",
          {},
          {{"错误: 这里不符合 YAML 的写法，无法读懂。", "冒号后面要空一格，例如“名称: 内容”。"}}),
      report_case(
          "LineWithoutColon",
          "版式: test\n"
          "机关: 甲局\n"
          "▸正文在此\n"
          "年度: 2020\n",
          {},
          {{"错误: 这里不符合 YAML 的写法，无法读懂。",
            "每一项都要写成“名称: 内容”；若是接着上一行的文字，请比上一行的名称多缩进两格。"}}),
      report_case("UndefinedAlias",
                  "版式: test\n"
                  "机关: ▸*甲\n",
                  {},
                  {{"错误: 引用了“*甲”，但前面没有用“&甲”定义过。",
                    "“*”在 YAML 中有特殊含义。若它是文字的一部分，请把整段文字放进引号。"}}),
      report_case("PercentSign",
                  "版式: test\n"
                  "机关: ▸%甲\n",
                  {},
                  {{"错误: 这里不符合 YAML 的写法，无法读懂。",
                    "“%”在 YAML 中有特殊含义。若它是文字的一部分，请把整段文字放进引号。"}}),
      report_case("AtSign",
                  "版式: test\n"
                  "机关: ▸@甲\n",
                  {},
                  {{"错误: 这里不符合 YAML 的写法，无法读懂。",
                    "“@”在 YAML 中有特殊含义。若它是文字的一部分，请把整段文字放进引号。"}}),
      report_case("SecondDocument",
                  "版式: test\n"
                  "机关: 甲局\n"
                  "▸---\n"
                  "版式: test\n",
                  {},
                  {{"错误: 一个文件里只能有一份文档，第二份从这里开始。",
                    "请删去多余的“---”行，或把后面的内容另存为一个文件。"}})};
}

// What is no text, or too much.
std::vector<Case> bytes() {
  return {
      report_case("ControlCharacter",
                  "版式: test\n"
                  "机关: 甲▸\013局\n",
                  {}, {{"错误: 这里有看不见的控制字符 U+000B，请删去。"}}),
      report_case("NulByte",
                  std::string("版式: test\n"
                              "机关: 甲\000局\n",
                              29),
                  {}, {{"错误: “report.yaml”不是文本文件。"}}),
      report_case("CarriageReturnAlone", "版式: test▸\015机关: 甲局\n", {},
                  {{"错误: 这里有看不见的控制字符 U+000D，请删去。"}}),
      report_case("Binary", std::string("\211PNG\015\012\032\012\000\000\000\015IHDR\000\000", 18),
                  {}, {{"错误: “report.yaml”不是文本文件。"}}),
      report_case("Pdf", "%PDF-1.7\012%\342\343\317\323\0121 0 obj\012", {},
                  {{"错误: 文件“report.yaml”的文字编码不是 UTF-8。",
                    "文件看来是 GB18030 编码。请在编辑器中选择“另存为”，编码选 UTF-8。"}}),
      report_case("Gb18030",
                  "\260\346\312\275: test\012\273\372\271\330: "
                  "\274\327\276\326\012\327\334\314\345\307\351\277\366: "
                  "\275\361\304\352\271\244\327\367\306\275\316\310\241\243\012",
                  {},
                  {{"错误: 文件“report.yaml”的文字编码不是 UTF-8。",
                    "文件看来是 GB18030 编码。请在编辑器中选择“另存为”，编码选 UTF-8。"}}),
      report_case(
          "Utf16Le",
          std::string(
              "\377\376Hr\017_:\000 \000t\000e\000s\000t\000\012\000:gsQ:\000 \0002u@\134\012\000",
              34),
          {},
          {{"错误: 文件“report.yaml”的文字编码不是 UTF-8。",
            "文件看来是 UTF-16 编码。请在编辑器中选择“另存为”，编码选 UTF-8。"}}),
      report_case(
          "Utf16Be",
          std::string(
              "\376\377rH_\017\000:\000 \000t\000e\000s\000t\000\012g:Qs\000:\000 u2\134@\000\012",
              34),
          {},
          {{"错误: 文件“report.yaml”的文字编码不是 UTF-8。",
            "文件看来是 UTF-16 编码。请在编辑器中选择“另存为”，编码选 UTF-8。"}}),
      report_case(
          "Utf8CutOff",
          "\347\211\210\345\274\217: test\012\346\234\272\345\205\263: \347\224\262\345\012", {},
          {{"错误: 文件“report.yaml”的文字编码不是 UTF-8。",
            "文件看来是 GB18030 编码。请在编辑器中选择“另存为”，编码选 UTF-8。"}}),
      report_case("DeepBrackets",
                  std::string("版式: test\n机关: ") + std::string(99, '[') + "▸" +
                      std::string(901, '[') + std::string(1000, ']') + "\n",
                  {}, {{"错误: 内容嵌套太深，最多 100 层。"}}),
      report_case("DeepBlocks", deep_blocks(), {}, {{"错误: 内容嵌套太深，最多 100 层。"}}),
      report_case("AliasBomb", alias_bomb(), {},
                  {{"错误: 内容太多，最多 1000000 项（引用的内容每次都计算在内）。"}}),
      report_case("KeyIsList",
                  "版式: test\n"
                  "▸[甲, 乙]: 丙\n",
                  {},
                  {{"错误: 冒号前的名称必须是普通文字，不能是列表或一组内容。",
                    "“[”在 YAML 中有特殊含义。若它是文字的一部分，请把整段文字放进引号。"}}),
      report_case("UnknownTag",
                  "版式: test\n"
                  "机关: ▸!甲 乙\n",
                  {},
                  {{"错误: 这里不符合 YAML 的写法，无法读懂。",
                    "“!”在 YAML 中有特殊含义。若它是文字的一部分，请把整段文字放进引号。"}})};
}

// Reports that name no layout.
std::vector<Case> layout_names() {
  return {report_case("NoLayout", "▸机关: 甲局\n", {},
                      {{"错误: “report.yaml”中缺少“版式”这一项。",
                        "这里可以写：annual-report-2020, annual-report-2021, joint-document, "
                        "letter, minutes, official-document, order, test, upward-document。"}}),
          report_case("UnknownLayout",
                      "版式: ▸tset\n"
                      "机关: 甲局\n",
                      {}, {{"错误: 没有名为“tset”的版式。", "您要写的是不是“test”？"}}),
          report_case("LayoutIsList",
                      "版式: ▸[test]\n"
                      "机关: 甲局\n",
                      {}, {{"错误: “版式”应当是一段文字。"}}),
          report_case("TwoLayouts",
                      "版式: test\n"
                      "▸layout: test\n"
                      "机关: 甲局\n",
                      {}, {{"错误: “layout”重复出现，同一层里只能写一次。"}})};
}

TEST(GoodInput, MayBeWrittenAsEditorsWriteIt) {
  const std::string report = "版式: test\n机关: 甲局\n人数: 3\n";
  std::string windows = report;
  for (std::size_t at = 0; (at = windows.find('\n', at)) != std::string::npos; at += 2) {
    windows.replace(at, 1, "\r\n");
  }
  const std::string tabbed = "版式:\ttest\n机关:\t甲局\t\n人数: 3\t# 人\n";
  for (const std::string& text : {report, "\uFEFF" + report, windows, "\uFEFF" + windows, tabbed,
                                  report.substr(0, report.size() - 1), "---\n" + report}) {
    const Workplace workplace;
    workplace.write("layouts/test/layout.yaml", base_layout);
    workplace.write(report_path, text);
    const Outcome outcome = workplace.run("check report.yaml --layouts layouts");
    EXPECT_EQ(outcome.status, 0) << text;
    EXPECT_EQ(outcome.out + outcome.err, "");
  }
}

TEST(LongInput, ThatIsTooLongIsNotRead) {
  const Workplace workplace;
  const std::size_t most = std::size_t{64} << 20;
  workplace.write(report_path, good_head + std::string(most, '#'));
  const Outcome outcome = workplace.run("report.yaml --lang zh");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(outcome.err, "错误: 文件“report.yaml”太大，最多可以读取 64 MiB。\n");
  EXPECT_EQ(workplace.files(), std::vector<std::string>{"report.yaml"});
}

TEST_P(BadInput, IsReportedAtItsPlaceInWholeAndAlone) {
  std::vector<std::string> expected;
  ASSERT_EQ(places_.size(), GetParam().findings.size());
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const Finding& finding = GetParam().findings[i];
    expected.push_back(places_[i] + finding.message);
    if (!finding.hint.empty()) expected.back() += " // " + finding.hint;
  }
  EXPECT_EQ(findings("zh", "  提示: "), expected);
}

// In other words, but of the same places.
TEST_P(BadInput, IsReportedInEnglishToo) {
  const std::vector<std::string> said = findings("en", "  hint: ");
  ASSERT_EQ(said.size(), places_.size());
  for (std::size_t i = 0; i < said.size(); ++i) {
    EXPECT_TRUE(said[i].starts_with(places_[i])) << said[i];
    const std::string message = said[i].substr(places_[i].size());
    EXPECT_TRUE(message.starts_with("error: ") || message.starts_with("warning: ")) << message;
    EXPECT_EQ(message.find("。"), std::string::npos) << message;
    EXPECT_EQ(message.find(" // ") != std::string::npos, !GetParam().findings[i].hint.empty())
        << message;
  }
}

INSTANTIATE_TEST_SUITE_P(Syntax, BadInput, testing::ValuesIn(syntax()), name_of);
INSTANTIATE_TEST_SUITE_P(Bytes, BadInput, testing::ValuesIn(bytes()), name_of);
INSTANTIATE_TEST_SUITE_P(LayoutNames, BadInput, testing::ValuesIn(layout_names()), name_of);

}  // namespace
}  // namespace typeset::cli::bad_input
