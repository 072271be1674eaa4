// A table that is wider than its measure, cut between columns for facing pages.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "table/column_solver.h"
#include "table/grid.h"

namespace typeset::table {

// Ranges of the grid's columns after its stub that each fit `measure` beside the stub: as few as
// possible but not fewer than `fewest`, an even number where that is possible, about equally wide,
// and rather cut at the end of a group of heads than inside it. `least` are the least widths of all
// columns. Empty: there are none.
std::vector<ColumnRange> column_parts(const Grid& grid, const std::vector<Length>& least,
                                      Length measure, std::size_t fewest);

struct UnfoldedGrid {
  // Where a cell of the grid comes from.
  struct Origin {
    std::size_t cell = 0;  // index into the cells of the grid that was unfolded
    bool copy = false;     // it stands in an earlier part already
  };

  Grid grid;
  std::vector<Origin> origins;  // one for each of grid.cells
};

// The grid with its parts side by side and the stub before each: rows and sections stay. A cell
// that is cut stands whole in each of its parts.
UnfoldedGrid unfolded(const Grid& grid, const std::vector<ColumnRange>& parts);

// As solve_columns for a grid of several parts: each fills `measure`, and the stub is as wide in
// each.
std::optional<std::vector<Length>> solve_parts(const Grid& grid,
                                               const std::vector<document::ColumnHints>& hints,
                                               const std::vector<InlineDemand>& demands,
                                               Length measure);

// The least widths of all its columns.
std::vector<Length> least_widths_of_parts(const Grid& grid,
                                          const std::vector<document::ColumnHints>& hints,
                                          const std::vector<InlineDemand>& demands);

}  // namespace typeset::table
