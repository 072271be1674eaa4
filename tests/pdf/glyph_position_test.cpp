// Every glyph stands where the page has it, as MuPDF draws it.
#include <cmath>
#include <gtest/gtest.h>
#include <regex>
#include <vector>

#include "pdf/handmade_pages.h"
#include "pdf/pdf_file.h"
#include "pdf/writer.h"

namespace typeset::pdf {
namespace {

struct DrawnGlyph {
  double x = 0, y = 0;
};

// The origins of all glyphs of the first page, in points from its bottom left corner.
std::vector<DrawnGlyph> drawn_glyphs(const PdfFile& file) {
  const std::string trace = file.run("mutool trace", "1").output;
  const std::regex pattern("<g [^>]*x=\"([-0-9.e]+)\" y=\"([-0-9.e]+)\"");
  std::vector<DrawnGlyph> glyphs;
  for (std::sregex_iterator match(trace.begin(), trace.end(), pattern), end; match != end;
       ++match) {
    glyphs.push_back({std::stod((*match)[1]), std::stod((*match)[2])});
  }
  return glyphs;
}

void expect_exact(const page::Pages& pages) {
  const PdfFile file(write_pdf(pages));
  const std::vector<DrawnGlyph> drawn = drawn_glyphs(file);
  const page::Page& page = pages.pages[0];
  std::size_t i = 0;
  for (const page::TextFragment& line : page.lines) {
    for (const font::GlyphRun& run : line.runs) {
      for (const font::PositionedGlyph& glyph : run.glyphs) {
        ASSERT_LT(i, drawn.size());
        EXPECT_NEAR(drawn[i].x, glyph.origin.x.to_pt(), 0.005) << "glyph " << i;
        EXPECT_NEAR(drawn[i].y, (page.size.height - glyph.origin.y).to_pt(), 0.005)
            << "glyph " << i;
        ++i;
      }
    }
  }
  EXPECT_EQ(i, drawn.size());
}

TEST(GlyphPosition, HorizontalLinesOfAnyTracking) {
  std::vector<page::TextFragment> lines;
  double baseline = 100;
  for (const double tracking : {0.0, 0.1, 0.1333333, 0.5714, 1.77, -0.31}) {
    LineBuilder line(80.1234, baseline);
    line.add(fang(), u"根据国务院办公厅要求编制", 15.75, tracking).space(3.94);
    line.add(serif(), u"2020 report Typography", 15.75, tracking).space(3.94);
    line.add(fang(), u"年，累计公开（信息）", 16, tracking);
    lines.push_back(line.finish());
    baseline += 28.3;
  }
  expect_exact(one_paragraph(std::move(lines)));
}

TEST(GlyphPosition, VerticalLines) {
  std::vector<page::TextFragment> lines;
  double x = 100;
  for (const FacePointer& face : {fang(), fandol("Kai-Regular"), serif()}) {
    lines.push_back(
        LineBuilder(x, 100).add_vertical(face, u"商业企业（合计），、。……", 10.5).finish());
    lines.push_back(LineBuilder(x + 40, 100).add_vertical(face, u"自然人「１」", 12, 1.7).finish());
    x += 80;
  }
  expect_exact(one_paragraph(std::move(lines)));
}

TEST(GlyphPosition, VerticalLineWithNarrowGlyphs) {
  expect_exact(
      one_paragraph({LineBuilder(100, 100).add_vertical(serif(), u"第Ａ1号i", 12).finish()}));
}

TEST(GlyphPosition, MixedDirectionsFacesAndSizes) {
  LineBuilder line(100, 200);
  line.add(fang(), u"横", 16, 0.2).add(serif(), u"Wide", 9).add_vertical(fang(), u"直排", 12);
  line.add(fang(), u"又横", 22, 0.2);
  expect_exact(one_paragraph({line.finish()}));
}

TEST(GlyphPosition, SidewaysAndStretchedRuns) {
  std::vector<page::TextFragment> lines;
  double x = 100;
  for (const double stretch : {1.0, 0.9017, 0.61, 1 / 3.0}) {
    LineBuilder line(x, 100);
    line.add_vertical(fang(), u"直排", 12, 0.37).add_sideways(serif(), u"Typography 2020", 12, 0);
    line.add_vertical(fang(), u"，", 12).add_sideways(fang(), u"（GB）——", 10.5, 0.7, stretch);
    line.add_stretched(serif(), u"2020", 12, stretch).add_vertical(fang(), u"年", 12);
    lines.push_back(line.finish());
    x += 70;
  }
  expect_exact(one_paragraph(std::move(lines)));
}

// The matrices by which MuPDF draws the glyphs of the first page, without their places.
std::vector<std::string> drawn_matrices(const page::Pages& pages) {
  const std::string trace = PdfFile(write_pdf(pages)).run("mutool trace", "1").output;
  const std::regex pattern("<span [^>]*trm=\"([^\"]+)\"");
  std::vector<std::string> matrices;
  for (std::sregex_iterator match(trace.begin(), trace.end(), pattern), end; match != end;
       ++match) {
    matrices.push_back((*match)[1]);
  }
  return matrices;
}

TEST(GlyphPosition, SidewaysGlyphsAreTurnedToTheRightAndStretchedOnesNarrow) {
  LineBuilder line(100, 100);
  line.add_vertical(serif(), u"直", 12).add_sideways(serif(), u"T", 12);
  line.add_sideways(serif(), u"i", 12, 0, 0.5).add_stretched(serif(), u"20", 12, 0.75);
  line.add_vertical(serif(), u"年", 12);
  EXPECT_EQ(
      drawn_matrices(one_paragraph({line.finish()})),
      (std::vector<std::string>{"12 0 0 12", "0 -12 12 0", "0 -6 12 0", "9 0 0 12", "12 0 0 12"}));
}

TEST(GlyphPosition, EveryGlyphOffItsLine) {
  page::TextFragment line = LineBuilder(80, 100).add(fang(), u"上下左右上下左右", 16).finish();
  for (std::size_t i = 0; i < line.runs[0].glyphs.size(); ++i) {
    line.runs[0].glyphs[i].origin.x += Length::pt(0.37 * static_cast<double>(i % 3));
    line.runs[0].glyphs[i].origin.y += Length::pt(0.61 * static_cast<double>(i % 4));
  }
  expect_exact(one_paragraph({line}));
}

// Widths that are no whole thousandths of an em, in a font with TrueType outlines.
FacePointer truetype() {
  static const FacePointer face = open_face("/usr/share/fonts/truetype/hanazono/HanaMinA.ttf");
  return face;
}

TEST(GlyphPosition, TrueTypeOutlines) {
  LineBuilder line(80, 100);
  line.add(truetype(), u"Report 2020 ", 16, 0.2).add(truetype(), u"花園明朝", 16);
  expect_exact(
      one_paragraph({line.finish(),
                     LineBuilder(80, 130).add_vertical(truetype(), u"縦「書」i2。", 12).finish()}));
}

// MuPDF reads widths its own way; poppler has to come to the same end of the line.
TEST(GlyphPosition, PopplerAgreesOnWidths) {
  for (const FacePointer& face : {fang(), serif(), truetype()}) {
    LineBuilder line(80, 100);
    line.add(face, u"2020Typography", 16).add(fang(), u"年", 16);
    const page::TextFragment fragment = line.finish();
    const std::string boxes =
        PdfFile(write_pdf(one_paragraph({fragment}))).run("pdftotext -bbox", "-").output;
    std::smatch match;
    ASSERT_TRUE(std::regex_search(
        boxes, match,
        std::regex("<word xMin=\"([0-9.]+)\".* xMax=\"([0-9.]+)\".*>2020Typography年<")))
        << boxes;
    EXPECT_NEAR(std::stod(match[1]), 80, 0.005);
    EXPECT_NEAR(std::stod(match[2]), fragment.box.right().to_pt(), 0.005);
  }
}

TEST(GlyphPosition, TrackedLineIsShort) {
  const page::Pages pages = one_paragraph(
      {LineBuilder(80, 100).add(fang(), u"根据国务院办公厅政府信息公开要求", 16, 0.3333).finish()});
  const std::string content = PdfFile(write_pdf(pages)).content();
  EXPECT_NE(content.find(".3333 Tc"), std::string::npos) << content;
  EXPECT_EQ(content.find("TJ"), std::string::npos) << content;
}

}  // namespace
}  // namespace typeset::pdf
