// Columns of a table whose contents cannot all have what they would like.
#include "table/scarce_measure.h"

#include <gtest/gtest.h>
#include <numeric>
#include <random>

namespace typeset::table {
namespace {

// One row of cells, one in each column.
Grid one_row(std::size_t columns) {
  Grid grid;
  grid.rows = 1;
  grid.columns = static_cast<int>(columns);
  for (int i = 0; i < grid.columns; ++i) grid.cells.push_back({0, i, 1, 1, CellKind::data});
  return grid;
}

std::vector<Length> shared(const std::vector<ColumnWish>& wishes, Length measure) {
  std::vector<InlineDemand> demands;
  for (const ColumnWish& wish : wishes) demands.push_back({wish.min, wish.own});
  return share_scarce(one_row(wishes.size()), demands, wishes, measure);
}

TEST(ScarceMeasure, ShortTextsStayWholeBesideLongOnes) {
  const auto widths = shared({{Length::pt(10), Length::pt(40)}, {Length::pt(10), Length::pt(2000)}},
                             Length::pt(300));
  EXPECT_EQ(widths[0], Length::pt(40));
  EXPECT_EQ(widths[1], Length::pt(260));
}

// However much longer the other is: one line more of a hundred is not seen, a broken name is.
TEST(ScarceMeasure, NamesStayWholeBesideTextsOfPages) {
  for (const double length : {4e3, 2e4, 4e4}) {
    const auto widths =
        shared({{Length::pt(10), Length::pt(30)}, {Length::pt(10), Length::pt(length)}},
               Length::pt(400));
    EXPECT_EQ(widths[0], Length::pt(30)) << length;
  }
}

// One long remark does not break the names of all rows.
TEST(ScarceMeasure, ColumnsTakeWhatMakesManyRowsLower) {
  Grid grid;
  grid.rows = 16;
  grid.columns = 3;
  std::vector<InlineDemand> demands;
  const InlineDemand name{Length::pt(20), Length::pt(140)}, number{Length::pt(60), Length::pt(60)};
  for (int row = 0; row < grid.rows; ++row) {
    for (int i = 0; i < 3; ++i) grid.cells.push_back({row, i, 1, 1, CellKind::data});
    const Length remark = row % 7 == 0 ? Length::pt(280) : Length{};
    demands.insert(demands.end(), {name, number, {std::min(remark, Length::pt(30)), remark}});
  }
  const std::vector<ColumnWish> wishes{{name.min, name.max},
                                       {number.min, number.max},
                                       {Length::pt(30), Length::pt(280)}};
  const auto widths = share_scarce(grid, demands, wishes, Length::pt(300));
  EXPECT_EQ(widths, (std::vector{Length::pt(140), Length::pt(60), Length::pt(100)}));
}

TEST(ScarceMeasure, EqualColumnsStayAlikeWhateverTheyGive) {
  Grid grid;
  grid.rows = 8;
  grid.columns = 3;
  std::vector<InlineDemand> demands;
  for (int row = 0; row < grid.rows; ++row) {
    for (int i = 0; i < 3; ++i) grid.cells.push_back({row, i, 1, 1, CellKind::data});
    const Length remark = row == 0 ? Length::pt(400) : Length{};
    const InlineDemand other{std::min(remark, Length::pt(20)), remark};
    demands.insert(demands.end(), {{Length::pt(20), Length::pt(120)}, other, other});
  }
  const ColumnWish alike{Length::pt(20), Length::pt(400), 1, "等宽"};
  const std::vector<ColumnWish> wishes{{Length::pt(20), Length::pt(120)}, alike, alike};
  const auto widths = share_scarce(grid, demands, wishes, Length::pt(300));
  EXPECT_EQ(widths[0], Length::pt(120));
  EXPECT_NEAR(widths[1].to_pt(), widths[2].to_pt(), 0.01);
}

TEST(ScarceMeasure, LongTextsHaveAboutAsManyLines) {
  const auto widths = shared(
      {{Length::pt(10), Length::pt(600)}, {Length::pt(10), Length::pt(1800)}}, Length::pt(400));
  EXPECT_GT(widths[1], widths[0] * 2);
}

TEST(ScarceMeasure, ColumnsWithoutWeightAreServedFirst) {
  const auto widths = shared(
      {{Length::pt(10), Length::pt(90), 0}, {Length::pt(10), Length::pt(100)}}, Length::pt(120));
  EXPECT_EQ(widths[0], Length::pt(90));
}

TEST(ScarceMeasure, WeightGoesForWhatIsScarceToo) {
  const auto widths =
      shared({{Length::pt(10), Length::pt(900), 3}, {Length::pt(10), Length::pt(900), 1}},
             Length::pt(400));
  EXPECT_GT(widths[0], widths[1] * 2);
}

TEST(ScarceMeasure, FillsTheMeasureWithinTheWishes) {
  std::mt19937 random(20260101);
  const auto length = [&](int most) {
    return Length::from_raw(std::uniform_int_distribution<std::int64_t>(0, most * 65536)(random));
  };
  for (int round = 0; round < 500; ++round) {
    std::vector<ColumnWish> wishes(std::uniform_int_distribution<std::size_t>(1, 8)(random));
    Length least, most;
    for (ColumnWish& wish : wishes) {
      wish.min = length(50);
      wish.own = wish.min + length(300);
      wish.weight = std::uniform_int_distribution<int>(0, 3)(random);
      least += wish.min;
      most += wish.own;
    }
    const Length measure = least + (most - least) * (round % 10) / 10;
    const auto widths = shared(wishes, measure);
    EXPECT_EQ(std::accumulate(widths.begin(), widths.end(), Length{}), measure);
    for (std::size_t i = 0; i < wishes.size(); ++i) {
      EXPECT_GE(widths[i], wishes[i].min) << round;
      // What rounding leaves is a unit or two.
      EXPECT_LE((widths[i] - wishes[i].own).raw(), 16) << round;
    }
  }
}

}  // namespace
}  // namespace typeset::table
