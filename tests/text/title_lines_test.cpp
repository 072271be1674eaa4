// Titles of official documents: GB/T 9704-2012, 7.3.1.
#include "text/title_lines.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <random>
#include <set>
#include <sstream>

#include "source/parser.h"
#include "support/fixtures.h"
#include "text/line_metrics.h"

namespace typeset::text {
namespace {

using tests::share;

const document::TermsRef& common_terms() {
  static const document::TermsRef terms = [] {
    const std::filesystem::path root = TYPESET_SOURCE_DIR;
    std::ifstream file(root / "layouts/gongwen/common/terms.yaml");
    std::ostringstream text;
    text << file.rdbuf();
    Diagnostics diagnostics;
    const auto yaml = source::parse_yaml(
        std::make_shared<const SourceFile>("terms.yaml", text.str()), diagnostics);
    std::vector<std::u16string> words;
    for (const source::Node& word : yaml.value().find("terms")->find("words")->items()) {
      words.push_back(to_utf16(word.text()));
    }
    return std::make_shared<const document::Terms>(std::move(words));
  }();
  return terms;
}

// 二号小标宋, centred.
document::Style title_style() {
  document::Style style;
  style.font = "小标宋";
  style.size = Length::pt(22);
  style.character_pitch = style.size;
  style.line_pitch = Length::pt(36);
  style.align = document::TextAlign::center;
  style.text_autospace = false;
  style.shape = document::LineShape::tapered;
  style.terms = common_terms();
  return style;
}

PreparedParagraph prepared(std::string_view utf8, const document::StyleRef& style) {
  Diagnostics diagnostics;
  PreparedParagraph paragraph =
      prepare(tests::rich_text(utf8, style), style, tests::free_fonts(), diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  return paragraph;
}

std::string text_of(const PreparedParagraph& paragraph, const LineRange& line) {
  std::u16string text;
  for (std::size_t i = line.first; i < line.last; ++i) {
    const Cluster& c = paragraph.clusters[i];
    text += paragraph.text.substr(c.text_start, c.text_length);
  }
  while (!text.empty() && (text.back() == u' ' || text.back() == u'\n')) text.pop_back();
  return to_utf8(text);
}

// Lines one below the other.
std::string broken(std::string_view title, document::Style style = title_style(),
                   Length measure = tests::type_area_width()) {
  const PreparedParagraph paragraph = prepared(title, share(std::move(style)));
  std::string text;
  for (const LineRange& line : break_lines(paragraph, measure)) {
    text += text_of(paragraph, line) + "\n";
  }
  return text;
}

std::vector<double> lengths_of(const PreparedParagraph& paragraph,
                               const std::vector<LineRange>& lines) {
  std::vector<double> lengths;
  for (const LineRange& line : lines) {
    lengths.push_back(
        natural_width(paragraph, line.first, line.last).ratio_to(paragraph.style->size));
  }
  return lengths;
}

bool is_hourglass(const std::vector<double>& lengths) {
  bool shrunk = false;
  for (std::size_t i = 1; i < lengths.size(); ++i) {
    const double step = lengths[i] - lengths[i - 1];
    if (shrunk && step >= title_step) return true;
    if (step <= -title_step) shrunk = true;
  }
  return false;
}

bool is_torn(const PreparedParagraph& paragraph, std::size_t end) {
  const Cluster& before = paragraph.clusters[end - 1];
  return before.break_after != BreakKind::allowed ||
         before.break_penalty >= penalty_inside_compound;
}

std::string random_title(std::mt19937& random, std::size_t words) {
  static const std::vector<std::string> vocabulary = {
      "永安市",   "人民政府", "办公室", "关于",     "印发", "进一步",       "加强",
      "安全生产", "工作",     "的",     "通知",     "和",   "政府信息公开", "2024年",
      "《",       "》",       "（",     "）",       "、",   "城乡居民",     "医疗",
      "保险",     "补助",     "资金",   "等",       "3名",  "同志",         "“",
      "”",        "A",        "12.5%",  " ",        "及",   "街道办事处",   "请示",
      "报告",     "意见",     "优化",   "营商环境", "实施", "方案",         "第五批",
      "名录",     "——"};
  std::string title;
  for (std::size_t i = 0; i < words; ++i) title += vocabulary[random() % vocabulary.size()];
  return title;
}

// Each of the accepted titles is broken as it was accepted.
TEST(TitleLines, BreaksTheCorpusAsAccepted) {
  const std::filesystem::path root = TYPESET_SOURCE_DIR;
  std::ifstream file(root / "tests/corpus/text/titles.txt");
  ASSERT_TRUE(file);
  std::string title, accepted;
  std::size_t count = 0;
  const auto check = [&] {
    if (!title.empty()) {
      ++count;
      EXPECT_EQ(broken(title), accepted) << title;
    }
    title.clear();
    accepted.clear();
  };
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    if (line.empty()) {
      check();
      continue;
    }
    // Where names of organs stand side by side, a space parts them.
    const bool spaced = accepted.ends_with("委员会\n") || accepted.ends_with("市委办公室\n");
    title += (spaced && line.starts_with("永安市") ? " " : "") + line;
    accepted += line + "\n";
  }
  check();
  EXPECT_GE(count, 40U);
}

TEST(TitleLines, WhatFitsStaysOnOneLine) {
  EXPECT_EQ(broken("关于召开全市安全生产会议的通知"), "关于召开全市安全生产会议的通知\n");
  EXPECT_EQ(broken("请示"), "请示\n");
}

TEST(TitleLines, TheAuthorsLineEndsStay) {
  EXPECT_EQ(broken("永安市\n人民政府办公室\n通知"), "永安市\n人民政府办公室\n通知\n");
  const std::string long_line = "关于进一步加强全市城乡居民基本医疗保险基金监督管理工作的通知";
  const std::string lines = broken("永安市人民政府办公室\n" + long_line);
  EXPECT_TRUE(lines.starts_with("永安市人民政府办公室\n关于")) << lines;
  EXPECT_EQ(std::ranges::count(lines, '\n'), 3) << lines;
}

TEST(TitleLines, TermsHold) {
  const std::string title = "永安市人民政府关于同意建设欧阳震华纪念图书馆工程的批复";
  document::Style style = title_style();
  for (int characters = 6; characters <= 20; ++characters) {
    style.terms = std::make_shared<const document::Terms>(
        std::vector<std::u16string>{u"欧阳震华", u"纪念图书馆"});
    const std::string lines = broken(title, style, style.size * characters);
    EXPECT_NE(lines.find("欧阳震华"), std::string::npos) << lines;
    EXPECT_NE(lines.find("纪念图书馆"), std::string::npos) << lines;
  }
}

TEST(TitleLines, WordsWiderThanTheMeasureBreakAllTheSame) {
  document::Style style = title_style();
  style.terms = std::make_shared<const document::Terms>(
      std::vector<std::u16string>{u"欧阳震华纪念图书馆工程建设指挥部"});
  const PreparedParagraph paragraph =
      prepared("欧阳震华纪念图书馆工程建设指挥部公告", share(style));
  for (int characters = 2; characters <= 12; ++characters) {
    for (const LineRange& line : break_lines(paragraph, style.size * characters)) {
      EXPECT_FALSE(line.overfull) << characters;
    }
  }
}

// All ways to break between words into as many lines; whether one is no hourglass.
bool shape_exists(const PreparedParagraph& paragraph, Length measure, std::size_t first,
                  std::size_t lines, std::vector<double>& lengths) {
  const std::size_t size = paragraph.clusters.size();
  const LineMetrics metrics(paragraph);
  for (std::size_t end = first + 1; end <= size; ++end) {
    if (end < size && (is_torn(paragraph, end) || is_invisible(paragraph.clusters[end]))) continue;
    const LineWidths widths = metrics.measure(first, end);
    if (widths.natural - widths.shrink > measure) break;
    if ((lines == 1) != (end == size)) continue;
    lengths.push_back(widths.natural.ratio_to(paragraph.style->size));
    const bool found = !is_hourglass(lengths) &&
                       (lines == 1 || shape_exists(paragraph, measure, end, lines - 1, lengths));
    lengths.pop_back();
    if (found) return true;
  }
  return false;
}

TEST(TitleLines, NoHourglassWhereThereIsAnotherWay) {
  std::mt19937 random(5);
  const auto style = share(title_style());
  int shaped = 0;
  for (int round = 0; round < 600; ++round) {
    const PreparedParagraph paragraph = prepared(random_title(random, 6 + random() % 14), style);
    const Length measure = style->size * (8 + static_cast<int>(random() % 13));
    const auto lines = break_lines(paragraph, measure);
    if (lines.size() > 6) continue;
    const bool torn = std::any_of(lines.begin(), lines.end() - 1, [&](const LineRange& line) {
      return is_torn(paragraph, line.last);
    });
    if (torn || !is_hourglass(lengths_of(paragraph, lines))) {
      shaped += lines.size() > 2;
      continue;
    }
    std::vector<double> lengths;
    EXPECT_FALSE(shape_exists(paragraph, measure, 0, lines.size(), lengths))
        << to_utf8(paragraph.text);
  }
  EXPECT_GT(shaped, 100);
}

TEST(TitleLines, TenThousandRandomTitlesFit) {
  std::mt19937 random(9);
  const auto style = share(title_style());
  for (int round = 0; round < 2000; ++round) {
    const std::string title = random_title(random, 1 + random() % 30);
    const PreparedParagraph paragraph = prepared(title, style);
    for (const int characters : {5, 9, 14, 20, 28}) {
      const Length measure = style->size * characters;
      const auto lines = break_lines(paragraph, measure);
      ASSERT_EQ(lines.front().first, 0U) << title;
      ASSERT_EQ(lines.back().last, paragraph.clusters.size()) << title;
      for (std::size_t i = 0; i < lines.size(); ++i) {
        ASSERT_EQ(lines[i].first, i > 0 ? lines[i - 1].last : 0U) << title;
        // Nothing but marks that no line may part, as in ）、）、》, is wider than five characters.
        ASSERT_FALSE(lines[i].overfull && characters > 9) << title;
      }
    }
  }
}

TEST(TitleLines, WordsHoldWhereTheyFit) {
  std::mt19937 random(17);
  const auto style = share(title_style());
  for (int round = 0; round < 500; ++round) {
    const PreparedParagraph paragraph = prepared(random_title(random, 20), style);
    const Length measure = style->size * 20;
    const Length widest = min_content(paragraph);
    const auto lines = break_lines(paragraph, measure);
    if (widest > measure) continue;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      EXPECT_FALSE(is_torn(paragraph, lines[i].last)) << text_of(paragraph, lines[i]);
    }
  }
}

// Beyond a title's length, lines are as of any other centred text.
TEST(TitleLines, LongTextIsBrokenToo) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "进一步加强安全生产工作";
  const PreparedParagraph paragraph = prepared(text, share(title_style()));
  EXPECT_FALSE(break_title(paragraph, tests::type_area_width()));
  EXPECT_GT(break_lines(paragraph, tests::type_area_width()).size(), most_title_lines);
}

}  // namespace
}  // namespace typeset::text
