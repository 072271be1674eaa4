// The blocks of a document, laid out for the measure and waiting for pages.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "document/document.h"
#include "font/catalogue.h"
#include "page/flow_box.h"
#include "table/table_layout.h"
#include "text/paragraph_layout.h"

namespace typeset::page {

struct FlowFootnote {
  const document::Footnote* footnote = nullptr;
  std::vector<text::Line> lines;

  // From the top of the first line's em box to the bottom of the last one's.
  Length block_size() const;
};

// Lines that flow over pages, or stand in a stack beside a table's frame or a figure.
struct FlowParagraph {
  const document::Paragraph* paragraph = nullptr;  // null for a signature
  SourcePosition position;                         // where its text starts
  document::StyleRef style;
  std::vector<text::Line> lines;
  std::vector<FlowFootnote> footnotes;  // by anchor
  // Of each line: how many footnotes are anchored in it and those before it. Empty: there are none.
  std::vector<std::size_t> footnotes_until;
  Length space_before, space_after;
  bool keep_with_next = false;
  // Goes to a new page only together with lines or rows of what stands before it: 署名, what asks
  // for it by its style, and the notes of a table, are never alone.
  bool keep_with_previous = false;
  bool keep_together = false;  // all lines on one page
  bool is_table_note = false;  // belongs to the table before it

  std::span<const FlowFootnote> footnotes_of(std::size_t line) const;
  Length block_size() const;
};

// What stands above a table's frame. Offsets are from the top of that: of the caption, or else of
// the unit, or else of the frame itself.
struct MatterAboveFrame {
  std::optional<FlowParagraph> caption, unit;
  Length unit_top, frame_top;

  // What it takes of a page, the footnotes at the foot included.
  Length block_size() const;
};

struct FlowTable {
  const document::Table* table = nullptr;
  std::shared_ptr<const table::TableLayout> layout;
  MatterAboveFrame first, further;  // on its first page, and on each of the others
  // Of a table in parts: on the pages that face its first, whose frames stand as high as there.
  MatterAboveFrame facing_first;
  Length space_before, space_after;
};

// A picture and its caption on one page. Offsets are from the picture's top.
struct FlowFigure {
  const document::Figure* figure = nullptr;
  Size size;  // of the picture
  std::optional<FlowParagraph> caption;
  Length caption_top;
  Length height;  // with the caption
  Length space_before, space_after;
};

struct VerticalFlow;

// One band of vertical text: lines beside each other, all on one page.
struct FlowBand {
  std::shared_ptr<const VerticalFlow> flow;
  std::size_t index = 0;  // of the flow's bands
  Length height;          // of its longest line
  bool snap_to_grid = false;
  Length space_before, space_after;
};

using FlowItem = std::variant<FlowParagraph, FlowTable, FlowFigure, FlowBand, FlowBox>;

// Which of the blocks are wanted: those of a variant. The marks are as document::PageSequence's.
struct WantedBlocks {
  std::span<const document::VariantSet> marks = {};
  document::Variant variant = document::Variant::normal;

  bool has(std::size_t block) const {
    return block >= marks.size() || marks[block].contains(variant);
  }
};

// An item for each of the blocks that are wanted; a table's notes are items of their own after it, and vertical
// text is an item for each of its bands. The blocks must outlive them. Lines that stick out of the
// measure are reported, once for each paragraph.
std::vector<FlowItem> make_flow_items(std::span<const document::Block> blocks,
                                      const document::PageStyle& page, const font::Catalogue& fonts,
                                      Diagnostics& diagnostics, const WantedBlocks& wanted = {});

}  // namespace typeset::page
