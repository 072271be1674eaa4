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
// growing (word spaces, then Han–Western spaces, then all gaps equally), every step equally over
// the line. Lines that are not justified only shrink, and only when they must.
//
// On a character grid too a line-end mark is set to half an em: GB/T 15834 5.1.10 says that it
// shall be, where GB/T 9704 5.2.3 only says how many characters a line generally has. The half em
// left goes to the gaps before it, less than a fiftieth of an em each; lines of hanzi alone keep
// the grid.
std::vector<Adjustment> justify(const PreparedParagraph& paragraph, const LineRange& line,
                                Length target, bool fill);

}  // namespace typeset::text
