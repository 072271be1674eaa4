// Tables of reports, as JSON Schema has them.
#pragma once

#include "document/layout_definition.h"
#include "document/schema_definitions.h"

namespace typeset::document {

// Schema of what a report says under the table's name: rows, then columns, each by every name that
// is enough to tell it, as find_below has it. Rows and columns go into `definitions`.
Json table_schema(const TableDefinition& table, SchemaDefinitions& definitions);

}  // namespace typeset::document
