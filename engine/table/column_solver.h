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
// weight. `demands` has one entry for each of grid.cells. Nullopt when even the least widths are
// wider than the measure; equal groups give way before that, since to look alike is a wish. Each
// part of a grid that has parts fills the measure by itself, and the stub is as wide in all of
// them.
std::optional<std::vector<Length>> solve_columns(const Grid& grid,
                                                 const std::vector<InlineDemand>& demands,
                                                 Length measure);

// The least widths the columns can have, equal groups given up.
std::vector<Length> least_widths(const Grid& grid, const std::vector<InlineDemand>& demands);

// The least width the table can have, or the widest of its parts; more than the measure when
// solve_columns fails.
Length least_width(const Grid& grid, const std::vector<InlineDemand>& demands);

}  // namespace typeset::table
