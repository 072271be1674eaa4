// The blocks of a document, laid out for the measure and waiting for pages.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "document/document.h"
#include "font/catalogue.h"
#include "table/table_layout.h"
#include "text/paragraph_layout.h"

namespace typeset::page {

// Lines that flow over pages.
struct FlowParagraph {
  const document::Paragraph* paragraph = nullptr;  // null for a signature
  SourcePosition position;                         // where its text starts
  document::StyleRef style;
  std::vector<text::Line> lines;
  bool keep_with_next = false;
  // Goes to a new page only together with lines or rows of what stands before it: 署名 is never
  // alone.
  bool keep_with_previous = false;
  bool keep_together = false;  // all lines on one page
};

struct FlowTable {
  const document::Table* table = nullptr;
  std::shared_ptr<const table::TableLayout> layout;
};

using FlowItem = std::variant<FlowParagraph, FlowTable>;

// One item for each block of the sequence, which must outlive them. Lines that stick out of the
// measure are reported, once for each paragraph.
std::vector<FlowItem> make_flow_items(const document::PageSequence& sequence,
                                      const font::Catalogue& fonts, Diagnostics& diagnostics);

}  // namespace typeset::page
