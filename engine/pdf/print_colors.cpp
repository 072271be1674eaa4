#include "pdf/print_colors.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <lcms2.h>
#include <stdexcept>

#include "pdf/color_profile.h"

namespace typeset::pdf {
namespace {

constexpr double most = 65535;  // of a component in 16 bits

cmsUInt32Number format_of(OutputProfile::Space space) {
  switch (space) {
    case OutputProfile::Space::gray:
      return TYPE_GRAY_16;
    case OutputProfile::Space::cmyk:
      return TYPE_CMYK_16;
    case OutputProfile::Space::rgb:
      break;
  }
  return TYPE_RGB_16;
}

// Without what depends on the order of calls (a cache) or on the processor (tables made for speed).
cmsHTRANSFORM transform_to(const OutputProfile& profile) {
  const ProfileHandle from = open_profile(srgb_profile().icc);
  const ProfileHandle to = open_profile(profile.icc);
  constexpr cmsUInt32Number flags =
      cmsFLAGS_NOCACHE | cmsFLAGS_NOOPTIMIZE | cmsFLAGS_BLACKPOINTCOMPENSATION;
  cmsHTRANSFORM transform = cmsCreateTransform(from.get(), TYPE_RGB_16, to.get(),
                                               format_of(profile.space),
                                               INTENT_RELATIVE_COLORIMETRIC, flags);
  if (!transform) throw std::runtime_error("lcms2 cannot convert to the output profile");
  return transform;
}

}  // namespace

void PrintColors::DeleteTransform::operator()(void* transform) const {
  cmsDeleteTransform(transform);
}

PrintColors::PrintColors(const OutputProfile& profile) : profile_(profile) {
  if (profile.icc != srgb_profile().icc) transform_.reset(transform_to(profile));
}

std::vector<double> PrintColors::components(const Color& color) const {
  if (color.is_gray()) return {color.red};
  if (!transform_) return {color.red, color.green, color.blue};
  const auto sample = [](double value) {
    return static_cast<std::uint16_t>(std::lround(value * most));
  };
  const std::array<std::uint16_t, 3> from = {sample(color.red), sample(color.green),
                                             sample(color.blue)};
  std::array<std::uint16_t, 4> to{};
  cmsDoTransform(transform_.get(), from.data(), to.data(), 1);
  std::vector<double> components;
  for (int i = 0; i < profile_.components(); ++i) {
    components.push_back(to.at(static_cast<std::size_t>(i)) / most);
  }
  return components;
}

std::string_view PrintColors::blending_space() const {
  switch (profile_.space) {
    case OutputProfile::Space::gray:
      return "/DeviceGray";
    case OutputProfile::Space::cmyk:
      return "/DeviceCMYK";
    case OutputProfile::Space::rgb:
      break;
  }
  return "/DeviceRGB";
}

}  // namespace typeset::pdf
