// Finding a byte of a scalar's text again in the file, where folding, quoting and indentation stand
// between the two.
#pragma once

#include <cstddef>
#include <string_view>

#include "source/node.h"

namespace typeset::source {

// The offset in `source` of the byte at `offset` of `text`, which was read from a scalar of `style`
// that starts at `start`. Where the two cannot be matched, the start of the scalar or of the line.
std::size_t source_offset(std::string_view source, std::size_t start, ScalarStyle style,
                          std::string_view text, std::size_t offset);

}  // namespace typeset::source
