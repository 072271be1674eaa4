// Which clusters stand on which line: the paragraph as a whole, by least badness.
#pragma once

#include <cstddef>
#include <vector>

#include "text/prepared_paragraph.h"

namespace typeset::text {

struct LineRange {
  std::size_t first = 0, last = 0;  // clusters [first, last)
  // The last line, or one before the author's own break: set solid.
  bool ends_paragraph_part = false;
  // Faults, made only where nothing better fits: it sticks out though its spaces give all they can;
  // its end tears a word or is against 避头尾.
  bool overfull = false;
  BreakKind end = BreakKind::allowed;
};

// The lines of the paragraph in `measure`, indents of its style taken off. Never empty: a paragraph
// without text has one empty line. Time grows linearly with the text.
//
// Of all ways to break, the one with the fewest overfull lines, then with the fewest breaks against
// 避头尾, then with the fewest torn words and gaping lines; of those the one with the least
// badness: of each line for how much its spaces give or grow, of a last line of one character
// (CLReq, 孤字不成行) or no longer than the indent, of tight lines beside loose ones, and of lines
// one after the other that end in hung marks or in ——, - and the like.
std::vector<LineRange> break_lines(const PreparedParagraph& paragraph, Length measure);

}  // namespace typeset::text
