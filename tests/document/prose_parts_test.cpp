// Lists, tables, figures and footnotes in running text.
#include <gtest/gtest.h>

#include "document/yaml_fixture.h"

namespace typeset::document {
namespace {

constexpr std::string_view layout = R"(styles:
  footnote: {inherit: cell}
  caption: {inherit: cell}
prose: {table: table, list-marks: ["● ", "○ "], table-caption: "表{{n}}：{{caption}}"}
content: [prose: 正文]
)";

std::string report(const std::string& lines) {
  std::string text = "机关: 甲\n正文: |\n";
  for (std::size_t start = 0; start < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', start), lines.size());
    text += "  " + lines.substr(start, end - start) + "\n";
    start = end + 1;
  }
  return text;
}

std::vector<Paragraph> paragraphs(const std::string& lines) {
  return blocks_of<Paragraph>(good_document(report(lines), layout));
}

TEST(ProseLists, ItemsHaveMarksByLevel) {
  const auto items = paragraphs("引言：\n- 一\n  - 二\n    - 三\n- 四\n");
  ASSERT_EQ(items.size(), 5U);
  std::string shown;
  for (const Paragraph& item : items) {
    shown += std::to_string(item.level) + text_of(item.text) + '|';
  }
  EXPECT_EQ(shown, "0引言：|1● 一|2○ 二|3○ 三|1● 四|");
  EXPECT_EQ(items[1].role, ParagraphRole::list_item);
  EXPECT_EQ(items[1].label_length, 2U);
  EXPECT_LT(items[1].style->start_indent, items[2].style->start_indent);
  EXPECT_LT(items[2].style->start_indent, items[3].style->start_indent);
}

TEST(ProseLists, ADashWithoutASpaceIsText) {
  const auto items = paragraphs("-5度\n—— 引文\n");
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].role, ParagraphRole::body);
  EXPECT_EQ(text_of(items[0].text), "-5度");
}

TEST(ProseLines, ABackslashGoesOnBelow) {
  const auto lines = paragraphs("一\\\n二\\\n三\n四\\\\\n五\n");
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(text_of(lines[0].text), "一\n二\n三");
  EXPECT_EQ(text_of(lines[1].text), "四\\");
}

// Cells in their rows, the head's first.
std::string cells_of(const Table& table) {
  std::string text;
  const TableSection& section = table.sections.at(0);
  for (const ColumnNode& column : section.columns) text += text_of(column.label.text) + ',';
  for (const RowNode& row : section.rows) {
    text += '|';
    for (const CellText& cell : row.values) text += text_of(cell.text) + ',';
  }
  return text;
}

TEST(ProseLines, RubyIsHalfAsLargeAndInNoBookmark) {
  const auto lines = paragraphs("# **{幸福|xìng|fú}**里。读{汉字|hàn zì}\n");
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].bookmark, "（一）幸福里");
  EXPECT_EQ(text_of(lines[0].text), "（一）幸福里。读汉字");
  std::string rubies;
  for (const TextSpan& span : lines[0].text) {
    if (!span.ruby) continue;
    rubies += to_utf8(span.text) + ':' + text_of(span.ruby->text) + ' ';
    const Style& small = *span.ruby->text.at(0).style;
    EXPECT_EQ(small.size.raw(), (span.style->size / 2).raw());
    EXPECT_EQ(small.font, span.style->font);
  }
  EXPECT_EQ(rubies, "幸:xìng 福:fú 汉字:hàn zì ");
}

TEST(ProseLines, SpansOfOneBaseShareTheirRuby) {
  const auto lines = paragraphs("{汉**字**|hàn zì}吧\n");
  const RichText& text = lines.at(0).text;
  ASSERT_EQ(text.size(), 3U);
  EXPECT_EQ(text[0].ruby, text[1].ruby);
  EXPECT_TRUE(text[0].ruby);
  EXPECT_FALSE(text[2].ruby);
}

TEST(ProseLines, NamesAndTitlesAreNumberedInTheirParagraph) {
  const auto lines = paragraphs("_[李白]_[杜甫]读~[史记]^[见_[班固]。]\n");
  const RichText& text = lines.at(0).text;
  EXPECT_GT(text.at(0).marks.proper_name, 0U);
  EXPECT_GT(text.at(1).marks.proper_name, 0U);
  EXPECT_NE(text[0].marks.proper_name, text[1].marks.proper_name);
  EXPECT_EQ(text.at(2).marks, TextMarks{});
  EXPECT_GT(text.at(3).marks.book_title, 0U);
  EXPECT_GT(lines[0].footnotes.at(0).text.at(2).marks.proper_name, 0U);
}

TEST(ProseTables, RubyStaysInItsCell) {
  const auto tables = blocks_of<Table>(
      good_document(report("| 甲 | 乙 |\n| {新伟|xīn|wěi} | {汉\\|字|hàn zì} |\n"), layout));
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(cells_of(tables[0]), "甲,乙,|新伟,汉|字,");
}

TEST(ProseTables, RowsOfCellsAreATable) {
  const Document document =
      good_document(report("前文。\n表：各平台\n| 平台 | 数 |\n|:---|---:|\n| 网\\|站 | **3** |\n"
                           "| 微信 | |\n后文。\n"),
                    layout);
  const auto tables = blocks_of<Table>(document);
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(cells_of(tables[0]), "平台,数,|网|站,3,|微信,,");
  EXPECT_FALSE(tables[0].has_stub);
  ASSERT_TRUE(tables[0].caption);
  EXPECT_EQ(text_of(tables[0].caption->text), "表1：各平台");
  EXPECT_EQ(tables[0].sections[0].rows[0].values[1].style->align, TextAlign::end);
  EXPECT_EQ(blocks_of<Paragraph>(document).size(), 2U);
}

TEST(ProseTables, CaptionsAreNumberedInTheirOrder) {
  const Document document = good_document(
      report("表：一\n| 甲 |\n| 1 |\n\n表：二\n| 乙 |\n| 2 |\n\n| 丙 |\n| 3 |\n"), layout);
  const auto tables = blocks_of<Table>(document);
  ASSERT_EQ(tables.size(), 3U);
  EXPECT_EQ(text_of(tables[0].caption->text), "表1：一");
  EXPECT_EQ(text_of(tables[1].caption->text), "表2：二");
  EXPECT_FALSE(tables[2].caption);
}

TEST(ProseTables, ALineThatOnlyLooksLikeACaptionIsText) {
  const auto lines = paragraphs("表：见附件。\n正文。\n");
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(text_of(lines[0].text), "表：见附件。");
}

TEST(ProseFootnotes, AreNumberedThroughTheDocument) {
  const auto lines = paragraphs("甲^[注一]乙^[注**二**]。\n# 标题^[注三]。正文。\n");
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(text_of(lines[0].text), "甲①乙②。");
  ASSERT_EQ(lines[0].footnotes.size(), 2U);
  EXPECT_EQ(lines[0].footnotes[0].anchor, 2U);
  EXPECT_EQ(lines[0].footnotes[1].anchor, 4U);
  EXPECT_EQ(text_of(lines[0].footnotes[1].text), "②注二");
  EXPECT_EQ(lines[0].footnotes[1].label_length, 1U);
  ASSERT_EQ(lines[1].footnotes.size(), 1U);
  EXPECT_EQ(text_of(lines[1].footnotes[0].text), "③注三");
  EXPECT_EQ(lines[1].bookmark, "（一）标题");
}

TEST(ProseMarks, MakeStylesOfSpans) {
  const auto lines = paragraphs("甲**乙**m^{2}__丙__\n");
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(text_of(lines[0].text), "甲乙m2丙");
  bool bold = false, raised = false, underlined = false;
  for (const TextSpan& span : lines[0].text) {
    bold = bold || (span.text == u"乙" && span.style->font == "黑体");
    raised = raised || (span.text == u"2" && span.baseline_shift > Length());
    underlined = underlined || (span.text == u"丙" && span.marks.underline);
  }
  EXPECT_TRUE(bold);
  EXPECT_TRUE(raised);
  EXPECT_TRUE(underlined);
}

// The one error in a report.
Diagnostic only_error(const std::string& text) {
  Diagnostics diagnostics;
  build_document(*good_layout(layout), parsed(text), diagnostics);
  EXPECT_EQ(diagnostics.sorted().size(), 1U) << rendered(diagnostics);
  return diagnostics.empty() ? Diagnostic{} : diagnostics.sorted()[0];
}

TEST(ProseFigures, NamesOfFilesMayHoldSpacesAndBrackets) {
  for (const std::string name : {"图 1.png", "图2（定稿）.png", "图 (2).png", "Ａ，b.png"}) {
    const Diagnostic finding = only_error(report("![示意](" + name + " \"图题\"){80mm}\n"));
    EXPECT_EQ(finding.message.id, MessageId::file_not_found) << name;
    ASSERT_FALSE(finding.message.arguments.empty());
    EXPECT_EQ(finding.message.arguments[0], name);
  }
}

TEST(ProseFigures, WidthsAreLengths) {
  Diagnostics diagnostics;
  build_document(*good_layout(layout), parsed(report("![示意](a.png){8行}\n")), diagnostics);
  const auto findings = diagnostics.sorted();
  ASSERT_EQ(findings.size(), 2U) << rendered(diagnostics);
  EXPECT_EQ(findings[0].message.id, MessageId::file_not_found);
  EXPECT_EQ(findings[1].message.id, MessageId::invalid_length);
  EXPECT_EQ(findings[1].message.arguments[0], "8行");
}

}  // namespace
}  // namespace typeset::document
