// The labels of a diagonal head, laid out, and what they ask of their columns.
#pragma once

#include <vector>

#include "document/table_style.h"
#include "table/cell_content.h"
#include "table/column_solver.h"
#include "text/prepared_paragraph.h"

namespace typeset::table {

// The strokes of diagonal heads are as thick as the rules between columns, or where there are none
// as those below the head; of a double rule as one of its lines.
Length stroke_thickness(const document::TableRules& rules);

// What the labels ask of the cell's columns, the style's padding not counted.
InlineDemand diagonal_demand(const std::vector<text::PreparedParagraph>& labels,
                             const document::TableStyle& style);

// The labels in a cell of this width, padding included, broken into lines where that saves height.
CellContent lay_out_diagonal(const std::vector<text::PreparedParagraph>& labels, Length width,
                             Length padding_inline, const document::TableStyle& style);

}  // namespace typeset::table
