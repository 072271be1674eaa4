#include "page/line_fragment.h"

#include <algorithm>
#include <utility>

namespace typeset::page {
namespace {

Rect box_of(const text::Line& line, Point by, Length size) {
  return {by.x + line.inline_start, by.y, line.inline_size, size};
}

struct SplitRuns {
  std::vector<font::GlyphRun> before, after;
};

// Parts a run before the first glyph whose text starts at `at` or later.
SplitRuns split(const font::GlyphRun& run, std::size_t at) {
  font::GlyphRun before = run, after = run;
  const auto from = std::ranges::find_if(
      run.glyphs, [&](const font::PositionedGlyph& glyph) { return glyph.text_start >= at; });
  const auto count = from - run.glyphs.begin();
  before.glyphs.erase(before.glyphs.begin() + count, before.glyphs.end());
  after.glyphs.erase(after.glyphs.begin(), after.glyphs.begin() + count);
  // A cluster is never torn apart: its first glyph has all of its text.
  const std::size_t cut = from == run.glyphs.end() ? run.text.size() : from->text_start;
  before.text.resize(cut);
  after.text.erase(0, cut);
  for (font::PositionedGlyph& glyph : after.glyphs) {
    glyph.text_start -= static_cast<std::uint32_t>(cut);
  }
  SplitRuns result;
  if (!before.glyphs.empty()) result.before.push_back(std::move(before));
  if (!after.glyphs.empty()) result.after.push_back(std::move(after));
  return result;
}

SplitRuns split(const std::vector<font::GlyphRun>& runs, std::size_t at) {
  SplitRuns result;
  for (const font::GlyphRun& run : runs) {
    SplitRuns parts = split(run, at);
    std::ranges::move(parts.before, std::back_inserter(result.before));
    std::ranges::move(parts.after, std::back_inserter(result.after));
    at -= std::min(at, run.text.size());
  }
  return result;
}

}  // namespace

void add_marks(Page& page, const std::vector<text::LineRule>& rules,
               const std::vector<text::LineDot>& dots, Point by) {
  for (text::LineRule rule : rules) {
    rule.rect.x += by.x;
    rule.rect.y += by.y;
    page.rules.push_back({rule.rect, rule.color});
  }
  for (const text::LineDot& dot : dots) {
    page.dots.push_back({dot.center + by, dot.radius, dot.color});
  }
}

void add_text(Page& page, std::vector<font::GlyphRun> runs, const Rect& box, Point by,
              std::optional<ElementId> element) {
  if (runs.empty()) return;
  for (font::GlyphRun& run : runs) {
    for (font::PositionedGlyph& glyph : run.glyphs) glyph.origin = glyph.origin + by;
  }
  page.lines.push_back({std::move(runs), element, box});
}

void add_artifact(Page& page, const text::Line& line, Point by, Length size) {
  add_text(page, line.runs, box_of(line, by, size), by, std::nullopt);
  add_marks(page, line.rules, line.dots, by);
}

void add_line(Page& page, const text::Line& line, Point by, Length size,
              const TextElements& elements, std::size_t label_length) {
  const Rect box = box_of(line, by, size);
  add_marks(page, line.rules, line.dots, by);
  SplitRuns parts = split(line.runs, elements.label ? label_length : 0);
  Rect label = box, body = box;
  if (!parts.before.empty() && !parts.after.empty()) {
    body.x = by.x + parts.after.front().glyphs.front().origin.x;
    body.width = box.right() - body.x;
    label.width = body.x - box.x;
  }
  add_text(page, std::move(parts.before), label, by, elements.label);
  add_text(page, std::move(parts.after), body, by, elements.body);
}

void add_vertical_line(Page& page, const text::Line& line, Point by, Length size,
                       const TextElements& elements, std::size_t label_length) {
  const Rect box{by.x, by.y + line.inline_start, size, line.inline_size};
  add_marks(page, line.rules, line.dots, by);
  SplitRuns parts = split(line.runs, elements.label ? label_length : 0);
  add_text(page, std::move(parts.before), box, by, elements.label);
  add_text(page, std::move(parts.after), box, by, elements.body);
}

}  // namespace typeset::page
