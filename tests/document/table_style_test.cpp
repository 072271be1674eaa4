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
  EXPECT_EQ(style.table.rules.row.thickness, Length::pt(1));
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

TEST(TableStyle, ThreeLineTableIsOneLine) {
  const TableStyleDefinition style = table_style(
      "table-styles:\n"
      "  三线表: {inherit: table, outer-rule: 0, inner-rule: 0, top-rule: 1.5pt,\n"
      "    bottom-rule: 1.5pt, head-rule: 0.75pt}\n",
      "三线表");
  const TableRules& rules = style.table.rules;
  EXPECT_EQ(rules.top, Rule{Length::pt(1.5)});
  EXPECT_EQ(rules.bottom, Rule{Length::pt(1.5)});
  EXPECT_EQ(rules.head, Rule{Length::pt(0.75)});
  for (const Rule* none : {&rules.side, &rules.head_row, &rules.group, &rules.row, &rules.column}) {
    EXPECT_FALSE(none->is_drawn());
  }
}

TEST(TableStyle, RulesOfOneKindHaveTheirOwnOrThatOfAll) {
  const TableStyleDefinition style = table_style(
      "table-styles:\n"
      "  forms: {inherit: table, outer-rule: double 1.5pt, inner-rule: 0.3pt, side-rule: 1pt,\n"
      "    group-rule: 0.5pt}\n",
      "forms");
  const TableRules& rules = style.table.rules;
  EXPECT_EQ(rules.top, (Rule{Length::pt(1.5), true}));
  EXPECT_EQ(rules.side, Rule{Length::pt(1)});
  EXPECT_EQ(rules.group, Rule{Length::pt(0.5)});
  EXPECT_EQ(rules.row, Rule{Length::pt(0.3)});
  EXPECT_EQ(rules.column, Rule{Length::pt(0.3)});
}

// As a shorthand of CSS does.
TEST(TableStyle, RuleOfAllStandsOverInheritedOnes) {
  const TableStyleDefinition style = table_style(
      "table-styles:\n"
      "  thick: {inherit: table, top-rule: 3pt, row-rule: 3pt, head-rule: 3pt}\n"
      "  thin: {inherit: thick, outer-rule: 1pt, inner-rule: 1pt, head-rule: 2pt}\n",
      "thin");
  EXPECT_EQ(style.table.rules.top, Rule{Length::pt(1)});
  EXPECT_EQ(style.table.rules.row, Rule{Length::pt(1)});
  EXPECT_EQ(style.table.rules.head, Rule{Length::pt(2)});
}

TEST(TableStyle, FillIsTakenAwayByName) {
  const TableStyleDefinition style = table_style(
      "table-styles:\n"
      "  filled: {inherit: table, head-fill: \"#ff0000\", stripe-fill: black}\n"
      "  half: {inherit: filled, stripe-fill: none, vertical-align: baseline}\n",
      "half");
  EXPECT_EQ(style.table.fills.head, (Color{1, 0, 0}));
  EXPECT_FALSE(style.table.fills.stripe);
  EXPECT_EQ(style.table.vertical_align, VerticalAlign::baseline);
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
