#include "text/paragraph_layout.h"

#include <gtest/gtest.h>
#include <random>

#include "support/fixtures.h"

namespace typeset::text {
namespace {

using tests::body_style;
using tests::share;

ParagraphLayout laid_out(std::string_view utf8, document::Style style, Length measure) {
  Diagnostics diagnostics;
  const auto ref = share(std::move(style));
  return lay_out(prepare(tests::rich_text(utf8, ref), ref, tests::free_fonts(), diagnostics),
                 measure);
}

std::u16string text_of(const Line& line) {
  std::u16string text;
  for (const font::GlyphRun& run : line.runs) text += run.text;
  return text;
}

TEST(ParagraphLayout, PureHanziStandOnTheGrid) {
  std::string text;
  for (int i = 0; i < 26 + 28 + 5; ++i) text += "政";
  const auto layout = laid_out(text, body_style(), tests::type_area_width());
  ASSERT_EQ(layout.lines.size(), 3U);
  const auto& glyphs = layout.lines[1].runs.at(0).glyphs;
  ASSERT_EQ(glyphs.size(), 28U);
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const double expected = (156.0 - 16 * 25.4 / 72) / 27 * static_cast<double>(i);
    EXPECT_NEAR(glyphs[i].origin.x.to_mm(), expected, 0.01);
  }
  EXPECT_NEAR(layout.lines[1].inline_size.to_mm(), 156.0, 0.001);
  EXPECT_NEAR(layout.lines[0].inline_start.to_mm(), 2 * (156.0 - 16 * 25.4 / 72) / 27, 0.001);
}

TEST(ParagraphLayout, BaselineIsMeasuredFromTheEmBox) {
  const auto layout = laid_out("政", body_style(), tests::type_area_width());
  EXPECT_NEAR(layout.lines[0].runs[0].glyphs[0].origin.y.to_pt(), 16 * 0.88, 0.2);
}

TEST(ParagraphLayout, BaselineIsThatOfTheStylesOwnFace) {
  const Length own =
      laid_out("政务", body_style(), tests::type_area_width()).lines[0].runs[0].glyphs[0].origin.y;
  const auto mixed = laid_out("㛃政务", body_style(), tests::type_area_width());
  for (const font::GlyphRun& run : mixed.lines[0].runs) {
    EXPECT_EQ(run.glyphs[0].origin.y.raw(), own.raw());
  }
}

TEST(ParagraphLayout, LatinApostropheTakesItsInksRoom) {
  const auto layout = laid_out("it’s fine", body_style(), tests::type_area_width());
  const auto& glyphs = layout.lines[0].runs.at(0).glyphs;
  EXPECT_LT((glyphs[3].origin.x - glyphs[1].origin.x).ratio_to(tests::body_size()), 0.9);
}

TEST(ParagraphLayout, IndentsCountInWhatAParagraphAsks) {
  document::Style style = tests::cell_style();
  Diagnostics diagnostics;
  const auto plain = share(style);
  style.start_indent = Length::pt(7);
  style.first_line_indent = Length::pt(5);
  const auto indented = share(style);
  const auto prepare_in = [&](const document::StyleRef& ref) {
    return prepare(tests::rich_text("自然人", ref), ref, tests::free_fonts(), diagnostics);
  };
  EXPECT_EQ((min_content(prepare_in(indented)) - min_content(prepare_in(plain))).to_pt(), 12);
  EXPECT_EQ((max_content(prepare_in(indented)) - max_content(prepare_in(plain))).to_pt(), 12);
}

// A centred line in brackets: what is blank in the first is not counted, as in the last.
TEST(ParagraphLayout, CentredLineStandsByWhatIsSeen) {
  document::Style style = body_style();
  style.align = document::TextAlign::center;
  style.first_line_indent = {};
  const Length measure = tests::body_size() * 12;
  const Line plain = laid_out("元", style, measure).lines.at(0);
  const Line in_brackets = laid_out("（元）", style, measure).lines.at(0);
  const Length middle = plain.runs.at(0).glyphs.at(0).origin.x;
  EXPECT_NEAR(in_brackets.runs.at(0).glyphs.at(1).origin.x.to_pt(), middle.to_pt(), 0.02);
  // It never leaves its measure for that.
  EXPECT_EQ(laid_out("（元）", style, tests::body_size() * 5 / 2).lines.at(0).inline_start,
            Length{});
}

TEST(ParagraphLayout, EachLineAfterALineEndIsIndentedWhereTheStyleSaysSo) {
  document::Style style = body_style();
  const Length measure = tests::body_size() * 8;
  const auto starts = [&] {
    std::vector<Length> result;
    for (const Line& line : laid_out("一二三四五六七八九\n甲乙", style, measure).lines) {
      result.push_back(line.inline_start);
    }
    return result;
  };
  const Length indent = style.first_line_indent;
  ASSERT_GT(indent, Length{});
  EXPECT_EQ(starts(), (std::vector<Length>{indent, {}, {}}));
  style.indent_each_line = true;
  EXPECT_EQ(starts(), (std::vector<Length>{indent, {}, indent}));
}

TEST(ParagraphLayout, MarkAtLineEndTakesHalfAnEm) {
  document::Style style = body_style();
  style.first_line_indent = {};
  std::string text;
  for (int i = 0; i < 27; ++i) text += "政";
  const auto layout = laid_out(text + "，政务公开", style, tests::type_area_width());
  ASSERT_GE(layout.lines.size(), 2U);
  const Line& line = layout.lines[0];
  ASSERT_EQ(text_of(line).back(), u'，');
  // The comma's em box would end half an em beyond the type area: its ink half ends on the edge.
  const Length comma = line.runs.back().glyphs.back().origin.x;
  EXPECT_NEAR((comma + tests::body_size() / 2).to_mm(), 156.0, 0.001);
}

TEST(ParagraphLayout, AdjacentMarksTakeOneAndAHalfEm) {
  document::Style style = body_style();
  style.first_line_indent = {};
  style.character_pitch = style.size;
  const auto layout = laid_out("政，“务", style, tests::type_area_width());
  const auto& glyphs = layout.lines[0].runs.at(0).glyphs;
  ASSERT_EQ(glyphs.size(), 4U);
  EXPECT_NEAR((glyphs[3].origin.x - glyphs[1].origin.x).ratio_to(style.size), 1.5, 0.001);
}

TEST(ParagraphLayout, QuarterEmBetweenHanAndDigits) {
  document::Style style = body_style();
  style.first_line_indent = {};
  style.character_pitch = style.size;
  const auto with = laid_out("共29条", style, tests::type_area_width());
  style.text_autospace = false;
  const auto without = laid_out("共29条", style, tests::type_area_width());
  const Length difference = with.lines[0].inline_size - without.lines[0].inline_size;
  EXPECT_NEAR(difference.ratio_to(style.size), 0.5, 0.001);
}

TEST(ParagraphLayout, VerticalHeadRunsDownwardsUpright) {
  document::Style style = tests::cell_style();
  style.writing_mode = document::WritingMode::vertical;
  const auto layout = laid_out("结果维持", style, Length::pt(42));
  ASSERT_EQ(layout.lines.size(), 1U);
  const auto& run = layout.lines[0].runs.at(0);
  EXPECT_EQ(run.orientation, font::Orientation::vertical);
  ASSERT_EQ(run.glyphs.size(), 4U);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_NEAR(run.glyphs[i].origin.x.to_pt(), run.glyphs[0].origin.x.to_pt(), 0.01);
    EXPECT_NEAR(run.glyphs[i].origin.y.to_pt(), 10.5 * (0.88 + static_cast<double>(i)), 0.1);
  }
}

TEST(ParagraphLayout, MissingGlyphIsReportedOnceWithItsName) {
  Diagnostics diagnostics;
  const auto ref = share(body_style());
  prepare(tests::rich_text("政\U000E1234\U000E1234务", ref), ref, tests::free_fonts(), diagnostics);
  const auto found = diagnostics.sorted();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message.id, MessageId::glyph_missing);
  EXPECT_EQ(found[0].message.arguments.at(1), "U+E1234");
}

TEST(ParagraphLayout, RareCharacterComesFromTheFallback) {
  const auto layout = laid_out("政㛃务", body_style(), tests::type_area_width());
  ASSERT_EQ(layout.lines[0].runs.size(), 3U);
  EXPECT_EQ(layout.lines[0].runs[1].face->family(), "Noto Serif CJK SC");
}

// Justified lines end exactly at the measure, whatever they hold; ink never runs into ink.
TEST(ParagraphLayoutProperty, JustifiedLinesEndOnTheEdge) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const Length measure = Length::mm(70 + static_cast<double>(random() % 90));
    const auto layout = laid_out(tests::random_prose(random, 60), body_style(), measure);
    for (std::size_t i = 0; i < layout.lines.size(); ++i) {
      const Line& line = layout.lines[i];
      const Length end = line.inline_start + line.inline_size;
      EXPECT_LE(end.raw(), measure.raw());
      if (i + 1 < layout.lines.size()) {
        EXPECT_EQ(end.raw(), measure.raw()) << to_utf8(text_of(line));
      }
      Length ink_end = -measure;
      for (const font::GlyphRun& run : line.runs) {
        for (const font::PositionedGlyph& glyph : run.glyphs) {
          const font::InkExtents ink = run.face->ink_extents(glyph.id);
          if (ink.right <= ink.left) continue;
          // Kerned Latin letters and the grid's tracking may touch; marks may not be pushed
          // together.
          EXPECT_GT(glyph.origin.x + run.size.scaled(ink.left), ink_end - run.size.scaled(0.1))
              << to_utf8(text_of(line));
          ink_end = glyph.origin.x + run.size.scaled(ink.right);
        }
      }
    }
  }
}

}  // namespace
}  // namespace typeset::text
