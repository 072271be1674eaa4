// Column widths from what the cells ask.
#pragma once

#include <optional>
#include <vector>

#include "table/grid.h"

namespace typeset::table {

// What a cell asks of the columns it spans, padding included.
struct InlineDemand {
  Length min;  // below it words overflow or break
  Length max;  // beyond it nothing is gained
};

// Widths for all columns that add up to `measure` exactly: between what the contents need and what
// they would like, within the hints; columns of one equal group alike; what is left shared out by
// weight. `hints` has one entry for each column, padding included, and `demands` one for each of
// grid.cells. Nullopt when even the least widths are wider than the measure; equal groups give way
// before that, since to look alike is a wish.
std::optional<std::vector<Length>> solve_columns(const Grid& grid,
                                                 const std::vector<document::ColumnHints>& hints,
                                                 const std::vector<InlineDemand>& demands,
                                                 Length measure);

// The least width that each column can have, equal groups given up; together more than the measure
// when solve_columns fails.
std::vector<Length> least_widths(const Grid& grid, const std::vector<document::ColumnHints>& hints,
                                 const std::vector<InlineDemand>& demands);

}  // namespace typeset::table
