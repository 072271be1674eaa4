// PNG files (ISO/IEC 15948).
#pragma once

#include <string_view>

#include "image/decoding.h"

namespace typeset::image {

bool is_png(std::string_view bytes);

// `bytes` is a whole file that is_png.
Reading read_png(std::string_view bytes);

}  // namespace typeset::image
