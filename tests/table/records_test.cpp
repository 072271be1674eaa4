#include "table/records.h"

#include <set>

#include "support/random_form.h"
#include "table/cut_table.h"

namespace typeset::table {
namespace {

using Rows = std::vector<std::vector<std::string>>;

TEST(Records, NameColumnsByTheirHeadsAndRepeatLabels) {
  document::Table table = table_of({group("组", 2), row("合计", "3")});
  document::TableSection& section = table.sections[0];
  section.band = cell("第一项");
  section.columns = {{cell("内容"), {{cell("甲"), {}, {}}, {cell("乙"), {}, {}}}, {}}};
  for (document::RowNode& child : section.rows[0].children) child.values.push_back(cell("2"));
  section.rows[1].values.push_back(cell("4"));
  const std::vector<Records> records = records_of(table);
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].band, "第一项");
  EXPECT_EQ(records[0].rows, (Rows{{"项目", "", "内容 / 甲", "内容 / 乙"},
                                   {"组", "行", "值", "2"},
                                   {"组", "行", "值", "2"},
                                   {"合计", "", "3", "4"}}));
}

TEST(Records, OfAFreeGridHaveEachValueOnce) {
  document::Table table = table_of({});
  table.sections.clear();
  document::FreeGrid& grid = table.grid.emplace();
  grid.rows = 2;
  grid.columns = 3;
  grid.cells = {{0, 0, 2, 1, true, cell("意见")},
                {0, 1, 1, 2, false, cell("5")},
                {1, 1, 1, 1, false, cell("6")},
                {1, 2, 1, 1, false, cell("7")}};
  const std::vector<Records> records = records_of(table);
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].rows, (Rows{{"意见", "5", ""}, {"意见", "6", "7"}}));
}

// Each value of the body once, whatever the table.
TEST(Records, HoldAllThatRandomFormsSay) {
  for (unsigned seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE(seed);
    tests::RandomForm random(seed);
    const document::Table table = seed % 2 == 0 ? random.make_tree() : random.make_grid();
    std::multiset<std::string> said, expected;
    for (const Records& section : records_of(table)) {
      for (const auto& row : section.rows) {
        EXPECT_EQ(row.size(), section.rows.front().size());
        said.insert(row.begin(), row.end());
      }
    }
    const Grid grid = build_grid(table);
    for (const GridCell& cell : grid.cells) {
      if (cell.kind != CellKind::data || grid.is_head_row(cell.row)) continue;
      expected.insert(to_utf8(document::plain_text(cell.content->text)));
    }
    for (const std::string& value : expected) {
      if (value.empty()) continue;
      EXPECT_GE(said.count(value), expected.count(value)) << value;
    }
  }
}

}  // namespace
}  // namespace typeset::table
