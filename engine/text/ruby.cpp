#include "text/ruby.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace typeset::text {
namespace {

using document::WritingMode;

constexpr double overhang_in_em = 0.25;  // of the base
constexpr double distance_in_em = 0.25;  // of the ruby
constexpr double least_size_in_em = 1.0 / 3;
constexpr double clearance_in_em = 0.0625;

Length em_of(const PreparedParagraph& paragraph, std::size_t cluster) {
  return paragraph.runs[paragraph.clusters[cluster].run].style->size;
}

// Room between two lines that the marks of the paragraph leave.
Length room_for_ruby(const PreparedParagraph& paragraph) {
  const Length gap = paragraph.style->line_pitch - paragraph.style->size;
  if (paragraph.style->writing_mode == WritingMode::vertical) {
    return gap - lines_size(paragraph) - dots_size(paragraph);
  }
  return gap - std::max(lines_size(paragraph), dots_size(paragraph));
}

document::RichText scaled(document::RichText text, double scale) {
  for (document::TextSpan& span : text) {
    document::Style style = *span.style;
    style.size = style.size.scaled(scale);
    style.character_pitch = style.size;
    span.style = std::make_shared<const document::Style>(std::move(style));
  }
  return text;
}

// The paragraph's spans with ruby, each base's once.
struct Base {
  const document::Ruby* ruby;
  std::size_t text_start, text_end;
};

std::vector<Base> bases_of(const document::RichText& spans) {
  std::vector<Base> bases;
  std::size_t start = 0;
  for (const document::TextSpan& span : spans) {
    const std::size_t end = start + span.text.size();
    const bool continues =
        !bases.empty() && bases.back().ruby == span.ruby.get() && bases.back().text_end == start;
    if (span.ruby && continues) {
      bases.back().text_end = end;
    } else if (span.ruby && !span.ruby->text.empty()) {
      bases.push_back({span.ruby.get(), start, end});
    }
    start = end;
  }
  return bases;
}

class RubySetter {
 public:
  RubySetter(PreparedParagraph& paragraph, const font::Catalogue& fonts, Diagnostics& diagnostics)
      : paragraph_(paragraph), fonts_(fonts), diagnostics_(diagnostics) {}

  void run(const std::vector<Base>& bases) {
    add_all(bases, 1);
    if (paragraph_.rubies.empty()) return;
    if (const double scale = fitting_scale(); scale < 1) add_all(bases, scale);
    for (PreparedRuby& ruby : paragraph_.rubies) make_room(ruby);
    for (std::size_t i = 0; i < paragraph_.rubies.size(); ++i) keep_apart(i);
    set_offset();
  }

 private:
  void add_all(const std::vector<Base>& bases, double scale) {
    paragraph_.rubies.clear();
    for (const Base& base : bases) add(base, scale);
  }

  // How much smaller than their styles say all rubies must be to fit between two lines.
  double fitting_scale() const {
    const Length em = paragraph_.style->size;
    const Length room = room_for_ruby(paragraph_) - em.scaled(2 * clearance_in_em);
    const Length size = std::ranges::max(paragraph_.rubies, {}, &PreparedRuby::size).size;
    const double least = em.scaled(least_size_in_em).ratio_to(size);
    const Length extent = extent_across();
    if (extent <= Length{}) return 1;  // nothing but spaces
    return std::clamp(room.ratio_to(extent), std::min(least, 1.0), 1.0);
  }

  void add(const Base& base, double scale) {
    const auto at = [&](std::size_t index) {
      const auto found =
          std::ranges::lower_bound(paragraph_.clusters, index, {}, &Cluster::text_start);
      return static_cast<std::size_t>(found - paragraph_.clusters.begin());
    };
    PreparedRuby ruby;
    ruby.first = at(base.text_start);
    ruby.last = at(base.text_end);
    if (ruby.first >= ruby.last) return;  // no face has its characters
    const document::RichText text = scaled(base.ruby->text, scale);
    const PreparedParagraph prepared = prepare(text, text.front().style, fonts_, diagnostics_);
    Line line = lay_out_whole(prepared);
    if (line.runs.empty()) return;  // nor those of the ruby
    ruby.runs = std::move(line.runs);
    ruby.width = line.inline_size;
    ruby.size = prepared.style->size;
    paragraph_.rubies.push_back(std::move(ruby));
  }

  // How far the ruby stands out on either side of its base, when that gives up all the space it
  // can; less than zero where it does not.
  Length excess(const PreparedRuby& ruby) const {
    Length base;
    for (std::size_t i = ruby.first; i < ruby.last; ++i) {
      const Cluster& cluster = paragraph_.clusters[i];
      base += cluster.advance - cluster.blank_before - cluster.blank_after;
      if (i + 1 < ruby.last) base += cluster.gap.natural - cluster.gap.shrink;
    }
    return (ruby.width - base) / 2;
  }

  void make_room(const PreparedRuby& ruby) {
    for (std::size_t i = ruby.first; i + 1 < ruby.last; ++i) {
      // As bad as any other forbidden break.
      paragraph_.clusters[i].break_after = BreakKind::forbidden;
      paragraph_.clusters[i].break_penalty = penalty_against_rules;
    }
    const Length side = excess(ruby) - em_of(paragraph_, ruby.first).scaled(overhang_in_em);
    if (side > Length{}) spread(ruby, side);
  }

  void spread(const PreparedRuby& ruby, Length side) {
    const auto first = paragraph_.clusters.begin() + static_cast<std::ptrdiff_t>(ruby.first);
    const auto last = paragraph_.clusters.begin() + static_cast<std::ptrdiff_t>(ruby.last);
    const bool together = std::any_of(first, last, [](const Cluster& cluster) {
      return cluster.character_class == CharacterClass::western;
    });
    if (together) {
      widen(*first, side, {});
      widen(*(last - 1), {}, side);
      return;
    }
    const Length half = side / (last - first);
    std::for_each(first, last, [&](Cluster& cluster) { widen(cluster, half, half); });
  }

  static void widen(Cluster& cluster, Length before, Length after) {
    cluster.advance += before + after;
    cluster.glyph_shift -= before;
  }

  // The gaps on either side, as far as what stands there asks for it.
  void keep_apart(std::size_t index) {
    const PreparedRuby& ruby = paragraph_.rubies[index];
    const Length out = excess(ruby);
    const bool meets_next =
        index + 1 < paragraph_.rubies.size() && paragraph_.rubies[index + 1].first == ruby.last;
    const bool meets_previous = index > 0 && paragraph_.rubies[index - 1].last == ruby.first;
    if (meets_next) {
      const PreparedRuby& next = paragraph_.rubies[index + 1];
      const Length size = std::max(ruby.size, next.size);
      widen_gap(ruby.last - 1, out + excess(next) + size.scaled(distance_in_em));
    } else if (ruby.last < paragraph_.clusters.size() && has_ink_at_start(ruby.last)) {
      widen_gap(ruby.last - 1, out);
    }
    if (!meets_previous && ruby.first > 0 && has_ink_at_end(ruby.first - 1)) {
      widen_gap(ruby.first - 1, out);
    }
  }

  void widen_gap(std::size_t cluster, Length least) {
    Gap& gap = paragraph_.clusters[cluster].gap;
    if (gap.natural - gap.shrink >= least) return;
    gap.natural = std::max(gap.natural, least);
    gap.shrink = std::max(Length{}, gap.natural - least);
  }

  bool has_ink_at_start(std::size_t cluster) const {
    const CharacterClass c = paragraph_.clusters[cluster].character_class;
    return is_fullwidth_mark(c) && c != CharacterClass::opening;
  }

  bool has_ink_at_end(std::size_t cluster) const {
    return paragraph_.clusters[cluster].character_class == CharacterClass::opening;
  }

  bool is_vertical() const { return paragraph_.style->writing_mode == WritingMode::vertical; }

  void set_offset() {
    const Length em = paragraph_.style->size;
    const Length rest = room_for_ruby(paragraph_) - extent_across();
    // None where lines stand so close that even the smallest ruby has no room.
    const Length clearance = std::clamp(rest / 2, Length{}, em.scaled(clearance_in_em));
    paragraph_.ruby_offset = is_vertical() ? dots_size(paragraph_) + clearance
                                           : clearance + ink_below_boxes() + highest_base();
  }

  // How much of the room between two lines the rubies take: in horizontal lines their ink, in
  // vertical ones their em boxes.
  Length extent_across() const {
    const Length size = std::ranges::max(paragraph_.rubies, {}, &PreparedRuby::size).size;
    if (is_vertical()) return size;
    Length above = Length::pt(-1e6);
    for_each_glyph([&](const PreparedRuby&, Length top, Length) { above = std::max(above, -top); });
    return size + above + ink_below_boxes();
  }

  // How far the ink of the rubies hangs below their em boxes; less than zero where it does not.
  Length ink_below_boxes() const {
    Length lowest = Length::pt(-1e6);
    for_each_glyph([&](const PreparedRuby& ruby, Length, Length bottom) {
      lowest = std::max(lowest, bottom - ruby.size);
    });
    return lowest;
  }

  // With the top and bottom of its ink, from the top of its ruby's em box down.
  template <typename Visit>
  void for_each_glyph(Visit&& visit) const {
    for (const PreparedRuby& ruby : paragraph_.rubies) {
      for (const font::GlyphRun& run : ruby.runs) {
        for (const font::PositionedGlyph& glyph : run.glyphs) {
          const font::InkExtents ink = run.face->ink_extents(glyph.id);
          visit(ruby, glyph.origin.y - run.size.scaled(ink.top),
                glyph.origin.y - run.size.scaled(ink.bottom));
        }
      }
    }
  }

  // How far the em boxes of the bases stand out above those of their lines.
  Length highest_base() const {
    Length highest;
    for (const PreparedRuby& ruby : paragraph_.rubies) {
      for (std::size_t i = ruby.first; i < ruby.last; ++i) {
        const ShapedRun& run = paragraph_.runs[paragraph_.clusters[i].run];
        const Length top = run.style->size.scaled(run.face->em_box_above()) + run.baseline_shift;
        highest = std::max(highest, top - paragraph_.baseline);
      }
    }
    return highest;
  }

  PreparedParagraph& paragraph_;
  const font::Catalogue& fonts_;
  Diagnostics& diagnostics_;
};

// The ruby of a base whose part on the line is clusters [first, last).
LineRuby placed(const PreparedParagraph& paragraph, const PreparedRuby& ruby,
                const InlineExtent& first, const InlineExtent& last) {
  LineRuby result;
  result.base_start = first.start;
  result.base_end = last.end;
  result.runs = ruby.runs;
  const Length start = (first.start + last.end - ruby.width) / 2;
  const bool vertical = paragraph.style->writing_mode == WritingMode::vertical;
  const Length offset = paragraph.ruby_offset;
  const Point corner =
      vertical ? Point{paragraph.style->size + offset, start} : Point{start, -offset - ruby.size};
  result.box = vertical ? Rect{corner.x, corner.y, ruby.size, ruby.width}
                        : Rect{corner.x, corner.y, ruby.width, ruby.size};
  move(result.runs, corner);
  return result;
}

}  // namespace

void set_rubies(PreparedParagraph& paragraph, const document::RichText& spans,
                const font::Catalogue& fonts, Diagnostics& diagnostics) {
  RubySetter(paragraph, fonts, diagnostics).run(bases_of(spans));
}

void add_rubies(const PreparedParagraph& paragraph, const LineRange& range,
                const std::vector<InlineExtent>& extents, Line& line) {
  auto ruby = std::ranges::lower_bound(paragraph.rubies, range.first, {}, &PreparedRuby::first);
  for (; ruby != paragraph.rubies.end() && ruby->first < range.last; ++ruby) {
    const std::size_t last = std::min(ruby->last, range.last) - 1;
    LineRuby result =
        placed(paragraph, *ruby, extents[ruby->first - range.first], extents[last - range.first]);
    result.text_start = paragraph.clusters[ruby->first].text_start;
    result.text_end = paragraph.clusters[last].text_start + paragraph.clusters[last].text_length;
    line.rubies.push_back(std::move(result));
  }
}

}  // namespace typeset::text
