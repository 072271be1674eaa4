#include "base/length.h"

#include <cmath>
#include <gtest/gtest.h>

namespace typeset {
namespace {

TEST(Length, CountsIn65536thsOfAPoint) {
  EXPECT_EQ(Length::pt(1).raw(), 65536);
  EXPECT_EQ(Length::pt(-0.5).raw(), -32768);
  EXPECT_DOUBLE_EQ(Length::pt(10.5).to_pt(), 10.5);
}

TEST(Length, ConvertsMillimetres) {
  EXPECT_NEAR(Length::mm(25.4).to_pt(), 72, 1.0 / Length::units_per_pt);
  EXPECT_NEAR(Length::mm(297).to_mm(), 297, 0.00001);
}

TEST(Length, AddsAndSubtractsExactly) {
  const Length tenth = Length::pt(0.1);
  Length sum;
  for (int i = 0; i < 1000; ++i) sum += tenth;
  EXPECT_EQ(sum, tenth * 1000);
  EXPECT_EQ(sum - tenth * 999, tenth);
  sum -= tenth * 1000;
  EXPECT_EQ(sum, Length());
  EXPECT_EQ(-tenth + tenth, Length());
}

TEST(Length, SharesOutWithoutLoss) {
  const Length total = Length::pt(100);
  Length sum;
  for (int i = 0; i < 7; ++i) sum += total * (i + 1) / 7 - total * i / 7;
  EXPECT_EQ(sum, total);
}

TEST(Length, ScalesToTheNearestUnit) {
  EXPECT_EQ(Length::from_raw(3).scaled(0.5).raw(), 2);
  EXPECT_EQ(Length::from_raw(-3).scaled(0.5).raw(), -2);
  EXPECT_DOUBLE_EQ(Length::pt(24).ratio_to(Length::pt(16)), 1.5);
}

TEST(Length, RoundsHalvesAwayFromZero) {
  for (const double value : {0.5, 1.5, -0.5, -1.5, 0.49999999999999994, -0.49999999999999994,
                             2.4999, -2.5001, 1e15 + 0.5, -1e15 - 0.5, 4503599627370497.0, 0.0}) {
    EXPECT_EQ(Length::from_raw(1).scaled(value).raw(), std::llround(value)) << value;
  }
}

TEST(Length, Compares) {
  EXPECT_LT(Length::pt(1), Length::mm(1));
  EXPECT_EQ(2 * Length::pt(3), Length::pt(6));
}

}  // namespace
}  // namespace typeset
