// Diagonal heads: labels that strokes divide.
#include "table/diagonal.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <random>

#include "support/fixtures.h"
#include "table/table_layout.h"

namespace typeset::table {
namespace {

struct Line {
  Point from, to;
};

// How far the point is above the line, at a right angle; less than zero below it.
double above(Point p, const Line& line) {
  const double dx = (line.to.x - line.from.x).to_pt(), dy = (line.to.y - line.from.y).to_pt();
  const double px = (p.x - line.from.x).to_pt(), py = (p.y - line.from.y).to_pt();
  return (dy * px - dx * py) / std::hypot(dx, dy);
}

// The least distance of a box that shall stand above, or else below, the line.
double clearance(const Rect& box, const Line& line, bool is_above) {
  double least = 1e9;
  for (const Point corner : {Point{box.x, box.y}, Point{box.right(), box.y},
                             Point{box.x, box.bottom()}, Point{box.right(), box.bottom()}}) {
    least = std::min(least, is_above ? above(corner, line) : -above(corner, line));
  }
  return least;
}

// Labels stand between their strokes, at least `space` from them and from the sides.
void expect_clear(const std::vector<Rect>& labels, const std::vector<Line>& strokes,
                  const Size& cell, const LabelSpace& space) {
  constexpr double hair = 0.001;
  ASSERT_EQ(strokes.size() + 1, labels.size());
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Rect& label = labels[i];
    EXPECT_GE(label.x.to_pt(), space.to_rules.width.to_pt() - hair);
    EXPECT_GE(label.y.to_pt(), space.to_rules.height.to_pt() - hair);
    EXPECT_LE(label.right().to_pt(), (cell.width - space.to_rules.width).to_pt() + hair);
    EXPECT_LE(label.bottom().to_pt(), (cell.height - space.to_rules.height).to_pt() + hair);
    if (i > 0) {
      EXPECT_GE(clearance(label, strokes[i - 1], false), space.to_stroke.to_pt() - hair);
    }
    if (i < strokes.size()) {
      EXPECT_GE(clearance(label, strokes[i], true), space.to_stroke.to_pt() - hair);
    }
  }
}

struct Placed {
  std::vector<Rect> labels;
  std::vector<Line> strokes;
};

Placed placed(const std::vector<Size>& labels, const LabelSpace& space, Size cell) {
  const DiagonalPlaces places = place_diagonal(labels, space, cell);
  Placed result;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Point& at = places.labels.at(i);
    result.labels.push_back({at.x, at.y, labels[i].width, labels[i].height});
  }
  for (const Point& end : places.stroke_ends) result.strokes.push_back({{}, end});
  return result;
}

TEST(Diagonal, LabelsOfAnySizeStandClearOfStrokesAndRules) {
  std::mt19937 random(1);
  const auto length = [&](unsigned from, unsigned to) {
    return Length::pt(from + static_cast<double>(random() % ((to - from) * 10)) / 10);
  };
  for (int i = 0; i < 500; ++i) {
    SCOPED_TRACE(i);
    std::vector<Size> labels;
    for (unsigned n = 2 + random() % 2; n > 0; --n)
      labels.push_back({length(0, 80), length(9, 40)});
    const Length to_stroke = length(1, 3);
    const LabelSpace space{{to_stroke + length(0, 6), to_stroke + length(0, 6)}, to_stroke};
    const Length width = diagonal_width(labels, space, 2.0 / 3) + length(0, 100);
    const auto height = diagonal_height(labels, space, width);
    ASSERT_TRUE(height);
    for (const Length more : {Length{}, length(0, 5), length(5, 200)}) {
      const Size cell{width, *height + more};
      const Placed found = placed(labels, space, cell);
      expect_clear(found.labels, found.strokes, cell, space);
    }
  }
}

TEST(Diagonal, WiderCellsNeedNoMoreHeightAndTooNarrowOnesHaveNone) {
  const std::vector<Size> labels{{Length::pt(21), Length::pt(10.5)},
                                 {Length::pt(31.5), Length::pt(10.5)},
                                 {Length::pt(42), Length::pt(24)}};
  const LabelSpace space{{Length::pt(4), Length::pt(3)}, Length::pt(1.5)};
  EXPECT_FALSE(diagonal_height(labels, space, Length::pt(80)));
  std::optional<Length> last;
  for (double width = 90; width < 400; width += 10) {
    const auto height = diagonal_height(labels, space, Length::pt(width));
    ASSERT_TRUE(height) << width;
    if (last) {
      EXPECT_LE(height->raw(), last->raw()) << width;
    }
    last = height;
  }
  EXPECT_GT(last->to_pt(), 24 + 3);
}

// Two of the same size need twice their width and height, with the space around them.
TEST(Diagonal, LeastCellIsNoLargerThanItHasToBe) {
  const std::vector<Size> labels(2, {Length::pt(20), Length::pt(10)});
  const LabelSpace space{{Length::pt(3), Length::pt(2)}, Length::pt(1)};
  EXPECT_EQ(diagonal_width(labels, space, 0.5).raw(), Length::pt(48).raw());
  EXPECT_EQ(diagonal_height(labels, space, Length::pt(48))->raw(), Length::pt(26).raw());
}

TEST(Diagonal, StrokeFillsTheCornersAndEndsThere) {
  const Rect bounds{Length::pt(10), Length::pt(20), Length::pt(70), Length::pt(40)};
  const Point corner{bounds.x, bounds.y}, opposite{bounds.right(), bounds.bottom()};
  const auto outline = stroke_outline(corner, opposite, Length::pt(0.5), bounds);
  ASSERT_EQ(outline.size(), 6U);
  EXPECT_EQ(std::ranges::count(outline, corner), 1);
  EXPECT_EQ(std::ranges::count(outline, opposite), 1);
  double area = 0;  // less than zero: counterclockwise, as y goes down
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const Point& a = outline[i];
    const Point& b = outline[(i + 1) % outline.size()];
    area += (a.x.to_pt() * b.y.to_pt() - b.x.to_pt() * a.y.to_pt()) / 2;
    EXPECT_TRUE(a.x >= bounds.x && a.x <= bounds.right());
    EXPECT_TRUE(a.y >= bounds.y && a.y <= bounds.bottom());
    EXPECT_LE(std::abs(above(a, {corner, opposite})), 0.2501);
  }
  EXPECT_NEAR(area, -std::hypot(70, 40) * 0.5, 0.25);
}

TEST(Diagonal, StrokeToASideEndsOnIt) {
  const Rect bounds{{}, {}, Length::pt(60), Length::pt(60)};
  const auto outline = stroke_outline({}, {Length::pt(60), Length::pt(25)}, Length::pt(1), bounds);
  int on_side = 0;
  for (const Point& point : outline) {
    EXPECT_LE(point.x.raw(), bounds.right().raw());
    if (point.x != bounds.right()) continue;
    ++on_side;
    EXPECT_NEAR(point.y.to_pt(), 25, 0.6);
  }
  EXPECT_EQ(on_side, 2);
}

document::CellText cell(std::string_view text) {
  static const document::StyleRef style = tests::share(tests::cell_style());
  return {tests::rich_text(text, style), style};
}

document::CellText diagonal(const std::vector<std::string>& labels) {
  document::CellText result = cell("");
  result.text.clear();
  for (const std::string& label : labels) result.diagonal.push_back(cell(label).text);
  return result;
}

document::Table table_of(const std::vector<std::string>& labels, int rows) {
  document::Table table;
  table.name = "表";
  table.style.rules = document::TableRules::framed({Length::pt(0.75)}, {Length::pt(0.5)});
  table.style.padding_inline = table.style.padding_inline_min = Length::pt(4);
  table.style.padding_block = table.style.padding_block_min = Length::pt(3);
  document::TableSection section;
  section.corner = diagonal(labels);
  for (int i = 0; i < 3; ++i) section.columns.push_back({cell("一月"), {}, {}});
  for (int i = 0; i < rows; ++i) {
    section.rows.push_back({cell("科"), {}, {cell("1"), cell("2"), cell("3")}});
  }
  table.sections.push_back(section);
  return table;
}

std::vector<TableFragment> parts_of(const document::Table& table, double height) {
  Diagnostics diagnostics;
  const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
  EXPECT_FALSE(diagnostics.has_errors());
  std::vector<TableFragment> parts;
  std::optional<BreakToken> next = BreakToken{};
  while (next) {
    auto placement = layout.place(*next, Length::pt(height));
    if (!placement) placement = layout.place_least(*next, Length::pt(height));
    parts.push_back(std::move(placement->fragment));
    next = placement->rest;
  }
  return parts;
}

std::string text_of(const CellLine& line) {
  std::u16string text;
  for (const font::GlyphRun& run : line.runs) text += run.text;
  return to_utf8(text);
}

// The label boxes of a corner cell, and its strokes, from the cell's own corner.
Placed placed_in(const CellFragment& corner) {
  Placed result;
  const Rect& box = corner.box;
  for (const CellLine& line : corner.lines) {
    if (line.label == result.labels.size()) result.labels.push_back(line.box);
    Rect& label = result.labels.back();
    const Length right = std::max(label.right(), line.box.right());
    label.x = std::min(label.x, line.box.x);
    label = {label.x, label.y, right - label.x, line.box.bottom() - label.y};
  }
  for (Rect& label : result.labels) {
    label.x -= box.x;
    label.y -= box.y;
  }
  for (const Stroke& stroke : corner.strokes) {
    EXPECT_EQ(std::ranges::count(stroke.outline, Point{box.x, box.y}), 1);
    // Its end: midway between the points farthest from the corner.
    Point end;
    int ends = 0;
    for (const Point& p : stroke.outline) {
      if (p.x != box.right() && p.y != box.bottom()) continue;
      end = end + Point{p.x - box.x, p.y - box.y};
      ++ends;
    }
    if (corner.strokes.size() == 1) {
      end = {box.width, box.height};
      ends = 1;
    }
    result.strokes.push_back({{}, {end.x / ends, end.y / ends}});
  }
  return result;
}

TEST(DiagonalHead, StandsOnEachPageWithItsStrokes) {
  for (const auto& labels :
       {std::vector<std::string>{"月份", "部门"}, std::vector<std::string>{"月份", "金额", "部门"},
        std::vector<std::string>{"二〇二一年度", "支出合计金额", "部门"}}) {
    SCOPED_TRACE(labels.front());
    const auto parts = parts_of(table_of(labels, 30), 300);
    ASSERT_GE(parts.size(), 2U);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const CellFragment& corner = parts[i].cells.front();
      EXPECT_EQ(corner.repeated, i > 0);
      EXPECT_EQ(corner.strokes.size(), labels.size() - 1);
      const Placed found = placed_in(corner);
      ASSERT_EQ(found.labels.size(), labels.size());
      // An eighth of the em, and half the stroke's thickness.
      expect_clear(found.labels, found.strokes, {corner.box.width, corner.box.height},
                   {{Length::pt(4), Length::pt(3)}, Length::pt(1.3 + 0.25)});
      EXPECT_LE(parts[i].height.to_pt(), 300);
    }
  }
}

TEST(DiagonalHead, LabelsComeInTheOrderTheyAreGiven) {
  const auto parts = parts_of(table_of({"月份", "金额", "部门"}, 3), 600);
  std::string text;
  for (const CellLine& line : parts.front().cells.front().lines) {
    text += std::to_string(line.label) + text_of(line) + ' ';
  }
  EXPECT_EQ(text, "0月份 1金额 2部门 ");
}

// In a stub that may not grow, labels take more lines and the head grows higher.
TEST(DiagonalHead, LabelsBreakWhereTheColumnIsNarrow) {
  document::Table table = table_of({"项目名称", "单位名称"}, 3);
  const auto wide = parts_of(table, 600);
  EXPECT_EQ(wide.front().cells.front().lines.size(), 2U);
  table.stub_columns = {{std::nullopt, Length::pt(42), 0, ""}};
  const auto narrow = parts_of(table, 600);
  const CellFragment& corner = narrow.front().cells.front();
  EXPECT_LT(corner.box.width.raw(), wide.front().cells.front().box.width.raw());
  EXPECT_GT(corner.lines.size(), 2U);
  const Placed found = placed_in(corner);
  expect_clear(found.labels, found.strokes, {corner.box.width, corner.box.height},
               {{Length::pt(4), Length::pt(3)}, Length::pt(1.55)});
}

TEST(DiagonalHead, StrokesEndAtTheNearerLineOfADoubleRule) {
  document::Table table = table_of({"月份", "部门"}, 3);
  table.style.rules.top = table.style.rules.side = {Length::pt(3), true};
  const CellFragment corner = parts_of(table, 600).front().cells.front();
  const Point start{corner.box.x + Length::pt(1), corner.box.y + Length::pt(1)};
  EXPECT_EQ(std::ranges::count(corner.strokes.at(0).outline, start), 1);
  EXPECT_EQ(std::ranges::count(corner.strokes.at(0).outline,
                               (Point{corner.box.right(), corner.box.bottom()})),
            1);
}

TEST(DiagonalHead, StrokesAreAsThickAsTheRuleBelowTheHeadWhereColumnsHaveNone) {
  document::Table table = table_of({"月份", "部门"}, 3);
  table.style.rules.column = {};
  table.style.rules.head = {Length::pt(0.75)};
  EXPECT_EQ(parts_of(table, 600).front().cells.front().strokes.size(), 1U);
  table.style.rules.head = {};
  EXPECT_TRUE(parts_of(table, 600).front().cells.front().strokes.empty());
}

// Of a free grid: a label of rows that go on over a break.
TEST(DiagonalHead, MayStandAnywhereInAFreeGrid) {
  document::Table table = table_of({}, 1);
  table.sections.clear();
  document::FreeGrid& grid = table.grid.emplace();
  grid.rows = 24;
  grid.columns = 2;
  grid.cells.push_back({0, 0, 12, 1, true, diagonal({"甲", "乙"})});
  for (int i = 0; i < 24; ++i) {
    if (i == 12) grid.cells.push_back({12, 0, 12, 1, true, diagonal({"丙", "丁"})});
    grid.cells.push_back({i, 1, 1, 1, false, cell("值")});
  }
  const auto parts = parts_of(table, 150);
  ASSERT_GE(parts.size(), 3U);
  for (const TableFragment& part : parts) {
    const CellFragment& head = part.cells.front();
    EXPECT_EQ(head.lines.size(), 2U);
    EXPECT_EQ(head.strokes.size(), 1U);
  }
}

TEST(DiagonalHead, InATableThatIsTooWideIsNoMoreThanAnError) {
  document::Table table = table_of({"月份", "部门"}, 1);
  table.sections[0].rows[0].values[0] = cell(std::string(2000, 'w'));
  Diagnostics diagnostics;
  const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
  EXPECT_TRUE(diagnostics.has_errors());
  EXPECT_EQ(layout.place_least({}, Length::pt(600)).fragment.cells.front().lines.size(), 2U);
}

}  // namespace
}  // namespace typeset::table
