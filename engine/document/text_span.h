// Text of one style with the place it came from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "document/style.h"
#include "source/node.h"

namespace typeset::document {

// What is drawn with characters beside their glyphs.
struct TextMarks {
  bool underline = false;
  bool emphasis = false;  // 着重号: a dot under each character, none under punctuation (CLReq 6.5)
  // 专名号, a straight line under a name, and 书名号乙式, a wavy one under a title: which name or
  // title of its paragraph it is, from 1, so that neighbours are told apart; 0: none.
  std::uint32_t proper_name = 0, book_title = 0;
  bool operator==(const TextMarks&) const = default;
};

struct Ruby;

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
  // What stands above these characters, or at the right of vertical ones; null: nothing. Spans that
  // follow each other with the same ruby are its base together.
  std::shared_ptr<const Ruby> ruby = {};

  // The place in the file of the UTF-16 unit at `index`.
  SourcePosition position_at(std::size_t index) const;
};

using RichText = std::vector<TextSpan>;

// 注音: pinyin and the like, in small characters of its own style.
struct Ruby {
  RichText text;
};

// All spans' text, joined.
std::u16string plain_text(const RichText& text);

}  // namespace typeset::document
