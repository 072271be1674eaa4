// What the line breaker leaves out of its search changes nothing.
#include <algorithm>
#include <gtest/gtest.h>
#include <memory>
#include <random>
#include <unicode/brkiter.h>

#include "support/fixtures.h"
#include "text/line_breaker.h"

namespace typeset::text {
namespace {

using tests::share;

char16_t one_of(std::mt19937& random, std::u16string_view characters) {
  return characters[random() % characters.size()];
}

bool same(const LineRange& a, const LineRange& b) {
  return a.first == b.first && a.last == b.last && a.overfull == b.overfull && a.end == b.end;
}

std::vector<LineRange> lines_before(std::vector<LineRange> lines, std::size_t end) {
  std::erase_if(lines, [&](const LineRange& line) { return line.last > end; });
  return lines;
}

// A part that follows, in which longer lines may take less, has all parts searched in full.
TEST(LineSearch, FindsWhatASearchOfAllWaysFinds) {
  std::mt19937 random(11);
  for (int round = 0; round < 400; ++round) {
    document::Style own = tests::body_style();
    own.align = round % 3 == 0 ? document::TextAlign::start : document::TextAlign::justify;
    if (round % 6 == 0) own.shape = document::LineShape::balanced;
    own.hanging_punctuation = round % 5 == 0;
    if (round % 4 == 0) own.first_line_indent = {};
    const auto style = share(own);
    const std::string text =
        tests::random_prose(random, 2 + static_cast<int>(random() % 60)) + "\n中文";
    Diagnostics diagnostics;
    PreparedParagraph paragraph =
        prepare(tests::rich_text(text, style), style, tests::free_fonts(), diagnostics);
    PreparedParagraph irregular = paragraph;
    irregular.clusters.back().advance = Length::from_raw(-1);
    const std::size_t end = paragraph.clusters.size() - 2;
    for (const int characters : {1, 2, 3, 5, 8, 13, 28, 60}) {
      const Length measure =
          own.size * characters + Length::from_raw(static_cast<int>(random() % 1000000));
      const auto found = lines_before(break_lines(paragraph, measure), end);
      const auto expected = lines_before(break_lines(irregular, measure), end);
      EXPECT_TRUE(std::ranges::equal(found, expected, same))
          << round << " at " << characters << ": " << text;
    }
  }
}

std::vector<std::int32_t> icu_boundaries(icu::BreakIterator& iterator, std::u16string_view text) {
  iterator.setText(icu::UnicodeString(text.data(), static_cast<std::int32_t>(text.size())));
  std::vector<std::int32_t> found;
  for (auto i = iterator.first(); i != icu::BreakIterator::DONE; i = iterator.next()) {
    found.push_back(i);
  }
  return found;
}

// So that each piece between such places can be looked at by itself.
TEST(LineSearch, UnicodeStartsAnewBetweenTwoIdeographs) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> iterator(
      icu::BreakIterator::createLineInstance(icu::Locale("zh@lb=strict"), status));
  ASSERT_TRUE(U_SUCCESS(status));
  const std::u16string others =
      u"，。“”‘’（）《—…·/ 05.,%$￥-a\u00A0\u2060\u200B\u200D\u0301\uFE0F々〇ー\u05D0\u1100\uAC00"
      u"\U0001F1E8\U0001F1F3\U0001F468\U0001F3FD\n";
  std::mt19937 random(3);
  for (int round = 0; round < 3000; ++round) {
    std::u16string text;
    for (int i = 0; i < 30; ++i) {
      text += random() % 2 == 0 ? static_cast<char16_t>(0x4E00 + random() % 0x5200)
                                : one_of(random, others);
    }
    const auto whole = icu_boundaries(*iterator, text);
    for (std::size_t i = 1; i < text.size(); ++i) {
      if (!is_common_ideograph(text[i - 1]) || !is_common_ideograph(text[i])) continue;
      const auto place = std::ranges::find(whole, static_cast<std::int32_t>(i));
      ASSERT_NE(place, whole.end()) << to_utf8(text);
      std::vector<std::int32_t> rest(place, whole.end());
      for (std::int32_t& boundary : rest) boundary -= static_cast<std::int32_t>(i);
      ASSERT_EQ(icu_boundaries(*iterator, std::u16string_view(text).substr(i)), rest)
          << to_utf8(text);
    }
  }
}

}  // namespace
}  // namespace typeset::text
