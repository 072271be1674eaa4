// Vertical lines: how characters stand, where, and what room their marks take.
#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <random>
#include <string>

#include "support/fixtures.h"
#include "text/paragraph_layout.h"

namespace typeset::text {
namespace {

using font::Orientation;
using tests::share;

document::Style column_style() {
  document::Style style = tests::body_style();
  style.first_line_indent = {};
  style.character_pitch = style.size;
  style.writing_mode = document::WritingMode::vertical;
  style.align = document::TextAlign::start;
  style.latin_font = "宋体";
  return style;
}

PreparedParagraph prepared(std::string_view utf8, const document::Style& style) {
  Diagnostics diagnostics;
  const auto ref = share(style);
  return prepare(tests::rich_text(utf8, ref), ref, tests::free_fonts(), diagnostics);
}

Line line_of(std::string_view utf8, const document::Style& style = column_style()) {
  return lay_out(prepared(utf8, style), style.size * 60).lines.at(0);
}

// The runs of the only line: text and how it stands, | upright, > turned, = side by side.
std::string standing(std::string_view utf8, const document::Style& style = column_style()) {
  static const std::map<Orientation, std::string> signs{
      {Orientation::vertical, "|"}, {Orientation::sideways, ">"}, {Orientation::horizontal, "="}};
  std::string result, last;
  for (const font::GlyphRun& run : line_of(utf8, style).runs) {
    const std::string& sign = signs.at(run.orientation);
    if (sign != last || sign == "=") result += sign;
    result += to_utf8(run.text);
    last = sign;
  }
  return result;
}

double length_in_em(std::string_view utf8, const document::Style& style = column_style()) {
  return line_of(utf8, style).inline_size.ratio_to(style.size);
}

struct Ink {
  double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
};

// What a glyph covers of its line, in em of the column style, from the line's own corner.
Ink ink_of(const font::GlyphRun& run, const font::PositionedGlyph& glyph) {
  const font::InkExtents ink = run.face->ink_extents(glyph.id);
  const double em = column_style().size.to_pt();
  const double scale = run.size.to_pt() / em;
  const double x = glyph.origin.x.to_pt() / em;
  const double y = glyph.origin.y.to_pt() / em;
  if (run.orientation == Orientation::sideways) {
    return {x + ink.bottom * scale, x + ink.top * scale, y + ink.left * scale * run.stretch,
            y + ink.right * scale * run.stretch};
  }
  return {x + ink.left * scale * run.stretch, x + ink.right * scale * run.stretch,
          y - ink.top * scale, y - ink.bottom * scale};
}

Ink united(Ink a, const Ink& b) {
  return {std::min(a.left, b.left), std::max(a.right, b.right), std::min(a.top, b.top),
          std::max(a.bottom, b.bottom)};
}

Ink ink_of(const font::GlyphRun& run) {
  Ink ink;
  for (const font::PositionedGlyph& glyph : run.glyphs) ink = united(ink, ink_of(run, glyph));
  return ink;
}

TEST(VerticalOrientation, HanStandsAndWesternTextLies) {
  EXPECT_EQ(standing("政府GB信息"), "|政府>GB|信息");
  EXPECT_EQ(standing("截至2020年底"), "|截至>2020|年底");
  EXPECT_EQ(standing("约３３３件"), "|约３３３件");
  EXPECT_EQ(standing("①㎡℃★"), "|①㎡℃★");
}

TEST(VerticalOrientation, MarksTakeTheirVerticalForms) {
  for (const char* font : {"仿宋", "楷体", "宋体", "黑体"}) {
    document::Style style = column_style();
    style.font = font;
    for (const char* mark : {"，", "。", "、", "；", "：", "？", "！", "（", "）", "《",
                             "》", "「", "』", "【", "“",  "”",  "‘",  "’",  "——", "……"}) {
      const std::string text = "甲" + std::string(mark) + "乙";
      EXPECT_EQ(standing(text, style), "|" + text) << font;
      const auto upright = line_of(text, style);
      document::Style horizontal = style;
      horizontal.writing_mode = document::WritingMode::horizontal;
      const auto flat = line_of(text, horizontal);
      EXPECT_NE(upright.runs.at(0).glyphs.at(1).id, flat.runs.at(0).glyphs.at(1).id) << text;
    }
  }
}

TEST(VerticalOrientation, WesternMarksLieWithTheirWords) {
  EXPECT_EQ(standing("用it’s与“a-b”"), "|用>it’s|与“>a-b|”");
  EXPECT_EQ(standing("长3×5米"), "|长>3×5|米");
  EXPECT_EQ(standing("网址www.gov.cn/xxgk？"), "|网址>www.gov.cn/xxgk|？");
}

TEST(VerticalOrientation, UprightHeadsStandAltogether) {
  document::Style style = column_style();
  style.text_orientation = document::TextOrientation::upright;
  EXPECT_EQ(standing("第12号PDF（件）", style), "|第12号PDF（件）");
}

TEST(TextCombine, ShortNumbersStandSideBySide) {
  EXPECT_EQ(standing("第1号"), "|第=1|号");
  EXPECT_EQ(standing("第12号"), "|第=12|号");
  EXPECT_EQ(standing("第123号"), "|第>123|号");
  EXPECT_EQ(standing("第１２号"), "|第=１２|号");
  EXPECT_EQ(standing("10月25日（1件）"), "=10|月=25|日（=1|件）");
}

TEST(TextCombine, MoreDigitsWhereTheStyleSaysSo) {
  document::Style style = column_style();
  style.text_combine = 4;
  EXPECT_EQ(standing("第123号2020年，12345件", style), "|第=123|号=2020|年，>12345|件");
  style.text_combine = 0;
  EXPECT_EQ(standing("第1号25日", style), "|第>1|号>25|日");
}

TEST(TextCombine, NumbersInWesternTextLie) {
  EXPECT_EQ(standing("纸A4张"), "|纸>A4|张");
  EXPECT_EQ(standing("增3.5倍"), "|增>3.5|倍");
  EXPECT_EQ(standing("占12%强"), "|占>12%|强");
  EXPECT_EQ(standing("用Word 10版"), "|用>Word 10|版");
}

TEST(TextCombine, NumberTakesOneEmAndIsItsMiddle) {
  for (const char* number : {"1", "12", "47", "123", "2020"}) {
    document::Style style = column_style();
    style.text_combine = 4;
    const std::string text = "第" + std::string(number) + "号";
    EXPECT_NEAR(length_in_em(text, style), 3, 1e-4);
    const Line line = line_of(text, style);
    const font::GlyphRun& run = line.runs.at(1);
    const Ink ink = ink_of(run);
    EXPECT_GE(ink.left, 0) << number;
    EXPECT_LE(ink.right, 1) << number;
    EXPECT_NEAR((ink.top + ink.bottom) / 2, 1.5, 0.02) << number;
    // The digits' boxes are centred on the line.
    double natural = 0;
    for (const auto& glyph : run.glyphs) natural += run.face->advance(glyph.id);
    const double width = natural * run.stretch;
    EXPECT_NEAR(width, std::min(natural, 1.0), 1e-6);
    EXPECT_NEAR(run.glyphs[0].origin.x.ratio_to(style.size), 0.5 - width / 2, 1e-3);
  }
}

TEST(TextCombine, IsOneCharacterToTheLine) {
  const auto paragraph = prepared("共25件", column_style());
  ASSERT_EQ(paragraph.clusters.size(), 3U);
  EXPECT_EQ(paragraph.clusters[1].text_length, 2U);
  EXPECT_EQ(paragraph.clusters[1].glyph_count, 2U);
  const Line line = line_of("共25件");
  EXPECT_EQ(line.runs[1].glyphs[0].text_length, 2U);
  EXPECT_EQ(line.runs[1].glyphs[1].text_length, 0U);
}

TEST(TextCombine, RaisedDigitsAreNoPartOfANumber) {
  const document::Style style = column_style();
  document::Style small = style;
  small.size = style.size.scaled(0.6);
  const auto ref = share(style);
  const document::RichText spans{tests::text_span("第25", ref),
                                 tests::text_span("1", share(small), {}, style.size.scaled(0.38)),
                                 tests::text_span("号", ref)};
  Diagnostics diagnostics;
  const auto paragraph = prepare(spans, ref, tests::free_fonts(), diagnostics);
  const Line line = lay_out(paragraph, style.size * 10).lines.at(0);
  ASSERT_EQ(line.runs.size(), 4U);
  EXPECT_EQ(line.runs[1].text, u"25");
  EXPECT_EQ(line.runs[1].orientation, Orientation::horizontal);
  EXPECT_EQ(line.runs[2].text, u"1");
  EXPECT_EQ(line.runs[2].orientation, Orientation::horizontal);
  EXPECT_NEAR(line.inline_size.ratio_to(style.size), 3.6, 1e-3);
}

TEST(TextCombine, TakesOneDotAndItsShareOfAnUnderline) {
  const auto ref = share(column_style());
  const document::RichText spans{
      tests::text_span("第25号PDF", ref, {.underline = true, .emphasis = true})};
  Diagnostics diagnostics;
  const auto paragraph = prepare(spans, ref, tests::free_fonts(), diagnostics);
  const Line line = lay_out(paragraph, ref->size * 10).lines.at(0);
  ASSERT_EQ(line.dots.size(), 6U);
  for (const LineDot& dot : line.dots) EXPECT_GT(dot.center.x - dot.radius, ref->size);
  EXPECT_NEAR(line.dots[1].center.y.ratio_to(ref->size), 1.5, 1e-4);
  ASSERT_EQ(line.rules.size(), 1U);
  EXPECT_EQ(line.rules[0].rect.height.raw(), line.inline_size.raw());
}

TEST(TextCombine, FullWidthDigitsBecomeNarrow) {
  const Line full = line_of("第１２号");
  const Line narrow = line_of("第12号");
  EXPECT_EQ(full.runs[1].text, u"１２");
  ASSERT_EQ(full.runs[1].glyphs.size(), 2U);
  EXPECT_EQ(full.runs[1].glyphs[1].id, narrow.runs[1].glyphs[1].id);
}

TEST(VerticalLine, HanStandsInTheMiddleOneEmAfterTheOther) {
  const Line line = line_of("政府信息");
  const auto& glyphs = line.runs.at(0).glyphs;
  const double em = column_style().size.to_pt();
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    EXPECT_NEAR(glyphs[i].origin.x.to_pt(), 0, 1e-3);
    EXPECT_NEAR(glyphs[i].origin.y.to_pt(), em * (0.88 + static_cast<double>(i)), 1e-3);
  }
}

TEST(VerticalLine, SidewaysTextHangsAsOnTheHorizontalBaseline) {
  document::Style style = column_style();
  const font::GlyphRun sideways = line_of("政GB府", style).runs.at(1);
  style.writing_mode = document::WritingMode::horizontal;
  const font::GlyphRun flat = line_of("政GB府", style).runs.at(1);
  ASSERT_EQ(sideways.glyphs.size(), flat.glyphs.size());
  for (std::size_t i = 0; i < flat.glyphs.size(); ++i) {
    EXPECT_EQ(sideways.glyphs[i].origin.x.raw(), (style.size - flat.glyphs[i].origin.y).raw());
    EXPECT_EQ(sideways.glyphs[i].origin.y.raw(), flat.glyphs[i].origin.x.raw());
  }
}

TEST(VerticalLine, QuarterEmBetweenHanAndSidewaysLatinOnly) {
  document::Style plain = column_style();
  plain.text_autospace = false;
  EXPECT_NEAR(length_in_em("政GB府") - length_in_em("政GB府", plain), 0.5, 1e-4);
  EXPECT_NEAR(length_in_em("政（GB）府") - length_in_em("政（GB）府", plain), 0, 1e-4);
  EXPECT_NEAR(length_in_em("政12府") - length_in_em("政12府", plain), 0, 1e-4);
}

TEST(VerticalLine, RaisedCharactersAreAsHighAsInHorizontalLines) {
  document::Style style = column_style();
  document::Style small = style;
  small.size = style.size.scaled(0.6);
  const Length shift = style.size.scaled(0.38);
  const auto first_of_second_run = [&](document::WritingMode mode, std::string_view raised) {
    style.writing_mode = small.writing_mode = mode;
    const auto ref = share(style);
    const document::RichText spans{tests::text_span("政", ref),
                                   tests::text_span(raised, share(small), {}, shift)};
    Diagnostics diagnostics;
    const auto layout =
        lay_out(prepare(spans, ref, tests::free_fonts(), diagnostics), style.size * 10);
    return layout.lines.at(0).runs.at(1);
  };
  const auto lying = first_of_second_run(document::WritingMode::vertical, "ab").glyphs[0].origin;
  const auto flat = first_of_second_run(document::WritingMode::horizontal, "ab").glyphs[0].origin;
  EXPECT_NEAR(lying.x.to_pt(), (style.size - flat.y).to_pt(), 1e-3);
  // The number's box ends where the horizontal one's top is, about.
  const Ink number = ink_of(first_of_second_run(document::WritingMode::vertical, "1"));
  EXPECT_GT(number.left, 0.5);
  EXPECT_LT(number.right, 1.05);
}

TEST(VerticalMarks, BlanksAreBelowPausesAndClosingMarksAndAboveOpeningOnes) {
  document::Style style = column_style();
  style.font = "宋体";
  for (const char* mark : {"，", "、", "。", "）", "》", "」", "”"}) {
    const auto cluster = prepared("甲" + std::string(mark) + "乙", style).clusters.at(1);
    EXPECT_NEAR(cluster.blank_after.ratio_to(style.size), 0.5, 1e-4) << mark;
    EXPECT_EQ(cluster.blank_before.raw(), 0) << mark;
  }
  for (const char* mark : {"（", "《", "「", "“"}) {
    const auto cluster = prepared("甲" + std::string(mark) + "乙", style).clusters.at(1);
    EXPECT_NEAR(cluster.blank_before.ratio_to(style.size), 0.5, 1e-4) << mark;
    EXPECT_EQ(cluster.blank_after.raw(), 0) << mark;
  }
  for (const char* mark : {"：", "；", "！", "？"}) {
    const auto cluster = prepared("甲" + std::string(mark) + "乙", style).clusters.at(1);
    EXPECT_EQ((cluster.blank_before + cluster.blank_after).raw(), 0) << mark;
  }
}

TEST(VerticalMarks, AdjacentOnesGiveUpHalfAnEm) {
  document::Style style = column_style();
  style.font = "宋体";
  EXPECT_NEAR(length_in_em("甲》（乙", style), 3.5, 1e-4);
  EXPECT_NEAR(length_in_em("甲。』乙", style), 3.5, 1e-4);
  EXPECT_NEAR(length_in_em("甲：“乙", style), 4, 1e-4);
  EXPECT_NEAR(length_in_em("甲（《乙", style), 3.5, 1e-4);
  EXPECT_NEAR(length_in_em("甲乙。", style), 2.5, 1e-4);
}

TEST(VerticalMarks, StylesGiveThemTheirWidths) {
  const std::string text = "甲，乙、丙（丁）戊。己！庚";
  document::Style style = column_style();
  style.font = "宋体";
  EXPECT_NEAR(length_in_em(text, style), 13, 1e-4);
  style.punctuation = document::PunctuationStyle::kaiming;
  EXPECT_NEAR(length_in_em(text, style), 11, 1e-4);
  style.punctuation = document::PunctuationStyle::half;
  EXPECT_NEAR(length_in_em(text, style), 10.5, 1e-4);  // ！ is not adjustable
}

TEST(VerticalMarks, PausesStandInTheUpperRightCorner) {
  for (const char* font : {"仿宋", "楷体", "宋体", "黑体"}) {
    document::Style style = column_style();
    style.font = font;
    for (const char* mark : {"，", "、", "。"}) {
      const Line line = line_of("甲" + std::string(mark) + "乙", style);
      const Ink ink = ink_of(line.runs.at(0), line.runs.at(0).glyphs.at(1));
      EXPECT_GE(ink.left, 0.5) << font << mark;
      EXPECT_GE(ink.top, 1) << font << mark;
      EXPECT_LE(ink.bottom, 1.5) << font << mark;
    }
  }
}

TEST(VerticalMarks, DashesAreOneStroke) {
  for (const char* font : {"仿宋", "楷体", "宋体", "黑体"}) {
    document::Style style = column_style();
    style.font = font;
    for (const double pitch : {0.98, 1.0, 1.1}) {
      style.character_pitch = style.size.scaled(pitch);
      double reached = 0;
      const Line line = line_of("——————", style);
      for (const auto& run : line.runs) {
        for (const auto& glyph : run.glyphs) {
          const Ink ink = ink_of(run, glyph);
          if (reached > 0) {
            EXPECT_LE(ink.top, reached + 1e-3) << font;
          }
          reached = ink.bottom;
        }
      }
      EXPECT_GT(reached, 5) << font;
    }
  }
}

class RandomColumns : public testing::TestWithParam<unsigned> {};
INSTANTIATE_TEST_SUITE_P(Seeds, RandomColumns, testing::Range(0U, 12U));

std::string random_column(std::mt19937& random) {
  static const std::vector<std::string> numbers{"1", "12", "第3号", "２５", "（8）", "100", "A4"};
  std::string text;
  for (int i = 0; i < 6; ++i) {
    text += tests::random_prose(random, 10) + numbers[random() % numbers.size()] + "年";
  }
  return text;
}

void expect_sound(const Line& line) {
  static const std::u16string never_first = u"，。、；：！？）》」』】〕”’·～";
  std::u16string text;
  for (const auto& run : line.runs) text += run.text;
  if (!text.empty() && !line.overfull) {
    EXPECT_EQ(never_first.find(text.front()), std::u16string::npos) << to_utf8(text);
  }
  Length pen;
  for (const auto& run : line.runs) {
    for (const auto& glyph : run.glyphs) {
      const Ink ink = ink_of(run, glyph);
      // Descenders hang below the em box in horizontal lines too; some of Fandol's ideographs stand
      // out of theirs by a hundredth.
      const double least = run.orientation == Orientation::sideways ? -0.2 : 0;
      EXPECT_GE(ink.left, least - 0.02) << to_utf8(run.text);
      EXPECT_LE(ink.right, 1.02) << to_utf8(run.text);
    }
    if (run.orientation != Orientation::sideways) continue;
    for (const auto& glyph : run.glyphs) {
      EXPECT_GE(glyph.origin.y.raw(), pen.raw()) << to_utf8(run.text);
      pen = glyph.origin.y;
    }
  }
}

TEST_P(RandomColumns, AreSoundAtEveryLength) {
  std::mt19937 random(GetParam());
  document::Style style = column_style();
  style.font = GetParam() % 2 == 0 ? "仿宋" : "宋体";
  style.align = GetParam() % 3 == 0 ? document::TextAlign::start : document::TextAlign::justify;
  style.text_combine = static_cast<int>(GetParam() % 5);
  const std::string text = random_column(random);
  const PreparedParagraph paragraph = prepared(text, style);
  for (std::int64_t em = 6; em <= 30; ++em) {
    SCOPED_TRACE(em);
    std::u16string shown;
    for (const Line& line : lay_out(paragraph, style.size * em).lines) {
      expect_sound(line);
      for (const auto& run : line.runs) shown += run.text;
      if (!line.overfull) {
        EXPECT_LE(line.inline_size.to_pt(), (style.size * em).to_pt() + 0.01);
      }
    }
    EXPECT_EQ(to_utf8(shown), text);
  }
}

// The ink of what follows never runs into what stands before it.
TEST_P(RandomColumns, NothingOverlaps) {
  std::mt19937 random(GetParam());
  document::Style style = column_style();
  style.font = GetParam() % 2 == 0 ? "仿宋" : "宋体";
  style.align = document::TextAlign::justify;
  const PreparedParagraph paragraph = prepared(random_column(random), style);
  for (const Line& line : lay_out(paragraph, style.size * 17).lines) {
    double reached = -1;
    for (const auto& run : line.runs) {
      const bool combined = run.orientation == Orientation::horizontal;
      for (const auto& glyph : run.glyphs) {
        const Ink ink = ink_of(run, glyph);
        const bool beside = combined && &glyph != &run.glyphs.front();
        if (!beside) {
          EXPECT_GE(ink.top, reached - 0.07) << to_utf8(run.text);
        }
        reached = std::max(reached, ink.bottom);
      }
    }
  }
}

TEST(VerticalColumns, Justify) {
  document::Style style = column_style();
  style.align = document::TextAlign::justify;
  const auto layout = lay_out(prepared("政府信息公开（PDF）工作年度报告，共25件，已办结23件。"
                                       "本机关收到Word文档10份，按时答复。",
                                       style),
                              style.size * 9);
  ASSERT_GT(layout.lines.size(), 3U);
  for (std::size_t i = 0; i + 1 < layout.lines.size(); ++i) {
    EXPECT_NEAR(layout.lines[i].inline_size.ratio_to(style.size), 9, 1e-3) << i;
  }
}

// Each row of dashes starts where its line does, and what follows it stands where dashes of two ems
// a pair leave it.
TEST(Dashes, NeitherLeaveTheirLineNorWhatFollows) {
  for (const char* font : {"仿宋", "楷体", "宋体"}) {
    document::Style style = tests::body_style();
    style.font = font;
    style.first_line_indent = {};
    const auto ref = tests::share(style);
    std::string text = "甲乙";
    for (int i = 0; i < 60; ++i) text += "—";
    text += "丙";
    Diagnostics diagnostics;
    const auto layout =
        lay_out(prepare(tests::rich_text(text, ref), ref, tests::free_fonts(), diagnostics),
                style.size * 12);
    ASSERT_GT(layout.lines.size(), 4U);
    for (const Line& line : layout.lines) {
      Length last = Length::pt(-0.5);
      for (const font::GlyphRun& run : line.runs) {
        for (const auto& glyph : run.glyphs) {
          EXPECT_GE(glyph.origin.x, last) << font;
          EXPECT_LE(glyph.origin.x, last + style.size * 3) << font;
          last = glyph.origin.x;
        }
      }
    }
  }
}

}  // namespace
}  // namespace typeset::text
