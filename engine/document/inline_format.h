// What inline marks do to characters: **bold**, __underline__, ==着重号==, ^{above}, _{below},
// _[专名号] and ~[书名号乙式].
#pragma once

#include <cstdint>

namespace typeset::document {

struct InlineFormat {
  bool bold = false;
  bool underline = false;
  bool emphasis = false;  // 着重号
  bool superscript = false;
  bool subscript = false;
  // Which name and which title of the text the character belongs to, from 1; 0: none.
  std::uint32_t proper_name = 0, book_title = 0;

  bool operator==(const InlineFormat&) const = default;
};

// Formats add up; a character of a name stays with it.
constexpr InlineFormat operator|(const InlineFormat& a, const InlineFormat& b) {
  return {a.bold || b.bold,
          a.underline || b.underline,
          a.emphasis || b.emphasis,
          a.superscript || b.superscript,
          a.subscript || b.subscript,
          a.proper_name > 0 ? a.proper_name : b.proper_name,
          a.book_title > 0 ? a.book_title : b.book_title};
}

}  // namespace typeset::document
