// Pages → a PDF file. The only room that knows PoDoFo.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "page/pages.h"
#include "pdf/attachment.h"
#include "pdf/conformance.h"
#include "pdf/encryption.h"
#include "pdf/output_profile.h"
#include "pdf/page_boxes.h"
#include "pdf/signing_key.h"

namespace typeset::pdf {

struct WriteOptions {
  // Seconds since 1970 (SOURCE_DATE_EPOCH). Without it the file bears no dates: the clock is never
  // asked, so that equal pages give equal bytes.
  std::optional<std::int64_t> creation_time = {};
  Conformance conformance = Conformance::pdf_a_2a;
  // Files to embed; PDF/A-2 has none.
  std::vector<Attachment> attachments = {};
  std::optional<OutputProfile> output_profile = {};  // none: sRGB
  SheetMarks marks = {};
  // Not with PDF/A, nor with a signature.
  std::optional<Encryption> encryption = {};
  bool seal_field = false;         // reserve a place for an electronic seal
  SigningKeyRef signing_key = {};  // not null: sign the file, in the seal's place
};

// The whole file. Every font is subset and embedded, black is DeviceGray, text can be extracted in
// reading order. Throws std::runtime_error when a face cannot be subset or the key does not sign.
std::string write_pdf(const page::Pages& pages, const WriteOptions& options = {});

}  // namespace typeset::pdf
