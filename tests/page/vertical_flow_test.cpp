// Vertical text among horizontal blocks: bands of lines from right to left.
#include <cmath>
#include <set>

#include "page/handmade_document.h"

namespace typeset::page {
namespace {

document::StyleRef vertical_style() {
  document::Style style = tests::body_style();
  style.writing_mode = document::WritingMode::vertical;
  return tests::share(style);
}

Paragraph vertical_paragraph(const std::string& text, ParagraphRole role = ParagraphRole::body) {
  Paragraph paragraph;
  paragraph.role = role;
  paragraph.style = vertical_style();
  paragraph.text = tests::rich_text(text, paragraph.style);
  return paragraph;
}

document::VerticalText vertical_text(std::vector<Paragraph> paragraphs, Length height) {
  return {std::move(paragraphs), height};
}

// Lines in vertical writing, in reading order.
std::vector<TextFragment> vertical_lines(const Page& page) {
  std::vector<TextFragment> lines;
  for (const TextFragment& line : page.lines) {
    if (line.element && line.runs.front().orientation == font::Orientation::vertical) {
      lines.push_back(line);
    }
  }
  return lines;
}

TEST(VerticalFlow, LinesGoDownAndFollowEachOtherLeftwards) {
  Document document = empty_document();
  blocks_of(document).emplace_back(vertical_text({vertical_paragraph(hanzi(50))}, Length::mm(60)));
  const auto lines = vertical_lines(laid_out(document).pages.at(0));
  ASSERT_GT(lines.size(), 3U);
  EXPECT_NEAR(lines[0].box.right().to_mm(), type_area().right().to_mm(), 0.01);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Rect& box = lines[i].box;
    EXPECT_NEAR(box.width.to_pt(), 16, 0.001);
    // The first line is indented downwards by two characters.
    const double indent = i == 0 ? (tests::grid_character_pitch() * 2).to_mm() : 0;
    EXPECT_NEAR((box.y - type_area().y).to_mm(), indent, 0.01) << i;
    EXPECT_LE(box.bottom(), type_area().y + Length::mm(60.01)) << i;
    if (i > 0) {
      EXPECT_LT(box.right(), lines[i - 1].box.x) << i;
    }
    Length last = box.y;
    for (const font::PositionedGlyph& glyph : lines[i].runs.front().glyphs) {
      EXPECT_GE(glyph.origin.y, last);
      last = glyph.origin.y;
    }
  }
}

TEST(VerticalFlow, FullLinesReachFromEdgeToEdge) {
  Document document = empty_document();
  blocks_of(document).emplace_back(
      vertical_text({vertical_paragraph(hanzi(2000))}, type_area().height));
  const Pages pages = laid_out(document);
  const auto lines = vertical_lines(pages.pages.at(0));
  // Fifteen lines on the grid, the last at the left edge.
  ASSERT_EQ(lines.size(), 15U);
  EXPECT_NEAR(lines.back().box.x.to_mm(), type_area().x.to_mm(), 0.01);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    EXPECT_NEAR(lines[i].box.bottom().to_mm(), type_area().bottom().to_mm(), 0.01) << i;
  }
}

TEST(VerticalFlow, GoesOnInBandsAndOnPages) {
  Document document = empty_document();
  const std::string text = hanzi(1500);
  blocks_of(document).emplace_back(vertical_text({vertical_paragraph(text)}, Length::mm(100)));
  const Pages pages = laid_out(document);
  ASSERT_GT(pages.pages.size(), 1U);
  std::string set;
  for (const Page& page : pages.pages) {
    for (const TextFragment& line : vertical_lines(page)) {
      set += text_of(line);
      EXPECT_GE(line.box.x, type_area().x - Length::pt(0.01));
      EXPECT_LE(line.box.right(), type_area().right() + Length::pt(0.01));
      EXPECT_GE(line.box.y, type_area().y - Length::pt(0.01));
      EXPECT_LE(line.box.bottom(), type_area().bottom() + Length::pt(0.01));
    }
    // Two bands of 100 mm fit on a page.
    std::set<double> tops;
    for (const TextFragment& line : vertical_lines(page)) tops.insert(line.box.y.to_pt());
    EXPECT_LE(tops.size(), 3U);  // two, and the indent
  }
  EXPECT_EQ(set, text);
}

TEST(VerticalFlow, TextAfterABandGoesOnBelowItOnTheGrid) {
  Document document = empty_document();
  blocks_of(document).emplace_back(vertical_text({vertical_paragraph(hanzi(60))}, Length::mm(60)));
  blocks_of(document).emplace_back(body("后文。"));
  const Page page = laid_out(document).pages.at(0);
  const auto lines = vertical_lines(page);
  const auto after = std::ranges::find_if(
      page.lines, [](const TextFragment& line) { return text_of(line) == "后文。"; });
  ASSERT_NE(after, page.lines.end());
  for (const TextFragment& line : lines) EXPECT_GT(after->box.y, line.box.bottom());
  const double grid_line =
      (after->box.y - type_area().y).ratio_to((type_area().height - tests::body_size()) / 21);
  EXPECT_NEAR(grid_line, std::round(grid_line), 0.001);
}

TEST(VerticalFlow, HeadingsStayWithWhatFollows) {
  for (int length = 100; length < 1100; length += 37) {
    Document document = empty_document();
    Paragraph heading = vertical_paragraph("标题在此", ParagraphRole::heading);
    heading.level = 1;
    document::Style style = *heading.style;
    style.keep_with_next = true;
    heading.style = tests::share(style);
    heading.text = tests::rich_text("标题在此", heading.style);
    blocks_of(document).emplace_back(
        vertical_text({vertical_paragraph(hanzi(length)), heading, vertical_paragraph(hanzi(100))},
                      Length::mm(70)));
    for (const Page& page : laid_out(document).pages) {
      const auto lines = vertical_lines(page);
      for (std::size_t i = 0; i < lines.size(); ++i) {
        if (text_of(lines[i]) != "标题在此") continue;
        ASSERT_LT(i + 1, lines.size());
        EXPECT_LT(lines[i + 1].box.x, lines[i].box.x) << length;
      }
    }
  }
}

TEST(VerticalFlow, IsReadInOrder) {
  Document document = empty_document();
  blocks_of(document).emplace_back(body("前文。"));
  blocks_of(document).emplace_back(vertical_text(
      {vertical_paragraph("第一段。"), vertical_paragraph("第二段。")}, Length::mm(60)));
  blocks_of(document).emplace_back(body("后文。"));
  const Pages pages = laid_out(document);
  std::vector<std::string> texts;
  std::vector<ElementId> elements;
  for (const TextFragment& line : pages.pages.at(0).lines) {
    if (!line.element) continue;
    texts.push_back(text_of(line));
    elements.push_back(*line.element);
    EXPECT_EQ(pages.structure[*line.element].role, StructureRole::paragraph);
  }
  EXPECT_EQ(texts, (std::vector<std::string>{"前文。", "第一段。", "第二段。", "后文。"}));
  EXPECT_TRUE(std::ranges::is_sorted(elements));
}

}  // namespace
}  // namespace typeset::page
