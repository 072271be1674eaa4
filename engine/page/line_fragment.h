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

// The elements of a ruby's base and of its text.
struct RubyElements {
  ElementId base = 0, text = 0;
};

// Whose content a line is.
struct LineElements {
  std::optional<ElementId> body;  // none: the line is an artifact
  // Of the first UTF-16 units of its text.
  std::optional<ElementId> label;
  std::size_t label_length = 0;
  std::vector<RubyElements> rubies;  // one for each of the line's; none of an artifact
};

// The em boxes of a line whose own corner stands at `by`, its em box `size` high.
Rect em_boxes(const text::Line& line, Point by, Length size);

// Adds a line whose glyphs and marks are relative to `by`; its em boxes are `box`, in page space.
// Its rubies come after all of its text, so that this stays together where it is searched.
void add_line(Page& page, const text::Line& line, Point by, const Rect& box,
              const LineElements& elements);

// Adds an artifact: a line whose own corner stands at `by`, its em box `size` high.
void add_artifact(Page& page, const text::Line& line, Point by, Length size);

}  // namespace typeset::page
