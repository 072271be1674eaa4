#include "text/paragraph_layout.h"

#include <algorithm>

#include "base/unicode.h"
#include "text/justify.h"
#include "text/line_marks.h"
#include "text/line_metrics.h"
#include "text/ruby.h"

namespace typeset::text {
namespace {

using document::TextAlign;
using document::WritingMode;

Length block_size_of(const document::Style& style, std::size_t lines) {
  return style.line_pitch * static_cast<std::int64_t>(lines - 1) + style.size;
}

// Builds one line's glyph runs.
class LineBuilder {
 public:
  LineBuilder(const PreparedParagraph& paragraph, const LineRange& range)
      : paragraph_(paragraph),
        last_(range.last),
        vertical_(paragraph.style->writing_mode == WritingMode::vertical) {}

  void add(const Cluster& cluster, Length pen) {
    if (cluster.character_class != CharacterClass::line_break) add_glyphs(cluster, pen);
  }

  std::vector<font::GlyphRun> take() { return std::move(runs_); }

 private:
  font::GlyphRun& run_of(const Cluster& cluster) {
    if (!runs_.empty() && current_ == cluster.run) return runs_.back();
    const ShapedRun& shaped = paragraph_.runs[cluster.run];
    font::GlyphRun run;
    run.face = shaped.face;
    run.size = shaped.style->size;
    run.color = shaped.style->color;
    run.orientation = shaped.orientation;
    run.stretch = shaped.stretch;
    // Most runs of a line are what is left of it, or short.
    const Cluster* const end = paragraph_.clusters.data() + last_;
    const auto clusters = static_cast<std::size_t>(end - &cluster);
    run.text.reserve(clusters);
    run.glyphs.reserve(clusters);
    runs_.push_back(std::move(run));
    current_ = cluster.run;
    return runs_.back();
  }

  void add_glyphs(const Cluster& cluster, Length cluster_pen) {
    const ShapedRun& shaped = paragraph_.runs[cluster.run];
    font::GlyphRun& run = run_of(cluster);
    const auto text_start = static_cast<std::uint32_t>(run.text.size());
    run.text.append(paragraph_.text, cluster.text_start, cluster.text_length);
    Point pen = start_of(shaped, cluster, cluster_pen - cluster.glyph_shift);
    const bool downwards = shaped.orientation != font::Orientation::horizontal;
    const std::uint32_t last = cluster.glyph_count - 1;
    for (std::uint32_t g = 0; g < cluster.glyph_count; ++g) {
      const font::ShapedGlyph& glyph = shaped.glyphs[cluster.first_glyph + g];
      const bool first = g == 0;
      run.glyphs.push_back(
          {glyph.id, pen + offset(shaped, glyph), text_start, first ? cluster.text_length : 0});
      if (g < last) (downwards ? pen.y : pen.x) += run.size.scaled(glyph.advance * shaped.stretch);
    }
  }

  // Where the pen stands for the first glyph of a cluster at `pen` along the line.
  Point start_of(const ShapedRun& shaped, const Cluster& cluster, Length pen) const {
    if (!vertical_) return {pen, paragraph_.baseline - shaped.baseline_shift};
    const Length middle = middle_of(shaped);
    switch (shaped.orientation) {
      case font::Orientation::vertical:
        return {middle, pen};
      case font::Orientation::sideways:
        return {middle - shaped.style->size.scaled(baseline_below_middle()), pen};
      case font::Orientation::horizontal:
        return combined_start(shaped, cluster, {middle, pen + shaped.style->size / 2});
    }
    return {};
  }

  // From the middle of the em box of the style's own face down to its baseline, in em.
  double baseline_below_middle() const {
    return paragraph_.baseline.ratio_to(paragraph_.style->size) - 0.5;
  }

  // Characters of any size are centred on the line; raised ones stand as high above the baseline as
  // in horizontal lines.
  Length middle_of(const ShapedRun& shaped) const {
    const Length middle = paragraph_.style->size / 2;
    if (shaped.baseline_shift == Length{}) return middle;
    const Length smaller = paragraph_.style->size - shaped.style->size;
    return middle + shaped.baseline_shift - smaller.scaled(baseline_below_middle());
  }

  // 纵中横: the digits' box is centred on the line, and their height in the em.
  static Point combined_start(const ShapedRun& shaped, const Cluster& cluster, Point middle) {
    double width = 0;
    for (std::uint32_t g = 0; g < cluster.glyph_count; ++g) {
      width += shaped.glyphs[cluster.first_glyph + g].advance;
    }
    const font::InkExtents zero = shaped.face->ink_extents(shaped.face->glyph(U'0').value_or(0));
    const Length size = shaped.style->size;
    return {middle.x - size.scaled(width * shaped.stretch / 2),
            middle.y + size.scaled((zero.top + zero.bottom) / 2)};
  }

  // From the pen to the outline's origin; a horizontal line's up is to the right when it is turned.
  static Point offset(const ShapedRun& shaped, const font::ShapedGlyph& glyph) {
    if (glyph.offset_x == 0 && glyph.offset_y == 0) return {};
    const Length dx = shaped.style->size.scaled(glyph.offset_x);
    const Length dy = shaped.style->size.scaled(glyph.offset_y);
    if (shaped.orientation == font::Orientation::sideways) return {dy, dx};
    return {dx.scaled(shaped.stretch), -dy};
  }

  const PreparedParagraph& paragraph_;
  std::size_t last_;  // of the line's clusters, excluded
  bool vertical_;
  std::vector<font::GlyphRun> runs_;
  std::size_t current_ = 0;
};

// `blank` is that of a mark the line starts with: at the line's end none is counted, so that a line
// in brackets is centred by what is seen only if this is not either.
Length start_for(TextAlign align, Length room, Length width, Length blank) {
  if (align == TextAlign::center) return std::max(Length{}, (room - width - blank) / 2);
  if (align == TextAlign::end) return room - width;
  return {};
}

// From the first em box to the end of the last, as adjusted.
Length adjusted_width(const PreparedParagraph& paragraph, const LineRange& range,
                      const std::vector<Adjustment>& adjustments) {
  if (range.first == range.last) return {};
  const std::size_t end = last_visible(paragraph, range.first, range.last);
  Length width;
  for (std::size_t i = range.first; i <= end; ++i) {
    const Cluster& cluster = paragraph.clusters[i];
    const Adjustment& adjustment = adjustments[i - range.first];
    width += adjustment.before + cluster.advance + adjustment.after;
    if (i < end) width += cluster.gap.natural;
  }
  return width;
}

// Where the line's clusters stand, the first at `start`.
std::vector<InlineExtent> place_clusters(const PreparedParagraph& paragraph, const LineRange& range,
                                         const std::vector<Adjustment>& adjustments, Length start) {
  std::vector<InlineExtent> extents;
  extents.reserve(range.last - range.first);
  const std::size_t end = last_visible(paragraph, range.first, range.last);
  for (std::size_t i = range.first; i < range.last; ++i) {
    const Cluster& cluster = paragraph.clusters[i];
    const Adjustment& adjustment = adjustments[i - range.first];
    const Length pen = start + adjustment.before;
    const Length adjusted_end = pen + cluster.advance + adjustment.after;
    const Length next = adjusted_end + cluster.gap.natural;
    extents.push_back(
        {start, i == end ? adjusted_end : std::min(pen + cluster.advance, next), pen});
    start = next;
  }
  return extents;
}

Length first_blank(const PreparedParagraph& paragraph, const LineRange& range) {
  if (range.first == range.last) return {};
  return paragraph.clusters[range.first].blank_before;
}

Line place_line(const PreparedParagraph& paragraph, const LineRange& range, Length measure) {
  const document::Style& style = *paragraph.style;
  const Length indent = style.start_indent + line_indent(paragraph, range.first);
  const Length room = measure - indent - style.end_indent;
  const bool fill = style.align == TextAlign::justify && !range.ends_paragraph_part;
  const auto adjustments = justify(paragraph, range, room, fill);

  Line line;
  line.overfull = range.overfull;
  line.writing_mode = style.writing_mode;
  line.inline_size = adjusted_width(paragraph, range, adjustments);
  line.inline_start =
      indent + start_for(style.align, room, line.inline_size, first_blank(paragraph, range));
  const auto extents = place_clusters(paragraph, range, adjustments, line.inline_start);
  LineBuilder builder(paragraph, range);
  for (std::size_t i = range.first; i < range.last; ++i) {
    builder.add(paragraph.clusters[i], extents[i - range.first].pen);
  }
  line.runs = builder.take();
  add_marks(paragraph, range, extents, line);
  add_rubies(paragraph, range, extents, line);
  return line;
}

}  // namespace

Length longest_inline_size(std::span<const Line> lines) {
  Length longest;
  for (const Line& line : lines) longest = std::max(longest, line.inline_size);
  return longest;
}

void move(std::vector<font::GlyphRun>& runs, Point by) {
  for (font::GlyphRun& run : runs) {
    for (font::PositionedGlyph& glyph : run.glyphs) glyph.origin = glyph.origin + by;
  }
}

void move(Rect& rect, Point by) {
  rect.x += by.x;
  rect.y += by.y;
}

void move(Line& line, Point by) {
  move(line.runs, by);
  for (LineRule& rule : line.rules) move(rule.rect, by);
  for (LineDot& dot : line.dots) dot.center = dot.center + by;
  for (LineWave& wave : line.waves) move(wave.rect, by);
  for (LineRuby& ruby : line.rubies) {
    const Length along = line.writing_mode == WritingMode::vertical ? by.y : by.x;
    ruby.base_start += along;
    ruby.base_end += along;
    move(ruby.runs, by);
    move(ruby.box, by);
  }
}

Length ParagraphLayout::block_size() const { return block_size_of(*style, lines.size()); }

ParagraphLayout lay_out(const PreparedParagraph& paragraph, Length measure) {
  ParagraphLayout layout;
  layout.style = paragraph.style;
  for (const LineRange& range : break_lines(paragraph, measure)) {
    Line line = place_line(paragraph, range, measure);
    // A joiner before the first cluster is on no line.
    if (range.first < range.last) line.text_start = paragraph.clusters[range.first].text_start;
    if (!layout.lines.empty()) layout.lines.back().text_end = line.text_start;
    layout.lines.push_back(std::move(line));
  }
  layout.lines.back().text_end = paragraph.text.size();
  return layout;
}

Line lay_out_whole(const PreparedParagraph& paragraph) {
  LineRange range{0, paragraph.clusters.size(), true};
  const Length width = natural_width(paragraph, range.first, range.last);
  return place_line(paragraph, range, width);
}

Length block_size_at(const PreparedParagraph& paragraph, Length measure) {
  return block_size_of(*paragraph.style, break_lines(paragraph, measure).size());
}

}  // namespace typeset::text
