// Lengths shared without a remainder.
#pragma once

#include <vector>

#include "base/length.h"

namespace typeset::table {

// `total` in the proportion of `parts`, which are not negative, to the last unit; where all of them
// are 0, in equal shares.
std::vector<Length> share_out(Length total, std::vector<double> parts);

}  // namespace typeset::table
