// What a style may choose of Chinese setting: 避头尾 levels, widths of marks, hanging marks, and
// the face of Western text.
#include <gtest/gtest.h>
#include <string>

#include "support/fixtures.h"
#include "text/paragraph_layout.h"

namespace typeset::text {
namespace {

using document::LineBreakLevel;
using document::PunctuationStyle;
using tests::share;

document::Style plain_style() {
  document::Style style = tests::body_style();
  style.first_line_indent = {};
  style.character_pitch = style.size;
  return style;
}

ParagraphLayout laid_out(std::string_view utf8, document::Style style, Length measure) {
  Diagnostics diagnostics;
  const auto ref = share(std::move(style));
  return lay_out(prepare(tests::rich_text(utf8, ref), ref, tests::free_fonts(), diagnostics),
                 measure);
}

std::string text_of(const Line& line) {
  std::u16string text;
  for (const font::GlyphRun& run : line.runs) text += run.text;
  return to_utf8(text);
}

std::string repeated(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

double width_in_em(std::string_view text, PunctuationStyle punctuation) {
  document::Style style = plain_style();
  style.punctuation = punctuation;
  const auto layout = laid_out(text, style, style.size * 40);
  return layout.lines.at(0).inline_size.ratio_to(style.size);
}

TEST(LineBreakLevels, StrictKeepsDashesFromTheLinesStart) {
  // The dash would stand at the start of the second line.
  const std::string text = repeated("政", 10) + "——" + repeated("务", 12);
  document::Style style = plain_style();
  const Length measure = style.size * 10;
  EXPECT_TRUE(text_of(laid_out(text, style, measure).lines.at(1)).starts_with("——"));
  style.line_break = LineBreakLevel::strict;
  for (const Line& line : laid_out(text, style, measure).lines) {
    EXPECT_FALSE(text_of(line).starts_with("—")) << text_of(line);
  }
}

TEST(LineBreakLevels, OnlyBasicLetsASolidusStartALine) {
  const std::string text = repeated("政", 10) + "／" + repeated("务", 12);
  document::Style style = plain_style();
  const Length measure = style.size * 10;
  for (const LineBreakLevel level : {LineBreakLevel::gb, LineBreakLevel::strict}) {
    style.line_break = level;
    for (const Line& line : laid_out(text, style, measure).lines) {
      EXPECT_FALSE(text_of(line).starts_with("／")) << text_of(line);
    }
  }
}

TEST(PunctuationStyles, GiveMarksTheirWidths) {
  const std::string text = "甲，乙、丙（丁）戊。己！庚";
  EXPECT_NEAR(width_in_em(text, PunctuationStyle::full), 13, 0.01);
  // Four marks of six are half as wide; 。 and ！ end a sentence.
  EXPECT_NEAR(width_in_em(text, PunctuationStyle::kaiming), 11, 0.01);
  EXPECT_NEAR(width_in_em(text, PunctuationStyle::half), 10, 0.12);  // ！ keeps clear of its ink
}

TEST(PunctuationStyles, InkStaysInsideTheHalfBox) {
  document::Style style = plain_style();
  style.punctuation = PunctuationStyle::half;
  const auto layout = laid_out("（（甲））", style, style.size * 20);
  const auto& glyphs = layout.lines.at(0).runs.at(0).glyphs;
  const font::GlyphRun& run = layout.lines[0].runs[0];
  ASSERT_EQ(glyphs.size(), 5U);
  for (std::size_t i = 0; i + 1 < glyphs.size(); ++i) {
    const Length ink_end =
        glyphs[i].origin.x + run.size.scaled(run.face->ink_extents(glyphs[i].id).right);
    const Length next =
        glyphs[i + 1].origin.x + run.size.scaled(run.face->ink_extents(glyphs[i + 1].id).left);
    EXPECT_LE(ink_end.to_pt(), next.to_pt() + 0.01) << i;
  }
}

TEST(HangingPunctuation, TakesNoRoomOfAFullLine) {
  document::Style style = plain_style();
  style.hanging_punctuation = true;
  const std::string text = repeated("政", 10) + "，" + repeated("务", 12);
  const auto layout = laid_out(text, style, style.size * 10);
  const Line& first = layout.lines.at(0);
  EXPECT_EQ(text_of(first), repeated("政", 10) + "，");
  EXPECT_NEAR(first.inline_size.ratio_to(style.size), 10, 0.001);
  const auto& glyphs = first.runs.at(0).glyphs;
  for (std::size_t i = 0; i < 11; ++i) {
    EXPECT_NEAR(glyphs.at(i).origin.x.ratio_to(style.size), static_cast<double>(i), 0.001);
  }
}

TEST(HangingPunctuation, NeverMoreThanOneMark) {
  document::Style style = plain_style();
  style.hanging_punctuation = true;
  const std::string text = repeated("政", 9) + "》，" + repeated("务", 12);
  const auto layout = laid_out(text, style, style.size * 10);
  EXPECT_LE(layout.lines.at(0).inline_size.ratio_to(style.size), 10.001);
  const font::GlyphRun& run = layout.lines[0].runs.at(0);
  const auto& last = run.glyphs.back();
  const double ink_end = last.origin.x.ratio_to(style.size) + run.face->ink_extents(last.id).right;
  EXPECT_LE(ink_end, 10.01);
}

TEST(LatinFont, SetsLettersAndDigitsAndFallsBackToTheChineseFace) {
  document::Style style = plain_style();
  style.latin_font = "黑体";
  const auto layout = laid_out("政务 Office 2021 年", style, style.size * 30);
  for (const font::GlyphRun& run : layout.lines.at(0).runs) {
    const bool latin =
        run.text.find(u'O') != std::u16string::npos || run.text.find(u'2') != std::u16string::npos;
    const bool han = run.text.find(u'政') != std::u16string::npos ||
                     run.text.find(u'年') != std::u16string::npos;
    if (latin) {
      EXPECT_EQ(run.face->family(), "Noto Sans CJK SC");
    }
    if (han) {
      EXPECT_EQ(run.face->family(), "FandolFang");
    }
    EXPECT_FALSE(latin && han);
  }
}

TEST(LatinFont, BaselinesAgree) {
  document::Style style = plain_style();
  style.latin_font = "黑体";
  const auto layout = laid_out("政A", style, style.size * 30);
  ASSERT_EQ(layout.lines.at(0).runs.size(), 2U);
  EXPECT_EQ(layout.lines[0].runs[0].glyphs[0].origin.y, layout.lines[0].runs[1].glyphs[0].origin.y);
}

}  // namespace
}  // namespace typeset::text
