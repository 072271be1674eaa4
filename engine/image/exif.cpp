#include "image/exif.h"

#include <cstddef>
#include <cstdint>

namespace typeset::image {
namespace {

constexpr std::string_view mark("Exif\0\0", 6);

enum Tag : std::uint32_t {
  orientation_tag = 0x0112,
  horizontal_resolution_tag = 0x011A,
  vertical_resolution_tag = 0x011B,
  resolution_unit_tag = 0x0128,
};

constexpr std::size_t entry_size = 12;
constexpr std::size_t value_offset = 8;  // within an entry
constexpr std::uint32_t unit_centimetre = 3;
constexpr double centimetres_per_inch = 2.54;

// The first directory of a TIFF file. What lies outside the file reads as 0.
class TiffDirectory {
 public:
  explicit TiffDirectory(std::string_view tiff)
      : tiff_(tiff), big_endian_(tiff.starts_with("MM")), start_(number(4, 4)) {}

  // Where the entry of `tag` has its value; none: 0, where no value can be.
  std::size_t find(Tag tag) const {
    const std::uint32_t count = number(start_, 2);
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::size_t entry = start_ + 2 + i * entry_size;
      if (entry + entry_size > tiff_.size()) break;
      if (number(entry, 2) == tag) return entry + value_offset;
    }
    return 0;
  }

  std::uint32_t short_number(Tag tag) const {
    const std::size_t at = find(tag);
    return at == 0 ? 0 : number(at, 2);
  }

  // Entries hold four bytes: longer values stand elsewhere.
  double rational(Tag tag) const {
    const std::size_t at = find(tag);
    if (at == 0) return 0;
    const std::size_t value = number(at, 4);
    const std::uint32_t denominator = number(value + 4, 4);
    return denominator == 0 ? 0 : static_cast<double>(number(value, 4)) / denominator;
  }

 private:
  std::uint32_t number(std::size_t at, std::size_t bytes) const {
    if (at + bytes > tiff_.size()) return 0;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i) {
      const std::size_t index = big_endian_ ? at + i : at + bytes - 1 - i;
      value = value << 8 | static_cast<unsigned char>(tiff_[index]);
    }
    return value;
  }

  std::string_view tiff_;
  bool big_endian_;
  std::size_t start_;
};

}  // namespace

Exif read_exif(std::string_view segment) {
  Exif exif;
  if (!segment.starts_with(mark)) return exif;
  const TiffDirectory directory(segment.substr(mark.size()));
  const std::uint32_t orientation = directory.short_number(orientation_tag);
  if (orientation >= 1 && orientation <= 8) exif.orientation = static_cast<int>(orientation);
  const bool metric = directory.short_number(resolution_unit_tag) == unit_centimetre;
  const double to_inches = metric ? centimetres_per_inch : 1;
  exif.horizontal_resolution = directory.rational(horizontal_resolution_tag) * to_inches;
  exif.vertical_resolution = directory.rational(vertical_resolution_tag) * to_inches;
  return exif;
}

}  // namespace typeset::image
