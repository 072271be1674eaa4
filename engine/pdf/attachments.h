// Files within the file (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "pdf/attachment.h"
#include "pdf/document.h"

namespace typeset::pdf {

// Embeds the files and enters them into the catalog; nothing where there are none. They bear the
// document's time, without one the year 1970: PDF/A-3 asks for some, and the clock is never asked.
void add_attachments(Document& document, const std::vector<Attachment>& attachments,
                     std::optional<std::int64_t> creation_time);

}  // namespace typeset::pdf
