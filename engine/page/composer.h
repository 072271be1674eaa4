// Page plans → pages: positioned fragments tied to the structure tree.
#pragma once

#include <map>
#include <vector>

#include "document/document.h"
#include "page/flow_item.h"
#include "page/line_fragment.h"
#include "page/pages.h"
#include "page/pagination.h"
#include "page/structure_builder.h"

namespace typeset::page {

// Takes the pages in their order, sequence by sequence.
class Composer {
 public:
  // Turns to the next sequence; its style and items must outlive its pages' composition.
  void begin(const document::PageStyle& style, const std::vector<FlowItem>& items);

  // Adds a page of the current sequence, with all that stands in its type area.
  void compose(const PagePlan& plan);

  // Adds a page of the current sequence with nothing on it.
  void add_blank_page() { compose({}); }

  void leave_last_page_without_folio() { page().has_folio = false; }

  // Adds to the last page what stands `below` further down than in the plan. Of the current
  // sequence, whose page may differ from that page's only where nothing of the plan stands.
  void compose_on_last_page(const PagePlan& plan, Length below);

  // The pages, without metadata.
  Pages take();

 private:
  struct PlacedFootnote {
    const FlowFootnote* footnote;
    TextElements elements;
  };

  void add(const PlacedPart& part, const FlowParagraph& paragraph);
  void add(const PlacedPart& part, const FlowTable& table);
  void add(const PlacedPart& part, const FlowFigure& figure);
  void add(const PlacedPart& part, const FlowBand& band);
  void add(const PlacedPart& part, const FlowBox& box);
  void add_vertical(const FlowParagraph& paragraph, const PlacedPart& part, Length top);
  void add_bookmark(const FlowParagraph& paragraph, const PlacedPart& part, Length top);
  void add_line(const FlowParagraph& paragraph, std::size_t index, Point by,
                const TextElements& elements);
  // The signature's lines are the last ones of the page.
  void note_signature(std::size_t lines);
  void note_signature(const FlowBox& box, Point at);
  void add_stack(const FlowParagraph& paragraph, Length top, const TextElements& elements);
  void add_artifact(const FlowParagraph& paragraph, Length top);
  void add_fragment(const table::TableFragment& fragment, Length top,
                    const TableElements& elements);
  void add_footnotes();
  // Of a line of content, with new ones for its rubies.
  LineElements elements_of(const text::Line& line, const TextElements& elements,
                           std::size_t label_length);
  const TextElements& elements_of(const FlowParagraph& paragraph);
  const TableElements& elements_of(std::size_t item, const FlowTable& table);

  Page& page() { return result_.pages.back(); }
  const Rect& area() const { return style_->type_area; }
  Point in_area(Length top) const { return {area().x, area().y + shift_ + top}; }

  const document::PageStyle* style_ = nullptr;
  const std::vector<FlowItem>* items_ = nullptr;
  StructureBuilder structure_;
  Pages result_;
  std::vector<PlacedFootnote> footnotes_;  // of the current page
  Length shift_;                           // of all that is added now
  // Of the current sequence's items, by their places in memory: looked up, never gone through.
  std::map<const FlowParagraph*, TextElements> paragraph_elements_;
  std::map<std::size_t, TableElements> table_elements_;
};

}  // namespace typeset::page
