// How colours are written for the device that the output intent names.
//
// Colours are sRGB. Greys are always DeviceGray, so that black text prints with black ink alone;
// all others are DeviceRGB where the intent is sRGB, and else converted to the intent's own space,
// since a device colour means that (ISO 19005-2, 6.2.4.3).
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "base/color.h"
#include "pdf/output_profile.h"

namespace typeset::pdf {

class PrintColors {
 public:
  // `profile` must outlive it.
  explicit PrintColors(const OutputProfile& profile);

  // One component for DeviceGray, three for DeviceRGB, four for DeviceCMYK, from 0 to 1. The same
  // for the same profile on every machine.
  std::vector<double> components(const Color& color) const;

  // Whether DeviceRGB in pictures is sRGB.
  bool has_srgb_intent() const { return !transform_; }
  // In which pages are blended (ISO 32000-1, 11.4.7).
  std::string_view blending_space() const;

 private:
  struct DeleteTransform {
    void operator()(void* transform) const;
  };

  const OutputProfile& profile_;
  std::unique_ptr<void, DeleteTransform> transform_;  // from sRGB; none where that is the intent
};

}  // namespace typeset::pdf
