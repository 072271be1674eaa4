#include "table/row_solver.h"

#include <gtest/gtest.h>
#include <numeric>
#include <random>

#include "table/share_out.h"

namespace typeset::table {
namespace {

Length sum_of(const std::vector<Length>& lengths) {
  return std::accumulate(lengths.begin(), lengths.end(), Length{});
}

struct Rows {
  std::vector<RowLimits> limits;
  std::vector<BlockDemand> demands;
  std::vector<double> weights;
};

Rows random_rows(unsigned seed) {
  std::mt19937 random(seed);
  Rows rows;
  const int count = 1 + static_cast<int>(random() % 12);
  for (int i = 0; i < count; ++i) {
    const std::vector<std::string> groups{"", "", "甲", "乙"};
    rows.limits.push_back(
        {Length::pt(static_cast<double>(random() % 30)), groups[random() % groups.size()]});
    rows.weights.push_back(static_cast<double>(random() % 3));
  }
  for (auto i = random() % 10; i > 0; --i) {
    const int row = static_cast<int>(random() % static_cast<unsigned>(count));
    const int most = count - row;
    const int span = 1 + static_cast<int>(random() % static_cast<unsigned>(most));
    rows.demands.push_back({row, span, Length::from_raw(static_cast<int>(random() % 9000000))});
  }
  return rows;
}

TEST(RowSolverProperty, EveryCellFitsAndGroupsAreAlike) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE(seed);
    const Rows rows = random_rows(seed);
    const std::vector<Length> heights = solve_rows(rows.limits, rows.demands);
    for (std::size_t i = 0; i < heights.size(); ++i) {
      EXPECT_GE(heights[i], rows.limits[i].least);
      for (std::size_t j = 0; j < i; ++j) {
        const std::string& group = rows.limits[i].equal_group;
        if (group.empty() || group != rows.limits[j].equal_group) continue;
        EXPECT_EQ(heights[i].raw(), heights[j].raw());
      }
    }
    for (const BlockDemand& demand : rows.demands) {
      const auto first = heights.begin() + demand.row;
      EXPECT_GE(std::accumulate(first, first + demand.rowspan, Length{}), demand.height);
    }
  }
}

TEST(RowSolverProperty, SurplusIsSharedToTheLastUnit) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE(seed);
    const Rows rows = random_rows(seed);
    const std::vector<Length> heights = solve_rows(rows.limits, rows.demands);
    const Length surplus = Length::from_raw(1234567 + seed);
    const auto stretched = stretch_rows(rows.limits, heights, rows.weights, surplus);
    EXPECT_EQ(sum_of(stretched).raw(), (sum_of(heights) + surplus).raw());
    for (std::size_t i = 0; i < heights.size(); ++i) EXPECT_GE(stretched[i], heights[i]);
  }
}

TEST(RowSolver, SurplusGoesByWeight) {
  const std::vector<RowLimits> rows{{{}, ""}, {{}, ""}, {{}, ""}};
  const std::vector<Length> heights(3, Length::pt(10));
  const auto stretched = stretch_rows(rows, heights, {0, 1, 3}, Length::pt(40));
  EXPECT_EQ(stretched, (std::vector{Length::pt(10), Length::pt(20), Length::pt(40)}));
}

TEST(RowSolver, WithoutAnyWeightAllRowsGrow) {
  const std::vector<RowLimits> rows{{{}, ""}, {{}, ""}};
  const auto stretched =
      stretch_rows(rows, {Length::pt(10), Length::pt(20)}, {0, 0}, Length::pt(10));
  EXPECT_EQ(stretched, (std::vector{Length::pt(15), Length::pt(25)}));
}

TEST(RowSolver, RowsOfAGroupGrowAlikeWhateverTheirWeights) {
  const std::vector<RowLimits> rows{{{}, "甲"}, {{}, ""}, {{}, "甲"}};
  const auto stretched = stretch_rows(rows, std::vector<Length>(3), {2, 1, 0}, Length::pt(30));
  EXPECT_EQ(stretched, (std::vector{Length::pt(10), Length::pt(10), Length::pt(10)}));
}

// The group is raised by its own rows first, so that a cell over one of them may need no more.
TEST(RowSolver, AGroupIsLevelledBeforeSpansAreLookedAt) {
  const std::vector<RowLimits> rows{{{}, "甲"}, {{}, ""}, {Length::pt(30), "甲"}};
  const auto heights = solve_rows(rows, {{0, 2, Length::pt(30)}});
  EXPECT_EQ(heights, (std::vector{Length::pt(30), Length{}, Length::pt(30)}));
}

}  // namespace
}  // namespace typeset::table
