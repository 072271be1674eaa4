// A table's definition and what the report says in it → the table of the document.
#pragma once

#include "base/diagnostic.h"
#include "document/layout_definition.h"
#include "document/report_fields.h"
#include "document/table.h"
#include "source/node.h"

namespace typeset::document {

// `data` is the report's mapping for the table, or null.
Table build_table(const TableDefinition& definition, const source::Node& data,
                  const FieldValues& fields, Diagnostics& diagnostics);

}  // namespace typeset::document
