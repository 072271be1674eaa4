#include "page/layout.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <iterator>
#include <random>

#include "page/handmade_document.h"

namespace typeset::page {
namespace {

TEST(PageGrid, FullPageHasTwentyTwoLinesFromEdgeToEdge) {
  Document document = empty_document();
  blocks_of(document).emplace_back(body(hanzi(28 * 60)));
  const Pages pages = laid_out(document);
  const auto lines = flow_lines(pages.pages.at(0));
  ASSERT_EQ(lines.size(), 22U);
  EXPECT_NEAR(lines.front()->box.y.to_mm(), 37, 0.01);
  EXPECT_NEAR(lines.back()->box.bottom().to_mm(), 262, 0.01);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    EXPECT_NEAR((lines[i]->box.y - lines[i - 1]->box.y).to_mm(), 10.446, 0.005);
    EXPECT_NEAR(lines[i]->box.x.to_mm(), 28, 0.01);
    EXPECT_NEAR(lines[i]->box.right().to_mm(), 184, 0.01);
  }
}

TEST(Folio, StandsOnTheOuterSideSevenMillimetresBelow) {
  Document document = empty_document();
  blocks_of(document).emplace_back(body(hanzi(28 * 40)));
  const Pages pages = laid_out(document);
  ASSERT_GE(pages.pages.size(), 2U);
  for (const Page& page : pages.pages) {
    const TextFragment& folio = page.lines.back();
    EXPECT_FALSE(folio.element.has_value());
    EXPECT_EQ(text_of(folio), "— " + std::to_string(page.number) + " —");
    const bool odd = page.number % 2 == 1;
    const double inset = 14 * 25.4 / 72;
    const double outer_edge = odd ? folio.box.right().to_mm() : folio.box.x.to_mm();
    EXPECT_NEAR(outer_edge, odd ? 184 - inset : 28 + inset, 0.05);
    const font::GlyphRun& run = folio.runs.front();
    const Length top =
        run.glyphs[0].origin.y - run.size.scaled(run.face->ink_extents(run.glyphs[0].id).top);
    EXPECT_NEAR(top.to_mm(), 262 + 7, 0.01);
  }
}

TEST(Pagination, HeadingGoesOverWithItsText) {
  for (int filler = 15; filler <= 30; ++filler) {
    Document document = empty_document();
    for (int i = 0; i < filler; ++i) blocks_of(document).emplace_back(body(hanzi(10)));
    blocks_of(document).emplace_back(heading("二、主动公开政府信息情况"));
    blocks_of(document).emplace_back(body(hanzi(100)));
    const Pages pages = laid_out(document);
    for (const Page& page : pages.pages) {
      EXPECT_NE(text_of(*flow_lines(page).back()), "二、主动公开政府信息情况") << filler;
    }
  }
}

TEST(Pagination, NoParagraphLeavesOneLineBehindOrSendsOneAhead) {
  for (int filler = 15; filler <= 25; ++filler) {
    for (int length = 2; length <= 6; ++length) {
      Document document = empty_document();
      for (int i = 0; i < filler; ++i) blocks_of(document).emplace_back(body(hanzi(10)));
      blocks_of(document).emplace_back(body(hanzi(26 + 28 * (length - 1))));
      const Pages pages = laid_out(document);
      ASSERT_LE(pages.pages.size(), 2U);
      const std::size_t last_element = *pages.pages.back().lines.front().element;
      std::vector<int> parts;
      for (const Page& page : pages.pages) {
        int count = 0;
        for (const TextFragment* line : flow_lines(page)) count += line->element == last_element;
        parts.push_back(count);
      }
      if (parts.size() == 2 && parts[0] > 0) {
        EXPECT_GE(parts[0], 2);
        EXPECT_GE(parts[1], 2);
      }
    }
  }
}

TEST(Pagination, SignatureIsNeverAloneOnAPage) {
  for (int filler = 12; filler <= 26; ++filler) {
    for (const int last : {1, 3, 60, 150}) {
      Document document = empty_document();
      for (int i = 0; i < filler; ++i) blocks_of(document).emplace_back(body(hanzi(10)));
      blocks_of(document).emplace_back(heading("六、其他需要报告的事项"));
      blocks_of(document).emplace_back(body(hanzi(last)));
      blocks_of(document).emplace_back(signature());
      const Pages pages = laid_out(document);
      const auto lines = flow_lines(pages.pages.back());
      ASSERT_GE(lines.size(), 3U) << filler << " " << last;
      EXPECT_EQ(text_of(*lines[lines.size() - 1]), "2021年1月19日");
      EXPECT_NE(text_of(*lines.front()), "哈尔滨市平房区新伟街道办事处");
    }
  }
}

// GB/T 9704-2012, 7.3.5.2.
TEST(Signature, DateStartsTwoCharactersAfterTheOrgan) {
  Document document = empty_document();
  blocks_of(document).emplace_back(body(hanzi(40)));
  blocks_of(document).emplace_back(signature());
  const Pages pages = laid_out(document);
  const auto lines = flow_lines(pages.pages.front());
  const Rect organ = lines[lines.size() - 2]->box;
  const Rect date = lines[lines.size() - 1]->box;
  const Length two = tests::grid_character_pitch() * 2;
  EXPECT_NEAR((type_area().right() - organ.right()).to_mm(), two.to_mm(), 0.01);
  EXPECT_NEAR((date.x - organ.x).to_mm(), two.to_mm(), 0.01);
  // One empty line between the body and the organ.
  EXPECT_NEAR((organ.y - lines[lines.size() - 3]->box.y).to_mm(), 2 * 10.446, 0.01);
}

document::Signature signature_of(std::string_view organ, std::string_view date) {
  document::Signature result = signature();
  result.signatories.front().name = tests::rich_text(organ, result.style);
  result.date = tests::rich_text(date, result.style);
  return result;
}

Length right_edge() { return type_area().right() - tests::grid_character_pitch() * 2; }

TEST(Signature, LongOrganWrapsInBalancedLinesWithTheDateBelowThem) {
  for (int length = 20; length <= 80; ++length) {
    Document document = empty_document();
    blocks_of(document).emplace_back(body(hanzi(40)));
    blocks_of(document).emplace_back(signature_of(hanzi(length), "2021年1月19日"));
    const Pages pages = laid_out(document);
    const auto lines = flow_lines(pages.pages.front());
    const std::size_t count = lines.size() - 3;  // two lines of text, one date
    EXPECT_EQ(count, (static_cast<std::size_t>(length) + 25) / 26) << length;
    Length start = type_area().right();
    Length shortest = type_area().width;
    for (std::size_t i = 2; i < 2 + count; ++i) {
      EXPECT_NEAR(lines[i]->box.right().to_mm(), right_edge().to_mm(), 0.01) << length;
      EXPECT_GE(lines[i]->box.x, type_area().x - Length::pt(0.01)) << length;
      start = std::min(start, lines[i]->box.x);
      shortest = std::min(shortest, lines[i]->box.width);
    }
    const Length longest = right_edge() - start;
    EXPECT_LE(longest - shortest, tests::grid_character_pitch() * 2) << length;
    const Rect date = lines.back()->box;
    EXPECT_NEAR((date.x - start).to_mm(), (tests::grid_character_pitch() * 2).to_mm(), 0.01);
  }
}

TEST(Signature, LongOrganOfWordsStaysInTheTypeArea) {
  Document document = empty_document();
  blocks_of(document).emplace_back(body(hanzi(40)));
  blocks_of(document).emplace_back(
      signature_of("新疆维吾尔自治区巴音郭楞蒙古自治州博斯腾湖景区管理委员会", "2021年1月19日"));
  const Pages pages = laid_out(document);
  const auto lines = flow_lines(pages.pages.front());
  ASSERT_EQ(lines.size(), 5U);
  for (std::size_t i = 2; i < 4; ++i) {
    EXPECT_NEAR(lines[i]->box.right().to_mm(), right_edge().to_mm(), 0.01);
    EXPECT_GT(lines[i]->box.width, tests::grid_character_pitch() * 10) << text_of(*lines[i]);
  }
}

TEST(Signature, DateNeverEndsNearerToTheEdgeThanTwoCharacters) {
  for (int organ = 1; organ <= 30; ++organ) {
    for (const char* date : {"2021年1月19日", "二〇二一年十二月二十九日"}) {
      Document document = empty_document();
      blocks_of(document).emplace_back(body(hanzi(40)));
      blocks_of(document).emplace_back(signature_of(hanzi(organ), date));
      const Pages pages = laid_out(document);
      const auto lines = flow_lines(pages.pages.front());
      const Rect last = lines.back()->box;
      Length start = last.x;
      for (std::size_t i = 2; i + 1 < lines.size(); ++i) start = std::min(start, lines[i]->box.x);
      EXPECT_LE(last.right(), right_edge() + Length::pt(0.01)) << organ << date;
      EXPECT_NEAR((last.x - start).to_mm(), (tests::grid_character_pitch() * 2).to_mm(), 0.01);
    }
  }
}

TEST(Signature, AllLinesStandOnOnePage) {
  for (int filler = 10; filler <= 24; ++filler) {
    Document document = empty_document();
    for (int i = 0; i < filler; ++i) blocks_of(document).emplace_back(body(hanzi(10)));
    blocks_of(document).emplace_back(signature_of(hanzi(120), "2021年1月19日"));
    const Pages pages = laid_out(document);
    const auto lines = flow_lines(pages.pages.back());
    ASSERT_GE(lines.size(), 7U) << filler;
    EXPECT_EQ(lines[lines.size() - 6]->element, lines.back()->element) << filler;
    EXPECT_NE(lines.front()->element, lines.back()->element) << filler;
  }
}

TEST(Pagination, MoreHeadingsThanAPageHoldsFillTheirPages) {
  for (int headings = 21; headings <= 70; ++headings) {
    Document document = empty_document();
    for (int i = 0; i < 3; ++i) blocks_of(document).emplace_back(body(hanzi(10)));
    for (int i = 0; i < headings; ++i) blocks_of(document).emplace_back(heading("小标题。"));
    blocks_of(document).emplace_back(body(hanzi(100)));
    const Pages pages = laid_out(document);
    const std::size_t text = *flow_lines(pages.pages.back()).back()->element;
    for (const Page& page : pages.pages) {
      const auto lines = flow_lines(page);
      // All but a heading that goes with the text and a line too few to start the text with.
      EXPECT_TRUE(lines.size() >= 20U || &page == &pages.pages.back()) << headings;
      const auto start =
          std::ranges::find_if(lines, [&](auto* line) { return line->element == text; });
      if (start == lines.end()) continue;
      ASSERT_NE(start, lines.begin()) << headings;
      EXPECT_EQ(text_of(**std::prev(start)), "小标题。") << headings;
      break;
    }
  }
}

TEST(Pagination, HeadingsInARowTakeLinearTime) {
  Document document = empty_document();
  for (int i = 0; i < 2000; ++i) blocks_of(document).emplace_back(heading("题"));
  EXPECT_EQ(laid_out(document).pages.size(), 91U);
}

TEST(Pagination, HeadingStaysOnItsPageBeforeATableThatLeavesItNoRoom) {
  Document document = empty_document();
  for (int i = 0; i < 3; ++i) blocks_of(document).emplace_back(body(hanzi(10)));
  blocks_of(document).emplace_back(heading("二、主动公开政府信息情况"));
  blocks_of(document).emplace_back(plain_table(2, Length::mm(73)));
  const Pages pages = laid_out(document);
  ASSERT_EQ(pages.pages.size(), 2U);
  EXPECT_EQ(flow_lines(pages.pages.front()).size(), 4U);
}

// The table's rows by page, and whether the signature stands below some on the last page.
TEST(Pagination, SignatureTakesRowsOfTheTableBeforeIt) {
  for (int rows = 5; rows <= 60; ++rows) {
    for (const bool with_heading : {false, true}) {
      Document document = empty_document();
      if (with_heading) blocks_of(document).emplace_back(heading("一、总体情况"));
      blocks_of(document).emplace_back(plain_table(rows, Length::mm(9)));
      blocks_of(document).emplace_back(signature());
      const Pages pages = laid_out(document);
      std::size_t labels = 0, labels_on_last = 0;
      for (const Page& page : pages.pages) {
        labels_on_last = 0;
        for (const TextFragment* line : flow_lines(page)) {
          labels_on_last += text_of(*line).starts_with("行");
        }
        labels += labels_on_last;
      }
      EXPECT_EQ(labels, static_cast<std::size_t>(rows));
      EXPECT_GE(labels_on_last, 2U) << rows;
      EXPECT_EQ(text_of(*flow_lines(pages.pages.back()).back()), "2021年1月19日");
    }
  }
}

TEST(Pagination, SignatureTakesATableThatCannotBreakAlong) {
  Document document = empty_document();
  for (int i = 0; i < 10; ++i) blocks_of(document).emplace_back(body(hanzi(10)));
  blocks_of(document).emplace_back(
      plain_table(3, Length::mm(28)));  // head and rows end at the foot
  blocks_of(document).emplace_back(signature());
  const Pages pages = laid_out(document);
  ASSERT_EQ(pages.pages.size(), 2U);
  EXPECT_EQ(flow_lines(pages.pages.front()).size(), 10U);
  EXPECT_FALSE(pages.pages.back().rules.empty());
}

// Nothing can be done: each has a page, and there is an end.
TEST(Pagination, TableThatFillsAPageLeavesTheSignatureAlone) {
  Document document = empty_document();
  blocks_of(document).emplace_back(plain_table(3, Length::mm(55)));
  blocks_of(document).emplace_back(signature());
  const Pages pages = laid_out(document);
  ASSERT_EQ(pages.pages.size(), 2U);
  EXPECT_EQ(flow_lines(pages.pages.back()).size(), 2U);
}

TEST(Pagination, TableIsCentredWithoutMovingTheTextBelow) {
  const Length pitch = tests::grid_line_pitch();
  for (int step = 0; step < 60; ++step) {
    Document document = empty_document();
    document::Table table = plain_table(3, Length::pt(20 + step * 0.25));
    table.style.space_after = Length::pt(30);
    const Length height = table.style.min_row_height * 4 + table.style.rules.top.thickness;
    blocks_of(document).emplace_back(body(hanzi(10)));
    blocks_of(document).emplace_back(std::move(table));
    blocks_of(document).emplace_back(body(hanzi(10)));
    const Pages pages = laid_out(document);
    const Page& page = pages.pages.front();
    const auto lines = flow_lines(page);
    Length top = type_area().bottom();
    for (const RuleFragment& rule : page.rules) top = std::min(top, rule.rect.y);
    const Length below = lines.back()->box.y - top - height;
    EXPECT_GE(below, Length::pt(29.99)) << step;
    // The first line of the grid that leaves the table's height and its space.
    const Length least = type_area().y + pitch + height + Length::pt(30);
    EXPECT_LT(lines.back()->box.y - least, pitch) << step;
    EXPECT_GE(lines.back()->box.y, least - Length::pt(0.02)) << step;
  }
}

TEST(Report, LineTallerThanThePageIsAnErrorAndTakesAPage) {
  document::Style style = tests::body_style();
  style.size = Length::mm(230);
  style.character_pitch = style.size;
  style.line_pitch = style.size;
  style.first_line_indent = {};
  style.snap_to_grid = false;
  Paragraph tall;
  tall.style = tests::share(style);
  tall.text = tests::rich_text("大", tall.style);
  Document document = empty_document();
  blocks_of(document).emplace_back(body(hanzi(10)));
  blocks_of(document).emplace_back(tall);
  blocks_of(document).emplace_back(body(hanzi(10)));
  Diagnostics diagnostics;
  const Pages pages = lay_out(document, tests::free_fonts(), diagnostics);
  EXPECT_TRUE(diagnostics.has_errors());
  EXPECT_EQ(pages.pages.size(), 3U);
  int errors = 0;
  for (const Diagnostic& d : diagnostics.sorted()) {
    errors += d.severity == Severity::error && d.message.id == MessageId::line_too_tall;
  }
  EXPECT_EQ(errors, 1);
}

// Vertical text is not cut.
TEST(Report, RowTallerThanThePageIsAnErrorThatNamesIt) {
  Document document = empty_document();
  document::Style vertical = tests::cell_style();
  vertical.writing_mode = document::WritingMode::vertical;
  document::Table table = plain_table(4, Length::pt(20));
  table.style.min_rows_before_break = 1;
  table.style.min_rows_after_break = 1;
  table.sections.front().rows[2].values[0] = cell(std::string(200, 'w'), tests::share(vertical));
  blocks_of(document).emplace_back(std::move(table));
  Diagnostics diagnostics;
  lay_out(document, tests::free_fonts(), diagnostics);
  const auto found = diagnostics.sorted();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].severity, Severity::error);
  EXPECT_EQ(found[0].message.id, MessageId::table_row_too_tall);
  EXPECT_EQ(found[0].message.arguments, (std::vector<std::string>{"行2", "事项"}));
}

// Padding that gives way makes the least rows fit: nothing is lost, nothing is said.
TEST(Report, RowThatFitsWithLessPaddingIsNoError) {
  Document document = empty_document();
  document::Table table = plain_table(100, Length{});
  table.style.padding_block = Length::mm(60);
  blocks_of(document).emplace_back(std::move(table));
  Diagnostics diagnostics;
  lay_out(document, tests::free_fonts(), diagnostics);
  EXPECT_TRUE(diagnostics.empty());
}

TEST(Report, LineWiderThanTheMeasureIsAWarningOnceForAParagraph) {
  document::Style style = tests::body_style();
  style.first_line_indent = {};
  style.start_indent = type_area().width - Length::pt(12);
  Paragraph narrow;
  narrow.style = tests::share(style);
  narrow.text = tests::rich_text("政府信息", narrow.style);
  Document document = empty_document();
  blocks_of(document).emplace_back(narrow);
  Diagnostics diagnostics;
  lay_out(document, tests::free_fonts(), diagnostics);
  const auto found = diagnostics.sorted();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].severity, Severity::warning);
  EXPECT_EQ(found[0].message.id, MessageId::line_overfull);
  EXPECT_EQ(found[0].message.arguments, std::vector<std::string>{"1.4 mm"});
}

// Whatever stands in a document: no ink of the flow leaves the type area, and nothing is lost.
TEST(LayoutProperty, NoInkLeavesTheTypeArea) {
  std::mt19937 random(11);
  int set = 0;
  for (unsigned round = 0; round < 40; ++round) {
    Document document = empty_document();
    for (int i = 0; i < 8; ++i) {
      blocks_of(document).emplace_back(heading("一、总体情况"));
      blocks_of(document).emplace_back(body(tests::random_prose(random, 10 + i * 10)));
      if (i % 4 == 1) blocks_of(document).emplace_back(random_table(round));
    }
    blocks_of(document).emplace_back(signature());
    Diagnostics diagnostics;
    const Pages pages = lay_out(document, tests::free_fonts(), diagnostics);
    if (diagnostics.has_errors()) continue;  // a table wider than the page
    ++set;
    const Rect area = type_area();
    const Length hair = Length::pt(0.01);
    for (const Page& page : pages.pages) {
      for (const TextFragment* line : flow_lines(page)) {
        EXPECT_GE(line->box.x, area.x - hair);
        EXPECT_GE(line->box.y, area.y - hair);
        EXPECT_LE(line->box.right(), area.right() + hair);
        EXPECT_LE(line->box.bottom(), area.bottom() + hair);
        for (const font::GlyphRun& run : line->runs) {
          for (const font::PositionedGlyph& glyph : run.glyphs) {
            const font::InkExtents ink = run.face->ink_extents(glyph.id);
            if (ink.right <= ink.left) continue;
            EXPECT_GE(glyph.origin.x + run.size.scaled(ink.left), area.x - hair) << text_of(*line);
            EXPECT_LE(glyph.origin.x + run.size.scaled(ink.right), area.right() + hair)
                << text_of(*line);
          }
        }
      }
      for (const RuleFragment& rule : page.rules) {
        EXPECT_GE(rule.rect.x, area.x);
        EXPECT_LE(rule.rect.right(), area.right());
        EXPECT_GE(rule.rect.y, area.y);
        EXPECT_LE(rule.rect.bottom(), area.bottom() + hair);
      }
    }
  }
  EXPECT_GT(set, 20);
}

TEST(LayoutProperty, ParentsComeBeforeTheirChildren) {
  Document document = empty_document();
  blocks_of(document).emplace_back(heading("一、总体情况"));
  blocks_of(document).emplace_back(body(hanzi(100)));
  blocks_of(document).emplace_back(random_table(3));
  const Pages pages = laid_out(document);
  for (std::size_t i = 1; i < pages.structure.size(); ++i) {
    ASSERT_TRUE(pages.structure[i].parent.has_value());
    EXPECT_LT(*pages.structure[i].parent, i);
  }
  ASSERT_EQ(pages.bookmarks.size(), 1U);
  EXPECT_EQ(pages.bookmarks[0].title, "一、总体情况");
}

}  // namespace
}  // namespace typeset::page
