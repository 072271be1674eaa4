// Words that hold together: names of organs, fixed terms, people, places. Where a dictionary of the
// language would break them, titles do not.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace typeset::document {

// Immutable; shared by the styles of a layout and by what is made of them.
class Terms {
 public:
  Terms() = default;
  // Words of fewer than two UTF-16 units have no inside and count for nothing.
  explicit Terms(std::vector<std::u16string> words);

  // UTF-16 units of the longest of the words that stands in `text` at `index`; 0: none does.
  std::size_t match(std::u16string_view text, std::size_t index) const;

  // As they were given.
  const std::vector<std::u16string>& words() const { return words_; }

 private:
  std::vector<std::u16string> words_;
  std::map<char16_t, std::vector<std::u16string>> by_first_unit_;  // the longest first
};
using TermsRef = std::shared_ptr<const Terms>;

}  // namespace typeset::document
