// Relations between the figures of a table, checked.
#pragma once

#include "base/diagnostic.h"
#include "document/table_sums.h"

namespace typeset::document {

void check_relations(const TableDefinition& table, const TableIndex& index, const TableData& data,
                     const TableFigures& figures, Diagnostics& diagnostics);

// Reads the table's relations anew, where its rows or columns have moved since it was defined.
void renew_relations(TableDefinition& table, Diagnostics& diagnostics);

}  // namespace typeset::document
