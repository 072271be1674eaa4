// Tables that are to be as high as something.
#include <algorithm>

#include "page/handmade_document.h"

namespace typeset::page {
namespace {

Length foot_of(const Page& page) {
  Length foot;
  for (const RuleFragment& rule : page.rules) foot = std::max(foot, rule.rect.bottom());
  return foot;
}

Length head_of(const Page& page) {
  Length head = page.rules.at(0).rect.y;
  for (const RuleFragment& rule : page.rules) head = std::min(head, rule.rect.y);
  return head;
}

document::Table filling_table(int rows) {
  document::Table table = plain_table(rows, Length::mm(9));
  table.style.fill_page = true;
  return table;
}

void expect_at_foot(Length foot) { EXPECT_NEAR(foot.to_pt(), type_area().bottom().to_pt(), 0.01); }

TEST(StretchedTable, EndsAtTheFootOfThePage) {
  for (const int rows : {1, 3, 17}) {
    Document document = empty_document();
    blocks_of(document).emplace_back(body("前文。"));
    blocks_of(document).emplace_back(filling_table(rows));
    blocks_of(document).emplace_back(body("后文。"));
    const Pages pages = laid_out(document);
    ASSERT_EQ(pages.pages.size(), 2U);
    expect_at_foot(foot_of(pages.pages[0]));
    EXPECT_EQ(find_line(pages, "后文").page, 1U);
  }
}

TEST(StretchedTable, LeavesItsNotesRoom) {
  Document document = empty_document();
  document::Table table = filling_table(4);
  table.notes.push_back(small_paragraph(ParagraphRole::note, "注：甲。"));
  table.notes.push_back(small_paragraph(ParagraphRole::note, "注：乙。"));
  blocks_of(document).emplace_back(table);
  const Pages pages = laid_out(document);
  ASSERT_EQ(pages.pages.size(), 1U);
  expect_at_foot(find_line(pages, "注：乙").line->box.bottom());
}

TEST(StretchedTable, LastPartIsStretchedAndTheOthersAreFilledAsTheyAre) {
  Document document = empty_document();
  blocks_of(document).emplace_back(filling_table(40));
  const Pages pages = laid_out(document);
  ASSERT_EQ(pages.pages.size(), 2U);
  expect_at_foot(foot_of(pages.pages[1]));
  document::Table plain = filling_table(40);
  plain.style.fill_page = false;
  Document other = empty_document();
  blocks_of(other).emplace_back(plain);
  EXPECT_EQ(foot_of(laid_out(other).pages[0]), foot_of(pages.pages[0]));
}

TEST(StretchedTable, IsAtLeastSoHigh) {
  Document document = empty_document();
  document::Table table = plain_table(4, Length::mm(9));
  table.style.min_height = Length::mm(100);
  blocks_of(document).emplace_back(table);
  blocks_of(document).emplace_back(body("后文。"));
  const Pages pages = laid_out(document);
  ASSERT_EQ(pages.pages.size(), 1U);
  EXPECT_EQ(foot_of(pages.pages[0]) - head_of(pages.pages[0]), Length::mm(100));
}

TEST(StretchedTable, GoesToAPageThatHasItsHeight) {
  Document document = empty_document();
  for (int i = 0; i < 12; ++i) blocks_of(document).emplace_back(body("前文。"));
  document::Table table = plain_table(4, Length::mm(9));
  table.style.min_height = Length::mm(120);
  blocks_of(document).emplace_back(heading("标题"));
  blocks_of(document).emplace_back(table);
  const Pages pages = laid_out(document);
  ASSERT_EQ(pages.pages.size(), 2U);
  EXPECT_EQ(find_line(pages, "标题").page, 1U);
  EXPECT_EQ(foot_of(pages.pages[1]) - head_of(pages.pages[1]), Length::mm(120));
}

// No page has its height below the heading: it takes what there is, and the heading is not alone.
TEST(StretchedTable, TakesWhatThereIsWhereNoPageHasItsHeight) {
  Document document = empty_document();
  document::Table table = plain_table(4, Length::mm(9));
  table.style.min_height = Length::mm(225);
  for (int i = 0; i < 3; ++i) blocks_of(document).emplace_back(body("前文。"));
  blocks_of(document).emplace_back(heading("标题"));
  blocks_of(document).emplace_back(table);
  const Pages pages = laid_out(document);
  ASSERT_EQ(pages.pages.size(), 2U);
  EXPECT_EQ(find_line(pages, "标题").page, 1U);
  EXPECT_FALSE(pages.pages[1].rules.empty());
  expect_at_foot(foot_of(pages.pages[1]));
}

// Its height is that of one page only.
TEST(StretchedTable, IsNotStretchedToAHeightWhereItGoesOnOverPages) {
  Document document = empty_document();
  document::Table table = plain_table(40, Length::mm(9));
  const Document plain = [&] {
    Document result = empty_document();
    blocks_of(result).emplace_back(table);
    return result;
  }();
  table.style.min_height = Length::mm(200);
  blocks_of(document).emplace_back(table);
  const Pages pages = laid_out(document);
  EXPECT_EQ(foot_of(pages.pages.at(1)), foot_of(laid_out(plain).pages.at(1)));
}

}  // namespace
}  // namespace typeset::page
