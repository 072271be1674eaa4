// Pictures as people bring them: of both formats and all kinds, broken off, misnamed, too large.
#include <gtest/gtest.h>

#include "image/image.h"
#include "support/pictures.h"
#include "support/temporary_folder.h"

namespace typeset::image {
namespace {

using tests::JpegPicture;
using tests::make_jpeg;
using tests::make_png;
using tests::PngPicture;

struct Outcome {
  ImageRef image;
  std::vector<Diagnostic> findings;

  MessageId message() const {
    return findings.size() == 1 ? findings[0].message.id : MessageId::count_;
  }
  MessageId hint() const {
    return findings.size() == 1 && findings[0].hint ? findings[0].hint->id : MessageId::count_;
  }
};

Outcome read(std::string_view bytes, const std::string& name = "图.png") {
  const tests::TemporaryFolder folder;
  Diagnostics diagnostics;
  Outcome outcome;
  outcome.image = read_image(folder.write(name, bytes), {}, diagnostics);
  outcome.findings = diagnostics.sorted();
  return outcome;
}

Image sound(std::string_view bytes) {
  const Outcome outcome = read(bytes);
  EXPECT_TRUE(outcome.findings.empty());
  if (!outcome.image) throw std::runtime_error("no picture");
  return *outcome.image;
}

TEST(ReadImage, PngThatAPdfCanHoldKeepsItsRows) {
  for (const auto& [type, depth, model] : {std::tuple{PNG_COLOR_TYPE_GRAY, 1, ColorModel::gray},
                                           {PNG_COLOR_TYPE_GRAY, 2, ColorModel::gray},
                                           {PNG_COLOR_TYPE_GRAY, 16, ColorModel::gray},
                                           {PNG_COLOR_TYPE_RGB, 8, ColorModel::rgb},
                                           {PNG_COLOR_TYPE_RGB, 16, ColorModel::rgb},
                                           {PNG_COLOR_TYPE_PALETTE, 4, ColorModel::indexed},
                                           {PNG_COLOR_TYPE_PALETTE, 8, ColorModel::indexed}}) {
    const std::string bytes = make_png({.color_type = type, .bit_depth = depth});
    const Image image = sound(bytes);
    EXPECT_EQ(image.format, Format::png);
    EXPECT_EQ(image.coding, Coding::png_rows);
    EXPECT_EQ(image.color_model, model);
    EXPECT_EQ(image.bits_per_sample, depth);
    EXPECT_EQ(image.width, 16);
    EXPECT_EQ(image.height, 12);
    EXPECT_NE(bytes.find(image.data), std::string::npos);
    EXPECT_TRUE(image.alpha.empty());
  }
}

TEST(ReadImage, PaletteIsRedGreenAndBlueOfEachEntry) {
  const Image image = sound(make_png({.color_type = PNG_COLOR_TYPE_PALETTE, .bit_depth = 1}));
  EXPECT_EQ(image.palette, std::string("\x00\xFF\x40\xFF\x00\x40", 6));
}

// A large picture's pixels stand in several IDAT chunks.
TEST(ReadImage, DataOfSeveralChunksIsJoined) {
  const std::string bytes = make_png({.width = 600, .height = 400, .bit_depth = 16});
  std::size_t chunks = 0;
  for (std::size_t at = 0; (at = bytes.find("IDAT", at + 1)) != std::string::npos;) ++chunks;
  const Image image = sound(bytes);
  EXPECT_GT(chunks, 1U);
  EXPECT_EQ(image.data.find("IDAT"), std::string::npos);
  EXPECT_EQ(image.data.back(), bytes[bytes.size() - 12 - 4 - 1]);  // before CRC and IEND
}

TEST(ReadImage, AlphaIsPartedFromTheColours) {
  const Image image = sound(make_png({.color_type = PNG_COLOR_TYPE_RGBA, .alpha = 0.2}));
  EXPECT_EQ(image.coding, Coding::samples);
  EXPECT_EQ(image.data.size(), 16U * 12 * 3);
  ASSERT_EQ(image.alpha.size(), 16U * 12);
  EXPECT_EQ(image.alpha.front(), 51);
  EXPECT_EQ(image.alpha.back(), '\xFF');
  EXPECT_EQ(image.data.substr(0, 3), std::string(3, '\0'));
  const Image gray =
      sound(make_png({.color_type = PNG_COLOR_TYPE_GRAY_ALPHA, .bit_depth = 16, .alpha = 0.2}));
  EXPECT_EQ(gray.color_model, ColorModel::gray);
  EXPECT_EQ(gray.bits_per_sample, 8);
  EXPECT_EQ(gray.data.size(), 16U * 12);
  EXPECT_EQ(gray.alpha, image.alpha);
}

// Screenshots have an alpha channel that hides nothing.
TEST(ReadImage, AlphaThatHidesNothingIsLeftOut) {
  const Image image = sound(make_png({.color_type = PNG_COLOR_TYPE_RGBA, .alpha = 1}));
  EXPECT_TRUE(image.alpha.empty());
  EXPECT_EQ(image.data.size(), 16U * 12 * 3);
}

TEST(ReadImage, TransparentEntriesBecomeAlpha) {
  for (const int type : {PNG_COLOR_TYPE_PALETTE, PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_RGB}) {
    const Image image = sound(make_png({.color_type = type, .transparent_entry = true}));
    ASSERT_EQ(image.alpha.size(), 16U * 12) << type;
    EXPECT_EQ(image.alpha.front(), '\0');
    EXPECT_EQ(image.alpha.back(), '\xFF');
  }
}

TEST(ReadImage, InterlacedPixelsAreTheSameAsOthers) {
  for (const int type : {PNG_COLOR_TYPE_RGBA, PNG_COLOR_TYPE_GRAY_ALPHA}) {
    const Image plain = sound(make_png({.color_type = type}));
    const Image interlaced = sound(make_png({.color_type = type, .interlaced = true}));
    EXPECT_TRUE(show_the_same(plain, interlaced));
  }
  const Image palette =
      sound(make_png({.color_type = PNG_COLOR_TYPE_PALETTE, .bit_depth = 2, .interlaced = true}));
  EXPECT_EQ(palette.color_model, ColorModel::rgb);
  EXPECT_EQ(palette.data.substr(0, 3), std::string("\x00\xFF\x40", 3));
}

TEST(ReadImage, PngResolution) {
  const Image image = sound(make_png({.resolution = 300}));
  EXPECT_NEAR(image.horizontal_resolution, 300, 0.02);
  EXPECT_NEAR(natural_width(image).to_pt(), 16 * 72 / 300.0, 0.001);
  EXPECT_EQ(sound(make_png({})).vertical_resolution, 0);
  EXPECT_NEAR(natural_height(sound(make_png({}))).to_pt(), 12 * 72 / 150.0, 0.001);
  EXPECT_EQ(sound(make_png({.resolution = 0.1})).horizontal_resolution, 0);
}

TEST(ReadImage, JpegStaysAsItIs) {
  for (const auto& [input, model] :
       {std::pair{JCS_GRAYSCALE, ColorModel::gray}, {JCS_RGB, ColorModel::rgb}}) {
    for (const bool progressive : {false, true}) {
      const std::string bytes = make_jpeg({.input = input, .progressive = progressive});
      const Image image = sound(bytes);
      EXPECT_EQ(image.format, Format::jpeg);
      EXPECT_EQ(image.coding, Coding::jpeg);
      EXPECT_EQ(image.data, bytes);
      EXPECT_EQ(image.color_model, model);
      EXPECT_FALSE(image.stores_rgb);
    }
  }
  EXPECT_TRUE(sound(make_jpeg({.stored = JCS_RGB})).stores_rgb);
}

TEST(ReadImage, JpegResolutionOfJfifOrElseOfExif) {
  EXPECT_EQ(sound(make_jpeg({.density = 240})).horizontal_resolution, 240);
  EXPECT_EQ(sound(make_jpeg({})).horizontal_resolution, 0);
  EXPECT_EQ(sound(make_jpeg({.exif_density = 180})).vertical_resolution, 180);
  EXPECT_EQ(sound(make_jpeg({.density = 240, .exif_density = 180})).vertical_resolution, 240);
}

// A phone held upright stores a picture that lies on its side.
TEST(ReadImage, PictureIsAsLargeAsItIsShown) {
  const Image image = sound(make_jpeg({.exif_orientation = 6}));
  EXPECT_EQ(image.orientation, 6);
  EXPECT_EQ(image.width, 12);
  EXPECT_EQ(image.height, 16);
  EXPECT_EQ(image.stored_width(), 16);
  EXPECT_EQ(sound(make_jpeg({.exif_orientation = 3})).width, 16);
}

TEST(ReadImage, UsableProfilesAreKept) {
  const std::string rgb = tests::rgb_profile();
  EXPECT_EQ(sound(make_png({.icc_profile = rgb})).icc_profile, rgb);
  EXPECT_EQ(sound(make_jpeg({.icc_profile = rgb})).icc_profile, rgb);
  EXPECT_EQ(
      sound(make_jpeg({.input = JCS_GRAYSCALE, .icc_profile = tests::gray_profile()})).icc_profile,
      tests::gray_profile());
}

TEST(ReadImage, ProfilesOfOtherColoursOrDamagedAreNot) {
  EXPECT_TRUE(sound(make_jpeg({.icc_profile = tests::gray_profile()})).icc_profile.empty());
  EXPECT_TRUE(
      sound(make_jpeg({.icc_profile = tests::rgb_profile().substr(0, 200)})).icc_profile.empty());
  std::string future = tests::rgb_profile();
  future[8] = 5;
  EXPECT_TRUE(sound(make_jpeg({.icc_profile = future})).icc_profile.empty());
}

TEST(ReadImage, CmykNeedsAProfile) {
  const Outcome without = read(make_jpeg({.input = JCS_CMYK}));
  EXPECT_EQ(without.message(), MessageId::image_cmyk_without_profile);
  EXPECT_EQ(without.hint(), MessageId::hint_save_as_rgb);
  const Image with = sound(make_jpeg({.input = JCS_CMYK, .icc_profile = tests::cmyk_profile()}));
  EXPECT_EQ(with.color_model, ColorModel::cmyk);
  EXPECT_TRUE(with.inverted);
}

TEST(ReadImage, ContentDecidesNotTheName) {
  EXPECT_EQ(read(make_jpeg({}), "图.png").image->format, Format::jpeg);
  EXPECT_EQ(read(make_png({}), "图.jpg").image->format, Format::png);
}

TEST(ReadImage, OtherFormatsAreNamed) {
  for (const auto& [bytes, format] : {std::pair{std::string("GIF89a\1\0\1\0", 10), "GIF"},
                                      {std::string("RIFF\x10\0\0\0WEBPVP8 ", 16), "WebP"},
                                      {std::string("BM\x46\0\0\0\0\0", 8), "BMP"},
                                      {std::string("II*\0\x8\0\0\0", 8), "TIFF"},
                                      {std::string("MM\0*\0\0\0\x8", 8), "TIFF"},
                                      {std::string("\0\0\0\x18"
                                                   "ftypheic",
                                                   12),
                                       "HEIC"},
                                      {std::string("%PDF-1.7\n"), "PDF"}}) {
    const Outcome outcome = read(bytes);
    EXPECT_EQ(outcome.message(), MessageId::image_of_other_format) << format;
    EXPECT_EQ(outcome.findings.at(0).message.arguments.at(1), format);
    EXPECT_EQ(outcome.hint(), MessageId::hint_save_as_png);
  }
  EXPECT_EQ(read("一段文字").message(), MessageId::image_not_recognised);
}

TEST(ReadImage, MissingFilesAndFolders) {
  const tests::TemporaryFolder folder;
  Diagnostics missing, directory;
  EXPECT_EQ(read_image(folder.path() / "无.png", {}, missing), nullptr);
  EXPECT_EQ(missing.sorted().at(0).message.id, MessageId::file_not_found);
  EXPECT_EQ(read_image(folder.path(), {}, directory), nullptr);
  EXPECT_EQ(directory.sorted().at(0).message.id, MessageId::file_is_directory);
}

// Wherever a file breaks off.
TEST(ReadImage, BrokenOffFilesAreDamaged) {
  const std::vector<std::string> files = {
      make_png({}), make_png({.color_type = PNG_COLOR_TYPE_RGBA, .interlaced = true}),
      make_jpeg({}), make_jpeg({.width = 64, .height = 64, .progressive = true})};
  for (const std::string& file : files) {
    for (std::size_t length = 4; length < file.size(); length += 7) {
      const Outcome outcome = read(std::string_view(file).substr(0, length));
      ASSERT_EQ(outcome.message(), MessageId::image_damaged) << length << " of " << file.size();
      ASSERT_EQ(outcome.hint(), MessageId::hint_export_image);
    }
  }
  EXPECT_EQ(read("").message(), MessageId::image_damaged);
}

// Whichever bit of the pixels or the header has been changed.
TEST(ReadImage, WrongChecksumsAreDamage) {
  const std::string file = make_png({});
  const std::size_t data = file.find("IDAT");
  for (const std::size_t at : {std::size_t{19}, std::size_t{30}, data + 9, data + 20}) {
    std::string changed = file;
    changed[at] ^= 1;
    EXPECT_EQ(read(changed).message(), MessageId::image_damaged) << at;
  }
}

// Nothing that a file can hold brings the program down.
TEST(ReadImage, AnyChangedByteIsBorne) {
  for (std::string file : {make_png({.color_type = PNG_COLOR_TYPE_PALETTE, .bit_depth = 4}),
                           make_jpeg({.density = 90, .exif_orientation = 5}),
                           make_jpeg({.progressive = true, .icc_profile = tests::rgb_profile()})}) {
    for (std::size_t at = 3; at < file.size(); at += 3) {
      for (const char value : {'\0', '\x7F', '\xFF'}) {
        std::string changed = file;
        changed[at] = value;
        const Outcome outcome = read(changed);
        ASSERT_EQ(outcome.image == nullptr, !outcome.findings.empty()) << at;
      }
    }
  }
}

void set_number(std::string& bytes, std::size_t at, unsigned value, int size) {
  for (int i = 0; i < size; ++i) {
    bytes[at + static_cast<std::size_t>(i)] = static_cast<char>(value >> (8 * (size - 1 - i)));
  }
}

// ISO/IEC 15948, annex D.
unsigned png_checksum(std::string_view bytes) {
  unsigned checksum = 0xFFFFFFFF;
  for (const char byte : bytes) {
    checksum ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) {
      checksum = (checksum & 1) != 0 ? checksum >> 1 ^ 0xEDB88320 : checksum >> 1;
    }
  }
  return ~checksum;
}

// The header alone claims a size that would take gigabytes to decode.
TEST(ReadImage, HugePicturesAreRefusedUnread) {
  std::string jpeg = make_jpeg({});
  const std::size_t frame = jpeg.find("\xFF\xC0");
  set_number(jpeg, frame + 5, 60000, 2);
  set_number(jpeg, frame + 7, 50000, 2);
  const Outcome outcome = read(jpeg);
  EXPECT_EQ(outcome.message(), MessageId::image_too_large);
  EXPECT_EQ(outcome.findings.at(0).message.arguments.at(1), "50000×60000");
  EXPECT_EQ(outcome.hint(), MessageId::hint_shrink_image);

  std::string png = make_png({.color_type = PNG_COLOR_TYPE_RGBA});
  set_number(png, 16, 200000, 4);
  set_number(png, 20, 200000, 4);
  set_number(png, 29, png_checksum(std::string_view(png).substr(12, 17)), 4);
  EXPECT_EQ(read(png).message(), MessageId::image_too_large);
}

TEST(ReadImage, ArithmeticCodingIsNotForPdf) {
  const Outcome outcome = read(make_jpeg({.arithmetic = true}));
  EXPECT_EQ(outcome.message(), MessageId::image_coding_unsupported);
  EXPECT_EQ(outcome.hint(), MessageId::hint_save_as_png);
}

TEST(ReadImage, FindingsAreAtThePlaceThatNamesThePicture) {
  const tests::TemporaryFolder folder;
  Diagnostics diagnostics;
  const SourcePosition place{std::make_shared<const SourceFile>("报告.yaml", "图: a.png\n"), 1, 4};
  read_image(folder.write("a.png", "GIF89a"), place, diagnostics);
  EXPECT_EQ(diagnostics.sorted().at(0).position.line, 1U);
}

}  // namespace
}  // namespace typeset::image
