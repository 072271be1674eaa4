#include "text/line_marks.h"

#include <algorithm>
#include <string_view>
#include <unicode/uchar.h>

#include "base/unicode.h"
#include "text/line_metrics.h"

namespace typeset::text {
namespace {

using document::WritingMode;

// CLReq gives no sizes, only that the gap between lines, of half an em or more, has room for both
// marks: these take 0.3 em below the text.
constexpr double thickness_in_em = 0.05;
constexpr double dot_radius_in_em = 0.0625;
constexpr double clearance_in_em = 0.0625;
// Where lines stand closer than CLReq wants.
constexpr double least_clearance_in_em = 0.02;

bool has_marks(const Cluster& cluster) { return cluster.marks != document::TextMarks{}; }

// Signs that are read aloud like words, though Unicode calls them punctuation (CSS Text Decoration,
// 3.2).
bool is_read_aloud(char32_t c) {
  return std::u32string_view(U"#%&@‰§＃％＆＠").find(c) != std::u32string_view::npos;
}

bool takes_dot(const PreparedParagraph& paragraph, const Cluster& cluster) {
  const CharacterClass c = cluster.character_class;
  const bool character = c == CharacterClass::han || c == CharacterClass::western;
  if (!cluster.marks.emphasis || !character || cluster.attached) return false;
  const char32_t first = code_point_at(paragraph.text, cluster.text_start);
  if (is_read_aloud(first)) return true;
  const auto value = static_cast<UChar32>(first);
  return u_isgraph(value) != 0 && u_ispunct(value) == 0;
}

// From the top of the line's em box down to the bottom of the cluster's ink.
Length ink_bottom(const PreparedParagraph& paragraph, const Cluster& cluster) {
  const ShapedRun& run = paragraph.runs[cluster.run];
  double lowest = 0;
  for (std::uint32_t g = 0; g < cluster.glyph_count; ++g) {
    const font::ShapedGlyph& glyph = run.glyphs[cluster.first_glyph + g];
    lowest = std::min(lowest, run.face->ink_extents(glyph.id).bottom + glyph.offset_y);
  }
  return paragraph.baseline - run.baseline_shift - run.style->size.scaled(lowest);
}

Length marks_top_of(const PreparedParagraph& paragraph) {
  Length top = paragraph.style->size;
  // Vertical lines have nothing that stands out of their em boxes sideways.
  if (paragraph.style->writing_mode != WritingMode::horizontal) return top;
  for (const Cluster& cluster : paragraph.clusters) {
    if (has_marks(cluster)) top = std::max(top, ink_bottom(paragraph, cluster));
  }
  return top;
}

// What both marks leave of the gap to the next line, shared out before, between and after them.
Length clearance_of(const PreparedParagraph& paragraph) {
  const document::Style& style = *paragraph.style;
  const auto& clusters = paragraph.clusters;
  const auto uses = [&](bool document::TextMarks::*mark) {
    return std::ranges::any_of(clusters, [&](const Cluster& c) { return c.marks.*mark; });
  };
  Length rest = style.line_pitch - paragraph.marks_top;
  std::int64_t shares = 1;
  if (uses(&document::TextMarks::underline)) {
    rest -= style.size.scaled(thickness_in_em);
    ++shares;
  }
  if (uses(&document::TextMarks::emphasis)) {
    rest -= style.size.scaled(2 * dot_radius_in_em);
    ++shares;
  }
  return std::clamp(rest / shares, style.size.scaled(least_clearance_in_em),
                    style.size.scaled(clearance_in_em));
}

class MarkPlacer {
 public:
  MarkPlacer(const PreparedParagraph& paragraph, Line& line)
      : paragraph_(paragraph),
        line_(line),
        vertical_(paragraph.style->writing_mode == WritingMode::vertical_upright) {}

  // Continues the last rule where `continues`.
  void add_rule(const Cluster& cluster, const InlineExtent& extent, bool continues) {
    if (continues && line_.rules.back().color == color_of(cluster)) {
      extend(line_.rules.back().rect, extent.end);
    } else {
      line_.rules.push_back({rule(extent), color_of(cluster)});
    }
  }

  void add_dot(const Cluster& cluster, const InlineExtent& extent) {
    const Length middle = extent.pen + cluster.advance / 2;
    line_.dots.push_back({dot_center(middle, cluster), radius(), color_of(cluster)});
  }

 private:
  Length clearance() const { return paragraph_.mark_clearance; }
  Length thickness() const { return paragraph_.style->size.scaled(thickness_in_em); }
  Length radius() const { return paragraph_.style->size.scaled(dot_radius_in_em); }

  const Color& color_of(const Cluster& cluster) const {
    return paragraph_.runs[cluster.run].style->color;
  }

  Rect rule(const InlineExtent& extent) const {
    const Length size = extent.end - extent.start;
    if (vertical_) return {-clearance() - thickness(), extent.start, thickness(), size};
    return {extent.start, paragraph_.marks_top + clearance(), size, thickness()};
  }

  void extend(Rect& rect, Length end) const {
    if (vertical_) {
      rect.height = end - rect.y;
    } else {
      rect.width = end - rect.x;
    }
  }

  Point dot_center(Length middle, const Cluster& cluster) const {
    const Length from_text = clearance() + radius();
    if (vertical_) return {paragraph_.marks_top + from_text, middle};
    const Length rule = cluster.marks.underline ? clearance() + thickness() : Length{};
    return {middle, paragraph_.marks_top + rule + from_text};
  }

  const PreparedParagraph& paragraph_;
  Line& line_;
  bool vertical_;
};

}  // namespace

void set_marks(PreparedParagraph& paragraph, const document::RichText& spans) {
  auto span = spans.begin();
  std::size_t end = span == spans.end() ? 0 : span->text.size();
  for (Cluster& cluster : paragraph.clusters) {
    while (cluster.text_start >= end) end += (++span)->text.size();
    cluster.marks = span->marks;
  }
  paragraph.marks_top = marks_top_of(paragraph);
  paragraph.mark_clearance = clearance_of(paragraph);
}

void add_marks(const PreparedParagraph& paragraph, const LineRange& range,
               const std::vector<InlineExtent>& extents, Line& line) {
  MarkPlacer placer(paragraph, line);
  bool underlined = false;
  const std::size_t end = visible_end(paragraph, range.first, range.last);
  for (std::size_t i = range.first; i < end; ++i) {
    const Cluster& cluster = paragraph.clusters[i];
    const InlineExtent& extent = extents[i - range.first];
    if (cluster.marks.underline) placer.add_rule(cluster, extent, underlined);
    underlined = cluster.marks.underline;
    if (takes_dot(paragraph, cluster)) placer.add_dot(cluster, extent);
  }
}

}  // namespace typeset::text
