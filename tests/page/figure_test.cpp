#include "page/dump.h"
#include "page/handmade_document.h"

namespace typeset::page {
namespace {

// 150 pixels an inch.
int pixels(double millimetres) { return static_cast<int>(millimetres / 25.4 * 150); }

TEST(Figure, StandsCentredInItsNaturalSize) {
  Document document = empty_document();
  blocks_of(document).emplace_back(body(hanzi(10)));
  blocks_of(document).emplace_back(figure(300, 150));
  const Pages pages = laid_out(document);
  ASSERT_EQ(pages.pages.front().figures.size(), 1U);
  const Rect box = pages.pages.front().figures.front().box;
  EXPECT_NEAR(box.width.to_pt(), 144, 0.01);
  EXPECT_NEAR(box.height.to_pt(), 72, 0.01);
  EXPECT_NEAR((box.x + box.width / 2).to_mm(), 28 + 78, 0.01);
}

TEST(Figure, TakesTheWidthThatIsAskedUpToTheMeasure) {
  for (const double asked : {40.0, 156.0, 300.0}) {
    Document document = empty_document();
    document::Figure wide = figure(300, 150);
    wide.width = Length::mm(asked);
    blocks_of(document).emplace_back(wide);
    const Pages pages = laid_out(document);
    const Rect box = pages.pages.front().figures.front().box;
    const double width = std::min(asked, 156.0);
    EXPECT_NEAR(box.width.to_mm(), width, 0.01);
    EXPECT_NEAR(box.height.to_mm(), width / 2, 0.01);
    EXPECT_EQ(box.y, type_area().y);
  }
}

TEST(Figure, TallerThanThePageShrinksToLeaveRoomForItsCaption) {
  for (const bool captioned : {false, true}) {
    Document document = empty_document();
    document::Figure tall = figure(pixels(100), pixels(900));
    if (captioned) tall.caption = caption("图1 办理流程");
    blocks_of(document).emplace_back(body(hanzi(10)));
    blocks_of(document).emplace_back(tall);
    blocks_of(document).emplace_back(body(hanzi(10)));
    const Pages pages = laid_out(document);
    ASSERT_EQ(pages.pages.size(), 3U);
    const Page& page = pages.pages[1];
    const Rect box = page.figures.front().box;
    EXPECT_EQ(box.y, type_area().y);
    EXPECT_NEAR(box.height.ratio_to(box.width), 9, 0.02);
    const Rect last = captioned ? flow_lines(page).back()->box : box;
    EXPECT_NEAR(last.bottom().to_mm(), 262, 0.01);
  }
}

TEST(Figure, CaptionStandsBelowOnTheSamePageAndLaterTextAfterIt) {
  for (int filler = 1; filler <= 22; ++filler) {
    Document document = empty_document();
    document::Figure captioned = figure(pixels(80), pixels(60));
    captioned.caption = caption("图1 办理流程");
    for (int i = 0; i < filler; ++i) blocks_of(document).emplace_back(body(hanzi(10)));
    blocks_of(document).emplace_back(captioned);
    blocks_of(document).emplace_back(body("下文。"));
    const Pages pages = laid_out(document);
    const FoundLine below = find_line(pages, "图1");
    const Page& page = pages.pages[below.page];
    ASSERT_EQ(page.figures.size(), 1U) << filler;
    EXPECT_NEAR((below.line->box.y - page.figures[0].box.bottom()).to_pt(), 3, 0.01);
    const FoundLine text = find_line(pages, "下文");
    EXPECT_GE(text.page, below.page) << filler;
    if (text.page == below.page) {
      EXPECT_GT(text.line->box.y, below.line->box.bottom()) << filler;
    }
    // The picture moves on only where it has to.
    EXPECT_EQ(below.page, filler <= 15 ? 0U : 1U) << filler;
  }
}

TEST(Figure, TextAfterItStandsOnTheGridAndTheFigureMidway) {
  const Length pitch = tests::grid_line_pitch();
  for (int height = 100; height < 200; height += 7) {
    Document document = empty_document();
    blocks_of(document).emplace_back(body(hanzi(10)));
    blocks_of(document).emplace_back(figure(300, height));
    blocks_of(document).emplace_back(body(hanzi(10)));
    const Pages pages = laid_out(document);
    const Page& page = pages.pages.front();
    const auto lines = flow_lines(page);
    const double line = (lines[1]->box.y - type_area().y).ratio_to(pitch);
    EXPECT_NEAR(line, std::round(line), 0.001);
    const Rect box = page.figures.front().box;
    const Length above = box.y - lines[0]->box.bottom();
    const Length below = lines[1]->box.y - box.bottom();
    EXPECT_GE(above, Length::pt(5.99)) << height;
    EXPECT_GE(below, Length::pt(5.99)) << height;
    // The grid's own space between lines may hold one of them wider.
    EXPECT_LE(below - above, pitch) << height;
  }
}

TEST(Figure, HeadingStaysWithTheFigureAfterIt) {
  for (int filler = 5; filler <= 22; ++filler) {
    Document document = empty_document();
    for (int i = 0; i < filler; ++i) blocks_of(document).emplace_back(body(hanzi(10)));
    blocks_of(document).emplace_back(heading("二、办理流程"));
    blocks_of(document).emplace_back(figure(pixels(80), pixels(60)));
    const Pages pages = laid_out(document);
    const FoundLine head = find_line(pages, "二、");
    EXPECT_EQ(pages.pages[head.page].figures.size(), 1U) << filler;
  }
}

TEST(Figure, SignatureTakesItAlong) {
  for (int filler = 1; filler <= 22; ++filler) {
    Document document = empty_document();
    document::Figure captioned = figure(pixels(80), pixels(60));
    captioned.caption = caption("图1 办理流程");
    for (int i = 0; i < filler; ++i) blocks_of(document).emplace_back(body(hanzi(10)));
    blocks_of(document).emplace_back(captioned);
    blocks_of(document).emplace_back(signature());
    const Pages pages = laid_out(document);
    EXPECT_EQ(pages.pages.back().figures.size(), 1U) << filler;
    EXPECT_EQ(text_of(*flow_lines(pages.pages.back()).back()), "2021年1月19日") << filler;
  }
}

TEST(Figure, HasItsAlternativeTextAndItsCaptionInTheStructure) {
  Document document = empty_document();
  document::Figure captioned = figure(300, 150);
  captioned.caption = caption("图1 办理流程");
  blocks_of(document).emplace_back(captioned);
  const Pages pages = laid_out(document);
  const FigureFragment& fragment = pages.pages.front().figures.front();
  const StructureElement& element = pages.structure[fragment.element];
  EXPECT_EQ(element.role, StructureRole::figure);
  EXPECT_EQ(element.alternative_text, "示意图");
  const TextFragment& line = *find_line(pages, "图1").line;
  EXPECT_EQ(type_of(pages, line), "Caption");
  EXPECT_EQ(parent_of(pages, *line.element), fragment.element);
}

TEST(Figure, IsInTheDump) {
  Document document = empty_document();
  blocks_of(document).emplace_back(figure(300, 150));
  const std::string dump = dump_json(laid_out(document));
  EXPECT_NE(dump.find(R"({"box":[228.47,104.88,144.0,72.0],"element":1})"), std::string::npos)
      << dump;
  EXPECT_NE(dump.find(R"("alternative":"示意图")"), std::string::npos);
}

TEST(Figure, CaptionTallerThanThePageIsAnError) {
  Document document = empty_document();
  document::Figure captioned = figure(300, 150);
  captioned.caption = caption(hanzi(3000));
  blocks_of(document).emplace_back(captioned);
  Diagnostics diagnostics;
  lay_out(document, tests::free_fonts(), diagnostics);
  const auto found = diagnostics.sorted();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message.id, MessageId::caption_too_tall);
}

}  // namespace
}  // namespace typeset::page
