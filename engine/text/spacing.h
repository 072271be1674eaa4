// The spaces of a line: blanks of adjacent marks, Han–Western space, tracking of the grid.
#pragma once

#include "text/prepared_paragraph.h"

namespace typeset::text {

// Fills in blanks, trims and gaps of all clusters, whose advances must be the glyphs' own. Blanks
// go by the face's half-width forms and the ink along the line, below and above the marks of
// vertical lines; there ： ； ！ ？ have none (CLReq, punctuation width).
void space_clusters(PreparedParagraph& paragraph);

}  // namespace typeset::text
