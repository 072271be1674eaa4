#include "pdf/output_intent.h"

#include <lcms2.h>
#include <memory>
#include <stdexcept>

namespace typeset::pdf {
namespace {

using PoDoFo::PdfName;

struct CloseProfile {
  void operator()(void* profile) const { cmsCloseProfile(profile); }
};

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

std::string make_srgb_profile() {
  const std::unique_ptr<void, CloseProfile> profile(cmsCreate_sRGBProfile());
  cmsUInt32Number size = 0;
  if (!profile || !cmsSaveProfileToMem(profile.get(), nullptr, &size)) {
    throw std::runtime_error("lcms2 cannot make an sRGB profile");
  }
  std::string bytes(size, '\0');
  if (!cmsSaveProfileToMem(profile.get(), bytes.data(), &size)) {
    throw std::runtime_error("lcms2 cannot write an sRGB profile");
  }
  make_reproducible(bytes);
  return bytes;
}

}  // namespace

void add_output_intent(Document& document) {
  static const std::string profile = make_srgb_profile();
  PoDoFo::PdfObject& stream = document.add_stream(profile);
  stream.GetDictionary().AddKey(PdfName("N"), integer(3));
  document.catalog().AddKey(PdfName("OutputIntents"),
                            raw("[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
                                "/Info(sRGB IEC61966-2.1)/DestOutputProfile " +
                                reference_syntax(stream) + ">>]"));
}

}  // namespace typeset::pdf
