#include "document/inline_styles.h"

#include <memory>
#include <utility>

namespace typeset::document {
namespace {

// As parts of the em: small enough to stay within the line, large enough to be read in 三号 text.
constexpr double script_size = 0.6;
constexpr double superscript_shift = 0.38;
constexpr double subscript_shift = -0.14;

Length shift_of(const Style& style, const InlineFormat& format) {
  if (format.superscript) return style.size.scaled(superscript_shift);
  if (format.subscript) return style.size.scaled(subscript_shift);
  return {};
}

}  // namespace

RichText InlineStyles::spans(const TracedText& text, const StyleRef& style) const {
  RichText result;
  append_spans(text, style, result);
  return result;
}

void InlineStyles::append_spans(const TracedText& text, const StyleRef& style,
                                RichText& result) const {
  std::size_t start = 0;
  while (start < text.size()) {
    const InlineFormat& format = text.format_at(start);
    std::size_t end = start + 1;
    while (end < text.size() && text.format_at(end) == format) ++end;
    const std::size_t first_span = result.size();
    text.substr(start, end - start).append_spans(derived(style, format), result);
    for (std::size_t i = first_span; i < result.size(); ++i) {
      result[i].baseline_shift = shift_of(*style, format);
      result[i].marks = {format.underline, format.emphasis};
    }
    start = end;
  }
}

StyleRef InlineStyles::derived(const StyleRef& style, const InlineFormat& format) const {
  const bool script = format.superscript || format.subscript;
  if (!script && !format.bold) return style;
  Style result = *style;
  if (format.bold) {
    result.font = bold_font_;
    result.latin_font.clear();
  }
  if (script) {
    result.size = style->size.scaled(script_size);
    result.character_pitch = result.size;
  }
  return std::make_shared<const Style>(std::move(result));
}

}  // namespace typeset::document
