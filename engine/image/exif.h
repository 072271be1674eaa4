// What cameras say of a picture (Exif 2.32, 4.6; TIFF 6.0, section 2).
#pragma once

#include <string_view>

namespace typeset::image {

struct Exif {
  int orientation = 1;  // as Image::orientation
  // Pixels per inch; 0 where nothing is said.
  double horizontal_resolution = 0, vertical_resolution = 0;
};

// Of the payload of a JPEG's APP1 segment; the default where it holds no Exif, or none that can be
// read.
Exif read_exif(std::string_view segment);

}  // namespace typeset::image
