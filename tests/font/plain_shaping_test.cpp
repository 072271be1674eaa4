// Horizontal Chinese text that is set without asking HarfBuzz.
#include <algorithm>
#include <gtest/gtest.h>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "font/shaper.h"
#include "support/fixtures.h"

namespace typeset::font {
namespace {

// GB 2312: the marks of its first row and all of its ideographs.
std::u16string gb2312() {
  std::string bytes;
  for (int row = 0xA1; row <= 0xF7; ++row) {
    for (int cell = 0xA1; cell <= 0xFE; ++cell) {
      const std::string character{static_cast<char>(row), static_cast<char>(cell)};
      if (utf8_from_gb18030(character)) bytes += character;
    }
  }
  return to_utf16(utf8_from_gb18030(bytes).value());
}

bool same(const std::vector<ShapedGlyph>& a, const std::vector<ShapedGlyph>& b) {
  return std::ranges::equal(a, b, [](const ShapedGlyph& x, const ShapedGlyph& y) {
    return x.id == y.id && x.cluster == y.cluster && x.advance == y.advance &&
           x.offset_x == y.offset_x && x.offset_y == y.offset_y;
  });
}

// How many of the texts are set without HarfBuzz; each as HarfBuzz sets it.
std::size_t check(const Face& face, const std::vector<std::u16string>& texts) {
  std::size_t plain = 0;
  for (const std::u16string& text : texts) {
    ShapeRequest request;
    request.text = text;
    const auto found = shape_plain(face, request);
    if (!found) continue;
    ++plain;
    EXPECT_TRUE(same(*found, shape(face, request))) << to_utf8(text);
  }
  return plain;
}

// Of GB 2312.
std::u16string plain_characters(const Face& face) {
  std::u16string plain;
  for (const char16_t c : gb2312()) {
    ShapeRequest request;
    request.text = {&c, 1};
    if (shape_plain(face, request)) plain += c;
  }
  return plain;
}

class PlainShaping : public testing::TestWithParam<const char*> {
 protected:
  const Face& face() const { return *tests::free_fonts().chain(GetParam()).front(); }
};

TEST_P(PlainShaping, SetsEachCharacterOfGb2312AsHarfBuzzDoes) {
  std::vector<std::u16string> texts;
  for (const char16_t c : gb2312()) texts.emplace_back(1, c);
  ASSERT_GT(texts.size(), 7000U);
  EXPECT_GT(check(face(), texts), 6700U);
}

TEST_P(PlainShaping, SetsThemSoWhateverStandsBesideThem) {
  std::u16string plain = plain_characters(face());
  std::mt19937 random(7);
  std::vector<std::u16string> texts;
  // Each of the marks with each other, and all characters in random order twice.
  for (const char16_t a : plain) {
    if (a >= 0x4E00 && a <= 0x9FFF) continue;
    for (const char16_t b : plain) {
      if (b < 0x4E00 || b > 0x9FFF) texts.push_back({a, b, a, u'中', b});
    }
  }
  for (int round = 0; round < 2; ++round) {
    std::ranges::shuffle(plain, random);
    for (std::size_t i = 0; i + 24 <= plain.size(); i += 24) {
      texts.emplace_back(plain.data() + i, 24);
    }
  }
  EXPECT_EQ(check(face(), texts), texts.size());
}

TEST_P(PlainShaping, LeavesAllElseToHarfBuzz) {
  for (const char16_t* text : {u"2020年", u"あ", u"\u9FA0\uFE00", u"㛃", u"𠮷", u"中\u2060国"}) {
    ShapeRequest request;
    request.text = text;
    EXPECT_FALSE(shape_plain(face(), request)) << to_utf8(text);
  }
  ShapeRequest request;
  request.text = u"中国";
  ASSERT_TRUE(shape_plain(face(), request));
  ShapeRequest vertical = request, western = request, half = request, japanese = request;
  vertical.orientation = Orientation::vertical;
  std::copy_n("Latn", 5, western.script);
  half.features = {{"halt"}};
  japanese.language = "ja";
  for (const ShapeRequest& other : {vertical, western, half, japanese}) {
    EXPECT_FALSE(shape_plain(face(), other));
  }
}

INSTANTIATE_TEST_SUITE_P(Roles, PlainShaping,
                         testing::Values("仿宋", "楷体", "黑体", "小标宋", "宋体"),
                         [](const auto& role) { return "Role" + std::to_string(role.index); });

TEST(PlainShaping, ServesSeveralThreadsOfANewFace) {
  const auto& known = *tests::free_fonts().chain("仿宋").front();
  const std::u16string text = plain_characters(known);
  ShapeRequest request;
  request.text = text;
  const auto expected = shape_plain(known, request);
  ASSERT_TRUE(expected);
  for (int round = 0; round < 5; ++round) {
    const auto face = Face::open(known.description());
    std::vector<int> wrong(4, 0);
    {
      std::vector<std::jthread> threads;
      for (int& count : wrong) {
        threads.emplace_back([&] {
          const auto found = shape_plain(*face, request);
          if (!found || !same(*found, *expected)) ++count;
        });
      }
    }
    EXPECT_EQ(wrong, std::vector<int>(4, 0));
  }
}

}  // namespace
}  // namespace typeset::font
