// Tables over pages: what is cut, what stands again, what stays together.
#include <gtest/gtest.h>
#include <map>

#include "support/random_form.h"
#include "table/table_layout.h"

namespace typeset::table {
namespace {

constexpr double low_page = 210;  // pt

std::vector<TableFragment> cut(const TableLayout& layout, Length page_height) {
  std::vector<TableFragment> fragments;
  std::optional<BreakToken> next = BreakToken{};
  while (next && fragments.size() < 1000) {
    auto placement = layout.place(*next, page_height);
    if (!placement) placement = layout.place_least(*next, page_height);
    fragments.push_back(std::move(placement->fragment));
    next = placement->rest;
  }
  EXPECT_FALSE(next) << "never ends";
  return fragments;
}

bool contains(const Rect& outer, const Rect& inner) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() &&
         inner.bottom() <= outer.bottom();
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

std::string hanzi(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "政";
  return text;
}

document::CellText cell(std::string_view text) {
  static const document::StyleRef style = tests::share(tests::cell_style());
  return {tests::rich_text(text, style), style};
}

document::RowNode row(std::string_view label, std::string_view value) {
  document::RowNode result;
  result.label = cell(label);
  result.values.push_back(cell(value));
  return result;
}

document::RowNode group(std::string_view label, int rows) {
  document::RowNode result;
  result.label = cell(label);
  for (int i = 0; i < rows; ++i) result.children.push_back(row("行", "值"));
  return result;
}

// One head row and `rows`, each 18.5 pt high when it has one line.
document::Table table_of(std::vector<document::RowNode> rows) {
  document::Table table;
  table.name = "表";
  table.style.rules = document::TableRules::framed({Length::pt(0.75)}, {Length::pt(0.5)});
  table.style.padding_inline = Length::pt(4);
  table.style.padding_block = table.style.padding_block_min = Length::pt(4);
  document::TableSection section;
  section.corner = cell("项目");
  section.columns.push_back({cell("内容"), {}, {}});
  section.rows = std::move(rows);
  table.sections.push_back(std::move(section));
  return table;
}

std::vector<document::RowNode> plain_rows(int count) {
  return std::vector<document::RowNode>(static_cast<std::size_t>(count), row("行", "值"));
}

// Cuts without complaints.
class Parts {
 public:
  explicit Parts(document::Table table, double page_height = low_page)
      : table_(std::move(table)),
        layout_(table_, tests::type_area_width(), tests::free_fonts(), diagnostics_,
                Length::pt(page_height)),
        fragments_(cut(layout_, Length::pt(page_height))) {
    EXPECT_FALSE(diagnostics_.has_errors());
  }

  const std::vector<TableFragment>& fragments() const { return fragments_; }
  const Grid& grid() const { return layout_.grid(); }

  std::size_t size() const { return fragments_.size(); }

  // The part's cell whose content starts with `text`; null when it has none.
  const CellFragment* find(std::size_t part, std::string_view text) const {
    for (const CellFragment& fragment : fragments_.at(part).cells) {
      const document::CellText& content = *grid().cells[fragment.cell].content;
      if (to_utf8(document::plain_text(content.text)).starts_with(text)) return &fragment;
    }
    return nullptr;
  }

 private:
  document::Table table_;
  Diagnostics diagnostics_;
  TableLayout layout_;
  std::vector<TableFragment> fragments_;
};

// Every line of every cell stands once, in its order; what is said again is said to be so.
void expect_all_content_once(const Parts& parts) {
  std::map<std::size_t, std::size_t> said;  // of each cell: up to which character
  std::map<std::size_t, int> begun;
  for (const TableFragment& fragment : parts.fragments()) {
    for (const CellFragment& part : fragment.cells) {
      if (part.repeated) continue;
      if (!part.continued) ++begun[part.cell];
      for (const CellLine& line : part.lines) {
        EXPECT_EQ(line.text_start, said[part.cell]);
        said[part.cell] = line.text_end;
      }
    }
  }
  for (std::size_t i = 0; i < parts.grid().cells.size(); ++i) {
    EXPECT_EQ(begun[i], 1);
    EXPECT_EQ(said[i], document::plain_text(parts.grid().cells[i].content->text).size());
  }
}

void expect_nothing_overlaps(const Parts& parts) {
  for (const TableFragment& fragment : parts.fragments()) {
    for (std::size_t i = 0; i < fragment.cells.size(); ++i) {
      const CellFragment& part = fragment.cells[i];
      for (const CellLine& line : part.lines) EXPECT_TRUE(contains(part.box, line.box));
      for (std::size_t j = 0; j < i; ++j) {
        ASSERT_FALSE(overlap(part.box, fragment.cells[j].box));
      }
    }
  }
}

void expect_no_higher_than(const Parts& parts, double height) {
  for (const TableFragment& fragment : parts.fragments()) {
    EXPECT_LE(fragment.height.to_pt(), height);
  }
}

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
