#include "page/mirroring.h"

#include <vector>

#include "text/paragraph_layout.h"

namespace typeset::page {
namespace {

void move(Page& page, Point by) {
  for (FillFragment& fill : page.fills) text::move(fill.rect, by);
  for (RuleFragment& rule : page.rules) text::move(rule.rect, by);
  for (StrokeFragment& stroke : page.strokes) {
    for (Point& corner : stroke.outline) corner = corner + by;
  }
  for (DotFragment& dot : page.dots) dot.center = dot.center + by;
  for (WaveFragment& wave : page.waves) text::move(wave.rect, by);
  for (FigureFragment& figure : page.figures) text::move(figure.box, by);
  for (TextFragment& line : page.lines) {
    text::move(line.runs, by);
    text::move(line.box, by);
  }
}

}  // namespace

Point mirroring_offset(const document::PageStyle& style, int page_number) {
  if (!style.mirrored || page_number % 2 != 0) return {};
  const Rect& area = style.type_area;
  if (style.upright_area) return {{}, style.paper.height - area.bottom() - area.y};
  return {style.paper.width - area.right() - area.x, {}};
}

void mirror_even_pages(Pages& pages, std::span<const document::PageStyle* const> styles) {
  std::vector<Point> offsets;
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    offsets.push_back(mirroring_offset(*styles[i], pages.pages[i].number));
    move(pages.pages[i], offsets.back());
  }
  for (Bookmark& bookmark : pages.bookmarks) bookmark.top += offsets[bookmark.page].y;
  if (!pages.signature) return;
  SignatureBlock& signature = *pages.signature;
  for (Rect* rect : {&signature.box, &signature.date}) text::move(*rect, offsets[signature.page]);
  if (signature.seal) text::move(*signature.seal, offsets[signature.page]);
}

}  // namespace typeset::page
