#include "table/table_layout.h"

#include <gtest/gtest.h>
#include <map>

#include "support/random_table.h"

namespace typeset::table {
namespace {

std::vector<TableFragment> cut(const TableLayout& layout, Length page_height) {
  std::vector<TableFragment> fragments;
  std::optional<BreakToken> next = BreakToken{};
  while (next) {
    auto placement = layout.place(*next, page_height);
    if (!placement) placement = layout.place_least(*next);
    fragments.push_back(std::move(placement->fragment));
    next = placement->rest;
  }
  return fragments;
}

bool contains(const Rect& outer, const Rect& inner) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() &&
         inner.bottom() <= outer.bottom();
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

// Seeds whose table can be set in the type area at all.
std::vector<unsigned> seeds_that_fit() {
  std::vector<unsigned> seeds;
  for (unsigned seed = 0; seed < 60; ++seed) {
    const document::Table table = tests::RandomTable(seed).make();
    Diagnostics diagnostics;
    const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
    if (diagnostics.empty()) seeds.push_back(seed);
  }
  EXPECT_GT(seeds.size(), 30U);
  return seeds;
}

TEST(TableLayoutProperty, ColumnsFillTheMeasureExactly) {
  for (const unsigned seed : seeds_that_fit()) {
    const document::Table table = tests::RandomTable(seed).make();
    Diagnostics diagnostics;
    const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
    Length sum = table.style.outer_rule;
    for (const Length width : layout.column_widths()) sum += width;
    EXPECT_EQ(sum.raw(), tests::type_area_width().raw());
  }
}

TEST(TableLayoutProperty, TextStaysInItsCellAndCellsDoNotOverlap) {
  for (const unsigned seed : seeds_that_fit()) {
    const document::Table table = tests::RandomTable(seed).make();
    Diagnostics diagnostics;
    const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
    for (const TableFragment& fragment : cut(layout, Length::mm(80))) {
      const Rect frame{{}, {}, fragment.width, fragment.height};
      for (std::size_t i = 0; i < fragment.cells.size(); ++i) {
        const CellFragment& cell = fragment.cells[i];
        for (const CellLine& line : cell.lines) {
          EXPECT_TRUE(contains(cell.box, line.box)) << "seed " << seed;
        }
        for (std::size_t j = 0; j < i; ++j) {
          ASSERT_FALSE(overlap(cell.box, fragment.cells[j].box)) << "seed " << seed;
        }
      }
      for (const Rect& rule : fragment.rules) EXPECT_TRUE(contains(frame, rule));
    }
  }
}

// Whatever the page's height: each cell is there, once for real, and where its rows go on over a
// break its label stands again; no page has an empty label.
TEST(TableLayoutProperty, BreakingLosesNothing) {
  for (const unsigned seed : seeds_that_fit()) {
    const document::Table table = tests::RandomTable(seed).make();
    Diagnostics diagnostics;
    const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
    for (const double height : {40.0, 60.0, 90.0, 225.0}) {
      std::map<std::size_t, int> real;
      for (const TableFragment& fragment : cut(layout, Length::mm(height))) {
        for (const CellFragment& cell : fragment.cells) {
          if (!cell.repeated) ++real[cell.cell];
          const bool has_text = !layout.grid().cells[cell.cell].content->text.empty() &&
                                !layout.grid().cells[cell.cell].content->text[0].text.empty();
          if (!has_text) continue;
          ASSERT_FALSE(cell.lines.empty());
          EXPECT_FALSE(cell.lines[0].runs.empty());
        }
      }
      EXPECT_EQ(real.size(), layout.grid().cells.size());
      for (const auto& [cell, times] : real) EXPECT_EQ(times, 1);
    }
  }
}

TEST(TableLayoutProperty, HeadsAreNeverAlone) {
  for (const unsigned seed : seeds_that_fit()) {
    const document::Table table = tests::RandomTable(seed).make();
    Diagnostics diagnostics;
    const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
    for (const TableFragment& fragment : cut(layout, Length::mm(60))) {
      const GridCell& last = layout.grid().cells[fragment.cells.back().cell];
      EXPECT_FALSE(layout.grid().is_head_row(last.row)) << "seed " << seed;
    }
  }
}

// Every stretch of every cell's edge is covered by a rule: frames are closed and rules join.
TEST(TableLayoutProperty, EveryCellIsFramed) {
  for (const unsigned seed : seeds_that_fit()) {
    const document::Table table = tests::RandomTable(seed).make();
    Diagnostics diagnostics;
    const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
    const TableFragment fragment = cut(layout, Length::mm(10000)).front();
    const auto covered = [&](Point p) {
      for (const Rect& rule : fragment.rules) {
        if (p.x >= rule.x && p.x <= rule.right() && p.y >= rule.y && p.y <= rule.bottom())
          return true;
      }
      return false;
    };
    for (const CellFragment& cell : fragment.cells) {
      const Rect& box = cell.box;
      for (const Point corner : {Point{box.x, box.y}, Point{box.right(), box.y},
                                 Point{box.x, box.bottom()}, Point{box.right(), box.bottom()}}) {
        EXPECT_TRUE(covered(corner));
      }
      EXPECT_TRUE(covered({box.x + box.width / 2, box.y}));
      EXPECT_TRUE(covered({box.x + box.width / 2, box.bottom()}));
      EXPECT_TRUE(covered({box.x, box.y + box.height / 2}));
      EXPECT_TRUE(covered({box.right(), box.y + box.height / 2}));
    }
  }
}

}  // namespace
}  // namespace typeset::table
