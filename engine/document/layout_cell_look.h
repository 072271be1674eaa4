// What columns, rows, cells and table styles of a layout say of the look of cells.
#pragma once

#include <optional>
#include <string_view>

#include "base/diagnostic.h"
#include "document/node_reading.h"
#include "document/table_style.h"
#include "source/node.h"

namespace typeset::document {

// `fill` and `vertical-align` of a column, row or cell, laid over `inherited`.
CellLook read_cell_look(MappingReader& mapping, CellLook inherited, Diagnostics& diagnostics);

// A colour, or `none`. `result` stays as it is when it is neither.
void read_fill(const source::Node& node, std::string_view key, std::optional<Color>& result,
               Diagnostics& diagnostics);

std::optional<VerticalAlign> read_vertical_align(const source::Node& node,
                                                 Diagnostics& diagnostics);

}  // namespace typeset::document
