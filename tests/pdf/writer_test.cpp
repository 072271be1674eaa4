// The file as a whole.
#include "pdf/writer.h"

#include <gtest/gtest.h>
#include <regex>

#include "pdf/handmade_pages.h"
#include "pdf/pdf_file.h"

namespace typeset::pdf {
namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

page::Pages sample() {
  LineBuilder line(80, 100);
  line.add(fang(), u"截至", 16).space(4).add(serif(), u"2020", 16).space(4).add(fang(), u"年", 16);
  page::Pages pages = one_paragraph(
      {line.finish(), LineBuilder(80, 130).add_vertical(fang(), u"直排", 12).finish()});
  pages.metadata.title = "政府信息公开工作 <2020> & 年度报告";
  pages.metadata.author = "某某局";
  return pages;
}

TEST(Writer, WritesASoundFile) {
  const PdfFile file(write_pdf(sample()));
  EXPECT_EQ(file.run("qpdf --check").status, 0);
  EXPECT_TRUE(contains(file.run("mutool info").output, "PDF-1.7"));
  EXPECT_TRUE(contains(file.run("pdfinfo").output, "595.276 x 841.89 pts (A4)"));
}

TEST(Writer, WritesNoPagesToo) {
  const PdfFile file(write_pdf({}));
  EXPECT_EQ(file.run("qpdf --check").status, 0);
}

TEST(Writer, EmbedsASubsetPerFace) {
  const std::string fonts = PdfFile(write_pdf(sample())).run("pdffonts").output;
  const std::regex fang("[A-Z]{6}\\+FandolFang-Regular\\S* .*Identity-H +yes yes yes");
  EXPECT_TRUE(std::regex_search(fonts, fang)) << fonts;
  EXPECT_TRUE(std::regex_search(fonts, std::regex("NotoSerifCJK\\S* .*yes yes yes"))) << fonts;
}

TEST(Writer, BothOrientationsShareOneFont) {
  const PdfFile file(write_pdf(sample()));
  const std::string fonts = file.run("pdffonts").output;
  EXPECT_EQ(fonts.find("FandolFang"), fonts.rfind("FandolFang")) << fonts;
  const std::string objects = file.run("mutool show", "grep").output;
  std::size_t programs = 0;
  for (std::size_t at = 0; (at = objects.find("/Subtype/CIDFontType0C", at)) != std::string::npos;
       ++at) {
    ++programs;
  }
  EXPECT_EQ(programs, 2U);
}

TEST(Writer, EqualPagesGiveEqualBytes) {
  const page::Pages pages = sample();
  const std::string bytes = write_pdf(pages);
  EXPECT_EQ(write_pdf(pages), bytes);
  page::Pages other = pages;
  other.metadata.author = "别局";
  EXPECT_NE(write_pdf(other), bytes);
}

std::string identifier(const std::string& bytes) {
  const std::size_t start = bytes.rfind("/ID[");
  return start == std::string::npos ? "" : bytes.substr(start, 70);
}

TEST(Writer, IdentifierTellsContentsApart) {
  page::Pages pages = sample();
  const std::string first = identifier(write_pdf(pages));
  EXPECT_EQ(first.size(), 70U);
  pages.pages[0].rules.push_back({{{}, {}, Length::pt(10), Length::pt(1)}, {}});
  EXPECT_NE(identifier(write_pdf(pages)), first);
}

TEST(Writer, SaysWhatTheDocumentIs) {
  const PdfFile file(write_pdf(sample()));
  const std::string information = file.run("pdfinfo").output;
  EXPECT_TRUE(contains(information, "政府信息公开工作 <2020> & 年度报告")) << information;
  EXPECT_TRUE(contains(information, "某某局"));
  EXPECT_TRUE(contains(information, "Tagged:          yes"));
  EXPECT_FALSE(contains(information, "CreationDate"));
  const std::string metadata = file.run("pdfinfo -meta").output;
  EXPECT_TRUE(contains(metadata, "政府信息公开工作 &lt;2020&gt; &amp; 年度报告")) << metadata;
  EXPECT_TRUE(contains(metadata, "<pdfaid:conformance>A</pdfaid:conformance>"));
  EXPECT_TRUE(contains(metadata, "<pdfuaid:part>1</pdfuaid:part>"));
  const std::string catalog = file.run("mutool show", "trailer/Root").output;
  EXPECT_TRUE(contains(catalog, "/DisplayDocTitle true")) << catalog;
  EXPECT_TRUE(contains(catalog, "/Lang (zh-CN)"));
}

TEST(Writer, ClaimsNoMoreThanItHas) {
  page::Pages pages = sample();
  pages.structure.clear();
  for (page::TextFragment& line : pages.pages[0].lines) line.element.reset();
  const std::string untagged = PdfFile(write_pdf(pages)).run("pdfinfo -meta").output;
  EXPECT_TRUE(contains(untagged, "<pdfaid:conformance>U</pdfaid:conformance>"));
  EXPECT_FALSE(contains(untagged, "pdfuaid"));
  pages = sample();
  pages.metadata.title.clear();
  EXPECT_FALSE(contains(PdfFile(write_pdf(pages)).run("pdfinfo -meta").output, "pdfuaid"));
}

TEST(Writer, DatesOnlyWhenGiven) {
  const PdfFile file(write_pdf(sample(), {.creation_time = 1609459199}));
  const std::string dates = file.run("TZ=UTC pdfinfo -isodates").output;
  EXPECT_TRUE(contains(dates, "CreationDate:    2020-12-31T23:59:59Z")) << dates;
  EXPECT_TRUE(contains(dates, "ModDate:         2020-12-31T23:59:59Z")) << dates;
  EXPECT_TRUE(contains(file.run("pdfinfo -meta").output,
                       "<xmp:CreateDate>2020-12-31T23:59:59Z</xmp:CreateDate>"));
}

TEST(Writer, OutlineIsATree) {
  page::Pages pages = sample();
  pages.pages.push_back(a4_page(2));
  pages.bookmarks = {{"一、总体情况", 1, 0, Length::pt(74)},
                     {"（一）主动公开", 2, 0, Length::pt(100)},
                     {"（二）依申请公开", 2, 1, Length::pt(74)},
                     {"二、其他", 1, 1, Length::pt(300)}};
  const PdfFile file(write_pdf(pages));
  EXPECT_EQ(file.run("qpdf --check").status, 0);
  const std::string outline = file.run("mutool show", "outline").output;
  EXPECT_TRUE(std::regex_search(outline, std::regex("\t\"一、总体情况\"\t#page=1.*74\n"
                                                    ".*\t\t\"（一）主动公开\"\t#page=1.*100\n"
                                                    ".*\t\t\"（二）依申请公开\"\t#page=2.*74\n"
                                                    ".*\t\"二、其他\"\t#page=2.*300\n")))
      << outline;
  const std::string last = file.run("mutool show", "trailer/Root/Outlines/Last/Dest").output;
  EXPECT_TRUE(contains(last, "/XYZ null 541.89 null")) << last;
}

std::string page_labels(const std::vector<std::string>& labels) {
  page::Pages pages;
  for (const std::string& label : labels) {
    pages.pages.push_back(a4_page(static_cast<int>(pages.pages.size()) + 1));
    pages.pages.back().label = label;
  }
  std::string shown =
      PdfFile(write_pdf(pages)).run("mutool show", "trailer/Root/PageLabels").output;
  return std::regex_replace(shown, std::regex("\\s+"), " ");
}

TEST(Writer, LabelsPagesWhenTheyAreNotPlainlyNumbered) {
  EXPECT_EQ(page_labels({"1", "2", "3"}).find("/Nums"), std::string::npos);
  EXPECT_EQ(page_labels({"— 1 —", "- 2 -", ""}).find("/Nums"), std::string::npos);
  EXPECT_TRUE(contains(page_labels({"5", "6", "1"}), "[ 0 << /S /D /St 5 >> 2 << /S /D >> ]"));
  EXPECT_TRUE(contains(page_labels({"i", "1", "2"}), "[ 0 << /P (i) >> 1 << /S /D >> ]"));
}

TEST(Writer, RulesOfAColourAreOnePath) {
  page::Pages pages;
  pages.pages.push_back(a4_page());
  const auto rule = [](double x, double y, double width, double height, const Color& color) {
    return page::RuleFragment{{Length::pt(x), Length::pt(y), Length::pt(width), Length::pt(height)},
                              color};
  };
  const Color red{1, 0, 0};
  const Color gray{0.5, 0.5, 0.5};
  pages.pages[0].size = {Length::pt(600), Length::pt(800)};
  pages.pages[0].rules = {rule(80, 100, 400, 0.5, {}), rule(80, 90, 400, 1, red),
                          rule(80, 100.5, 0.75, 20, {}), rule(0, 0, 10, 10, gray)};
  EXPECT_EQ(PdfFile(write_pdf(pages)).content(),
            "/Artifact<</Type/Layout>>BDC\n80 699.5 400 .5 re\n80 679.5 .75 20 re\nf\n"
            "1 0 0 rg\n80 709 400 1 re\nf\n.5 g\n0 790 10 10 re\nf\nEMC\n");
}

// Each colour is one path, so that no seam shows between cells.
TEST(Writer, FillsLieBelowRules) {
  page::Pages pages;
  pages.pages.push_back(a4_page());
  pages.pages[0].size = {Length::pt(600), Length::pt(800)};
  const auto cell = [](double x) {
    return Rect{Length::pt(x), Length::pt(100), Length::pt(100), Length::pt(20)};
  };
  const Color gray{0.5, 0.5, 0.5};
  pages.pages[0].fills = {{cell(80), gray}, {cell(180), {1, 0, 0}}, {cell(280), gray}};
  pages.pages[0].rules = {{{Length::pt(80), Length::pt(99.5), Length::pt(300), Length::pt(1)}, {}}};
  EXPECT_EQ(PdfFile(write_pdf(pages)).content(),
            "/Artifact<</Type/Layout>>BDC\n.5 g\n80 680 100 20 re\n280 680 100 20 re\nf\n"
            "1 0 0 rg\n180 680 100 20 re\nf\n0 g\n80 699.5 300 1 re\nf\nEMC\n");
}

TEST(Writer, RulesThatMeetOnThePageMeetInTheFile) {
  page::Pages pages;
  pages.pages.push_back(a4_page());
  const Length third = Length::pt(100) / 3;
  for (int i = 0; i < 3; ++i) {
    pages.pages[0].rules.push_back({{third * i, third * i, third, third}, {}});
  }
  const std::string content = PdfFile(write_pdf(pages)).content();
  EXPECT_TRUE(contains(content, "0 808.556 33.333 33.334 re\n")) << content;
  EXPECT_TRUE(contains(content, "33.333 775.223 33.334 33.333 re\n")) << content;
}

// And run the same way round, so that nothing is left out where they meet.
TEST(Writer, StrokesArePolygonsOnThePathOfTheRulesOfTheirColour) {
  page::Pages pages;
  pages.pages.push_back(a4_page());
  pages.pages[0].size = {Length::pt(600), Length::pt(800)};
  pages.pages[0].rules = {{{Length::pt(80), Length::pt(100), Length::pt(40), Length::pt(1)}, {}}};
  const auto at = [](double x, double y) { return Point{Length::pt(x), Length::pt(y)}; };
  pages.pages[0].strokes = {{{at(80, 100), at(80, 101), at(119, 120), at(120, 120)}, {}}};
  EXPECT_EQ(PdfFile(write_pdf(pages)).content(),
            "/Artifact<</Type/Layout>>BDC\n80 699 40 1 re\n80 700 m\n80 699 l\n119 680 l\n"
            "120 680 l\nh\nf\nEMC\n");
}

TEST(Writer, DotsAreCirclesBesideTheRulesOfTheirColour) {
  page::Pages pages;
  pages.pages.push_back(a4_page());
  pages.pages[0].size = {Length::pt(600), Length::pt(800)};
  pages.pages[0].rules = {{{Length::pt(80), Length::pt(100), Length::pt(40), Length::pt(1)}, {}}};
  pages.pages[0].dots = {{{Length::pt(100), Length::pt(200)}, Length::pt(1), {}},
                         {{Length::pt(20), Length::pt(300)}, Length::pt(2), {1, 0, 0}}};
  EXPECT_EQ(PdfFile(write_pdf(pages)).content(),
            "/Artifact<</Type/Layout>>BDC\n80 699 40 1 re\n101 600 m\n"
            "101 600.552 100.552 601 100 601 c\n99.448 601 99 600.552 99 600 c\n"
            "99 599.448 99.448 599 100 599 c\n100.552 599 101 599.448 101 600 c\nh\nf\n"
            "1 0 0 rg\n22 500 m\n22 501.105 21.105 502 20 502 c\n18.895 502 18 501.105 18 500 c\n"
            "18 498.895 18.895 498 20 498 c\n21.105 498 22 498.895 22 500 c\nh\nf\nEMC\n");
}

TEST(Writer, WavesAreStrokedFromCrestToCrest) {
  page::Pages pages;
  pages.pages.push_back(a4_page());
  pages.pages[0].size = {Length::pt(600), Length::pt(800)};
  const auto box = [](double x, double y, double width, double height) {
    return Rect{Length::pt(x), Length::pt(y), Length::pt(width), Length::pt(height)};
  };
  pages.pages[0].waves = {{box(80, 100, 10, 3), Length::pt(1), {}},
                          {box(50, 100, 3, 16), Length::pt(1), {1, 0, 0}}};
  EXPECT_EQ(PdfFile(write_pdf(pages)).content(),
            "/Artifact<</Type/Layout>>BDC\n80 699.5 m\n"
            "81.817 699.5 83.183 697.5 85 697.5 c\n86.817 697.5 88.183 699.5 90 699.5 c\nS\n"
            "1 0 0 RG\n52.5 684 m\n"
            "52.5 685.454 50.5 686.546 50.5 688 c\n50.5 689.454 52.5 690.546 52.5 692 c\n"
            "52.5 693.454 50.5 694.546 50.5 696 c\n50.5 697.454 52.5 698.546 52.5 700 c\n"
            "S\nEMC\n");
}

TEST(Writer, DotsAloneAreArtifactsToo) {
  page::Pages pages = sample();
  pages.pages[0].dots = {{{Length::pt(100), Length::pt(200)}, Length::pt(1), {}}};
  const PdfFile file(write_pdf(pages));
  EXPECT_EQ(file.run("qpdf --check").status, 0);
  EXPECT_TRUE(file.content().starts_with("/Artifact<</Type/Layout>>BDC\n101 641.89 m\n"));
}

TEST(Writer, TextColourIsSetOnce) {
  LineBuilder line(80, 100);
  line.add(fang(), u"黑", 16)
      .add(fang(), u"红", 16, 0, {1, 0, 0})
      .add(fang(), u"红", 16, 0, {1, 0, 0});
  line.add(fang(), u"黑", 16);
  const std::string content = PdfFile(write_pdf(one_paragraph({line.finish()}))).content();
  EXPECT_EQ(std::regex_replace(content, std::regex("<[0-9A-F]+>"), "<>"),
            "/P<</MCID 0>>BDC\nBT\n/F1 16 Tf\n80 741.89 Td\n<>Tj\n1 0 0 rg\n<>Tj\n<>Tj\n0 g\n<>Tj\n"
            "ET\nEMC\n");
}

}  // namespace
}  // namespace typeset::pdf
