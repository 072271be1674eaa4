#include "text/break_penalties.h"

#include <memory>
#include <stdexcept>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <vector>

#include "base/unicode.h"

namespace typeset::text {
namespace {

using Iterator = std::unique_ptr<icu::BreakIterator>;

Iterator make_line_iterator() {
  UErrorCode status = U_ZERO_ERROR;
  Iterator iterator(icu::BreakIterator::createLineInstance(icu::Locale("zh@lb=strict"), status));
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no line break rules");
  return iterator;
}

Iterator make_word_iterator() {
  UErrorCode status = U_ZERO_ERROR;
  Iterator iterator(icu::BreakIterator::createWordInstance(icu::Locale("zh"), status));
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no word break rules");
  return iterator;
}

// For each UTF-16 index, whether the iterator has a boundary there.
std::vector<bool> boundaries(icu::BreakIterator& iterator, const std::u16string& text) {
  std::vector<bool> found(text.size() + 1, false);
  UErrorCode status = U_ZERO_ERROR;
  UText* view =
      utext_openUChars(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
  iterator.setText(view, status);
  for (auto i = iterator.first(); U_SUCCESS(status) && i != icu::BreakIterator::DONE;
       i = iterator.next()) {
    found[static_cast<std::size_t>(i)] = true;
  }
  // The iterator keeps its own clone of the view.
  utext_close(view);
  return found;
}

bool is_digit(const PreparedParagraph& p, const Cluster& c) {
  return u_isdigit(static_cast<UChar32>(code_point_at(p.text, c.text_start))) != 0;
}

bool is_two_em_mark(CharacterClass c) {
  return c == CharacterClass::dash || c == CharacterClass::ellipsis;
}

// For each cluster, whether it is the first half of —— or …….
std::vector<bool> first_halves(const std::vector<Cluster>& clusters) {
  std::vector<bool> result(clusters.size(), false);
  for (std::size_t i = 0; i + 1 < clusters.size(); ++i) {
    const CharacterClass c = clusters[i].character_class;
    const bool pair = is_two_em_mark(c) && clusters[i + 1].character_class == c;
    result[i] = pair && (i == 0 || !result[i - 1]);
  }
  return result;
}

struct Break {
  BreakKind kind = BreakKind::allowed;
  double penalty = 0;
};

// Words this long are addresses, or as good as such, and may break after their punctuation.
constexpr std::size_t shortest_address = 16;

bool is_address_punctuation(char16_t c) {
  return std::u16string_view(u"/.?&=_-:").find(c) != std::u16string_view::npos;
}

class BreakFinder {
 public:
  BreakFinder(const PreparedParagraph& p, const std::vector<bool>& line_boundaries)
      : p_(p), line_boundaries_(line_boundaries), first_half_(first_halves(p.clusters)) {
    measure_words();
  }

  // Of ending a line after cluster `i`, which is not the last.
  Break after(std::size_t i) const {
    const CharacterClass a = p_.clusters[i].character_class;
    const CharacterClass b = p_.clusters[i + 1].character_class;
    if (p_.clusters[i + 1].attached || is_glued(i)) return {BreakKind::forbidden};
    // Between two of —— or …… a line may end at every level.
    const bool between_units = is_two_em_mark(b) && a == b;
    const document::LineBreakLevel level = p_.style->line_break;
    if ((forbidden_at_line_start(b, level) && !between_units) || forbidden_at_line_end(a, level) ||
        b == CharacterClass::space || first_half_[i]) {
      return {BreakKind::forbidden};
    }
    if (a == CharacterClass::western && b == CharacterClass::western) return inside_western(i);
    // Chinese marks by their class alone: UAX #14 takes ‘ and ’ for marks of unknown side, and ties
    // —— and …… to what stands before them.
    const bool decided = b == CharacterClass::opening || is_closing(a) ||
                         (is_two_em_mark(b) && a != CharacterClass::space) || is_two_em_mark(a);
    if (!decided && !is_line_boundary(i)) return {BreakKind::forbidden};
    if (is_digit(p_, p_.clusters[i]) && b == CharacterClass::han) {
      return {BreakKind::allowed, penalty_number_and_unit};
    }
    return {};
  }

 private:
  static bool is_closing(CharacterClass c) {
    return c == CharacterClass::closing || c == CharacterClass::stop || c == CharacterClass::pause;
  }

  bool is_line_boundary(std::size_t i) const {
    const Cluster& cluster = p_.clusters[i];
    return line_boundaries_[cluster.text_start + cluster.text_length];
  }

  // A character that forbids it stands at either side of the place after cluster `i`.
  bool is_glued(std::size_t i) const {
    const Cluster& cluster = p_.clusters[i];
    const std::size_t end = cluster.text_start + cluster.text_length;
    const char16_t last = p_.text[end - 1];
    return last == word_joiner || last == no_break_space || p_.text[end] == no_break_space;
  }

  Break inside_western(std::size_t i) const {
    const Cluster& cluster = p_.clusters[i];
    const char16_t last = p_.text[cluster.text_start + cluster.text_length - 1];
    if (word_length_[i] >= shortest_address && is_address_punctuation(last)) {
      return {BreakKind::allowed, penalty_inside_address};
    }
    const bool solidus = last == u'/';
    if (is_line_boundary(i) && !solidus) return {};
    return {BreakKind::inside_word};
  }

  void measure_words() {
    const auto& clusters = p_.clusters;
    word_length_.assign(clusters.size(), 0);
    for (std::size_t first = 0; first < clusters.size();) {
      std::size_t last = first;
      while (last < clusters.size() && clusters[last].character_class == CharacterClass::western) {
        ++last;
      }
      for (std::size_t i = first; i < last; ++i) word_length_[i] = last - first;
      first = std::max(last, first + 1);
    }
  }

  const PreparedParagraph& p_;
  const std::vector<bool>& line_boundaries_;
  std::vector<bool> first_half_;
  std::vector<std::size_t> word_length_;  // of the Western word a cluster is in
};

// 呼和浩特市新城区|成吉思汗大街…: names of places end so, and what follows begins a new sense.
bool ends_place_name(const PreparedParagraph& p, const Cluster& cluster) {
  const char16_t last = p.text[cluster.text_start + cluster.text_length - 1];
  return std::u16string_view(u"省市区县州盟旗镇乡").find(last) != std::u16string_view::npos;
}

// Titles and table heads break after marks and names of places or else between words where they
// can: 法律服务|机构, not 法律服|务机构.
void prefer_phrases(PreparedParagraph& p) {
  thread_local const Iterator iterator = make_word_iterator();
  const std::vector<bool> words = boundaries(*iterator, p.text);
  for (std::size_t i = 0; i + 1 < p.clusters.size(); ++i) {
    Cluster& cluster = p.clusters[i];
    const bool after_mark = is_fullwidth_mark(cluster.character_class);
    const bool plain = cluster.break_after == BreakKind::allowed && cluster.break_penalty == 0;
    if (!plain || after_mark) continue;
    const std::size_t end = cluster.text_start + cluster.text_length;
    if (!words[end]) {
      cluster.break_penalty = penalty_inside_phrase;
    } else if (!ends_place_name(p, cluster)) {
      cluster.break_penalty = penalty_between_words;
    }
  }
}

}  // namespace

void set_break_penalties(PreparedParagraph& p) {
  if (p.clusters.size() < 2) return;
  thread_local const Iterator iterator = make_line_iterator();
  const std::vector<bool> lines = boundaries(*iterator, p.text);
  const BreakFinder finder(p, lines);
  for (std::size_t i = 0; i + 1 < p.clusters.size(); ++i) {
    const Break found = finder.after(i);
    p.clusters[i].break_after = found.kind;
    p.clusters[i].break_penalty = found.penalty;
  }
  if (p.style->align != document::TextAlign::justify) prefer_phrases(p);
}

}  // namespace typeset::text
