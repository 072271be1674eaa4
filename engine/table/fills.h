// What is behind cells.
#pragma once

#include <optional>

#include "document/table_style.h"
#include "table/grid.h"

namespace typeset::table {

// The cell's own fill, else that of its kind, else the stripe of its row. Stripes count from the
// first row of a section's body, wherever pages break, so that a row keeps its colour; a cell over
// several rows has none.
std::optional<Color> fill_of(const Grid& grid, const GridCell& cell,
                             const document::TableFills& fills);

}  // namespace typeset::table
