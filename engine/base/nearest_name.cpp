// Guessing what a misspelt name was meant to be.
#include <algorithm>
#include <limits>
#include <numeric>
#include <vector>

#include "base/diagnostic.h"
#include "base/unicode.h"

namespace typeset {
namespace {

// A name longer than this is prose put in the wrong place; comparing costs its square.
constexpr std::size_t longest_name = 100;

// More than any part of a layout has keys.
constexpr std::size_t candidates_listed = 60;

// Case and full-width forms set aside: 序号（Ａ） and 序号(a) are the same slip of the keyboard.
std::u32string folded(std::string_view name) {
  const std::u16string text = to_utf16(case_folded(name));
  std::u32string result;
  for (std::size_t i = 0; i < text.size(); i = next_code_point(text, i)) {
    result += code_point_at(text, i);
  }
  return result;
}

// Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> current(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({last[j] + 1, current[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) current[j] = std::min(current[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, current);
  }
  return last[b.size()];
}

bool contains_name(const std::u32string& whole, const std::u32string& part) {
  // A single Latin letter is in too many names to mean one; a single ideograph is a word.
  const bool says_something = part.size() > 1 || (part.size() == 1 && is_han(part[0]));
  return says_something && whole.find(part) != std::u32string::npos;
}

constexpr std::size_t not_near = std::numeric_limits<std::size_t>::max();

// The smaller the nearer. A name within the other comes after every slip of the pen.
std::size_t remoteness(const std::u32string& name, const std::u32string& candidate) {
  if (candidate.size() > longest_name) return not_near;
  const std::size_t length = std::max(name.size(), candidate.size());
  const std::size_t distance = edit_distance(name, candidate);
  const std::size_t threshold = std::max<std::size_t>(1, length / 3);
  // With as many edits as characters, nothing of the name is left.
  if (distance <= threshold && distance < length) return distance;
  if (contains_name(candidate, name) || contains_name(name, candidate)) {
    return longest_name + distance;
  }
  return not_near;
}

}  // namespace

std::optional<std::string> nearest_name(std::string_view name,
                                        const std::vector<std::string>& candidates) {
  constexpr std::size_t most_bytes = longest_name * 4;
  if (name.empty() || name.size() > most_bytes) return std::nullopt;
  const std::u32string wanted = folded(name);
  const std::string* nearest = nullptr;
  std::size_t least = not_near;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > most_bytes) continue;
    const std::size_t away = remoteness(wanted, folded(candidate));
    if (away >= least) continue;
    least = away;
    nearest = &candidate;
  }
  return nearest ? std::optional<std::string>(*nearest) : std::nullopt;
}

std::optional<Message> suggest(std::string_view name, const std::vector<std::string>& candidates) {
  if (candidates.empty()) return std::nullopt;
  if (auto nearest = nearest_name(name, candidates)) {
    return Message{MessageId::hint_nearest, {*std::move(nearest)}};
  }
  std::string list;
  for (std::size_t i = 0; i < std::min(candidates.size(), candidates_listed); ++i) {
    if (i > 0) list += ", ";
    list += candidates[i];
  }
  if (candidates.size() > candidates_listed) list += ", …";
  return Message{MessageId::hint_expected_one_of, {std::move(list)}};
}

}  // namespace typeset
