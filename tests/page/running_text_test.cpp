#include "page/handmade_document.h"

namespace typeset::page {
namespace {

document::RunningText running_text(std::string pattern, document::TextAlign align) {
  document::Style style = tests::cell_style();
  style.align = align;
  return {tests::share(style), std::move(pattern), Length::mm(7), Length::pt(0.75)};
}

// A4 on its side, with the margins that turning gives it.
document::PageStyle landscape() {
  Document portrait = empty_document();
  document::PageStyle style = page_of(portrait);
  style.paper = {Length::mm(297), Length::mm(210)};
  style.type_area = {Length::mm(37), Length::mm(26), Length::mm(225), Length::mm(156)};
  style.grid_lines = 15;
  style.line_pitch = (Length::mm(156) - tests::body_size()) / 14;
  return style;
}

TEST(RunningText, StandsOnEveryPageWithItsNumbers) {
  Document document = empty_document();
  page_of(document).header =
      running_text("第{{page}}页，{{page}}/{{pages}}", document::TextAlign::end);
  page_of(document).footer = running_text("共{{pages}}页", document::TextAlign::center);
  blocks_of(document).emplace_back(body(hanzi(28 * 60)));
  const Pages pages = laid_out(document);
  ASSERT_EQ(pages.pages.size(), 3U);
  for (const Page& page : pages.pages) {
    const TextFragment& header = page.lines.front();
    const TextFragment& footer = page.lines[page.lines.size() - 2];
    const std::string number = std::to_string(page.number);
    EXPECT_EQ(text_of(header), "第" + number + "页，" + number + "/3");
    EXPECT_NEAR(header.box.bottom().to_mm(), 30, 0.01);
    EXPECT_NEAR(header.box.right().to_mm(), 184, 0.01);
    EXPECT_EQ(text_of(footer), "共3页");
    EXPECT_NEAR(footer.box.y.to_mm(), 269, 0.01);
    EXPECT_NEAR((footer.box.x + footer.box.width / 2).to_mm(), 106, 0.01);
    EXPECT_FALSE(header.element || footer.element);
    // The rules stand between their texts and the type area.
    ASSERT_EQ(page.rules.size(), 2U);
    const Rect above = page.rules[0].rect, below = page.rules[1].rect;
    EXPECT_GT(above.y, header.box.bottom());
    EXPECT_LT(above.bottom(), type_area().y);
    EXPECT_GT(below.y, type_area().bottom());
    EXPECT_LT(below.bottom(), footer.box.y);
    EXPECT_EQ(above.width, type_area().width);
    EXPECT_NEAR(above.height.to_pt(), 0.75, 0.001);
  }
}

TEST(RunningText, TooLongForALineGrowsAwayFromTheText) {
  Document document = empty_document();
  page_of(document).header = running_text(hanzi(60), document::TextAlign::start);
  page_of(document).footer = running_text(hanzi(60), document::TextAlign::start);
  blocks_of(document).emplace_back(body("正文。"));
  const Page page = laid_out(document).pages.front();
  ASSERT_EQ(page.lines.size(), 6U);
  EXPECT_LT(page.lines[0].box.y, page.lines[1].box.y);
  EXPECT_NEAR(page.lines[1].box.bottom().to_mm(), 30, 0.01);
  EXPECT_NEAR(page.lines[3].box.y.to_mm(), 269, 0.01);
}

TEST(Folio, PatternMayNameAllNumbers) {
  Document document = empty_document();
  page_of(document).folio.pattern = "{{page}}—{{page}}—{{pages}}";
  blocks_of(document).emplace_back(body(hanzi(28 * 30)));
  const Pages pages = laid_out(document);
  EXPECT_EQ(text_of(pages.pages.back().lines.back()), "2—2—2");
}

TEST(Sequences, StartPagesOfTheirOwnKindAndNumbersRunOn) {
  Document document = empty_document();
  document.sequences.push_back({landscape(), {body(hanzi(40 * 20))}});
  document.sequences.push_back({page_of(document), {body(hanzi(10))}});
  blocks_of(document).emplace_back(body(hanzi(10)));
  const Pages pages = laid_out(document);
  ASSERT_EQ(pages.pages.size(), 4U);
  EXPECT_EQ(pages.pages[0].size, (Size{Length::mm(210), Length::mm(297)}));
  EXPECT_EQ(pages.pages[1].size, (Size{Length::mm(297), Length::mm(210)}));
  EXPECT_EQ(pages.pages[2].size, pages.pages[1].size);
  EXPECT_EQ(pages.pages[3].size, pages.pages[0].size);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(pages.pages[i].number, static_cast<int>(i) + 1);
    EXPECT_EQ(text_of(pages.pages[i].lines.back()), "— " + std::to_string(i + 1) + " —");
  }
  // The measure and the grid are the page's own.
  const auto& lines = pages.pages[1].lines;
  ASSERT_EQ(lines.size(), 16U);  // with the folio
  EXPECT_NEAR(lines[0].box.y.to_mm(), 26, 0.01);
  EXPECT_NEAR(lines[1].box.right().to_mm(), 37 + 225, 0.01);
  EXPECT_NEAR(lines[14].box.bottom().to_mm(), 26 + 156, 0.01);
  // The dashes' ink starts 7 mm below, as on the other pages.
  const Length below_portrait = pages.pages[0].lines.back().box.y - type_area().bottom();
  EXPECT_NEAR(lines[15].box.y.to_mm(), 26 + 156 + below_portrait.to_mm(), 0.01);
}

}  // namespace
}  // namespace typeset::page
