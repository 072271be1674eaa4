#include "page/margins.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "page/folio.h"
#include "page/mirroring.h"
#include "page/running_text.h"

namespace typeset::page {
namespace {

// Turning to the right: what was left is on top, what was at the foot is left.

Point turned(Point point, Length sheet_height) { return {sheet_height - point.y, point.x}; }

Rect turned(const Rect& rect, Length sheet_height) {
  return {sheet_height - rect.bottom(), rect.x, rect.height, rect.width};
}

// A page with nothing but lines of horizontal text and rules.
void turn(Page& page) {
  const Length height = page.size.height;
  for (TextFragment& line : page.lines) {
    line.box = turned(line.box, height);
    for (font::GlyphRun& run : line.runs) {
      run.orientation = font::Orientation::sideways;
      for (font::PositionedGlyph& glyph : run.glyphs) glyph.origin = turned(glyph.origin, height);
    }
  }
  for (RuleFragment& rule : page.rules) rule.rect = turned(rule.rect, height);
  std::swap(page.size.width, page.size.height);
}

bool is_blank(const Page& page) {
  return page.lines.empty() && page.rules.empty() && page.fills.empty() && page.figures.empty();
}

document::PageStyle upright(document::PageStyle style) {
  if (!style.upright_area) return style;
  std::swap(style.paper.width, style.paper.height);
  style.type_area = *style.upright_area;
  style.upright_area.reset();
  return style;
}

}  // namespace

void add_margins(Page& page, std::size_t page_count, const document::PageStyle& style,
                 const font::Catalogue& fonts, Diagnostics& diagnostics) {
  page.label = std::to_string(page.number);
  if (is_blank(page)) return;  // as GB/T 9704-2012, 7.5, has it of the one before the last
  document::PageStyle sheet = upright(style);
  sheet.type_area.x += mirroring_offset(sheet, page.number).x;
  Page above, below;
  above.size = below.size = sheet.paper;
  above.number = below.number = page.number;
  add_header(above, page_count, sheet, fonts, diagnostics);
  add_footer(below, page_count, sheet, fonts, diagnostics);
  if (page.has_folio) add_folio(below, page_count, sheet, fonts, diagnostics);
  if (style.upright_area) {
    turn(above);
    turn(below);
  }
  page.lines.insert(page.lines.begin(), std::make_move_iterator(above.lines.begin()),
                    std::make_move_iterator(above.lines.end()));
  std::ranges::move(below.lines, std::back_inserter(page.lines));
  for (const Page* margin : {&above, &below}) {
    std::ranges::copy(margin->rules, std::back_inserter(page.rules));
  }
}

}  // namespace typeset::page
