#include "document/regular_expression.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "unicode/regex.h"

namespace typeset::document {
namespace {

// Units of 10,000 saved states, which ICU counts instead of looking at a clock: a fraction of a
// second, and far more than any sensible expression needs for a report's longest text.
constexpr std::int32_t most_steps = 1000;
constexpr std::int32_t largest_stack = 8'000'000;  // bytes

constexpr auto longest_text = static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max());

// The text itself, not a copy.
icu::UnicodeString alias_of(std::u16string_view text) {
  return {false, icu::ConstChar16Ptr(text.data()), static_cast<std::int32_t>(text.size())};
}

}  // namespace

struct RegularExpression::Pattern {
  std::unique_ptr<icu::RegexPattern> compiled;

  // `text` must outlive it.
  std::unique_ptr<icu::RegexMatcher> matcher(const icu::UnicodeString& text) const {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::RegexMatcher> matcher(compiled->matcher(text, status));
    if (matcher) matcher->setTimeLimit(most_steps, status);
    if (matcher) matcher->setStackLimit(largest_stack, status);
    return U_SUCCESS(status) ? std::move(matcher) : nullptr;
  }
};

RegularExpression::RegularExpression(std::unique_ptr<const Pattern> pattern)
    : pattern_(std::move(pattern)) {}

RegularExpression::~RegularExpression() = default;

RegularExpression::Compiled RegularExpression::compile(std::u16string_view expression) {
  if (expression.size() > longest_text) return Fault{};
  UErrorCode status = U_ZERO_ERROR;
  UParseError fault;
  fault.line = 1;
  fault.offset = 0;
  auto pattern = std::make_unique<Pattern>();
  pattern->compiled.reset(
      icu::RegexPattern::compile(alias_of(expression), UREGEX_MULTILINE, fault, status));
  if (U_SUCCESS(status) && pattern->compiled) {
    return std::shared_ptr<const RegularExpression>(new RegularExpression(std::move(pattern)));
  }
  // ICU counts from the line's first unit, and names the one after that which it stumbled over.
  const auto index = static_cast<std::size_t>(std::max(fault.offset - 1, 0));
  const std::size_t last = expression.empty() ? 0 : expression.size() - 1;
  return Fault{fault.line > 1 ? 0 : std::min(index, last)};
}

RegularExpression::Answer RegularExpression::is_whole(std::u16string_view text) const {
  if (text.size() > longest_text) return Answer::gave_up;
  const icu::UnicodeString input = alias_of(text);
  const auto matcher = pattern_->matcher(input);
  if (!matcher) return Answer::gave_up;
  UErrorCode status = U_ZERO_ERROR;
  const bool whole = matcher->matches(status);
  if (U_FAILURE(status)) return Answer::gave_up;
  return whole ? Answer::yes : Answer::no;
}

std::vector<RegularExpression::Match> RegularExpression::find_all(std::u16string_view text,
                                                                  bool& gave_up) const {
  gave_up = true;
  std::vector<Match> matches;
  if (text.size() > longest_text) return matches;
  const icu::UnicodeString input = alias_of(text);
  const auto matcher = pattern_->matcher(input);
  if (!matcher) return matches;
  UErrorCode status = U_ZERO_ERROR;
  while (matcher->find(status)) {
    const auto start = static_cast<std::size_t>(matcher->start(status));
    const auto end = static_cast<std::size_t>(matcher->end(status));
    if (end > start) matches.push_back({start, end - start});
  }
  gave_up = U_FAILURE(status);
  return matches;
}

}  // namespace typeset::document
