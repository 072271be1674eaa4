#include "text/title_breaks.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "text/title_vocabulary.h"
#include "text/title_words.h"

namespace typeset::text {
namespace {

using vocabulary::is_in;
using vocabulary::is_one_of;

// After the name of the organ that issues the document: the classical break.
constexpr double after_organ = -12;
constexpr double after_mark = 1;
constexpr double before_bracket = 2;
constexpr double after_date = 4;
constexpr double after_leaning_word = 5;
constexpr double before_verb = 5;
constexpr double between_words = 8;
constexpr double after_conjunction = 14;
constexpr double after_verb = 20;
constexpr double after_adverb = 30;
constexpr double after_place = 14;
constexpr double before_count = 24;
constexpr double before_number = 14;
constexpr double before_parenthesis = 14;
constexpr double before_kind = 10;
constexpr double inside_organ = 14;        // on top of the others: of a long name
constexpr double inside_short_organ = 28;  // of one that fits a line with ease
constexpr double inside_title = 3;         // on top of the others: of a long title
constexpr double inside_short_title = 25;
constexpr double near_bracket = 10;  // on top of the others: of a line that tears off so little
constexpr double inside_quotation = 30;
constexpr double inside_parentheses = 20;
constexpr double after_governing_word = 45;
constexpr double before_leaning_word = 50;

constexpr std::size_t short_organ = 12;  // UTF-16 units
constexpr std::size_t short_title = 16;
constexpr std::size_t short_quotation = 9;
constexpr std::size_t little = 4;
// The name of an organ that issues a document is no longer.
constexpr std::size_t longest_organ = 40;

// Text between two brackets, without them.
struct Bracketed {
  std::size_t start = 0, end = 0;
  char16_t opening = 0;
  bool contains(std::size_t index) const { return start <= index && index <= end; }
  std::size_t size() const { return end - start; }
};

std::vector<Bracketed> find_brackets(std::u16string_view text) {
  constexpr std::u16string_view openings = u"《“（〈‘〔";
  constexpr std::u16string_view closings = u"》”）〉’〕";
  std::vector<Bracketed> found, open;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_in(openings, text[i])) open.push_back({i + 1, i + 1, text[i]});
    const std::size_t kind = closings.find(text[i]);
    if (kind == std::u16string_view::npos) continue;
    // What was opened in between and never closed is no bracket.
    const auto pair = std::find_if(open.rbegin(), open.rend(), [&](const Bracketed& bracket) {
      return bracket.opening == openings[kind];
    });
    if (pair == open.rend()) continue;
    found.push_back({pair->start, i, pair->opening});
    open.erase(std::prev(pair.base()), open.end());
  }
  return found;
}

class TitleBreaks {
 public:
  explicit TitleBreaks(const PreparedParagraph& p)
      : text_(p.text),
        tears_(torn_at(p.text, p.style->terms.get())),
        brackets_(find_brackets(p.text)) {
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (i == 0 || text_[i - 1] == u'\n') find_organ(i);
    }
  }

  // Of a break before the UTF-16 unit at `index`, which is neither the first nor past the last.
  double penalty_at(std::size_t index) const {
    if (holds_kind(index)) return penalty_inside_compound;
    switch (tears_[index]) {
      case Tear::word:
        return penalty_inside_phrase;
      case Tear::compound:
        return penalty_inside_compound;
      case Tear::nothing:
        break;
    }
    return place_penalty(index) + organ_penalty(index) + bracket_penalty(index);
  }

 private:
  struct Range {
    std::size_t start = 0, end = 0;
  };

  // 永安市人民政府办公室|关于…: the name that a title starts with, up to what the organ does.
  void find_organ(std::size_t start) {
    const std::size_t limit = std::min(text_.size(), start + longest_organ);
    for (std::size_t i = start + 2; i < limit; ++i) {
      if (text_[i] == u'\n' || text_[i] == u'《') return;
      if (tears_[i] != Tear::nothing || !is_in(vocabulary::organ_endings, text_[i - 1])) continue;
      const bool acts = std::ranges::any_of(
          vocabulary::leading_words,
          [&](std::u16string_view word) { return text_.substr(i).starts_with(word); });
      if (!acts && (text_[i] < u'0' || text_[i] > u'9')) continue;
      organs_.push_back({start, i});
      return;
    }
  }

  // The words that end, or start, at `index`; the longest there can be.
  template <std::size_t count>
  bool ends_in(const std::array<vocabulary::Word, count>& words, std::size_t index) const {
    return std::ranges::any_of(words, [&](vocabulary::Word word) {
      return text_.substr(0, index).ends_with(word) && tears_[index - word.size()] == Tear::nothing;
    });
  }
  template <std::size_t count>
  bool starts_with(const std::array<vocabulary::Word, count>& words, std::size_t index) const {
    return std::ranges::any_of(words, [&](vocabulary::Word word) {
      return text_.substr(index).starts_with(word) && tears_[index + word.size()] == Tear::nothing;
    });
  }

  // 的|通知, where nothing stands between.
  bool holds_kind(std::size_t index) const {
    return text_[index - 1] == u'的' && starts_with(vocabulary::document_kinds, index);
  }

  double place_penalty(std::size_t index) const {
    const char16_t before = text_[index - 1];
    const char16_t after = text_[index];
    if (before == u' ' || before == u'　') return 0;
    if (starts_with(vocabulary::leaning_words, index)) return before_leaning_word;
    if (ends_in(vocabulary::leading_words, index) || ends_in(vocabulary::prepositions, index)) {
      return after_governing_word;
    }
    if (starts_with(std::array<vocabulary::Word, 1>{u"关于"}, index)) {
      return follows_organ(index) ? after_organ : after_mark;
    }
    if (follows_organ(index)) return after_organ;
    if (ends_in(vocabulary::adverbs, index)) return after_adverb;
    if (ends_in(vocabulary::verbs, index)) return after_verb;
    if (is_in(u"、，；：》”", before)) return after_mark;
    if (is_in(u"《“", after)) return before_bracket;
    if (after == u'（') return before_parenthesis;
    if (ends_in(std::to_array<vocabulary::Word>({u"和", u"与", u"及", u"或", u"暨"}), index)) {
      return after_conjunction;
    }
    // 李某等|3名同志.
    if (before == u'等' && (is_in(u"0123456789", after) || is_in(vocabulary::numerals, after))) {
      return before_count;
    }
    if (is_in(u"的等了", before)) return after_leaning_word;
    if (before == u'年' || before == u'度') return after_date;
    if (is_in(u"0123456789", after)) return before_number;
    if (starts_with(vocabulary::verbs, index)) return before_verb;
    if (starts_with(vocabulary::document_kinds, index)) return before_kind;
    if (is_in(vocabulary::governments, before)) return after_place;
    return between_words;
  }

  bool follows_organ(std::size_t index) const {
    return std::ranges::any_of(organs_, [&](const Range& organ) { return organ.end == index; });
  }

  double organ_penalty(std::size_t index) const {
    if (text_[index - 1] == u' ' || text_[index - 1] == u'　') return 0;
    for (const Range& organ : organs_) {
      if (index <= organ.start || index >= organ.end) continue;
      // Several names beside each other are of several organs.
      std::size_t start = index, end = index;
      while (start > organ.start && text_[start - 1] != u' ' && text_[start - 1] != u'　') --start;
      while (end < organ.end && text_[end] != u' ' && text_[end] != u'　') ++end;
      return end - start <= short_organ ? inside_short_organ : inside_organ;
    }
    return 0;
  }

  double bracket_penalty(std::size_t index) const {
    double penalty = 0;
    for (const Bracketed& bracket : brackets_) {
      if (!bracket.contains(index)) continue;
      const bool title = bracket.opening == u'《' || bracket.opening == u'〈';
      const bool quotation = bracket.opening == u'“' || bracket.opening == u'‘';
      double own = inside_title;
      if (title && bracket.size() <= short_title) own = inside_short_title;
      if (quotation && bracket.size() <= short_quotation) own = inside_quotation;
      if (!title && !quotation) own = inside_parentheses;
      if (index - bracket.start < little || bracket.end - index < little) own += near_bracket;
      penalty = std::max(penalty, own);
    }
    return penalty;
  }

  std::u16string_view text_;
  std::vector<Tear> tears_;
  std::vector<Bracketed> brackets_;
  std::vector<Range> organs_;
};

}  // namespace

void set_title_breaks(PreparedParagraph& p) {
  const TitleBreaks breaks(p);
  for (std::size_t i = 0; i + 1 < p.clusters.size(); ++i) {
    Cluster& cluster = p.clusters[i];
    if (cluster.break_after != BreakKind::allowed) continue;
    const double by_text = breaks.penalty_at(cluster.text_start + cluster.text_length);
    // Numbers with their units, dates and numbers of documents.
    const bool weighed = cluster.break_penalty >= penalty_inside_date;
    cluster.break_penalty =
        weighed && by_text < penalty_inside_compound ? cluster.break_penalty : by_text;
  }
}

}  // namespace typeset::text
