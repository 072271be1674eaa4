// JPEG files (ITU-T T.81), as JFIF, Exif and Adobe have them.
#pragma once

#include <string_view>

#include "image/decoding.h"

namespace typeset::image {

bool is_jpeg(std::string_view bytes);

// `bytes` is a whole file that is_jpeg.
Reading read_jpeg(std::string_view bytes);

}  // namespace typeset::image
