// Styles of tables and what they inherit.
#include <gtest/gtest.h>

#include "document/yaml_fixture.h"

namespace typeset::document {
namespace {

// The style of the base layout's table, with `styles` laid over the layout's table styles.
TableStyleDefinition table_style(const std::string& styles, const std::string& name) {
  const LayoutRef layout = good_layout("styles: {small: {inherit: cell, size: 小五}}\n" + styles +
                                       "tables: {数据: {style: " + name + ", columns: [甲]}}\n");
  return layout ? layout->table("数据")->style : TableStyleDefinition();
}

TEST(TableStyle, InheritsAsItIsWritten) {
  const TableStyleDefinition style = table_style(
      "table-styles:\n"
      "  last: {inherit: middle, cell: small, repeat-head: true}\n"
      "  middle: {inherit: table, padding-inline: 1字, inner-rule: 1pt, repeat-head: false,\n"
      "    min-rows-after-break: 5}\n",
      "last");
  EXPECT_EQ(style.cell->name, "small");
  EXPECT_EQ(style.head->name, "cell");
  EXPECT_EQ(style.table.inner_rule, Length::pt(1));
  EXPECT_EQ(style.table.min_rows_after_break, 5);
  EXPECT_TRUE(style.table.repeat_head);
  // One of its own characters.
  EXPECT_EQ(style.table.padding_inline, Length::pt(9));
}

TEST(TableStyle, PaddingMayNotGrowWhereItShouldShrink) {
  const TableStyleDefinition style = table_style(
      "table-styles:\n"
      "  table: {padding-block: 5pt, padding-block-min: 3pt, padding-inline: 4pt,\n"
      "    padding-inline-min: 2pt}\n"
      "  tight: {inherit: table, padding-block: 2pt}\n",
      "tight");
  EXPECT_EQ(style.table.padding_block, Length::pt(2));
  EXPECT_EQ(style.table.padding_block_min, Length::pt(2));
  EXPECT_EQ(style.table.padding_inline_min, Length::pt(2));
}

TEST(TableStyle, SaysHowRowsAndLabelsBreak) {
  const TableStyleDefinition style = table_style(
      "table-styles:\n"
      "  long: {inherit: table, row-break: auto, label-break: continue}\n"
      "  longer: {inherit: long, label-break: repeat}\n",
      "longer");
  EXPECT_EQ(style.table.row_break, RowBreak::automatic);
  EXPECT_EQ(style.table.label_break, LabelBreak::repeat);
  EXPECT_FALSE(style.repeat_unit);
  EXPECT_FALSE(style.continued_caption || style.continued_label);
}

}  // namespace
}  // namespace typeset::document
