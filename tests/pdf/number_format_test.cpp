#include "pdf/number_format.h"

#include <gtest/gtest.h>
#include <limits>
#include <string>

namespace typeset::pdf {
namespace {

TEST(NumberFormat, IsShortest) {
  EXPECT_EQ(number(16, 3), "16");
  EXPECT_EQ(number(15.75, 3), "15.75");
  EXPECT_EQ(number(0.5, 3), ".5");
  EXPECT_EQ(number(-0.25, 3), "-.25");
  EXPECT_EQ(number(841.8897637, 3), "841.89");
  EXPECT_EQ(number(0.007, 3), ".007");
  EXPECT_EQ(number(100, 0), "100");
}

TEST(NumberFormat, NeverWritesNegativeZeroOrExponents) {
  EXPECT_EQ(number(-0.0001, 3), "0");
  EXPECT_EQ(number(0, 3), "0");
  EXPECT_EQ(number(1e9, 3), "1000000000");
  EXPECT_EQ(number(1e-9, 3), "0");
}

TEST(NumberFormat, ReturnsWhatWasWritten) {
  std::string text;
  EXPECT_DOUBLE_EQ(append_number(text, 1.23456, 3), 1.235);
  EXPECT_EQ(text, "1.235");
  EXPECT_DOUBLE_EQ(rounded(1.23456, 3), 1.235);
}

TEST(NumberFormat, WritesEveryInteger) {
  for (std::int64_t value = -1100; value <= 1100; ++value) {
    std::string text = "[";
    append_integer(text, value);
    EXPECT_EQ(text, "[" + std::to_string(value));
  }
  for (const std::int64_t value : {std::numeric_limits<std::int64_t>::min(), std::int64_t{-70000},
                                   std::int64_t{65536}, std::numeric_limits<std::int64_t>::max()}) {
    std::string text;
    append_integer(text, value);
    EXPECT_EQ(text, std::to_string(value));
  }
}

}  // namespace
}  // namespace typeset::pdf
