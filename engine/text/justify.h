// Shares out what a line has too much or too little, in CLReq's order.
#pragma once

#include <cstddef>
#include <vector>

#include "text/line_breaker.h"
#include "text/prepared_paragraph.h"

namespace typeset::text {

// Changes of one cluster on its line.
struct Adjustment {
  Length before;  // of the blank before its glyphs; negative when removed
  Length after;   // of the blank and gap after them
};

// One for each cluster of the line, so that its em boxes end where `target` does: reducing step by
// step (line-end mark, word spaces, interpuncts, brackets, ，、；, Han–Western space, 。？！), else
// growing (word and Han–Western spaces, then all gaps equally), every step equally over the line.
// Lines that are not justified only shrink, and only when they must.
std::vector<Adjustment> justify(const PreparedParagraph& paragraph, const LineRange& line,
                                Length target, bool fill);

}  // namespace typeset::text
