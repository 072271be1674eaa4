// ICC profiles that pictures bring along.
#pragma once

#include <string_view>

#include "image/image.h"

namespace typeset::image {

// Whether the profile can stand for colours of this model in a PDF/A: an input, display, output or
// colour space profile before version 5, of the model's colour space (ISO 19005-2, 6.2.4.2), which
// a colour management module can open. That of an indexed picture is of its palette's colours.
bool is_usable_profile(std::string_view profile, ColorModel model);

}  // namespace typeset::image
