// Lines of text put on a page.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "page/pages.h"
#include "text/paragraph_layout.h"

namespace typeset::page {

// The elements of a paragraph's text: its label, where it starts with one, and all else.
struct TextElements {
  std::optional<ElementId> label;
  ElementId body = 0;
};

// Adds runs whose glyphs' origins are relative to `by`; `box` is in page space. No runs, no
// fragment. No element: an artifact.
void add_text(Page& page, std::vector<font::GlyphRun> runs, const Rect& box, Point by,
              std::optional<ElementId> element);

// Adds underlines and emphasis dots likewise.
void add_marks(Page& page, const std::vector<text::LineRule>& rules,
               const std::vector<text::LineDot>& dots, Point by);

// Adds an artifact: a line whose own corner stands at `by`, its em box `size` high, with its marks.
void add_artifact(Page& page, const text::Line& line, Point by, Length size);

// Adds a line of content likewise. The first `label_length` UTF-16 units of its text belong to the
// label's element, if there is one.
void add_line(Page& page, const text::Line& line, Point by, Length size,
              const TextElements& elements, std::size_t label_length);

// Adds a vertical line likewise, its em box `size` wide.
void add_vertical_line(Page& page, const text::Line& line, Point by, Length size,
                       const TextElements& elements, std::size_t label_length);

}  // namespace typeset::page
