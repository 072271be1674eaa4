// A free grid's definition and what the report says in it → the grid of the document.
#pragma once

#include "document/report_table.h"

namespace typeset::document {

// `definition` has a grid; `data` is the report's mapping of its cells' names to values, or null.
FreeGrid build_grid(const TableDefinition& definition, const source::Node& data,
                    const TableContext& context);

}  // namespace typeset::document
