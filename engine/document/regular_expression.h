// Regular expressions that layouts hold against texts of reports.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <variant>
#include <vector>

namespace typeset::document {

// One of ICU's, compiled once. Immutable: threads may share it. Every search takes a bounded number
// of steps, whatever the expression and the text, and the same number on every machine.
class RegularExpression {
 public:
  // The index of the UTF-16 unit where an expression is wrong.
  struct Fault {
    std::size_t index = 0;
  };
  using Compiled = std::variant<std::shared_ptr<const RegularExpression>, Fault>;

  // ^ and $ are the ends of lines.
  static Compiled compile(std::u16string_view expression);
  ~RegularExpression();
  RegularExpression(const RegularExpression&) = delete;
  RegularExpression& operator=(const RegularExpression&) = delete;

  enum class Answer { yes, no, gave_up };
  // Whether the text as a whole is one.
  Answer is_whole(std::u16string_view text) const;

  struct Match {
    std::size_t start = 0, length = 0;  // in UTF-16 units
  };
  // All that do not overlap; those found so far where `gave_up` becomes true. Matches of nothing
  // count as none.
  std::vector<Match> find_all(std::u16string_view text, bool& gave_up) const;

 private:
  struct Pattern;
  explicit RegularExpression(std::unique_ptr<const Pattern> pattern);

  std::unique_ptr<const Pattern> pattern_;
};
using RegularExpressionRef = std::shared_ptr<const RegularExpression>;

}  // namespace typeset::document
