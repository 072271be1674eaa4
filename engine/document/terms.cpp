#include "document/terms.h"

#include <algorithm>
#include <utility>

namespace typeset::document {

Terms::Terms(std::vector<std::u16string> words) : words_(std::move(words)) {
  for (const std::u16string& word : words_) {
    if (word.size() > 1) by_first_unit_[word.front()].push_back(word);
  }
  for (auto& [first, group] : by_first_unit_) {
    std::ranges::stable_sort(group, std::ranges::greater(), &std::u16string::size);
  }
}

std::size_t Terms::match(std::u16string_view text, std::size_t index) const {
  const auto group = by_first_unit_.find(text[index]);
  if (group == by_first_unit_.end()) return 0;
  for (const std::u16string& word : group->second) {
    if (text.substr(index).starts_with(word)) return word.size();
  }
  return 0;
}

}  // namespace typeset::document
