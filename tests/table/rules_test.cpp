#include "table/rules.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

#include "support/random_form.h"
#include "table/column_parts.h"
#include "table/table_layout.h"

namespace typeset::table {
namespace {

using document::Rule;
using document::TableRules;

Length pt(double points) { return Length::pt(points); }

// Cells of 100 × 50 pt, their edges' centre lines from 10 pt on.
struct Frame {
  FrameEdges columns, rows;
  std::vector<CellFragment> cells;
  std::vector<AskedStretches> of_columns = {}, of_rows = {};

  Frame(std::vector<Rule> column_rules, std::vector<Rule> row_rules) {
    for (std::size_t c = 0; c < column_rules.size(); ++c) {
      columns.positions.push_back(pt(10) + pt(100) * static_cast<std::int64_t>(c));
    }
    for (std::size_t r = 0; r < row_rules.size(); ++r) {
      rows.positions.push_back(pt(10) + pt(50) * static_cast<std::int64_t>(r));
    }
    columns.rules = std::move(column_rules);
    rows.rules = std::move(row_rules);
    for (std::size_t r = 0; r + 1 < rows.positions.size(); ++r) {
      for (std::size_t c = 0; c + 1 < columns.positions.size(); ++c) {
        cells.push_back(
            {cells.size(), {columns.positions[c], rows.positions[r], pt(100), pt(50)}, false, false, {}});
      }
    }
  }

  std::vector<Rect> draw() const { return draw_rules(cells, columns, rows, of_columns, of_rows); }
};

Rect box(double left, double top, double right, double bottom) {
  return {pt(left), pt(top), pt(right) - pt(left), pt(bottom) - pt(top)};
}

bool has(const std::vector<Rect>& rules, const Rect& rule) {
  return std::ranges::find(rules, rule) != rules.end();
}

constexpr Rule none{};
const Rule thin{pt(0.5)}, thick{pt(2)}, two_lines{pt(1.5), true};

TEST(Rules, ThickAndThinMeetInAClosedCorner) {
  const auto rules = Frame({thin, thin}, {thick, thick}).draw();
  EXPECT_EQ(rules.size(), 4U);
  EXPECT_TRUE(has(rules, box(9.75, 9, 110.25, 11)));
  EXPECT_TRUE(has(rules, box(9.75, 59, 110.25, 61)));
  EXPECT_TRUE(has(rules, box(9.75, 9, 10.25, 61)));
  EXPECT_TRUE(has(rules, box(109.75, 9, 110.25, 61)));
}

// 三线表: nothing stands at the rules' ends, which end where the cells do.
TEST(Rules, RulesWithoutOthersAtTheirEndsEndWithTheCells) {
  const auto rules = Frame({none, none, none}, {thick, thin, none, thick}).draw();
  EXPECT_EQ(rules.size(), 3U);
  EXPECT_TRUE(has(rules, box(10, 9, 210, 11)));
  EXPECT_TRUE(has(rules, box(10, 59.75, 210, 60.25)));
  EXPECT_TRUE(has(rules, box(10, 159, 210, 161)));
}

TEST(Rules, DoubleFrameIsTwoFrames) {
  const auto rules = Frame({two_lines, two_lines}, {two_lines, two_lines}).draw();
  EXPECT_EQ(rules.size(), 8U);
  // The outer one, and the inner one.
  EXPECT_TRUE(has(rules, box(9.25, 9.25, 110.75, 9.75)));
  EXPECT_TRUE(has(rules, box(9.25, 9.25, 9.75, 60.75)));
  EXPECT_TRUE(has(rules, box(10.25, 10.25, 109.75, 10.75)));
  EXPECT_TRUE(has(rules, box(109.25, 10.25, 109.75, 59.75)));
}

TEST(Rules, SingleRulesEndAtTheNearerLineOfADoubleFrame) {
  const auto rules = Frame({two_lines, thin, two_lines}, {two_lines, thin, two_lines}).draw();
  EXPECT_TRUE(has(rules, box(10.25, 59.75, 209.75, 60.25)));
  EXPECT_TRUE(has(rules, box(109.75, 10.25, 110.25, 109.75)));
}

TEST(Rules, DoubleRuleIsNotCrossed) {
  const auto below_head = Frame({thin, thin, thin}, {thin, two_lines, thin}).draw();
  EXPECT_TRUE(has(below_head, box(9.75, 59.25, 210.25, 59.75)));
  EXPECT_TRUE(has(below_head, box(9.75, 60.25, 210.25, 60.75)));
  EXPECT_TRUE(has(below_head, box(109.75, 9.75, 110.25, 59.75)));
  EXPECT_TRUE(has(below_head, box(109.75, 60.25, 110.25, 110.25)));

  const auto beside_stub = Frame({thin, two_lines, thin}, {thin, thin, thin}).draw();
  EXPECT_TRUE(has(beside_stub, box(109.25, 9.75, 109.75, 110.25)));
  EXPECT_TRUE(has(beside_stub, box(9.75, 59.75, 109.75, 60.25)));
  EXPECT_TRUE(has(beside_stub, box(110.25, 59.75, 210.25, 60.25)));
}

TEST(Rules, OfTwoDoubleRulesThatCrossTheHorizontalGoesThrough) {
  const auto rules = Frame({thin, two_lines, thin}, {thin, two_lines, thin}).draw();
  EXPECT_TRUE(has(rules, box(9.75, 59.25, 210.25, 59.75)));
  EXPECT_TRUE(has(rules, box(109.25, 9.75, 109.75, 59.75)));
  EXPECT_TRUE(has(rules, box(110.25, 60.25, 110.75, 110.25)));
}

// A stretch with a rule of its own is drawn by itself, and meets what goes on in line with it.
TEST(Rules, StretchMayHaveItsOwn) {
  Frame frame({thin, thin, thin}, {thin, thin, thin});
  frame.of_columns = {{1, 0, 1, thick}};
  const auto rules = frame.draw();
  EXPECT_TRUE(has(rules, box(109, 9.75, 111, 60.25)));
  EXPECT_TRUE(has(rules, box(109.75, 60.25, 110.25, 110.25)));
  EXPECT_TRUE(has(rules, box(9.75, 59.75, 210.25, 60.25)));
}

TEST(Rules, StretchMayHaveNone) {
  Frame frame({thin, thin, thin}, {thin, thin, thin});
  frame.of_columns = {{1, 0, 1, none}};
  frame.of_rows = {{1, 1, 2, none}};
  const auto rules = frame.draw();
  EXPECT_TRUE(has(rules, box(9.75, 59.75, 110.25, 60.25)));
  EXPECT_TRUE(has(rules, box(109.75, 59.75, 110.25, 110.25)));
  EXPECT_EQ(rules.size(), 6U);
}

TEST(Rules, OfTwoThatAreAskedNoneIsSeenThenTheStronger) {
  for (const bool turned : {false, true}) {
    Frame frame({thin, thin, thin}, {thin, thin});
    frame.of_columns = {{1, 0, 1, turned ? thick : two_lines}, {1, 0, 1, turned ? two_lines : thick}};
    EXPECT_TRUE(has(frame.draw(), box(109, 9.75, 111, 60.25)));
    frame.of_columns[turned ? 1 : 0].rule = none;
    EXPECT_EQ(frame.draw().size(), 4U);
  }
}

// Where the style has no rules, cells may have some.
TEST(Rules, CellMayBeFramedByItself) {
  Frame frame({none, none, none}, {none, none, none});
  frame.of_columns = {{1, 1, 2, thick}};
  frame.of_rows = {{1, 1, 2, thick}};
  const auto rules = frame.draw();
  EXPECT_EQ(rules.size(), 2U);
  EXPECT_TRUE(has(rules, box(109, 59, 210, 61)));
  EXPECT_TRUE(has(rules, box(109, 59, 111, 110)));
}

TEST(Rules, ThickerRuleIsSeenThenTheDouble) {
  EXPECT_EQ(document::stronger(thin, thick), thick);
  EXPECT_EQ(document::stronger(thick, thin), thick);
  EXPECT_EQ(document::stronger(two_lines, {pt(1.5)}), two_lines);
  EXPECT_EQ(document::stronger({pt(1.5)}, two_lines), two_lines);
  EXPECT_EQ(document::stronger(none, thin), thin);
}

document::RowNode row(std::vector<document::RowNode> children = {}) {
  document::RowNode node;
  if (children.empty()) node.values.resize(1);
  node.children = std::move(children);
  return node;
}

Rule at(const Grid& grid, const std::vector<AskedRule>& rules, int index, bool is_far, int along) {
  EXPECT_GT(grid.rows, 0);
  for (const AskedRule& rule : rules) {
    const bool is_there = rule.index == index && rule.is_far == is_far;
    if (is_there && along >= rule.from && along < rule.to) return rule.rule;
  }
  return none;
}

TEST(AskedRules, OfColumnsGoFromTheirHeadsToTheEndOfTheirSection) {
  document::Table table;
  document::TableSection section;
  section.columns.resize(2);
  section.columns[1].children.resize(2);
  section.columns[1].edges.left = thick;
  section.columns[1].children[1].edges.left = thin;
  section.rows = {row(), row({row(), row()})};
  section.rows[1].edges.top = two_lines;
  section.rows[1].edges.bottom = thick;
  table.sections = {section, section};
  table.stub_edges = {{{}, {}, {}, two_lines}};
  const Grid grid = build_grid(table);  // of two stub columns and three others, five rows a section
  EXPECT_EQ(at(grid, grid.column_rules, 3, false, 0), thick);
  EXPECT_EQ(at(grid, grid.column_rules, 3, false, 4), thick);
  EXPECT_EQ(at(grid, grid.column_rules, 4, false, 0), none);
  EXPECT_EQ(at(grid, grid.column_rules, 4, false, 1), thin);
  EXPECT_EQ(at(grid, grid.column_rules, 0, true, 7), two_lines);
  EXPECT_EQ(at(grid, grid.row_rules, 3, false, 0), two_lines);
  EXPECT_EQ(at(grid, grid.row_rules, 4, true, 4), thick);
  EXPECT_EQ(at(grid, grid.row_rules, 8, false, 4), two_lines);
  EXPECT_EQ(at(grid, grid.row_rules, 2, false, 0), none);
}

// The frame's own edges are the style's; on facing pages, those of the stub stand in each part.
TEST(AskedRules, StandInEachPartOfTheColumns) {
  document::Table table;
  document::TableSection section;
  section.columns.resize(4);
  section.columns[2].edges.left = thick;
  section.columns[3].edges.left = two_lines;
  section.rows = {row()};
  section.rows[0].values.resize(4);
  section.rows[0].edges.bottom = thin;
  table.sections = {section};
  table.stub_edges = {{{}, {}, {}, thin}};
  const Grid grid = unfolded(build_grid(table), {{1, 3}, {3, 5}}).grid;
  EXPECT_EQ(at(grid, grid.column_rules, 0, true, 1), thin);
  EXPECT_EQ(at(grid, grid.column_rules, 3, true, 1), thin);
  EXPECT_EQ(at(grid, grid.column_rules, 4, false, 1), thick);
  EXPECT_EQ(at(grid, grid.column_rules, 5, false, 1), two_lines);
  for (int column = 0; column < 6; ++column) {
    EXPECT_EQ(at(grid, grid.row_rules, 1, true, column), thin);
  }
}

// Two sections, each of a band, a head and rows in groups; one thickness for each kind of rule.
TEST(Rules, StandWhereRowsSayThem) {
  document::Table table;
  document::TableSection section;
  section.band.emplace();
  section.columns.resize(1);
  section.rows = {row(), row(), row({row(), row()}), row({row()}), row()};
  table.sections = {section, section};
  TableRules& rules = table.style.rules;
  rules.head = {pt(1)};
  rules.head_row = {pt(2)};
  rules.group = {pt(3)};
  rules.row = {pt(4)};
  const Grid grid = build_grid(table);
  std::vector<int> found;
  for (int below = 1; below < grid.rows; ++below) {
    const Rule rule = rule_between(grid, rules, below - 1, below);
    found.push_back(static_cast<int>(rule.thickness.to_pt()));
  }
  const std::vector<int> of_section = {2, 1, 4, 3, 4, 3, 3};
  std::vector<int> expected = of_section;
  expected.push_back(3);  // between the sections: the thicker of `group` and `head`
  expected.insert(expected.end(), of_section.begin(), of_section.end());
  EXPECT_EQ(found, expected);
  // On the next page, a repeated head stands above any row.
  EXPECT_EQ(rule_between(grid, rules, 1, 5).thickness, pt(1));
}

TEST(Rules, FrameIsClosedOnEachPageAndHeadsKeepTheirRule) {
  document::Table table;
  document::TableSection section;
  section.columns.resize(1);
  section.rows.assign(10, row());
  table.sections = {section};
  table.style.min_row_height = pt(20);
  table.style.rules.top = {pt(2)};
  table.style.rules.bottom = {pt(3)};
  table.style.rules.head = {pt(1)};
  Diagnostics diagnostics;
  const TableLayout layout(table, pt(200), tests::free_fonts(), diagnostics);
  int parts = 0;
  for (std::optional<BreakToken> next = BreakToken{}; next; ++parts) {
    const Placement part = layout.place_least(*next, pt(100));
    const std::vector<Rect> expected = {box(0, 0, 200, 2),
                                        box(0, 20.5, 200, 21.5),
                                        {{}, part.fragment.height - pt(3), pt(200), pt(3)}};
    EXPECT_EQ(part.fragment.rules, expected);
    next = part.rest;
  }
  EXPECT_GT(parts, 2);
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

bool is_horizontal(const Rect& rule) { return rule.width > rule.height; }

Rect transposed(const Rect& rect) { return {rect.y, rect.x, rect.height, rect.width}; }

// Whether a line that ends at `end` does so at the far side of one across it, or where none is, or
// where another goes on.
bool ends_well(const Rect& line, Length end, bool is_start, const std::vector<Rect>& along,
               const std::vector<Rect>& across) {
  bool touches = false;
  for (const Rect& other : along) {
    // A single rule is in line with the space between the two of a double one.
    const Rect wide{other.x, other.y - pt(1), other.width, other.height + pt(2)};
    const bool is_in_line = wide.y < line.bottom() && line.y < wide.bottom();
    if (is_in_line && (is_start ? other.right() : other.x) == end) return true;
  }
  for (const Rect& other : across) {
    const bool is_beside = other.y <= line.bottom() && other.bottom() >= line.y;
    if (!is_beside || other.x > end || other.right() < end) continue;
    touches = true;
    const bool spans = other.y <= line.y && other.bottom() >= line.bottom();
    if (spans && (is_start ? other.x : other.right()) == end) return true;
  }
  return !touches;
}

Rule random_rule(std::mt19937& random) {
  switch (random() % 5) {
    case 0:
      return none;
    case 1:
      return {pt(1.5), true};
    case 2:
      return {Length::from_raw(77777), true};
    default:
      return {Length::from_raw(1 + static_cast<std::int64_t>(random() % 131072))};
  }
}

TableRules random_rules(unsigned seed) {
  std::mt19937 random(seed);
  TableRules rules;
  for (Rule* rule : {&rules.top, &rules.bottom, &rules.side, &rules.head, &rules.head_row,
                     &rules.group, &rules.row, &rules.column}) {
    *rule = random_rule(random);
  }
  return rules;
}

// Double rules of two kinds in line with each other have no good way to meet.
Rule of_one_kind(Rule rule) { return rule.is_double ? two_lines : rule; }

// Rules of their own for some columns, rows and cells.
void ask_at_random(std::mt19937& random, document::EdgeRules& edges) {
  for (auto* edge : {&edges.top, &edges.bottom, &edges.left, &edges.right}) {
    if (random() % 3 == 0) *edge = of_one_kind(random_rule(random));
  }
}
void ask_at_random(std::mt19937& random, std::vector<document::ColumnNode>& columns) {
  for (document::ColumnNode& column : columns) {
    ask_at_random(random, column.edges);
    ask_at_random(random, column.children);
  }
}
void ask_at_random(std::mt19937& random, std::vector<document::RowNode>& rows) {
  for (document::RowNode& row : rows) {
    ask_at_random(random, row.edges);
    ask_at_random(random, row.children);
  }
}
void ask_at_random(unsigned seed, document::Table& table) {
  std::mt19937 random(seed);
  TableRules& rules = table.style.rules;
  for (Rule* rule : {&rules.top, &rules.bottom, &rules.side, &rules.head, &rules.head_row,
                     &rules.group, &rules.row, &rules.column}) {
    *rule = of_one_kind(*rule);
  }
  table.style.min_row_height = pt(6);  // no two edges at one place
  table.stub_edges.resize(2);
  for (document::EdgeRules& edges : table.stub_edges) ask_at_random(random, edges);
  for (document::TableSection& section : table.sections) {
    ask_at_random(random, section.columns);
    ask_at_random(random, section.rows);
  }
  if (!table.grid) return;
  for (document::FreeCell& cell : table.grid->cells) ask_at_random(random, cell.edges);
}

void expect_rules_meet(const TableFragment& fragment) {
  std::vector<Rect> horizontal, vertical, turned_horizontal, turned_vertical;
  for (const Rect& rule : fragment.rules) {
    EXPECT_GE(rule.x, Length());
    EXPECT_GE(rule.y, Length());
    EXPECT_LE(rule.right(), fragment.width);
    EXPECT_LE(rule.bottom(), fragment.height);
    (is_horizontal(rule) ? horizontal : vertical).push_back(rule);
    (is_horizontal(rule) ? turned_horizontal : turned_vertical).push_back(transposed(rule));
  }
  for (const auto* lines : {&horizontal, &vertical}) {
    for (std::size_t i = 0; i < lines->size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) ASSERT_FALSE(overlap((*lines)[i], (*lines)[j]));
    }
  }
  for (const Rect& line : horizontal) {
    ASSERT_TRUE(ends_well(line, line.x, true, horizontal, vertical));
    ASSERT_TRUE(ends_well(line, line.right(), false, horizontal, vertical));
  }
  for (const Rect& line : turned_vertical) {
    ASSERT_TRUE(ends_well(line, line.x, true, turned_vertical, turned_horizontal));
    ASSERT_TRUE(ends_well(line, line.right(), false, turned_vertical, turned_horizontal));
  }
}

TEST(RulesProperty, MeetAndAreDrawnOnceWhateverTheyAre) {
  int drawn = 0;
  for (unsigned seed = 0; seed < 160; ++seed) {
    SCOPED_TRACE(seed);
    tests::RandomForm random(seed, tests::Mixture::plain);
    document::Table table = seed % 2 == 0 ? random.make_tree() : random.make_grid();
    table.style.rules = random_rules(seed);
    if (seed % 4 > 1) ask_at_random(seed, table);
    Diagnostics diagnostics;
    const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
    if (!diagnostics.empty()) continue;
    std::optional<BreakToken> next = BreakToken{};
    while (next) {
      const Placement placement = layout.place_least(*next, Length::mm(80));
      expect_rules_meet(placement.fragment);
      drawn += static_cast<int>(placement.fragment.rules.size());
      next = placement.rest;
    }
  }
  EXPECT_GT(drawn, 1000);
}

}  // namespace
}  // namespace typeset::table
