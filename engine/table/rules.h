// The rules between cells.
#pragma once

#include <vector>

#include "base/geometry.h"
#include "document/table_style.h"
#include "table/grid.h"
#include "table/table_fragment.h"

namespace typeset::table {

// The edges of a frame's rows or of its columns, from the first row's top or the first column's
// left to the last one's other side.
struct FrameEdges {
  std::vector<Length> positions;  // centre lines, in the fragment's space
  std::vector<document::Rule> rules;
};

// What the layout asks of stretches [from, to) of an edge instead of the edge's rule.
struct AskedStretches {
  std::size_t edge = 0, from = 0, to = 0;
  document::Rule rule;
};

// The rule where row `below` of the grid stands right below row `above`, on one page.
document::Rule rule_between(const Grid& grid, const document::TableRules& rules, int above,
                            int below);

// The rules of a frame that the cells' boxes tile. Each edge that cells share is drawn once, edges
// in line with each other as one rectangle, or two where the rule is double. Every line reaches to
// the far side of the line it ends at, so that corners close; at a double rule that goes on to both
// sides it ends at the nearer line, and where two double rules make a corner outer line meets outer
// line and inner inner. A single rule does not cross a double one, and of two double ones the
// horizontal goes through. `of_columns` and `of_rows` are asked of the edges of columns and of rows;
// where several are of one stretch, none goes before all, then the stronger.
std::vector<Rect> draw_rules(const std::vector<CellFragment>& cells, const FrameEdges& columns,
                             const FrameEdges& rows,
                             const std::vector<AskedStretches>& of_columns = {},
                             const std::vector<AskedStretches>& of_rows = {});

}  // namespace typeset::table
