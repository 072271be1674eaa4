// What inline marks do to characters: **bold**, __underline__, ==着重号==, ^{above} and _{below}.
#pragma once

namespace typeset::document {

struct InlineFormat {
  bool bold = false;
  bool underline = false;
  bool emphasis = false;  // 着重号
  bool superscript = false;
  bool subscript = false;

  bool operator==(const InlineFormat&) const = default;
};

constexpr InlineFormat operator|(const InlineFormat& a, const InlineFormat& b) {
  return {a.bold || b.bold, a.underline || b.underline, a.emphasis || b.emphasis,
          a.superscript || b.superscript, a.subscript || b.subscript};
}

}  // namespace typeset::document
