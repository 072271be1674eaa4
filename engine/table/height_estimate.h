// How high a table would be, without setting it.
#pragma once

#include <cstddef>
#include <vector>

#include "base/length.h"
#include "table/column_solver.h"
#include "table/grid.h"

namespace typeset::table {

// Of a long table, every so many rows stand for all: what it is asked for is which of several ways
// to share a measure is best.
class HeightEstimate {
 public:
  // `demands` has one entry for each of grid.cells.
  HeightEstimate(const Grid& grid, const std::vector<InlineDemand>& demands);

  // In lines, with what it costs to break cells, where columns have these widths, padding included.
  double operator()(const std::vector<Length>& widths) const;

 private:
  struct Cell {
    std::size_t row = 0;  // of those that are looked at
    std::size_t column = 0, column_end = 0;
    int rowspan = 1;
    Length text;  // in one line
  };

  std::vector<Cell> cells_;
  std::size_t rows_ = 0;
};

}  // namespace typeset::table
