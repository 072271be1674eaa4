// The brackets of a line of text with inline marks, and where they close.
#pragma once

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

namespace typeset::document {

struct InlineBracket {
  std::size_t close = 0;
  std::vector<std::size_t> bars;  // of braces: each `|` that stands in no inner ones
};

// By the place where they open. Brackets `[]` and braces `{}` are paired without regard to each
// other; those after a backslash do not count. Takes linear time, however they are nested.
using InlineBrackets = std::map<std::size_t, InlineBracket>;
InlineBrackets find_inline_brackets(std::u16string_view text);

}  // namespace typeset::document
