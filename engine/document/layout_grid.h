// Free grids: tables that no tree describes, cell by cell.
#pragma once

#include <optional>

#include "document/layout_context.h"
#include "document/layout_definition.h"
#include "source/node.h"

namespace typeset::document {

// Cells stand in their rows one after the other, past the places that cells from rows above reach
// down to, as in HTML. Gaps and overlaps are errors. None when anything is wrong.
std::optional<GridDefinition> read_grid(const source::Node& node, const TableStyleDefinition& style,
                                        const LayoutContext& context);

}  // namespace typeset::document
