// The text comes out as it went in, whatever layout did to its spacing.
#include <gtest/gtest.h>
#include <iterator>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "pdf/handmade_pages.h"
#include "pdf/pdf_file.h"
#include "pdf/writer.h"

namespace typeset::pdf {
namespace {

// Every way that pdftotext has of putting text together.
void expect_text(const page::Pages& pages, const std::string& text) {
  const PdfFile file(write_pdf(pages));
  EXPECT_EQ(file.text(), text);
  EXPECT_EQ(file.text("-raw"), text);
  std::string layout = file.text("-layout");
  layout.erase(0, layout.find_first_not_of(' '));
  EXPECT_EQ(layout, text);
}

void expect_line(LineBuilder line, const std::string& text) {
  expect_text(one_paragraph({line.finish()}), text);
}

// What white space parts.
std::vector<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  return {std::istream_iterator<std::string>(stream), {}};
}

TEST(TextExtraction, PlainLine) {
  expect_line(LineBuilder(80, 100).add(fang(), u"一、总体情况（全文）", 16),
              "一、总体情况（全文）");
}

TEST(TextExtraction, QuarterEmBetweenHanAndLatinIsNoSpace) {
  LineBuilder line(80, 100);
  line.add(fang(), u"截至", 16).space(4).add(serif(), u"2020", 16).space(4).add(fang(), u"年", 16);
  line.space(4).add(serif(), u"PDF", 16).space(4).add(fang(), u"共公开信息若干条。", 16);
  expect_line(line, "截至2020年PDF共公开信息若干条。");
}

TEST(TextExtraction, QuarterEmInsideOneRunIsNoSpace) {
  LineBuilder line(80, 100);
  line.add(serif(), u"公开", 16).space(4).add(serif(), u"12", 16).space(4).add(serif(), u"条", 16);
  expect_line(line, "公开12条");
}

TEST(TextExtraction, StretchedLineHasNoSpaces) {
  for (const double tracking : {0.5, 1.4, 2.0, 3.2, 6.0, 20.0}) {
    SCOPED_TRACE(tracking);
    expect_line(LineBuilder(80, 100).add(fang(), u"政府信息公开工作年度报告", 16, tracking),
                "政府信息公开工作年度报告");
  }
}

TEST(TextExtraction, SpreadWordIsOneWord) {
  LineBuilder line(80, 100);
  line.add(fang(), u"签", 16).space(64).add(fang(), u"发", 16).space(64).add(fang(), u"人", 16);
  expect_line(line, "签发人");
}

TEST(TextExtraction, CompressedPunctuationKeepsTheLineWhole) {
  LineBuilder line(80, 100);
  line.add(fang(), u"通知》", 16).space(-8).add(fang(), u"（国发", 16);
  expect_line(line, "通知》（国发");
}

TEST(TextExtraction, TypedSpaceStaysASpace) {
  expect_line(LineBuilder(80, 100).add(serif(), u"typeset report 2020", 16), "typeset report 2020");
  expect_line(LineBuilder(80, 100).add(serif(), u"typeset report 2020", 16, 3),
              "typeset report 2020");
}

TEST(TextExtraction, RunsOfSeveralFacesAndSizesAreOneLine) {
  LineBuilder line(80, 100);
  line.add(fang(), u"总计", 16).add(serif(), u"3", 16).add(fandol("Kai-Regular"), u"件", 16);
  line.space(4).add(serif(), u"A4", 14).space(4).add(fang(), u"纸", 16);
  expect_line(line, "总计3件A4纸");
}

TEST(TextExtraction, RaisedReferencesAndIndicesStayInTheirLine) {
  LineBuilder line(80, 100);
  line.add(fang(), u"政府信息", 16).raise(6).add(serif(), u"1", 9).raise(-6);
  line.add(fang(), u"公开，《条例", 16).add(fang(), u"》", 16).space(-8);
  line.raise(6).add(fang(), u"［2］", 9).raise(-6).add(fang(), u"规定H", 16);
  line.raise(-3).add(serif(), u"2", 9).raise(3).add(fang(), u"O和", 16);
  line.raise(6).add(serif(), u"①", 9).raise(-6).add(fang(), u"。", 16);
  expect_line(line, "政府信息1公开，《条例》［2］规定H2O和①。");
}

TEST(TextExtraction, WordJoinerIsNoText) {
  LineBuilder line(80, 100);
  line.add(fang(), u"政\u2060务公开，政务", 16).add(serif(), u"A\u2060B", 16);
  expect_line(line, "政务公开，政务AB");
  LineBuilder alone(80, 100);
  alone.add(fang(), u"政\u2060务公开", 16);
  const std::string content = PdfFile(write_pdf(one_paragraph({alone.finish()}))).content();
  EXPECT_EQ(content.find("ActualText"), std::string::npos) << content;
}

TEST(TextExtraction, NoBreakSpaceIsASpace) {
  LineBuilder line(80, 100);
  line.add(serif(), u"No.\u00A012 and 13", 16);
  const PdfFile file(write_pdf(one_paragraph({line.finish()})));
  for (const char* mode : {"", "-raw", "-layout"}) {
    EXPECT_EQ(words_of(std::regex_replace(file.text(mode), std::regex("\u00A0"), " ")),
              (std::vector<std::string>{"No.", "12", "and", "13"}))
        << mode;
  }
}

TEST(TextExtraction, LinesFollowInReadingOrder) {
  page::Pages pages =
      one_paragraph({LineBuilder(80, 100).add(fang(), u"第一行的文字到此为止", 16, 0.3).finish(),
                     LineBuilder(80, 128)
                         .add(fang(), u"第二行的文字", 16)
                         .space(4)
                         .add(serif(), u"2", 16)
                         .finish(),
                     LineBuilder(80, 156).add(fang(), u"第三行。", 16).finish()});
  const PdfFile file(write_pdf(pages));
  EXPECT_EQ(file.text("-raw"), "第一行的文字到此为止\n第二行的文字2\n第三行。");
}

TEST(TextExtraction, VerticalWordIsWhole) {
  for (const FacePointer& face : {fang(), serif()}) {
    expect_line(LineBuilder(100, 100).add_vertical(face, u"商业企业（合计）", 10.5),
                "商业企业（合计）");
    expect_line(LineBuilder(100, 100).add_vertical(face, u"科研机构", 10.5, 6), "科研机构");
    expect_line(LineBuilder(100, 100).add_vertical(face, u"其他", 10.5), "其他");
    expect_line(LineBuilder(100, 100).add_vertical(face, u"第Ａ1号、i", 10.5), "第Ａ1号、i");
    expect_line(LineBuilder(100, 100).add_vertical(face, u"总……计", 10.5), "总……计");
  }
}

TEST(TextExtraction, VerticalWordWithASpaceIsWhole) {
  expect_line(LineBuilder(100, 100).add_vertical(serif(), u"总 计", 10.5), "总 计");
}

TEST(TextExtraction, VerticalWordOfSeveralFacesIsWhole) {
  LineBuilder line(100, 100);
  line.add_vertical(fang(), u"总计", 10.5).add_vertical(serif(), u"（件）", 10.5);
  expect_line(line, "总计（件）");
}

TEST(TextExtraction, MixedVerticalLineIsWhole) {
  LineBuilder line(100, 100);
  line.add_vertical(fang(), u"第", 10.5).add_stretched(serif(), u"12", 10.5, 0.9);
  line.add_vertical(fang(), u"号，共", 10.5).add_sideways(serif(), u"PDF", 10.5);
  line.add_vertical(fang(), u"若干（件）", 10.5);
  expect_line(line, "第12号，共PDF若干（件）");
}

TEST(TextExtraction, MixedVerticalLineMayEndSideways) {
  LineBuilder line(100, 100);
  line.add_vertical(fang(), u"截至", 10.5).add_sideways(serif(), u"2020", 10.5);
  expect_line(line, "截至2020");
}

TEST(TextExtraction, SidewaysWordsAreWhole) {
  expect_line(LineBuilder(100, 100).add_sideways(serif(), u"GB/T 9704", 10.5), "GB/T 9704");
}

TEST(TextExtraction, NumberSideBySideAlone) {
  expect_line(LineBuilder(100, 100).add_stretched(serif(), u"12", 10.5, 0.9), "12");
}

TEST(TextExtraction, MuPdfReadsAMixedVerticalLineInOrder) {
  LineBuilder line(100, 100);
  line.add_vertical(fang(), u"第", 10.5).add_stretched(serif(), u"12", 10.5, 0.9);
  line.add_vertical(fang(), u"号", 10.5).add_sideways(serif(), u"PDF", 10.5);
  const PdfFile file(write_pdf(one_paragraph({line.finish()})));
  std::string text;
  for (const std::string& word : words_of(file.run("mutool draw -q -F txt").output)) text += word;
  EXPECT_EQ(text, "第12号PDF");
}

TEST(TextExtraction, VerticalWordAfterATrackedLineIsWhole) {
  for (const double tracking : {-0.31, 0.5, 6.0}) {
    SCOPED_TRACE(tracking);
    const page::Pages pages =
        one_paragraph({LineBuilder(100, 80).add(fang(), u"申请人情况", 10.5, tracking).finish(),
                       LineBuilder(110, 100).add_vertical(fang(), u"自然人", 10.5).finish()});
    const PdfFile file(write_pdf(pages));
    for (const char* mode : {"", "-raw", "-layout"}) {
      SCOPED_TRACE(mode);
      const std::vector<std::string> words = words_of(file.text(mode));
      EXPECT_EQ(words, (std::vector<std::string>{"申请人情况", "自然人"}));
    }
  }
}

TEST(TextExtraction, VerticalWordsBesideEachOtherAreTwo) {
  const PdfFile file(write_pdf(
      one_paragraph({LineBuilder(100, 100).add_vertical(fang(), u"自然人", 10.5).finish(),
                     LineBuilder(160, 100).add_vertical(fang(), u"总计……", 10.5).finish()})));
  for (const char* mode : {"", "-raw", "-layout"}) {
    EXPECT_EQ(words_of(file.text(mode)), (std::vector<std::string>{"自然人", "总计……"})) << mode;
  }
}

// Beneath ActualText: for readers that disregard it.
TEST(TextExtraction, VerticalFormsMapToTheNominalCharacters) {
  for (const FacePointer& face : {fang(), serif()}) {
    const page::TextFragment upright = LineBuilder(100, 80).add(face, u"（", 10.5).finish();
    const page::TextFragment line =
        LineBuilder(100, 100).add_vertical(face, u"（合计）、", 10.5).finish();
    ASSERT_NE(line.runs[0].glyphs[0].id, upright.runs[0].glyphs[0].id);
    const std::string trace = PdfFile(write_pdf(one_paragraph({line}))).run("mutool trace").output;
    for (const char* character : {"（", "合", "计", "）", "、"}) {
      EXPECT_NE(trace.find("<g unicode=\"" + std::string(character) + '"'), std::string::npos)
          << character << '\n'
          << trace;
    }
  }
}

// A table's vertical heads and below each its number, every cell an element.
page::Pages vertical_heads(const std::vector<std::string>& heads, double pitch) {
  page::Pages pages;
  StructureBuilder structure(pages);
  const page::ElementId table = structure.add(page::StructureRole::table);
  const page::ElementId head = structure.add(page::StructureRole::table_head, table);
  const page::ElementId head_row = structure.add(page::StructureRole::table_row, head);
  page::Page page = a4_page();
  std::vector<page::ElementId> cells;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    cells.push_back(structure.add_header(head_row, page::HeaderScope::column));
    page.lines.push_back(LineBuilder(100 + pitch * static_cast<double>(i), 100)
                             .add_vertical(serif(), to_utf16(heads[i]), 10.5)
                             .finish(cells[i]));
  }
  const page::ElementId body = structure.add(page::StructureRole::table_body, table);
  const page::ElementId row = structure.add(page::StructureRole::table_row, body);
  for (std::size_t i = 0; i < heads.size(); ++i) {
    page.lines.push_back(LineBuilder(97.5 + pitch * static_cast<double>(i), 170)
                             .add(serif(), u"0", 10.5)
                             .finish(structure.add_data(row, {cells[i]})));
  }
  pages.pages.push_back(std::move(page));
  return pages;
}

TEST(TextExtraction, VerticalHeadsGoFromLeftToRight) {
  const std::vector<std::string> heads = {"结果维持", "结果纠正", "其他结果", "尚未审结",
                                          "（总计）"};
  for (const double pitch : {26.0, 30.0, 40.0, 60.0}) {
    SCOPED_TRACE(pitch);
    const PdfFile file(write_pdf(vertical_heads(heads, pitch)));
    // The numbers may come between the heads.
    std::vector<std::string> words = words_of(file.text());
    EXPECT_EQ(std::erase(words, "0"), heads.size());
    EXPECT_EQ(words, heads) << file.text();

    const std::string layout = file.text("-layout");
    EXPECT_EQ(words_of(layout.substr(0, layout.find('\n'))), heads) << layout;
    EXPECT_EQ(words_of(layout.substr(layout.rfind('\n'))),
              std::vector<std::string>(heads.size(), "0"))
        << layout;
    EXPECT_EQ(words_of(layout).size(), heads.size() * 2) << layout;

    std::vector<std::string> in_order = heads;
    in_order.insert(in_order.end(), heads.size(), "0");
    EXPECT_EQ(words_of(file.text("-raw")), in_order) << file.text("-raw");
  }
}

TEST(TextExtraction, VerticalHeadsOfDifferentLengthsAreWhole) {
  const std::vector<std::string> heads = {"商业企业", "自然人", "科研机构", "总计……"};
  const PdfFile file(write_pdf(vertical_heads(heads, 30)));
  for (const char* mode : {"", "-raw", "-layout"}) {
    std::vector<std::string> words = words_of(file.text(mode));
    std::erase(words, "0");
    EXPECT_EQ(words, heads) << mode << '\n' << file.text(mode);
  }
}

TEST(TextExtraction, LigatureGivesAllItsCharacters) {
  expect_line(LineBuilder(80, 100).add(serif(), u"公开——依法", 16), "公开——依法");
}

TEST(TextExtraction, SupplementaryCharacters) {
  expect_line(LineBuilder(80, 100).add(serif(), u"𠮷林", 16), "𠮷林");
}

TEST(TextExtraction, OneGlyphForTwoCharactersGivesEach) {
  // The Kangxi radical and the ideograph, which Noto draws alike.
  LineBuilder line(80, 100);
  line.add(serif(), u"一\u2F00一二", 16);
  const page::TextFragment fragment = line.finish();
  ASSERT_EQ(fragment.runs[0].glyphs[0].id, fragment.runs[0].glyphs[1].id);
  const PdfFile file(write_pdf(one_paragraph({fragment})));
  EXPECT_EQ(file.text("-raw"), "一\u2F00一二");
  EXPECT_EQ(file.text(), "一\u2F00一二");
}

TEST(TextExtraction, DecomposedClusterGivesItsText) {
  expect_line(LineBuilder(80, 100).add(serif(), u"e ex\u0301 e", 16), "e ex\u0301 e");
}

TEST(TextExtraction, ArtifactsCanBeRead) {
  page::Pages pages = one_paragraph({LineBuilder(80, 100).add(fang(), u"正文", 16).finish()});
  pages.pages[0].lines.push_back(LineBuilder(280, 800)
                                     .add(serif(), u"—", 14)
                                     .space(7)
                                     .add(serif(), u"1", 14)
                                     .space(7)
                                     .add(serif(), u"—", 14)
                                     .finish());
  const PdfFile file(write_pdf(pages));
  EXPECT_EQ(file.text("-raw"), "正文\n—1—");
}

TEST(TextExtraction, MissingGlyphIsNotShown) {
  page::TextFragment line = LineBuilder(80, 100).add(fang(), u"甲乙丙", 16).finish();
  line.runs[0].glyphs[1].id = 0;
  const PdfFile file(write_pdf(one_paragraph({line})));
  EXPECT_EQ(file.run("mutool trace").output.find("glyph=\"0\""), std::string::npos);
  EXPECT_EQ(file.run("qpdf --check").status, 0);
}

}  // namespace
}  // namespace typeset::pdf
