#include "text/break_penalties.h"

#include <algorithm>
#include <unicode/uchar.h>
#include <vector>

#include "base/unicode.h"
#include "text/boundaries.h"
#include "text/title_breaks.h"

namespace typeset::text {
namespace {

// Where UAX #14 has a line end. Between two ideographs it always does, whatever stands around them
// (LB31), so that ICU is asked only about what stands between such places, piece by piece.
class LineBoundaries {
 public:
  explicit LineBoundaries(std::u16string_view text) : text_(text) {}

  // Asked in ascending order.
  bool at(std::size_t index) {
    if (is_between_ideographs(index)) return true;
    if (index >= piece_end_) find_in_piece(index);
    return in_piece_[index - piece_start_];
  }

 private:
  bool is_between_ideographs(std::size_t index) const {
    return index > 0 && index < text_.size() && is_common_ideograph(text_[index - 1]) &&
           is_common_ideograph(text_[index]);
  }

  void find_in_piece(std::size_t index) {
    piece_start_ = index;
    while (piece_start_ > 0 && !is_between_ideographs(piece_start_)) --piece_start_;
    piece_end_ = index;
    while (piece_end_ < text_.size() && !is_between_ideographs(piece_end_)) ++piece_end_;
    in_piece_ = line_boundaries(text_.substr(piece_start_, piece_end_ - piece_start_));
  }

  std::u16string_view text_;
  std::size_t piece_start_ = 0, piece_end_ = 0;
  std::vector<bool> in_piece_;  // from its start
};

bool is_two_em_mark(CharacterClass c) {
  return c == CharacterClass::dash || c == CharacterClass::ellipsis;
}

struct Break {
  BreakKind kind = BreakKind::allowed;
  double penalty = 0;
};
constexpr Break against_rules{BreakKind::forbidden, penalty_against_rules};

// Words this long are addresses, or as good as such, and may break after their punctuation.
constexpr std::size_t shortest_address = 16;
// 《…》 of no more characters is not broken without need.
constexpr std::size_t longest_short_title = 4;

bool is_address_punctuation(char32_t c) {
  return std::u32string_view(U"/.?&=_-:@").find(c) != std::u32string_view::npos;
}

// By UAX #14 alone, whatever stands on the other side.
bool may_end_line(char32_t c) {
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LINE_BREAK)) {
    case U_LB_OPEN_PUNCTUATION:
    case U_LB_QUOTATION:
    case U_LB_BREAK_BEFORE:
    case U_LB_PREFIX_NUMERIC:
    case U_LB_GLUE:
    case U_LB_WORD_JOINER:
    case U_LB_ZWJ:
      return false;
    default:
      return true;
  }
}
bool may_start_line(char32_t c) {
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LINE_BREAK)) {
    case U_LB_CLOSE_PUNCTUATION:
    case U_LB_CLOSE_PARENTHESIS:
    case U_LB_EXCLAMATION:
    case U_LB_QUOTATION:
    case U_LB_INFIX_NUMERIC:
    case U_LB_BREAK_SYMBOLS:
    case U_LB_BREAK_AFTER:
    case U_LB_HYPHEN:
    case U_LB_NONSTARTER:
    case U_LB_CONDITIONAL_JAPANESE_STARTER:
    case U_LB_INSEPARABLE:
    case U_LB_COMBINING_MARK:
    case U_LB_GLUE:
    case U_LB_WORD_JOINER:
    case U_LB_ZWSPACE:
    case U_LB_MANDATORY_BREAK:
    case U_LB_CARRIAGE_RETURN:
    case U_LB_LINE_FEED:
    case U_LB_NEXT_LINE:
      return false;
    default:
      return true;
  }
}

bool is_dash(char32_t c) { return c == U'\u2014' || c == U'\u2013'; }

// What the rules ask of the characters of a paragraph, by cluster.
class ClusterText {
 public:
  explicit ClusterText(const PreparedParagraph& p)
      : p_(p),
        before_spaces_(p.clusters.size(), 0),
        first_half_(p.clusters.size(), false),
        ordinal_(p.clusters.size(), false),
        short_title_(p.clusters.size(), false),
        word_length_(p.clusters.size(), 0) {
    find_spaces();
    pair_halves();
    mark_ordinals();
    mark_short_titles();
    measure_words();
  }

  std::size_t size() const { return p_.clusters.size(); }
  CharacterClass class_of(std::size_t i) const { return p_.clusters[i].character_class; }
  char32_t character(std::size_t i) const {
    return code_point_at(p_.text, p_.clusters[i].text_start);
  }
  // With what joins it, as a zero-width joiner does.
  char32_t last_character(std::size_t i) const {
    std::size_t last = p_.clusters[i].text_start;
    for (std::size_t next = last; next < end_of(i); next = next_code_point(p_.text, next)) {
      last = next;
    }
    return code_point_at(p_.text, last);
  }
  std::size_t end_of(std::size_t i) const {
    return p_.clusters[i].text_start + p_.clusters[i].text_length;
  }
  bool is(std::size_t i, char32_t c) const { return character(i) == c; }
  // Cluster `i`, or the last one before it that is no space.
  std::size_t before_spaces(std::size_t i) const { return before_spaces_[i]; }
  bool is_digit(std::size_t i) const {
    const char32_t c = character(i);
    return !is_common_ideograph(c) && u_isdigit(static_cast<UChar32>(c)) != 0;
  }
  // An ideograph with nothing on it.
  bool is_bare_ideograph(std::size_t i) const {
    return p_.clusters[i].text_length == 1 && is_common_ideograph(character(i)) &&
           class_of(i) == CharacterClass::han;
  }
  bool is_letter(std::size_t i) const { return u_isalpha(static_cast<UChar32>(character(i))) != 0; }

  // The first half of —— or ……, set as two glyphs.
  bool is_first_half(std::size_t i) const { return first_half_[i]; }
  // — alone, as in 北京—上海: a connector (CLReq), not half of a unit.
  bool is_lone_dash(std::size_t i) const {
    const bool second_half = i > 0 && first_half_[i - 1];
    return class_of(i) == CharacterClass::dash && !first_half_[i] && !second_half &&
           !is_whole_unit(i);
  }
  // A digit of 第3, or of the number of a document: 〔2014〕886.
  bool is_ordinal(std::size_t i) const { return ordinal_[i]; }
  // A character of a short title that another of it follows.
  bool is_inside_short_title(std::size_t i) const { return short_title_[i]; }
  // Of the Western word the cluster is in; 0: it is in none.
  std::size_t word_length(std::size_t i) const { return word_length_[i]; }

  // One of three or more marks in a row, with the one after it.
  bool is_in_run_of_marks(std::size_t i) const {
    const auto mark = [&](std::size_t at) {
      return at < size() && is_fullwidth_mark(class_of(at));
    };
    return mark(i) && mark(i + 1) && (mark(i + 2) || (i > 0 && mark(i - 1)));
  }

 private:
  // Noto CJK draws —— as one glyph, which is no half of anything.
  bool is_whole_unit(std::size_t i) const {
    const std::size_t second = next_code_point(p_.text, p_.clusters[i].text_start);
    return is(i, U'\u2E3A') ||
           (second < end_of(i) && is_two_em_mark(classify(code_point_at(p_.text, second))));
  }

  void find_spaces() {
    for (std::size_t i = 0; i < size(); ++i) {
      const bool space = i > 0 && class_of(i) == CharacterClass::space;
      before_spaces_[i] = space ? before_spaces_[i - 1] : i;
    }
  }

  void pair_halves() {
    for (std::size_t i = 0; i + 1 < size(); ++i) {
      const bool pair = is_two_em_mark(class_of(i)) && class_of(i + 1) == class_of(i) &&
                        !is_whole_unit(i) && !is_whole_unit(i + 1);
      first_half_[i] = pair && (i == 0 || !first_half_[i - 1]);
    }
  }

  void mark_ordinals() {
    for (std::size_t i = 1; i < size(); ++i) {
      const std::size_t before = before_spaces(i - 1);
      ordinal_[i] = is_digit(i) && (is(before, U'第') || is(before, U'〕') || ordinal_[i - 1]);
    }
  }

  void mark_short_titles() {
    for (std::size_t open = 0; open < size(); ++open) {
      if (!is(open, U'《')) continue;
      std::size_t close = open + 1;
      while (close < size() && close - open <= longest_short_title && !is(close, U'》')) ++close;
      if (close == size() || !is(close, U'》')) continue;
      for (std::size_t i = open + 1; i + 1 < close; ++i) short_title_[i] = true;
    }
  }

  void measure_words() {
    for (std::size_t first = 0; first < size();) {
      std::size_t last = first;
      while (last < size() && class_of(last) == CharacterClass::western) ++last;
      for (std::size_t i = first; i < last; ++i) word_length_[i] = last - first;
      first = std::max(last, first + 1);
    }
  }

  const PreparedParagraph& p_;
  std::vector<std::size_t> before_spaces_;
  std::vector<bool> first_half_, ordinal_, short_title_;
  std::vector<std::size_t> word_length_;
};

class BreakFinder {
 public:
  explicit BreakFinder(const PreparedParagraph& p) : p_(p), text_(p), line_boundaries_(p.text) {}

  // Of ending a line after cluster `i`, which is not the last. Asked in ascending order.
  Break after(std::size_t i) {
    if (!p_.clusters[i + 1].attached && text_.is_bare_ideograph(i) &&
        text_.is_bare_ideograph(i + 1)) {
      return between_ideographs(i);
    }
    const CharacterClass a = text_.class_of(i);
    const CharacterClass b = text_.class_of(i + 1);
    if (p_.clusters[i + 1].attached || is_glued(i)) return against_rules;
    // What ends the line to the eye.
    const CharacterClass last = text_.class_of(text_.before_spaces(i));
    // Between two of —— or …… a line may end at every level.
    const bool between_units = is_two_em_mark(b) && a == b;
    const document::LineBreakLevel level = p_.style->line_break;
    if ((forbidden_at_line_start(b, level) && !between_units) || text_.is_lone_dash(i + 1) ||
        forbidden_at_line_end(last, level) || b == CharacterClass::space ||
        text_.is_first_half(i)) {
      // CLReq: of three marks in a row (。』」) the last may start a line where nothing else helps.
      const bool last_resort = text_.is_in_run_of_marks(i) && !forbidden_at_line_end(last, level);
      return last_resort ? Break{BreakKind::forbidden, 0} : against_rules;
    }
    if (a == CharacterClass::western && b == CharacterClass::western) return inside_western(i);
    if (is_inside_time(i)) return {BreakKind::inside_word};
    if (!is_decided_by_class(i) && !is_line_boundary(i)) return against_rules;
    return beside_han(i);
  }

 private:
  // Chinese marks by their class alone: UAX #14 takes ‘ and ’ for marks of unknown side, and ties
  // —— and …… to what stands before them. What stands beside them keeps the rules of UAX #14.
  bool is_decided_by_class(std::size_t i) const {
    const CharacterClass a = text_.class_of(i);
    const CharacterClass b = text_.class_of(i + 1);
    const bool closing =
        a == CharacterClass::closing || a == CharacterClass::stop || a == CharacterClass::pause;
    const bool ends = closing || is_two_em_mark(a);
    const bool starts =
        b == CharacterClass::opening || (is_two_em_mark(b) && a != CharacterClass::space);
    return (ends || starts) && (ends || may_end_line_after(i)) &&
           (starts || may_start_line(text_.character(i + 1)));
  }

  // 10：30, as it is often typed.
  bool is_inside_time(std::size_t i) const {
    return i > 0 && text_.is(i, U'：') && text_.is_digit(i - 1) && text_.is_digit(i + 1);
  }

  bool may_end_line_after(std::size_t i) const {
    return may_end_line(text_.character(i)) && may_end_line(text_.last_character(i));
  }

  bool is_line_boundary(std::size_t i) { return line_boundaries_.at(text_.end_of(i)); }

  // A character that forbids it stands at either side of the place after cluster `i`.
  bool is_glued(std::size_t i) const {
    const std::size_t end = text_.end_of(i);
    const char16_t last = p_.text[end - 1];
    return last == word_joiner || last == no_break_space || p_.text[end] == no_break_space;
  }

  // Of most places, so that they are told apart first.
  Break between_ideographs(std::size_t i) const {
    if (text_.is_inside_short_title(i)) return {BreakKind::allowed, penalty_inside_short_title};
    return {};
  }

  Break inside_western(std::size_t i) {
    const char32_t last = text_.character(i);
    const char32_t next = text_.character(i + 1);
    if (text_.word_length(i) >= shortest_address && is_address_punctuation(last) &&
        !is_address_punctuation(next)) {
      return {BreakKind::allowed, penalty_inside_address};
    }
    // 9704—2012: the dash stays with the number before it.
    if (is_dash(next) && text_.is_digit(i)) return against_rules;
    if (is_dash(last) && text_.is_digit(i + 1)) {
      return {BreakKind::allowed, penalty_number_and_unit};
    }
    if (is_line_boundary(i) && last != U'/') return {};
    // 1,024 and 86.7% are no words, which may be torn: half a number is another number.
    const bool number = (text_.is_digit(i) && !text_.is_letter(i + 1)) ||
                        (text_.is_digit(i + 1) && !text_.is_letter(i));
    return number && !p_.style->break_numbers ? against_rules : Break{BreakKind::inside_word};
  }

  // Numbers and what Chinese text puts before and after them, and titles.
  Break beside_han(std::size_t i) const {
    const std::size_t before = text_.before_spaces(i);
    const std::size_t next = i + 1;
    const bool ordinal = text_.is(before, U'第') || text_.is(before, U'〕');
    if (text_.is_digit(next) && (ordinal || is_fullwidth_sign(i))) {
      return against_rules;
    }
    if (text_.is_digit(before) && text_.class_of(next) == CharacterClass::han) {
      if (text_.is_ordinal(before)) return against_rules;
      return {BreakKind::allowed, penalty_number_and_unit};
    }
    if (text_.is_digit(next) && ends_part_of_date(before)) {
      return {BreakKind::allowed, penalty_inside_date};
    }
    if (text_.is_inside_short_title(i)) return {BreakKind::allowed, penalty_inside_short_title};
    if (starts_document_number(next) && text_.class_of(i) == CharacterClass::han) {
      return {BreakKind::allowed, penalty_inside_document_number};
    }
    return {};
  }

  // 〔2004〕 after the name of who issued it.
  bool starts_document_number(std::size_t i) const {
    return text_.is(i, U'〔') && i + 1 < text_.size() && text_.is_digit(i + 1);
  }

  // UAX #14 knows - and − as signs of a number, and takes these for characters like any other.
  bool is_fullwidth_sign(std::size_t i) const {
    return text_.is(i, U'＋') || text_.is(i, U'－') || text_.is(i, U'±');
  }

  // 年 of 2021年 and 月 of 1月.
  bool ends_part_of_date(std::size_t i) const {
    return i > 0 && (text_.is(i, U'年') || text_.is(i, U'月')) && text_.is_digit(i - 1);
  }

  const PreparedParagraph& p_;
  ClusterText text_;
  LineBoundaries line_boundaries_;
};

// 呼和浩特市新城区|成吉思汗大街…: names of places end so, and what follows begins a new sense.
bool ends_place_name(const PreparedParagraph& p, const Cluster& cluster) {
  const char16_t last = p.text[cluster.text_start + cluster.text_length - 1];
  return std::u16string_view(u"省市区县州盟旗镇乡").find(last) != std::u16string_view::npos;
}

// Titles and table heads break beside marks, after names of places or else between words where they
// can: 法律服务|机构, not 法律服|务机构.
void prefer_phrases(PreparedParagraph& p) {
  const std::vector<bool> words = word_boundaries(p.text);
  for (std::size_t i = 0; i + 1 < p.clusters.size(); ++i) {
    Cluster& cluster = p.clusters[i];
    const bool beside_mark = is_fullwidth_mark(cluster.character_class) ||
                             p.clusters[i + 1].character_class == CharacterClass::opening;
    // What is weighed by its Western text is no question of phrases.
    const bool weighed =
        cluster.character_class == CharacterClass::western && cluster.break_penalty > 0;
    if (cluster.break_after != BreakKind::allowed || beside_mark || weighed) continue;
    const std::size_t end = cluster.text_start + cluster.text_length;
    if (!words[end]) {
      cluster.break_penalty = penalty_inside_phrase;
    } else if (!ends_place_name(p, cluster)) {
      cluster.break_penalty = std::max(cluster.break_penalty, penalty_between_words);
    }
  }
}

}  // namespace

void set_break_penalties(PreparedParagraph& p) {
  if (p.clusters.size() < 2) return;
  BreakFinder finder(p);
  for (std::size_t i = 0; i + 1 < p.clusters.size(); ++i) {
    const Break found = finder.after(i);
    p.clusters[i].break_after = found.kind;
    p.clusters[i].break_penalty = found.penalty;
  }
  if (p.style->align == document::TextAlign::justify) return;
  if (p.style->shape == document::LineShape::tapered) {
    set_title_breaks(p);
  } else {
    prefer_phrases(p);
  }
}

}  // namespace typeset::text
