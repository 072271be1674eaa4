// Pictures in the file: as other people's programs find, extract and draw them.
#include <cmath>
#include <gtest/gtest.h>
#include <regex>
#include <sstream>

#include "pdf/figure_pages.h"
#include "pdf/pdf_file.h"
#include "pdf/writer.h"

namespace typeset::pdf {
namespace {

using tests::JpegPicture;
using tests::make_jpeg;
using tests::make_png;
using tests::PngPicture;

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// The lines of pdfimages -list: type, width, height, colour, components, bits, encoding.
std::string listed(const image::ImageRef& image) {
  const PdfFile file(write_pdf(one_figure(image)));
  EXPECT_EQ(file.run("qpdf --check").status, 0);
  std::istringstream output(file.run("pdfimages -list").output);
  std::string line, result;
  for (int number = 0; std::getline(output, line); ++number) {
    if (number < 2) continue;
    std::istringstream fields(line);
    std::string page, index, field;
    fields >> page >> index;
    for (int i = 0; i < 7 && fields >> field; ++i) result += (i > 0 ? " " : "") + field;
    result += '\n';
  }
  return result;
}

TEST(Figure, PngIsEmbeddedAsItIs) {
  EXPECT_EQ(listed(picture(make_png({}))), "image 16 12 rgb 3 8 image\n");
  EXPECT_EQ(listed(picture(make_png({.bit_depth = 16}))), "image 16 12 rgb 3 16 image\n");
  EXPECT_EQ(listed(picture(make_png({.color_type = PNG_COLOR_TYPE_GRAY, .bit_depth = 1}))),
            "image 16 12 gray 1 1 image\n");
  EXPECT_EQ(listed(picture(make_png({.color_type = PNG_COLOR_TYPE_PALETTE, .bit_depth = 4}))),
            "image 16 12 index 1 4 image\n");
}

TEST(Figure, TransparentPngHasASoftMask) {
  EXPECT_EQ(listed(picture(make_png({.color_type = PNG_COLOR_TYPE_RGBA}))),
            "image 16 12 rgb 3 8 image\nsmask 16 12 gray 1 8 image\n");
  EXPECT_EQ(
      listed(picture(make_png({.color_type = PNG_COLOR_TYPE_PALETTE, .transparent_entry = true}))),
      "image 16 12 rgb 3 8 image\nsmask 16 12 gray 1 8 image\n");
}

TEST(Figure, JpegIsEmbeddedAsItIs) {
  EXPECT_EQ(listed(picture(make_jpeg({}))), "image 16 12 rgb 3 8 jpeg\n");
  EXPECT_EQ(listed(picture(make_jpeg({.input = JCS_GRAYSCALE}))), "image 16 12 gray 1 8 jpeg\n");
  const std::string bytes = make_jpeg({.progressive = true});
  EXPECT_TRUE(contains(write_pdf(one_figure(picture(bytes))), bytes));
}

TEST(Figure, ProfilesAreKept) {
  EXPECT_EQ(listed(picture(make_png({.icc_profile = tests::rgb_profile()}))),
            "image 16 12 icc 3 8 image\n");
  EXPECT_EQ(listed(picture(make_jpeg({.input = JCS_CMYK, .icc_profile = tests::cmyk_profile()}))),
            "image 16 12 icc 4 8 jpeg\n");
}

// A page as poppler draws it, a pixel for each point.
class Raster {
 public:
  explicit Raster(const page::Pages& pages)
      : bytes_(PdfFile(write_pdf(pages)).run("pdftoppm -r 72").output) {
    std::istringstream header(bytes_);
    std::string magic;
    std::size_t most = 0;
    header >> magic >> width_ >> height_ >> most;
    if (magic != "P6" || most != 255) throw std::runtime_error("no raster");
    start_ = static_cast<std::size_t>(header.tellg()) + 1;
  }

  double at(double x, double y, int channel) const {
    const auto pixel = static_cast<std::size_t>(y) * width_ + static_cast<std::size_t>(x);
    return static_cast<unsigned char>(
               bytes_.at(start_ + pixel * 3 + static_cast<std::size_t>(channel))) /
           255.0;
  }

 private:
  std::string bytes_;
  std::size_t width_ = 0, height_ = 0, start_ = 0;
};

// Each of the 16 × 12 pixels is a square of 10 pt; colours on white where they let it through.
void expect_picture(const std::string& bytes, double tolerance, double alpha = 1) {
  const Raster raster(one_figure(picture(bytes)));
  for (int y = 0; y + 1 < 12; ++y) {
    for (int x = 0; x < 16; ++x) {
      for (int channel = 0; channel < 3; ++channel) {
        const double sample = tests::picture_sample(x, y, 16, 12, channel);
        ASSERT_NEAR(raster.at(25 + 10 * x, 25 + 10 * y, channel), sample * alpha + 1 - alpha,
                    tolerance)
            << "pixel " << x << ", " << y << ", channel " << channel;
      }
    }
  }
}

TEST(Figure, PngLooksTheSame) {
  expect_picture(make_png({}), 0.01);
  expect_picture(make_png({.bit_depth = 16}), 0.01);
  expect_picture(make_png({.interlaced = true}), 0.01);
  expect_picture(make_png({.color_type = PNG_COLOR_TYPE_RGBA, .alpha = 0.5}), 0.01, 0.5);
  expect_picture(make_png({.color_type = PNG_COLOR_TYPE_RGBA, .bit_depth = 16, .interlaced = true}),
                 0.01, 0.5);
}

TEST(Figure, JpegLooksTheSame) {
  expect_picture(make_jpeg({.stored = JCS_RGB}), 0.15);
  expect_picture(make_jpeg({.stored = JCS_YCbCr}), 0.15);
}

// The inks of an Adobe JPEG: without its Decode array the page would show the negative.
TEST(Figure, CmykIsNotInverted) {
  const Raster raster(
      one_figure(picture(make_jpeg({.input = JCS_CMYK, .icc_profile = tests::cmyk_profile()}))));
  EXPECT_LT(raster.at(25, 25, 0), 0.3);
  EXPECT_GT(raster.at(175, 135, 0), 0.6);
  EXPECT_LT(raster.at(25, 135, 0), raster.at(175, 135, 0));
}

// Where the black corner of the stored picture, its first rows and columns, has to come.
TEST(Figure, PicturesStandUpright) {
  struct Corner {
    int orientation;
    bool right, bottom;
  };
  for (const Corner& corner : {Corner{1, false, false},
                               {2, true, false},
                               {3, true, true},
                               {4, false, true},
                               {5, false, false},
                               {6, true, false},
                               {7, true, true},
                               {8, false, true}}) {
    const Raster raster(one_figure(
        picture(make_jpeg({.input = JCS_GRAYSCALE, .exif_orientation = corner.orientation}))));
    const double width = corner.orientation < 5 ? 160 : 120;
    const double height = corner.orientation < 5 ? 120 : 160;
    const auto shade = [&](bool right, bool bottom) {
      return raster.at(20 + (right ? width - 6 : 6), 20 + (bottom ? height - 6 : 6), 0);
    };
    EXPECT_LT(shade(corner.right, corner.bottom), 0.1) << corner.orientation;
    // The last stored column is the lightest: it lies across from the black corner along the rows.
    const bool turned = corner.orientation >= 5;
    const bool light_right = turned ? corner.right : !corner.right;
    const bool light_bottom = turned ? !corner.bottom : corner.bottom;
    EXPECT_GT(shade(light_right, light_bottom), 0.8) << corner.orientation;
  }
}

TEST(Figure, EqualPicturesAreOneObject) {
  page::Pages pages;
  pages.pages.push_back(a4_page());
  add_figure(pages, picture(make_png({})), box_in_points(100, 100, 50, 50));
  pages.pages.push_back(a4_page(2));
  add_figure(pages, picture(make_png({})), box_in_points(100, 100, 80, 80));
  add_figure(pages, picture(make_png({.width = 17})), box_in_points(200, 100, 80, 80));
  const std::string objects = PdfFile(write_pdf(pages)).run("mutool show", "grep").output;
  const std::regex image("/Subtype/Image");
  EXPECT_EQ(std::distance(std::sregex_iterator(objects.begin(), objects.end(), image), {}), 2);
}

TEST(Figure, PagesNameThePicturesTheyShow) {
  page::Pages pages;
  pages.pages.push_back(a4_page());
  add_figure(pages, picture(make_png({})), box_in_points(100, 100, 50, 50));
  pages.pages.push_back(a4_page(2));
  add_figure(pages, picture(make_png({.width = 17})), box_in_points(100, 100, 80, 80));
  pages.pages.push_back(a4_page(3));
  const PdfFile file(write_pdf(pages));
  const std::string first = file.run("mutool show", "pages/1/Resources").output;
  const std::string second = file.run("mutool show", "pages/2/Resources").output;
  EXPECT_TRUE(contains(first, "/Im1") && !contains(first, "/Im2")) << first;
  EXPECT_TRUE(contains(second, "/Im2") && !contains(second, "/Im1")) << second;
  EXPECT_FALSE(contains(file.run("mutool show", "pages/3/Resources").output, "XObject"));
}

TEST(Figure, OnlyPagesWithTransparencyHaveAGroup) {
  const PdfFile plain(write_pdf(one_figure(picture(make_png({})))));
  EXPECT_FALSE(contains(plain.run("mutool show", "pages/1").output, "Group"));
  const PdfFile mixed(
      write_pdf(one_figure(picture(make_png({.color_type = PNG_COLOR_TYPE_RGBA})))));
  EXPECT_TRUE(contains(mixed.run("mutool show", "pages/1/Group").output, "/Transparency"));
}

TEST(Figure, IsContentOfItsElement) {
  page::Pages pages = one_figure(picture(make_png({})));
  const std::string content = PdfFile(write_pdf(pages)).content();
  EXPECT_EQ(content, "/Figure<</MCID 0>>BDC\nq\n160 0 0 120 20 60 cm\n/Im1 Do\nQ\nEMC\n");
  const PdfFile file(write_pdf(pages));
  const std::string structure = file.run("pdfinfo -struct").output;
  EXPECT_TRUE(contains(structure, "Figure")) << structure;
  const std::string objects = file.run("mutool show", "grep").output;
  EXPECT_TRUE(contains(objects, "/S/Figure") && contains(objects, "/Alt<FEFF793A610F56FE>"));
  EXPECT_TRUE(contains(structure, "/Placement /Block"));
  EXPECT_TRUE(contains(structure, "/BBox [20 60 180 180]"));
}

// A seal lets the text below it be seen, and is drawn over it.
TEST(Figure, SealsComeAfterTheText) {
  page::Pages pages = one_paragraph({LineBuilder(80, 100).add(fang(), u"某局", 16).finish()});
  add_figure(pages, picture(make_png({.color_type = PNG_COLOR_TYPE_RGBA})),
             box_in_points(60, 60, 80, 80));
  add_figure(pages, picture(make_png({.width = 17})), box_in_points(300, 300, 80, 80));
  pages.pages[0].figures[0].layer = page::Layer::above_text;
  const PdfFile file(write_pdf(pages));
  EXPECT_EQ(file.run("qpdf --check").status, 0);
  const std::string content = file.content();
  const std::size_t below = content.find("300 461.89 cm"), text = content.find("Tj"),
                    above = content.find("60 701.89 cm");
  ASSERT_NE(below, std::string::npos) << content;
  EXPECT_LT(below, text);
  EXPECT_LT(text, above);
  EXPECT_LT(above, content.size());
}

TEST(Figure, EqualPagesGiveEqualBytes) {
  const auto write = [] {
    return write_pdf(one_figure(picture(
        make_png({.color_type = PNG_COLOR_TYPE_RGBA, .icc_profile = tests::rgb_profile()}))));
  };
  EXPECT_EQ(write(), write());
}

// A soft gradient with an alpha channel: filtered rows deflate to far less than plain ones.
TEST(Figure, DecodedSamplesAreFiltered) {
  const image::ImageRef image =
      picture(make_png({.width = 400, .height = 300, .color_type = PNG_COLOR_TYPE_RGBA}));
  EXPECT_LT(
      write_pdf(one_figure(image)).size() - write_pdf(one_figure(picture(make_png({})))).size(),
      8000U);
}

}  // namespace
}  // namespace typeset::pdf
