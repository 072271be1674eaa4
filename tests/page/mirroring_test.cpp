// Pages printed on both sides: even ones have their type area as far from the right edge as odd
// ones have it from the left.
#include "page/mirroring.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "page/handmade_document.h"

namespace typeset::page {
namespace {

// 28 mm at the binding edge, 26 mm at the other.
Point to_the_left() { return {Length::mm(-2), {}}; }
Point upwards() { return {{}, Length::mm(-2)}; }

void add(const Rect& rect, std::vector<Point>& places) {
  places.push_back({rect.x, rect.y});
  places.push_back({rect.right(), rect.bottom()});
}

// Of all that stands on a page.
std::vector<Point> places(const Page& page) {
  std::vector<Point> places;
  for (const FillFragment& fill : page.fills) add(fill.rect, places);
  for (const RuleFragment& rule : page.rules) add(rule.rect, places);
  for (const StrokeFragment& stroke : page.strokes) {
    std::ranges::copy(stroke.outline, std::back_inserter(places));
  }
  for (const DotFragment& dot : page.dots) places.push_back(dot.center);
  for (const WaveFragment& wave : page.waves) add(wave.rect, places);
  for (const FigureFragment& figure : page.figures) add(figure.box, places);
  for (const TextFragment& line : page.lines) {
    add(line.box, places);
    for (const font::GlyphRun& run : line.runs) {
      for (const font::PositionedGlyph& glyph : run.glyphs) places.push_back(glyph.origin);
    }
  }
  return places;
}

bool nearly(Point a, Point b) {
  const Length close = Length::pt(0.01);
  return std::max(a.x - b.x, b.x - a.x) < close && std::max(a.y - b.y, b.y - a.y) < close;
}

void expect_moved(const std::vector<Point>& from, const std::vector<Point>& to, Point by) {
  ASSERT_EQ(from.size(), to.size());
  for (std::size_t i = 0; i < from.size(); ++i) EXPECT_TRUE(nearly(from[i] + by, to[i])) << i;
}

document::PageStyle mirrored(document::PageStyle style) {
  style.mirrored = true;
  return style;
}

document::PageStyle upright() {
  Document document = empty_document();
  return page_of(document);
}

document::PageStyle landscape() {
  document::PageStyle style = upright();
  std::swap(style.paper.width, style.paper.height);
  style.type_area = {Length::mm(35), Length::mm(28), Length::mm(225), Length::mm(156)};
  style.upright_area = type_area();
  return style;
}

// One of each kind.
Page full_page(int number) {
  const Rect rect{Length::mm(40), Length::mm(50), Length::mm(30), Length::mm(20)};
  Page page;
  page.number = number;
  page.fills.push_back({rect, {}});
  page.rules.push_back({rect, {}});
  page.strokes.push_back({{{rect.x, rect.y}, {rect.right(), rect.y}, {rect.x, rect.bottom()}}, {}});
  page.dots.push_back({{rect.x, rect.y}, Length::mm(1), {}});
  page.waves.push_back({rect, Length::mm(1), {}});
  page.figures.push_back({nullptr, rect});
  TextFragment& line = page.lines.emplace_back();
  line.box = rect;
  line.runs.emplace_back().glyphs.push_back({1, {rect.x, rect.bottom()}});
  return page;
}

Pages full_pages() {
  Pages pages;
  for (int number = 1; number <= 4; ++number) {
    pages.pages.push_back(full_page(number));
    pages.bookmarks.push_back({"", 1, pages.pages.size() - 1, Length::mm(50)});
  }
  const Rect rect = pages.pages.front().fills.front().rect;
  pages.signature = SignatureBlock{3, rect, rect, rect};
  return pages;
}

TEST(Mirroring, MovesAllOfEvenPages) {
  const document::PageStyle style = mirrored(upright()), wide = mirrored(landscape());
  const std::vector<const document::PageStyle*> styles = {&style, &style, &wide, &wide};
  const Pages before = full_pages();
  Pages after = before;
  mirror_even_pages(after, styles);
  const std::vector<Point> offsets = {{}, to_the_left(), {}, upwards()};
  for (std::size_t i = 0; i < 4; ++i) {
    expect_moved(places(before.pages[i]), places(after.pages[i]), offsets[i]);
    EXPECT_TRUE(nearly({{}, after.bookmarks[i].top}, {{}, Length::mm(50) + offsets[i].y})) << i;
  }
  for (const Rect& rect : {after.signature->box, after.signature->date, *after.signature->seal}) {
    EXPECT_TRUE(nearly({rect.x, rect.y}, Point{Length::mm(40), Length::mm(50)} + upwards()));
  }
}

TEST(Mirroring, LeavesPagesThatAreNotMirrored) {
  const document::PageStyle style = upright();
  const std::vector<const document::PageStyle*> styles(4, &style);
  Pages pages = full_pages();
  mirror_even_pages(pages, styles);
  for (const Page& page : pages.pages) expect_moved(places(full_page(1)), places(page), {});
}

// A landscape page with a type area of its own, whose margins are the upright sheet's.
TEST(Mirroring, GoesByEachPagesOwnTypeArea) {
  document::PageStyle style = mirrored(landscape());
  style.type_area = {Length::mm(35), Length::mm(40), Length::mm(225), Length::mm(140)};
  EXPECT_TRUE(nearly(mirroring_offset(style, 2), {{}, Length::mm(-10)}));
  EXPECT_TRUE(nearly(mirroring_offset(style, 3), {}));
}

document::RunningText running_text(std::string pattern) {
  return {tests::share(tests::cell_style()), std::move(pattern), Length::mm(7), Length::pt(0.75)};
}

// Text, a table and a figure on upright pages, landscape ones, and an upright one with a seal and
// the imprint.
Pages document_on(bool mirrored) {
  Document document = empty_document();
  document::PageStyle style = page_of(document), wide = landscape();
  style.header = wide.header = running_text("页眉");
  style.footer = wide.footer = running_text("页脚");
  wide.line_pitch = style.line_pitch;
  style.mirrored = wide.mirrored = mirrored;
  page_of(document) = style;
  Paragraph noted = body(hanzi(28 * 30));
  refer(noted, "①", "注。");
  blocks_of(document) = {heading("一、标题"), noted, plain_table(20, Length::mm(9)),
                         figure(60, 40)};
  document.sequences.push_back({wide, {body(hanzi(40 * 20)), heading("二、横页")}});
  document::Signature signed_by = signature();
  signed_by.form = document::Signature::Form::sealed;
  signed_by.picture_size = Length::mm(42);
  document.sequences.push_back({style, {body(hanzi(28)), signed_by}});
  document.imprint = document::Imprint{style, {body("抄送。")}};
  return laid_out(document);
}

TEST(Mirroring, AllOfADocumentsEvenPagesStandsMirrored) {
  const Pages plain = document_on(false), both_sides = document_on(true);
  ASSERT_EQ(plain.pages.size(), both_sides.pages.size());
  int upright_even = 0, landscape_even = 0;
  std::vector<Point> offsets;
  for (std::size_t i = 0; i < plain.pages.size(); ++i) {
    const bool wide = plain.pages[i].size.width > plain.pages[i].size.height;
    offsets.push_back(i % 2 == 0 ? Point{} : wide ? upwards() : to_the_left());
    if (i % 2 == 1) ++(wide ? landscape_even : upright_even);
    expect_moved(places(plain.pages[i]), places(both_sides.pages[i]), offsets.back());
    EXPECT_EQ(plain.pages[i].size, both_sides.pages[i].size);
  }
  EXPECT_GT(upright_even, 1);
  EXPECT_GT(landscape_even, 0);
  for (std::size_t i = 0; i < plain.bookmarks.size(); ++i) {
    const Bookmark &from = plain.bookmarks[i], &to = both_sides.bookmarks[i];
    EXPECT_TRUE(nearly({{}, from.top + offsets[from.page].y}, {{}, to.top}));
  }
  const SignatureBlock &from = *plain.signature, &to = *both_sides.signature;
  const Point by = offsets[from.page];
  EXPECT_TRUE(nearly(Point{from.seal->x, from.seal->y} + by, {to.seal->x, to.seal->y}));
}

// 5.2.1: what is bound is 28 mm wide on both sides of a sheet.
TEST(Mirroring, LeavesAsMuchAtTheBindingEdgeOfBothSides) {
  Document document = empty_document();
  page_of(document).mirrored = true;
  blocks_of(document).emplace_back(body(hanzi(28 * 60)));
  const Pages pages = laid_out(document);
  ASSERT_EQ(pages.pages.size(), 3U);
  EXPECT_NEAR(pages.pages[0].lines[1].box.x.to_mm(), 28, 0.01);
  EXPECT_NEAR(pages.pages[1].lines[1].box.right().to_mm(), 210 - 28, 0.01);
  EXPECT_NEAR(pages.pages[2].lines[1].box.x.to_mm(), 28, 0.01);
}

}  // namespace
}  // namespace typeset::page
