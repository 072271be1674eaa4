#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "base/file_io.h"
#include "image/decoding.h"
#include "image/image.h"
#include "image/jpeg_reader.h"
#include "image/png_reader.h"

namespace typeset::image {
namespace {

constexpr std::size_t largest_file = std::size_t{64} << 20;
constexpr std::string_view most_pixels_text = "10000×10000";

// What a file of some other kind begins with, some bytes on.
struct OtherFormat {
  std::size_t offset;
  std::string_view mark;
  std::string_view name;
};

constexpr std::array<OtherFormat, 11> other_formats = {{
    {0, "GIF8", "GIF"},
    {8, "WEBP", "WebP"},
    {0, "BM", "BMP"},
    {0, "II*", "TIFF"},
    {0, std::string_view("MM\0*", 4), "TIFF"},
    {4, "ftyphe", "HEIC"},
    {4, "ftypmif1", "HEIC"},
    {4, "ftypavif", "AVIF"},
    {0, "%PDF", "PDF"},
    {0, "<svg", "SVG"},
    {4, "jP  ", "JPEG 2000"},
}};

std::optional<std::string_view> other_format(std::string_view bytes) {
  for (const OtherFormat& format : other_formats) {
    if (bytes.size() > format.offset && bytes.substr(format.offset).starts_with(format.mark)) {
      return format.name;
    }
  }
  return std::nullopt;
}

std::string size_text(const Image& image) {
  return std::to_string(image.width) + "×" + std::to_string(image.height);
}

MessageId hint_for(MessageId problem) {
  switch (problem) {
    case MessageId::image_damaged:
      return MessageId::hint_export_image;
    case MessageId::image_too_large:
      return MessageId::hint_shrink_image;
    case MessageId::image_cmyk_without_profile:
      return MessageId::hint_save_as_rgb;
    default:
      return MessageId::hint_save_as_png;
  }
}

Message describe(MessageId problem, const std::string& path, const Image& image) {
  if (problem == MessageId::image_too_large) {
    return {problem, {path, size_text(image), std::string(most_pixels_text)}};
  }
  return {problem, {path}};
}

}  // namespace

ImageRef read_image(const std::filesystem::path& path, const SourcePosition& referrer,
                    Diagnostics& diagnostics) {
  const std::optional<std::string> bytes =
      read_binary_file(path, diagnostics, referrer, largest_file);
  if (!bytes) return nullptr;
  const auto refuse = [&](Message message) {
    const Message hint{hint_for(message.id), {}};
    diagnostics.error(referrer, std::move(message), hint);
    return nullptr;
  };
  const std::string name = path.string();
  if (bytes->empty()) return refuse({MessageId::image_damaged, {name}});
  if (!is_png(*bytes) && !is_jpeg(*bytes)) {
    const auto other = other_format(*bytes);
    if (!other) return refuse({MessageId::image_not_recognised, {name}});
    return refuse({MessageId::image_of_other_format, {name, std::string(*other)}});
  }
  Reading reading = is_png(*bytes) ? read_png(*bytes) : read_jpeg(*bytes);
  if (reading.problem) return refuse(describe(*reading.problem, name, reading.image));
  reading.image.path = name;
  return std::make_shared<const Image>(std::move(reading.image));
}

}  // namespace typeset::image
