#include "document/length_specification.h"

#include <gtest/gtest.h>

namespace typeset::document {
namespace {

const LengthContext context{Length::pt(15.5), Length::pt(29)};

TEST(LengthSpecification, ReadsEveryUnit) {
  const std::pair<std::string_view, Length> cases[] = {
      {"0", Length()},
      {"12pt", Length::pt(12)},
      {"12 pt", Length::pt(12)},
      {"25.4mm", Length::pt(72)},
      {"2.54cm", Length::pt(72)},
      {"-3pt", Length::pt(-3)},
      {"2字", Length::pt(31)},
      {"0.5字", Length::pt(7.75)},
      {"1行", Length::pt(29)},
      {"三号", Length::pt(16)},
      {"小四", Length::pt(12)},
      {"八号", Length::pt(5)},
  };
  for (const auto& [text, expected] : cases) {
    const auto length = LengthSpecification::parse(text);
    ASSERT_TRUE(length) << text;
    EXPECT_EQ(length->resolve(context), expected) << text;
  }
}

TEST(LengthSpecification, RefusesTheRest) {
  for (const std::string_view text : {"", "12", "pt", "12px", "12ptt", "1,5pt", "12pt 3", "九号",
                                      "1e3pt", "nanpt", "infpt", "100001pt", "0x1pt", "2 字符"}) {
    EXPECT_FALSE(LengthSpecification::parse(text)) << text;
  }
}

TEST(LengthSpecification, KnowsAllSixteenSizes) {
  const std::pair<std::string_view, double> sizes[] = {
      {"初号", 42},  {"小初", 36},  {"一号", 26},  {"小一", 24}, {"二号", 22},   {"小二", 18},
      {"三号", 16},  {"小三", 15},  {"四号", 14},  {"小四", 12}, {"五号", 10.5}, {"小五", 9},
      {"六号", 7.5}, {"小六", 6.5}, {"七号", 5.5}, {"八号", 5}};
  for (const auto& [name, points] : sizes) EXPECT_EQ(type_size_named(name), Length::pt(points));
  EXPECT_FALSE(type_size_named("小八"));
}

}  // namespace
}  // namespace typeset::document
