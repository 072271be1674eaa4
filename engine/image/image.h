// Pictures of a report: PNG and JPEG files as they are, with what layout and PDF need to know.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/diagnostic.h"
#include "base/length.h"

namespace typeset::image {

enum class Format { png, jpeg };

// One picture. Immutable; shared by all that show it.
struct Image {
  std::string path;  // as shown to people
  Format format = Format::png;
  int width = 0, height = 0;  // in pixels
  // Pixels per inch as the file says; 0 where it says nothing that can be used.
  double horizontal_resolution = 0, vertical_resolution = 0;
  std::string data;  // the file's bytes
};
using ImageRef = std::shared_ptr<const Image>;

// The picture in a file that was already checked to be whole; null and a diagnostic at `referrer`
// when there is none, it is neither PNG nor JPEG, is damaged, or larger than can be printed.
ImageRef read_image(const std::filesystem::path& path, const SourcePosition& referrer,
                    Diagnostics& diagnostics);

// The size at the file's own resolution; at 150 pixels per inch where it names none.
Length natural_width(const Image& image);
Length natural_height(const Image& image);

}  // namespace typeset::image
