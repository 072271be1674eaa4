// Keys that sign, and what they make: detached CMS signatures (RFC 5652) in the form of CAdES.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace typeset::pdf {

// A private key, its certificate, and those that lead from it to a root.
struct SigningKey;
using SigningKeyRef = std::shared_ptr<const SigningKey>;

// From the bytes of a PKCS#12 file. `time`, in seconds since 1970, is when the certificate has to
// be valid. Null with a diagnostic that names `path` when the file, the password, the key or the
// certificate will not do.
SigningKeyRef read_signing_key(const std::string& path, std::string_view bytes,
                               const std::string& password, std::int64_t time,
                               Diagnostics& diagnostics);

// DER, with all certificates of the key, and without a signing time. The same for the same bytes
// where the key is RSA; ECDSA draws a random number each time. Throws std::runtime_error when
// OpenSSL refuses.
std::string detached_signature(const SigningKey& key, std::string_view bytes);

}  // namespace typeset::pdf
