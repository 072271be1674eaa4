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
// grid.cells. Nullopt when even the least widths are wider than the measure; before that equal
// groups give way, as far as they must, since to look alike is a wish. Each part of a grid that has
// parts fills the measure by itself, and the stub is as wide in all of them.
std::optional<std::vector<Length>> solve_columns(const Grid& grid,
                                                 const std::vector<document::ColumnHints>& hints,
                                                 const std::vector<InlineDemand>& demands,
                                                 Length measure);

// The least width that each column can have, equal groups given up.
std::vector<Length> least_widths(const Grid& grid, const std::vector<document::ColumnHints>& hints,
                                 const std::vector<InlineDemand>& demands);

// The width of the table whose columns have these widths, or of the widest of its parts.
Length width_of(const Grid& grid, const std::vector<Length>& widths);

}  // namespace typeset::table
