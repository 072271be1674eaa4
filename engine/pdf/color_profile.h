// lcms2's profiles, owned.
#pragma once

#include <lcms2.h>
#include <memory>
#include <string_view>

namespace typeset::pdf {

struct CloseProfile {
  void operator()(void* profile) const { cmsCloseProfile(profile); }
};
using ProfileHandle = std::unique_ptr<void, CloseProfile>;

inline ProfileHandle open_profile(std::string_view icc) {
  return ProfileHandle(
      cmsOpenProfileFromMem(icc.data(), static_cast<cmsUInt32Number>(icc.size())));
}

}  // namespace typeset::pdf
