#include "image/image.h"

namespace typeset::image {
namespace {

constexpr double default_resolution = 150;
constexpr double points_per_inch = 72;

Length size_of(int pixels, double resolution) {
  const double per_inch = resolution > 0 ? resolution : default_resolution;
  return Length::pt(pixels * points_per_inch / per_inch);
}

}  // namespace

Length natural_width(const Image& image) {
  return size_of(image.width, image.horizontal_resolution);
}

Length natural_height(const Image& image) {
  return size_of(image.height, image.vertical_resolution);
}

}  // namespace typeset::image
