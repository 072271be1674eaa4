#include "pdf/output_intent.h"

#include "pdf/text_string.h"

namespace typeset::pdf {

using PoDoFo::PdfName;

void add_output_intent(Document& document, const OutputProfile& profile) {
  PoDoFo::PdfObject& stream = document.add_stream(profile.icc);
  stream.GetDictionary().AddKey(PdfName("N"), integer(profile.components()));
  const bool is_srgb = &profile == &srgb_profile();
  // Custom: no condition of a registry (ISO 32000-1, table 365); Info says which one then.
  document.catalog().AddKey(
      PdfName("OutputIntents"),
      raw(std::string("[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier") +
          (is_srgb ? "(sRGB)" : "(Custom)") + "/Info" + text_string(profile.description) +
          "/DestOutputProfile " + reference_syntax(stream) + ">>]"));
}

}  // namespace typeset::pdf
