#include "table/grid.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "support/random_form.h"

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

// The stub is as deep as the deepest section's rows: in another, the last of its heads reaches over
// what is left.
TEST(Grid, StubHeadsReachOverTheWholeStub) {
  document::Table table = applications();
  table.sections.push_back({});
  document::TableSection& shallow = table.sections.back();
  shallow.stub_heads = {column("项目"), column("单位")};
  shallow.columns = {column("数量")};
  shallow.rows = {row("五", {row("人")})};
  const Grid grid = build_grid(table);
  ASSERT_EQ(grid.stub_columns, 3);
  const int first_row = grid.sections[1].first_row;
  expect_cell(grid, u"项目", first_row, 0, 1, 1);
  expect_cell(grid, u"单位", first_row, 1, 1, 2);
  expect_cell(grid, u"人", first_row + 1, 1, 1, 2);
}

TEST(Grid, SectionWithoutLabelsReachesOverTheStubOfOthers) {
  document::Table table = applications();
  table.sections.push_back({});
  document::TableSection& values = table.sections.back();
  values.has_stub = false;
  values.columns = {column("收"), column("支")};
  values.rows.resize(1);
  values.rows[0].values = {label("1"), label("2")};
  const Grid grid = build_grid(table);
  const int first_row = grid.sections[1].first_row;
  expect_cell(grid, u"收", first_row, 0, 1, 1);
  expect_cell(grid, u"支", first_row, 1, 1, grid.columns - 1);
  expect_cell(grid, u"2", first_row + 1, 1, 1, grid.columns - 1);
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

void add(document::FreeGrid& grid, std::string_view text, int r, int c, int rowspan, int colspan,
         bool is_head) {
  grid.cells.push_back({r, c, rowspan, colspan, is_head, label(text)});
}

std::vector<std::u16string> header_names(const Grid& grid, std::u16string_view text) {
  const auto index = static_cast<std::size_t>(&cell_named(grid, text) - grid.cells.data());
  std::vector<std::u16string> names;
  for (const std::size_t header : headers_of(grid, index)) {
    names.push_back(document::plain_text(grid.cells[header].content->text));
  }
  return names;
}

using Names = std::vector<std::u16string>;

// 表头 over two rows, a label over two rows of the body, and a total over two columns.
document::Table free_table() {
  document::Table table;
  document::FreeGrid& grid = table.grid.emplace();
  grid.rows = 5;
  grid.columns = 4;
  grid.head_rows = 2;
  grid.hints.resize(1);
  grid.hints[0].weight = 3;
  add(grid, "事项", 0, 0, 2, 2, true);
  add(grid, "数量", 0, 2, 1, 2, true);
  add(grid, "上年", 1, 2, 1, 1, true);
  add(grid, "本年", 1, 3, 1, 1, true);
  add(grid, "公开", 2, 0, 2, 1, true);
  add(grid, "主动", 2, 1, 1, 1, true);
  add(grid, "12", 2, 2, 2, 1, false);
  add(grid, "34", 2, 3, 1, 1, false);
  add(grid, "依申请", 3, 1, 1, 1, true);
  add(grid, "56", 3, 3, 1, 1, false);
  add(grid, "合计", 4, 0, 1, 2, true);
  add(grid, "102", 4, 2, 1, 2, false);
  return table;
}

TEST(FreeGrid, CellsAreHeadsLabelsOrData) {
  const document::Table table = free_table();
  const Grid grid = build_grid(table);
  EXPECT_EQ(grid.rows, 5);
  EXPECT_EQ(grid.columns, 4);
  expect_cell(grid, u"事项", 0, 0, 2, 2);
  EXPECT_EQ(cell_named(grid, u"本年").kind, CellKind::column_head);
  EXPECT_EQ(cell_named(grid, u"公开").kind, CellKind::row_head);
  EXPECT_EQ(cell_named(grid, u"12").kind, CellKind::data);
  EXPECT_TRUE(grid.is_head_row(1));
  EXPECT_FALSE(grid.is_head_row(2));
  ASSERT_EQ(grid.hints.size(), 4U);
  EXPECT_EQ(grid.hints[0].weight, 3);
  EXPECT_EQ(grid.hints[3].weight, 1);
}

TEST(FreeGrid, ACellThatSpansHasTheHeadersOfAllItsRowsAndColumns) {
  const document::Table table = free_table();
  const Grid grid = build_grid(table);
  EXPECT_EQ(header_names(grid, u"34"), (Names{u"数量", u"本年", u"公开", u"主动"}));
  EXPECT_EQ(header_names(grid, u"12"), (Names{u"数量", u"上年", u"公开", u"主动", u"依申请"}));
  EXPECT_EQ(header_names(grid, u"102"), (Names{u"数量", u"上年", u"本年", u"合计"}));
  EXPECT_EQ(header_names(grid, u"依申请"), (Names{u"事项", u"公开"}));
  EXPECT_EQ(header_names(grid, u"上年"), (Names{u"数量"}));
}

// 姓名 张三 性别 男: a value is headed by the label before it, not by the one before that.
TEST(FreeGrid, InAFormEachValueHasItsOwnLabel) {
  document::Table table;
  document::FreeGrid& grid = table.grid.emplace();
  grid.rows = 2;
  grid.columns = 5;
  add(grid, "申请人", 0, 0, 2, 1, true);
  add(grid, "姓名", 0, 1, 1, 1, true);
  add(grid, "张三", 0, 2, 1, 1, false);
  add(grid, "性别", 0, 3, 1, 1, true);
  add(grid, "男", 0, 4, 1, 1, false);
  add(grid, "住址", 1, 1, 1, 1, true);
  add(grid, "人民路1号", 1, 2, 1, 3, false);
  const Grid built = build_grid(table);
  EXPECT_EQ(header_names(built, u"张三"), (Names{u"申请人", u"姓名"}));
  EXPECT_EQ(header_names(built, u"男"), (Names{u"申请人", u"性别"}));
  EXPECT_EQ(header_names(built, u"性别"), (Names{u"申请人"}));
  EXPECT_EQ(header_names(built, u"人民路1号"), (Names{u"申请人", u"住址"}));
}

TEST(FreeGrid, NoCellReachesOutOfTheHead) {
  document::Table table;
  document::FreeGrid& grid = table.grid.emplace();
  grid.rows = 4;
  grid.columns = 2;
  grid.head_rows = 1;
  add(grid, "甲", 0, 0, 2, 1, true);
  add(grid, "乙", 0, 1, 1, 1, true);
  add(grid, "丙", 1, 1, 2, 1, true);
  add(grid, "丁", 2, 0, 1, 1, true);
  add(grid, "戊", 3, 0, 1, 2, false);
  EXPECT_EQ(build_grid(table).sections[0].first_body_row, 3);
  grid.rows = 3;
  grid.cells.pop_back();
  EXPECT_EQ(build_grid(table).sections[0].first_body_row, 0);
}

void expect_tiled(const Grid& grid) {
  std::vector<int> covered(static_cast<std::size_t>(grid.rows * grid.columns), 0);
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const GridCell& cell = grid.cells[i];
    ASSERT_GE(cell.rowspan, 1);
    ASSERT_GE(cell.colspan, 1);
    ASSERT_LE(cell.row_end(), grid.rows);
    ASSERT_LE(cell.column_end(), grid.columns);
    for (int r = cell.row; r < cell.row_end(); ++r) {
      for (int c = cell.column; c < cell.column_end(); ++c) {
        ++covered[static_cast<std::size_t>(r * grid.columns + c)];
        ASSERT_EQ(grid.cell_at(r, c), i);
      }
    }
  }
  for (const int times : covered) ASSERT_EQ(times, 1);
}

TEST(GridProperty, CellsTileTheGridForRandomTrees) {
  for (unsigned seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    const document::Table table = tests::RandomForm(seed, tests::Mixture::plain).make_tree();
    expect_tiled(build_grid(table));
  }
}

TEST(GridProperty, CellsTileTheGridForRandomFreeGrids) {
  for (unsigned seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE(seed);
    const document::Table table = tests::RandomForm(seed, tests::Mixture::plain).make_grid();
    expect_tiled(build_grid(table));
  }
}

// Headers are header cells, none twice, above or before what they head.
TEST(GridProperty, HeadersStandAboveOrBefore) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE(seed);
    const document::Table table =
        seed % 2 == 0 ? tests::RandomForm(seed, tests::Mixture::plain).make_tree() : tests::RandomForm(seed, tests::Mixture::plain).make_grid();
    const Grid grid = build_grid(table);
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
      std::vector<std::size_t> headers = headers_of(grid, i);
      for (const std::size_t header : headers) {
        EXPECT_NE(grid.cells[header].kind, CellKind::data);
        EXPECT_TRUE(grid.cells[header].row_end() <= grid.cells[i].row ||
                    grid.cells[header].column_end() <= grid.cells[i].column);
      }
      std::ranges::sort(headers);
      EXPECT_EQ(std::ranges::adjacent_find(headers), headers.end());
    }
  }
}

// Of a free grid, the columns that hold nothing but heads beside their rows.
TEST(FreeGrid, StubIsWhatHeadsAllItsRows) {
  const auto stub_of = [](std::vector<document::FreeCell> cells, int rows, int columns) {
    document::Table table;
    document::FreeGrid& grid = table.grid.emplace();
    grid.rows = rows;
    grid.columns = columns;
    grid.head_rows = 1;
    grid.cells = std::move(cells);
    return build_grid(table).stub_columns;
  };
  const document::CellText none;
  const document::FreeCell corner{0, 0, 1, 2, true, none}, head{0, 2, 1, 1, true, none};
  EXPECT_EQ(stub_of({corner, head, {1, 0, 2, 1, true, none}, {1, 1, 1, 1, true, none},
                     {1, 2, 1, 1, false, none}, {2, 1, 1, 1, true, none}, {2, 2, 1, 1, false, none}},
                    3, 3),
            2);
  // A row's second label is none of the others.
  EXPECT_EQ(stub_of({corner, head, {1, 0, 1, 1, true, none}, {1, 1, 1, 1, false, none},
                     {1, 2, 1, 1, true, none}},
                    2, 3),
            1);
  // A label that reaches over the values belongs to them.
  EXPECT_EQ(stub_of({corner, head, {1, 0, 1, 3, true, none}, {2, 0, 1, 1, true, none},
                     {2, 1, 1, 2, false, none}},
                    3, 3),
            0);
  EXPECT_EQ(stub_of({corner, head, {1, 0, 1, 3, true, none}}, 2, 3), 0);
}

}  // namespace
}  // namespace typeset::table
