// Relations between the figures of a table, checked.
#pragma once

#include "base/diagnostic.h"
#include "document/table_sums.h"

namespace typeset::document {

void check_relations(const TableDefinition& table, const TableIndex& index, const TableData& data,
                     const TableFigures& figures, Diagnostics& diagnostics);

}  // namespace typeset::document
