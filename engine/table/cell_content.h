// What a cell holds, laid out, and what it asks of its columns.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "base/length.h"
#include "table/column_solver.h"
#include "table/diagonal.h"
#include "text/paragraph_layout.h"
#include "text/prepared_paragraph.h"

namespace typeset::table {

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
  // What stands at the cell's foot, below the text. Such a cell is never cut.
  std::shared_ptr<const CellContent> foot = nullptr;

  bool is_diagonal() const { return !labels.empty(); }
  std::size_t lines() const;
  Length width() const { return vertical ? block_size : inline_size; }
  Length height() const { return (vertical ? inline_size : block_size) + foot_height(); }
  // Of the foot with the space above it.
  Length foot_height() const;
  // Of `count` of its lines; of a content that is never cut always of all.
  Length height_of(std::size_t count) const;
  // As many of `count` lines as are no higher than `room`; of these all or none.
  std::size_t lines_within(Length room, std::size_t count) const;
};

// What the text asks of its columns, padding not counted. Vertical text asks for its lines side by
// side: no longer than `max_vertical_length` (none: ten characters) where its words are not.
InlineDemand content_demand(const text::PreparedParagraph& paragraph,
                            std::optional<Length> max_vertical_length);

// The text in a cell that leaves it `width`; vertical text takes the height that it likes within
// `max_vertical_length`.
CellContent lay_out_content(const text::PreparedParagraph& paragraph, Length width,
                            std::optional<Length> max_vertical_length);

}  // namespace typeset::table
