#include "page/concatenation.h"

#include <gtest/gtest.h>

namespace typeset::page {
namespace {

// A document of one page: a paragraph, and a cell that names its head.
Pages document(const std::string& title) {
  Pages pages;
  pages.metadata = {title, "甲局", "", "zh-CN"};
  pages.structure.resize(3);
  pages.structure[0].role = StructureRole::document;
  pages.structure[1].role = StructureRole::header_cell;
  pages.structure[1].parent = 0;
  pages.structure[2].role = StructureRole::data_cell;
  pages.structure[2].parent = 0;
  pages.structure[2].headers = {1};
  pages.pages.resize(1);
  pages.pages[0].lines.resize(2);
  pages.pages[0].lines[0].element = 2;
  Bookmark bookmark;
  bookmark.title = "一";
  pages.bookmarks.push_back(bookmark);
  return pages;
}

TEST(Concatenation, KeepsTheOrderOfDocumentsAndTheirNumbers) {
  Concatenation whole("全部");
  whole.add(document("甲"));
  whole.add(document("乙"));
  const Pages pages = whole.take();
  EXPECT_EQ(pages.metadata.title, "全部");
  EXPECT_EQ(pages.metadata.author, "甲局");
  ASSERT_EQ(pages.pages.size(), 2U);
  EXPECT_EQ(pages.pages[1].number, 1);
}

TEST(Concatenation, EachDocumentIsASectionOfTheWhole) {
  Concatenation whole("全部");
  whole.add(document("甲"));
  whole.add(document("乙"));
  const Pages pages = whole.take();
  ASSERT_EQ(pages.structure.size(), 7U);
  EXPECT_EQ(pages.structure[0].role, StructureRole::document);
  EXPECT_FALSE(pages.structure[0].parent);
  for (const ElementId root : {1U, 4U}) {
    EXPECT_EQ(pages.structure[root].role, StructureRole::section);
    EXPECT_EQ(pages.structure[root].parent, 0U);
    EXPECT_EQ(pages.structure[root + 2].parent, root);
    EXPECT_EQ(pages.structure[root + 2].headers, std::vector<ElementId>{root + 1});
  }
  EXPECT_EQ(pages.pages[0].lines[0].element, 3U);
  EXPECT_EQ(pages.pages[1].lines[0].element, 6U);
  EXPECT_FALSE(pages.pages[1].lines[1].element);
}

TEST(Concatenation, BookmarksStandBelowTheirDocuments) {
  Concatenation whole("全部");
  whole.add(document("甲"));
  whole.add(document("乙"));
  const Pages pages = whole.take();
  ASSERT_EQ(pages.bookmarks.size(), 4U);
  EXPECT_EQ(pages.bookmarks[2].title, "乙");
  EXPECT_EQ(pages.bookmarks[2].level, 1);
  EXPECT_EQ(pages.bookmarks[2].page, 1U);
  EXPECT_EQ(pages.bookmarks[3].title, "一");
  EXPECT_EQ(pages.bookmarks[3].level, 2);
  EXPECT_EQ(pages.bookmarks[3].page, 1U);
}

TEST(Concatenation, AnAuthorIsNamedWhereAllHaveTheSame) {
  Concatenation whole("全部");
  Pages other = document("乙");
  other.metadata.author = "乙局";
  whole.add(document("甲"));
  whole.add(std::move(other));
  EXPECT_EQ(whole.take().metadata.author, "");
}

}  // namespace
}  // namespace typeset::page
