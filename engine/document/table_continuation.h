// What a table says above its frame where it goes on: 续表1.
#pragma once

#include "document/inline_styles.h"
#include "document/layout_definition.h"
#include "document/pattern.h"
#include "document/table.h"

namespace typeset::document {

// The names that the patterns of a table's continuation may use.
PatternNames continued_caption_names();
PatternNames continued_label_names();

// What a row label says on the pages that its rows go on to.
TracedText continued_label(const Pattern& pattern, const TracedText& label);

// Gives a table with a caption the one of its further pages. `caption` is the whole text of its
// own, number included.
void add_continuation(const TableStyleDefinition& definition, const TracedText& caption, int number,
                      const InlineStyles& inline_styles, Table& table);

}  // namespace typeset::document
