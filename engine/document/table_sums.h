// The figures of a table: what was typed, zeros elsewhere, and sums worked out and checked.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "document/decimal.h"
#include "document/table_data.h"
#include "document/table_index.h"

namespace typeset::document {

// By leaf row, then leaf column.
using TableFigures = std::vector<std::vector<Decimal>>;

// A typed sum that is not what its terms add up to is an error at its place.
TableFigures compute_figures(const TableIndex& index, const TableData& data,
                             Diagnostics& diagnostics);

}  // namespace typeset::document
