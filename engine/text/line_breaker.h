// Which clusters stand on which line: the paragraph as a whole, by least badness.
#pragma once

#include <cstddef>
#include <vector>

#include "text/prepared_paragraph.h"

namespace typeset::text {

struct LineRange {
  std::size_t first = 0, last = 0;  // clusters [first, last)
  bool ends_paragraph_part =
      false;  // the last line, or one before the author's own break: set solid
  bool overfull = false;
};

// The lines of the paragraph in `measure`, indents of its style taken off. Never empty: a paragraph
// without text has one empty line. Time grows linearly with the text.
std::vector<LineRange> break_lines(const PreparedParagraph& paragraph, Length measure);

}  // namespace typeset::text
