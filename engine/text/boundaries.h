// Boundaries in text that ICU knows.
#pragma once

#include <string_view>
#include <vector>

namespace typeset::text {

// For each UTF-16 index up to the text's size, whether a line may end there (UAX #14, with strict
// rules for Chinese).
std::vector<bool> line_boundaries(std::u16string_view text);

// The same of where a word begins or ends (UAX #29, and the dictionary of Chinese).
std::vector<bool> word_boundaries(std::u16string_view text);

}  // namespace typeset::text
