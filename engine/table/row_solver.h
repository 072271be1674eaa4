// Row heights from what the cells ask.
#pragma once

#include <string>
#include <vector>

#include "base/length.h"

namespace typeset::table {

// What a row is, whatever its cells ask.
struct RowLimits {
  Length least;
  std::string equal_group;  // as in document::RowHints
};

// What a cell asks of the rows it spans, padding included.
struct BlockDemand {
  int row = 0, rowspan = 1;
  Length height;
};

// Heights of the rows, so that every cell fits and those of one equal group are alike; what a
// spanning cell needs beyond its rows is shared equally by them.
std::vector<Length> solve_rows(const std::vector<RowLimits>& rows,
                               const std::vector<BlockDemand>& demands);

// The heights with `surplus`, which is not negative, shared out by `weights`; rows of one equal
// group grow alike. Where no row has a weight, all grow alike.
std::vector<Length> stretch_rows(const std::vector<RowLimits>& rows, std::vector<Length> heights,
                                 std::vector<double> weights, Length surplus);

}  // namespace typeset::table
