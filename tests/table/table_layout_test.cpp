#include "table/table_layout.h"

#include <map>

#include "support/random_form.h"
#include "table/cut_table.h"

namespace typeset::table {
namespace {

// Random tables of both kinds that can be set in the type area at all, by what they were made from.
const std::vector<std::pair<std::string, document::Table>>& random_tables() {
  static const auto tables = [] {
    std::vector<std::pair<std::string, document::Table>> found;
    const auto add = [&](const std::string& name, document::Table table) {
      Diagnostics diagnostics;
      const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
      if (diagnostics.empty()) found.emplace_back(name, std::move(table));
    };
    for (unsigned seed = 0; seed < 60; ++seed) {
      add("trees, seed " + std::to_string(seed),
          tests::RandomForm(seed, tests::Mixture::plain).make_tree());
    }
    EXPECT_GT(found.size(), 30U);
    const std::size_t trees = found.size();
    for (unsigned seed = 0; seed < 60; ++seed) {
      add("free, seed " + std::to_string(seed),
          tests::RandomForm(seed, tests::Mixture::plain).make_grid());
    }
    EXPECT_GT(found.size() - trees, 30U);
    return found;
  }();
  return tables;
}

document::CellText cell(std::string_view text, const document::StyleRef& style) {
  return {tests::rich_text(text, style), style};
}

// One head row of `heads`, and `rows` rows of the same `value` without labels.
document::Table plain_table(const std::vector<std::string>& heads, std::string_view value, int rows,
                            const document::StyleRef& head_style) {
  static const document::StyleRef values = tests::share(tests::cell_style());
  document::Table table;
  table.name = "表";
  table.style.rules = document::TableRules::framed({Length::pt(0.75)}, {Length::pt(0.5)});
  table.style.padding_inline = Length::pt(4);
  table.style.padding_block = table.style.padding_block_min = Length::pt(4);
  table.has_stub = false;
  document::TableSection section;
  for (const std::string& head : heads) {
    document::ColumnNode column;
    column.label = cell(head, head_style);
    column.hints.equal_group = "等宽";
    section.columns.push_back(column);
  }
  for (int i = 0; i < rows; ++i) {
    document::RowNode row;
    for (std::size_t c = 0; c < heads.size(); ++c) row.values.push_back(cell(value, values));
    section.rows.push_back(row);
  }
  table.sections.push_back(section);
  return table;
}

document::StyleRef vertical_style() {
  document::Style style = tests::cell_style();
  style.writing_mode = document::WritingMode::vertical;
  style.shape = document::LineShape::balanced;
  return tests::share(style);
}

// Figures grow: fifteen equal columns first give up padding, then their equality, before the table
// is refused.
TEST(TableLayout, ColumnsGiveWayBeforeATableIsRefused) {
  const std::vector<std::string> heads(15, "总计");
  for (const char* value : {"0", "999", "1000", "99999"}) {
    document::Table table = plain_table(heads, "0", 1, vertical_style());
    table.sections[0].rows[0].values[0] = cell(value, tests::share(tests::cell_style()));
    Diagnostics diagnostics;
    const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
    EXPECT_FALSE(diagnostics.has_errors()) << value;
  }
}

TEST(TableLayout, TooWideATableIsAnErrorWithBothWidths) {
  const document::Table table =
      plain_table(std::vector<std::string>(15, "总计"), "123456789012", 1, vertical_style());
  Diagnostics diagnostics;
  const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
  ASSERT_TRUE(diagnostics.has_errors());
  EXPECT_EQ(diagnostics.sorted()[0].message.id, MessageId::table_too_wide);
  EXPECT_EQ(diagnostics.sorted()[0].message.arguments.at(2), "155.7 mm");
}

TEST(TableLayout, VerticalHeadsOfSeveralLinesStayInTheirCells) {
  for (const char* head :
       {"结果维持", "结果维持\n数量一", "政府信息公开行政复议行政诉讼情况总计数量"}) {
    const document::Table table =
        plain_table(std::vector<std::string>(8, head), "0", 2, vertical_style());
    Diagnostics diagnostics;
    const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
    const auto fragments = cut(layout, Length::mm(225));
    for (const CellFragment& fragment : fragments.front().cells) {
      for (const CellLine& line : fragment.lines) {
        EXPECT_TRUE(contains(fragment.box, line.box)) << head;
      }
    }
  }
}

// The ink of a line's glyphs. Marks and letters may stand out of their em box by some hundredths.
Rect ink_of(const CellLine& line) {
  Rect box = line.box;
  const auto include = [&](Length x, Length y) {
    const Length right = std::max(box.right(), x), bottom = std::max(box.bottom(), y);
    box.x = std::min(box.x, x);
    box.y = std::min(box.y, y);
    box.width = right - box.x;
    box.height = bottom - box.y;
  };
  for (const font::GlyphRun& run : line.runs) {
    const bool sideways = run.orientation == font::Orientation::sideways;
    for (const font::PositionedGlyph& glyph : run.glyphs) {
      const font::InkExtents ink = run.face->ink_extents(glyph.id);
      const auto at = [&](double x, double y) {
        const Length along = run.size.scaled(x * run.stretch), up = run.size.scaled(y);
        sideways ? include(glyph.origin.x + up, glyph.origin.y + along)
                 : include(glyph.origin.x + along, glyph.origin.y - up);
      };
      at(ink.left, ink.top);
      at(ink.right, ink.bottom);
    }
  }
  return box;
}

TEST(TableLayout, MixedVerticalHeadsNeitherLeaveTheirCellsNorTouch) {
  for (const auto orientation :
       {document::TextOrientation::mixed, document::TextOrientation::upright}) {
    document::Style style = *vertical_style();
    style.text_orientation = orientation;
    style.latin_font = "黑体";
    const document::StyleRef head_style = tests::share(style);
    for (const char* head :
         {"PDF文件12份", "第3号GB/T 9704的“要求”（全文）", "Typography and typesetting",
          "www.gov.cn/zhengce/xxgk/index", "占3.5%，2020年12月", "１２月", "i", "（A4）"}) {
      SCOPED_TRACE(head);
      const document::Table table = plain_table({head, head, "总计"}, "0", 2, head_style);
      Diagnostics diagnostics;
      const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
      EXPECT_FALSE(diagnostics.has_errors());
      const auto fragments = cut(layout, Length::mm(225));
      for (const CellFragment& fragment : fragments.front().cells) {
        for (std::size_t i = 0; i < fragment.lines.size(); ++i) {
          EXPECT_TRUE(contains(fragment.box, ink_of(fragment.lines[i])));
          if (i == 0) continue;
          EXPECT_FALSE(overlap(ink_of(fragment.lines[i - 1]), ink_of(fragment.lines[i])));
        }
      }
    }
  }
}

TEST(TableLayout, LongWordMakesItsVerticalHeadLong) {
  document::Style style = *vertical_style();
  const auto height_of = [&](const char* head) {
    const document::Table table = plain_table({head}, "0", 1, tests::share(style));
    Diagnostics diagnostics;
    const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
    const auto fragments = cut(layout, Length::mm(225));
    EXPECT_EQ(fragments.at(0).cells.at(0).lines.size(), 1U) << head;
    return fragments.at(0).cells.at(0).lines.at(0).box.height;
  };
  EXPECT_GT(height_of("Donaudampfschifffahrtsgesellschaft"), style.size * 10);
  EXPECT_LT(height_of("PDF"), style.size * 3);
}

TEST(TableLayout, SurplusGoesToColumnsWithoutALimit) {
  document::Table table =
      plain_table({"甲", "乙", "丙"}, "0", 1, tests::share(tests::cell_style()));
  for (auto& column : table.sections[0].columns) column.hints.equal_group.clear();
  table.sections[0].columns[0].hints.max = Length::pt(31.5);
  table.sections[0].columns[1].hints.max = Length::pt(31.5);
  Diagnostics diagnostics;
  const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
  EXPECT_LE(layout.column_widths()[0].to_pt(), 31.5 + 8);
  EXPECT_EQ(layout.column_widths()[0].raw(), layout.column_widths()[1].raw());
}

TEST(TableLayout, LongTableIsCutInTimeThatGrowsWithIt) {
  const document::Table table =
      plain_table({"甲", "乙", "丙"}, "1024", 5000, tests::share(tests::cell_style()));
  Diagnostics diagnostics;
  const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
  const auto fragments = cut(layout, Length::mm(225));
  EXPECT_GT(fragments.size(), 100U);
  EXPECT_LT(fragments.size(), 250U);
}

document::FreeCell free_cell(int row, int column, int rowspan, int colspan, std::string_view text,
                             bool is_head = false) {
  static const document::StyleRef style = tests::share(tests::cell_style());
  document::FreeCell result;
  result.row = row;
  result.column = column;
  result.rowspan = rowspan;
  result.colspan = colspan;
  result.is_head = is_head;
  result.content = cell(text, style);
  return result;
}

// Two columns and a head; the rows from `first` to `end` share one cell in the second.
document::Table table_with_span(int rows, int first, int end) {
  document::Table table = plain_table({"甲", "乙"}, "0", 1, tests::share(tests::cell_style()));
  table.sections.clear();
  document::FreeGrid& grid = table.grid.emplace();
  grid.rows = rows;
  grid.columns = 2;
  grid.head_rows = 1;
  grid.cells = {free_cell(0, 0, 1, 1, "甲", true), free_cell(0, 1, 1, 1, "乙", true)};
  for (int row = 1; row < rows; ++row) {
    grid.cells.push_back(free_cell(row, 0, 1, 1, "一项", true));
    if (row == first) grid.cells.push_back(free_cell(row, 1, end - first, 1, "合并"));
    if (row < first || row >= end) grid.cells.push_back(free_cell(row, 1, 1, 1, "值"));
  }
  return table;
}

// Rows are 18.5 pt high: ten fit with the head, of which the last would cut the spanning cell.
TEST(TableLayout, PageEndsBeforeADataCellRatherThanWithinIt) {
  const document::Table table = table_with_span(30, 8, 14);
  Diagnostics diagnostics;
  const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
  const auto placement = layout.place({}, Length::pt(210));
  ASSERT_TRUE(placement && placement->rest);
  EXPECT_EQ(placement->rest->row, 8);
}

TEST(TableLayout, DataCellTallerThanThePageIsCutAndItsContentStandsOnce) {
  const document::Table table = table_with_span(40, 1, 40);
  Diagnostics diagnostics;
  const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
  EXPECT_FALSE(layout.place({}, Length::pt(210)));
  const auto fragments = cut(layout, Length::pt(210));
  ASSERT_GE(fragments.size(), 4U);
  for (std::size_t i = 0; i < fragments.size(); ++i) {
    EXPECT_LE(fragments[i].height.to_pt(), 210);
    int spanning = 0;
    for (const CellFragment& fragment : fragments[i].cells) {
      const GridCell& cell = layout.grid().cells[fragment.cell];
      if (cell.rowspan == 1) continue;
      ++spanning;
      EXPECT_EQ(fragment.lines.empty(), i > 0);
      EXPECT_EQ(fragment.repeated, i > 0);
    }
    EXPECT_EQ(spanning, 1);
  }
}

TEST(TableLayout, HeadOfAFreeGridStandsOnEachPage) {
  const document::Table table = table_with_span(40, 3, 4);
  Diagnostics diagnostics;
  const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
  for (const TableFragment& fragment : cut(layout, Length::pt(210))) {
    ASSERT_FALSE(fragment.cells.empty());
    EXPECT_EQ(fragment.cells.front().cell, 0U);
    EXPECT_FALSE(fragment.cells.front().lines.empty());
  }
}

// Spans that overlap each other like the stones of a wall.
TEST(TableLayout, ColumnsHoldSpansThatNoTreeDescribes) {
  document::Table table = plain_table({"甲"}, "0", 1, tests::share(tests::cell_style()));
  table.sections.clear();
  document::FreeGrid& grid = table.grid.emplace();
  grid.rows = 3;
  grid.columns = 5;
  const std::string_view wide = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";  // no place to break
  grid.cells = {free_cell(0, 0, 1, 2, wide), free_cell(0, 2, 1, 2, "0"),
                free_cell(0, 4, 1, 1, "0"),  free_cell(1, 0, 1, 1, "0"),
                free_cell(1, 1, 1, 2, wide), free_cell(1, 3, 1, 2, "0"),
                free_cell(2, 0, 1, 2, "0"),  free_cell(2, 2, 1, 3, wide)};
  Diagnostics diagnostics;
  const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  const auto fragments = cut(layout, Length::mm(225));
  for (const CellFragment& fragment : fragments.front().cells) {
    ASSERT_EQ(fragment.lines.size(), 1U);
    EXPECT_TRUE(contains(fragment.box, fragment.lines[0].box));
  }
}

// A form: labels and values, and a long text over most of the columns.
TEST(TableLayout, LongTextOverSeveralColumnsLeavesTheOthersTheirLines) {
  document::Table table = plain_table({"甲"}, "0", 1, tests::share(tests::cell_style()));
  table.sections.clear();
  document::FreeGrid& grid = table.grid.emplace();
  grid.rows = 2;
  grid.columns = 4;
  std::string text;
  for (int i = 0; i < 12; ++i) text += "政府信息公开工作";
  grid.cells = {free_cell(0, 0, 1, 1, "申请人基本信息", true), free_cell(0, 1, 1, 1, "姓名", true),
                free_cell(0, 2, 1, 1, "欧阳某某某"),           free_cell(0, 3, 1, 1, "性别", true),
                free_cell(1, 0, 1, 1, "所需的信息", true),     free_cell(1, 1, 1, 3, text)};
  Diagnostics diagnostics;
  const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
  const auto fragments = cut(layout, Length::mm(225));
  for (const CellFragment& fragment : fragments.front().cells) {
    const bool is_text = layout.grid().cells[fragment.cell].colspan > 1;
    EXPECT_EQ(fragment.lines.size() == 1, !is_text);
  }
}

TEST(TableLayoutProperty, ColumnsFillTheMeasureExactly) {
  for (const auto& [name, table] : random_tables()) {
    SCOPED_TRACE(name);
    Diagnostics diagnostics;
    const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
    Length sum = table.style.rules.side.thickness;
    for (const Length width : layout.column_widths()) sum += width;
    EXPECT_EQ(sum.raw(), tests::type_area_width().raw());
  }
}

TEST(TableLayoutProperty, TextStaysInItsCellAndCellsDoNotOverlap) {
  for (const auto& [name, table] : random_tables()) {
    SCOPED_TRACE(name);
    Diagnostics diagnostics;
    const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
    for (const TableFragment& fragment : cut(layout, Length::mm(80))) {
      const Rect frame{{}, {}, fragment.width, fragment.height};
      for (std::size_t i = 0; i < fragment.cells.size(); ++i) {
        const CellFragment& cell = fragment.cells[i];
        for (const CellLine& line : cell.lines) {
          EXPECT_TRUE(contains(cell.box, line.box));
        }
        for (std::size_t j = 0; j < i; ++j) {
          ASSERT_FALSE(overlap(cell.box, fragment.cells[j].box));
        }
      }
      for (const Rect& rule : fragment.rules) EXPECT_TRUE(contains(frame, rule));
    }
  }
}

// Whatever the page's height: each cell is there, once for real, and where its rows go on over a
// break its label stands again; no page has an empty label. What a cut data cell holds stands once.
TEST(TableLayoutProperty, BreakingLosesNothing) {
  for (const auto& [name, table] : random_tables()) {
    SCOPED_TRACE(name);
    Diagnostics diagnostics;
    const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
    for (const double height : {40.0, 60.0, 90.0, 225.0}) {
      std::map<std::size_t, int> real;
      for (const TableFragment& fragment : cut(layout, Length::mm(height))) {
        for (const CellFragment& cell : fragment.cells) {
          if (!cell.repeated && !cell.continued) ++real[cell.cell];
          const bool has_text = !layout.grid().cells[cell.cell].content->text.empty() &&
                                !layout.grid().cells[cell.cell].content->text[0].text.empty();
          if (!has_text) continue;
          const GridCell& grid_cell = layout.grid().cells[cell.cell];
          const bool is_rest = cell.repeated && grid_cell.kind == CellKind::data &&
                               !layout.grid().is_head_row(grid_cell.row);
          if (is_rest) {
            EXPECT_TRUE(cell.lines.empty());
            continue;
          }
          ASSERT_FALSE(cell.lines.empty());
          EXPECT_FALSE(cell.lines[0].runs.empty());
        }
      }
      EXPECT_EQ(real.size(), layout.grid().cells.size());
      for (const auto& [cell, times] : real) EXPECT_EQ(times, 1);
    }
  }
}

TEST(TableLayoutProperty, DataCellsAreCutOnlyWhereNothingElseFits) {
  int cuts = 0;
  for (const auto& [name, table] : random_tables()) {
    SCOPED_TRACE(name);
    Diagnostics diagnostics;
    const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
    for (const double height : {60.0, 120.0}) {
      for (std::optional<BreakToken> next = BreakToken{}; next;) {
        auto placement = layout.place(*next, Length::mm(height));
        const bool forced = !placement;
        if (forced) placement = layout.place_least(*next, Length::mm(height));
        next = placement->rest;
        if (!next) break;
        for (const GridCell& cell : layout.grid().cells) {
          const bool cut = cell.row < next->row && cell.row_end() > next->row;
          if (!cut || cell.kind != CellKind::data) continue;
          EXPECT_TRUE(forced);
          ++cuts;
        }
      }
    }
  }
  EXPECT_GT(cuts, 0);
}

TEST(TableLayoutProperty, HeadsAreNeverAlone) {
  for (const auto& [name, table] : random_tables()) {
    SCOPED_TRACE(name);
    Diagnostics diagnostics;
    const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
    for (const TableFragment& fragment : cut(layout, Length::mm(60))) {
      const GridCell& last = layout.grid().cells[fragment.cells.back().cell];
      EXPECT_FALSE(layout.grid().is_head_row(last.row));
    }
  }
}

// Every stretch of every cell's edge is covered by a rule: frames are closed and rules join.
TEST(TableLayoutProperty, EveryCellIsFramed) {
  for (const auto& [name, table] : random_tables()) {
    SCOPED_TRACE(name);
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
