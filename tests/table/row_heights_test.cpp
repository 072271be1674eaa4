// Rows as high as the layout asks, and tables stretched.
#include <gtest/gtest.h>

#include "support/random_form.h"
#include "table/table_layout.h"

namespace typeset::table {
namespace {

document::CellText cell(std::string_view text) {
  static const document::StyleRef style = tests::share(tests::cell_style());
  return {tests::rich_text(text, style), style};
}

// A head and rows of one value each.
document::Table table_of(const std::vector<std::pair<std::string, document::RowHints>>& rows) {
  document::Table table;
  table.name = "表";
  table.style.rules = document::TableRules::framed({Length::pt(0.75)}, {Length::pt(0.5)});
  table.style.padding_block = table.style.padding_block_min = Length::pt(4);
  table.has_stub = false;
  document::TableSection& section = table.sections.emplace_back();
  section.columns.push_back({cell("甲"), {}, {}});
  for (const auto& [value, hints] : rows) {
    document::RowNode& row = section.rows.emplace_back();
    row.values.push_back(cell(value));
    row.hints = hints;
  }
  return table;
}

TableLayout laid_out(const document::Table& table) {
  Diagnostics diagnostics;
  TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  return layout;
}

// Of the cells in the only column, which are not repeated, all parts joined.
std::vector<Length> heights_of(const TableLayout& layout, Length page_height) {
  std::vector<Length> heights;
  for (std::optional<BreakToken> next = BreakToken{}; next;) {
    auto placed = layout.place(*next, page_height);
    if (!placed) placed = layout.place_least(*next, page_height);
    for (const CellFragment& cell : placed->fragment.cells) {
      if (!cell.repeated) heights.push_back(cell.box.height);
    }
    next = placed->rest;
  }
  return heights;
}

std::vector<Length> stretched(const TableLayout& layout, Length height) {
  const auto placed = layout.place_stretched({}, height);
  EXPECT_TRUE(placed);
  EXPECT_EQ(placed->fragment.height.raw(), height.raw());
  Length foot;
  for (const Rect& rule : placed->fragment.rules) foot = std::max(foot, rule.bottom());
  EXPECT_EQ(foot.raw(), height.raw());
  std::vector<Length> heights;
  for (const CellFragment& cell : placed->fragment.cells) heights.push_back(cell.box.height);
  return heights;
}

// One line and its padding.
const Length natural = Length::pt(18.5);
const document::RowHints none;
document::RowHints least(Length height) { return {height, std::nullopt, {}}; }
document::RowHints weight(double weight) { return {std::nullopt, weight, {}}; }
document::RowHints equal(std::string group) {
  return {std::nullopt, std::nullopt, std::move(group)};
}

TEST(RowHints, LeastHeightCountsPadding) {
  const document::Table table =
      table_of({{"一", least(Length::pt(50))}, {"二", least(Length::pt(5))}, {"三", none}});
  EXPECT_EQ(heights_of(laid_out(table), Length::mm(225)),
            (std::vector{natural, Length::pt(50), natural, natural}));
}

TEST(RowHints, RowsOfAGroupAreAsHighAsTheHighestOnWhateverPageItStands) {
  std::vector<std::pair<std::string, document::RowHints>> rows(30, {"一", equal("甲")});
  rows[5].second = none;
  rows[29].first = "一\n二\n三";
  document::Table table = table_of(rows);
  const std::vector<Length> heights = heights_of(laid_out(table), Length::pt(200));
  const Length three = natural + Length::pt(27);
  ASSERT_EQ(heights.size(), 31U);
  for (std::size_t i = 1; i < heights.size(); ++i) {
    EXPECT_EQ(heights[i], i == 6 ? natural : three) << i;
  }
}

// Padding that comes down to bring a table in takes from all rows of a group alike.
TEST(RowHints, GroupsStayAlikeWherePaddingComesDown) {
  document::Table table = table_of({{"一", equal("甲")}, {"一\n二", equal("甲")}});
  table.style.padding_block_min = Length::pt(1);
  const TableLayout layout = laid_out(table);
  const Length loose = layout.place({}, Length::mm(225))->fragment.height;
  for (const double less : {1.0, 5.5, 12.0}) {
    const auto placed = layout.place({}, loose - Length::pt(less));
    ASSERT_TRUE(placed && !placed->rest) << less;
    EXPECT_LE(placed->fragment.height, loose - Length::pt(less));
    EXPECT_EQ(placed->fragment.cells[1].box.height, placed->fragment.cells[2].box.height);
  }
}

// One row of the group fits no page: the others do not follow it.
TEST(RowHints, GroupGivesWayToThePage) {
  std::string tall = "一";
  for (int i = 0; i < 30; ++i) tall += "\n一";
  const document::Table table = table_of({{"二", equal("甲")}, {tall, equal("甲")}});
  const TableLayout layout = laid_out(table);
  for (std::optional<BreakToken> next = BreakToken{}; next;) {
    auto placed = layout.place(*next, Length::pt(200));
    if (!placed) placed = layout.place_least(*next, Length::pt(200));
    EXPECT_LE(placed->fragment.height, Length::pt(200));
    next = placed->rest;
  }
}

TEST(RowHints, RowThatNoPageHoldsIsNotAskedOfItsGroup) {
  std::string text = "行";
  for (int i = 1; i < 30; ++i) text += "\n行";
  const document::Table table =
      table_of({{"甲", equal("组")}, {"乙\n乙", equal("组")}, {text, equal("组")}});
  Diagnostics diagnostics;
  const Length page = Length::pt(200);
  const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics, page);
  const auto found = diagnostics.sorted();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message.id, MessageId::table_rows_uneven);
  EXPECT_EQ(found[0].message.arguments.at(1), "组");
  const std::vector<Length> heights = heights_of(layout, page);
  ASSERT_GT(heights.size(), 3U);
  EXPECT_EQ(heights.at(1), heights.at(2));
  EXPECT_LT(heights.at(1), Length::pt(40));
}

TEST(StretchedTable, BodyRowsShareWhatIsLeft) {
  const document::Table table =
      table_of({{"一", none}, {"二", weight(0)}, {"三", weight(2)}, {"四", least(Length::pt(30))}});
  const TableLayout layout = laid_out(table);
  const Length height = layout.place({}, Length::mm(225))->fragment.height + Length::pt(80);
  EXPECT_EQ(stretched(layout, height), (std::vector{natural, natural + Length::pt(20), natural,
                                                    natural + Length::pt(40), Length::pt(50)}));
}

TEST(StretchedTable, IsAsHighAsAskedToTheLastUnit) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    SCOPED_TRACE(seed);
    const bool is_free = seed % 2 == 0;
    document::Table table =
        is_free ? tests::RandomForm(seed, tests::Mixture::plain).make_grid() : tests::RandomForm(seed, tests::Mixture::plain).make_tree();
    Diagnostics diagnostics;
    const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
    if (!diagnostics.empty()) continue;
    const Length own = layout.place_least({}, Length::mm(10000)).fragment.height;
    stretched(layout, own + Length::from_raw(12345678 + seed));
    EXPECT_FALSE(layout.place_stretched({}, Length::pt(1)));
  }
}

TEST(StretchedTable, HeadRowsOfAGridGrowOnlyWhereTheyHaveAWeight) {
  document::Table table = table_of({{"一", none}});
  table.sections.clear();
  document::FreeGrid& grid = table.grid.emplace();
  grid.rows = 3;
  grid.columns = 1;
  grid.head_rows = 2;
  for (int row = 0; row < 3; ++row) grid.cells.push_back({row, 0, 1, 1, row < 2, cell("一")});
  grid.row_hints = {least(Length::pt(30)), weight(1)};
  const TableLayout layout = laid_out(table);
  const Length own = layout.place({}, Length::mm(225))->fragment.height;
  EXPECT_EQ(stretched(layout, own + Length::pt(20)),
            (std::vector{Length::pt(30), natural + Length::pt(10), natural + Length::pt(10)}));
}

TEST(VerticalCells, LinesAreNoLongerThanTheStyleSays) {
  document::Style style = tests::cell_style();
  style.writing_mode = document::WritingMode::vertical;
  const document::StyleRef vertical = tests::share(style);
  document::Table table = table_of({{"一", none}});
  table.sections[0].columns[0].label = {tests::rich_text("一二三四五六七八九十一二", vertical),
                                        vertical};
  const auto lines = [&] {
    return laid_out(table).place({}, Length::mm(225))->fragment.cells.at(0).lines.size();
  };
  EXPECT_EQ(lines(), 2U);
  table.style.max_vertical_length = Length::pt(10.5 * 12);
  EXPECT_EQ(lines(), 1U);
  table.style.max_vertical_length = Length::pt(10.5 * 4);
  EXPECT_GE(lines(), 3U);
}

}  // namespace
}  // namespace typeset::table
