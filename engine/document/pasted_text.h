// What word processors and web pages leave in text that is pasted from them.
#pragma once

#include "base/diagnostic.h"
#include "document/traced_text.h"

namespace typeset::document {

// The text without the field codes of a word processor ([bookmark: …] and the like), each with a
// warning: for figures and dates.
TracedText without_field_codes(const TracedText& text, Diagnostics& diagnostics);

// The same for running text, where spaces that the setting of Chinese text makes good for go
// silently, and full-width digits and letters become half-width with a warning. What may be meant
// is kept, with a warning: spaces between two ideographs, half-width marks in Chinese.
TracedText cleaned_text(const TracedText& text, Diagnostics& diagnostics);

}  // namespace typeset::document
