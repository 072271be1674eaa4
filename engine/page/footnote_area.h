// The notes at the foot of a page, below a short rule. The area ends at the type area's lower edge
// and takes its height from the text's.
#pragma once

#include <span>
#include <vector>

#include "base/length.h"
#include "page/flow_item.h"

namespace typeset::page {

// How high an area of `height` (zero: there is none yet) becomes when `notes` join it.
Length footnote_area_with(Length height, std::span<const FlowFootnote> notes);

// Positions are from the area's top.
struct FootnoteArea {
  Length height;
  Length rule_top, rule_thickness;
  std::vector<Length> tops;  // of the notes' first em boxes
};

// The area of all notes of a page, of which there is at least one.
FootnoteArea lay_out_footnotes(const std::vector<const FlowFootnote*>& notes);

}  // namespace typeset::page
