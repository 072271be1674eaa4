// Rows that the report names itself, as many as it likes (open: true).
#pragma once

#include "base/diagnostic.h"
#include "document/layout_definition.h"
#include "source/node.h"

namespace typeset::document {

bool has_open_rows(const TableDefinition& table);

// The table with a row in each open place for every name that the report's data has there and that
// is none of the layout's; where it has none, a blank one. The data of a group's rows stand under
// the group's name, those of one of several sections under its band, or above these where no other
// place is open.
TableDefinition with_open_rows(TableDefinition table, const source::Node& data,
                               Diagnostics& diagnostics);

}  // namespace typeset::document
