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

// How far the cluster's ink hangs below the line's em box.
Length ink_below(const PreparedParagraph& paragraph, const Cluster& cluster) {
  const ShapedRun& run = paragraph.runs[cluster.run];
  double lowest = 0;
  for (std::uint32_t g = 0; g < cluster.glyph_count; ++g) {
    const font::ShapedGlyph& glyph = run.glyphs[cluster.first_glyph + g];
    lowest = std::min(lowest, run.face->ink_extents(glyph.id).bottom + glyph.offset_y);
  }
  return paragraph.baseline - run.baseline_shift - run.style->size.scaled(lowest) -
         paragraph.style->size;
}

// How far the ink of clusters with these marks hangs below the em box. In vertical lines nothing
// stands out of the em box sideways.
Length ink_below(const PreparedParagraph& paragraph, document::TextMarks marks) {
  Length lowest;
  if (paragraph.style->writing_mode != WritingMode::horizontal) return lowest;
  for (const Cluster& cluster : paragraph.clusters) {
    if (cluster.marks == marks) lowest = std::max(lowest, ink_below(paragraph, cluster));
  }
  return lowest;
}

Length thickness(const document::Style& style) { return style.size.scaled(thickness_in_em); }
Length dot_radius(const document::Style& style) { return style.size.scaled(dot_radius_in_em); }

// What marks leave of the room up to the next line, shared out before, between and after them.
Length clearance(const document::Style& style, Length rest, std::int64_t shares) {
  return std::clamp(rest / shares, style.size.scaled(least_clearance_in_em),
                    style.size.scaled(clearance_in_em));
}

MarkOffsets mark_offsets(const PreparedParagraph& paragraph) {
  constexpr document::TextMarks underline{.underline = true, .emphasis = false};
  constexpr document::TextMarks emphasis{.underline = false, .emphasis = true};
  constexpr document::TextMarks both{.underline = true, .emphasis = true};
  const document::Style& style = *paragraph.style;
  const bool has_both =
      std::ranges::find(paragraph.clusters, both, &Cluster::marks) != paragraph.clusters.end();
  const Length gap = style.line_pitch - style.size;
  const Length radius = dot_radius(style);
  const Length dot_ink = ink_below(paragraph, emphasis);
  const Length rule_ink = std::max(ink_below(paragraph, underline), ink_below(paragraph, both));
  const Length for_dots = has_both ? radius * 2 : Length{};
  const Length near_rule =
      clearance(style, gap - rule_ink - thickness(style) - for_dots, has_both ? 3 : 2);
  MarkOffsets offsets;
  offsets.dot = dot_ink + clearance(style, gap - dot_ink - radius * 2, 2) + radius;
  offsets.rule = rule_ink + near_rule;
  offsets.dot_under_rule = offsets.rule + thickness(style) + near_rule + radius;
  return offsets;
}

class MarkPlacer {
 public:
  MarkPlacer(const PreparedParagraph& paragraph, Line& line)
      : paragraph_(paragraph),
        line_(line),
        vertical_(paragraph.style->writing_mode == WritingMode::vertical) {}

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
    line_.dots.push_back(
        {dot_center(cluster, middle), dot_radius(*paragraph_.style), color_of(cluster)});
  }

 private:
  const Color& color_of(const Cluster& cluster) const {
    return paragraph_.runs[cluster.run].style->color;
  }

  Rect rule(const InlineExtent& extent) const {
    const Length size = extent.end - extent.start;
    const Length offset = paragraph_.mark_offsets.rule;
    const Length thick = thickness(*paragraph_.style);
    if (vertical_) return {-offset - thick, extent.start, thick, size};
    return {extent.start, paragraph_.style->size + offset, size, thick};
  }

  void extend(Rect& rect, Length end) const {
    if (vertical_) {
      rect.height = end - rect.y;
    } else {
      rect.width = end - rect.x;
    }
  }

  // Beside vertical text the rule is on the other side.
  Point dot_center(const Cluster& cluster, Length middle) const {
    const MarkOffsets& offsets = paragraph_.mark_offsets;
    const Length em = paragraph_.style->size;
    if (vertical_) return {em + offsets.dot, middle};
    return {middle, em + (cluster.marks.underline ? offsets.dot_under_rule : offsets.dot)};
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
  paragraph.mark_offsets = mark_offsets(paragraph);
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
