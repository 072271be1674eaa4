#include "page/handmade_document.h"

namespace typeset::page {
namespace {

Paragraph noted(int before, std::string_view mark, std::string_view note, int after) {
  Paragraph paragraph = body(hanzi(before));
  refer(paragraph, mark, note);
  append(paragraph, hanzi(after));
  return paragraph;
}

std::string mark_of(int number) { return "〔" + std::to_string(number) + "〕"; }

TEST(Footnote, StandsAtTheFootBelowAShortRule) {
  Document document = empty_document();
  blocks_of(document).emplace_back(noted(10, "〔1〕", "据统计局数据。", 10));
  const Pages pages = laid_out(document);
  const Page& page = pages.pages.front();
  const FoundLine label = find_line(pages, "〔1〕");
  EXPECT_EQ(text_of(*label.line), "〔1〕");
  EXPECT_NEAR(label.line->box.bottom().to_mm(), 262, 0.01);
  EXPECT_NEAR(label.line->box.x.to_mm(), 28, 0.01);
  ASSERT_EQ(page.rules.size(), 1U);
  const Rect rule = page.rules.front().rect;
  EXPECT_NEAR(rule.width.to_mm(), 39, 0.01);
  EXPECT_NEAR(rule.height.to_pt(), 0.5, 0.001);
  EXPECT_NEAR(rule.x.to_mm(), 28, 0.01);
  EXPECT_NEAR((label.line->box.y - rule.bottom()).to_pt(), 4.5, 0.01);
}

TEST(Footnote, NotesOfAPageStandBelowEachOtherInTheirOwnPitch) {
  Document document = empty_document();
  blocks_of(document).emplace_back(noted(10, "〔1〕", hanzi(60), 10));
  blocks_of(document).emplace_back(noted(10, "〔2〕", "据统计局数据。", 10));
  const Pages pages = laid_out(document);
  const Page& page = pages.pages.front();
  const Rect first = find_line(pages, "〔1〕").line->box;
  const Rect second = find_line(pages, "〔2〕").line->box;
  EXPECT_NEAR((second.y - first.y).to_pt(), 24, 0.01);
  EXPECT_NEAR(second.bottom().to_mm(), 262, 0.01);
  EXPECT_EQ(page.rules.size(), 1U);
}

TEST(Footnote, IsANoteWithItsLabelInWhatRefersToIt) {
  Document document = empty_document();
  blocks_of(document).emplace_back(noted(10, "〔1〕", "据统计局数据。", 10));
  const Pages pages = laid_out(document);
  const ElementId label = *find_line(pages, "〔1〕").line->element;
  const ElementId text = *find_line(pages, "据统计局").line->element;
  EXPECT_EQ(path_of(pages, label), "Lbl Note P Document");
  EXPECT_EQ(path_of(pages, text), "P Note P Document");
  EXPECT_EQ(parent_of(pages, label), parent_of(pages, text));
}

TEST(Footnote, StandsOnThePageOfItsLineAndTextGivesWay) {
  for (int filler = 12; filler <= 23; ++filler) {
    for (int before = 0; before <= 140; before += 14) {
      Document document = empty_document();
      for (int i = 0; i < filler; ++i) blocks_of(document).emplace_back(body(hanzi(10)));
      Paragraph paragraph = body(hanzi(before));
      append(paragraph, "数");
      refer(paragraph, "〔1〕", hanzi(150));
      append(paragraph, hanzi(140 - before));
      const std::size_t anchor = paragraph.footnotes.front().anchor;
      blocks_of(document).emplace_back(paragraph);
      const Pages pages = laid_out(document);
      const FoundLine note = find_line(pages, "〔1〕");
      std::size_t seen = 0, page_of_anchor = 0;
      const ElementId element = *parent_of(pages, *parent_of(pages, *note.line->element));
      for (std::size_t i = 0; i < pages.pages.size(); ++i) {
        for (const TextFragment& line : pages.pages[i].lines) {
          if (line.element != element) continue;
          if (seen < anchor) page_of_anchor = i;
          seen += to_utf16(text_of(line)).size();
          if (i == note.page) {
            EXPECT_LT(line.box.bottom(), pages.pages[i].rules.front().rect.y) << filler << before;
          }
        }
      }
      EXPECT_EQ(note.page, page_of_anchor) << filler << " " << before;
    }
  }
}

TEST(Footnote, LeavesTheGridAsItIs) {
  Document document = empty_document();
  for (int i = 0; i < 6; ++i) blocks_of(document).emplace_back(noted(40, "〔1〕", hanzi(30), 90));
  const Pages pages = laid_out(document);
  for (const Page& page : pages.pages) {
    for (const TextFragment* line : flow_lines(page)) {
      if (line->box.height != tests::body_size()) continue;
      const double place = (line->box.y - type_area().y).ratio_to(tests::grid_line_pitch());
      EXPECT_NEAR(place, std::round(place), 0.001);
    }
  }
}

// A signature still has company when the page is low for the notes on it.
TEST(Footnote, SignatureTakesLinesAndTheirNotesAlong) {
  for (int filler = 8; filler <= 22; ++filler) {
    Document document = empty_document();
    for (int i = 0; i < filler; ++i) blocks_of(document).emplace_back(body(hanzi(10)));
    blocks_of(document).emplace_back(noted(100, "〔1〕", hanzi(100), 20));
    blocks_of(document).emplace_back(signature());
    const Pages pages = laid_out(document);
    const FoundLine organ = find_line(pages, "哈尔滨");
    EXPECT_NE(flow_lines(pages.pages[organ.page]).front(), organ.line) << filler;
    EXPECT_EQ(find_line(pages, "〔1〕").page, organ.page) << filler;
  }
}

TEST(Footnote, OfATableCaptionStandsOnThePageOfTheTable) {
  for (int filler = 8; filler <= 22; ++filler) {
    Document document = empty_document();
    for (int i = 0; i < filler; ++i) blocks_of(document).emplace_back(body(hanzi(10)));
    document::Table table = plain_table(3, Length::mm(9));
    table.caption = caption("表1");
    refer(*table.caption, "〔1〕", hanzi(200));
    blocks_of(document).emplace_back(table);
    const Pages pages = laid_out(document);
    EXPECT_EQ(find_line(pages, "表1").page, find_line(pages, "〔1〕").page) << filler;
    EXPECT_EQ(find_line(pages, "行0").page, find_line(pages, "〔1〕").page) << filler;
  }
}

TEST(Footnote, ManyInOneParagraphAreAllSetOnce) {
  Document document = empty_document();
  Paragraph paragraph = body("数");
  for (int i = 1; i <= 400; ++i) {
    refer(paragraph, mark_of(i), "据统计局数据。");
    append(paragraph, hanzi(9));
  }
  blocks_of(document).emplace_back(paragraph);
  const Pages pages = laid_out(document);
  int next = 1;
  for (const Page& page : pages.pages) {
    for (const TextFragment& line : page.lines) {
      if (type_of(pages, line) != "Lbl") continue;
      EXPECT_EQ(text_of(line), mark_of(next));
      ++next;
    }
  }
  EXPECT_EQ(next, 401);
}

TEST(Footnote, HundredsAtOnePlaceAreAnErrorAndAnEnd) {
  Document document = empty_document();
  Paragraph paragraph = body("数");
  refer(paragraph, "〔1〕", "据统计局数据。");
  for (int i = 0; i < 8; ++i) {
    const auto notes = paragraph.footnotes;
    std::ranges::copy(notes, std::back_inserter(paragraph.footnotes));
  }
  append(paragraph, hanzi(200));
  blocks_of(document).emplace_back(body(hanzi(10)));
  blocks_of(document).emplace_back(paragraph);
  Diagnostics diagnostics;
  const Pages pages = lay_out(document, tests::free_fonts(), diagnostics);
  const auto found = diagnostics.sorted();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].severity, Severity::error);
  EXPECT_EQ(found[0].message.id, MessageId::footnotes_too_tall);
  EXPECT_LE(pages.pages.size(), 3U);
}

TEST(Footnote, TakesLinearTime) {
  Document document = empty_document();
  for (int i = 0; i < 3000; ++i) {
    blocks_of(document).emplace_back(noted(5, mark_of(i), "据统计局数据。", 5));
  }
  const Pages pages = laid_out(document);
  EXPECT_GT(pages.pages.size(), 150U);
}

}  // namespace
}  // namespace typeset::page
