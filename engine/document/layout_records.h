// Rows that a layout holds open for the report's records.
#pragma once

#include "document/layout_context.h"
#include "document/layout_definition.h"
#include "document/node_reading.h"

namespace typeset::document {

// group-by and subtotal of a row that is `open: records`.
RecordsDefinition read_records_definition(MappingReader& mapping, const LayoutContext& context);

// Reports records that stand elsewhere than once at the top level of a table without sections,
// columns to group by that there are not, serial columns that nothing numbers, and tables that have
// no column left for the records' values.
void check_records(const TableDefinition& table, Diagnostics& diagnostics);

}  // namespace typeset::document
