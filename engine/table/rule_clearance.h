// Room between rules and what stands in cells.
#pragma once

#include "document/table_style.h"
#include "table/grid.h"

namespace typeset::table {

// The style with as much padding as keeps contents clear of the thickest rule that the style or the
// grid's columns and rows ask for: padding is counted from a rule's centre.
document::TableStyle clear_of_rules(document::TableStyle style, const Grid& grid);

}  // namespace typeset::table
