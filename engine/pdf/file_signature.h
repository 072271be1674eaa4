// A signature of the whole file within the file (ISO 32000-1, 12.8).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "pdf/document.h"
#include "pdf/signing_key.h"

namespace typeset::pdf {

// A signature dictionary with room for what the key will sign. `time` is that of the signature in
// seconds since 1970; without it the signature bears none.
PoDoFo::PdfObject& add_signature_dictionary(Document& document, const SigningKey& key,
                                            std::optional<std::int64_t> time);

// Signs all of the finished file but that room, and fills it.
void sign_file(std::string& file, const SigningKey& key);

}  // namespace typeset::pdf
