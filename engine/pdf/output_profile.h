// ICC profiles of what a document is printed or shown on.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.h"

namespace typeset::pdf {

struct OutputProfile {
  enum class Space { gray, rgb, cmyk };

  std::string icc;  // the profile's bytes
  Space space = Space::rgb;
  std::string description;  // UTF-8, as the profile has it

  int components() const { return space == Space::gray ? 1 : space == Space::rgb ? 3 : 4; }
};

// Of a file that people name. None with a diagnostic where it is no profile, none of an output
// device (ISO 19005-2, 6.2.3), or of a colour space that no PDF is printed in.
std::optional<OutputProfile> read_output_profile(const std::string& path, std::string bytes,
                                                 Diagnostics& diagnostics);

// The same bytes at all times.
const OutputProfile& srgb_profile();

}  // namespace typeset::pdf
