// Column widths where not all contents can have what they would like.
#pragma once

#include <string_view>
#include <vector>

#include "table/column_solver.h"
#include "table/grid.h"

namespace typeset::table {

// What a column needs and what it would like. Columns of weight 0 have what they would like before
// all others, where the others can then still have what they need.
struct ColumnWish {
  Length min, own;
  double weight = 1;
  std::string_view equal_group = {};  // of columns that are to stay alike; empty: none
};

// Widths between the wishes' two limits that add up to `measure` exactly, which lies between the
// sums of these. Of several ways to share the measure, from giving each column in proportion to
// what it would like to keeping all that are short whole, the one that makes the table lowest by
// the number of lines in its rows, broken cells counted; and from there, whatever exchange of width
// between columns makes it lower still.
// `demands` has one entry for each of grid.cells.
std::vector<Length> share_scarce(const Grid& grid, const std::vector<InlineDemand>& demands,
                                 std::vector<ColumnWish> wishes, Length measure);

}  // namespace typeset::table
