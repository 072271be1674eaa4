// Lengths shared without a remainder.
#pragma once

#include <string_view>
#include <vector>

#include "base/length.h"

namespace typeset::table {

// `total` in the proportion of `parts`, which are not negative, to the last unit; where all of them
// are 0, in equal shares.
std::vector<Length> share_out(Length total, std::vector<double> parts);

// Gives each part that has a group the average of its group's parts. `groups` has the name of each
// part's; empty: it has none.
void average_in_groups(const std::vector<std::string_view>& groups, std::vector<double>& parts);

}  // namespace typeset::table
