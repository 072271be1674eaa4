// Columns one character wide, labels beside many rows, and room beside thick rules.
#include <gtest/gtest.h>

#include "table/cut_table.h"

namespace typeset::table {
namespace {

document::StyleRef vertical_style() {
  document::Style style = tests::cell_style();
  style.writing_mode = document::WritingMode::vertical;
  return tests::share(style);
}

// A label one character wide beside `rows`.
document::Table narrow(std::string_view label, int rows) {
  document::Table table = table_of({group(label, rows)});
  document::ColumnHints hints;
  hints.min = hints.max = Length::pt(10.5);
  hints.is_fixed = true;
  table.stub_columns = {hints};
  return table;
}

const CellFragment& label_of(const Parts& parts) {
  for (const CellFragment& part : parts.fragments()[0].cells) {
    const GridCell& cell = parts.grid().cells[part.cell];
    if (cell.kind == CellKind::row_head && cell.column == 0) return part;
  }
  throw std::logic_error("no label");
}

TEST(NarrowColumn, StacksHanCharacters) {
  const Parts parts(narrow("教育局", 6));
  const CellFragment& label = label_of(parts);
  EXPECT_EQ(label.lines.size(), 3U);
  EXPECT_NEAR(label.box.width.to_pt(), 10.5 + 8, 0.01);
}

// What has more than these stands upright in one line, in the vertical forms of its marks.
TEST(NarrowColumn, SetsMarksAndFiguresUpright) {
  for (const char* text : {"文化（旅游）局", "教育、体育", "2024年新设科室", "市卫生健康委员会（续）"}) {
    const Parts parts(narrow(text, 12), 400);
    const CellFragment& label = label_of(parts);
    ASSERT_EQ(label.lines.size(), 1U) << text;
    EXPECT_EQ(label.lines[0].writing_mode, document::WritingMode::vertical) << text;
    EXPECT_NEAR(label.box.width.to_pt(), 10.5 + 8, 0.01) << text;
    expect_nothing_overlaps(parts);
  }
}

TEST(NarrowColumn, TurnsALabelForWhatItSaysWhereItStandsAgain) {
  document::Table table = narrow("教育局", 20);
  table.sections[0].rows[0].continued_label = cell("教育局（续）");
  const Parts parts(table);
  ASSERT_GE(parts.size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) {
    const CellFragment* label = parts.find(i, "教育局");
    ASSERT_EQ(label->lines.size(), 1U) << i;
    EXPECT_EQ(label->lines[0].writing_mode, document::WritingMode::vertical);
  }
}

TEST(NarrowColumn, LeavesWiderOnesAsTheyAre) {
  document::Table table = narrow("文化（旅游）局", 12);
  table.stub_columns[0].min = table.stub_columns[0].max = Length::pt(42);
  const Parts parts(table, 400);
  EXPECT_EQ(label_of(parts).lines.at(0).writing_mode, document::WritingMode::horizontal);
}

// As heads have no more room than they make themselves.
TEST(VerticalLabel, IsAsLongAsItsRowsHaveRoomFor) {
  const auto lines_beside = [](int rows) {
    document::Table table = table_of({group("", rows)});
    const document::StyleRef style = vertical_style();
    table.sections[0].rows[0].label = {tests::rich_text("综合科二〇二四年新设编制十二人", style), style};
    return label_of(Parts(table, 600)).lines.size();
  };
  EXPECT_EQ(lines_beside(12), 1U);
  EXPECT_EQ(lines_beside(3), 2U);
  EXPECT_EQ(lines_beside(1), 2U);
}

TEST(RuleClearance, KeepsTextsClearOfThickRules) {
  for (const double thickness : {1.0, 3.0, 6.0}) {
    document::Table table = table_of({row("合计", "12345678.25"), row("人数", "5")});
    table.style.rules = document::TableRules::framed({Length::pt(thickness), true},
                                                     {Length::pt(thickness / 2)});
    table.style.padding_inline = table.style.padding_inline_min = Length::pt(1);
    table.style.padding_block = table.style.padding_block_min = Length::pt(0);
    const Parts parts(table);
    for (const CellFragment& part : parts.fragments()[0].cells) {
      for (const CellLine& line : part.lines) {
        for (const Rect& rule : parts.fragments()[0].rules) EXPECT_FALSE(overlap(line.box, rule));
        EXPECT_GE((line.box.y - part.box.y).to_pt(), thickness / 2) << thickness;
      }
    }
  }
}

TEST(RuleClearance, LeavesPaddingThatIsEnough) {
  document::Table table = table_of({row("合计", "5")});
  table.style.padding_block = Length::pt(4);
  const Parts parts(table);
  EXPECT_NEAR(parts.find(0, "合计")->box.height.to_pt(), 18.5, 0.01);
}

}  // namespace
}  // namespace typeset::table
