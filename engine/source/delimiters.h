// A coarse look at the brackets and quotation marks of a YAML text, to tell people which of them
// has no partner. Only for texts already known to be wrong.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace typeset::source {

struct UnpairedBracket {
  std::size_t opening;                  // offset
  std::optional<std::size_t> mismatch;  // offset of the closing bracket of the other kind
};

// The innermost bracket left open at the end of the text, or the first that is closed by one of
// the other kind.
std::optional<UnpairedBracket> find_unpaired_bracket(std::string_view text);

// The offsets of the brackets that are open at the end of the text, or where they are mismatched.
std::vector<std::size_t> find_open_brackets(std::string_view text);

// The offset after the closing mark of the quoted scalar whose opening mark is at `start`.
std::optional<std::size_t> end_of_quotes(std::string_view text, std::size_t start);

}  // namespace typeset::source
