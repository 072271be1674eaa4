// Text on its way from a scalar to a paragraph: cut, trimmed and joined without ever losing the
// place that each character was written at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/text_span.h"
#include "source/node.h"

namespace typeset::document {

class TracedText {
 public:
  TracedText() = default;

  // The scalar's text as it can be printed: invisible characters are dropped with a warning, spaces
  // of other widths become U+0020 (U+3000 stays), line and paragraph separators U+000A.
  static TracedText of_scalar(const source::Node& scalar, Diagnostics& diagnostics);
  // Text that no file holds; `origin` is what asked for it.
  static TracedText generated(std::string_view utf8, const source::Node& origin);

  const std::u16string& text() const { return text_; }
  bool empty() const { return text_.empty(); }
  std::size_t size() const { return text_.size(); }
  std::string utf8() const;

  TracedText substr(std::size_t start, std::size_t count = std::u16string::npos) const;
  // Without spaces of any kind and line ends at both ends.
  TracedText trimmed() const;
  std::vector<TracedText> lines() const;
  void append(const TracedText& other);

  // The place of the unit at `index`, or for an empty text or its end that of its last origin.
  SourcePosition position_at(std::size_t index) const;
  // UTF-8 offset in its scalar of the unit at `index`; for text of a single scalar.
  std::size_t offset_at(std::size_t index) const;

  void append_spans(const StyleRef& style, RichText& result) const;
  RichText spans(const StyleRef& style) const;

 private:
  struct Place {
    std::uint32_t origin = 0;  // index into origins_
    bool generated = false;
    std::size_t offset = 0;  // UTF-8 offset in the origin's text
  };
  void append_unit(char16_t unit, Place place);
  bool continues(std::size_t previous, std::size_t index) const;

  std::u16string text_;
  std::vector<Place> places_;  // one for each unit of text_
  std::vector<source::Node> origins_;
};

// U+0020, U+3000, tab and line feed.
bool is_blank(char16_t unit);

}  // namespace typeset::document
