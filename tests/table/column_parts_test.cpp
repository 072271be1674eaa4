#include "table/column_parts.h"

#include <gtest/gtest.h>
#include <map>
#include <numeric>
#include <set>

#include "support/random_form.h"
#include "table/table_fit.h"
#include "table/table_layout.h"

namespace typeset::table {
namespace {

const document::StyleRef& cell_style() {
  static const document::StyleRef style = tests::share(tests::cell_style());
  return style;
}

document::CellText cell(std::string_view text) {
  return {tests::rich_text(text, cell_style()), cell_style()};
}

// A stub column, then a group of heads for each number of columns.
document::Table grouped_table(const std::vector<int>& groups, int rows = 2) {
  document::Table table;
  table.name = "表";
  table.style.rules = document::TableRules::framed({Length::pt(0.75)}, {Length::pt(0.5)});
  document::TableSection section;
  section.corner = cell("项目");
  document::RowNode row{cell("行"), {}, {}};
  for (const int count : groups) {
    document::ColumnNode group{cell("组"), {}, {}};
    for (int i = 0; i < count; ++i) {
      group.children.push_back({cell("列"), {}, {}});
      row.values.push_back(cell("0"));
    }
    section.columns.push_back(group);
  }
  section.rows.assign(static_cast<std::size_t>(rows), row);
  table.sections.push_back(section);
  return table;
}

std::vector<Length> widths(int columns) {
  return std::vector<Length>(static_cast<std::size_t>(columns), Length::pt(10));
}

using Parts = std::vector<ColumnRange>;

TEST(ColumnParts, AreAsFewAsFitAndAboutAsWide) {
  const Grid grid = build_grid(grouped_table({1, 1, 1, 1, 1, 1, 1, 1}));
  EXPECT_EQ(column_parts(grid, widths(9), Length::pt(60), 2), (Parts{{1, 5}, {5, 9}}));
  EXPECT_EQ(column_parts(grid, widths(9), Length::pt(60), 4),
            (Parts{{1, 3}, {3, 5}, {5, 7}, {7, 9}}));
  EXPECT_TRUE(column_parts(grid, widths(9), Length::pt(19), 2).empty());
}

// Three would leave the last without one that faces it.
TEST(ColumnParts, AreAnEvenNumber) {
  const Grid grid = build_grid(grouped_table({1, 1, 1, 1, 1, 1, 1, 1}));
  EXPECT_EQ(column_parts(grid, widths(9), Length::pt(40), 2).size(), 4U);
  const Grid narrow = build_grid(grouped_table({1, 1, 1}));
  EXPECT_EQ(column_parts(narrow, widths(4), Length::pt(20), 2).size(), 3U);
}

TEST(ColumnParts, EndWithAGroupRatherThanInsideIt) {
  const Grid grid = build_grid(grouped_table({5, 3}));
  EXPECT_EQ(column_parts(grid, widths(9), Length::pt(60), 2), (Parts{{1, 6}, {6, 9}}));
  // Not when one of the parts would hold next to nothing, or does not fit.
  const Grid uneven = build_grid(grouped_table({7, 1}));
  EXPECT_EQ(column_parts(uneven, widths(9), Length::pt(90), 2), (Parts{{1, 5}, {5, 9}}));
  EXPECT_EQ(column_parts(grid, widths(9), Length::pt(50), 2), (Parts{{1, 5}, {5, 9}}));
}

TEST(UnfoldedGrid, HasStubAndCutHeadsInEachPart) {
  const Grid grid = build_grid(grouped_table({4}));
  const UnfoldedGrid unfolded = table::unfolded(grid, {{1, 3}, {3, 5}});
  EXPECT_EQ(unfolded.grid.columns, 6);
  EXPECT_EQ(unfolded.grid.parts, (Parts{{0, 3}, {3, 6}}));
  // By row: two corners and two pieces of the group; four columns; and in each row two labels and
  // four values.
  ASSERT_EQ(unfolded.grid.cells.size(), 4U + 4U + 2 * 6U);
  const GridCell& second_group = unfolded.grid.cells[3];
  EXPECT_EQ(second_group.column, 4);
  EXPECT_EQ(second_group.colspan, 2);
  std::vector<bool> copies;
  for (std::size_t i = 0; i < 4; ++i) copies.push_back(unfolded.origins[i].copy);
  EXPECT_EQ(copies, (std::vector<bool>{false, false, true, true}));
  EXPECT_EQ(unfolded.origins[3].cell, unfolded.origins[1].cell);
}

document::Table with_facing_pages(document::Table table) {
  table.style.fit = {document::FitStep::padding, document::FitStep::facing_pages};
  return table;
}

TEST(FacingParts, FillTheMeasureWithTheSameStub) {
  document::Table table = with_facing_pages(grouped_table({3, 4}));
  for (document::ColumnNode& group : table.sections.front().columns) {
    for (document::ColumnNode& column : group.children) column.hints.min = Length::mm(30);
  }
  Diagnostics diagnostics;
  const Length measure = Length::mm(156);
  const TableLayout layout(table, measure, tests::free_fonts(), diagnostics);
  ASSERT_TRUE(diagnostics.empty());
  ASSERT_EQ(layout.parts(), 2U);
  const std::vector<Length>& widths = layout.column_widths();
  ASSERT_EQ(widths.size(), 4U + 5U);
  EXPECT_EQ(widths[0], widths[4]);
  const Length inner = measure - table.style.rules.side.thickness;
  EXPECT_EQ(std::accumulate(widths.begin(), widths.begin() + 4, Length{}), inner);
  EXPECT_EQ(std::accumulate(widths.begin() + 4, widths.end(), Length{}), inner);
}

TEST(FacingParts, RepeatTheStubOfAFreeGrid) {
  document::Table table = with_facing_pages(grouped_table({1}));
  table.sections.clear();
  document::FreeGrid& grid = table.grid.emplace();
  grid.rows = 2;
  grid.columns = 5;
  grid.head_rows = 1;
  document::ColumnHints wide;
  wide.min = Length::mm(50);
  grid.hints = {{}, wide, wide, wide, wide};
  for (int row = 0; row < 2; ++row) {
    for (int i = 0; i < 5; ++i) {
      grid.cells.push_back({row, i, 1, 1, row == 0 || i == 0, cell(i == 0 ? "单位" : "数")});
    }
  }
  Diagnostics diagnostics;
  const TableLayout layout(table, Length::mm(156), tests::free_fonts(), diagnostics);
  ASSERT_EQ(layout.parts(), 2U);
  const auto placement = layout.place({}, Length::mm(200));
  ASSERT_EQ(placement->further_parts.size(), 1U);
  const std::vector<CellFragment>& cells = placement->further_parts[0].cells;
  ASSERT_EQ(cells.size(), 6U);
  for (const std::size_t label : {0U, 3U}) {
    EXPECT_TRUE(cells[label].repeated);
    EXPECT_EQ(cells[label].lines.size(), 1U);
  }
}

TEST(FacingParts, AreNoneWhereTheTableFits) {
  const document::Table table = with_facing_pages(grouped_table({3, 4}));
  Diagnostics diagnostics;
  const TableLayout layout(table, Length::mm(156), tests::free_fonts(), diagnostics);
  EXPECT_EQ(layout.parts(), 1U);
  EXPECT_TRUE(layout.place({}, Length::mm(200))->further_parts.empty());
}

TEST(FacingParts, AreAnErrorWhereNotEvenAColumnFits) {
  document::Table table = with_facing_pages(grouped_table({3}));
  table.sections.front().columns.front().children.front().hints.min = Length::mm(200);
  Diagnostics diagnostics;
  const TableLayout layout(table, Length::mm(156), tests::free_fonts(), diagnostics);
  EXPECT_TRUE(diagnostics.has_errors());
}

TEST(Fits, CountsTheStepsItIsGiven) {
  document::Table table = grouped_table({3, 4});
  table.style.padding_inline = Length::mm(6);
  const auto& fonts = tests::free_fonts();
  using document::FitStep;
  const Length narrow = Length::mm(60);
  EXPECT_FALSE(fits(table, narrow, {}, fonts));
  EXPECT_TRUE(fits(table, narrow, std::vector{FitStep::padding}, fonts));
  EXPECT_TRUE(fits(table, narrow, std::vector{FitStep::facing_pages}, fonts));
  EXPECT_FALSE(fits(table, Length::mm(10), std::vector{FitStep::facing_pages}, fonts));
}

// What all parts of a slice have in common, and what they say between them.
class Slices {
 public:
  explicit Slices(const TableLayout& layout) : layout_(layout) {
    std::optional<BreakToken> next = BreakToken{};
    while (next) {
      auto placed = layout.place(*next, Length::mm(100));
      if (!placed) placed = layout.place_least(*next, Length::mm(100));
      check(*placed);
      next = placed->rest;
    }
  }

  // Lines of each cell that are no repetition.
  const std::map<std::size_t, std::size_t>& lines() const { return lines_; }

 private:
  void check(const Placement& placed) {
    EXPECT_EQ(placed.further_parts.size() + 1, layout_.parts());
    count(placed.fragment);
    std::map<int, std::set<Length>> tops = tops_of(placed.fragment);
    for (const TableFragment& part : placed.further_parts) {
      EXPECT_EQ(part.height, placed.fragment.height);
      EXPECT_EQ(part.width, placed.fragment.width);
      for (const auto& [row, tops_of_row] : tops_of(part)) {
        if (tops.contains(row)) {
          EXPECT_EQ(tops[row], tops_of_row);
        }
      }
      count(part);
    }
  }

  std::map<int, std::set<Length>> tops_of(const TableFragment& fragment) const {
    std::map<int, std::set<Length>> tops;
    for (const CellFragment& cell : fragment.cells) {
      const GridCell& declared = layout_.grid().cells[cell.cell];
      if (declared.rowspan == 1) tops[declared.row].insert(cell.box.y);
      EXPECT_GE(cell.box.x, Length{});
      EXPECT_LE(cell.box.right(), fragment.width);
    }
    return tops;
  }

  void count(const TableFragment& fragment) {
    for (const CellFragment& cell : fragment.cells) {
      if (!cell.repeated) lines_[cell.cell] += cell.lines.size();
    }
  }

  const TableLayout& layout_;
  std::map<std::size_t, std::size_t> lines_;
};

TEST(FacingParts, OfRandomTablesSayEachCellOnceAndStandAtTheSameHeights) {
  int in_parts = 0;
  for (unsigned seed = 0; seed < 150; ++seed) {
    SCOPED_TRACE(seed);
    const bool is_free = seed % 3 == 0;
    tests::RandomForm random(seed, tests::Mixture::plain);
    const document::Table table = with_facing_pages(is_free ? random.make_grid() : random.make_tree());
    for (const double share : {0.5, 0.3}) {
      Diagnostics diagnostics;
      const Length measure = tests::type_area_width().scaled(share);
      const TableLayout layout(table, measure, tests::free_fonts(), diagnostics);
      if (diagnostics.has_errors() || layout.parts() == 1) continue;
      ++in_parts;
      const Slices slices(layout);
      for (std::size_t i = 0; i < layout.grid().cells.size(); ++i) {
        const bool empty = layout.grid().cells[i].content->text.empty();
        ASSERT_TRUE(slices.lines().contains(i)) << i;
        EXPECT_EQ(slices.lines().at(i) == 0, empty) << i;
      }
    }
  }
  EXPECT_GT(in_parts, 40);
}

}  // namespace
}  // namespace typeset::table
