#include "text/line_marks.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <unicode/uchar.h>

#include "base/unicode.h"
#include "text/line_metrics.h"

namespace typeset::text {
namespace {

using document::TextMarks;
using document::WritingMode;

// CLReq gives no sizes, only that the gap between lines, of half an em or more, has room for both
// marks: underlines and dots take 0.3 em below the text.
constexpr double thickness_in_em = 0.05;
constexpr double dot_radius_in_em = 0.0625;
constexpr double clearance_in_em = 0.0625;
constexpr double wave_amplitude_in_em = 0.06;
constexpr double name_inset_in_em = 0.0625;
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

// How far the ink of clusters whose marks are such hangs below the em box. In vertical lines that
// is to the left, and only letters that lie on their sides hang at all.
template <typename Predicate>
Length ink_below_marked(const PreparedParagraph& paragraph, Predicate&& has) {
  Length lowest;
  const bool vertical = paragraph.style->writing_mode == WritingMode::vertical;
  for (const Cluster& cluster : paragraph.clusters) {
    const bool upright = paragraph.runs[cluster.run].orientation != font::Orientation::sideways;
    if (!has(cluster.marks) || (vertical && upright)) continue;
    lowest = std::max(lowest, ink_below(paragraph, cluster));
  }
  return lowest;
}

Length thickness(const document::Style& style) { return style.size.scaled(thickness_in_em); }
Length dot_radius(const document::Style& style) { return style.size.scaled(dot_radius_in_em); }
// Of the ink, across the line.
Length wave_size(const document::Style& style) {
  return style.size.scaled(2 * wave_amplitude_in_em + thickness_in_em);
}

bool has_line(const TextMarks& marks) {
  return marks.underline || marks.proper_name > 0 || marks.book_title > 0;
}

// What marks leave of the room up to the next line, shared out before, between and after them.
Length clearance(const document::Style& style, Length rest, std::int64_t shares) {
  return std::clamp(rest / shares, style.size.scaled(least_clearance_in_em),
                    style.size.scaled(clearance_in_em));
}

// Lines in rows below the text. Kinds share a row unless a character has both.
struct MarkRows {
  int book_title = 0, underline = 0;  // a proper name is in the first row
  std::array<Length, 3> sizes = {};   // of the rows; none: empty
  bool dots_below = false;            // there are dots under a line

  std::int64_t count() const { return std::ranges::count_if(sizes, is_used); }
  static bool is_used(Length size) { return size > Length{}; }
};

MarkRows mark_rows(const PreparedParagraph& paragraph) {
  const document::Style& style = *paragraph.style;
  const auto any = [&](auto&& has) {
    return std::ranges::any_of(paragraph.clusters, has, &Cluster::marks);
  };
  const auto named = [](const TextMarks& m) { return m.proper_name > 0; };
  const auto titled = [](const TextMarks& m) { return m.book_title > 0; };
  const auto underlined = [](const TextMarks& m) { return m.underline; };
  MarkRows rows;
  if (any([](const TextMarks& m) { return m.proper_name > 0 && m.book_title > 0; })) {
    rows.book_title = 1;
  }
  if (any([](const TextMarks& m) { return m.underline && m.proper_name > 0; })) rows.underline = 1;
  if (any([](const TextMarks& m) { return m.underline && m.book_title > 0; })) {
    rows.underline = rows.book_title + 1;
  }
  const auto enlarge = [&](int row, Length size) {
    Length& present = rows.sizes.at(static_cast<std::size_t>(row));
    present = std::max(present, size);
  };
  if (any(named)) enlarge(0, thickness(style));
  if (any(titled)) enlarge(rows.book_title, wave_size(style));
  if (any(underlined)) enlarge(rows.underline, thickness(style));
  rows.dots_below = any([](const TextMarks& m) { return m.emphasis && has_line(m); });
  return rows;
}

MarkOffsets mark_offsets(const PreparedParagraph& paragraph) {
  const document::Style& style = *paragraph.style;
  const MarkRows rows = mark_rows(paragraph);
  const Length gap = style.line_pitch - style.size;
  const Length radius = dot_radius(style);
  const Length dot_ink = paragraph.style->writing_mode == WritingMode::vertical
                             ? Length{}  // on the other side
                             : ink_below_marked(paragraph, [](const TextMarks& m) {
                                 return m.emphasis && !has_line(m);
                               });
  const Length line_ink = ink_below_marked(paragraph, has_line);
  Length taken = rows.dots_below ? radius * 2 : Length{};
  for (const Length size : rows.sizes) taken += size;
  const Length between =
      clearance(style, gap - line_ink - taken, rows.count() + (rows.dots_below ? 2 : 1));
  std::array<Length, 3> tops;  // of the rows
  Length top = line_ink + between;
  for (std::size_t row = 0; row < rows.sizes.size(); ++row) {
    tops.at(row) = top;
    if (MarkRows::is_used(rows.sizes.at(row))) top += rows.sizes.at(row) + between;
  }
  MarkOffsets offsets;
  offsets.proper_name = tops[0];
  offsets.book_title = tops.at(static_cast<std::size_t>(rows.book_title));
  offsets.underline = tops.at(static_cast<std::size_t>(rows.underline));
  offsets.dot = dot_ink + clearance(style, gap - dot_ink - radius * 2, 2) + radius;
  offsets.between = between;
  return offsets;
}

// How far the lines under a cluster reach.
Length lines_end(const PreparedParagraph& paragraph, const TextMarks& marks) {
  const document::Style& style = *paragraph.style;
  const MarkOffsets& offsets = paragraph.mark_offsets;
  Length end;
  if (marks.underline) end = std::max(end, offsets.underline + thickness(style));
  if (marks.proper_name > 0) end = std::max(end, offsets.proper_name + thickness(style));
  if (marks.book_title > 0) end = std::max(end, offsets.book_title + wave_size(style));
  return end;
}

// From the line's em box to the middle of a cluster's dot; beside vertical text lines are on the
// other side.
Length dot_offset(const PreparedParagraph& paragraph, const TextMarks& marks) {
  const bool vertical = paragraph.style->writing_mode == WritingMode::vertical;
  if (vertical || !has_line(marks)) return paragraph.mark_offsets.dot;
  return lines_end(paragraph, marks) + paragraph.mark_offsets.between +
         dot_radius(*paragraph.style);
}

// Stretches of a line's text that one mark goes along.
struct Stretch {
  InlineExtent extent;
  Color color;
  bool begins = false, ends = false;  // here, rather than on another line
};

class MarkPlacer {
 public:
  MarkPlacer(const PreparedParagraph& paragraph, const LineRange& range,
             const std::vector<InlineExtent>& extents, Line& line)
      : paragraph_(paragraph),
        first_(range.first),
        end_(visible_end(paragraph, range.first, range.last)),
        extents_(extents),
        line_(line),
        vertical_(paragraph.style->writing_mode == WritingMode::vertical) {}

  void add_lines() {
    const document::Style& style = *paragraph_.style;
    const MarkOffsets& offsets = paragraph_.mark_offsets;
    const auto underline = [](const TextMarks& m) { return m.underline ? 1U : 0U; };
    const auto proper_name = [](const TextMarks& m) { return m.proper_name; };
    const auto book_title = [](const TextMarks& m) { return m.book_title; };
    for (const Stretch& s : stretches(underline)) {
      line_.rules.push_back({box(s.extent, offsets.underline, thickness(style)), s.color});
    }
    for (const Stretch& s : stretches(proper_name)) {
      line_.rules.push_back({box(inset(s), offsets.proper_name, thickness(style)), s.color});
    }
    for (const Stretch& s : stretches(book_title)) {
      line_.waves.push_back(
          {box(inset(s), offsets.book_title, wave_size(style)), thickness(style), s.color});
    }
  }

  void add_dots() {
    for (std::size_t i = first_; i < end_; ++i) {
      const Cluster& cluster = paragraph_.clusters[i];
      if (!takes_dot(paragraph_, cluster)) continue;
      const Length middle = extents_[i - first_].pen + cluster.advance / 2;
      line_.dots.push_back({dot_center(cluster, middle), dot_radius(*paragraph_.style), color(i)});
    }
  }

 private:
  const Color& color(std::size_t cluster) const {
    return paragraph_.runs[paragraph_.clusters[cluster].run].style->color;
  }

  // `mark_of` tells which mark of its kind a cluster has, 0 if none.
  template <typename MarkOf>
  std::vector<Stretch> stretches(MarkOf&& mark_of) const {
    const auto mark = [&](std::size_t i) {
      return i < paragraph_.clusters.size() ? mark_of(paragraph_.clusters[i].marks) : 0U;
    };
    std::vector<Stretch> result;
    for (std::size_t i = first_; i < end_; ++i) {
      if (mark(i) == 0) continue;
      const bool goes_on = i > 0 && mark(i - 1) == mark(i);
      if (!goes_on || i == first_ || color(i - 1) != color(i)) {
        result.push_back({extents_[i - first_], color(i), !goes_on, false});
      }
      result.back().extent.end = extents_[i - first_].end;
      result.back().ends = mark(i + 1) != mark(i);
    }
    return result;
  }

  InlineExtent inset(const Stretch& stretch) const {
    InlineExtent extent = stretch.extent;
    const Length inset = paragraph_.style->size.scaled(name_inset_in_em);
    if (extent.end - extent.start < inset * 8) return extent;
    if (stretch.begins) extent.start += inset;
    if (stretch.ends) extent.end -= inset;
    return extent;
  }

  // On the side where the text's foot is, or at the left of vertical text.
  Rect box(const InlineExtent& extent, Length offset, Length size) const {
    const Length length = extent.end - extent.start;
    if (vertical_) return {-offset - size, extent.start, size, length};
    return {extent.start, paragraph_.style->size + offset, length, size};
  }

  Point dot_center(const Cluster& cluster, Length middle) const {
    const Length across = paragraph_.style->size + dot_offset(paragraph_, cluster.marks);
    return vertical_ ? Point{across, middle} : Point{middle, across};
  }

  const PreparedParagraph& paragraph_;
  std::size_t first_, end_;  // visible clusters
  const std::vector<InlineExtent>& extents_;
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

Length lines_size(const PreparedParagraph& paragraph) {
  Length size;
  for (const Cluster& cluster : paragraph.clusters) {
    size = std::max(size, lines_end(paragraph, cluster.marks));
  }
  return size;
}

Length dots_size(const PreparedParagraph& paragraph) {
  Length size;
  for (const Cluster& cluster : paragraph.clusters) {
    if (!takes_dot(paragraph, cluster)) continue;
    size = std::max(size, dot_offset(paragraph, cluster.marks) + dot_radius(*paragraph.style));
  }
  return size;
}

void add_marks(const PreparedParagraph& paragraph, const LineRange& range,
               const std::vector<InlineExtent>& extents, Line& line) {
  const auto clusters = std::span(paragraph.clusters).subspan(range.first, extents.size());
  const auto is_bare = [](const Cluster& cluster) {
    return cluster.marks == document::TextMarks{};
  };
  if (std::ranges::all_of(clusters, is_bare)) return;
  MarkPlacer placer(paragraph, range, extents, line);
  placer.add_lines();
  placer.add_dots();
}

}  // namespace typeset::text
