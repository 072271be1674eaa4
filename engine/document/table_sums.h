// The figures of a table: what was typed, zeros elsewhere, sums worked out and checked, and the
// relations between them checked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/decimal.h"
#include "document/table_data.h"
#include "document/table_index.h"

namespace typeset::document {

struct TableFigure {
  std::optional<Decimal> number = Decimal();  // none: no part of sums
  // What is printed in its place, one of the cell's or of a term's FigureRules::no_data: there is
  // no number, or it is a sum that the report withholds. Null: the number is printed.
  const std::string* sign = nullptr;
};

// By leaf row, then leaf column; without meaning in cells that hold no number. Signs are those of
// the table's definition, which must outlive it.
using TableFigures = std::vector<std::vector<TableFigure>>;

// A figure that there is none of is no part of a sum; a sum of nothing else is none either, and has
// that sign of its terms which its own no_data names first. A relation with one is not checked.
// A typed sum that is not what its terms add up to is an error at its place; a relation that does
// not hold is one at the last figure of it that was typed.
TableFigures compute_figures(const TableDefinition& table, const TableIndex& index,
                             const TableData& data, Diagnostics& diagnostics);

// The terms of a sum as messages show them,  (3+0+8) with a space before it; zeros are left out of
// long sums, and nothing is shown of a single term or of more than can be read.
std::string terms_in_words(const std::vector<Decimal>& terms);

}  // namespace typeset::document
