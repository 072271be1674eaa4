#include "document/inline_styles.h"

#include <memory>
#include <utility>

namespace typeset::document {
namespace {

// As parts of the em: small enough to stay within the line, large enough to be read in 三号 text.
constexpr double script_size = 0.6;
constexpr double superscript_shift = 0.38;
constexpr double subscript_shift = -0.14;
constexpr double ruby_size = 0.5;  // CLReq 3.4: no more

Length shift_of(const Style& style, const InlineFormat& format) {
  if (format.superscript) return style.size.scaled(superscript_shift);
  if (format.subscript) return style.size.scaled(subscript_shift);
  return {};
}

// Of the characters from `start` on that share one format and one ruby.
std::size_t end_of_format(const TracedText& text, std::size_t start) {
  std::size_t end = start + 1;
  while (end < text.size() && text.format_at(end) == text.format_at(start) &&
         text.ruby_at(end) == text.ruby_at(start)) {
    ++end;
  }
  return end;
}

}  // namespace

RichText InlineStyles::spans(const TracedText& text, const StyleRef& style) const {
  RichText result;
  append_spans(text, style, result);
  return result;
}

void InlineStyles::append_spans(const TracedText& text, const StyleRef& style,
                                RichText& result) const {
  const TracedText* ruby_text = nullptr;
  std::shared_ptr<const Ruby> ruby_of_base;
  std::size_t start = 0;
  while (start < text.size()) {
    const InlineFormat& format = text.format_at(start);
    const StyleRef own_style = derived(style, format);
    if (text.ruby_at(start) != ruby_text) {
      ruby_text = text.ruby_at(start);
      ruby_of_base = ruby_text ? ruby(*ruby_text, own_style) : nullptr;
    }
    const std::size_t end = end_of_format(text, start);
    const std::size_t first_span = result.size();
    const bool whole = start == 0 && end == text.size();
    if (whole) {
      text.append_spans(own_style, result);
    } else {
      text.substr(start, end - start).append_spans(own_style, result);
    }
    for (std::size_t i = first_span; i < result.size(); ++i) {
      result[i].baseline_shift = shift_of(*style, format);
      result[i].marks = {format.underline, format.emphasis, format.proper_name, format.book_title};
      result[i].ruby = ruby_of_base;
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

std::shared_ptr<const Ruby> InlineStyles::ruby(const TracedText& text, const StyleRef& base) const {
  Style style;
  style.name = base->name;
  style.position = base->position;
  style.font = base->font;
  style.latin_font = base->latin_font;
  style.latin_digits = base->latin_digits;
  style.color = base->color;
  style.writing_mode = base->writing_mode;
  style.text_orientation = base->text_orientation;
  style.size = base->size.scaled(ruby_size);
  style.character_pitch = style.line_pitch = style.size;
  auto result = std::make_shared<Ruby>();
  append_spans(text, std::make_shared<const Style>(std::move(style)), result->text);
  return result;
}

}  // namespace typeset::document
