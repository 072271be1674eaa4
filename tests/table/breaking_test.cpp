// Tables over pages: what is cut, what stands again, what stays together.
#include "support/random_form.h"
#include "table/cut_table.h"

namespace typeset::table {
namespace {

TEST(Breaking, CellTallerThanTenPagesIsSetOverItsPages) {
  auto rows = plain_rows(3);
  rows.insert(rows.begin() + 1, row("说明", hanzi(6000)));
  const Parts parts(table_of(rows));
  EXPECT_GT(parts.size(), 10U);
  expect_no_higher_than(parts, low_page);
  expect_all_content_once(parts);
  expect_nothing_overlaps(parts);
  for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
    const CellFragment* label = parts.find(i, "说明");
    ASSERT_TRUE(label);
    EXPECT_TRUE(label->repeated);
    EXPECT_EQ(label->lines.size(), 1U);
    const CellFragment* text = parts.find(i, "政");
    ASSERT_TRUE(text);
    EXPECT_TRUE(text->continued);
    EXPECT_GE(text->lines.size(), 10U);
  }
}

TEST(Breaking, CellThatIsFinishedLeavesABlankOne) {
  auto long_row = row("说明", hanzi(1000));
  document::Table table = table_of({long_row});
  document::ColumnNode second{cell("备注"), {}, {}};
  second.hints.max = Length::pt(60);
  table.sections[0].columns.push_back(second);
  table.sections[0].rows[0].values.push_back(cell("无"));
  const Parts parts(table);
  ASSERT_GE(parts.size(), 2U);
  EXPECT_EQ(parts.find(0, "无")->lines.size(), 1U);
  EXPECT_TRUE(parts.find(1, "无")->lines.empty());
  EXPECT_TRUE(parts.find(1, "无")->repeated);
  expect_all_content_once(parts);
}

// A page holds twelve lines of the cell beside the head; of thirteen, the last takes one along.
TEST(Breaking, OrphansAndWidowsOfCellsStayTogether) {
  for (int lines = 10; lines < 20; ++lines) {
    std::string text = "行";
    for (int i = 1; i < lines; ++i) text += "\n行";
    const Parts parts(table_of({row("说明", text)}));
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const CellFragment* part = parts.find(i, "行");
      EXPECT_GE(part->lines.size(), 2U) << lines;
    }
    expect_all_content_once(parts);
    expect_no_higher_than(parts, low_page);
  }
}

TEST(Breaking, OneLineMayStandAloneWhereItsStyleLetsIt) {
  document::Style style = tests::cell_style();
  style.orphans = style.widows = 1;
  const document::StyleRef loose = tests::share(style);
  document::Table table = table_of({row("说明", "")});
  table.sections[0].rows[0].values[0] = {
      tests::rich_text("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13", loose), loose};
  const Parts parts(table, 195);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts.find(0, "1")->lines.size(), 12U);
  EXPECT_EQ(parts.find(1, "1")->lines.size(), 1U);
  table.sections[0].rows.insert(table.sections[0].rows.begin(), 3, row("行", "值"));
  table.style.row_break = document::RowBreak::automatic;
  const Parts below(table, 19.25 + 3 * 18.5 + 30);
  ASSERT_TRUE(below.find(0, "1"));
  EXPECT_EQ(below.find(0, "1")->lines.size(), 1U);
}

TEST(Breaking, RowThatFitsAPageIsCutOnlyWhereTheStyleAllows) {
  auto rows = plain_rows(4);
  rows.push_back(row("说明", "一\n二\n三\n四\n五\n六\n七\n八\n九"));
  document::Table table = table_of(rows);
  table.style.min_rows_after_break = 1;
  EXPECT_EQ(Parts(table).find(0, "一"), nullptr);
  table.style.row_break = document::RowBreak::automatic;
  const Parts parts(table);
  ASSERT_EQ(parts.size(), 2U);
  ASSERT_TRUE(parts.find(0, "一"));
  EXPECT_GE(parts.find(0, "一")->lines.size(), 2U);
  EXPECT_TRUE(parts.find(1, "一")->continued);
  expect_all_content_once(parts);
  expect_no_higher_than(parts, low_page);
}

// What no page holds starts beside what stands before it; what one would hold goes there whole.
TEST(Breaking, RowHigherThanEveryPageStartsWhereItStands) {
  auto rows = plain_rows(4);
  rows.push_back(row("说明", hanzi(1500)));
  const document::Table table = table_of(rows);
  const auto lines_with = [&](std::optional<Length> page_height) {
    Diagnostics diagnostics;
    const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics,
                             page_height);
    std::size_t lines = 0;
    const auto placement = layout.place({}, Length::pt(low_page));
    for (const CellFragment& part : placement->fragment.cells) {
      const document::CellText& content = *layout.grid().cells[part.cell].content;
      if (document::plain_text(content.text).starts_with(u"政")) lines += part.lines.size();
    }
    return lines;
  };
  EXPECT_EQ(lines_with(std::nullopt), 0U);
  EXPECT_EQ(lines_with(Length::pt(2000)), 0U);
  EXPECT_GE(lines_with(Length::pt(low_page)), 2U);
}

// Though the row after the group's first is cut anywhere else.
TEST(Breaking, KeptGroupIsNotCutWithinARow) {
  auto rows = plain_rows(5);
  rows.push_back(group("组", 1));
  rows.back().children.push_back(row("说明", "一\n二\n三\n四\n五\n六"));
  document::Table table = table_of(rows);
  table.style.row_break = document::RowBreak::automatic;
  table.style.min_rows_after_break = 1;
  ASSERT_TRUE(Parts(table).find(0, "一"));
  table.sections[0].rows[5].keep_together = true;
  const Parts kept(table);
  EXPECT_EQ(kept.find(0, "一"), nullptr);
  EXPECT_EQ(kept.find(0, "组"), nullptr);
  expect_all_content_once(kept);
}

TEST(Breaking, LabelOfACutGroupStandsAgainOrGoesOn) {
  document::Table table = table_of({group("组", 20)});
  const Parts again(table);
  EXPECT_TRUE(again.find(1, "组")->repeated);
  EXPECT_EQ(again.find(1, "组")->lines.size(), 1U);
  table.style.label_break = document::LabelBreak::flow;
  const Parts once(table);
  EXPECT_EQ(once.find(0, "组")->lines.size(), 1U);
  EXPECT_TRUE(once.find(1, "组")->lines.empty());
  expect_all_content_once(once);
}

TEST(Breaking, LabelMaySayThatItStandsAgain) {
  document::Table table = table_of({group("组", 20)});
  table.sections[0].rows[0].continued_label = cell("组（续）");
  const Parts parts(table);
  EXPECT_EQ(parts.find(0, "组")->lines.at(0).text_end, 1U);
  EXPECT_EQ(parts.find(1, "组")->lines.at(0).text_end, 4U);
}

// Nine rows fit beside the head and the rows before.
TEST(Breaking, KeptGroupGoesToThePageThatHoldsIt) {
  auto rows = plain_rows(4);
  rows.push_back(group("组", 8));
  document::Table table = table_of(rows);
  ASSERT_TRUE(Parts(table).find(0, "组"));
  table.sections[0].rows[4].keep_together = true;
  const Parts kept(table);
  EXPECT_EQ(kept.find(0, "组"), nullptr);
  EXPECT_FALSE(kept.find(1, "组")->repeated);
  table.sections[0].rows[4] = group("组", 30);
  table.sections[0].rows[4].keep_together = true;
  expect_all_content_once(Parts(table));
}

// What no page can hold together is set as if it had not to be.
TEST(Breaking, KeptGroupThatNoPageHoldsBreaksAsOthersDo) {
  document::Table table = table_of({group("组", 40)});
  table.style.padding_block_min = Length::pt(1);
  const Parts others(table);
  table.sections[0].rows[0].keep_together = true;
  const Parts kept(table);
  ASSERT_EQ(kept.size(), others.size());
  for (std::size_t i = 0; i < kept.size(); ++i) {
    EXPECT_EQ(kept.fragments()[i].height, others.fragments()[i].height);
    EXPECT_EQ(kept.fragments()[i].cells.size(), others.fragments()[i].cells.size());
  }
}

// Ten rows fit beside the head: a page rather ends with a group, but for one row of the next or one
// that is left of it more than for two.
TEST(Breaking, PagesRatherEndWithAGroup) {
  const auto rows_on_first_page = [](std::vector<int> sizes) {
    std::vector<document::RowNode> rows;
    for (const int size : sizes) rows.push_back(group("组", size));
    const Parts parts(table_of(rows));
    const auto& cells = parts.fragments()[0].cells;
    return std::ranges::count_if(cells, [&](const CellFragment& part) {
      return parts.grid().cells[part.cell].kind == CellKind::data;
    });
  };
  EXPECT_EQ(rows_on_first_page({9, 8}), 9);
  EXPECT_EQ(rows_on_first_page({8, 8}), 10);
  EXPECT_EQ(rows_on_first_page({8, 3, 8}), 8);
  EXPECT_EQ(rows_on_first_page({7, 8}), 10);
}

// However many labels a break would cut.
TEST(Breaking, EndsOfGroupsAreWorthAFifthOfThePageAtMost) {
  for (int rows = 4; rows < 9; ++rows) {
    document::RowNode outer = group("市", 0), middle = group("区", 0);
    for (int i = 0; i < 6; ++i) middle.children.push_back(group("街道", rows));
    for (int i = 0; i < 3; ++i) outer.children.push_back(middle);
    const Parts parts(table_of({outer}));
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
      EXPECT_GT(parts.fragments()[i].height.to_pt(), low_page * 0.8 - 18.5) << rows;
    }
    expect_all_content_once(parts);
  }
}

// The group after a short one has a row that is cut on whatever page: it need not start on a new
// one.
TEST(Breaking, GroupWithARowThatIsCutAnywayStartsBelowTheOneBefore) {
  auto rows = std::vector{group("组", 4), group("部", 1)};
  rows[1].children.push_back(row("说明", hanzi(1500)));
  const Parts parts(table_of(rows));
  ASSERT_TRUE(parts.find(0, "部"));
  ASSERT_TRUE(parts.find(0, "政"));
  EXPECT_GT(parts.fragments()[0].height.to_pt(), low_page * 0.8);
  expect_all_content_once(parts);
}

// Rather than stretch two rows to the height of their vertical label, a page takes fewer.
TEST(Breaking, RowsGoAlongWithALabelThatIsHigherThanTheyAre) {
  document::Style vertical = tests::cell_style();
  vertical.writing_mode = document::WritingMode::vertical;
  for (int rows = 11; rows < 15; ++rows) {
    document::RowNode labelled = group("", rows);
    const document::StyleRef style = tests::share(vertical);
    labelled.label = {tests::rich_text("申请办理结果", style), style};
    const Parts parts(table_of({labelled, row("合计", "0"), row("备注", "无")}));
    for (const TableFragment& fragment : parts.fragments()) {
      for (const CellFragment& cell : fragment.cells) {
        const GridCell& placed = parts.grid().cells[cell.cell];
        if (placed.kind != CellKind::data) continue;
        EXPECT_NEAR(cell.box.height.to_pt(), 18.5, 0.01) << rows;
      }
    }
    expect_all_content_once(parts);
  }
}

TEST(Breaking, TotalIsNeverFirstAfterABreak) {
  for (int before = 5; before < 15; ++before) {
    auto rows = plain_rows(before);
    rows.push_back(row("小计", "0"));
    rows.back().keep_with_previous = true;
    for (document::RowNode& more : plain_rows(8)) rows.push_back(more);
    const Parts parts(table_of(rows));
    for (std::size_t i = 1; i < parts.size(); ++i) {
      const CellFragment* total = parts.find(i, "小计");
      const CellFragment* head = parts.find(i, "项目");
      if (!total) continue;
      EXPECT_GT(total->box.y.raw(), head->box.bottom().raw()) << before;
    }
    expect_all_content_once(parts);
  }
}

// Where a long row before it ends with the page, some of that row goes along.
TEST(Breaking, TotalIsNeverFirstAfterACutRow) {
  for (const auto row_break : {document::RowBreak::avoid, document::RowBreak::automatic}) {
    for (int lines = 15; lines < 45; ++lines) {
      std::string text = "行";
      for (int i = 1; i < lines; ++i) text += "\n行";
      document::Table table = table_of({row("说明", text), row("小计", "0"), row("备注", "无")});
      table.sections[0].rows[1].keep_with_previous = true;
      table.style.row_break = row_break;
      table.style.min_rows_after_break = 1;
      const Parts parts(table);
      for (std::size_t i = 1; i < parts.size(); ++i) {
        const CellFragment* total = parts.find(i, "小计");
        if (!total) continue;
        EXPECT_GT(total->box.y.raw(), parts.find(i, "项目")->box.bottom().raw()) << lines;
      }
      expect_all_content_once(parts);
      expect_no_higher_than(parts, low_page);
    }
  }
}

// Twelve rows that no page has room for, though all of them are to stay together.
TEST(Breaking, GroupsAreCutBeforeTotalsLeaveWhatTheyAdd) {
  std::vector<document::RowNode> rows{group("组", 8)};
  rows[0].keep_together = true;
  for (int i = 0; i < 4; ++i) {
    rows.push_back(row("小计", "0"));
    rows.back().keep_with_previous = true;
  }
  const Parts parts(table_of(rows));
  ASSERT_EQ(parts.size(), 2U);
  ASSERT_TRUE(parts.find(1, "组"));
  EXPECT_TRUE(parts.find(1, "组")->repeated);
  EXPECT_FALSE(parts.find(0, "小计"));
  expect_all_content_once(parts);
}

// No more than the last rows need for their page.
TEST(Breaking, PaddingComesDownAsFarAsTheEndOfTheTableAsks) {
  document::Table table = table_of(plain_rows(10));
  table.style.padding_block_min = Length::pt(1);
  Diagnostics diagnostics;
  const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
  const Length natural = layout.place({}, Length::pt(1000))->fragment.height;
  for (const double less : {0.0, 3.0, 20.0, 60.0}) {
    const Length available = natural - Length::pt(less);
    const auto placement = layout.place({}, available);
    ASSERT_TRUE(placement && !placement->rest) << less;
    EXPECT_LE(placement->fragment.height, available);
    EXPECT_NEAR(placement->fragment.height.to_pt(), available.to_pt(), 0.01) << less;
  }
  EXPECT_TRUE(layout.place({}, natural - Length::pt(70))->rest);
}

TEST(Breaking, SpanOverFiveHundredRowsGoesOnFromPageToPage) {
  document::Table table = table_of({group(hanzi(3), 500)});
  const Parts parts(table);
  EXPECT_GT(parts.size(), 45U);
  for (std::size_t i = 0; i < parts.size(); ++i) EXPECT_FALSE(parts.find(i, "政")->lines.empty());
  expect_all_content_once(parts);
  expect_no_higher_than(parts, low_page);
}

// In a free grid: a text taller than its pages, beside five hundred rows.
TEST(Breaking, LongTextBesideFiveHundredRowsFlowsAlongThem) {
  document::Table table = table_of({});
  table.sections.clear();
  document::FreeGrid& grid = table.grid.emplace();
  grid.rows = 500;
  grid.columns = 2;
  for (int i = 0; i < grid.rows; ++i) {
    grid.cells.push_back({i, 0, 1, 1, false, cell("值")});
    if (i == 0) grid.cells.push_back({0, 1, grid.rows, 1, false, cell(hanzi(8000))});
  }
  const Parts parts(table);
  EXPECT_LT(parts.size(), 60U);
  EXPECT_GT(parts.find(10, "政")->lines.size(), 10U);
  expect_all_content_once(parts);
  expect_nothing_overlaps(parts);
  expect_no_higher_than(parts, low_page);
}

TEST(Breaking, TwoHundredColumnsAreTooWide) {
  document::Table table = table_of({row("行", "1")});
  for (int i = 1; i < 200; ++i) {
    table.sections[0].columns.push_back({cell("数"), {}, {}});
    table.sections[0].rows[0].values.push_back(cell("1"));
  }
  Diagnostics diagnostics;
  const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
  ASSERT_EQ(diagnostics.sorted().size(), 1U);
  EXPECT_EQ(diagnostics.sorted()[0].message.id, MessageId::table_too_wide);
}

// A column is as wide as its longest word.
TEST(Breaking, GiantWordIsRefused) {
  const document::Table table = table_of({row("行", std::string(5000, 'w'))});
  Diagnostics diagnostics;
  const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
  ASSERT_EQ(diagnostics.sorted().size(), 1U);
  EXPECT_EQ(diagnostics.sorted()[0].message.id, MessageId::table_too_wide);
}

// Random tables of both kinds, at any height of the page, whatever their styles say of breaks.
TEST(BreakingProperty, AllContentStandsOnceAndNothingOverlaps) {
  int continued = 0;
  for (unsigned seed = 0; seed < 40; ++seed) {
    for (const bool free : {false, true}) {
      document::Table table =
          free ? tests::RandomForm(seed, tests::Mixture::plain).make_grid() : tests::RandomForm(seed, tests::Mixture::plain).make_tree();
      Diagnostics diagnostics;
      const TableLayout layout(table, tests::type_area_width(), tests::free_fonts(), diagnostics);
      if (diagnostics.has_errors()) continue;
      if (seed % 2 == 0) table.style.row_break = document::RowBreak::automatic;
      if (seed % 3 == 0) table.style.label_break = document::LabelBreak::flow;
      for (const double height : {60.0, 110.0, 200.0, 640.0}) {
        SCOPED_TRACE(testing::Message() << seed << (free ? " free " : " tree ") << height);
        const Parts parts(table, height);
        expect_all_content_once(parts);
        expect_nothing_overlaps(parts);
        for (const TableFragment& fragment : parts.fragments()) {
          for (const CellFragment& part : fragment.cells) continued += part.continued ? 1 : 0;
        }
      }
    }
  }
  EXPECT_GT(continued, 20);
}

}  // namespace
}  // namespace typeset::table
