// The spaces of a line: blanks of adjacent marks, Han–Western space, tracking of the grid.
#pragma once

#include "text/prepared_paragraph.h"

namespace typeset::text {

// Fills in blanks, trims and gaps of all clusters, whose advances must be the glyphs' own.
void space_clusters(PreparedParagraph& paragraph);

}  // namespace typeset::text
