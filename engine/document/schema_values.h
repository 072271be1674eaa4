// Values of reports, as JSON Schema has them.
#pragma once

#include <string>
#include <vector>

#include "document/schema_definitions.h"
#include "document/value.h"

namespace typeset::document {

// Whether a key may stand without a value.
enum class Emptiness {
  refused,    // of a field that must be written
  as_null,    // of a cell in a tree
  as_string,  // of a field that may be left out: also in quotation marks
};

// Schema of a scalar under the rules; not for lists.
Json value_schema(const ValueRules& rules, Emptiness emptiness);

// Exactly one of the texts, however YAML reads it: 2020 is a number there.
Json literal_schema(const std::vector<std::string>& texts, Emptiness emptiness);

}  // namespace typeset::document
