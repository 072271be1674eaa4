// Ruby: its size and place, the room it makes, and that it never leaves its base.
#include "text/ruby.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

#include "support/fixtures.h"
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

document::StyleRef half_of(const document::Style& base) {
  document::Style style;
  style.font = base.font;
  style.writing_mode = base.writing_mode;
  style.size = base.size / 2;
  style.character_pitch = style.line_pitch = style.size;
  return share(style);
}

document::TextSpan with_ruby(std::string_view base, std::string_view ruby,
                             const document::StyleRef& style, document::TextMarks marks = {}) {
  document::TextSpan span = text_span(base, style, marks);
  span.ruby =
      std::make_shared<const document::Ruby>(document::Ruby{{text_span(ruby, half_of(*style))}});
  return span;
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

std::vector<font::PositionedGlyph> glyphs_of(const Line& line) {
  std::vector<font::PositionedGlyph> glyphs;
  for (const font::GlyphRun& run : line.runs) {
    glyphs.insert(glyphs.end(), run.glyphs.begin(), run.glyphs.end());
  }
  return glyphs;
}

struct Ink {
  Length top, bottom;
};

Ink ink_of(const std::vector<font::GlyphRun>& runs) {
  Ink result{Length::pt(1e6), Length::pt(-1e6)};
  for (const font::GlyphRun& run : runs) {
    for (const font::PositionedGlyph& glyph : run.glyphs) {
      const font::InkExtents ink = run.face->ink_extents(glyph.id);
      if (ink.top == ink.bottom) continue;
      result.top = std::min(result.top, glyph.origin.y - run.size.scaled(ink.top));
      result.bottom = std::max(result.bottom, glyph.origin.y - run.size.scaled(ink.bottom));
    }
  }
  return result;
}

Length middle(Length start, Length end) { return (start + end) / 2; }
Length middle(const LineRuby& ruby) { return middle(ruby.box.x, ruby.box.right()); }

std::string text_of(const LineRuby& ruby) {
  std::u16string text;
  for (const font::GlyphRun& run : ruby.runs) text += run.text;
  return to_utf8(text);
}

TEST(Ruby, StandsInTheMiddleAboveItsBase) {
  const auto style = share(plain_style());
  const Line line = only_line(
      {text_span("写", style), with_ruby("汉字", "hàn zì", style), text_span("吧", style)}, style);
  ASSERT_EQ(line.rubies.size(), 1U);
  const LineRuby& ruby = line.rubies[0];
  EXPECT_EQ(text_of(ruby), "hàn zì");
  EXPECT_EQ(ruby.text_start, 1U);
  EXPECT_EQ(ruby.text_end, 3U);
  EXPECT_EQ(ruby.base_start.raw(), style->size.raw());
  EXPECT_EQ(ruby.base_end.raw(), (style->size * 3).raw());
  EXPECT_NEAR(middle(ruby).ratio_to(style->size), 2, 1e-4);
  EXPECT_EQ(ruby.box.height.raw(), (style->size / 2).raw());
  EXPECT_NEAR(line.inline_size.ratio_to(style->size), 4, 1e-4);
}

TEST(Ruby, IsClearOfItsBaseAndOfTheLineAbove) {
  const auto style = share(plain_style());
  for (const char* pinyin : {"hàn", "gǔ pǐng", "jǐng", "Ā Ǖ"}) {
    const Line line = only_line({with_ruby("国家", pinyin, style), text_span("的", style)}, style);
    const Ink ink = ink_of(line.rubies.at(0).runs);
    EXPECT_LT(ink.bottom.ratio_to(style->size), -0.06) << pinyin;
    EXPECT_GT(ink.bottom.ratio_to(style->size), -0.07) << pinyin;
    // Down to the foot of the em boxes of the line above.
    EXPECT_GT(ink.top, style->size - style->line_pitch) << pinyin;
  }
}

TEST(Ruby, OfALineShareABaseline) {
  const auto style = share(plain_style());
  const Line line = only_line({with_ruby("公", "gōng", style), with_ruby("元", "yuán", style),
                               with_ruby("人", "rén", style)},
                              style);
  for (const LineRuby& ruby : line.rubies) {
    EXPECT_EQ(ruby.box.y.raw(), line.rubies[0].box.y.raw());
    EXPECT_EQ(ruby.runs[0].glyphs[0].origin.y.raw(),
              line.rubies[0].runs[0].glyphs[0].origin.y.raw());
  }
}

TEST(Ruby, ShrinksToAThirdWhereLinesAreClose) {
  document::Style close = plain_style();
  close.line_pitch = close.size.scaled(1.55);
  const Line line = only_line({with_ruby("国家", "guójiā", share(close))}, share(close));
  const double size = line.rubies.at(0).box.height.ratio_to(close.size);
  EXPECT_LT(size, 0.5);
  EXPECT_GT(size, 1.0 / 3);
  EXPECT_GT(ink_of(line.rubies[0].runs).top, close.size - close.line_pitch);

  const auto cell = share(tests::cell_style());
  const Line tight = only_line({with_ruby("国家", "guójiā", cell)}, cell);
  EXPECT_NEAR(tight.rubies.at(0).box.height.ratio_to(cell->size), 1.0 / 3, 1e-4);
}

TEST(Ruby, LeavesRoomForTheMarksOfTheLineAbove) {
  document::Style close = plain_style();
  close.line_pitch = close.size.scaled(1.62);
  const auto style = share(close);
  const Line plain = only_line({with_ruby("国家", "guójiā", style)}, style);
  const Line marked = only_line({with_ruby("国家", "guójiā", style, {.underline = true})}, style);
  EXPECT_LT(marked.rubies.at(0).box.height, plain.rubies.at(0).box.height);
  EXPECT_GT(ink_of(marked.rubies[0].runs).top + close.line_pitch, marked.rules.at(0).rect.bottom());
}

TEST(Ruby, MayOverhangNeighboursWithoutRubyByAQuarterEm) {
  const auto style = share(plain_style());
  const Line line = only_line(
      {text_span("村", style), with_ruby("庄", "zhuāng", style), text_span("里", style)}, style);
  const LineRuby& ruby = line.rubies.at(0);
  ASSERT_GT(ruby.box.width, style->size + style->size / 4);
  EXPECT_LE((ruby.base_start - ruby.box.x).ratio_to(style->size), 0.2501);
  EXPECT_NEAR(middle(ruby).ratio_to(style->size),
              middle(ruby.base_start, ruby.base_end).ratio_to(style->size), 1e-4);
  const Length overhang = style->size / 4;
  const Length wider = std::max(Length{}, ruby.box.width - style->size - overhang * 2);
  EXPECT_NEAR(line.inline_size.ratio_to(style->size), 3 + wider.ratio_to(style->size), 1e-3);
}

TEST(Ruby, DoesNotOverhangTheInkOfMarks) {
  const auto style = share(plain_style());
  const Line line = only_line(
      {text_span("（", style), with_ruby("庄", "zhuāng", style), text_span("）。", style)}, style);
  const LineRuby& ruby = line.rubies.at(0);
  EXPECT_GE(ruby.box.x.raw(), style->size.raw() - 2);
  const auto glyphs = glyphs_of(line);
  EXPECT_LE(ruby.box.right().raw(), glyphs.at(2).origin.x.raw() + 2);
}

TEST(Ruby, SpreadsABaseThatIsMuchShorter) {
  const auto style = share(plain_style());
  const Line line =
      only_line({text_span("在", style), with_ruby("幸福", "xìngfú jiēdào shèqū", style),
                 text_span("内", style)},
                style);
  const LineRuby& ruby = line.rubies.at(0);
  const auto glyphs = glyphs_of(line);
  ASSERT_GT(ruby.box.width, style->size * 4);
  // A whole share between two characters, half a share before and after.
  const Length between = glyphs[2].origin.x - glyphs[1].origin.x - style->size;
  const Length before = glyphs[1].origin.x - ruby.base_start;
  EXPECT_GT(between, style->size / 4);
  EXPECT_NEAR(between.ratio_to(before), 2, 0.01);
  EXPECT_LE((ruby.base_start - ruby.box.x).ratio_to(style->size), 0.2501);
}

TEST(Ruby, KeepsWesternWordsTogether) {
  const auto style = share(plain_style());
  const Line plain = only_line({text_span("ai", style)}, style);
  const Line line = only_line({with_ruby("ai", "人工智能技术", style)}, style);
  const auto& glyphs = line.runs.at(0).glyphs;
  const auto& bare = plain.runs.at(0).glyphs;
  EXPECT_EQ((glyphs[1].origin.x - glyphs[0].origin.x).raw(),
            (bare[1].origin.x - bare[0].origin.x).raw());
  EXPECT_NEAR(middle(line.rubies.at(0)).ratio_to(style->size),
              middle(line.rubies[0].base_start, line.rubies[0].base_end).ratio_to(style->size),
              1e-4);
}

// A number in one em of a vertical line would else hold the base of one digit and a digit beside
// it.
TEST(Ruby, NeverSharesAGlyphClusterWithWhatStandsBesideItsBase) {
  document::Style vertical = plain_style();
  vertical.writing_mode = document::WritingMode::vertical;
  const auto style = share(vertical);
  const auto layout =
      laid_out({text_span("中1", style), with_ruby("2", "二", style), text_span("中", style)},
               style, style->size * 9);
  ASSERT_EQ(layout.lines.at(0).rubies.size(), 1U);
  EXPECT_EQ(layout.lines[0].rubies[0].text_start, 2U);
  EXPECT_EQ(layout.lines[0].rubies[0].text_end, 3U);
}

// The line's text begins with its first cluster: what places in it are counted from.
TEST(Ruby, IsFoundAfterAJoinerAtTheStart) {
  const auto style = share(plain_style());
  const Line line =
      only_line({text_span("\u2060北", style), with_ruby("京", "jīng", style)}, style);
  EXPECT_EQ(line.text_start, 1U);
  EXPECT_EQ(line.rubies.at(0).text_start - line.text_start, 1U);
}

// A table moves its cells' lines to their places.
TEST(Ruby, MovesWithItsLine) {
  const auto style = share(plain_style());
  Line line = only_line({text_span("北", style), with_ruby("京", "jīng", style)}, style);
  const LineRuby before = line.rubies.at(0);
  move(line, {Length::pt(30), Length::pt(50)});
  EXPECT_EQ(line.rubies[0].base_start, before.base_start + Length::pt(30));
  EXPECT_EQ(line.rubies[0].base_end, before.base_end + Length::pt(30));
  EXPECT_EQ(line.rubies[0].box.y, before.box.y + Length::pt(50));
}

TEST(Ruby, IsAtTheRightOfVerticalText) {
  document::Style vertical = plain_style();
  vertical.writing_mode = document::WritingMode::vertical;
  const auto style = share(vertical);
  const document::TextMarks emphasis{.emphasis = true};
  const auto layout = laid_out({text_span("写", style), with_ruby("汉字", "注音", style, emphasis)},
                               style, style->size * 9);
  const Line& line = layout.lines.at(0);
  const LineRuby& ruby = line.rubies.at(0);
  EXPECT_GT(ruby.box.x, line.dots.at(0).center.x + line.dots[0].radius);
  EXPECT_LT(ruby.box.right(), style->line_pitch);
  EXPECT_EQ(ruby.box.width.raw(), (style->size / 2).raw());
  EXPECT_GT(ruby.box.x, style->size);
  EXPECT_NEAR(middle(ruby.box.y, ruby.box.bottom()).ratio_to(style->size), 2, 1e-4);
}

TEST(Ruby, NamesWhatNoFaceHas) {
  const auto style = share(plain_style());
  Diagnostics diagnostics;
  prepare({with_ruby("汉", "\U000F0000", style)}, style, tests::free_fonts(), diagnostics);
  ASSERT_EQ(diagnostics.sorted().size(), 1U);
  EXPECT_EQ(diagnostics.sorted()[0].message.id, MessageId::glyph_missing);
}

// Prose with rubies of all widths over words and characters, next to each other and alone.
RichText random_text(std::mt19937& random, const document::StyleRef& style) {
  static const std::vector<std::string> pinyin{"ā", "yī", "hàn", "zhuāng", "chuángshuāng"};
  static const std::vector<std::string> words{"阿", "庄园", "幸福街道", "《史记》", "A4", "30号"};
  RichText text;
  for (int piece = 0; piece < 24; ++piece) {
    if (random() % 3 == 0) {
      text.push_back(text_span(tests::random_prose(random, 2), style));
    } else {
      text.push_back(with_ruby(words[random() % words.size()], pinyin[random() % pinyin.size()],
                               style, {.underline = random() % 4 == 0}));
    }
  }
  return text;
}

void expect_rubies_apart(const Line& line) {
  for (std::size_t i = 0; i < line.rubies.size(); ++i) {
    const LineRuby& ruby = line.rubies[i];
    EXPECT_NEAR(middle(ruby).to_pt(), middle(ruby.base_start, ruby.base_end).to_pt(), 0.001);
    if (i == 0 || line.rubies[i - 1].text_end != ruby.text_start) continue;
    const Length distance = ruby.box.x - line.rubies[i - 1].box.right();
    EXPECT_GE(distance.ratio_to(ruby.box.height), 0.2499)
        << text_of(line.rubies[i - 1]) << ' ' << text_of(ruby);
  }
}

void expect_rubies_in_order(const Line& line) {
  for (std::size_t i = 1; i < line.rubies.size(); ++i) {
    EXPECT_GE(line.rubies[i].box.x, line.rubies[i - 1].box.right());
  }
}

TEST(RubyProperty, RubiesStayWithTheirBasesAndApart) {
  std::mt19937 random(30);
  const auto style = share(plain_style());
  for (int round = 0; round < 60; ++round) {
    SCOPED_TRACE(round);
    const RichText text = random_text(random, style);
    const auto ems = static_cast<std::int64_t>(5 + random() % 26);
    const auto layout = laid_out(text, style, style->size * ems);
    const Length overhang = style->size / 4 + Length::pt(0.01);
    std::size_t rubies = 0;
    for (const Line& line : layout.lines) {
      expect_rubies_apart(line);
      expect_rubies_in_order(line);
      rubies += line.rubies.size();
      for (const LineRuby& ruby : line.rubies) {
        EXPECT_GE(ruby.text_start, line.text_start);
        EXPECT_LE(ruby.text_end, line.text_end);
        EXPECT_GE(ruby.box.x, line.inline_start - overhang);
        EXPECT_LE(ruby.box.right(), line.inline_start + line.inline_size + overhang);
      }
    }
    // No base is broken: each has its ruby once, over all of it.
    const auto bases = std::ranges::count_if(text, [](const auto& span) { return !!span.ruby; });
    EXPECT_EQ(rubies, static_cast<std::size_t>(bases));
    std::size_t at = 0;
    auto line = layout.lines.begin();
    std::size_t next = 0;
    for (const document::TextSpan& span : text) {
      const std::size_t end = at + span.text.size();
      if (span.ruby) {
        while (line != layout.lines.end() && next == line->rubies.size()) ++line, next = 0;
        ASSERT_NE(line, layout.lines.end());
        EXPECT_EQ(line->rubies[next].text_start, at);
        EXPECT_EQ(line->rubies[next].text_end, end);
        ++next;
      }
      at = end;
    }
  }
}

TEST(Ruby, OfABaseWiderThanTheMeasureStandsOnItsFirstLine) {
  const auto style = share(plain_style());
  const auto layout =
      laid_out({with_ruby("新伟街道办事处", "xīnwěi", style)}, style, style->size * 5);
  ASSERT_EQ(layout.lines.size(), 2U);
  EXPECT_EQ(layout.lines[0].rubies.size(), 1U);
  EXPECT_EQ(layout.lines[0].rubies[0].text_end, layout.lines[0].text_end);
  EXPECT_TRUE(layout.lines[1].rubies.empty());
}

}  // namespace
}  // namespace typeset::text
