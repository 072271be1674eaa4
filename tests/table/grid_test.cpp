#include "table/grid.h"

#include <gtest/gtest.h>

#include "support/random_table.h"

namespace typeset::table {
namespace {

document::CellText label(std::string_view text) {
  static const document::StyleRef style = tests::share(tests::cell_style());
  return {tests::rich_text(text, style), style};
}

document::ColumnNode column(std::string_view text,
                            std::vector<document::ColumnNode> children = {}) {
  document::ColumnNode node;
  node.label = label(text);
  node.children = std::move(children);
  return node;
}

document::RowNode row(std::string_view text, std::vector<document::RowNode> children = {}) {
  document::RowNode node;
  node.label = label(text);
  node.children = std::move(children);
  return node;
}

const GridCell& cell_named(const Grid& grid, std::u16string_view text) {
  for (const GridCell& cell : grid.cells) {
    if (document::plain_text(cell.content->text) == text) return cell;
  }
  throw std::runtime_error("no such cell");
}

document::Table applications() {
  document::Table table;
  document::TableSection section;
  section.corner = label("勾稽");
  section.columns = {
      column("申请人情况",
             {column("自然人"), column("法人", {column("企业"), column("其他")}), column("总计")})};
  section.rows = {row("一"), row("三", {row("（一）"), row("（三）", {row("1."), row("2.")})}),
                  row("四")};
  table.sections.push_back(std::move(section));
  return table;
}

void expect_cell(const Grid& grid, std::u16string_view text, int r, int c, int rowspan,
                 int colspan) {
  const GridCell& cell = cell_named(grid, text);
  EXPECT_EQ(cell.row, r) << to_utf8(text);
  EXPECT_EQ(cell.column, c) << to_utf8(text);
  EXPECT_EQ(cell.rowspan, rowspan) << to_utf8(text);
  EXPECT_EQ(cell.colspan, colspan) << to_utf8(text);
}

TEST(Grid, SpansFollowFromTheTrees) {
  const document::Table table = applications();
  const Grid grid = build_grid(table);
  EXPECT_EQ(grid.columns, 7);
  EXPECT_EQ(grid.stub_columns, 3);
  EXPECT_EQ(grid.rows, 8);
  expect_cell(grid, u"勾稽", 0, 0, 3, 3);
  expect_cell(grid, u"申请人情况", 0, 3, 1, 4);
  expect_cell(grid, u"自然人", 1, 3, 2, 1);
  expect_cell(grid, u"法人", 1, 4, 1, 2);
  expect_cell(grid, u"总计", 1, 6, 2, 1);
  expect_cell(grid, u"一", 3, 0, 1, 3);
  expect_cell(grid, u"三", 4, 0, 3, 1);
  expect_cell(grid, u"（一）", 4, 1, 1, 2);
  expect_cell(grid, u"（三）", 5, 1, 2, 1);
  expect_cell(grid, u"1.", 5, 2, 1, 1);
}

TEST(Grid, SectionsShareColumnLinesAndTheLastColumnTakesTheRest) {
  document::Table table;
  for (const int columns : {3, 2, 1}) {
    document::TableSection section;
    section.band = label("第" + std::to_string(columns));
    for (int i = 0; i < columns; ++i) {
      section.columns.push_back(column(std::to_string(columns) + "列" + std::to_string(i)));
    }
    section.rows = {row("行" + std::to_string(columns))};
    table.sections.push_back(std::move(section));
  }
  const Grid grid = build_grid(table);
  EXPECT_EQ(grid.columns, 4);
  expect_cell(grid, u"第3", 0, 0, 1, 4);
  expect_cell(grid, u"2列1", 4, 2, 1, 2);
  expect_cell(grid, u"1列0", 7, 1, 1, 3);
}

TEST(Grid, HeadersOfAValueAreItsHeadsThenItsLabels) {
  const document::Table table = applications();
  const Grid grid = build_grid(table);
  std::size_t value = 0;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    if (grid.cells[i].kind == CellKind::data && grid.cells[i].row == 5 && grid.cells[i].column == 4)
      value = i;
  }
  std::vector<std::u16string> names;
  for (const std::size_t header : headers_of(grid, value)) {
    names.push_back(document::plain_text(grid.cells[header].content->text));
  }
  EXPECT_EQ(names, (std::vector<std::u16string>{u"申请人情况", u"法人", u"企业", u"三", u"（三）",
                                                u"1."}));
}

TEST(GridProperty, CellsTileTheGridForRandomTrees) {
  for (unsigned seed = 0; seed < 500; ++seed) {
    const document::Table table = tests::RandomTable(seed).make();
    const Grid grid = build_grid(table);
    std::vector<int> covered(static_cast<std::size_t>(grid.rows * grid.columns), 0);
    for (const GridCell& cell : grid.cells) {
      ASSERT_GE(cell.rowspan, 1);
      ASSERT_GE(cell.colspan, 1);
      ASSERT_LE(cell.row_end(), grid.rows);
      ASSERT_LE(cell.column_end(), grid.columns);
      for (int r = cell.row; r < cell.row_end(); ++r) {
        for (int c = cell.column; c < cell.column_end(); ++c) {
          ++covered[static_cast<std::size_t>(r * grid.columns + c)];
        }
      }
    }
    for (const int times : covered) ASSERT_EQ(times, 1) << "seed " << seed;
  }
}

}  // namespace
}  // namespace typeset::table
