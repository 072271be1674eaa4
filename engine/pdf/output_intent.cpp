#include "pdf/output_intent.h"

#include <string>

#include "base/deflate.h"
#include "pdf/text_string.h"

namespace typeset::pdf {

using PoDoFo::PdfName;

namespace {

// Nearly every document has this one.
const std::string& deflated_srgb() {
  static const std::string deflated = deflate(srgb_profile().icc);
  return deflated;
}

}  // namespace

void add_output_intent(Document& document, const OutputProfile& profile) {
  const bool is_srgb = &profile == &srgb_profile();
  const PoDoFo::PdfObject& stream =
      document.add_deflated_stream(is_srgb ? deflated_srgb() : deflate(profile.icc),
                                   "/N " + std::to_string(profile.components()));
  // Custom: no condition of a registry (ISO 32000-1, table 365); Info says which one then.
  document.catalog().AddKey(
      PdfName("OutputIntents"),
      raw(std::string("[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier") +
          (is_srgb ? "(sRGB)" : "(Custom)") + "/Info" + text_string(profile.description) +
          "/DestOutputProfile " + reference_syntax(stream) + ">>]"));
}

}  // namespace typeset::pdf
