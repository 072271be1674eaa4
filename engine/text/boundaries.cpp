#include "text/boundaries.h"

#include <memory>
#include <stdexcept>
#include <unicode/brkiter.h>

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

std::vector<bool> boundaries(icu::BreakIterator& iterator, std::u16string_view text) {
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

}  // namespace

std::vector<bool> line_boundaries(std::u16string_view text) {
  thread_local const Iterator iterator = make_line_iterator();
  return boundaries(*iterator, text);
}

std::vector<bool> word_boundaries(std::u16string_view text) {
  thread_local const Iterator iterator = make_word_iterator();
  return boundaries(*iterator, text);
}

}  // namespace typeset::text
