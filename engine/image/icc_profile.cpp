#include "image/icc_profile.h"

#include <algorithm>
#include <array>
#include <lcms2.h>
#include <memory>

namespace typeset::image {
namespace {

struct CloseProfile {
  void operator()(void* profile) const { cmsCloseProfile(profile); }
};

cmsColorSpaceSignature color_space_of(ColorModel model) {
  switch (model) {
    case ColorModel::gray:
      return cmsSigGrayData;
    case ColorModel::cmyk:
      return cmsSigCmykData;
    case ColorModel::rgb:
    case ColorModel::indexed:
      break;
  }
  return cmsSigRgbData;
}

bool is_class_for_pictures(cmsProfileClassSignature device_class) {
  constexpr std::array classes = {cmsSigInputClass, cmsSigDisplayClass, cmsSigOutputClass,
                                  cmsSigColorSpaceClass};
  return std::ranges::find(classes, device_class) != classes.end();
}

}  // namespace

bool is_usable_profile(std::string_view profile, ColorModel model) {
  const std::unique_ptr<void, CloseProfile> opened(
      cmsOpenProfileFromMem(profile.data(), static_cast<cmsUInt32Number>(profile.size())));
  return opened && cmsGetColorSpace(opened.get()) == color_space_of(model) &&
         is_class_for_pictures(cmsGetDeviceClass(opened.get())) &&
         cmsGetProfileVersion(opened.get()) < 5;
}

}  // namespace typeset::image
