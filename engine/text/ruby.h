// 注音 (ruby): pinyin and the like over its base, or at the right of a vertical one (CLReq 3.4).
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "document/text_span.h"
#include "font/catalogue.h"
#include "text/line_marks.h"
#include "text/paragraph_layout.h"
#include "text/prepared_paragraph.h"

namespace typeset::text {

// Ruby is half as large as its base, as its style says, or less where lines stand so close that it
// would touch the line before: down to a third of the paragraph's em, never less. All rubies of a
// paragraph stand on one height, clear of its em boxes; on the first line of a page they stand
// above the type area.
//
// It stands in the middle of its base, and a base is never broken that fits in a line. What is
// wider than its base may overhang up to 1/4 em of the base on either side: over neighbours without
// ruby, but not over the ink of brackets, stops and pauses, and beyond the ends of a line. Of two
// rubies next to each other the ends are 1/4 em of theirs apart, or more. What is wider than that
// spreads the base: half a share of the room goes before the first and after the last character, a
// whole one between two (JLReq 3.3.6); Western letters are kept together.

// Lays out the rubies of `spans` and makes room for them in their paragraph, whose clusters have
// their spaces and breaks already. Sets PreparedParagraph::rubies and ruby_offset.
void set_rubies(PreparedParagraph& paragraph, const document::RichText& spans,
                const font::Catalogue& fonts, Diagnostics& diagnostics);

// Adds the rubies of a line, whose clusters stand at `extents`.
void add_rubies(const PreparedParagraph& paragraph, const LineRange& range,
                const std::vector<InlineExtent>& extents, Line& line);

}  // namespace typeset::text
