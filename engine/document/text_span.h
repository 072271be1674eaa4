// Text of one style with the place it came from.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "document/style.h"
#include "source/node.h"

namespace typeset::document {

// What is drawn with characters beside their glyphs.
struct TextMarks {
  bool underline = false;
  bool emphasis = false;  // 着重号: a dot under each character, none under punctuation (CLReq 6.5)
  bool operator==(const TextMarks&) const = default;
};

struct TextSpan {
  std::u16string text;
  // Face role, size and colour of these characters; the paragraph's style sets everything else.
  StyleRef style;
  // The scalar that holds the text, and the UTF-8 offset in it where the text starts; `generated`
  // text (numbering, patterns) only names the scalar that asked for it.
  source::Node origin;
  std::size_t origin_offset = 0;
  bool generated = false;
  // How far the characters stand above the baseline of their line: superscripts, or, less than
  // zero, subscripts. Their smaller size is their style's.
  Length baseline_shift = {};
  TextMarks marks = {};

  // The place in the file of the UTF-16 unit at `index`.
  SourcePosition position_at(std::size_t index) const;
};

using RichText = std::vector<TextSpan>;

// All spans' text, joined.
std::u16string plain_text(const RichText& text);

}  // namespace typeset::document
