#include "text/vertical_orientation.h"

#include <algorithm>
#include <unicode/uchar.h>

#include "base/unicode.h"
#include "text/character_class.h"

namespace typeset::text {
namespace {

bool is_digit(char16_t c) { return (c >= u'0' && c <= u'9') || (c >= u'０' && c <= u'９'); }

VerticalOrientation of_character(char32_t c, bool western) {
  if (is_ambiguous_mark(c) && !western) return VerticalOrientation::transformed_or_rotated;
  switch (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_VERTICAL_ORIENTATION)) {
    case U_VO_UPRIGHT:
    case U_VO_TRANSFORMED_UPRIGHT:
      return VerticalOrientation::upright;
    case U_VO_TRANSFORMED_ROTATED:
      return VerticalOrientation::transformed_or_rotated;
    default:
      return VerticalOrientation::rotated;
  }
}

class Finder {
 public:
  Finder(const document::RichText& spans, const std::vector<bool>& western)
      : text_(document::plain_text(spans)), western_(western) {
    for (const document::TextSpan& span : spans)
      span_of_.resize(span_of_.size() + span.text.size(), &span);
  }

  std::vector<VerticalOrientation> find(int most_digits) {
    for (std::size_t i = 0; i < text_.size(); i = next_code_point(text_, i)) {
      const VerticalOrientation found = of_character(code_point_at(text_, i), western_[i]);
      result_.resize(next_code_point(text_, i), found);
    }
    turn_signs();
    if (most_digits > 0) combine_numbers(static_cast<std::size_t>(most_digits));
    return std::move(result_);
  }

 private:
  // Signs between Western characters lie as those do.
  void turn_signs() {
    for (std::size_t i = 1; i + 1 < text_.size(); ++i) {
      if (result_[i] != VerticalOrientation::upright || !western_[i]) continue;
      const auto lies = [&](std::size_t at) {
        return western_[at] && result_[at] == VerticalOrientation::rotated;
      };
      if (lies(i - 1) && lies(i + 1)) result_[i] = VerticalOrientation::rotated;
    }
  }

  void combine_numbers(std::size_t most_digits) {
    for (std::size_t first = 0; first < text_.size();) {
      std::size_t last = first;
      while (last < text_.size() && is_digit(text_[last]) && are_alike(first, last)) ++last;
      const std::size_t count = last - first;
      // A single full-width digit stands upright by itself.
      const bool needs_it = count > 1 || (count == 1 && western_[first]);
      if (needs_it && !is_attached_to_word(first) && count <= most_digits &&
          stands_alone(first, last)) {
        std::fill_n(result_.begin() + static_cast<std::ptrdiff_t>(first), count,
                    VerticalOrientation::combined);
      }
      first = std::max(last, first + 1);
    }
  }

  // Raised and lowered figures lie on their sides with the word that they belong to: m², CO₂.
  bool is_attached_to_word(std::size_t at) const {
    return span_of_[at]->baseline_shift != Length{} && at > 0 && western_[at - 1] &&
           result_[at - 1] == VerticalOrientation::rotated;
  }

  bool are_alike(std::size_t a, std::size_t b) const {
    return span_of_[a]->style == span_of_[b]->style && span_of_[a]->ruby == span_of_[b]->ruby &&
           span_of_[a]->baseline_shift == span_of_[b]->baseline_shift;
  }

  bool is_seen_through(std::size_t at) const {
    return classify(text_[at]) == CharacterClass::space || text_[at] == word_joiner;
  }

  // What is raised or lowered beside a number is not part of it.
  bool is_western_beside(std::size_t at, std::size_t number) const {
    return western_[at] && span_of_[at]->baseline_shift == span_of_[number]->baseline_shift;
  }

  bool stands_alone(std::size_t first, std::size_t last) const {
    std::size_t before = first, after = last;
    while (before > 0 && is_seen_through(before - 1)) --before;
    while (after < text_.size() && is_seen_through(after)) ++after;
    return (before == 0 || !is_western_beside(before - 1, first)) &&
           (after == text_.size() || !is_western_beside(after, first));
  }

  std::u16string text_;
  const std::vector<bool>& western_;
  std::vector<const document::TextSpan*> span_of_;  // by unit
  std::vector<VerticalOrientation> result_;
};

}  // namespace

std::vector<VerticalOrientation> vertical_orientations(const document::RichText& spans,
                                                       const std::vector<bool>& western,
                                                       const document::Style& style) {
  return Finder(spans, western).find(style.text_combine);
}

}  // namespace typeset::text
