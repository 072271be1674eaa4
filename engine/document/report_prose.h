// Running text of a report: lines into paragraphs and numbered headings.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "document/document.h"
#include "document/field_value.h"
#include "document/heading_numbering.h"
#include "document/layout_definition.h"

namespace typeset::document {

// Adds the paragraphs of a prose field to `blocks`. A line is a paragraph. `# ` before it makes it
// a heading one level below the part, `## ` two; a line that bears a number of the layout's own
// numbering is taken for what the number says, and numbered anew. A heading ends with its first
// full stop; what follows runs on in the same paragraph.
void append_prose(const FieldValue& prose, const std::string& field, const LayoutDefinition& layout,
                  HeadingCounter& counter, std::vector<Block>& blocks, Diagnostics& diagnostics);

// A heading as the outline shows it.
std::string bookmark_text(const TracedText& number, const TracedText& heading);

}  // namespace typeset::document
