#include "base/diagnostic.h"

#include <gtest/gtest.h>

#include "base/unicode.h"

namespace typeset {
namespace {

std::shared_ptr<const SourceFile> file_of(std::string text) {
  return std::make_shared<const SourceFile>("report.yaml", std::move(text));
}

Diagnostic at(const std::shared_ptr<const SourceFile>& file, std::size_t line, std::size_t column) {
  return {Severity::error,
          {file, line, column},
          {MessageId::unknown_key, {"标提", "报告"}},
          std::nullopt};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = text.find('\n', start);
    lines.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return lines;
}

// How far the caret stands from the left, in columns of the terminal.
std::size_t caret_column(const std::string& rendered) {
  const std::string caret = lines_of(rendered).at(2);
  EXPECT_TRUE(caret.ends_with('^'));
  return display_width(caret) - 1;
}

TEST(Render, ShowsPlaceLineCaretAndHint) {
  Diagnostic diagnostic = at(file_of("a: 1\n标提: x\n"), 2, 1);
  diagnostic.hint = Message{MessageId::hint_nearest, {"标题"}};
  EXPECT_EQ(render(diagnostic, UiLanguage::chinese),
            "report.yaml:2:1: 错误: “报告”中没有“标提”这一项。\n"
            "    标提: x\n"
            "    ^\n"
            "  提示: 您要写的是不是“标题”？\n");
  EXPECT_EQ(render(diagnostic, UiLanguage::english),
            "report.yaml:2:1: error: '报告' has no entry called '标提'.\n"
            "    标提: x\n"
            "    ^\n"
            "  hint: Did you mean '标题'?\n");
}

TEST(Render, NamesWarnings) {
  Diagnostic diagnostic = at(file_of("a"), 1, 1);
  diagnostic.severity = Severity::warning;
  EXPECT_TRUE(render(diagnostic, UiLanguage::chinese).starts_with("report.yaml:1:1: 警告: "));
  EXPECT_TRUE(render(diagnostic, UiLanguage::english).starts_with("report.yaml:1:1: warning: "));
}

TEST(Render, AlignsTheCaretByDisplayWidth) {
  const auto file = file_of("标题abc: é\u0301é x");
  const std::size_t indent = 4;
  EXPECT_EQ(caret_column(render(at(file, 1, 1), UiLanguage::english)), indent);
  EXPECT_EQ(caret_column(render(at(file, 1, 3), UiLanguage::english)), indent + 4);
  EXPECT_EQ(caret_column(render(at(file, 1, 6), UiLanguage::english)), indent + 7);
  EXPECT_EQ(caret_column(render(at(file, 1, 12), UiLanguage::english)), indent + 12)
      << "a combining mark takes no column";
}

TEST(Render, PutsTheCaretAfterTheLineWhenThePlaceIsItsEnd) {
  EXPECT_EQ(caret_column(render(at(file_of("报告"), 1, 3), UiLanguage::english)), 8u);
}

TEST(Render, ShowsTabsAsSpaces) {
  const std::string rendered = render(at(file_of("\ta\tb"), 1, 4), UiLanguage::english);
  EXPECT_EQ(lines_of(rendered).at(1), "     a b");
  EXPECT_EQ(caret_column(rendered), 7u);
}

TEST(Render, ClipsLongLinesAroundThePlace) {
  const std::string many(500, 'x');
  const auto file = file_of(many + "漢" + many);
  const std::string rendered = render(at(file, 1, 501), UiLanguage::english);
  const std::string line = lines_of(rendered).at(1);
  EXPECT_LE(display_width(line), 4 + 100 + 2u);
  EXPECT_TRUE(line.starts_with("    …"));
  EXPECT_TRUE(line.ends_with("…"));
  const std::size_t before = line.find("漢");
  ASSERT_NE(before, std::string::npos);
  EXPECT_EQ(caret_column(rendered), display_width(line.substr(0, before)));

  const std::string at_start = lines_of(render(at(file, 1, 1), UiLanguage::english)).at(1);
  EXPECT_TRUE(at_start.starts_with("    xxx"));
  EXPECT_TRUE(at_start.ends_with("…"));
}

TEST(Render, LeavesOutWhatThePlaceDoesNotHave) {
  const auto file = file_of("a: 1");
  EXPECT_EQ(render(at(file, 0, 0), UiLanguage::english),
            "report.yaml: error: '报告' has no entry called '标提'.\n");
  EXPECT_EQ(render(at(nullptr, 0, 0), UiLanguage::english),
            "error: '报告' has no entry called '标提'.\n");
  EXPECT_EQ(render(at(file, 9, 1), UiLanguage::english),
            "report.yaml:9:1: error: '报告' has no entry called '标提'.\n");
}

TEST(Render, LetsNothingReachTheTerminalButText) {
  Diagnostic diagnostic = at(file_of("a\x1B[31m\u202E: 1"), 1, 1);
  diagnostic.message.arguments = {"x\ny\x1B[0m", "报告"};
  const std::string rendered = render(diagnostic, UiLanguage::english);
  EXPECT_EQ(rendered.find('\x1B'), std::string::npos);
  EXPECT_EQ(rendered.find("\u202E"), std::string::npos);
  EXPECT_EQ(lines_of(rendered).size(), 3u);
}

TEST(Diagnostics, SortsByPlaceAndSaysEqualsOnce) {
  const auto file = file_of("a\nb\n");
  Diagnostics diagnostics;
  EXPECT_TRUE(diagnostics.empty());
  diagnostics.warning({file, 2, 1}, {MessageId::unknown_style, {"b"}});
  EXPECT_FALSE(diagnostics.has_errors());
  diagnostics.error({file, 1, 1}, {MessageId::unknown_style, {"a"}});
  diagnostics.error({file, 1, 1}, {MessageId::unknown_style, {"a"}});
  diagnostics.error({file, 1, 1}, {MessageId::unknown_style, {"c"}});
  EXPECT_TRUE(diagnostics.has_errors());
  const std::vector<Diagnostic> sorted = diagnostics.sorted();
  ASSERT_EQ(sorted.size(), 3u);
  EXPECT_EQ(sorted[0].message.arguments.at(0), "a");
  EXPECT_EQ(sorted[1].message.arguments.at(0), "c");
  EXPECT_EQ(sorted[2].message.arguments.at(0), "b");
}

TEST(NearestName, FindsSlipsOfThePen) {
  const std::vector<std::string> names = {"title", "subtitle", "发文机关", "成文日期", "标题"};
  EXPECT_EQ(nearest_name("titel", names), "title") << "swapped";
  EXPECT_EQ(nearest_name("Titles", names), "title") << "case and one more";
  EXPECT_EQ(nearest_name("标提", names), "标题");
  EXPECT_EQ(nearest_name("成文日其", names), "成文日期");
  EXPECT_EQ(nearest_name("ｔｉｔｌｅ", names), "title") << "full width";
}

TEST(NearestName, FindsShortenedAndLengthenedNames) {
  const std::vector<std::string> names = {"发文机关名称", "日期"};
  EXPECT_EQ(nearest_name("机关", names), "发文机关名称");
  EXPECT_EQ(nearest_name("报告成文的日期", names), "日期");
}

TEST(NearestName, KeepsSilentWhenNothingIsNear) {
  EXPECT_EQ(nearest_name("zzz", {"title", "date"}), std::nullopt);
  EXPECT_EQ(nearest_name("a", {"b", "title"}), std::nullopt);
  EXPECT_EQ(nearest_name("", {"title"}), std::nullopt);
  EXPECT_EQ(nearest_name("甲乙", {"丙丁"}), std::nullopt);
  EXPECT_EQ(nearest_name(std::string(100000, 'x'), {std::string(100000, 'x')}), std::nullopt);
}

TEST(NearestName, PrefersTheNearestThenTheFirst) {
  EXPECT_EQ(nearest_name("rows", {"row", "rowss", "rows2"}), "row");
  EXPECT_EQ(nearest_name("table", {"tables of all", "tabel"}), "tabel")
      << "a slip before a part of a name";
}

TEST(Suggest, ListsTheCandidatesWhenNoneIsNear) {
  const auto near = suggest("titel", {"date", "title"});
  ASSERT_TRUE(near);
  EXPECT_EQ(near->id, MessageId::hint_nearest);
  EXPECT_EQ(near->arguments, std::vector<std::string>{"title"});
  const auto all = suggest("zzz", {"date", "title"});
  ASSERT_TRUE(all);
  EXPECT_EQ(all->id, MessageId::hint_expected_one_of);
  EXPECT_EQ(all->arguments, std::vector<std::string>{"date, title"});
  EXPECT_EQ(suggest("zzz", {}), std::nullopt);
}

}  // namespace
}  // namespace typeset
