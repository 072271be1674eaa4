// Underlines and 着重号: where they stand, measured on laid-out lines.
#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <unicode/uchar.h>

#include "support/fixtures.h"
#include "text/paragraph_layout.h"

namespace typeset::text {
namespace {

using document::RichText;
using document::TextMarks;
using tests::share;
using tests::text_span;

constexpr TextMarks underlined{.underline = true};
constexpr TextMarks emphasised{.emphasis = true};
constexpr TextMarks both{.underline = true, .emphasis = true};

// Free setting without indents, so that places are whole ems.
document::Style plain_style() {
  document::Style style = tests::body_style();
  style.first_line_indent = {};
  style.character_pitch = style.size;
  return style;
}

ParagraphLayout laid_out(const RichText& text, const document::StyleRef& style, Length measure) {
  Diagnostics diagnostics;
  ParagraphLayout layout = lay_out(prepare(text, style, tests::free_fonts(), diagnostics), measure);
  EXPECT_TRUE(diagnostics.empty());
  return layout;
}

Line only_line(const RichText& text, const document::StyleRef& style) {
  ParagraphLayout layout = laid_out(text, style, tests::type_area_width());
  EXPECT_EQ(layout.lines.size(), 1U);
  return std::move(layout.lines.front());
}

// A glyph's character and ink, in the line's coordinates.
struct Ink {
  char32_t character = 0;
  Rect box;
};

std::vector<Ink> ink_of(const Line& line) {
  std::vector<Ink> inks;
  for (const font::GlyphRun& run : line.runs) {
    for (const font::PositionedGlyph& glyph : run.glyphs) {
      const font::InkExtents ink = run.face->ink_extents(glyph.id);
      inks.push_back(
          {code_point_at(run.text, glyph.text_start),
           {glyph.origin.x + run.size.scaled(ink.left), glyph.origin.y - run.size.scaled(ink.top),
            run.size.scaled(ink.right - ink.left), run.size.scaled(ink.top - ink.bottom)}});
    }
  }
  return inks;
}

Length ink_bottom(const Line& line) {
  Length bottom;
  for (const Ink& ink : ink_of(line)) bottom = std::max(bottom, ink.box.bottom());
  return bottom;
}

Length top_of(const LineDot& dot) { return dot.center.y - dot.radius; }
Length bottom_of(const LineDot& dot) { return dot.center.y + dot.radius; }

TEST(LineMarks, UnderlineReachesFromFirstToLastCharacter) {
  const auto style = share(plain_style());
  const Line line = only_line({text_span("根据", style), text_span("政务公开", style, underlined),
                               text_span("条例", style)},
                              style);
  ASSERT_EQ(line.rules.size(), 1U);
  EXPECT_EQ(line.rules[0].rect.x.raw(), (style->size * 2).raw());
  EXPECT_EQ(line.rules[0].rect.width.raw(), (style->size * 4).raw());
  EXPECT_TRUE(line.dots.empty());
}

TEST(LineMarks, UnderlineIsOneRuleOverFacesLatinAndSpaces) {
  document::Style bold = plain_style();
  bold.font = "黑体";
  const auto style = share(plain_style());
  const Line line = only_line(
      {text_span("公开PDF A4", style, underlined), text_span("㛃重点", share(bold), underlined)},
      style);
  ASSERT_GT(line.runs.size(), 2U);
  ASSERT_EQ(line.rules.size(), 1U);
  EXPECT_EQ(line.rules[0].rect.x.raw(), 0);
  EXPECT_EQ(line.rules[0].rect.right().raw(), line.inline_size.raw());
}

TEST(LineMarks, UnderlineStandsClearOfDescenders) {
  const auto style = share(plain_style());
  for (const char* text : {"政务公开", "gypsy（jpg）", "政务j"}) {
    const Line line = only_line({text_span(text, style, underlined)}, style);
    const Rect rule = line.rules.at(0).rect;
    EXPECT_GT(rule.y, style->size) << text;
    EXPECT_GT((rule.y - ink_bottom(line)).ratio_to(style->size), 0.06) << text;
    EXPECT_LT(rule.bottom(), style->line_pitch) << text;
    EXPECT_NEAR(rule.height.ratio_to(style->size), 0.05, 0.001) << text;
  }
}

TEST(LineMarks, UnderlineLeavesOutSpacesAtTheLinesEnd) {
  document::Style style = plain_style();
  style.align = document::TextAlign::start;
  const auto ref = share(style);
  const auto layout = laid_out({text_span("公开 报告", ref, underlined)}, ref, style.size * 3);
  ASSERT_EQ(layout.lines.size(), 2U);
  ASSERT_EQ(layout.lines[0].rules.size(), 1U);
  EXPECT_EQ(layout.lines[0].rules[0].rect.width.raw(), (style.size * 2).raw());
  EXPECT_TRUE(only_line({text_span("   ", ref, underlined)}, ref).rules.empty());
}

TEST(LineMarks, UnderlineEndsWithATrimmedMark) {
  const auto style = share(plain_style());
  const Line line = only_line({text_span("政务公开。", style, underlined)}, style);
  EXPECT_NEAR(line.rules.at(0).rect.width.ratio_to(style->size), 4.5, 0.001);
  const Line inside =
      only_line({text_span("（公开）", style, underlined), text_span("，条例", style)}, style);
  EXPECT_NEAR(inside.rules.at(0).rect.width.ratio_to(style->size), 3.5, 0.001);
}

TEST(LineMarks, EachLineHasItsOwnPartOfTheUnderline) {
  const auto style = share(tests::body_style());
  std::string text;
  for (int i = 0; i < 60; ++i) text += "政";
  const auto layout =
      laid_out({text_span(text, style, underlined)}, style, tests::type_area_width());
  ASSERT_EQ(layout.lines.size(), 3U);
  for (const Line& line : layout.lines) {
    ASSERT_EQ(line.rules.size(), 1U);
    EXPECT_EQ(line.rules[0].rect.x.raw(), line.inline_start.raw());
    EXPECT_EQ(line.rules[0].rect.width.raw(), line.inline_size.raw());
    EXPECT_EQ(line.rules[0].rect.y.raw(), layout.lines[0].rules[0].rect.y.raw());
  }
}

TEST(LineMarks, UnderlineHasTheColourOfItsText) {
  document::Style red = plain_style();
  red.color = {1, 0, 0};
  const auto style = share(plain_style());
  const Line line = only_line(
      {text_span("黑", style, underlined), text_span("红", share(red), underlined)}, style);
  ASSERT_EQ(line.rules.size(), 2U);
  EXPECT_EQ(line.rules[0].color, Color{});
  EXPECT_EQ(line.rules[1].color, red.color);
  EXPECT_EQ(line.rules[0].rect.right().raw(), line.rules[1].rect.x.raw());
}

TEST(LineMarks, DotsStandInTheMiddleUnderEachCharacter) {
  const auto style = share(plain_style());
  const Line line =
      only_line({text_span("应当", style), text_span("公开", style, emphasised)}, style);
  ASSERT_EQ(line.dots.size(), 2U);
  EXPECT_NEAR(line.dots[0].center.x.ratio_to(style->size), 2.5, 0.001);
  EXPECT_NEAR(line.dots[1].center.x.ratio_to(style->size), 3.5, 0.001);
  EXPECT_GT(top_of(line.dots[0]), style->size);
  EXPECT_LT(top_of(line.dots[0]).ratio_to(style->size), 1.15);
  EXPECT_TRUE(line.rules.empty());
}

TEST(LineMarks, DotsStayInTheMiddleWhenALineIsSpread) {
  const auto style = share(plain_style());
  const Length measure = style->size * 9 + style->size / 2;
  const auto layout =
      laid_out({text_span("应当及时全面公开政府信息", style, emphasised)}, style, measure);
  const Line& line = layout.lines.at(0);
  ASSERT_EQ(line.inline_size.raw(), measure.raw());
  const auto& glyphs = line.runs.at(0).glyphs;
  ASSERT_EQ(line.dots.size(), glyphs.size());
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    EXPECT_EQ(line.dots[i].center.x.raw(), (glyphs[i].origin.x + style->size / 2).raw());
  }
}

TEST(LineMarks, NoDotsUnderMarksSpacesAndWhatIsRaised) {
  const auto style = share(plain_style());
  document::Style small = plain_style();
  small.size = style->size / 2;
  const Line line = only_line({text_span("“公开”，（A4）—— 《a.b》……", style, emphasised),
                               text_span("①1", share(small), emphasised, style->size / 3)},
                              style);
  EXPECT_EQ(line.dots.size(), 6U);  // 公 开 A 4 a b
}

TEST(LineMarks, DotsUnderSignsThatAreReadAloud) {
  const auto style = share(plain_style());
  EXPECT_EQ(only_line({text_span("25%℃①", style, emphasised)}, style).dots.size(), 5U);
}

TEST(LineMarks, TheRuleIsNearerThanTheDots) {
  const auto style = share(plain_style());
  const Line line = only_line({text_span("重点gj", style, both)}, style);
  ASSERT_EQ(line.rules.size(), 1U);
  ASSERT_EQ(line.dots.size(), 4U);
  for (const LineDot& dot : line.dots) {
    EXPECT_GT(top_of(dot), line.rules[0].rect.bottom());
    EXPECT_LT(bottom_of(dot), style->line_pitch);
  }
}

// The pitch of a table's lines, half of what CLReq wants for marks.
TEST(LineMarks, MarksStayAboveTheNextLineWhereLinesAreClose) {
  const auto style = share(tests::cell_style());
  const Line line = only_line({text_span("有重点的字", style, both)}, style);
  EXPECT_GT(line.rules.at(0).rect.y, style->size);
  for (const LineDot& dot : line.dots) {
    EXPECT_GT(top_of(dot), line.rules[0].rect.bottom());
    EXPECT_LT(bottom_of(dot), style->line_pitch);
  }
}

TEST(LineMarks, DotsOfHanStayNearThoughUnderlinesHaveDescenders) {
  const auto style = share(tests::cell_style());
  const Line line = only_line(
      {text_span("gypsum", style, underlined), text_span("重点", style, emphasised)}, style);
  const Line alone = only_line({text_span("重点", style, emphasised)}, style);
  EXPECT_EQ(line.dots.at(0).center.y.raw(), alone.dots.at(0).center.y.raw());
  EXPECT_LT(bottom_of(line.dots[0]), style->line_pitch);
}

// CLReq 3.1.8: in vertical setting lines are at the left of the text and dots at its right.
TEST(LineMarks, VerticalTextHasRulesAtTheLeftAndDotsAtTheRight) {
  document::Style vertical = tests::cell_style();
  vertical.writing_mode = document::WritingMode::vertical;
  vertical.align = document::TextAlign::start;
  const auto style = share(vertical);
  const auto layout =
      laid_out({text_span("结果", style), text_span("维持", style, both)}, style, style->size * 4);
  const Line& line = layout.lines.at(0);
  ASSERT_EQ(line.rules.size(), 1U);
  EXPECT_LT(line.rules[0].rect.right().raw(), 0);
  EXPECT_EQ(line.rules[0].rect.y.raw(), (style->size * 2).raw());
  EXPECT_EQ(line.rules[0].rect.bottom().raw(), (style->size * 4).raw());
  ASSERT_EQ(line.dots.size(), 2U);
  EXPECT_GT(line.dots[0].center.x - line.dots[0].radius, style->size);
  EXPECT_EQ(line.dots[1].center.y.raw(), (style->size * 3 + style->size / 2).raw());
}

TEST(LineMarks, VerticalRulesKeepClearOfDescendersThatLieOnTheirSides) {
  document::Style vertical = tests::cell_style();
  vertical.writing_mode = document::WritingMode::vertical;
  vertical.align = document::TextAlign::start;
  const auto style = share(vertical);
  const Line line =
      laid_out({text_span("gypsum", style, underlined)}, style, style->size * 10).lines.at(0);
  ASSERT_EQ(line.rules.size(), 1U);
  const font::GlyphRun& run = line.runs.at(0);
  ASSERT_EQ(run.orientation, font::Orientation::sideways);
  Length leftmost;
  for (const auto& glyph : run.glyphs) {
    const Length hang = run.size.scaled(run.face->ink_extents(glyph.id).bottom);
    leftmost = std::min(leftmost, glyph.origin.x + hang);
  }
  EXPECT_LT(leftmost.raw(), 0);
  EXPECT_LT(line.rules[0].rect.right(), leftmost);
}

constexpr TextMarks name(std::uint32_t n) { return {.proper_name = n}; }
constexpr TextMarks title(std::uint32_t n) { return {.book_title = n}; }

TEST(LineMarks, NamesHaveALineInsideTheirText) {
  const auto style = share(plain_style());
  const Line line = only_line(
      {text_span("诗人", style), text_span("李白", style, name(1)), text_span("说", style)}, style);
  ASSERT_EQ(line.rules.size(), 1U);
  const Rect& rule = line.rules[0].rect;
  EXPECT_NEAR(rule.x.ratio_to(style->size), 2 + 1.0 / 16, 1e-4);
  EXPECT_NEAR(rule.right().ratio_to(style->size), 4 - 1.0 / 16, 1e-4);
  EXPECT_NEAR(rule.height.ratio_to(style->size), 0.05, 0.001);
  EXPECT_GT(rule.y - ink_bottom(line), Length{});
}

TEST(LineMarks, TitlesHaveAWaveAtTheSamePlace) {
  const auto style = share(plain_style());
  const Line name_line = only_line({text_span("史记", style, name(1))}, style);
  const Line line = only_line({text_span("史记", style, title(1))}, style);
  EXPECT_TRUE(line.rules.empty());
  ASSERT_EQ(line.waves.size(), 1U);
  EXPECT_EQ(line.waves[0].rect.x.raw(), name_line.rules.at(0).rect.x.raw());
  EXPECT_EQ(line.waves[0].rect.y.raw(), name_line.rules[0].rect.y.raw());
  EXPECT_GT(line.waves[0].rect.height, line.waves[0].thickness * 2);
  EXPECT_LT(line.waves[0].rect.bottom(), style->line_pitch);
}

TEST(LineMarks, NeighboursAreToldApart) {
  const auto style = share(plain_style());
  const Line line =
      only_line({text_span("李白", style, name(1)), text_span("杜甫", style, name(2)),
                 text_span("史记", style, title(3)), text_span("汉书", style, title(4)),
                 text_span("公开", style, underlined)},
                style);
  ASSERT_EQ(line.rules.size(), 3U);  // the underline and two names
  ASSERT_EQ(line.waves.size(), 2U);
  const Length gap = style->size / 8;
  EXPECT_EQ((line.rules[2].rect.x - line.rules[1].rect.right()).raw(), gap.raw());
  EXPECT_EQ((line.waves[0].rect.x - line.rules[2].rect.right()).raw(), gap.raw());
  EXPECT_EQ((line.waves[1].rect.x - line.waves[0].rect.right()).raw(), gap.raw());
  EXPECT_GT(line.rules[0].rect.x, line.waves[1].rect.right());
}

TEST(LineMarks, NamesGoOnOverTheLinesEnd) {
  const auto style = share(plain_style());
  const auto layout =
      laid_out({text_span("政务", style), text_span("新伟街道办事处", style, name(1))}, style,
               style->size * 5);
  ASSERT_EQ(layout.lines.size(), 2U);
  const Rect& first = layout.lines[0].rules.at(0).rect;
  const Rect& second = layout.lines[1].rules.at(0).rect;
  EXPECT_EQ(first.right().raw(), (style->size * 5).raw());
  EXPECT_EQ(second.x.raw(), 0);
  EXPECT_LT(second.right(), style->size * 4);
}

TEST(LineMarks, NamesTitlesUnderlinesAndDotsStandBelowEachOther) {
  const auto style = share(plain_style());
  const TextMarks all{.underline = true, .emphasis = true, .proper_name = 1, .book_title = 2};
  const Line line = only_line({text_span("史记g", style, all)}, style);
  ASSERT_EQ(line.rules.size(), 2U);
  const Rect& underline = line.rules[0].rect;
  const Rect& proper_name = line.rules[1].rect;
  const Rect& wave = line.waves.at(0).rect;
  EXPECT_GT(proper_name.y, ink_bottom(line));
  EXPECT_GT(wave.y, proper_name.bottom());
  EXPECT_GT(underline.y, wave.bottom());
  EXPECT_GT(top_of(line.dots.at(0)), underline.bottom());
  EXPECT_LT(bottom_of(line.dots[0]), style->line_pitch);
}

TEST(LineMarks, DotsStandBelowNames) {
  const auto style = share(plain_style());
  const Line line =
      only_line({text_span("李白", style, {.emphasis = true, .proper_name = 1})}, style);
  EXPECT_GT(top_of(line.dots.at(0)), line.rules.at(0).rect.bottom());
}

TEST(LineMarks, DotsKeepNearTheirOwnLine) {
  const auto style = share(plain_style());
  const TextMarks named{.emphasis = true, .proper_name = 1};
  const Line alone = only_line({text_span("李白", style, named)}, style);
  const Line line = only_line({text_span("李白", style, named),
                               text_span("史记", style, {.underline = true, .book_title = 2})},
                              style);
  EXPECT_EQ(line.dots.at(0).center.y.raw(), alone.dots.at(0).center.y.raw());
}

TEST(LineMarks, VerticalNamesAndTitlesAreAtTheLeft) {
  document::Style vertical = tests::cell_style();
  vertical.writing_mode = document::WritingMode::vertical;
  vertical.align = document::TextAlign::start;
  const auto style = share(vertical);
  const auto layout =
      laid_out({text_span("李白", style, name(1)), text_span("史记", style, title(2))}, style,
               style->size * 4);
  const Line& line = layout.lines.at(0);
  EXPECT_LT(line.rules.at(0).rect.right().raw(), 0);
  EXPECT_LT(line.waves.at(0).rect.right().raw(), 0);
  EXPECT_GT(line.waves[0].rect.height, line.waves[0].rect.width);
  EXPECT_EQ((line.waves[0].rect.y - line.rules[0].rect.bottom()).raw(), (style->size / 8).raw());
}

// Prose with marks, superscripts, no-break characters and breaks strewn over it.
RichText random_marked_text(std::mt19937& random, const document::StyleRef& style) {
  document::Style small = *style;
  small.size = style->size * 3 / 5;
  document::Style bold = *style;
  bold.font = "黑体";
  const std::vector<document::StyleRef> styles{style, share(bold)};
  const document::StyleRef small_style = share(small);
  static const std::vector<std::string> ends{"", "", "\u00A0", "\u2060", "\n", " "};
  RichText text;
  for (int piece = 0; piece < 12; ++piece) {
    const TextMarks marks{random() % 2 == 0, random() % 3 == 0};
    text.push_back(text_span(tests::random_prose(random, 6) + ends[random() % ends.size()],
                             styles[random() % styles.size()], marks));
    if (random() % 3 > 0) continue;
    text.push_back(
        text_span(random() % 2 == 0 ? "［12］" : "1", small_style, marks, style->size / 3));
  }
  return text;
}

void expect_marks_inside(const Line& line, const document::Style& style) {
  const Length end = line.inline_start + line.inline_size;
  for (const LineRule& rule : line.rules) {
    EXPECT_GE(rule.rect.x, line.inline_start);
    EXPECT_LE(rule.rect.right(), end);
    EXPECT_GT(rule.rect.width.raw(), 0);
    EXPECT_GT(rule.rect.y, style.size);
    EXPECT_LT(rule.rect.bottom(), style.line_pitch);
  }
  for (const LineDot& dot : line.dots) {
    EXPECT_GE(dot.center.x, line.inline_start);
    EXPECT_LE(dot.center.x, end);
    EXPECT_LT(bottom_of(dot), style.line_pitch);
  }
}

void expect_dots_under_characters(const Line& line) {
  for (const LineDot& dot : line.dots) {
    for (const Ink& ink : ink_of(line)) {
      const bool above = ink.box.x < dot.center.x && dot.center.x < ink.box.right();
      const bool mark = u_ispunct(static_cast<UChar32>(ink.character)) && ink.character != U'%';
      EXPECT_FALSE(above && mark) << to_utf8(std::u16string(1, char16_t(ink.character)));
    }
  }
}

void expect_lines_tile(const std::vector<Line>& lines, std::size_t size) {
  std::size_t at = 0;
  for (const Line& line : lines) {
    EXPECT_EQ(line.text_start, at);
    EXPECT_GE(line.text_end, line.text_start);
    at = line.text_end;
  }
  EXPECT_EQ(at, size);
}

TEST(LineMarksProperty, MarksStayWithTheirLineAndLinesTileTheText) {
  std::mt19937 random(20);
  const auto style = share(tests::body_style());
  for (int round = 0; round < 100; ++round) {
    SCOPED_TRACE(round);
    const RichText text = random_marked_text(random, style);
    const Length measure = Length::mm(60 + static_cast<double>(random() % 100));
    const auto layout = laid_out(text, style, measure);
    expect_lines_tile(layout.lines, document::plain_text(text).size());
    for (const Line& line : layout.lines) {
      expect_marks_inside(line, *style);
      expect_dots_under_characters(line);
    }
  }
}

TEST(LineMarksProperty, MarksMoveNoGlyph) {
  std::mt19937 random(21);
  const auto style = share(tests::body_style());
  for (int round = 0; round < 30; ++round) {
    SCOPED_TRACE(round);
    RichText text = random_marked_text(random, style);
    const auto marked = laid_out(text, style, tests::type_area_width());
    for (document::TextSpan& span : text) span.marks = {};
    const auto plain = laid_out(text, style, tests::type_area_width());
    ASSERT_EQ(marked.lines.size(), plain.lines.size());
    for (std::size_t i = 0; i < plain.lines.size(); ++i) {
      ASSERT_EQ(marked.lines[i].runs.size(), plain.lines[i].runs.size());
      for (std::size_t r = 0; r < plain.lines[i].runs.size(); ++r) {
        const auto& a = marked.lines[i].runs[r].glyphs;
        const auto& b = plain.lines[i].runs[r].glyphs;
        EXPECT_TRUE(std::ranges::equal(a, b, {}, &font::PositionedGlyph::origin,
                                       &font::PositionedGlyph::origin));
      }
    }
  }
}

}  // namespace
}  // namespace typeset::text
