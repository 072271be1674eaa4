// Pictures of a report: PNG and JPEG files as they are, with what layout and PDF need to know.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/diagnostic.h"
#include "base/length.h"

namespace typeset::image {

enum class Format { png, jpeg };

// What the samples of a pixel mean. Those without an ICC profile are sRGB, or gray as sRGB has it.
enum class ColorModel { gray, rgb, indexed, cmyk };

// How Image::data holds the pixels.
enum class Coding {
  jpeg,  // a whole JPEG file
  // A zlib stream of PNG's filtered rows, not interlaced: the content of the file's IDAT chunks.
  png_rows,
  samples,  // 8 bits each, row by row, nothing compressed
};

// One picture. Immutable; shared by all that show it.
struct Image {
  std::string path;  // as shown to people
  Format format = Format::png;
  int width = 0, height = 0;  // in pixels, as shown: turned as `orientation` says
  // Pixels per inch as the file says; 0 where it says nothing that can be used.
  double horizontal_resolution = 0, vertical_resolution = 0;
  std::string data;

  Coding coding = Coding::samples;
  ColorModel color_model = ColorModel::rgb;
  int bits_per_sample = 8;  // 1, 2, 4, 8 or 16
  // Where the first row and the first column of the stored pixels go: 1 to 8 as TIFF 6.0's and
  // Exif's tag of that name has it; 1 is top and left, from 5 on the two are exchanged.
  int orientation = 1;
  std::string palette;  // of ColorModel::indexed: red, green and blue of each entry, a byte each
  std::string alpha;    // 8 bits for each stored pixel; empty: all are opaque
  std::string icc_profile;  // one that was found to be usable; empty: none
  // Of a CMYK JPEG: 0 is full ink, as Adobe's programs write it.
  bool inverted = false;
  // Of a JPEG: three components that are red, green and blue, not YCbCr.
  bool stores_rgb = false;

  // The stored pixels' own width and height.
  int stored_width() const { return orientation < 5 ? width : height; }
  int stored_height() const { return orientation < 5 ? height : width; }
};
using ImageRef = std::shared_ptr<const Image>;

// The picture in a file of at most 64 MiB and 100 million pixels, decoded once to see that it is
// whole. Null and a diagnostic at `referrer` when there is none, it is neither PNG nor JPEG
// whatever its name says, is damaged, too large, or has colours that cannot be printed truly.
//
// Kept as it is wherever a PDF can hold it so: every JPEG but those of arithmetic coding, of other
// than 8 bits, and of CMYK without a profile, which are refused; every PNG that is neither
// interlaced nor transparent. The others become samples of 8 bits.
ImageRef read_image(const std::filesystem::path& path, const SourcePosition& referrer,
                    Diagnostics& diagnostics);

// Whether both put the same on a page, wherever they came from.
bool show_the_same(const Image& a, const Image& b);

// The size at the file's own resolution; at 150 pixels per inch where it names none.
Length natural_width(const Image& image);
Length natural_height(const Image& image);

}  // namespace typeset::image
