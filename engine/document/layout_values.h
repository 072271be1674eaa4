// What a layout asks of values: the keys that fields, columns, rows and cells have in common.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/node_reading.h"
#include "document/value.h"

namespace typeset::document {

// Reads `minimum`, `maximum`, `unit`, `decimals`, `thousands`, `format` and `choices`, as far as
// they fit rules.type, which is known. Those that do not fit stay unknown keys.
void read_value_rules(MappingReader& mapping, ValueRules& rules, Diagnostics& diagnostics);

// Signs that are no numbers: one, or a list of them.
std::vector<std::string> read_signs(const source::Node& node, Diagnostics& diagnostics);

// `thousands`, of any numbers.
void read_thousands(MappingReader& mapping, FigureRules& figures, Diagnostics& diagnostics);
// `no-data`, of numbers in tables.
void read_no_data(MappingReader& mapping, FigureRules& figures, Diagnostics& diagnostics);

}  // namespace typeset::document
