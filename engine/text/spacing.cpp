#include "text/spacing.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"

namespace typeset::text {
namespace {

// CLReq: 1/4 em between Han and Western characters, at least 1/8; in justification it grows to 1/3
// (of the 1/3 to 1/2 that CLReq allows) before all gaps do.
constexpr double autospace_natural = 0.25;
constexpr double autospace_least = 0.125;
constexpr double autospace_most = 1.0 / 3;
// Word spaces may shrink to 1/4 em and grow to 1/2 em.
constexpr double word_space_least = 0.25;
constexpr double word_space_most = 0.5;

bool is_closing_side(CharacterClass c) {
  return c == CharacterClass::stop || c == CharacterClass::pause || c == CharacterClass::closing;
}

ShrinkStep shrink_step_of(CharacterClass c) {
  switch (c) {
    case CharacterClass::space:
      return ShrinkStep::word_space;
    case CharacterClass::interpunct:
      return ShrinkStep::interpunct;
    case CharacterClass::opening:
    case CharacterClass::closing:
      return ShrinkStep::bracket;
    case CharacterClass::pause:
      return ShrinkStep::pause;
    default:
      return ShrinkStep::stop;
  }
}

Length em_of(const PreparedParagraph& paragraph, const Cluster& cluster) {
  return paragraph.runs[cluster.run].style->size;
}

// Half an em on the mark's blank side, or less where the face draws it beyond the middle (some
// centre ！ and ？): what may go without touching ink.
Length half_em_clear_of_ink(const PreparedParagraph& paragraph, const Cluster& cluster) {
  constexpr double clearance = 0.04;
  const ShapedRun& run = paragraph.runs[cluster.run];
  const font::ShapedGlyph& glyph = run.glyphs[cluster.first_glyph];
  const font::InkExtents ink = run.face->ink_extents(glyph.id);
  const bool opening = cluster.character_class == CharacterClass::opening;
  const double clear = opening ? ink.left : glyph.advance - ink.right;
  const double removable = clear >= 0.5 ? 0.5 : std::max(0.0, clear - clearance);
  return em_of(paragraph, cluster).scaled(removable);
}

// A mark whose glyph fills the em has half of it blank, on the side its class says.
void set_blanks(const PreparedParagraph& paragraph, Cluster& cluster) {
  const Length em = em_of(paragraph, cluster);
  cluster.shrink_step = shrink_step_of(cluster.character_class);
  const bool full = cluster.advance > em.scaled(0.9);
  if (cluster.character_class == CharacterClass::space) {
    cluster.blank_after = std::max(Length{}, cluster.advance - em.scaled(word_space_least));
  } else if (cluster.character_class == CharacterClass::interpunct && full) {
    cluster.blank_before = em / 4;
    cluster.blank_after = em / 4;
  } else if (is_fullwidth_mark(cluster.character_class) && full) {
    Length& blank = cluster.character_class == CharacterClass::opening ? cluster.blank_before
                                                                       : cluster.blank_after;
    blank = half_em_clear_of_ink(paragraph, cluster);
  }
}

bool is_set_half(CharacterClass c, document::PunctuationStyle style) {
  using document::PunctuationStyle;
  if (style == PunctuationStyle::full) return false;
  return c == CharacterClass::opening || c == CharacterClass::closing ||
         c == CharacterClass::pause || c == CharacterClass::interpunct ||
         (c == CharacterClass::stop && style == PunctuationStyle::half);
}

// “ ” ‘ ’ in Western text: where the face has them only in a full box, they take the room of their
// ink, as a proportional face would give them.
void narrow_western_mark(const PreparedParagraph& paragraph, Cluster& cluster) {
  if (cluster.character_class != CharacterClass::western) return;
  const CharacterClass chinese = classify(code_point_at(paragraph.text, cluster.text_start));
  if (chinese != CharacterClass::opening && chinese != CharacterClass::closing) return;
  const Length em = em_of(paragraph, cluster);
  if (cluster.advance <= em.scaled(0.9)) return;
  constexpr double side_bearing = 0.05;
  const ShapedRun& run = paragraph.runs[cluster.run];
  const font::InkExtents ink = run.face->ink_extents(run.glyphs[cluster.first_glyph].id);
  cluster.glyph_shift = em.scaled(ink.left - side_bearing);
  cluster.advance = em.scaled(ink.right - ink.left + 2 * side_bearing);
}

// Sets a mark in the half of its box that is not blank.
void remove_blanks(Cluster& cluster) {
  cluster.advance -= cluster.blank_before + cluster.blank_after;
  cluster.glyph_shift += cluster.blank_before;
  cluster.blank_before = cluster.blank_after = Length{};
}

// The blank after a mark comes after what is attached to it: 》¹ stand together.
void move_blank(Cluster& mark, Cluster& attached) {
  mark.advance -= mark.blank_after;
  attached.advance += mark.blank_after;
  attached.blank_after = std::exchange(mark.blank_after, Length{});
  attached.shrink_step = mark.shrink_step;
}

// Two marks of 2 em together are set to 1.5 em (CLReq, adjacent marks). `first_class` is that of
// the mark that `first` is, or is attached to.
void trim_adjacent(CharacterClass first_class, Cluster& first, Cluster& second) {
  const bool first_closes = is_closing_side(first_class);
  const bool second_opens = second.character_class == CharacterClass::opening;
  if (first_closes && (second_opens || is_closing_side(second.character_class))) {
    first.advance -= first.blank_after;
    first.blank_after = Length{};
  } else if (first_class == CharacterClass::opening && second_opens) {
    second.advance -= second.blank_before;
    second.glyph_shift += second.blank_before;
    second.blank_before = Length{};
  }
}

bool is_fullwidth(const Cluster& c) {
  return c.character_class != CharacterClass::western && c.character_class != CharacterClass::space;
}

bool is_letter_or_digit(const PreparedParagraph& paragraph, const Cluster& cluster, bool last) {
  const std::u16string_view text = paragraph.text;
  std::size_t index = cluster.text_start;
  if (last) {
    const std::size_t end = index + cluster.text_length;
    for (std::size_t next = next_code_point(text, index);
         next < end && text[next] != word_joiner;) {
      index = next;
      next = next_code_point(text, next);
    }
  }
  const char32_t c = code_point_at(text, index);
  // A per cent sign and its like close a number as a letter would.
  return is_western_letter_or_digit(c) || c == U'%' || c == U'‰';
}

bool wants_autospace(const PreparedParagraph& paragraph, const Cluster& a, const Cluster& b) {
  const auto han = [](const Cluster& c) { return c.character_class == CharacterClass::han; };
  const auto western = [&](const Cluster& c, bool last) {
    return c.character_class == CharacterClass::western && is_letter_or_digit(paragraph, c, last);
  };
  return (han(a) && western(b, false)) || (western(a, true) && han(b));
}

// Characters that belong together are not spread: words, —— and ……, and what connectors tie.
bool is_expandable(const Cluster& a, const Cluster& b) {
  const auto ties = [](CharacterClass c) {
    return c == CharacterClass::connector || c == CharacterClass::solidus;
  };
  if (ties(a.character_class) || ties(b.character_class)) return false;
  if (a.character_class == CharacterClass::western && b.character_class == CharacterClass::western)
    return false;
  const bool same = a.character_class == b.character_class;
  return !(same && (a.character_class == CharacterClass::dash ||
                    a.character_class == CharacterClass::ellipsis));
}

Gap gap_between(const PreparedParagraph& paragraph, const Cluster& a, const Cluster& b) {
  Gap gap;
  const document::Style& style = *paragraph.style;
  const Length em = em_of(paragraph, a);
  if (is_fullwidth(a)) {
    // Tracking follows the size of the run, so that larger characters keep the grid's proportion.
    gap.natural += (style.character_pitch - style.size).scaled(em.ratio_to(style.size));
  }
  if (style.text_autospace && wants_autospace(paragraph, a, b)) {
    gap.natural += em.scaled(autospace_natural);
    gap.shrink = em.scaled(autospace_natural - autospace_least);
    gap.stretch = em.scaled(autospace_most - autospace_natural);
  }
  if (a.character_class == CharacterClass::space) {
    gap.stretch = std::max(Length{}, em.scaled(word_space_most) - a.advance);
  }
  gap.expandable = is_expandable(a, b);
  return gap;
}

// What is attached stands close to its base; the space to what follows is the base's.
void set_space_between(const PreparedParagraph& paragraph, const Cluster& base, Cluster& first,
                       Cluster& second) {
  if (second.attached) {
    if (is_closing_side(base.character_class)) move_blank(first, second);
    first.gap.expandable = false;
    return;
  }
  trim_adjacent(base.character_class, first, second);
  first.gap = gap_between(paragraph, base, second);
}

// Whether the cluster is attached to one before it on its line.
bool has_base(const Cluster& cluster, const Cluster* base) {
  return cluster.attached && base && base->character_class != CharacterClass::line_break;
}

}  // namespace

void space_clusters(PreparedParagraph& paragraph) {
  auto& clusters = paragraph.clusters;
  const bool horizontal = paragraph.style->writing_mode == document::WritingMode::horizontal;
  for (Cluster& cluster : clusters) {
    // In upright vertical heads marks keep their box: their blank is not where horizontal ones have
    // it.
    if (!horizontal) continue;
    set_blanks(paragraph, cluster);
    narrow_western_mark(paragraph, cluster);
    // Superscripts and subscripts are set tight whatever the style.
    const bool tight = cluster.attached && is_fullwidth_mark(cluster.character_class);
    if (tight || is_set_half(cluster.character_class, paragraph.style->punctuation)) {
      remove_blanks(cluster);
    }
  }
  const Cluster* base = nullptr;
  for (std::size_t i = 0; i + 1 < clusters.size(); ++i) {
    if (!has_base(clusters[i], base)) base = &clusters[i];
    set_space_between(paragraph, *base, clusters[i], clusters[i + 1]);
  }
}

}  // namespace typeset::text
