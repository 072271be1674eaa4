// What presses need: boxes, marks, and colours in the press's own inks.
#include <gtest/gtest.h>
#include <regex>

#include "pdf/figure_pages.h"
#include "pdf/pdf_file.h"
#include "pdf/writer.h"

namespace typeset::pdf {
namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

page::Pages black_and_red() {
  page::Pages pages = one_paragraph({LineBuilder(80, 100).add(fang(), u"黑", 16).finish(),
                                     LineBuilder(80, 130)
                                         .add(fang(), u"红", 16, 0, Color{1, 0, 0})
                                         .finish()});
  return pages;
}

std::vector<double> box(const PdfFile& file, const std::string& name) {
  const std::string info = file.run("pdfinfo -box").output;
  std::smatch found;
  const std::regex pattern(name + R"(: +(-?[\d.]+) +(-?[\d.]+) +(-?[\d.]+) +(-?[\d.]+))");
  if (!std::regex_search(info, found, pattern)) return {};
  return {std::stod(found[1]), std::stod(found[2]), std::stod(found[3]), std::stod(found[4])};
}

constexpr double mm = 72 / 25.4;

void expect_margin(const std::vector<double>& box, double margin) {
  ASSERT_EQ(box.size(), 4U);
  EXPECT_NEAR(box[0], -margin * mm, 0.01);
  EXPECT_NEAR(box[1], -margin * mm, 0.01);
  EXPECT_NEAR(box[2], (210 + margin) * mm, 0.01);
  EXPECT_NEAR(box[3], (297 + margin) * mm, 0.01);
}

TEST(PageBoxes, TrimIsAlwaysSaid) {
  const PdfFile file(write_pdf(black_and_red()));
  expect_margin(box(file, "TrimBox"), 0);
  expect_margin(box(file, "MediaBox"), 0);
  EXPECT_TRUE(contains(file.run("mutool show", "pages/1").output, "/TrimBox"));
}

TEST(PageBoxes, BleedAndMarksReachBeyondThePage) {
  WriteOptions options;
  options.marks = {Length::mm(3), false};
  const PdfFile bled(write_pdf(black_and_red(), options));
  expect_margin(box(bled, "TrimBox"), 0);
  expect_margin(box(bled, "BleedBox"), 3);
  expect_margin(box(bled, "MediaBox"), 3);
  options.marks.crop_marks = true;
  const PdfFile marked(write_pdf(black_and_red(), options));
  EXPECT_EQ(marked.run("qpdf --check").status, 0);
  expect_margin(box(marked, "TrimBox"), 0);
  expect_margin(box(marked, "BleedBox"), 3);
  expect_margin(box(marked, "MediaBox"), 11);
}

// Two at each corner, outside the bleed, on the lines where the knife goes.
TEST(CropMarks, StandOutsideTheBleedAndAreArtifacts) {
  WriteOptions options;
  options.marks = {Length::mm(3), true};
  const std::string content = PdfFile(write_pdf(black_and_red(), options)).content();
  EXPECT_TRUE(content.starts_with("/Artifact")) << content;
  const std::string marks = content.substr(0, content.find("EMC"));
  const std::regex rectangle(R"((-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) re)");
  int count = 0;
  for (std::sregex_iterator i(marks.begin(), marks.end(), rectangle), end; i != end; ++i, ++count) {
    const double x = std::stod((*i)[1]), y = std::stod((*i)[2]);
    const double width = std::stod((*i)[3]), height = std::stod((*i)[4]);
    EXPECT_GE(std::min(width, height), 0.1 * mm - 0.001);
    const bool beside = x + width < -3 * mm || x > 213 * mm;
    const bool above = y + height < -3 * mm || y > 300 * mm;
    EXPECT_TRUE(beside || above);
    const double middle_x = x + width / 2, middle_y = y + height / 2;
    const bool on_a_cut = std::abs(middle_x) < 0.01 || std::abs(middle_x - 210 * mm) < 0.01 ||
                          std::abs(middle_y) < 0.01 || std::abs(middle_y - 297 * mm) < 0.01;
    EXPECT_TRUE(on_a_cut) << (*i)[0];
  }
  EXPECT_EQ(count, 8);
  // The page itself is where it was.
  const std::string plain = PdfFile(write_pdf(black_and_red())).content();
  EXPECT_EQ(content.substr(content.find("EMC") + 4), plain);
}

WriteOptions for_press(std::string profile) {
  Diagnostics diagnostics;
  WriteOptions options;
  options.output_profile = read_output_profile("press.icc", std::move(profile), diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  return options;
}

TEST(OutputIntent, IsTheProfileGiven) {
  const std::string profile = tests::cmyk_profile();
  const PdfFile file(write_pdf(black_and_red(), for_press(profile)));
  const std::string intent = file.run("mutool show", "trailer/Root/OutputIntents").output;
  EXPECT_TRUE(contains(intent, "(inks)")) << intent;
  const std::string objects = file.run("mutool show", "grep").output;
  EXPECT_TRUE(contains(objects, "/N 4")) << objects;
  std::smatch number;
  ASSERT_TRUE(std::regex_search(intent, number, std::regex(R"(DestOutputProfile (\d+) 0 R)")));
  EXPECT_EQ(file.run("mutool show -b", number[1]).output, profile);
}

TEST(PrintColors, BecomeInksButGreysStayBlackInk) {
  const page::Pages pages = black_and_red();
  const std::string for_screen = PdfFile(write_pdf(pages)).content();
  EXPECT_TRUE(contains(for_screen, "1 0 0 rg"));
  const std::string profile = tests::cmyk_profile();
  const std::string bytes = write_pdf(pages, for_press(profile));
  EXPECT_TRUE(write_pdf(pages, for_press(profile)) == bytes);
  const std::string content = PdfFile(bytes).content();
  EXPECT_FALSE(contains(content, "rg")) << content;
  EXPECT_TRUE(std::regex_search(content, std::regex(R"([\d.]+ [\d.]+ [\d.]+ [\d.]+ k\n)")));
  // Black at the start of a page is DeviceGray, and nothing before the red sets another.
  EXPECT_FALSE(contains(content.substr(0, content.find(" k\n")), " g\n"));
  const std::string gray = PdfFile(write_pdf(pages, for_press(tests::gray_profile()))).content();
  EXPECT_FALSE(contains(gray, "rg") || contains(gray, " k\n")) << gray;
  EXPECT_TRUE(contains(gray, " g\n"));
}

TEST(PrintColors, PicturesWithoutAProfileSayThatTheyAreSrgb) {
  const page::Pages pages = one_figure(picture(tests::make_png(
      {.color_type = PNG_COLOR_TYPE_RGB_ALPHA})));
  const PdfFile screen(write_pdf(pages));
  EXPECT_TRUE(contains(screen.run("mutool show", "grep").output, "/ColorSpace/DeviceRGB"));
  const PdfFile press(write_pdf(pages, for_press(tests::cmyk_profile())));
  const std::string objects = press.run("mutool show", "grep").output;
  EXPECT_FALSE(contains(objects, "/ColorSpace/DeviceRGB")) << objects;
  EXPECT_TRUE(contains(objects, "/ICCBased"));
  EXPECT_TRUE(contains(objects, "/CS/DeviceCMYK"));
}

MessageId refusal(std::string bytes) {
  Diagnostics diagnostics;
  EXPECT_FALSE(read_output_profile("press.icc", std::move(bytes), diagnostics));
  const auto findings = diagnostics.sorted();
  EXPECT_EQ(findings.size(), 1U);
  return findings.empty() ? MessageId::count_ : findings[0].message.id;
}

TEST(OutputProfile, HasToBeOfAnOutputDevice) {
  EXPECT_EQ(refusal(""), MessageId::icc_not_recognised);
  EXPECT_EQ(refusal("no profile at all"), MessageId::icc_not_recognised);
  EXPECT_EQ(refusal(tests::cmyk_profile().substr(0, 200)), MessageId::icc_not_recognised);
  EXPECT_EQ(refusal(tests::saved_profile(cmsCreateLab4Profile(nullptr))),
            MessageId::icc_wrong_color_space);
  cmsHPROFILE scanner = cmsCreate_sRGBProfile();
  cmsSetDeviceClass(scanner, cmsSigInputClass);
  EXPECT_EQ(refusal(tests::saved_profile(scanner)), MessageId::icc_wrong_class);
}

}  // namespace
}  // namespace typeset::pdf
