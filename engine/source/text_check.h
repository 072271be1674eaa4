// What can be told to be wrong with a text before YAML is read.
#pragma once

#include <optional>

#include "base/diagnostic.h"
#include "source/parser.h"

namespace typeset::source {

// Malformed UTF-8, control characters, directives that YAML would drop without a word, and more
// brackets and commas than the nodes allowed could need.
std::optional<Diagnostic> check_text(const std::shared_ptr<const SourceFile>& file,
                                     const ParseLimits& limits);

}  // namespace typeset::source
