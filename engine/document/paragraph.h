// Running text: titles, headings, paragraphs, items of lists, captions and notes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "document/style.h"
#include "document/text_span.h"

namespace typeset::document {

enum class ParagraphRole {
  title,
  heading,
  body,
  list_item,
  caption,  // of a table or figure
  note,     // below a table
};

// Set at the foot of the page that its reference is on.
struct Footnote {
  std::size_t anchor = 0;  // UTF-16 index in the paragraph's text where its reference mark ends
  StyleRef style;
  RichText text;                 // with its number
  std::size_t label_length = 0;  // UTF-16 units of the number that starts it
};

// A label before the first line; the lines of the text are aligned to each other behind it.
struct HangingLabel {
  RichText space;  // as wide as this, unprinted, the label is moved in
  RichText text;
};

struct Paragraph {
  ParagraphRole role = ParagraphRole::body;
  int level = 0;  // of a heading or an item of a list, from 1
  StyleRef style;
  RichText text;  // U+000A breaks a line
  // Of a list's item: UTF-16 units of the mark or number that starts it.
  std::size_t label_length = 0;
  std::optional<HangingLabel> hanging;  // goes before `text`; not with a label in that
  bool is_prose = false;                // what the document has to say, not what the format adds
  std::vector<Footnote> footnotes;      // by anchor
  // A heading of the outline that starts this paragraph: a heading's own text, or a run-in
  // heading's (（一）加强领导。 before the rest of its paragraph). Level 0: none.
  std::string bookmark;
  int bookmark_level = 0;
};

}  // namespace typeset::document
