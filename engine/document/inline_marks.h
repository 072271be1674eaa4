// Inline marks in a line of text, as people type them.
//
//   **粗体**   __下划线__   ==着重号==   m^{2}   CO_{2}   ^[脚注]
//   _[专名号]   ~[书名号乙式]   {词语|cí yǔ} ruby over a word   {汉字|hàn|zì} over each character
//   `\ ` a space without a line break, `\~` no line break here, `\` before a mark: the mark itself
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/traced_text.h"

namespace typeset::document {

enum class NotesAllowed { no, yes };

// The text with its marks turned into formats and notes. Marks without a counterpart stay as they
// are, with one warning for each kind; runs of more than two, such as ____ to be filled in, are
// text, and so are braces without a bar. Errors are: ruby within ruby, without content, or of
// another number than its characters; and marks inside more than 16 others.
TracedText parse_inline_marks(const TracedText& text, NotesAllowed notes, Diagnostics& diagnostics);

// The places of all `|` that are neither escaped nor inside braces: what separates a table's cells.
std::vector<std::size_t> bars_outside_ruby(std::u16string_view text);

}  // namespace typeset::document
