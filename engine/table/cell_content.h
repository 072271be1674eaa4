// What a cell holds, laid out, and what it asks of its columns.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "base/length.h"
#include "table/column_solver.h"
#include "table/diagonal.h"
#include "table/grid.h"
#include "text/paragraph_layout.h"
#include "text/prepared_paragraph.h"

namespace typeset::table {

// Lines [first, end) of a cell.
struct LineRange {
  std::size_t first = 0, end = 0;

  std::size_t count() const { return end - first; }
};

// A cell's text as lines. Without a style it is empty.
struct CellContent {
  text::ParagraphLayout layout;
  Length inline_size, block_size;  // of the em boxes, in the writing mode's own axes
  Length baseline;                 // of the first line, from the top; of horizontal lines
  std::optional<Length> start;     // from the cell's left edge; else it stands in the middle
  bool vertical = false;
  // Of a diagonal head, which has no other lines.
  std::vector<CellContent> labels = {};
  LabelSpace label_space = {};
  // What stands at the cell's foot, below the text: it counts as the last of the lines.
  std::shared_ptr<const CellContent> foot = nullptr;

  bool is_diagonal() const { return !labels.empty(); }
  std::size_t lines() const;
  Length width() const { return vertical ? block_size : inline_size; }
  Length height() const { return height_of({0, lines()}); }
  // How many of them are of the text.
  std::size_t text_lines(const LineRange& range) const;
  bool has_foot(const LineRange& range) const { return foot && range.end == lines(); }
  // Of the foot with the space above it.
  Length foot_height() const;
  Length text_height(const LineRange& range) const;
  Length height_of(const LineRange& range) const;
  // The end of as many of them as are no higher than `room`; of a vertical text or a diagonal head
  // all or none.
  std::size_t end_within(Length room, LineRange range) const;
};

// How long a vertical line of the cell may be where words allow, by its style; none: as other cells
// have it. A label beside several rows has at least the room that these have, within a page's third
// or so.
std::optional<Length> longest_vertical_line(const GridCell& cell, const document::TableStyle& style);

// What the text asks of its columns, padding not counted. Vertical text asks for its lines side by
// side: no longer than `max_vertical_length` (none: ten characters) where its words are not.
InlineDemand content_demand(const text::PreparedParagraph& paragraph,
                            std::optional<Length> max_vertical_length);

// The text in a cell that leaves it `width`; vertical text takes the height that it likes within
// `max_vertical_length`, or one line where there is no room for more beside each other.
CellContent lay_out_content(const text::PreparedParagraph& paragraph, Length width,
                            std::optional<Length> max_vertical_length);

}  // namespace typeset::table
