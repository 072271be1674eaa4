// The figures of a table: what was typed, zeros elsewhere, sums worked out and checked, and the
// relations between them checked.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/decimal.h"
#include "document/table_data.h"
#include "document/table_index.h"

namespace typeset::document {

// By leaf row, then leaf column; without meaning in cells that hold no number.
using TableFigures = std::vector<std::vector<Decimal>>;

// A typed sum that is not what its terms add up to is an error at its place; a relation that does
// not hold is one at the last figure of it that was typed.
TableFigures compute_figures(const TableDefinition& table, const TableIndex& index,
                             const TableData& data, Diagnostics& diagnostics);

// The terms of a sum as messages show them,  (3+0+8) with a space before it; zeros are left out of
// long sums, and nothing is shown of a single term or of more than can be read.
std::string terms_in_words(const std::vector<Decimal>& terms);

}  // namespace typeset::document
