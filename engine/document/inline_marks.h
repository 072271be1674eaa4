// Inline marks in a line of text, as people type them.
//
//   **粗体**   __下划线__   ==着重号==   m^{2}   CO_{2}   ^[脚注]
//   `\ ` a space without a line break, `\~` no line break here, `\` before a mark: the mark itself
#pragma once

#include "base/diagnostic.h"
#include "document/traced_text.h"

namespace typeset::document {

enum class NotesAllowed { no, yes };

// The text with its marks turned into formats and notes. Marks without a counterpart stay as they
// are, with a warning; runs of more than two, such as ____ to be filled in, are text.
TracedText parse_inline_marks(const TracedText& text, NotesAllowed notes, Diagnostics& diagnostics);

}  // namespace typeset::document
