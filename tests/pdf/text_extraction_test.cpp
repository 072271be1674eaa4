// The text comes out as it went in, whatever layout did to its spacing.
#include <gtest/gtest.h>

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
  }
}

TEST(TextExtraction, VerticalWordsBesideEachOtherAreTwo) {
  page::Pages pages =
      one_paragraph({LineBuilder(100, 100).add_vertical(fang(), u"自然人", 10.5).finish(),
                     LineBuilder(160, 100).add_vertical(fang(), u"总计……", 10.5).finish()});
  const std::string text = PdfFile(write_pdf(pages)).text("-raw");
  EXPECT_NE(text.find("自然人"), std::string::npos) << text;
  EXPECT_NE(text.find("总计……"), std::string::npos) << text;
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
