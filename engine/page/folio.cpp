#include "page/folio.h"

#include <algorithm>

#include "base/unicode.h"
#include "page/derived_styles.h"
#include "page/line_fragment.h"
#include "page/page_numbers.h"
#include "text/paragraph_layout.h"
#include "text/prepared_texts.h"

namespace typeset::page {
namespace {

// The highest ink of a dash below the line's top; of any glyph when there is no dash.
Length ink_top(const text::Line& line) {
  std::optional<Length> dash, any;
  for (const font::GlyphRun& run : line.runs) {
    for (const font::PositionedGlyph& glyph : run.glyphs) {
      const Length top = glyph.origin.y - run.size.scaled(run.face->ink_extents(glyph.id).top);
      const bool is_dash = glyph.text_length > 0 && run.text[glyph.text_start] == u'—';
      any = any ? std::min(*any, top) : top;
      if (is_dash) dash = dash ? std::min(*dash, top) : top;
    }
  }
  return dash.value_or(any.value_or(Length{}));
}

}  // namespace

void add_folio(Page& page, std::size_t page_count, const document::PageStyle& style,
               const font::Catalogue& fonts, Diagnostics& diagnostics) {
  const document::FolioStyle& folio = style.folio;
  if (!folio.style || (page.number == 1 && !folio.on_first_page)) return;
  document::TextSpan span;
  span.text = to_utf16(fill_in_page_numbers(folio.pattern, page.number, page_count));
  span.style = folio.style;
  span.generated = true;
  const auto as_start = derived_style(
      folio.style, fonts, [](document::Style& s) { s.align = document::TextAlign::start; });
  const auto layout = text::lay_out(*text::prepare_shared({span}, as_start, fonts, diagnostics),
                                    style.type_area.width);
  const text::Line& line = layout.lines.front();

  const bool odd = page.number % 2 == 1;
  const Length x = odd ? style.type_area.right() - folio.inset - line.inline_size
                       : style.type_area.x + folio.inset;
  const Length y = style.type_area.bottom() + folio.distance - ink_top(line);
  add_artifact(page, line, {x, y}, folio.style->size);
}

}  // namespace typeset::page
