// What is said of a table that nothing makes fit.
#pragma once

#include "base/diagnostic.h"
#include "document/table.h"
#include "font/catalogue.h"
#include "table/column_fitting.h"
#include "table/grid.h"

namespace typeset::table {

// Reports, at the head of the widest column, that the columns do not fit `measure`, between the outer
// rules' centre lines: by how much, which one is to blame, and which steps its style could still
// allow.
void report_too_wide(const document::Table& table, const Grid& grid, const ColumnFit& fit,
                     Length measure, const font::Catalogue& fonts, Diagnostics& diagnostics);

// Warns of each column that is wider than the layout has fixed it, for a text that cannot be broken.
void report_beyond_width(const document::Table& table, const Grid& grid, const ColumnFit& fit,
                          const font::Catalogue& fonts, Diagnostics& diagnostics);

// Warns of each equal group whose columns could not be alike in `widths`, padding included.
void report_uneven_groups(const document::Table& table, const Grid& grid,
                          const std::vector<Length>& widths, Diagnostics& diagnostics);

}  // namespace typeset::table
