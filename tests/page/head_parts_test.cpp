// What stands around the text of official documents: GB/T 9704-2012, 7.2, 7.3.2, 7.3.4, 7.4, 7.5.
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "page/handmade_document.h"

namespace typeset::page {
namespace {

using document::Masthead;

const Length tolerance = Length::pt(0.02);

void expect_near(Length actual, Length expected, std::string_view what) {
  EXPECT_NEAR(actual.to_pt(), expected.to_pt(), tolerance.to_pt()) << what;
}

document::Style plain_style() {
  document::Style style = tests::body_style();
  style.first_line_indent = {};
  style.align = document::TextAlign::start;
  return style;
}

document::StyleRef masthead_style() {
  document::Style style = tests::cell_style();
  style.font = "小标宋";
  style.size = style.character_pitch = Length::pt(54);
  style.color = Color{1, 0, 0};
  style.text_autospace = false;
  style.top = Length::mm(35);
  style.creates_grid = true;
  return tests::share(style);
}

Masthead masthead(const std::vector<std::string>& names, std::string_view suffix) {
  Masthead masthead;
  masthead.style = masthead_style();
  for (const std::string& name : names) {
    masthead.names.push_back(tests::rich_text(name, masthead.style));
  }
  if (!suffix.empty()) masthead.suffix = tests::rich_text(suffix, masthead.style);
  masthead.least_size = Length::pt(14);
  masthead.greatest_height = Length::mm(60);
  return masthead;
}

// Of a document that has it at its head and a paragraph below.
std::vector<TextFragment> lines_of(const Masthead& mark) {
  Document document = empty_document();
  blocks_of(document).emplace_back(mark);
  blocks_of(document).emplace_back(body("正文。"));
  std::vector<TextFragment> lines;
  const Pages pages = laid_out(document);
  for (const TextFragment* line : flow_lines(pages.pages.front())) lines.push_back(*line);
  return lines;
}

TEST(MastheadLayout, OneNameStandsCentred35MillimetresBelowTheTypeAreasTop) {
  const auto lines = lines_of(masthead({"青河区人民政府"}, "文件"));
  const Rect& box = lines.front().box;
  EXPECT_EQ(text_of(lines.front()), "青河区人民政府文件");
  expect_near(box.y, type_area().y + Length::mm(35), "top");
  expect_near(box.x + box.width / 2, type_area().x + type_area().width / 2, "centre");
}

TEST(MastheadLayout, ANameTooLongForOneLineIsSmallerNotBroken) {
  const auto lines = lines_of(masthead({"云岭市青河区人民代表大会常务委员会办公室"}, "文件"));
  EXPECT_EQ(text_of(lines.front()), "云岭市青河区人民代表大会常务委员会办公室文件");
  EXPECT_LE(lines.front().box.width, type_area().width);
  EXPECT_GT(lines.front().box.width, type_area().width - Length::pt(14));
}

TEST(MastheadLayout, ANameTooLongEvenForTheLeastSizeIsBroken) {
  Masthead mark = masthead({hanzi(60)}, "文件");
  mark.least_size = Length::pt(22);
  const auto lines = lines_of(mark);
  ASSERT_GE(lines.size(), 4U);  // three of the mark, one of the body
  for (const TextFragment& line : lines) {
    EXPECT_LE(line.box.right(), type_area().right() + tolerance);
  }
}

// Whatever their number and lengths.
class JointMasthead : public ::testing::TestWithParam<std::vector<int>> {};

TEST_P(JointMasthead, NamesAreEquallyWideInOrderAndTheSuffixIsLevelWithTheirMiddle) {
  std::vector<std::string> names;
  for (const int length : GetParam()) names.push_back(hanzi(length));
  const auto lines = lines_of(masthead(names, "文件"));
  ASSERT_EQ(lines.size(), names.size() + 2);
  const Rect first = lines.front().box;
  expect_near(first.y, type_area().y + Length::mm(35), "top");
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Rect& box = lines[i].box;
    EXPECT_EQ(text_of(lines[i]), names[i]);
    expect_near(box.x, first.x, "left");
    expect_near(box.width, first.width, "width");
    if (i > 0) {
      EXPECT_GE(box.y, lines[i - 1].box.bottom());
    }
  }
  const Rect& last = lines[names.size() - 1].box;
  const Rect& suffix = lines[names.size()].box;
  EXPECT_EQ(text_of(lines[names.size()]), "文件");
  expect_near(suffix.y + suffix.height / 2, first.y + (last.bottom() - first.y) / 2, "level");
  EXPECT_GT(suffix.x, first.right());
  EXPECT_LE(suffix.right(), type_area().right() + tolerance);
  EXPECT_LE(last.bottom() - first.y, Length::mm(60) + tolerance);
  expect_near(first.x - type_area().x, type_area().right() - suffix.right(), "centred");
}

INSTANTIATE_TEST_SUITE_P(MastheadLayout, JointMasthead,
                         ::testing::Values(std::vector{2, 2}, std::vector{7, 9},
                                           std::vector{12, 4, 8}, std::vector{5, 6, 7, 8, 9},
                                           std::vector{20, 2, 20, 3},
                                           std::vector{8, 9, 10, 11, 12, 13, 14, 15}));

TEST(SplitLineLayout, SignersStandInColumnsAndTheNumberOnTheLineOfTheLast) {
  document::SplitLine line;
  document::Style style = plain_style();
  style.start_indent = style.end_indent = style.character_pitch;
  line.style = tests::share(style);
  line.start = tests::rich_text("青政〔2026〕3号", line.style);
  line.label = tests::rich_text("签发人：", line.style);
  for (const char* name : {"张一二", "李四", "王五六"}) {
    line.end.push_back(tests::rich_text(name, line.style));
  }
  line.per_line = 2;
  Document document = empty_document();
  blocks_of(document).emplace_back(line);
  const Pages pages = laid_out(document);
  const Rect number = find_line(pages, "青政").line->box;
  const Rect label = find_line(pages, "签发人").line->box;
  const Rect first = find_line(pages, "张").line->box;
  const Rect second = find_line(pages, "李").line->box;
  const Rect third = find_line(pages, "王").line->box;
  expect_near(number.x, type_area().x + style.character_pitch, "one character in");
  expect_near(third.y, number.y, "the last line");
  expect_near(first.y, label.y, "the first line");
  expect_near(second.y, first.y, "two names a line");
  expect_near(third.x, first.x, "aligned to the first name above");
  expect_near(third.y - first.y, tests::grid_line_pitch(), "line pitch");
  EXPECT_LE(second.right(), type_area().right() - style.character_pitch + tolerance);
}

TEST(SplitLineLayout, WhatDoesNotFitBesideStandsAbove) {
  document::SplitLine line;
  line.style = tests::share(plain_style());
  line.start = tests::rich_text("云岭市青河区人民政府办公室", line.style);
  line.end.push_back(tests::rich_text(hanzi(24), line.style));
  Document document = empty_document();
  blocks_of(document).emplace_back(line);
  const Pages pages = laid_out(document);
  EXPECT_LT(find_line(pages, "云岭市").line->box.bottom(), find_line(pages, "政").line->box.y);
}

TEST(HangingLabel, AllLinesStandBehindItAndFurtherItemsBehindItsSpace) {
  const document::StyleRef style = tests::share(tests::body_style());
  const auto item = [&](std::string_view space, std::string_view label, std::string_view text) {
    Paragraph paragraph = body(text);
    auto& hanging = paragraph.hanging.emplace();
    if (!space.empty()) hanging.space = tests::rich_text(space, style);
    hanging.text = tests::rich_text(label, style);
    return paragraph;
  };
  Document document = empty_document();
  blocks_of(document).emplace_back(item("", "附件：1.", "甲" + hanzi(40)));
  blocks_of(document).emplace_back(item("附件：", "2.", "乙" + hanzi(30)));
  const Pages pages = laid_out(document);
  const auto lines = flow_lines(pages.pages.front());
  ASSERT_EQ(lines.size(), 4U);
  const auto x_of = [&](std::size_t line, char16_t character) {
    for (const font::GlyphRun& run : lines[line]->runs) {
      for (const font::PositionedGlyph& glyph : run.glyphs) {
        if (run.text[glyph.text_start] == character) return glyph.origin.x;
      }
    }
    ADD_FAILURE() << "no such character";
    return Length{};
  };
  const Length text = x_of(0, u'甲');
  expect_near(x_of(2, u'乙'), text, "the second item's text");
  expect_near(lines[1]->box.x, text, "a further line of the first");
  expect_near(lines[3]->box.x, text, "a further line of the second");
  expect_near(x_of(2, u'2'), x_of(0, u'1'), "numbers");
  expect_near(lines[0]->box.x, type_area().x + style->first_line_indent, "indent");
}

document::Imprint imprint(const document::PageStyle& page, bool even_page) {
  document::Imprint result{page, {}, even_page};
  document::SeparatorRule rule;
  rule.thickness = Length::mm(0.35);
  result.blocks.emplace_back(rule);
  result.blocks.emplace_back(small_paragraph(ParagraphRole::body, "版记"));
  result.blocks.emplace_back(rule);
  return result;
}

// Text of so many lines on the grid, before an imprint.
Pages with_imprint(int lines, bool even_page) {
  Document document = empty_document();
  for (int i = 0; i < lines; ++i) blocks_of(document).emplace_back(body("一行"));
  document.imprint = imprint(page_of(document), even_page);
  return laid_out(document);
}

bool has_folio(const Page& page) {
  for (const TextFragment& line : page.lines) {
    if (!line.element && line.box.y > type_area().bottom()) return true;
  }
  return false;
}

TEST(ImprintLayout, StandsAtTheFootOfTheLastPageWhichIsEven) {
  for (int lines = 1; lines <= 90; ++lines) {
    const Pages pages = with_imprint(lines, true);
    const std::size_t count = pages.pages.size();
    EXPECT_EQ(count % 2, 0U) << lines;
    const Page& last = pages.pages.back();
    ASSERT_FALSE(last.rules.empty()) << lines;
    expect_near(last.rules.back().rect.bottom(), type_area().bottom(), "the last rule");
    const std::size_t text_pages = static_cast<std::size_t>(lines + 21) / 22;
    const bool leaves_blank = count > text_pages + 1;
    EXPECT_LE(count, text_pages + 2) << lines;
    if (leaves_blank) {
      EXPECT_TRUE(pages.pages[count - 2].lines.empty()) << lines;
    }
    EXPECT_EQ(has_folio(last), !leaves_blank) << lines;
    // What lies between lines lies between text and imprint.
    for (const TextFragment* line : flow_lines(last)) {
      if (text_of(*line) != "版记") {
        EXPECT_LE(line->box.bottom() + tests::grid_line_pitch() - tests::body_size(),
                  last.rules.front().rect.y + tolerance)
            << lines;
      }
    }
  }
}

TEST(ImprintLayout, OnAnyPageItNeedsNoBlankOnes) {
  for (int lines = 1; lines <= 50; ++lines) {
    const Pages pages = with_imprint(lines, false);
    const std::size_t text_pages = static_cast<std::size_t>(lines + 21) / 22;
    EXPECT_LE(pages.pages.size(), text_pages + 1) << lines;
    for (const Page& page : pages.pages) EXPECT_TRUE(has_folio(page)) << lines;
  }
}

TEST(ImprintLayout, OneThatNoPageHoldsIsAnError) {
  Document document = empty_document();
  blocks_of(document).emplace_back(body("正文"));
  document.imprint = imprint(page_of(document), true);
  for (int i = 0; i < 60; ++i) {
    document.imprint->blocks.emplace_back(small_paragraph(ParagraphRole::body, hanzi(30)));
  }
  Diagnostics diagnostics;
  lay_out(document, tests::free_fonts(), diagnostics);
  ASSERT_TRUE(diagnostics.has_errors());
  EXPECT_EQ(diagnostics.sorted().front().message.id, MessageId::imprint_too_tall);
}

TEST(ImprintLayout, GoesToAnUprightPageBehindALandscapeOne) {
  Document document = empty_document();
  blocks_of(document).emplace_back(body("正文"));
  document::PageStyle wide = page_of(document);
  std::swap(wide.paper.width, wide.paper.height);
  wide.type_area = {Length::mm(37), Length::mm(28), Length::mm(225), Length::mm(156)};
  wide.upright_area = type_area();
  const document::PageStyle upright = page_of(document);
  document.sequences.push_back({wide, {body("宽表")}});
  document.imprint = imprint(upright, true);
  const Pages pages = laid_out(document);
  ASSERT_EQ(pages.pages.size(), 4U);
  EXPECT_EQ(pages.pages.back().size, upright.paper);
  EXPECT_TRUE(pages.pages[2].lines.empty());
}

// Where the head leaves the first page no room for text, what may go elsewhere does.
TEST(Variants, AreTriedUntilTheFirstPageShowsProse) {
  const auto with_head = [](int lines_of_head) {
    Document document = empty_document();
    for (int i = 0; i < lines_of_head; ++i) {
      Paragraph line = body("版头");
      line.is_prose = false;
      blocks_of(document).emplace_back(std::move(line));
    }
    // The last line of the head may go elsewhere.
    document::VariantSet normal = document::VariantSet::none();
    normal.add(document::Variant::normal);
    auto& marks = document.sequences.front().variants;
    marks.assign(static_cast<std::size_t>(lines_of_head), document::VariantSet::all());
    marks.back() = normal;
    document.variants = {document::Variant::normal, document::Variant::crowded};
    Paragraph prose = body("正文" + hanzi(60));
    prose.is_prose = true;
    blocks_of(document).emplace_back(std::move(prose));
    return document;
  };
  const auto lines_before_prose = [](const Pages& pages) {
    std::size_t count = 0;
    for (const TextFragment* line : flow_lines(pages.pages.front())) {
      if (text_of(*line) == "版头") ++count;
    }
    return count;
  };
  EXPECT_EQ(lines_before_prose(laid_out(with_head(19))), 19U);
  EXPECT_EQ(lines_before_prose(laid_out(with_head(22))), 21U);
}

TEST(LineGrid, LinesBelowWhatCreatesOneFollowAtItsPitchOnThatPageOnly) {
  Document document = empty_document();
  document::Style title = tests::cell_style();
  title.size = title.character_pitch = Length::pt(22);
  title.line_pitch = Length::pt(36);
  title.creates_grid = true;
  title.space_after = tests::grid_line_pitch();
  title.top = Length::mm(50);
  Paragraph paragraph;
  paragraph.role = ParagraphRole::title;
  paragraph.style = tests::share(title);
  paragraph.text = tests::rich_text("标题", paragraph.style);
  blocks_of(document).emplace_back(paragraph);
  blocks_of(document).emplace_back(body(hanzi(28 * 40)));
  const Pages pages = laid_out(document);
  const auto first = flow_lines(pages.pages[0]), second = flow_lines(pages.pages[1]);
  expect_near(first[0]->box.y, type_area().y + Length::mm(50), "title");
  const Length start = first[0]->box.y + Length::pt(36) + tests::grid_line_pitch();
  for (std::size_t i = 1; i < first.size(); ++i) {
    expect_near(first[i]->box.y, start + tests::grid_line_pitch() * static_cast<int>(i - 1), "line");
  }
  expect_near(second[0]->box.y, type_area().y, "the next page");
}

TEST(FirstPage, IsAsHighAsItsStyleSaysAndItsGridFillsIt) {
  Document document = empty_document();
  page_of(document).first_page = document::FirstPage{Length::mm(235), true};
  document::Style title = plain_style();
  title.snap_to_grid = false;
  title.top = Length::mm(-7);
  title.creates_grid = true;
  Paragraph paragraph = body("标志");
  paragraph.style = tests::share(title);
  blocks_of(document).emplace_back(paragraph);
  blocks_of(document).emplace_back(body(hanzi(28 * 40)));
  const Pages pages = laid_out(document);
  const TextFragment* last = nullptr;
  const TextFragment* before = nullptr;
  for (const TextFragment& line : pages.pages[0].lines) {
    if (!line.element) continue;
    before = last;
    last = &line;
  }
  ASSERT_NE(before, nullptr);
  expect_near(pages.pages[0].lines[0].box.y, Length::mm(30), "above the type area");
  expect_near(last->box.bottom(), type_area().y + Length::mm(235), "the foot");
  EXPECT_GE(last->box.y - before->box.y, tests::grid_line_pitch() - tolerance);
  EXPECT_LE(last->box.y - before->box.y, tests::grid_line_pitch().scaled(1.06));
  for (const TextFragment* line : flow_lines(pages.pages[1])) {
    EXPECT_LE(line->box.bottom(), type_area().bottom() + tolerance);
  }
}

}  // namespace
}  // namespace typeset::page
