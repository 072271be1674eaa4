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

// —— and …… are one mark each.
bool is_inside_two_em_unit(const std::vector<Cluster>& clusters, std::size_t i) {
  const CharacterClass c = clusters[i].character_class;
  if (c != clusters[i + 1].character_class) return false;
  if (c != CharacterClass::dash && c != CharacterClass::ellipsis) return false;
  std::size_t run_start = i;
  while (run_start > 0 && clusters[run_start - 1].character_class == c) --run_start;
  return (i - run_start) % 2 == 0;
}

double penalty_after(const PreparedParagraph& p, std::size_t i, bool line_boundary) {
  const Cluster& a = p.clusters[i];
  const Cluster& b = p.clusters[i + 1];
  if (forbidden_at_line_start(b.character_class) || forbidden_at_line_end(a.character_class) ||
      b.character_class == CharacterClass::space || is_inside_two_em_unit(p.clusters, i)) {
    return penalty_forbidden;
  }
  const bool both_marks =
      a.character_class == b.character_class &&
      (a.character_class == CharacterClass::dash || a.character_class == CharacterClass::ellipsis);
  if (!line_boundary && !both_marks) {
    // UAX #14 ties —— and …… to what stands before; CLReq lets them start a line except when
    // strict.
    const bool may_start =
        b.character_class == CharacterClass::dash || b.character_class == CharacterClass::ellipsis;
    if (may_start && a.character_class == CharacterClass::han) return 0;
    const bool inside_word = a.character_class == CharacterClass::western &&
                             b.character_class == CharacterClass::western;
    return inside_word ? penalty_inside_word : penalty_forbidden;
  }
  if (is_digit(p, a) && b.character_class == CharacterClass::han) return penalty_number_and_unit;
  return 0;
}

// Titles and table heads break after marks or else between words where they can: 法律服务|机构, not
// 法律服|务机构.
void prefer_phrases(PreparedParagraph& p) {
  thread_local const Iterator iterator = make_word_iterator();
  const std::vector<bool> words = boundaries(*iterator, p.text);
  for (std::size_t i = 0; i + 1 < p.clusters.size(); ++i) {
    Cluster& cluster = p.clusters[i];
    const bool after_mark = is_fullwidth_mark(cluster.character_class);
    if (cluster.break_penalty != 0 || after_mark) continue;
    const std::size_t end = cluster.text_start + cluster.text_length;
    cluster.break_penalty = words[end] ? penalty_between_words : penalty_inside_phrase;
  }
}

}  // namespace

void set_break_penalties(PreparedParagraph& p) {
  if (p.clusters.size() < 2) return;
  thread_local const Iterator iterator = make_line_iterator();
  const std::vector<bool> lines = boundaries(*iterator, p.text);
  for (std::size_t i = 0; i + 1 < p.clusters.size(); ++i) {
    Cluster& cluster = p.clusters[i];
    cluster.break_penalty = penalty_after(p, i, lines[cluster.text_start + cluster.text_length]);
  }
  if (p.style->align != document::TextAlign::justify) prefer_phrases(p);
}

}  // namespace typeset::text
