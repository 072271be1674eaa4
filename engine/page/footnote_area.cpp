#include "page/footnote_area.h"

#include "base/length.h"

namespace typeset::page {
namespace {

const Length rule_thickness = Length::pt(0.5);

// An em above the rule sets it apart from the text, half an em below it ties it to the notes.
Length rule_top(const FlowFootnote& first) { return first.footnote->style->size; }

Length first_top(const FlowFootnote& first) {
  return rule_top(first) + rule_thickness + first.footnote->style->size / 2;
}

// Where the first line of a note stands below an area of `height`.
Length top_below(Length height, const FlowFootnote& note) {
  const document::Style& style = *note.footnote->style;
  if (height == Length{}) return first_top(note);
  return height + style.space_before + style.line_pitch - style.size;
}

}  // namespace

Length footnote_area_with(Length height, std::span<const FlowFootnote> notes) {
  for (const FlowFootnote& note : notes) height = top_below(height, note) + note.block_size();
  return height;
}

FootnoteArea lay_out_footnotes(const std::vector<const FlowFootnote*>& notes) {
  FootnoteArea area;
  area.rule_top = rule_top(*notes.front());
  area.rule_thickness = rule_thickness;
  for (const FlowFootnote* note : notes) {
    area.tops.push_back(top_below(area.height, *note));
    area.height = area.tops.back() + note->block_size();
  }
  return area;
}

}  // namespace typeset::page
