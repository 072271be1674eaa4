#include "document/style_sheet.h"

#include <gtest/gtest.h>

#include "document/yaml_fixture.h"

namespace typeset::document {
namespace {

const Length grid_character_pitch = (Length::mm(156) - Length::pt(16)) / 27;
const Length grid_line_pitch = (Length::mm(225) - Length::pt(16)) / 21;

Style style(std::string_view name, std::string_view layout = "") {
  const LayoutRef definition = good_layout(layout);
  const StyleRef found = definition ? definition->style(name) : nullptr;
  EXPECT_TRUE(found) << name;
  return found ? *found : Style();
}

TEST(StyleSheet, PageGridIsTheStandardsOwn) {
  const LayoutRef layout = good_layout();
  EXPECT_EQ(layout->page.type_area,
            (Rect{Length::mm(28), Length::mm(37), Length::mm(156), Length::mm(225)}));
  EXPECT_EQ(layout->page.grid_lines, 22);
  EXPECT_EQ(layout->page.grid_line_height, Length::pt(16));
  EXPECT_NEAR(layout->page.line_pitch.to_mm(), 10.446, 0.001);
  EXPECT_NEAR(grid_character_pitch.to_mm(), 5.569, 0.001);
}

TEST(StyleSheet, OnTheGrid) {
  const Style body = style("body");
  EXPECT_EQ(body.character_pitch, grid_character_pitch);
  EXPECT_EQ(body.line_pitch, grid_line_pitch);
  EXPECT_TRUE(body.snap_to_grid);
  EXPECT_EQ(body.first_line_indent, grid_character_pitch * 2);
}

TEST(StyleSheet, OfAnotherSizeOnTheGridKeepsTheProportion) {
  const Style small = style("small", "styles: {small: {inherit: body, size: 四号}}\n");
  EXPECT_NEAR(small.character_pitch.to_pt(), 14 * grid_character_pitch.to_pt() / 16, 1e-4);
  EXPECT_EQ(small.line_pitch, grid_line_pitch);
}

TEST(StyleSheet, InheritsAndResolvesRelativeLengthsAnew) {
  const Style title = style("title");
  EXPECT_EQ(title.font, "小标宋");
  EXPECT_EQ(title.size, Length::pt(22));
  EXPECT_EQ(title.character_pitch, Length::pt(22));
  EXPECT_EQ(title.line_pitch, Length::pt(36));
  EXPECT_FALSE(title.snap_to_grid);
  EXPECT_EQ(title.first_line_indent, Length::pt(44));  // two of its own characters
}

TEST(StyleSheet, ReadsEveryKey) {
  const Style all = style("all", R"(styles:
  all:
    font: 黑体
    size: 10pt
    color: "#ff0080"
    align: end
    writing-mode: vertical-rl
    first-line-indent: -1字
    start-indent: 2字
    end-indent: 3mm
    space-before: 1行
    space-after: 4pt
    keep-with-next: true
    orphans: 3
    widows: 4
    text-autospace: false
    balance: true
)");
  EXPECT_EQ(all.color, (Color{1, 0, 128 / 255.0}));
  EXPECT_EQ(all.align, TextAlign::end);
  EXPECT_EQ(all.writing_mode, WritingMode::vertical);
  EXPECT_EQ(all.first_line_indent, Length::pt(-10));
  EXPECT_EQ(all.start_indent, Length::pt(20));
  EXPECT_EQ(all.end_indent, Length::mm(3));
  EXPECT_EQ(all.space_before, grid_line_pitch);
  EXPECT_EQ(all.space_after, Length::pt(4));
  EXPECT_EQ(all.line_pitch, Length::pt(13));
  EXPECT_TRUE(all.keep_with_next);
  EXPECT_EQ(all.orphans, 3);
  EXPECT_EQ(all.widows, 4);
  EXPECT_FALSE(all.text_autospace);
  EXPECT_EQ(all.shape, LineShape::balanced);
}

TEST(StyleSheet, ALayoutChangesSingleKeysOfAnIncludedStyle) {
  const Style body = style("body", "styles: {body: {font: 楷体}}\n");
  EXPECT_EQ(body.font, "楷体");
  EXPECT_EQ(body.size, Length::pt(16));
  EXPECT_TRUE(body.snap_to_grid);
  // And those that inherit from it follow.
  EXPECT_EQ(style("signature", "styles: {body: {font: 楷体}}\n").font, "楷体");
}

TEST(StyleSheet, HangingIndentsMayReachTheStart) {
  const Style hanging = style("hanging",
                              "styles: {hanging: {inherit: cell, start-indent: 2字, "
                              "first-line-indent: -2字}}\n");
  EXPECT_EQ(hanging.start_indent + hanging.first_line_indent, Length());
}

TEST(StyleSheet, TablesMayHaveVerticalText) {
  const Style vertical = style("cell", "styles: {cell: {writing-mode: vertical-rl}}\n");
  EXPECT_EQ(vertical.writing_mode, WritingMode::vertical);
}

TEST(StyleSheet, FolioIsInsetByItsOwnCharacter) {
  const LayoutRef layout = good_layout();
  EXPECT_EQ(layout->page.folio.inset, Length::pt(14));
  EXPECT_EQ(layout->page.folio.distance, Length::mm(7));
  EXPECT_EQ(layout->page.folio.pattern, "— {{page}} —");
}

}  // namespace
}  // namespace typeset::document
