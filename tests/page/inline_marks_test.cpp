// Underlines, 着重号, names, titles and ruby on their way from lines and cells to the page, and
// into the dump.
#include <algorithm>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "page/dump.h"
#include "page/layout.h"
#include "pdf/pdf_file.h"
#include "pdf/writer.h"
#include "support/fixtures.h"

namespace typeset::page {
namespace {

using document::Document;
using tests::share;
using tests::text_span;

constexpr document::TextMarks both{.underline = true, .emphasis = true};

Length left() { return Length::mm(28); }
Length top() { return Length::mm(37); }

document::Style plain_style() {
  document::Style style = tests::body_style();
  style.first_line_indent = {};
  style.align = document::TextAlign::start;
  style.character_pitch = style.size;
  return style;
}

Pages laid_out(document::Block block) {
  Document document;
  document::PageSequence& sequence = document.sequences.emplace_back();
  sequence.page.paper = {Length::mm(210), Length::mm(297)};
  sequence.page.type_area = {left(), top(), tests::type_area_width(), Length::mm(225)};
  sequence.page.grid_lines = 22;
  sequence.page.line_pitch = tests::grid_line_pitch();
  sequence.page.grid_line_height = tests::body_size();
  const auto folio = share(tests::cell_style());
  sequence.page.folio = {folio, "{{page}}", Length::mm(7), {}};
  sequence.blocks.push_back(std::move(block));
  Diagnostics diagnostics;
  Pages pages = lay_out(document, tests::free_fonts(), diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  return pages;
}

document::Paragraph marked_paragraph() {
  document::Paragraph paragraph;
  paragraph.style = share(plain_style());
  paragraph.text = {text_span("政务公开\n应当", paragraph.style),
                    text_span("重点", paragraph.style, both)};
  return paragraph;
}

TEST(InlineMarks, StandBelowTheirLineOnThePage) {
  const Pages pages = laid_out(marked_paragraph());
  const Page& page = pages.pages.at(0);
  const Length em = tests::body_size();
  const Length line = top() + tests::grid_line_pitch();
  ASSERT_EQ(page.rules.size(), 1U);
  EXPECT_EQ(page.rules[0].rect.x.raw(), (left() + em * 2).raw());
  EXPECT_EQ(page.rules[0].rect.width.raw(), (em * 2).raw());
  EXPECT_GT(page.rules[0].rect.y, line + em);
  ASSERT_EQ(page.dots.size(), 2U);
  EXPECT_EQ(page.dots[1].center.x.raw(), (left() + em * 3 + em / 2).raw());
  EXPECT_GT(page.dots[1].center.y - page.dots[1].radius, page.rules[0].rect.bottom());
  EXPECT_LT(page.dots[1].center.y + page.dots[1].radius, line + tests::grid_line_pitch());
}

// A twentieth of an em, which presses lose in characters as small as these.
TEST(InlineMarks, OfSmallCharactersAreThickEnoughToPrint) {
  document::Style style = plain_style();
  style.size = Length::pt(4);
  document::Paragraph paragraph;
  paragraph.style = share(std::move(style));
  paragraph.text = {text_span("政务公开", paragraph.style, {.underline = true}),
                    text_span("新伟", paragraph.style, {.book_title = 1})};
  const Pages pages = laid_out(paragraph);
  ASSERT_EQ(pages.pages.at(0).rules.size(), 1U);
  EXPECT_EQ(pages.pages[0].rules[0].rect.height.raw(), Length::mm(0.1).raw());
  ASSERT_EQ(pages.pages[0].waves.size(), 1U);
  EXPECT_EQ(pages.pages[0].waves[0].thickness.raw(), Length::mm(0.1).raw());
}

TEST(InlineMarks, MoveWithASignature) {
  const auto style = share(plain_style());
  const document::Signature signature{
      {{{text_span("新伟街道", style, both)}}}, {text_span("2021年1月19日", style)}, style};
  const Pages pages = laid_out(signature);
  const Page& page = pages.pages.at(0);
  ASSERT_EQ(page.rules.size(), 1U);
  EXPECT_EQ(page.rules[0].rect.x.raw(), page.lines.at(0).box.x.raw());
  EXPECT_EQ(page.rules[0].rect.width.raw(), page.lines[0].box.width.raw());
  ASSERT_EQ(page.dots.size(), 4U);
  EXPECT_EQ(page.dots[0].center.x.raw(), (page.lines[0].box.x + style->size / 2).raw());
}

TEST(InlineMarks, StandInCells) {
  const auto style = share(tests::cell_style());
  document::Table table;
  table.name = "表";
  table.style.rules = document::TableRules::framed({Length::pt(0.5)}, {Length::pt(0.5)});
  table.style.padding_block = Length::pt(6);
  document::ColumnNode column{{{text_span("项目", style)}, style}, {}, {}};
  document::RowNode row{{}, {}, {{{text_span("重点", style, both)}, style}}};
  table.has_stub = false;
  document::TableSection& section = table.sections.emplace_back();
  section.columns = {column};
  section.rows = {row};
  const Pages pages = laid_out(table);
  const Page& page = pages.pages.at(0);
  const TextFragment& line = page.lines.at(1);
  ASSERT_EQ(page.dots.size(), 2U);
  EXPECT_EQ(page.dots[0].center.x.raw(), (line.box.x + style->size / 2).raw());
  EXPECT_GT(page.dots[0].center.y, line.box.bottom());
  const auto under_line = [&](const RuleFragment& rule) {
    return rule.rect.x == line.box.x && rule.rect.width == line.box.width &&
           rule.rect.y > line.box.bottom() && rule.rect.bottom() < page.dots[0].center.y;
  };
  EXPECT_EQ(std::ranges::count_if(page.rules, under_line), 1);
}

// Faces, sizes, heights and marks change within a line, and readers still see one text.
TEST(InlineMarks, TextComesOutOfTheFileAsItWentIn) {
  document::Style bold = plain_style();
  bold.font = "黑体";
  document::Style small = plain_style();
  small.size = Length::pt(9);
  const auto bold_style = share(bold);
  const auto small_style = share(small);
  document::Paragraph paragraph;
  const auto style = paragraph.style = share(plain_style());
  paragraph.text = {
      text_span("（一）加强领导。", bold_style),          text_span("按照《条例》", style, both),
      text_span("［1］", small_style, {}, Length::pt(6)), text_span("，公开", style),
      text_span("政府\u2060信息25", bold_style, both),    text_span("条，建房100m", style),
      text_span("2", small_style, both, Length::pt(5)),   text_span("的。", style)};
  const pdf::PdfFile file(pdf::write_pdf(laid_out(paragraph)));
  for (const char* mode : {"", "-raw"}) {
    std::string text = file.text(mode);
    text.erase(std::remove(text.begin(), text.end(), '\n'), text.end());
    EXPECT_TRUE(
        text.starts_with("（一）加强领导。按照《条例》［1］，公开政府信息25条，建房100m2的。"))
        << text;
  }
}

TEST(InlineMarks, AreInTheDump) {
  const Pages pages = laid_out(marked_paragraph());
  const auto dump = nlohmann::json::parse(dump_json(pages));
  const auto& dots = dump["pages"][0]["dots"];
  ASSERT_EQ(dots.size(), 2U);
  EXPECT_NEAR(dots[0][0].get<double>(), pages.pages[0].dots[0].center.x.to_pt(), 0.01);
  EXPECT_NEAR(dots[0][1].get<double>(), pages.pages[0].dots[0].center.y.to_pt(), 0.01);
  EXPECT_NEAR(dots[0][2].get<double>(), 1, 0.01);
  EXPECT_EQ(dump["pages"][0]["rules"].size(), 1U);
}

document::TextSpan with_ruby(std::string_view base, std::string_view ruby,
                             const document::StyleRef& style) {
  document::Style small;
  small.font = style->font;
  small.size = style->size / 2;
  small.character_pitch = small.line_pitch = small.size;
  document::TextSpan span = text_span(base, style);
  span.ruby =
      std::make_shared<const document::Ruby>(document::Ruby{{text_span(ruby, share(small))}});
  return span;
}

document::Paragraph paragraph_with_ruby() {
  document::Paragraph paragraph;
  const auto style = paragraph.style = share(plain_style());
  paragraph.text = {text_span("诗人", style, {.proper_name = 1}),
                    with_ruby("李", "lǐ", style),
                    with_ruby("白", "bái", style),
                    text_span("读", style),
                    text_span("史记", style, {.book_title = 2}),
                    text_span("一书", style)};
  return paragraph;
}

std::string tags_of(const Pages& pages) {
  std::string tags;
  for (const TextFragment& line : pages.pages.at(0).lines) {
    std::u16string text;
    for (const font::GlyphRun& run : line.runs) text += run.text;
    const std::string_view tag =
        line.element ? standard_type(pages.structure[*line.element]) : "Artifact";
    tags += std::string(tag) + ':' + to_utf8(text) + ' ';
  }
  return tags;
}

TEST(Ruby, FollowsItsLineInElementsOfItsOwn) {
  const Pages pages = laid_out(paragraph_with_ruby());
  EXPECT_EQ(tags_of(pages), "P:诗人 RB:李 RB:白 P:读史记一书 RT:lǐ RT:bái Artifact:1 ");
  const Page& page = pages.pages.at(0);
  const auto parent = [&](const StructureElement& element) {
    return pages.structure[*element.parent];
  };
  const StructureElement& base = pages.structure[*page.lines.at(1).element];
  EXPECT_EQ(parent(base).role, StructureRole::ruby);
  EXPECT_EQ(base.parent, pages.structure[*page.lines.at(4).element].parent);
  EXPECT_EQ(parent(parent(base)).role, StructureRole::paragraph);
}

TEST(Ruby, PartsOfALineTileIt) {
  const Pages pages = laid_out(paragraph_with_ruby());
  const std::vector<TextFragment>& lines = pages.pages.at(0).lines;
  const Length em = tests::body_size();
  EXPECT_EQ(lines.at(0).box.x.raw(), left().raw());
  for (std::size_t i = 1; i < 4; ++i) {
    EXPECT_EQ(lines[i].box.x.raw(), lines[i - 1].box.right().raw());
  }
  EXPECT_EQ(lines[1].box.width.raw(), em.raw());
  const Rect& ruby = lines.at(4).box;
  EXPECT_LT(ruby.bottom(), lines[1].box.y + em / 4);
  EXPECT_NEAR((ruby.x + ruby.width / 2).to_pt(), (lines[1].box.x + em / 2).to_pt(), 0.001);
}

TEST(Ruby, IsReadAfterItsBaseAndSearchedAroundIt) {
  const pdf::PdfFile file(pdf::write_pdf(laid_out(paragraph_with_ruby())));
  EXPECT_EQ(file.run("qpdf --check").status, 0);
  const std::string tree = file.run("pdfinfo -struct-text").output;
  const auto ruby = [](const std::string& base, const std::string& text) {
    return "    Ruby (inline):\n       /RubyAlign /Center\n      RB\n        \"" + base +
           "\"\n      RT\n        \"" + text + "\"\n";
  };
  EXPECT_NE(tree.find("  P (block)\n    \"诗人\"\n" + ruby("李", "lǐ") + ruby("白", "bái") +
                      "    \"读史记一书\"\n"),
            std::string::npos)
      << tree;
  EXPECT_NE(file.text("-raw").find("诗人李白读史记一书"), std::string::npos) << file.text("-raw");
  EXPECT_NE(file.text().find("诗人李白读史记一书"), std::string::npos) << file.text();
}

TEST(Ruby, OfACellBelongsToTheCell) {
  const auto style = share(tests::cell_style());
  document::Table table;
  table.name = "表";
  table.style.padding_block = Length::pt(6);
  document::ColumnNode column{{{text_span("项目", style)}, style}, {}, {}};
  document::RowNode row{{}, {}, {{{with_ruby("新", "xīn", style)}, style}}};
  table.has_stub = false;
  document::TableSection& section = table.sections.emplace_back();
  section.columns = {column};
  section.rows = {row};
  const Pages pages = laid_out(table);
  const auto& lines = pages.pages.at(0).lines;
  ASSERT_GE(lines.size(), 3U);
  const StructureElement& base = pages.structure[*lines[1].element];
  EXPECT_EQ(base.role, StructureRole::ruby_base);
  EXPECT_EQ(pages.structure[*pages.structure[*base.parent].parent].role, StructureRole::data_cell);
}

TEST(InlineMarks, NamesAndTitlesAreOnThePageAndInTheDump) {
  const Pages pages = laid_out(paragraph_with_ruby());
  const Page& page = pages.pages.at(0);
  const Length em = tests::body_size();
  ASSERT_EQ(page.rules.size(), 1U);
  EXPECT_EQ(page.rules[0].rect.x.raw(), (left() + em / 16).raw());
  ASSERT_EQ(page.waves.size(), 1U);
  EXPECT_GT(page.waves[0].rect.y, top() + em);
  const auto dump = nlohmann::json::parse(dump_json(pages));
  const auto& waves = dump["pages"][0]["waves"];
  ASSERT_EQ(waves.size(), 1U);
  EXPECT_NEAR(waves[0]["box"][0].get<double>(), page.waves[0].rect.x.to_pt(), 0.01);
  EXPECT_NEAR(waves[0]["thickness"].get<double>(), page.waves[0].thickness.to_pt(), 0.01);
}

}  // namespace
}  // namespace typeset::page
