// Inline formats as styles: what a layout makes of bold characters, superscripts and the like.
#pragma once

#include <memory>
#include <string>

#include "document/inline_format.h"
#include "document/text_span.h"
#include "document/traced_text.h"

namespace typeset::document {

class InlineStyles {
 public:
  // `bold_font` is the role whose faces bold characters are set in: Chinese faces have no weights.
  explicit InlineStyles(std::string bold_font) : bold_font_(std::move(bold_font)) {}

  // The text in `style`, formatted characters in styles derived from it.
  RichText spans(const TracedText& text, const StyleRef& style) const;
  void append_spans(const TracedText& text, const StyleRef& style, RichText& result) const;

 private:
  StyleRef derived(const StyleRef& style, const InlineFormat& format) const;
  std::shared_ptr<const Ruby> ruby(const TracedText& text, const StyleRef& base) const;

  std::string bold_font_;
};

}  // namespace typeset::document
