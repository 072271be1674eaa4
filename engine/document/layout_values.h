// What a layout asks of values: the keys that fields, columns, rows and cells have in common.
#pragma once

#include "base/diagnostic.h"
#include "document/node_reading.h"
#include "document/value.h"

namespace typeset::document {

// Reads `minimum`, `maximum`, `unit`, `decimals` and `choices`, as far as they fit rules.type,
// which is known. Those that do not fit stay unknown keys.
void read_value_rules(MappingReader& mapping, ValueRules& rules, Diagnostics& diagnostics);

}  // namespace typeset::document
