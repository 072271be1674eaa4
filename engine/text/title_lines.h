// The lines of a title of an official document: GB/T 9704-2012, 7.3.1.
#pragma once

#include <optional>
#include <vector>

#include "text/line_breaker.h"
#include "text/prepared_paragraph.h"

namespace typeset::text {

// Lines that grow, shrink, or grow and then shrink (梯形或菱形), broken at good places and as few
// as make a good shape. The author's own line ends stay, and what fits between two of them is not
// broken. Of all ways, the one with the fewest lines that stick out, then with the fewest torn
// words, then with the fewest lines shorter than both neighbours; of those the one with the least
// badness of places, steps from line to line, and short, full and uneven lines.
//
// None where there is too much text, or too little room, for a shape: more than `most_title_lines`
// lines.
std::optional<std::vector<LineRange>> break_title(const PreparedParagraph& paragraph,
                                                  Length measure);

inline constexpr std::size_t most_title_lines = 16;

// Lines whose lengths differ by less than this part of an em look equally long.
inline constexpr double title_step = 0.5;

}  // namespace typeset::text
