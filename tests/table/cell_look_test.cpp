// What is behind cells and where contents stand in them.
#include <gtest/gtest.h>

#include "support/random_form.h"
#include "table/fills.h"
#include "table/table_layout.h"

namespace typeset::table {
namespace {

using document::VerticalAlign;

Length pt(double points) { return Length::pt(points); }

document::CellText cell(std::string_view text, const document::StyleRef& style) {
  return {tests::rich_text(text, style), style};
}

document::CellText cell(std::string_view text) {
  static const document::StyleRef style = tests::share(tests::cell_style());
  return cell(text, style);
}

// Rows of values under one head each, without labels.
document::Table table_of(const std::vector<std::vector<document::CellText>>& rows) {
  document::Table table;
  table.name = "表";
  table.style.rules = document::TableRules::framed({pt(1)}, {pt(1)});
  table.style.padding_inline = pt(4);
  table.style.padding_block = table.style.padding_block_min = pt(4);
  table.has_stub = false;
  document::TableSection& section = table.sections.emplace_back();
  for (std::size_t i = 0; i < rows.front().size(); ++i) {
    section.columns.push_back({cell("栏"), {}, {}});
  }
  for (const auto& row : rows) section.rows.push_back({{}, {}, row});
  return table;
}

TableFragment laid_out(const document::Table& table) {
  Diagnostics diagnostics;
  const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  return layout.place_least({}, Length::mm(225)).fragment;
}

// Baseline of the cell's first line.
Length baseline_of(const CellFragment& fragment) {
  return fragment.lines.at(0).runs.at(0).glyphs.at(0).origin.y;
}

TEST(Fills, ComeFromTheCellThenItsKindThenItsRow) {
  const Color own{1, 0, 0}, head{0, 1, 0}, stripe{0, 0, 1};
  document::Table table =
      table_of({{cell("甲"), cell("乙")}, {cell("丙"), cell("丁")}, {cell("戊"), cell("己")}});
  table.style.fills.head = head;
  table.style.fills.stripe = stripe;
  table.sections[0].rows[1].values[1].look.fill = own;
  const TableFragment fragment = laid_out(table);
  const std::vector<std::optional<Color>> expected = {head, head, {}, {}, stripe, own, {}, {}};
  ASSERT_EQ(fragment.cells.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_EQ(fragment.cells[i].fill, expected[i]);
}

TEST(Fills, StripesOfRowLabelsAreThoseOfTheirRowsUnlessTheyHaveTheirOwn) {
  const Color stub{0, 1, 0}, stripe{0, 0, 1};
  document::Table table = table_of({{cell("甲")}, {cell("乙")}});
  table.has_stub = true;
  table.style.fills.stripe = stripe;
  const auto fill_of_last_label = [&] {
    const Grid grid = build_grid(table);
    return fill_of(grid, grid.cells[grid.cell_at(2, 0)], table.style.fills);
  };
  EXPECT_EQ(fill_of_last_label(), stripe);
  table.style.fills.stub = stub;
  EXPECT_EQ(fill_of_last_label(), stub);
}

// A row beside one cell over both has its stripe; that cell, over two rows, has none.
TEST(Fills, CellsOverSeveralRowsAreNotStriped) {
  document::Table table = table_of({{cell("甲")}, {cell("乙")}});
  table.sections.clear();
  document::FreeGrid& grid = table.grid.emplace();
  grid.rows = grid.columns = 2;
  grid.cells = {{0, 0, 2, 1, false, cell("甲")},
                {0, 1, 1, 1, false, cell("乙")},
                {1, 1, 1, 1, false, cell("丙")}};
  table.style.fills.stripe = Color{0, 0, 1};
  const TableFragment fragment = laid_out(table);
  EXPECT_FALSE(fragment.cells.at(0).fill);
  EXPECT_FALSE(fragment.cells.at(1).fill);
  EXPECT_TRUE(fragment.cells.at(2).fill);
}

TEST(VerticalAlign, PutsContentsAtTheEdgesOfTheirCells) {
  document::Table table =
      table_of({{cell("高\n高\n高"), cell("上"), cell("中"), cell("下"), cell("默认")}});
  auto& values = table.sections[0].rows[0].values;
  values[1].look.vertical_align = VerticalAlign::top;
  values[2].look.vertical_align = VerticalAlign::middle;
  values[3].look.vertical_align = VerticalAlign::bottom;
  const TableFragment fragment = laid_out(table);
  const auto line = [&](std::size_t column) {
    return fragment.cells.at(5 + column).lines.at(0).box;
  };
  const Rect box = fragment.cells.at(6).box;
  EXPECT_EQ(line(1).y, box.y + pt(4));
  EXPECT_EQ(line(2).y, box.y + (box.height - line(2).height) / 2);
  EXPECT_EQ(line(3).bottom(), box.bottom() - pt(4));
  EXPECT_EQ(line(4).y, line(2).y);
}

TEST(VerticalAlign, BaselinesOfARowAreOneAndContentsKeepTheirPadding) {
  document::Style large = tests::cell_style();
  large.size = large.character_pitch = pt(18);
  large.line_pitch = pt(24);
  document::Table table = table_of({{cell("大", tests::share(large)), cell("小\n小"), cell("小")}});
  table.style.vertical_align = VerticalAlign::baseline;
  table.sections[0].rows[0].values[2].look.vertical_align = VerticalAlign::top;
  const TableFragment fragment = laid_out(table);
  const CellFragment& big = fragment.cells.at(3);
  const CellFragment& small = fragment.cells.at(4);
  const CellFragment& top = fragment.cells.at(5);
  EXPECT_EQ(baseline_of(big), baseline_of(small));
  EXPECT_LT(baseline_of(top), baseline_of(small));
  EXPECT_EQ(big.lines.at(0).box.y, big.box.y + pt(4));
  // The row has grown by what the small lines were moved down.
  EXPECT_EQ(small.lines.at(1).box.bottom(), small.box.bottom() - pt(4));
}

// A row's label and figures share its baseline; heads of one and of several lines do not.
TEST(VerticalAlign, HeadsStandInTheMiddleWhereRowsShareBaselines) {
  document::Table table = table_of({{cell("一"), cell("二")}});
  table.sections[0].columns[1].label = cell("栏\n栏\n栏");
  table.style.vertical_align = VerticalAlign::baseline;
  const TableFragment fragment = laid_out(table);
  const CellFragment& head = fragment.cells.at(0);
  const Rect& line = head.lines.at(0).box;
  EXPECT_EQ((line.y - head.box.y).raw(), (head.box.height - line.height).raw() / 2);
}

// The first part of a cell that is cut stands on its row's baseline as the whole would.
TEST(VerticalAlign, WhatIsCutKeepsTheBaseline) {
  document::Style large = tests::cell_style();
  large.size = large.character_pitch = pt(18);
  large.line_pitch = pt(24);
  std::string text = "行";
  for (int i = 1; i < 40; ++i) text += "\n行";
  document::Table table = table_of({{cell("大", tests::share(large)), cell(text)}});
  table.style.vertical_align = VerticalAlign::baseline;
  Diagnostics diagnostics;
  const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
  const Placement placement = layout.place_least({}, pt(200));
  ASSERT_TRUE(placement.rest);
  EXPECT_EQ(baseline_of(placement.fragment.cells.at(2)),
            baseline_of(placement.fragment.cells.at(3)));
}

TEST(VerticalAlign, TextStaysInItsCellWhereverItStands) {
  int lines = 0;
  for (unsigned seed = 0; seed < 24; ++seed) {
    SCOPED_TRACE(seed);
    tests::RandomForm random(seed, tests::Mixture::plain);
    document::Table table = seed % 2 == 0 ? random.make_tree() : random.make_grid();
    Diagnostics diagnostics;
    for (const auto align : {VerticalAlign::top, VerticalAlign::bottom, VerticalAlign::baseline}) {
      table.style.vertical_align = align;
      const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
      if (!diagnostics.empty()) break;
      const TableFragment fragment = layout.place_least({}, Length::mm(225)).fragment;
      for (const CellFragment& cell : fragment.cells) {
        for (const CellLine& line : cell.lines) {
          EXPECT_GE(line.box.y, cell.box.y + table.style.padding_block_min);
          EXPECT_LE(line.box.bottom(), cell.box.bottom() - table.style.padding_block_min);
          ++lines;
        }
      }
    }
  }
  EXPECT_GT(lines, 1000);
}

// Of the cell's text, the glyph at `index`.
Length glyph_x(const CellFragment& fragment, std::size_t index) {
  for (const font::GlyphRun& run : fragment.lines.at(0).runs) {
    for (const font::PositionedGlyph& glyph : run.glyphs) {
      if (index-- == 0) return glyph.origin.x;
    }
  }
  ADD_FAILURE();
  return {};
}

TEST(DecimalColumn, MarksStandBelowEachOtherAndAllInTheMiddle) {
  const std::vector<std::string> numbers = {"1,234.5", "-0.125", "98.75%"};
  const std::vector<std::size_t> marks = {5, 2, 2};
  std::vector<std::vector<document::CellText>> rows;
  for (const std::string& number : numbers) rows.push_back({cell(number)});
  for (auto& row : rows) row[0].look.decimal = true;
  const TableFragment fragment = laid_out(table_of(rows));
  const Rect box = fragment.cells.at(0).box;
  Length left = box.right(), right = box.x;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const CellFragment& number = fragment.cells.at(i + 1);
    EXPECT_EQ(glyph_x(number, marks[i]), glyph_x(fragment.cells.at(1), marks[0]));
    left = std::min(left, number.lines.at(0).box.x);
    right = std::max(right, number.lines.at(0).box.right());
  }
  EXPECT_NEAR((left - box.x).to_pt(), (box.right() - right).to_pt(), 0.001);
}

TEST(DecimalColumn, WholeNumbersEndWhereTheMarksStand) {
  std::vector<std::vector<document::CellText>> rows = {
      {cell("12.5")}, {cell("7")}, {cell("−300")}, {cell("未列")}};
  for (auto& row : rows) row[0].look.decimal = true;
  const TableFragment fragment = laid_out(table_of(rows));
  const Length mark = glyph_x(fragment.cells.at(1), 2);
  EXPECT_EQ(fragment.cells.at(2).lines.at(0).box.right(), mark);
  EXPECT_EQ(fragment.cells.at(3).lines.at(0).box.right(), mark);
  // What is no number stands in the middle.
  const CellFragment& text = fragment.cells.at(4);
  const Rect line = text.lines.at(0).box;
  EXPECT_NEAR((line.x - text.box.x).to_pt(), (text.box.right() - line.right()).to_pt(), 0.001);
}

// The column is as wide as whole parts and decimals of different numbers ask together.
TEST(DecimalColumn, IsWideEnoughForNumbersBelowEachOther) {
  std::vector<std::vector<document::CellText>> rows = {{cell("123456789012.5"), cell("x")},
                                                       {cell("0.123456789012"), cell("x")}};
  for (auto& row : rows) row[0].look.decimal = true;
  document::Table table = table_of(rows);
  table.sections[0].columns[0].hints.weight = 0;
  const TableFragment fragment = laid_out(table);
  for (const std::size_t i : {2U, 4U}) {
    const CellFragment& number = fragment.cells.at(i);
    EXPECT_GE(number.lines.at(0).box.x, number.box.x + pt(4));
    EXPECT_LE(number.lines.at(0).box.right(), number.box.right() - pt(4));
  }
}

}  // namespace
}  // namespace typeset::table
