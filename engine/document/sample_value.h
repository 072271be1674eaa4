// Values to begin with, where a report is to be filled in.
#pragma once

#include <string>

#include "document/layout_definition.h"

namespace typeset::document {

// A text that the rules accept without a word: the field's example, or what names the field, or the
// shortest that fits. Not for lists.
std::string sample_of(const FieldDefinition& field);
// The same for a cell of a table, which has no example: zero where it can be.
std::string sample_of(const ValueRules& rules);

}  // namespace typeset::document
