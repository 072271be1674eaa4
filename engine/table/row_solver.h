// Row heights from what the cells ask.
#pragma once

#include <vector>

#include "base/length.h"

namespace typeset::table {

// What a cell asks of the rows it spans, padding included.
struct BlockDemand {
  int row = 0, rowspan = 1;
  Length height;
};

// Heights of `rows` rows, none under `least`, so that every cell fits; what a spanning cell needs
// beyond its rows is shared equally by them.
std::vector<Length> solve_rows(int rows, Length least, const std::vector<BlockDemand>& demands);

}  // namespace typeset::table
