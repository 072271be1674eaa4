// Vertical text on horizontal pages: lines side by side, in bands.
//
// Vertical lines are to the width of the type area what horizontal ones are to its height. So bands
// are the pages of a paper turned by 90°, and filled as pages are: headings stay with what follows,
// paragraphs keep their orphans and widows, on-grid styles have a grid.
#pragma once

#include <vector>

#include "document/document.h"
#include "page/flow_item.h"
#include "page/pagination.h"

namespace typeset::page {

struct VerticalFlow {
  document::PageSequence sequence;  // of the turned pages: its paragraphs are the text's
  std::vector<FlowItem> items;      // FlowParagraphs, of the sequence's blocks
  // Parts of the items; what they have as tops are distances from the type area's right edge.
  std::vector<PagePlan> bands;
};

// The text in bands across `page`'s type area, no higher than that, as FlowBands.
std::vector<FlowItem> make_bands(const document::VerticalText& text,
                                 const document::PageStyle& page, const font::Catalogue& fonts,
                                 Diagnostics& diagnostics);

}  // namespace typeset::page
