// Typed values out of what people write.
#pragma once

#include <optional>

#include "base/diagnostic.h"
#include "document/value.h"
#include "source/node.h"

namespace typeset::document {

// The value of a scalar under the layout's rules; of prose and rich text, its text. A fault is
// reported at its place, and nothing is returned. Not for lists.
std::optional<FieldValue> read_value(const ValueRules& rules, const TracedText& text,
                                     const source::Node& origin, Diagnostics& diagnostics);

}  // namespace typeset::document
