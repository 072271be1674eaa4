// Landscape pages: what stands in their margins, and which tables go on them.
#include <algorithm>
#include <optional>

#include "page/handmade_document.h"

namespace typeset::page {
namespace {

// The upright page turned to the right, its left edge on top.
document::PageStyle turned(const document::PageStyle& upright) {
  document::PageStyle style = upright;
  const Rect& area = upright.type_area;
  std::swap(style.paper.width, style.paper.height);
  style.type_area = {upright.paper.height - area.bottom(), area.x, area.height, area.width};
  style.upright_area = area;
  return style;
}

// A place on a landscape page as it is seen when the sheet is held upright.
Point turned_back(Point point, const Page& page) { return {point.y, page.size.width - point.x}; }

Rect turned_back(const Rect& rect, const Page& page) {
  const Point top_left = turned_back(Point{rect.right(), rect.y}, page);
  return {top_left.x, top_left.y, rect.height, rect.width};
}

document::RunningText running_text(std::string pattern, document::TextAlign align) {
  document::Style style = tests::cell_style();
  style.align = align;
  return {tests::share(style), std::move(pattern), Length::mm(7), Length::pt(0.75)};
}

// Two upright pages, then two landscape ones.
Document document_of_both_kinds() {
  Document document = empty_document();
  page_of(document).header = running_text("页眉", document::TextAlign::end);
  page_of(document).footer = running_text("页脚", document::TextAlign::start);
  blocks_of(document).emplace_back(body(hanzi(28 * 30)));
  document.sequences.push_back({turned(page_of(document)), {body(hanzi(40 * 20))}});
  return document;
}

void expect_same_place(const TextFragment& line, const Page& wide, const TextFragment& upright) {
  EXPECT_EQ(turned_back(line.box, wide), upright.box);
  ASSERT_EQ(line.runs.size(), upright.runs.size());
  for (std::size_t i = 0; i < line.runs.size(); ++i) {
    EXPECT_EQ(line.runs[i].orientation, font::Orientation::sideways);
    ASSERT_EQ(line.runs[i].glyphs.size(), upright.runs[i].glyphs.size());
    for (std::size_t glyph = 0; glyph < line.runs[i].glyphs.size(); ++glyph) {
      EXPECT_EQ(turned_back(line.runs[i].glyphs[glyph].origin, wide),
                upright.runs[i].glyphs[glyph].origin);
    }
  }
}

TEST(LandscapeMargins, StandWhereTheUprightSheetHasThem) {
  Document document = document_of_both_kinds();
  // Without the number, which is not equally wide on all pages.
  for (document::PageSequence& sequence : document.sequences) sequence.page.folio.pattern = "—页—";
  const Pages pages = laid_out(document);
  ASSERT_EQ(pages.pages.size(), 4U);
  for (std::size_t i = 0; i < 2; ++i) {
    const Page& upright = pages.pages[i];
    const Page& wide = pages.pages[i + 2];
    EXPECT_EQ(wide.size, (Size{Length::mm(297), Length::mm(210)}));
    expect_same_place(wide.lines.front(), wide, upright.lines.front());
    expect_same_place(wide.lines[wide.lines.size() - 2], wide,
                      upright.lines[upright.lines.size() - 2]);
    expect_same_place(wide.lines.back(), wide, upright.lines.back());
    ASSERT_EQ(wide.rules.size(), 2U);
    EXPECT_EQ(turned_back(wide.rules[0].rect, wide), upright.rules[0].rect);
    EXPECT_EQ(turned_back(wide.rules[1].rect, wide), upright.rules[1].rect);
  }
}

// GB/T 9704-2012, 7.5 and 8: the folio of an odd page is at the right of the upright sheet.
TEST(LandscapeMargins, FolioIsAtTheWidePagesLeft) {
  const Pages pages = laid_out(document_of_both_kinds());
  EXPECT_EQ(text_of(pages.pages[2].lines.back()), "— 3 —");
  EXPECT_EQ(text_of(pages.pages[3].lines.back()), "— 4 —");
  const Rect odd = pages.pages[2].lines.back().box;
  const Rect even = pages.pages[3].lines.back().box;
  EXPECT_LT(odd.right().to_mm(), 35);
  EXPECT_EQ(odd.x, even.x);
  EXPECT_NEAR((odd.bottom() + Length::pt(14)).to_mm(), 28 + 156, 0.01);
  EXPECT_NEAR((even.y - Length::pt(14)).to_mm(), 28, 0.01);
}

TEST(LandscapePages, KeepTheLinePitch) {
  const Pages pages = laid_out(document_of_both_kinds());
  const auto& lines = pages.pages[2].lines;
  ASSERT_GT(lines.size(), 12U);
  for (std::size_t i = 2; i + 2 < lines.size(); ++i) {
    EXPECT_EQ(lines[i].box.y - lines[i - 1].box.y, tests::grid_line_pitch());
  }
}

// A table of columns that need `width` together.
document::Table table_of_width(Length width, std::vector<document::FitStep> fit) {
  static const document::StyleRef style = tests::share(tests::cell_style());
  document::Table table = plain_table(3, Length::mm(9));
  document::TableSection& section = table.sections.front();
  constexpr int columns = 10;
  section.columns.clear();
  for (int i = 0; i < columns; ++i) {
    document::ColumnHints hints;
    hints.min = width / (columns + 1);
    section.columns.push_back({cell("数量", style), {}, hints});
  }
  for (document::RowNode& row : section.rows) row.values.assign(columns, cell("0", style));
  table.stub_columns.resize(1);
  table.stub_columns.front().min = width / (columns + 1);
  table.style.fit = std::move(fit);
  return table;
}

Document document_with(document::Table table) {
  Document document = empty_document();
  document.landscape_page = turned(page_of(document));
  blocks_of(document).emplace_back(body("表前的正文。"));
  blocks_of(document).emplace_back(heading("一、表的标题"));
  blocks_of(document).emplace_back(std::move(table));
  blocks_of(document).emplace_back(body("表后的正文。"));
  return document;
}

// u for each upright page, w for each wide one.
std::string shape(const Pages& pages) {
  std::string shape;
  for (const Page& page : pages.pages) shape += page.size.width > page.size.height ? 'w' : 'u';
  return shape;
}

using document::FitStep;

TEST(LandscapeTable, TakesItsHeadingToAWidePage) {
  const Pages pages = laid_out(
      document_with(table_of_width(Length::mm(200), {FitStep::padding, FitStep::landscape})));
  EXPECT_EQ(shape(pages), "uwu");
  EXPECT_EQ(find_line(pages, "表前").page, 0U);
  EXPECT_EQ(find_line(pages, "一、").page, 1U);
  EXPECT_EQ(find_line(pages, "行0").page, 1U);
  EXPECT_EQ(find_line(pages, "表后").page, 2U);
}

TEST(LandscapeTable, StaysUprightWhereItFits) {
  const Pages pages = laid_out(
      document_with(table_of_width(Length::mm(140), {FitStep::padding, FitStep::landscape})));
  EXPECT_EQ(shape(pages), "u");
}

TEST(LandscapeTable, StepsAreTakenInTheirOrder) {
  document::Table table = table_of_width(Length::mm(140), {FitStep::padding, FitStep::landscape});
  table.style.padding_inline = Length::mm(3);
  EXPECT_EQ(shape(laid_out(document_with(table))), "u");
  table.style.fit = {FitStep::landscape, FitStep::padding};
  EXPECT_EQ(shape(laid_out(document_with(table))), "uwu");
}

TEST(LandscapeTable, IsNotLeftByItsSignature) {
  Document document = empty_document();
  document.landscape_page = turned(page_of(document));
  blocks_of(document).emplace_back(table_of_width(Length::mm(200), {FitStep::landscape}));
  blocks_of(document).emplace_back(signature());
  EXPECT_EQ(shape(laid_out(document)), "w");
}

TEST(LandscapeTable, TablesInARowShareTheirPages) {
  Document document = document_with(table_of_width(Length::mm(200), {FitStep::landscape}));
  blocks_of(document).insert(
      blocks_of(document).begin() + 3,
      {heading("二、另一张"), table_of_width(Length::mm(190), {FitStep::landscape})});
  EXPECT_EQ(shape(laid_out(document)), "uwu");
}

TEST(LandscapeTable, IsAnErrorWhereThereAreNoWidePages) {
  Document document = document_with(table_of_width(Length::mm(200), {FitStep::landscape}));
  document.landscape_page.reset();
  Diagnostics diagnostics;
  lay_out(document, tests::free_fonts(), diagnostics);
  EXPECT_TRUE(diagnostics.has_errors());
}

}  // namespace
}  // namespace typeset::page
