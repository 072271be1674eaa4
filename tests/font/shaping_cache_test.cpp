#include "font/shaping_cache.h"

#include <gtest/gtest.h>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "support/fixtures.h"

namespace typeset::font {
namespace {

bool same(const std::vector<ShapedGlyph>& a, const std::vector<ShapedGlyph>& b) {
  return std::ranges::equal(a, b, [](const ShapedGlyph& x, const ShapedGlyph& y) {
    return x.id == y.id && x.cluster == y.cluster && x.advance == y.advance &&
           x.offset_x == y.offset_x && x.offset_y == y.offset_y;
  });
}

// Runs that differ in one thing only, each of which changes the glyphs or may.
std::vector<std::pair<const Face*, ShapeRequest>> requests(
    const std::vector<std::u16string>& texts) {
  std::vector<std::pair<const Face*, ShapeRequest>> result;
  for (const char* role : {"仿宋", "宋体"}) {
    const Face* face = tests::free_fonts().chain(role).front().get();
    for (const std::u16string& text : texts) {
      ShapeRequest request;
      request.text = text;
      result.emplace_back(face, request);
      request.orientation = Orientation::vertical;
      result.emplace_back(face, request);
      request.orientation = Orientation::horizontal;
      request.features = {{"halt"}};
      result.emplace_back(face, request);
      request.features = {{"halt", 1, 0, 1}};
      result.emplace_back(face, request);
      request.features.clear();
      std::copy_n("Latn", 5, request.script);
      result.emplace_back(face, request);
    }
  }
  return result;
}

const std::vector<std::u16string> texts = {u"合计", u"（一）", u"“公开”，", u"0", u"2020", u""};

TEST(ShapingCache, GivesWhatShapingGivesFirstAndAgain) {
  const ShapingCache cache;
  for (int round = 0; round < 2; ++round) {
    for (const auto& [face, request] : requests(texts)) {
      EXPECT_TRUE(same(cache.shape(*face, request), shape(*face, request))) << round;
    }
  }
}

TEST(ShapingCache, ForgetsWithoutHarm) {
  // Far fewer places than runs: every generation is thrown away many times.
  const ShapingCache cache(8);
  std::vector<std::u16string> numbers;
  for (int i = 0; i < 300; ++i) numbers.push_back(to_utf16(std::to_string(i)));
  const auto all = requests(numbers);
  std::mt19937 random(1);
  for (int i = 0; i < 4000; ++i) {
    const auto& [face, request] = all[random() % all.size()];
    EXPECT_TRUE(same(cache.shape(*face, request), shape(*face, request)));
  }
}

TEST(ShapingCache, ServesSeveralThreads) {
  const ShapingCache cache(64);
  const auto all = requests(texts);
  std::vector<std::vector<ShapedGlyph>> expected;
  for (const auto& [face, request] : all) expected.push_back(shape(*face, request));
  std::vector<int> wrong(4, 0);
  {
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < wrong.size(); ++t) {
      threads.emplace_back([&, t] {
        for (std::size_t i = 0; i < 50 * all.size(); ++i) {
          const std::size_t n = (i + t * 7) % all.size();
          if (!same(cache.shape(*all[n].first, all[n].second), expected[n])) ++wrong[t];
        }
      });
    }
  }
  EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

}  // namespace
}  // namespace typeset::font
