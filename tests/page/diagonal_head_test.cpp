// Diagonal heads on pages: what their labels are content of, and where their strokes stand.
#include "page/handmade_document.h"

namespace typeset::page {
namespace {

Document document_with_head(int rows) {
  document::Table table = plain_table(rows, Length::mm(9));
  document::CellText& corner = *table.sections[0].corner;
  corner.text.clear();
  for (const char* label : {"月份", "金额", "部门"}) {
    corner.diagonal.push_back(tests::rich_text(label, corner.style));
  }
  Document document = empty_document();
  blocks_of(document).emplace_back(std::move(table));
  return document;
}

TEST(DiagonalHead, LabelsAreParagraphsOfOneHeaderCellInTheirOrder) {
  const Pages pages = laid_out(document_with_head(3));
  std::vector<ElementId> elements;
  for (const char* label : {"月份", "金额", "部门"}) {
    const FoundLine found = find_line(pages, label);
    ASSERT_TRUE(found.line->element) << label;
    elements.push_back(*found.line->element);
    EXPECT_EQ(path_of(pages, elements.back()), "P TH TR THead Table Document");
    EXPECT_EQ(parent_of(pages, elements.back()), parent_of(pages, elements.front()));
  }
  EXPECT_LT(elements[0], elements[1]);
  EXPECT_LT(elements[1], elements[2]);
}

TEST(DiagonalHead, IsAnArtifactWithItsStrokesWhereItStandsAgain) {
  const Pages pages = laid_out(document_with_head(60));
  ASSERT_GE(pages.pages.size(), 2U);
  EXPECT_TRUE(pages.pages[0].lines.front().element);
  for (const Page& page : pages.pages) {
    EXPECT_EQ(page.strokes.size(), 2U);
    if (&page == &pages.pages.front()) continue;
    for (int i = 0; i < 3; ++i) {
      EXPECT_FALSE(page.lines.at(static_cast<std::size_t>(i)).element);
    }
  }
}

// From the crossing of the centre lines of the frame's top and left rules.
TEST(DiagonalHead, StrokesStartInTheCornerOfTheRules) {
  const Pages pages = laid_out(document_with_head(3));
  const Page& page = pages.pages.front();
  const Rect& top = page.rules.front().rect;
  const Point corner{top.x + Length::pt(0.75) / 2, top.y + top.height / 2};
  for (const StrokeFragment& stroke : page.strokes) {
    EXPECT_EQ(std::ranges::count(stroke.outline, corner), 1);
  }
}

}  // namespace
}  // namespace typeset::page
