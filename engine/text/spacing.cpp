#include "text/spacing.h"

#include <algorithm>
#include <unicode/uchar.h>
#include <utility>

#include "base/unicode.h"
#include "font/half_width.h"

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

const ShapedRun& run_of(const PreparedParagraph& paragraph, const Cluster& cluster) {
  return paragraph.runs[cluster.run];
}

font::InlineInk ink_of(const PreparedParagraph& paragraph, const Cluster& cluster) {
  const ShapedRun& run = run_of(paragraph, cluster);
  return font::inline_ink(*run.face, run.glyphs[cluster.first_glyph], run.orientation);
}

// Room that is kept between a mark's ink and what comes nearer, where the mark is drawn beyond the
// half of its box (some faces centre ！ and ？).
constexpr double clearance = 0.04;

// What may go of `clear` em without ink when the half-width form leaves out `wanted`.
double removable(double clear, double wanted, double tolerance) {
  return clear + tolerance >= wanted ? wanted : std::clamp(clear - clearance, 0.0, wanted);
}

// What the mark's half-width form leaves out: by the face's own feature where it has one, else half
// an em on the side its class says. Never what has ink: some faces' features cut into it
// (FandolFang's halt of ？, its vhal of ，).
void set_mark_blanks(const PreparedParagraph& paragraph, Cluster& cluster) {
  const ShapedRun& run = run_of(paragraph, cluster);
  const std::u16string_view text = paragraph.text;
  const auto half =
      font::half_width(*run.face, text.substr(cluster.text_start, 1), run.orientation);
  const font::HalfWidth by_class = cluster.character_class == CharacterClass::opening
                                       ? font::HalfWidth{.before = 0.5, .after = 0}
                                       : font::HalfWidth{.before = 0, .after = 0.5};
  const auto [before, after] = half.value_or(by_class);
  const double tolerance = half ? clearance : 0;
  const font::InlineInk ink = ink_of(paragraph, cluster);
  const Length em = em_of(paragraph, cluster);
  const double shift = cluster.glyph_shift.ratio_to(em);
  const double clear_before = ink.start - shift;
  const double clear_after = cluster.advance.ratio_to(em) - (ink.end - shift);
  cluster.blank_before = em.scaled(removable(clear_before, before, tolerance));
  cluster.blank_after = em.scaled(removable(clear_after, after, tolerance));
}

bool is_upright_in_vertical(const PreparedParagraph& paragraph, const Cluster& cluster) {
  return run_of(paragraph, cluster).orientation == font::Orientation::vertical;
}

// CLReq 3.1.6: in vertical lines these stand in the middle of their box.
bool is_fixed_in_vertical(const PreparedParagraph& paragraph, const Cluster& cluster) {
  const bool vertical = paragraph.style->writing_mode == document::WritingMode::vertical;
  return vertical && std::u16string_view(u"：；！？").find(paragraph.text[cluster.text_start]) !=
                         std::u16string_view::npos;
}

// ，、。 stand in the first half of their box. A face that draws their vertical forms in its middle
// has them moved, as far from the top as from the right.
void raise_corner_mark(const PreparedParagraph& paragraph, Cluster& cluster) {
  if (!is_upright_in_vertical(paragraph, cluster)) return;
  const ShapedRun& run = run_of(paragraph, cluster);
  const font::InlineInk ink = ink_of(paragraph, cluster);
  if (ink.end <= 0.5) return;
  const font::ShapedGlyph& glyph = run.glyphs[cluster.first_glyph];
  const double right = 0.5 - (glyph.offset_x + run.face->ink_extents(glyph.id).right);
  cluster.glyph_shift = em_of(paragraph, cluster).scaled(std::max(0.0, ink.start - right));
}

// A mark whose glyph fills the em has half of it blank, on the side its class says.
void set_blanks(const PreparedParagraph& paragraph, Cluster& cluster) {
  const CharacterClass c = cluster.character_class;
  cluster.shrink_step = shrink_step_of(c);
  if (c == CharacterClass::han || c == CharacterClass::western) return;
  const Length em = em_of(paragraph, cluster);
  const bool full = cluster.advance > em.scaled(0.9);
  if (c == CharacterClass::space) {
    cluster.blank_after = std::max(Length{}, cluster.advance - em.scaled(word_space_least));
  } else if (c == CharacterClass::interpunct && full) {
    cluster.blank_before = em / 4;
    cluster.blank_after = em / 4;
  } else if (is_fullwidth_mark(c) && full && !is_fixed_in_vertical(paragraph, cluster)) {
    if (c == CharacterClass::pause || c == CharacterClass::stop) {
      raise_corner_mark(paragraph, cluster);
    }
    set_mark_blanks(paragraph, cluster);
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
  const font::InlineInk ink = ink_of(paragraph, cluster);
  cluster.glyph_shift = em.scaled(ink.start - side_bearing);
  cluster.advance = em.scaled(ink.end - ink.start + 2 * side_bearing);
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
  // A per cent sign and its like close a number as a letter would, and a currency's opens one.
  return is_western_letter_or_digit(c) || c == U'%' || c == U'‰' ||
         u_charType(static_cast<UChar32>(c)) == U_CURRENCY_SYMBOL;
}

// Not of the signs that stand in a full-width box: 25℃ and 50㎡ are each one thing.
bool is_han_letter(const PreparedParagraph& paragraph, const Cluster& cluster) {
  if (cluster.character_class != CharacterClass::han) return false;
  const auto c = static_cast<UChar32>(code_point_at(paragraph.text, cluster.text_start));
  if (is_common_ideograph(static_cast<char32_t>(c))) return true;
  if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC)) return true;
  return u_isalpha(c) && u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH) == U_EA_WIDE;
}

bool wants_autospace(const PreparedParagraph& paragraph, const Cluster& a, const Cluster& b) {
  const auto han = [&](const Cluster& c) { return is_han_letter(paragraph, c); };
  const auto western = [&](const Cluster& c, bool last) {
    return c.character_class == CharacterClass::western && is_letter_or_digit(paragraph, c, last);
  };
  return (han(a) && western(b, false)) || (western(a, true) && han(b));
}

// A number and a sign of its own: 25℃.
bool are_number_and_sign(const PreparedParagraph& paragraph, const Cluster& a, const Cluster& b) {
  const bool number_first = a.character_class == CharacterClass::western;
  const Cluster& number = number_first ? a : b;
  const Cluster& sign = number_first ? b : a;
  return number.character_class == CharacterClass::western &&
         sign.character_class == CharacterClass::han && !is_han_letter(paragraph, sign) &&
         is_letter_or_digit(paragraph, number, number_first);
}

// Characters that belong together are not spread: words, —— and ……, numbers with their signs, and
// what connectors tie.
bool is_expandable(const PreparedParagraph& paragraph, const Cluster& a, const Cluster& b) {
  if (are_number_and_sign(paragraph, a, b)) return false;
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
  gap.expandable = is_expandable(paragraph, a, b);
  return gap;
}

bool is_dash(const Cluster& cluster) { return cluster.character_class == CharacterClass::dash; }

// What stands between the ink of two dashes that follow each other, with a little overlap, so that
// no screen shows a seam; zero where they meet.
Length hole_between(const PreparedParagraph& paragraph, const Cluster& first,
                    const Cluster& second) {
  constexpr double overlap = 0.01;
  const Length em = em_of(paragraph, second);
  const Length end = em_of(paragraph, first).scaled(ink_of(paragraph, first).end);
  const Length start = em.scaled(ink_of(paragraph, second).start);
  const Length hole = first.advance - end + first.gap.natural + start;
  return hole > Length{} ? hole + em.scaled(overlap) : Length{};
}

// —— is one stroke: where dashes are shorter than their boxes, or tracked, each moves up to the one
// before it. What a pair loses by that comes after it, so that it takes two ems all the same.
void join_dashes(PreparedParagraph& paragraph) {
  auto& clusters = paragraph.clusters;
  std::size_t in_row = 0;  // dashes of the row at hand, before cluster i + 1
  Length lost;             // by the pair at hand
  for (std::size_t i = 0; i + 1 < clusters.size(); ++i) {
    in_row = is_dash(clusters[i]) ? in_row + 1 : 0;
    const bool ends_pair = in_row > 0 && in_row % 2 == 0;
    const Length hole = in_row > 0 && is_dash(clusters[i + 1])
                            ? hole_between(paragraph, clusters[i], clusters[i + 1])
                            : Length{};
    clusters[i].gap.natural += (ends_pair && hole == Length{} ? lost : Length{}) - hole;
    lost = hole;
  }
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

// In narrow heads marks keep their box, as all characters have one.
bool is_boxed(const document::Style& style) {
  return style.writing_mode == document::WritingMode::vertical &&
         style.text_orientation == document::TextOrientation::upright;
}

// Blanks, and what the style takes of the cluster's room whatever stands beside it.
void set_own_width(const PreparedParagraph& paragraph, Cluster& cluster) {
  set_blanks(paragraph, cluster);
  narrow_western_mark(paragraph, cluster);
  // Superscripts and subscripts are set tight whatever the style.
  const bool tight = cluster.attached && is_fullwidth_mark(cluster.character_class);
  if (tight || is_set_half(cluster.character_class, paragraph.style->punctuation)) {
    remove_blanks(cluster);
  }
}

// Whether the cluster is attached to one before it on its line.
bool has_base(const Cluster& cluster, const Cluster* base) {
  return cluster.attached && base && base->character_class != CharacterClass::line_break;
}

// The blank of a mark that opens a justified paragraph is no space to give up: （一） and （二）
// would begin at different places, and the indent would seem to change with what the line holds.
void keep_first_blank(PreparedParagraph& paragraph) {
  const bool justified = paragraph.style->align == document::TextAlign::justify;
  if (justified && !paragraph.clusters.empty()) paragraph.clusters.front().blank_before = {};
}

}  // namespace

void space_clusters(PreparedParagraph& paragraph) {
  auto& clusters = paragraph.clusters;
  if (!is_boxed(*paragraph.style)) {
    for (Cluster& cluster : clusters) set_own_width(paragraph, cluster);
  }
  const Cluster* base = nullptr;
  for (std::size_t i = 0; i + 1 < clusters.size(); ++i) {
    if (!has_base(clusters[i], base)) base = &clusters[i];
    set_space_between(paragraph, *base, clusters[i], clusters[i + 1]);
  }
  join_dashes(paragraph);
  keep_first_blank(paragraph);
}

}  // namespace typeset::text
