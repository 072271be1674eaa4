// What messages call a row of a table.
#pragma once

#include <string>

#include "table/grid.h"

namespace typeset::table {

// Its innermost label, or else the text of its first cell that has one, or else its number from 1;
// as a quotation.
std::string row_name(const Grid& grid, int row);

}  // namespace typeset::table
