#include "page/running_text.h"

#include <algorithm>

#include "base/unicode.h"
#include "page/line_fragment.h"
#include "page/page_numbers.h"
#include "text/paragraph_layout.h"
#include "text/prepared_texts.h"

namespace typeset::page {
namespace {

// A rule goes with its text: this part of an em away from it, and at most midway to the type area.
Length gap_to_rule(const document::RunningText& text) {
  return std::min((text.distance - text.rule) / 2, text.style->size / 4);
}

class RunningTextSetter {
 public:
  RunningTextSetter(Page& page, std::size_t page_count, const Rect& area,
                    const font::Catalogue& fonts, Diagnostics& diagnostics)
      : page_(page),
        page_count_(page_count),
        area_(area),
        fonts_(fonts),
        diagnostics_(diagnostics) {}

  void add_header(const document::RunningText& text) {
    const text::ParagraphLayout layout = lay_out(text);
    const Length foot = area_.y - text.distance;
    add_lines(layout, foot - layout.block_size());
    add_rule(text, foot + gap_to_rule(text));
  }

  void add_footer(const document::RunningText& text) {
    const Length top = area_.bottom() + text.distance;
    add_lines(lay_out(text), top);
    add_rule(text, top - gap_to_rule(text) - text.rule);
  }

 private:
  text::ParagraphLayout lay_out(const document::RunningText& text) const {
    document::TextSpan span;
    span.text = to_utf16(fill_in_page_numbers(text.pattern, page_.number, page_count_));
    span.style = text.style;
    span.generated = true;
    return text::lay_out(*text::prepare_shared({span}, text.style, fonts_, diagnostics_),
                         area_.width);
  }

  void add_lines(const text::ParagraphLayout& layout, Length top) {
    for (const text::Line& line : layout.lines) {
      add_artifact(page_, line, {area_.x, top}, layout.style->size);
      top += layout.style->line_pitch;
    }
  }

  void add_rule(const document::RunningText& text, Length top) {
    if (text.rule <= Length{}) return;
    page_.rules.push_back({{area_.x, top, area_.width, text.rule}, text.style->color});
  }

  Page& page_;
  std::size_t page_count_;
  const Rect& area_;
  const font::Catalogue& fonts_;
  Diagnostics& diagnostics_;
};

}  // namespace

void add_header(Page& page, std::size_t page_count, const document::PageStyle& style,
                const font::Catalogue& fonts, Diagnostics& diagnostics) {
  if (!style.header) return;
  RunningTextSetter(page, page_count, style.type_area, fonts, diagnostics)
      .add_header(*style.header);
}

void add_footer(Page& page, std::size_t page_count, const document::PageStyle& style,
                const font::Catalogue& fonts, Diagnostics& diagnostics) {
  if (!style.footer) return;
  RunningTextSetter(page, page_count, style.type_area, fonts, diagnostics)
      .add_footer(*style.footer);
}

}  // namespace typeset::page
