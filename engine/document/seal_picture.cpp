#include "document/seal_picture.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace typeset::document {
namespace {

constexpr double least_resolution = 150;  // pixels an inch: below, the ring shows steps
constexpr double most_oblong = 1.15;
// A seal's disc fills 0.79 of the square about it: one of which as much is opaque has no hollow.
constexpr double most_opaque = 0.75;

std::string pixels(int width, int height) {
  return std::to_string(width) + "×" + std::to_string(height);
}

std::string pixels(const image::Image& image) { return pixels(image.width, image.height); }

bool hides_what_is_under(const image::Image& image) {
  if (image.alpha.empty()) return true;
  constexpr unsigned char nearly_opaque = 0xF0;
  const auto opaque = std::ranges::count_if(
      image.alpha, [](char alpha) { return static_cast<unsigned char>(alpha) >= nearly_opaque; });
  return static_cast<double>(opaque) > most_opaque * static_cast<double>(image.alpha.size());
}

// `scale`: how many inches a pixel is as printed.
void check_resolution(const image::Image& image, double scale, const SourcePosition& place,
                      Diagnostics& diagnostics) {
  const double resolution = 1 / scale;
  if (resolution >= least_resolution) return;
  const auto enough = [&](int side) {
    return static_cast<int>(std::ceil(side * scale * least_resolution - 1e-6));
  };
  diagnostics.warning(
      place,
      {MessageId::seal_coarse,
       {image.path, pixels(image), std::to_string(static_cast<int>(resolution))}},
      Message{MessageId::hint_seal_pixels, {pixels(enough(image.width), enough(image.height))}});
}

double inches(Length length) { return length.to_pt() / 72; }

}  // namespace

void check_seal(const image::Image& seal, Length diameter, const SourcePosition& place,
                Diagnostics& diagnostics) {
  if (hides_what_is_under(seal)) {
    diagnostics.warning(place, {MessageId::seal_opaque, {seal.path}},
                        Message{MessageId::hint_save_transparent, {}});
  }
  const auto [shorter, longer] = std::minmax(seal.width, seal.height);
  if (longer > shorter * most_oblong) {
    diagnostics.warning(place, {MessageId::seal_not_round, {seal.path, pixels(seal)}},
                        Message{MessageId::hint_cut_seal, {}});
  }
  check_resolution(seal, inches(diameter) / longer, place, diagnostics);
}

void check_stamp(const image::Image& stamp, Length height, const SourcePosition& place,
                 Diagnostics& diagnostics) {
  // Wide ones are set smaller.
  const double widest = inches(Length::mm(50));
  check_resolution(stamp, std::min(inches(height) / stamp.height, widest / stamp.width), place,
                   diagnostics);
}

}  // namespace typeset::document
