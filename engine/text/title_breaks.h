// Where a title may be broken, and how well: GB/T 9704-2012, 7.3.1, 词意完整.
#pragma once

#include "text/prepared_paragraph.h"

namespace typeset::text {

// Sets Cluster::break_penalty of the allowed breaks of a paragraph of tapered lines. Penalties are
// weighed against each other by break_title only: of a good place less than 10, of one to avoid 20
// to 50; where a compound or a word would be torn, penalty_inside_compound or
// penalty_inside_phrase.
void set_title_breaks(PreparedParagraph& paragraph);

}  // namespace typeset::text
