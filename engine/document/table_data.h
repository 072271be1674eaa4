// What a report says in a table: values by row and column.
#pragma once

#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "document/table_index.h"
#include "document/value.h"
#include "source/node.h"

namespace typeset::document {

// By leaf row, then leaf column; empty where the report says nothing.
using TableData = std::vector<std::vector<std::optional<FieldValue>>>;

const ValueRules& value_rules(const TableIndex& index, std::size_t row, std::size_t column);

// Reads the report's mapping for a table: names of rows, then of columns, each nested below its
// group only where the name alone is not enough. `node` may be null: nothing is said. Rows that
// have a record take their values from it.
TableData read_table_data(const TableDefinition& table, const TableIndex& index,
                          const source::Node& node, Diagnostics& diagnostics);

}  // namespace typeset::document
