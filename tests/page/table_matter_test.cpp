// What stands around a table's frame: caption, unit, notes.
#include <algorithm>
#include <set>

#include "page/dump.h"
#include "page/handmade_document.h"

namespace typeset::page {
namespace {

document::Table captioned_table(int rows, Length row_height) {
  document::Table table = plain_table(rows, row_height);
  table.style.space_before = Length::pt(6);
  table.style.space_after = Length::pt(6);
  table.caption = caption("表1 收入情况");
  table.unit = small_paragraph(ParagraphRole::caption, "单位：万元", document::TextAlign::end);
  table.notes.push_back(
      small_paragraph(ParagraphRole::note, "注：不含基金收入。", document::TextAlign::start));
  table.notes.push_back(
      small_paragraph(ParagraphRole::note, "来源：财政局。", document::TextAlign::start));
  return table;
}

Rect frame_of(const Page& page) {
  Rect frame = page.rules.front().rect;
  for (const RuleFragment& rule : page.rules) {
    const Length right = std::max(frame.right(), rule.rect.right());
    const Length bottom = std::max(frame.bottom(), rule.rect.bottom());
    frame.x = std::min(frame.x, rule.rect.x);
    frame.y = std::min(frame.y, rule.rect.y);
    frame.width = right - frame.x;
    frame.height = bottom - frame.y;
  }
  return frame;
}

// From centre line to centre line.
TEST(TableMatter, FillsStandOnThePageWithTheirCells) {
  Document document = empty_document();
  document::Table table = captioned_table(3, Length::mm(9));
  table.style.fills.stripe = Color{1, 0, 0};
  blocks_of(document).emplace_back(table);
  const Pages pages = laid_out(document);
  const Page& page = pages.pages.front();
  const Rect frame = frame_of(page);
  const Length outer = table.style.rules.side.thickness;
  Length width;
  ASSERT_FALSE(page.fills.empty());
  for (const FillFragment& fill : page.fills) {
    EXPECT_EQ(fill.color, (Color{1, 0, 0}));
    EXPECT_EQ(fill.rect.height, Length::mm(9));
    width += fill.rect.width;
  }
  EXPECT_EQ(width, frame.width - outer);
  EXPECT_NE(dump_json(pages).find("\"color\":[255,0,0]"), std::string::npos);
}

TEST(TableMatter, StandsAroundTheFrame) {
  Document document = empty_document();
  blocks_of(document).emplace_back(captioned_table(3, Length::mm(9)));
  const Pages pages = laid_out(document);
  const Rect frame = frame_of(pages.pages.front());
  const Rect head = find_line(pages, "表1").line->box;
  const Rect unit = find_line(pages, "单位").line->box;
  const Rect note = find_line(pages, "注：").line->box;
  const Rect source = find_line(pages, "来源").line->box;
  EXPECT_NEAR(head.y.to_mm(), 37, 0.01);  // no space at the page's top
  EXPECT_NEAR((head.x + head.width / 2).to_mm(), 106, 0.05);
  EXPECT_NEAR((unit.y - head.bottom()).to_pt(), 6, 0.01);
  EXPECT_NEAR(unit.right().to_mm(), 184, 0.05);
  EXPECT_NEAR((frame.y - unit.bottom()).to_pt(), 3, 0.01);
  EXPECT_NEAR((note.y - frame.bottom()).to_pt(), 3, 0.01);
  // The space asked for, and what stands between lines of that style anyway.
  EXPECT_NEAR((source.y - note.bottom()).to_pt(), 6 + 3, 0.01);
}

TEST(TableMatter, HasItsPlacesInTheStructure) {
  Document document = empty_document();
  blocks_of(document).emplace_back(captioned_table(3, Length::mm(9)));
  const Pages pages = laid_out(document);
  EXPECT_EQ(path_of(pages, *find_line(pages, "表1").line->element), "Caption Table Document");
  EXPECT_EQ(path_of(pages, *find_line(pages, "单位").line->element), "P Caption Table Document");
  EXPECT_EQ(path_of(pages, *find_line(pages, "注：").line->element), "P Document");
  // The caption is the table's first child.
  const ElementId caption = *find_line(pages, "表1").line->element;
  const ElementId table = *parent_of(pages, caption);
  EXPECT_EQ(caption, table + 1);
  EXPECT_LT(table, *find_line(pages, "注：").line->element);
}

TEST(TableMatter, UnitAloneIsACaptionToo) {
  Document document = empty_document();
  document::Table table = captioned_table(3, Length::mm(9));
  table.caption.reset();
  blocks_of(document).emplace_back(table);
  const Pages pages = laid_out(document);
  const TextFragment& unit = *find_line(pages, "单位").line;
  EXPECT_EQ(path_of(pages, *unit.element), "P Caption Table Document");
  EXPECT_NEAR(unit.box.y.to_mm(), 37, 0.01);
}

TEST(TableMatter, CaptionStaysWithTheHeadAndNotesWithTheLastRows) {
  for (int filler = 0; filler <= 22; ++filler) {
    for (int rows = 4; rows <= 60; rows += 7) {
      Document document = empty_document();
      for (int i = 0; i < filler; ++i) blocks_of(document).emplace_back(body(hanzi(10)));
      blocks_of(document).emplace_back(captioned_table(rows, Length::mm(9)));
      blocks_of(document).emplace_back(body("下文。"));
      const Pages pages = laid_out(document);
      const std::string last_row = "行" + std::to_string(rows - 1);
      EXPECT_EQ(find_line(pages, "表1").page, find_line(pages, "行0").page) << filler;
      EXPECT_EQ(find_line(pages, "单位").page, find_line(pages, "行0").page) << filler;
      EXPECT_EQ(find_line(pages, "注：").page, find_line(pages, last_row).page) << filler;
      EXPECT_EQ(find_line(pages, "来源").page, find_line(pages, last_row).page) << filler;
    }
  }
}

// Rows set closer bring the notes to their page. Where that is not enough the page is full, and
// what is left goes to the next one with them.
TEST(TableMatter, NotesTakeNoMoreRowsAlongThanTheyHaveTo) {
  const auto pages_of = [](int rows) {
    document::Table table = captioned_table(rows, {});
    table.style.padding_block = Length::pt(4);
    table.style.padding_block_min = Length::pt(3);
    Document document = empty_document();
    blocks_of(document).emplace_back(table);
    return laid_out(document);
  };
  int rows = 10;
  while (pages_of(rows).pages.size() == 1) ++rows;
  const Pages closer = pages_of(rows - 1);
  const Length pitch =
      find_line(closer, "行2").line->box.y - find_line(closer, "行1").line->box.y;
  EXPECT_LT(pitch.to_pt(), 18);
  const Pages full = pages_of(rows);
  EXPECT_GT(frame_of(full.pages.at(0)).bottom(), type_area().bottom() - Length::pt(18.5));
  EXPECT_EQ(find_line(full, "行" + std::to_string(rows - 1)).page, 1U);
  EXPECT_EQ(find_line(full, "来源").page, 1U);
}

TEST(TableMatter, OnlyTheHeadIsShownAgain) {
  Document document = empty_document();
  blocks_of(document).emplace_back(captioned_table(60, Length::mm(9)));
  const Pages pages = laid_out(document);
  ASSERT_GE(pages.pages.size(), 3U);
  int captions = 0, units = 0, notes = 0, heads = 0;
  for (const Page& page : pages.pages) {
    for (const TextFragment& line : page.lines) {
      captions += text_of(line).starts_with("表1");
      units += text_of(line).starts_with("单位");
      notes += text_of(line).starts_with("注：");
      heads += text_of(line) == "数量";
    }
  }
  EXPECT_EQ(captions, 1);
  EXPECT_EQ(units, 1);
  EXPECT_EQ(notes, 1);
  EXPECT_EQ(heads, static_cast<int>(pages.pages.size()));
}

// Caption, frame and notes are one block: what the grid leaves over goes around it, not into it.
TEST(TableMatter, FurtherPagesMaySayThatTheyContinue) {
  Document document = empty_document();
  document::Table table = captioned_table(60, Length::mm(9));
  table.continued_caption = caption("续表1");
  table.continued_unit = table.unit;
  blocks_of(document).emplace_back(table);
  const Pages pages = laid_out(document);
  ASSERT_GE(pages.pages.size(), 3U);
  const FoundLine again = find_line(pages, "续表1");
  EXPECT_EQ(again.page, 1U);
  EXPECT_EQ(type_of(pages, *again.line), "Artifact");
  EXPECT_NEAR(again.line->box.y.to_mm(), 37, 0.01);
  for (std::size_t i = 1; i < pages.pages.size(); ++i) {
    const auto lines = flow_lines(pages.pages[i]);
    const auto says = [&](std::string_view text) {
      return std::ranges::count_if(
          lines, [&](const TextFragment* line) { return text_of(*line).starts_with(text); });
    };
    EXPECT_EQ(says("续表1"), 1) << i;
    EXPECT_EQ(says("单位"), 1) << i;
    for (const RuleFragment& rule : pages.pages[i].rules) {
      EXPECT_GT(rule.rect.y.raw(), again.line->box.bottom().raw());
    }
  }
}

// What a page would hold but for the caption above it is cut like what no page holds.
TEST(TableMatter, CaptionsOfFurtherPagesCountForTheRowsBelowThem) {
  const auto first_page_of_row = [](int lines, bool is_continued) {
    std::string text = "首";
    for (int i = 1; i < lines; ++i) text += "\n行";
    document::Table table = captioned_table(3, Length::mm(9));
    table.notes.clear();
    if (is_continued) table.continued_caption = caption("续表1");
    table.sections[0].rows[2].values[0] = cell(text, tests::share(tests::cell_style()));
    Document document = empty_document();
    blocks_of(document).emplace_back(table);
    const Pages pages = laid_out(document);
    for (const Page& page : pages.pages) {
      for (const TextFragment* line : flow_lines(page)) {
        EXPECT_LE(line->box.bottom().to_mm(), type_area().bottom().to_mm() + 0.01) << lines;
      }
    }
    return find_line(pages, "首").page;
  };
  int differ = 0;
  for (int lines = 35; lines < 50; ++lines) {
    const std::size_t without = first_page_of_row(lines, false);
    const std::size_t with = first_page_of_row(lines, true);
    EXPECT_LE(with, without);
    differ += with < without ? 1 : 0;
  }
  EXPECT_GE(differ, 1);
  EXPECT_LE(differ, 4);
  EXPECT_EQ(first_page_of_row(42, true), 1U);
  EXPECT_EQ(first_page_of_row(49, false), 0U);
}

TEST(TableMatter, TextOfARowCutByPagesIsOneCell) {
  Document document = empty_document();
  document::Table table = plain_table(3, {});
  table.sections[0].rows[1].values[0] = cell(hanzi(9000), tests::share(tests::cell_style()));
  blocks_of(document).emplace_back(table);
  const Pages pages = laid_out(document);
  ASSERT_GE(pages.pages.size(), 3U);
  std::set<ElementId> cells;
  for (const Page& page : pages.pages) {
    for (const TextFragment* line : flow_lines(page)) {
      if (text_of(*line).starts_with("政")) cells.insert(line->element.value());
      EXPECT_LE(line->box.bottom().to_mm(), type_area().bottom().to_mm() + 0.01);
    }
  }
  EXPECT_EQ(cells.size(), 1U);
}

TEST(TableMatter, IsCentredAsAWhole) {
  for (int step = 0; step < 60; ++step) {
    Document document = empty_document();
    blocks_of(document).emplace_back(body(hanzi(10)));
    blocks_of(document).emplace_back(captioned_table(3, Length::pt(20 + step * 0.25)));
    blocks_of(document).emplace_back(body(hanzi(10)));
    const Pages pages = laid_out(document);
    const Page& page = pages.pages.front();
    const auto lines = flow_lines(page);
    const Rect frame = frame_of(page);
    EXPECT_NEAR((frame.y - find_line(pages, "单位").line->box.bottom()).to_pt(), 3, 0.01);
    EXPECT_NEAR((find_line(pages, "注：").line->box.y - frame.bottom()).to_pt(), 3, 0.01);
    const Length above = find_line(pages, "表1").line->box.y - lines.front()->box.bottom();
    const Length below = lines.back()->box.y - find_line(pages, "来源").line->box.bottom();
    EXPECT_GE(above, Length::pt(8.99)) << step;
    EXPECT_GE(below, Length::pt(8.99)) << step;
    EXPECT_LE(below - above, tests::grid_line_pitch() / 2) << step;
  }
}

TEST(TableMatter, SignatureTakesRowsAndNotesAlong) {
  for (int rows = 5; rows <= 60; ++rows) {
    Document document = empty_document();
    blocks_of(document).emplace_back(captioned_table(rows, Length::mm(9)));
    blocks_of(document).emplace_back(signature());
    const Pages pages = laid_out(document);
    const std::string last_row = "行" + std::to_string(rows - 1);
    EXPECT_EQ(find_line(pages, "哈尔滨").page, find_line(pages, last_row).page) << rows;
    EXPECT_EQ(find_line(pages, "注：").page, find_line(pages, last_row).page) << rows;
  }
}

TEST(TableMatter, NotesLongerThanAPageGoOnAndOn) {
  Document document = empty_document();
  document::Table table = captioned_table(3, Length::mm(9));
  table.notes.front() = small_paragraph(ParagraphRole::note, "注：" + hanzi(5000));
  blocks_of(document).emplace_back(table);
  const Pages pages = laid_out(document);
  EXPECT_GT(pages.pages.size(), 2U);
  EXPECT_EQ(find_line(pages, "来源").page, pages.pages.size() - 1);
}

}  // namespace
}  // namespace typeset::page
