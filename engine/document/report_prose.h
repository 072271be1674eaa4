// Running text of a report: lines into paragraphs, numbered headings, lists, tables and figures.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "document/document.h"
#include "document/inline_styles.h"
#include "document/layout_definition.h"
#include "document/report_counters.h"
#include "document/value.h"

namespace typeset::document {

// What the parts of prose are made with.
struct ProseContext {
  const LayoutDefinition& layout;
  const InlineStyles& inline_styles;
  ReportCounters& counters;
  Diagnostics& diagnostics;
};

// Adds the blocks of a prose field to `blocks`. A line is a paragraph, one that ends in a backslash
// goes on in the next. Lines that begin with `- ` are items of a list, those with | rows of a table
// (the line `表：…` before them its caption), and ![…](…) is a figure. `# ` makes a heading of
// the layout's first level of prose, `## ` one below; a line that bears a number of the layout's own numbering is
// taken for what the number says, and numbered anew. A heading ends with its first full stop; what
// follows runs on in the same paragraph.
void append_prose(const FieldValue& prose, const std::string& field, const ProseContext& context,
                  std::vector<Block>& blocks);

// A heading as the outline shows it.
std::string bookmark_text(const TracedText& number, const TracedText& heading);

// The text of `pattern`, which names `n` and `caption`; `otherwise` before both when there is no
// pattern.
TracedText numbered_caption(const std::optional<Pattern>& pattern, std::string_view otherwise,
                            int n, const TracedText& caption);

}  // namespace typeset::document
