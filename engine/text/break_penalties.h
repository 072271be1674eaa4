// Where a line may end: UAX #14 by ICU, tightened by 避头尾 and GB/T 15834.
#pragma once

#include "text/prepared_paragraph.h"

namespace typeset::text {

// Sets Cluster::break_after and break_penalty of all clusters but the last.
void set_break_penalties(PreparedParagraph& paragraph);

}  // namespace typeset::text
