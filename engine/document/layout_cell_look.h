// What columns, rows, cells and table styles of a layout say of the look of cells.
#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>

#include "base/diagnostic.h"
#include "document/layout_context.h"
#include "document/node_reading.h"
#include "document/table_style.h"
#include "source/node.h"

namespace typeset::document {

// `fill` and `vertical-align` of a column, row or cell, laid over `inherited`.
CellLook read_cell_look(MappingReader& mapping, CellLook inherited, Diagnostics& diagnostics);

// False with an error at `node` where a line is so thin that presses lose it. No line is none.
bool check_line_thickness(Length line, const source::Node& node, Diagnostics& diagnostics);

// A thickness, `double` and the thickness of two lines with the space between them, or `none`.
std::optional<Rule> read_rule(const source::Node& node, const LengthContext& em,
                              Diagnostics& diagnostics);

struct EdgeName {
  std::string_view key;
  std::optional<Rule> EdgeRules::*edge;
};
inline constexpr EdgeName top_edge{"top-rule", &EdgeRules::top};
inline constexpr EdgeName bottom_edge{"bottom-rule", &EdgeRules::bottom};
inline constexpr EdgeName left_edge{"left-rule", &EdgeRules::left};
inline constexpr EdgeName right_edge{"right-rule", &EdgeRules::right};

// The rules of the edges that can be named here; 字 is that of `style`.
EdgeRules read_edges(MappingReader& mapping, std::initializer_list<EdgeName> names,
                     const StyleRef& style, const LayoutContext& context);

// A colour, or `none`. `result` stays as it is when it is neither.
void read_fill(const source::Node& node, std::string_view key, std::optional<Color>& result,
               Diagnostics& diagnostics);

std::optional<VerticalAlign> read_vertical_align(const source::Node& node,
                                                 Diagnostics& diagnostics);

}  // namespace typeset::document
