// Superscripts, no-break characters, the author's breaks and mixed styles in one paragraph.
#include <gtest/gtest.h>

#include "font/test_font.h"
#include "support/fixtures.h"
#include "support/temporary_folder.h"
#include "text/line_breaker.h"
#include "text/paragraph_layout.h"

namespace typeset::text {
namespace {

using document::RichText;
using tests::share;
using tests::text_span;

document::Style plain_style() {
  document::Style style = tests::body_style();
  style.first_line_indent = {};
  style.character_pitch = style.size;
  return style;
}

document::StyleRef small_style() {
  document::Style style = plain_style();
  style.size = Length::pt(10);
  style.character_pitch = style.size;
  return share(style);
}

document::TextSpan raised(std::string_view text) {
  return text_span(text, small_style(), {}, Length::pt(5));
}

PreparedParagraph prepared(const RichText& text, const document::StyleRef& style) {
  Diagnostics diagnostics;
  PreparedParagraph paragraph = prepare(text, style, tests::free_fonts(), diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  return paragraph;
}

ParagraphLayout laid_out(const RichText& text, const document::StyleRef& style,
                         Length measure = tests::type_area_width()) {
  return lay_out(prepared(text, style), measure);
}

// The text of each line as its place in the paragraph says.
std::vector<std::string> lines_of(const RichText& text, const document::StyleRef& style,
                                  Length measure) {
  const std::u16string plain = document::plain_text(text);
  std::vector<std::string> lines;
  const ParagraphLayout layout = laid_out(text, style, measure);
  for (const Line& line : layout.lines) {
    lines.push_back(to_utf8(plain.substr(line.text_start, line.text_end - line.text_start)));
  }
  return lines;
}

// Where each character of a line stands: the pen of the first glyph of its cluster.
std::vector<double> pens_in_em(const Line& line) {
  std::vector<double> pens;
  for (const font::GlyphRun& run : line.runs) {
    for (const font::PositionedGlyph& glyph : run.glyphs) {
      pens.push_back(glyph.origin.x.ratio_to(tests::body_size()));
    }
  }
  return pens;
}

TEST(Superscript, StandsAboveTheBaselineAndMovesNoOther) {
  const auto style = share(plain_style());
  const auto layout = laid_out({text_span("政府", style), raised("1"), text_span("信息", style),
                                text_span("2", small_style(), {}, Length::pt(-3))},
                               style);
  ASSERT_EQ(layout.lines.size(), 1U);
  const auto& runs = layout.lines[0].runs;
  ASSERT_EQ(runs.size(), 4U);
  const Length baseline = runs[0].glyphs[0].origin.y;
  EXPECT_EQ((baseline - runs[1].glyphs[0].origin.y).to_pt(), 5);
  EXPECT_EQ(runs[2].glyphs[0].origin.y.raw(), baseline.raw());
  EXPECT_EQ((runs[3].glyphs[0].origin.y - baseline).to_pt(), 3);
  EXPECT_EQ(layout.block_size().raw(), style->size.raw());
  EXPECT_EQ(
      baseline.raw(),
      laid_out({text_span("政", style)}, style).lines.at(0).runs.at(0).glyphs.at(0).origin.y.raw());
}

TEST(Superscript, HasNoSpaceBetweenItAndItsBase) {
  const auto style = share(plain_style());
  const auto layout =
      laid_out({text_span("政府", style), raised("1"), text_span("信息", style)}, style);
  const auto pens = pens_in_em(layout.lines[0]);
  EXPECT_NEAR(pens.at(2), 2, 0.001);
  // A digit is about half an em of its own size; nothing is added after it either.
  EXPECT_LT(pens.at(3) - pens.at(2), 0.4);
}

TEST(Superscript, LeavesTheSpaceOfItsBase) {
  const auto style = share(plain_style());
  const auto with =
      laid_out({text_span("100m", style), raised("2"), text_span("的", style)}, style);
  document::Style without_autospace = plain_style();
  without_autospace.text_autospace = false;
  const auto close = share(without_autospace);
  const auto without =
      laid_out({text_span("100m", close), raised("2"), text_span("的", close)}, close);
  const auto loose_pens = pens_in_em(with.lines[0]);
  const auto close_pens = pens_in_em(without.lines[0]);
  EXPECT_NEAR(loose_pens.at(4), close_pens.at(4), 0.001);
  EXPECT_NEAR(loose_pens.at(5) - close_pens.at(5), 0.25, 0.001);
}

TEST(Superscript, StandsCloseToAMarkWhoseBlankFollowsIt) {
  const auto style = share(plain_style());
  const auto width = laid_out({raised("1")}, style).lines.at(0).inline_size;
  const auto layout =
      laid_out({text_span("例》", style), raised("1"), text_span("规定", style)}, style);
  const auto pens = pens_in_em(layout.lines[0]);
  EXPECT_NEAR(pens.at(2), 1.5, 0.001);
  EXPECT_NEAR(pens.at(3), 2 + width.ratio_to(style->size), 0.001);
}

TEST(Superscript, MarksAroundItAreAdjacent) {
  const auto style = share(plain_style());
  for (const char* reference : {"1", "［1］", "①"}) {
    SCOPED_TRACE(reference);
    const auto layout =
        laid_out({text_span("例》", style), raised(reference), text_span("，规定", style)}, style);
    const auto close = laid_out({text_span("例》", style), text_span("，规定", style)}, style);
    const Length width = laid_out({raised(reference)}, style).lines.at(0).inline_size;
    EXPECT_EQ((layout.lines[0].inline_size - close.lines[0].inline_size).raw(), width.raw());
  }
}

TEST(Superscript, BlankOfAMarkBeforeItIsTrimmedAtTheLinesEnd) {
  const auto style = share(plain_style());
  const auto line = laid_out({text_span("规定。", style), raised("①")}, style).lines.at(0);
  EXPECT_NEAR(line.inline_size.ratio_to(style->size), 2.5 + 10.0 / 16, 0.001);
}

TEST(Superscript, BracketsAreSetTight) {
  const auto style = share(plain_style());
  const auto layout =
      laid_out({text_span("府", style), raised("［1］"), text_span("信", style)}, style);
  const auto digit = laid_out({raised("1")}, style).lines.at(0).inline_size;
  const Length taken = layout.lines[0].inline_size - style->size * 2 - digit;
  EXPECT_NEAR(taken.to_pt(), 10, 0.5);  // two brackets of half an em of their own size
}

TEST(Superscript, StaysWithItsBaseWhereverLinesBreak) {
  const auto style = share(plain_style());
  for (int before = 1; before < 12; ++before) {
    RichText text;
    std::string hanzi;
    for (int i = 0; i < before; ++i) hanzi += "政";
    text = {text_span(hanzi, style), raised("［12］"), text_span("信息公开年度报告", style)};
    for (const std::string& line : lines_of(text, style, style->size * 6)) {
      EXPECT_FALSE(line.starts_with("［") || line.starts_with("1") || line.starts_with("2") ||
                   line.starts_with("］"))
          << line;
    }
  }
}

TEST(Superscript, OneCharacterWithItsReferenceIsNoLastLine) {
  const auto style = share(plain_style());
  const RichText text{text_span("政务公开年度报告政务公开年度报告政务公开年度", style),
                      raised("1")};
  const auto lines = lines_of(text, style, style->size * 21);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[1], "年度1");
}

TEST(NoBreakSpace, IsAWordSpaceThatHoldsTogether) {
  const auto style = share(plain_style());
  const auto typed = laid_out({text_span("No. 12", style)}, style).lines.at(0);
  const auto no_break = laid_out({text_span("No.\u00A012", style)}, style).lines.at(0);
  EXPECT_EQ(no_break.inline_size.raw(), typed.inline_size.raw());
  const PreparedParagraph paragraph = prepared({text_span("附件\u00A0（一） 。", style)}, style);
  EXPECT_EQ(paragraph.clusters.at(1).break_after, BreakKind::forbidden);
  EXPECT_EQ(paragraph.clusters.at(2).break_after, BreakKind::forbidden);
}

TEST(NoBreakSpace, StretchesAndShrinksLikeASpace) {
  const auto style = share(plain_style());
  const Cluster typed = prepared({text_span("A B", style)}, style).clusters.at(1);
  const Cluster no_break = prepared({text_span("A\u00A0B", style)}, style).clusters.at(1);
  EXPECT_GT(no_break.blank_after.raw(), 0);
  EXPECT_GT(no_break.gap.stretch.raw(), 0);
  EXPECT_EQ(no_break.blank_after.raw(), typed.blank_after.raw());
  EXPECT_EQ(no_break.gap.stretch.raw(), typed.gap.stretch.raw());
}

TEST(NoBreakSpace, IsInEveryFaceThatHasASpace) {
  for (const char* role : {"仿宋", "楷体", "黑体", "小标宋", "宋体"}) {
    document::Style style = plain_style();
    style.font = role;
    const auto ref = share(style);
    EXPECT_EQ(prepared({text_span("A\u00A0B", ref)}, ref).runs.size(), 1U) << role;
  }
}

TEST(NoBreakSpace, IsTheSpaceOfAFaceThatHasNoGlyphForIt) {
  font::TestFont font;
  font.glyphs = {{u' ', 0, 0, 0, 0, 400}, {u'A', 100, 0, 500, 700, 600}};
  const tests::TemporaryFolder folder;
  folder.write("Test.ttf", font.build());
  const auto fonts = font::Catalogue::find({{"试", {"Test"}, {}, {}}}, {folder.path()});
  document::Style style = plain_style();
  style.font = "试";
  const auto ref = share(style);
  Diagnostics diagnostics;
  const auto paragraph = prepare({text_span("A\u00A0A", ref)}, ref, fonts, diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  ASSERT_EQ(paragraph.clusters.size(), 3U);
  EXPECT_NEAR(paragraph.clusters[1].advance.ratio_to(style.size), 0.4, 0.001);
}

TEST(WordJoiner, ForbidsABreakAndTakesNoPlace) {
  const auto style = share(plain_style());
  const auto joined = laid_out({text_span("政\u2060务公A\u2060B\u2060开", style)}, style);
  const auto plain = laid_out({text_span("政务公AB开", style)}, style);
  EXPECT_EQ(pens_in_em(joined.lines.at(0)), pens_in_em(plain.lines.at(0)));
  EXPECT_EQ(joined.lines[0].text_end, 9U);
  const auto paragraph = prepared({text_span("政\u2060务，\u2060“公", style)}, style);
  EXPECT_EQ(paragraph.clusters.at(0).break_after, BreakKind::forbidden);
  EXPECT_EQ(paragraph.clusters.at(2).break_after, BreakKind::forbidden);
}

TEST(WordJoiner, MayStandAnywhere) {
  const auto style = share(plain_style());
  document::Style bold = plain_style();
  bold.font = "黑体";
  const RichText text{text_span("\u2060政\u2060", style), text_span("\u2060务", share(bold)),
                      text_span("A \u2060B\u2060\n\u2060公\u2060\u2060开\u2060", style),
                      text_span("\u2060", style)};
  const PreparedParagraph paragraph = prepared(text, style);
  EXPECT_EQ(paragraph.clusters.at(0).break_after, BreakKind::forbidden);
  EXPECT_EQ(paragraph.clusters.at(0).character_class, CharacterClass::han);
  const auto layout = lay_out(paragraph, tests::type_area_width());
  ASSERT_EQ(layout.lines.size(), 2U);
  EXPECT_EQ(layout.lines[1].text_end, paragraph.text.size());
  EXPECT_EQ(pens_in_em(layout.lines[1]), (std::vector<double>{0, 1}));
  prepared({text_span("\u2060", style)}, style);
}

TEST(AuthorsBreak, NextLineHasNoIndentAndTheBrokenOneIsSetSolid) {
  const auto style = share(tests::body_style());
  const auto layout = laid_out({text_span("公开报告\n年度 \n报告", style)}, style);
  ASSERT_EQ(layout.lines.size(), 3U);
  EXPECT_EQ(layout.lines[0].inline_start.raw(), style->first_line_indent.raw());
  EXPECT_EQ(layout.lines[1].inline_start.raw(), 0);
  EXPECT_EQ(layout.lines[0].inline_size.raw(), (style->character_pitch * 3 + style->size).raw());
  EXPECT_EQ(layout.lines[1].inline_size.raw(), (style->character_pitch + style->size).raw());
  // Break and spaces before it belong to the line they end.
  EXPECT_EQ(layout.lines[0].text_end, 5U);
  EXPECT_EQ(layout.lines[1].text_start, 5U);
  EXPECT_EQ(layout.lines[1].text_end, 9U);
  EXPECT_EQ(layout.lines[2].text_end, 11U);
}

TEST(LineText, DroppedSpacesBelongToTheLineTheyEnd) {
  document::Style style = plain_style();
  style.align = document::TextAlign::start;
  const auto ref = share(style);
  EXPECT_EQ(lines_of({text_span("公开  报告", ref)}, ref, style.size * 3),
            (std::vector<std::string>{"公开  ", "报告"}));
  EXPECT_EQ(lines_of({}, ref, style.size * 3), std::vector<std::string>{""});
}

TEST(MixedStyles, ShareBaselineAndGrid) {
  const auto style = share(tests::body_style());
  document::Style bold = tests::body_style();
  bold.font = "黑体";
  document::Style kai = tests::body_style();
  kai.font = "楷体";
  const auto layout = laid_out({text_span("公开", style), text_span("重点", share(bold)),
                                text_span("工作", share(kai)), text_span("报告", style)},
                               style);
  const Line& line = layout.lines.at(0);
  ASSERT_EQ(line.runs.size(), 4U);
  std::int64_t column = 2;
  for (const font::GlyphRun& run : line.runs) {
    for (const font::PositionedGlyph& glyph : run.glyphs) {
      EXPECT_EQ(glyph.origin.x.raw(), (style->character_pitch * column++).raw());
      EXPECT_EQ(glyph.origin.y.raw(), line.runs[0].glyphs[0].origin.y.raw());
    }
  }
}

TEST(MixedStyles, MarksOfTwoStylesAreAdjacent) {
  const auto style = share(plain_style());
  document::Style bold = plain_style();
  bold.font = "黑体";
  const auto layout = laid_out({text_span("政》", share(bold)), text_span("，务", style)}, style);
  EXPECT_NEAR(pens_in_em(layout.lines.at(0)).at(3), 2.5, 0.001);
}

}  // namespace
}  // namespace typeset::text
