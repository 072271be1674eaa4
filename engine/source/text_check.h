// What can be told to be wrong with a text before YAML is read.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/diagnostic.h"
#include "source/parser.h"

namespace typeset::source {

// Where the first character stands that no text has: a control character that is no tab, line feed
// or part of a CR LF.
std::optional<std::size_t> control_character_at(std::string_view text);

// Malformed UTF-8, control characters, directives that YAML would drop without a word, and more
// brackets and commas than the nodes allowed could need.
std::optional<Diagnostic> check_text(const std::shared_ptr<const SourceFile>& file,
                                     const ParseLimits& limits);

}  // namespace typeset::source
