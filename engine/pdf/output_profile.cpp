#include "pdf/output_profile.h"

#include <array>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "base/unicode.h"
#include "pdf/color_profile.h"

namespace typeset::pdf {
namespace {

// Blanks what lcms2 takes from the clock: the date and time of creation and, as it rests on them,
// the profile ID (ICC.1, 7.2.8 and 7.2.18; the specification allows an ID of zeros).
void make_reproducible(std::string& profile) {
  constexpr std::size_t date = 24;
  constexpr std::size_t date_length = 12;
  constexpr std::size_t id = 84;
  constexpr std::size_t id_length = 16;
  // 1 January 2000, 00:00:00, as six big-endian numbers of 16 bits.
  constexpr std::string_view fixed_date("\x07\xD0\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00",
                                        date_length);
  profile.replace(date, date_length, fixed_date);
  profile.replace(id, id_length, id_length, '\0');
}

OutputProfile make_srgb_profile() {
  const ProfileHandle profile(cmsCreate_sRGBProfile());
  cmsUInt32Number size = 0;
  if (!profile || !cmsSaveProfileToMem(profile.get(), nullptr, &size)) {
    throw std::runtime_error("lcms2 cannot make an sRGB profile");
  }
  std::string bytes(size, '\0');
  if (!cmsSaveProfileToMem(profile.get(), bytes.data(), &size)) {
    throw std::runtime_error("lcms2 cannot write an sRGB profile");
  }
  make_reproducible(bytes);
  return {std::move(bytes), OutputProfile::Space::rgb, "sRGB IEC61966-2.1"};
}

// A profile begins with its size (ICC.1, 7.2.2), which lcms2 lets be more than there is.
bool is_whole(std::string_view icc) {
  if (icc.size() < 4) return false;
  std::size_t size = 0;
  for (const char byte : icc.substr(0, 4)) size = size << 8 | static_cast<unsigned char>(byte);
  return size <= icc.size();
}

// A signature of four letters: “Lab ”.
std::string letters_of(cmsUInt32Number signature) {
  std::string letters;
  for (int shift = 24; shift >= 0; shift -= 8) {
    const auto letter = static_cast<char>(signature >> shift & 0xFF);
    if (letter > ' ' && letter < 0x7F) letters += letter;
  }
  return letters;
}

std::optional<OutputProfile::Space> space_of(cmsColorSpaceSignature signature) {
  switch (signature) {
    case cmsSigGrayData:
      return OutputProfile::Space::gray;
    case cmsSigRgbData:
      return OutputProfile::Space::rgb;
    case cmsSigCmykData:
      return OutputProfile::Space::cmyk;
    default:
      return std::nullopt;
  }
}

// Also whether it says how to get from colours to what the device wants.
bool is_of_output_device(cmsHPROFILE profile) {
  const cmsProfileClassSignature device = cmsGetDeviceClass(profile);
  if (device != cmsSigOutputClass && device != cmsSigDisplayClass) return false;
  const ProfileHandle colors(cmsCreate_sRGBProfile());
  const cmsHTRANSFORM transform =
      cmsCreateTransform(colors.get(), TYPE_RGB_16, profile,
                         cmsFormatterForColorspaceOfProfile(profile, 2, FALSE),
                         INTENT_RELATIVE_COLORIMETRIC, 0);
  if (transform) cmsDeleteTransform(transform);
  return transform != nullptr;
}

// What the profile calls itself, whichever language that is in.
std::string description_of(cmsHPROFILE profile) {
  std::array<wchar_t, 256> text{};
  cmsGetProfileInfo(profile, cmsInfoDescription, cmsNoLanguage, cmsNoCountry, text.data(),
                    text.size() * sizeof(wchar_t));
  std::u16string units;
  for (const wchar_t unit : text) {
    if (unit == 0) break;
    // Control characters and what is beyond 16 bits cannot be meant in a name.
    if (unit >= L' ' && unit < 0xD800) units += static_cast<char16_t>(unit);
  }
  return to_utf8(units);
}

}  // namespace

std::optional<OutputProfile> read_output_profile(const std::string& path, std::string bytes,
                                                 Diagnostics& diagnostics) {
  const auto refuse = [&](Message message) {
    diagnostics.error({}, std::move(message), Message{MessageId::hint_output_profile, {}});
    return std::nullopt;
  };
  const ProfileHandle profile = open_profile(bytes);
  // PDF 1.7 knows profiles up to version 4 (ISO 32000-1, table 66).
  if (!profile || !is_whole(bytes) || cmsGetProfileVersion(profile.get()) >= 5) {
    return refuse({MessageId::icc_not_recognised, {path}});
  }
  const cmsColorSpaceSignature signature = cmsGetColorSpace(profile.get());
  const auto space = space_of(signature);
  if (!space) return refuse({MessageId::icc_wrong_color_space, {path, letters_of(signature)}});
  if (!is_of_output_device(profile.get())) return refuse({MessageId::icc_wrong_class, {path}});
  std::string description = description_of(profile.get());
  return OutputProfile{std::move(bytes), *space, std::move(description)};
}

const OutputProfile& srgb_profile() {
  static const OutputProfile profile = make_srgb_profile();
  return profile;
}

}  // namespace typeset::pdf
