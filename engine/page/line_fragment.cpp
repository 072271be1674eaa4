#include "page/line_fragment.h"

#include <algorithm>
#include <utility>

#include "document/table_style.h"

namespace typeset::page {
namespace {

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

Rect moved(Rect box, Point by) {
  text::move(box, by);
  return box;
}

// The marks of small characters are thin, and presses lose what is thinner than this.
Rect printable(Rect rule) {
  Length& thickness = rule.height < rule.width ? rule.height : rule.width;
  thickness = std::max(thickness, document::least_line_thickness);
  return rule;
}

void add_marks(Page& page, const text::Line& line, Point by) {
  for (const text::LineRule& rule : line.rules) {
    page.rules.push_back({printable(moved(rule.rect, by)), rule.color});
  }
  for (const text::LineDot& dot : line.dots) {
    page.dots.push_back({dot.center + by, dot.radius, dot.color});
  }
  for (const text::LineWave& wave : line.waves) {
    page.waves.push_back({moved(wave.rect, by),
                          std::max(wave.thickness, document::least_line_thickness), wave.color});
  }
}

// No runs, no fragment.
void add_text(Page& page, std::vector<font::GlyphRun> runs, const Rect& box, Point by,
              std::optional<ElementId> element) {
  if (runs.empty()) return;
  text::move(runs, by);
  page.lines.push_back({std::move(runs), element, box});
}

// Adds a line's text, part by part.
class TextAdder {
 public:
  TextAdder(Page& page, const text::Line& line, Point by, const Rect& box)
      : page_(page), line_(line), by_(by), box_(box), rest_(line.runs) {}

  // What is left of the text before `text_end`, in the line's text; it ends at `inline_end`, or in
  // horizontal lines where the rest starts.
  void add(std::size_t text_end, std::optional<Length> inline_end,
           std::optional<ElementId> element) {
    if (text_end <= text_start_) return;
    SplitRuns parts = split(rest_, text_end - text_start_);
    text_start_ = text_end;
    rest_ = std::move(parts.after);
    if (!inline_end && !rest_.empty() && !is_vertical()) {
      inline_end = rest_.front().glyphs.front().origin.x;
    }
    if (parts.before.empty()) return;
    Rect box = box_;
    if (inline_end && !rest_.empty()) cut(box, *inline_end);
    add_text(page_, std::move(parts.before), box, by_, element);
  }

  void add_rest(std::optional<ElementId> element) {
    add_text(page_, std::move(rest_), box_, by_, element);
  }

 private:
  bool is_vertical() const { return line_.writing_mode == document::WritingMode::vertical; }

  // `box_` keeps what comes after.
  void cut(Rect& box, Length inline_end) {
    if (is_vertical()) {
      box.height = by_.y + inline_end - box.y;
      box_.height = box_.bottom() - box.bottom();
      box_.y = box.bottom();
    } else {
      box.width = by_.x + inline_end - box.x;
      box_.width = box_.right() - box.right();
      box_.x = box.right();
    }
  }

  Page& page_;
  const text::Line& line_;
  Point by_;
  Rect box_;  // of the rest
  std::vector<font::GlyphRun> rest_;
  std::size_t text_start_ = 0;  // of the rest
};

}  // namespace

Rect em_boxes(const text::Line& line, Point by, Length size) {
  if (line.writing_mode == document::WritingMode::vertical) {
    return {by.x, by.y + line.inline_start, size, line.inline_size};
  }
  return {by.x + line.inline_start, by.y, line.inline_size, size};
}

void add_line(Page& page, const text::Line& line, Point by, const Rect& box,
              const LineElements& elements) {
  add_marks(page, line, by);
  TextAdder text(page, line, by, box);
  if (elements.label) text.add(elements.label_length, std::nullopt, elements.label);
  for (std::size_t i = 0; i < elements.rubies.size(); ++i) {
    const text::LineRuby& ruby = line.rubies[i];
    text.add(ruby.text_start - line.text_start, ruby.base_start, elements.body);
    text.add(ruby.text_end - line.text_start, ruby.base_end, elements.rubies[i].base);
  }
  text.add_rest(elements.body);
  for (std::size_t i = 0; i < line.rubies.size(); ++i) {
    const text::LineRuby& ruby = line.rubies[i];
    std::optional<ElementId> element;
    if (i < elements.rubies.size()) element = elements.rubies[i].text;
    add_text(page, ruby.runs, moved(ruby.box, by), by, element);
  }
}

void add_artifact(Page& page, const text::Line& line, Point by, Length size) {
  add_line(page, line, by, em_boxes(line, by, size), {});
}

}  // namespace typeset::page
