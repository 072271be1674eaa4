// Width that one column takes from others.
#pragma once

#include <vector>

#include "base/length.h"
#include "table/height_estimate.h"
#include "table/scarce_measure.h"

namespace typeset::table {

// The widths, changed as long as that makes the table lower by more than is hardly seen: a column
// takes what brings its longest text into one line, or into two or three, from the others, all or
// one of them. They keep their sum, lie within the wishes, and stay the same in an equal group.
std::vector<Length> exchanged(const std::vector<ColumnWish>& wishes,
                              const HeightEstimate& estimate, std::vector<Length> widths);

}  // namespace typeset::table
