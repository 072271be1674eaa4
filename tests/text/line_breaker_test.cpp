#include "text/line_breaker.h"

#include <gtest/gtest.h>
#include <random>

#include "support/fixtures.h"
#include "text/line_metrics.h"
#include "text/prepared_paragraph.h"

namespace typeset::text {
namespace {

using tests::body_style;
using tests::share;

PreparedParagraph prepared(std::string_view utf8, document::Style style = body_style()) {
  Diagnostics diagnostics;
  const auto ref = share(std::move(style));
  PreparedParagraph paragraph =
      prepare(tests::rich_text(utf8, ref), ref, tests::free_fonts(), diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  return paragraph;
}

std::vector<std::string> lines_of(const PreparedParagraph& paragraph, Length measure) {
  std::vector<std::string> lines;
  for (const LineRange& line : break_lines(paragraph, measure)) {
    std::string text;
    for (std::size_t i = line.first; i < line.last; ++i) {
      const Cluster& c = paragraph.clusters[i];
      text += to_utf8(std::u16string_view(paragraph.text).substr(c.text_start, c.text_length));
    }
    lines.push_back(text);
  }
  return lines;
}

std::string repeated(std::string_view character, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += character;
  return text;
}

TEST(LineBreaker, TwentyEightHanziFillTheTypeArea) {
  document::Style style = body_style();
  style.first_line_indent = {};
  const auto lines = lines_of(prepared(repeated("政", 56), style), tests::type_area_width());
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0], repeated("政", 28));
}

TEST(LineBreaker, FirstLineHoldsTwentySixAfterItsIndent) {
  const auto lines = lines_of(prepared(repeated("政", 54)), tests::type_area_width());
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0], repeated("政", 26));
  EXPECT_EQ(lines[1], repeated("政", 28));
}

TEST(LineBreaker, AvoidsALastLineOfOneCharacter) {
  const auto lines = lines_of(prepared(repeated("政", 26) + "务。"), tests::type_area_width());
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[1], "政务。");
}

TEST(LineBreaker, KeepsTheAuthorsLineBreaks) {
  const auto lines = lines_of(prepared("新伟街道办事处2020年\n政府信息公开工作年度报告"),
                              tests::type_area_width());
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[1], "政府信息公开工作年度报告");
}

TEST(LineBreaker, BalancedTitleHasLinesOfEqualLength) {
  document::Style style = tests::cell_style();
  style.shape = document::LineShape::balanced;
  const auto lines = lines_of(prepared("政府信息公开工作年度报告", style), Length::pt(10.5 * 8));
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0], "政府信息公开");
}

TEST(LineBreaker, TableHeadsBreakBetweenWords) {
  document::Style style = tests::cell_style();
  style.shape = document::LineShape::balanced;
  const auto lines = lines_of(prepared("法律服务机构", style), Length::pt(10.5 * 4));
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0], "法律服务");
}

// GB/T 9704-2012, 7.3.1: titles break where the sense does.
TEST(LineBreaker, TitlesBreakAfterNamesOfPlaces) {
  document::Style style = tests::cell_style();
  style.shape = document::LineShape::balanced;
  const auto lines =
      lines_of(prepared("呼和浩特市新城区成吉思汗大街街道办事处", style), Length::pt(10.5 * 14));
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0], "呼和浩特市新城区");
}

TEST(LineBreaker, EmptyParagraphHasOneEmptyLine) {
  const auto lines = lines_of(prepared(""), tests::type_area_width());
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0], "");
}

TEST(LineBreaker, OneWordWiderThanTheLineIsBrokenInside) {
  const auto lines = lines_of(prepared(repeated("w", 100)), Length::mm(40));
  EXPECT_GT(lines.size(), 3U);
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "|";
  return text;
}

TEST(LineBreaker, QuotesOfBothKindsMayStartALine) {
  document::Style style = body_style();
  style.first_line_indent = {};
  for (const char* quoted : {"‘甲乙’", "“甲乙”"}) {
    const auto lines = lines_of(prepared(repeated("汉", 27) + quoted + repeated("字", 20), style),
                                tests::type_area_width());
    // The opening mark may not end the first line, but it may start the second.
    EXPECT_EQ(lines[0], repeated("汉", 27)) << joined(lines);
  }
}

TEST(LineBreaker, WordsAreTornOnlyWhereLinesWouldGape) {
  const std::string word = "interdepartmental";
  for (int hanzi = 1; hanzi < 26; ++hanzi) {
    const auto lines = lines_of(prepared(repeated("政", hanzi) + word + repeated("务", 30)),
                                tests::type_area_width());
    bool whole = false;
    for (const std::string& line : lines) whole |= line.find(word) != std::string::npos;
    EXPECT_TRUE(whole) << joined(lines);
  }
}

TEST(LineBreaker, AddressesBreakAfterTheirPunctuation) {
  const std::string address = "http://www.hrbpf.gov.cn/zwgk/xxgk/zfxxgk/nb/2020/index.html";
  const auto lines =
      lines_of(prepared("详见街道门户网站" + address + "。"), tests::type_area_width());
  ASSERT_GE(lines.size(), 2U);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const bool after_punctuation = std::string("/.:-").find(lines[i].back()) != std::string::npos;
    EXPECT_TRUE(after_punctuation || lines[i].ends_with("站")) << joined(lines);
  }
}

// Time grows linearly: each of these took minutes when it grew with the square or worse.
TEST(LineBreaker, LongRunsOfOneCharacterAreNoTrouble) {
  for (const char* character : {" ", " ", "…", "—", "“", "。", "a", "政"}) {
    const auto lines =
        lines_of(prepared("甲" + repeated(character, 20000) + "乙"), tests::type_area_width());
    std::string text;
    for (const std::string& line : lines) text += line;
    EXPECT_EQ(text, "甲" + repeated(character, 20000) + "乙");
  }
}

// Over random prose and widths: every character stands on exactly one line, lines fit, and
// 避头尾 holds.
TEST(LineBreakerProperty, RandomTextKeepsTheRulesAtEveryWidth) {
  std::mt19937 random(20201);
  for (int round = 0; round < 400; ++round) {
    const auto paragraph =
        prepared(tests::random_prose(random, 5 + static_cast<int>(random() % 60)));
    const Length measure = Length::mm(60 + static_cast<double>(random() % 100));
    std::size_t next = 0;
    const auto lines = break_lines(paragraph, measure);
    for (const LineRange& line : lines) {
      ASSERT_EQ(line.first, next);
      ASSERT_GT(line.last, line.first);
      next = line.last;
      EXPECT_FALSE(line.overfull) << to_utf8(paragraph.text);
      const CharacterClass first = paragraph.clusters[line.first].character_class;
      const CharacterClass last =
          paragraph.clusters[last_visible(paragraph, line.first, line.last)].character_class;
      if (line.first > 0) {
        EXPECT_FALSE(forbidden_at_line_start(first, paragraph.style->line_break))
            << to_utf8(paragraph.text);
      }
      if (line.last < paragraph.clusters.size()) {
        EXPECT_FALSE(forbidden_at_line_end(last, paragraph.style->line_break))
            << to_utf8(paragraph.text);
      }
    }
    EXPECT_EQ(next, paragraph.clusters.size());
  }
}

TEST(LineBreakerProperty, TwoEmMarksAreNeverSplit) {
  for (int hanzi = 1; hanzi < 40; ++hanzi) {
    const auto lines =
        lines_of(prepared(repeated("政", hanzi) + "——政务……政务公开政务公开"), Length::mm(80));
    for (std::size_t i = 1; i < lines.size(); ++i) {
      for (const std::string_view mark : {"—", "…"}) {
        const bool split = lines[i - 1].ends_with(mark) && lines[i].starts_with(mark);
        EXPECT_FALSE(split) << lines[i - 1] << "|" << lines[i];
      }
    }
  }
}

// Nothing else can be done where a character is wider than the measure; yet none may be lost.
TEST(LineBreaker, SetsEachCharacterOnceInAMeasureNarrowerThanOne) {
  const auto style = share(tests::body_style());
  for (const char* text : {"北 京 市", "北\n京 市\n政", "北  京\n\n市"}) {
    for (const double measure : {0.3, 0.9, 1.0, 1.4}) {
      Diagnostics diagnostics;
      const auto paragraph =
          prepare(tests::rich_text(text, style), style, tests::free_fonts(), diagnostics);
      std::size_t next = 0;
      for (const LineRange& line : break_lines(paragraph, style->size.scaled(measure))) {
        EXPECT_EQ(line.first, next) << text << ' ' << measure;
        next = line.last;
        std::size_t characters = 0;
        for (std::size_t i = line.first; i < line.last; ++i) {
          if (paragraph.clusters[i].character_class == CharacterClass::han) ++characters;
        }
        EXPECT_LE(characters, 1U) << text << ' ' << measure;
      }
      EXPECT_EQ(next, paragraph.clusters.size()) << text << ' ' << measure;
    }
  }
}

TEST(LineBreaker, NumbersAreTornOnlyWhereTheStyleLetsThem) {
  document::Style style = tests::cell_style();
  const Length four = style.size * 4;
  EXPECT_EQ(min_content_torn(prepared("编号123456", style)),
            min_content(prepared("123456", style)));
  style.break_numbers = true;
  const PreparedParagraph code = prepared("编号（123456789012）", style);
  EXPECT_EQ(min_content(code), min_content(prepared("（123456789012）", style)));
  // As wide as a mark and what it stands beside.
  EXPECT_LT(min_content_torn(code), style.size * 2);
  for (const std::string& line : lines_of(code, four)) {
    EXPECT_FALSE(line.starts_with("）")) << line;
    EXPECT_FALSE(line.ends_with("（")) << line;
  }
}

TEST(LineBreaker, WidestWordIsWhatAsksForTheMeasure) {
  const document::Style style = tests::cell_style();
  EXPECT_EQ(widest_word(prepared("见 Donaudampfschiff 及 PDF", style)), u"Donaudampfschiff");
  EXPECT_EQ(widest_word(prepared("", style)), u"");
}

}  // namespace
}  // namespace typeset::text
