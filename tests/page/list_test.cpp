#include "page/handmade_document.h"

namespace typeset::page {
namespace {

TEST(List, ItemsAreLabelsAndBodies) {
  Document document = empty_document();
  blocks_of(document).emplace_back(list_item(1, "1.", "提交申请材料。"));
  blocks_of(document).emplace_back(list_item(1, "2.", "等候审核结果" + hanzi(60)));
  const Pages pages = laid_out(document);
  const TextFragment& label = *find_line(pages, "2.").line;
  const TextFragment& text = *find_line(pages, "等候审核").line;
  EXPECT_EQ(text_of(label), "2.");
  EXPECT_EQ(path_of(pages, *label.element), "Lbl LI L Document");
  EXPECT_EQ(path_of(pages, *text.element), "LBody LI L Document");
  EXPECT_EQ(parent_of(pages, *label.element), parent_of(pages, *text.element));
  EXPECT_EQ(label.box.y, text.box.y);
  EXPECT_EQ(label.box.right(), text.box.x);
  // One list for both, and the later lines in the body.
  const auto list_of = [&](const TextFragment& line) {
    return parent_of(pages, *parent_of(pages, *line.element));
  };
  EXPECT_EQ(list_of(label), list_of(*find_line(pages, "1.").line));
  const auto lines = flow_lines(pages.pages.front());
  EXPECT_EQ(lines.back()->element, text.element);
}

TEST(List, DeeperItemsAreListsInTheItemBefore) {
  Document document = empty_document();
  blocks_of(document).emplace_back(list_item(1, "1.", "甲"));
  blocks_of(document).emplace_back(list_item(2, "（1）", "乙"));
  blocks_of(document).emplace_back(list_item(2, "（2）", "丙"));
  blocks_of(document).emplace_back(list_item(1, "2.", "丁"));
  const Pages pages = laid_out(document);
  const ElementId outer = *find_line(pages, "甲").line->element;
  const ElementId inner = *find_line(pages, "乙").line->element;
  const ElementId second = *find_line(pages, "丙").line->element;
  const ElementId last = *find_line(pages, "丁").line->element;
  EXPECT_EQ(path_of(pages, inner), "LBody LI L LBody LI L Document");
  const auto up = [&](ElementId element, int steps) {
    for (; steps > 0; --steps) element = *parent_of(pages, element);
    return element;
  };
  EXPECT_EQ(up(inner, 3), outer);
  EXPECT_EQ(up(inner, 2), up(second, 2));
  EXPECT_EQ(up(outer, 2), up(last, 2));
}

TEST(List, OtherTextEndsIt) {
  Document document = empty_document();
  blocks_of(document).emplace_back(list_item(1, "1.", "甲"));
  blocks_of(document).emplace_back(body("其间。"));
  blocks_of(document).emplace_back(list_item(2, "（1）", "乙"));
  blocks_of(document).emplace_back(list_item(1, "2.", "丙"));
  const Pages pages = laid_out(document);
  for (const char* text : {"甲", "乙", "丙"}) {
    EXPECT_EQ(path_of(pages, *find_line(pages, text).line->element), "LBody LI L Document") << text;
  }
}

TEST(List, ItemWithoutALabelIsABody) {
  Document document = empty_document();
  blocks_of(document).emplace_back(list_item(1, "", "甲"));
  const Pages pages = laid_out(document);
  EXPECT_EQ(path_of(pages, *find_line(pages, "甲").line->element), "LBody LI L Document");
  for (const StructureElement& element : pages.structure) {
    EXPECT_NE(element.role, StructureRole::list_label);
  }
}

// The glyphs stand where they would without a label, whatever runs it cuts.
TEST(List, LabelMovesNoGlyph) {
  for (const char* label : {"一", "1. ", "（1）", "1.甲A"}) {
    Document plain = empty_document(), listed = empty_document();
    Paragraph item = list_item(1, label, "A类申请材料。");
    blocks_of(listed).emplace_back(item);
    item.role = ParagraphRole::body;
    blocks_of(plain).emplace_back(item);
    const Pages one = laid_out(plain), two = laid_out(listed);
    const auto origins_of = [](const Pages& pages) {
      std::vector<std::pair<font::GlyphId, Length>> origins;
      for (const TextFragment* line : flow_lines(pages.pages.front())) {
        for (const font::GlyphRun& run : line->runs) {
          for (const font::PositionedGlyph& glyph : run.glyphs) {
            EXPECT_LE(glyph.text_start + glyph.text_length, run.text.size());
            origins.emplace_back(glyph.id, glyph.origin.x);
          }
        }
      }
      return origins;
    };
    EXPECT_EQ(origins_of(one), origins_of(two)) << label;
    EXPECT_EQ(text_of(*flow_lines(two.pages.front()).front()), label);
  }
}

}  // namespace
}  // namespace typeset::page
