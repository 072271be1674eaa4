// What the file says about itself: document information, XMP, and the claims to conform.
#pragma once

#include <cstdint>
#include <optional>

#include "page/pages.h"
#include "pdf/conformance.h"
#include "pdf/document.h"

namespace typeset::pdf {

// Enters Info and the catalog's Metadata, which agree (ISO 19005-2, 6.6.3). Documents that are not
// `tagged` are PDF/A-2u or -3u; PDF/UA-1 is claimed for tagged ones that have a title (ISO 14289-1,
// 7.1).
void add_metadata(Document& document, const page::Metadata& metadata, Conformance conformance,
                  bool tagged, std::optional<std::int64_t> creation_time);

}  // namespace typeset::pdf
