#include "image/image.h"

#include <tuple>

namespace typeset::image {
namespace {

constexpr double default_resolution = 150;
constexpr double points_per_inch = 72;

Length size_of(int pixels, double resolution) {
  const double per_inch = resolution > 0 ? resolution : default_resolution;
  return Length::pt(pixels * points_per_inch / per_inch);
}

// All that a PDF holds of a picture; what differs most often comes first.
auto pixels_of(const Image& image) {
  return std::tie(image.data, image.width, image.height, image.coding, image.color_model,
                  image.bits_per_sample, image.orientation, image.palette, image.alpha,
                  image.icc_profile, image.inverted, image.stores_rgb);
}

}  // namespace

bool show_the_same(const Image& a, const Image& b) { return pixels_of(a) == pixels_of(b); }

Length natural_width(const Image& image) {
  return size_of(image.width, image.horizontal_resolution);
}

Length natural_height(const Image& image) {
  return size_of(image.height, image.vertical_resolution);
}

}  // namespace typeset::image
