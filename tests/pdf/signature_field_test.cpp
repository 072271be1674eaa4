// Where the field of a seal stands on pages put together by hand.
#include <gtest/gtest.h>

#include "pdf/handmade_pages.h"
#include "pdf/pdf_file.h"
#include "pdf/writer.h"

namespace typeset::pdf {
namespace {

page::Pages two_pages() {
  page::Pages pages = one_paragraph({LineBuilder(80, 100).add(fang(), u"正文", 16).finish()});
  pages.pages.push_back(a4_page(2));
  return pages;
}

std::string widget_of(const page::Pages& pages) {
  WriteOptions options;
  options.seal_field = true;
  const PdfFile file(write_pdf(pages, options));
  EXPECT_EQ(file.run("qpdf --check").status, 0);
  return file.run("mutool show", "grep | grep -a Widget").output;
}

TEST(SignatureField, IsNowhereToBeSeenWithoutASignatureBlock) {
  const std::string widget = widget_of(two_pages());
  EXPECT_NE(widget.find("/Rect[0 0 0 0]"), std::string::npos) << widget;
}

TEST(SignatureField, IsCentredOnTheDate) {
  page::Pages pages = two_pages();
  const Rect date = {Length::pt(300), Length::pt(420), Length::pt(100), Length::pt(16)};
  const Rect all = {Length::pt(280), Length::pt(390), Length::pt(140), Length::pt(46)};
  pages.signature = {1, all, date};
  // A diameter of 42 mm about (350, 413 - 3 mm) from the top left of A4.
  const std::string widget = widget_of(pages);
  EXPECT_NE(widget.find("/Rect[290.472 377.866 409.528 496.921]"), std::string::npos) << widget;
}

TEST(SignatureField, TakesTheRoomThatIsLeftForASeal) {
  page::Pages pages = two_pages();
  const Rect date = {Length::pt(300), Length::pt(420), Length::pt(100), Length::pt(16)};
  const Rect room = {Length::pt(300), Length::pt(400), Length::pt(100), Length::pt(100)};
  pages.signature = {1, date, date, room};
  const std::string widget = widget_of(pages);
  EXPECT_NE(widget.find("/Rect[300 341.89 400 441.89]"), std::string::npos) << widget;
}

TEST(SignatureField, StaysOnTheSheet) {
  page::Pages pages = two_pages();
  const Rect corner = {Length::pt(560), Length::pt(820), Length::pt(30), Length::pt(16)};
  pages.signature = {0, corner, corner};
  const std::string widget = widget_of(pages);
  EXPECT_NE(widget.find("/Rect[476.22 0 595.276 119.055]"), std::string::npos) << widget;
}

TEST(SignatureField, NeedsNoStructureAndNoPages) {
  page::Pages untagged = two_pages();
  untagged.structure.clear();
  for (page::Page& page : untagged.pages) page.lines.clear();
  EXPECT_FALSE(widget_of(untagged).empty());
  EXPECT_TRUE(widget_of({}).empty());
}

}  // namespace
}  // namespace typeset::pdf
