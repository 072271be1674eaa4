// Text on its way from a scalar to a paragraph: cut, trimmed and joined without ever losing the
// place that each character was written at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/inline_format.h"
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

  // Takes time by the length of the piece, not by that of the whole.
  TracedText substr(std::size_t start, std::size_t count = std::u16string::npos) const;
  // Without spaces of any kind and line ends at both ends.
  TracedText trimmed() const;
  std::vector<TracedText> lines() const;
  void append(const TracedText& other);
  // The same text with `unit` for the one at `index`, which stands at the same place.
  void replace_unit(std::size_t index, char16_t unit);

  // Formats add up.
  void add_format(const InlineFormat& format);
  const InlineFormat& format_at(std::size_t index) const { return places_[index].format; }

  // Makes the whole text one name or one title: InlineFormat::proper_name or ::book_title. What is
  // one already stays one of its own.
  void add_name(std::uint32_t InlineFormat::*kind);

  // Puts ruby over the whole text, which has none yet.
  void add_ruby(const TracedText& ruby);
  // The ruby of the unit at `index`, the same object for all units of its base; null: none.
  const TracedText* ruby_at(std::size_t index) const;

  // A note that belongs behind the text so far, whose reference mark is not known yet: U+FFFC
  // stands for it.
  void append_note(const TracedText& note);
  // The note whose reference the unit at `index` is; null for other units.
  const TracedText* note_at(std::size_t index) const;

  // The scalar that the text begins in.
  source::Node origin() const { return origins_.empty() ? source::Node() : origins_.front(); }
  // The place of the unit at `index`, or for an empty text or its end that of its last origin.
  SourcePosition position_at(std::size_t index) const;
  // UTF-8 offset in its scalar of the unit at `index`; for text of a single scalar.
  std::size_t offset_at(std::size_t index) const;

  void append_spans(const StyleRef& style, RichText& result) const;
  RichText spans(const StyleRef& style) const;

 private:
  struct Place {
    std::uint32_t origin = 0;  // index into origins_, from 1
    bool generated = false;
    std::size_t offset = 0;  // UTF-8 offset in the origin's text
    InlineFormat format = {};
    std::uint32_t note = 0;  // index into notes_, from 1; 0: none
    std::uint32_t ruby = 0;  // likewise, into rubies_
  };
  template <typename Entry>
  static std::vector<Entry> take_named(std::vector<Place>& places, std::uint32_t Place::*index,
                                       const std::vector<Entry>& all);
  void append_unit(char16_t unit, Place place);
  bool continues(std::size_t previous, std::size_t index) const;

  std::u16string text_;
  std::vector<Place> places_;  // one for each unit of text_
  // What places name by index, in the order that they first do; units of one stand together.
  std::vector<source::Node> origins_;
  std::vector<std::shared_ptr<const TracedText>> notes_;
  std::vector<std::shared_ptr<const TracedText>> rubies_;
  std::uint32_t names_ = 0;  // how many names and titles there are
};

// U+0020, U+3000, tab and line feed.
bool is_blank(char16_t unit);

}  // namespace typeset::document
