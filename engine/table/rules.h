// The rules between cells.
#pragma once

#include <vector>

#include "base/geometry.h"
#include "document/table.h"
#include "table/table_fragment.h"

namespace typeset::table {

// The rules of a frame whose cells' boxes tile `column_edges` × `row_edges` (centre lines, in the
// fragment's space). Each edge that cells share is drawn once, edges in line with each other as one
// rectangle; every rule reaches to the far side of the rules it ends at, so that corners close.
std::vector<Rect> draw_rules(const std::vector<CellFragment>& cells,
                             const std::vector<Length>& column_edges,
                             const std::vector<Length>& row_edges,
                             const document::TableStyle& style);

}  // namespace typeset::table
