#include "text/title_words.h"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <unicode/regex.h>

#include "base/unicode.h"
#include "text/boundaries.h"
#include "text/title_vocabulary.h"

namespace typeset::text {
namespace {

using document::Terms;

const Terms& built_in_terms() {
  static const Terms terms(
      std::vector<std::u16string>(vocabulary::compounds.begin(), vocabulary::compounds.end()));
  return terms;
}

// Places of descending rank that a title starts with, each of its own group:
// 永安市|新城区|幸福街道. What an organ or a verb starts with is no place's name.
const icu::RegexPattern& place_names() {
  static const std::unique_ptr<icu::RegexPattern> pattern = [] {
    const auto name = [](const char16_t* count, const char16_t* endings) {
      constexpr char16_t character[] =
          u"(?:(?!关于|人民|政府|委员|办公|转发|印发|召开|做好)[\\p{Han}--[和与的全中共]])";
      return std::u16string(u"(") + character + count + u"?(?:" + endings + u"))?+";
    };
    const std::u16string text = name(u"{2,6}", u"省|自治区") +
                                name(u"{2,5}", u"自治州|州|盟|市(?![委级场民容直域情政])") +
                                name(u"{1,6}",
                                     u"自治县|自治旗|[县旗](?![委级域])|"
                                     u"区(?![委级域划])|市(?![委级场民容直域情政])") +
                                name(u"{1,5}", u"镇(?!级)|乡(?![村镇级])|街道");
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::RegexPattern> compiled(icu::RegexPattern::compile(
        icu::UnicodeString(text.data(), static_cast<std::int32_t>(text.size())), 0, status));
    if (U_FAILURE(status)) throw std::runtime_error("no pattern of places' names");
    return compiled;
  }();
  return *pattern;
}

struct Word {
  std::size_t start = 0, end = 0;
};

class WordFinder {
 public:
  WordFinder(std::u16string_view text, const Terms* terms)
      : text_(text), terms_(terms), tears_(text.size() + 1, Tear::word) {}

  std::vector<Tear> find() {
    find_places();
    find_terms();
    for (std::size_t i = 0; i < cuts_.size(); ++i) add_words(cuts_[i]);
    for (const Word& word : words_) tears_[word.start] = tears_[word.end] = Tear::nothing;
    for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
      if (holds(i)) tears_[words_[i].end] = Tear::compound;
    }
    for (const Word& place : places_) hold_inside(place);
    return std::move(tears_);
  }

 private:
  struct Cut {
    Word range;
    bool term = false;
  };

  // At the start of the title, and of what follows a space or the author's own line end.
  void find_places() {
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (i > 0 && !is_gap(text_[i - 1])) continue;
      find_places_from(i);
    }
  }

  static bool is_gap(char16_t c) { return c == u' ' || c == u'\n' || c == u'　'; }

  void find_places_from(std::size_t start) {
    // Longer than all groups together can be.
    constexpr std::size_t window = 32;
    const std::u16string_view near = text_.substr(start, window);
    const icu::UnicodeString subject(false, near.data(), static_cast<std::int32_t>(near.size()));
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::RegexMatcher> matcher(place_names().matcher(subject, status));
    if (U_FAILURE(status) || !matcher->lookingAt(status)) return;
    for (std::int32_t group = 1; group <= matcher->groupCount(); ++group) {
      const std::int32_t first = matcher->start(group, status);
      if (first < 0) continue;
      places_.push_back({start + static_cast<std::size_t>(first),
                         start + static_cast<std::size_t>(matcher->end(group, status))});
    }
  }

  std::size_t term_at(std::size_t index) const {
    const std::size_t own = terms_ ? terms_->match(text_, index) : 0;
    return std::max(own, built_in_terms().match(text_, index));
  }

  bool ends_place(std::size_t index) const {
    return std::ranges::any_of(places_, [&](const Word& place) { return place.end == index; });
  }

  // Cuts the text into terms and what stands between them, which ends with a place's name too.
  void find_terms() {
    std::size_t start = 0;
    const auto close = [&](std::size_t end) {
      if (end > start) cuts_.push_back({{start, end}});
      start = end;
    };
    for (std::size_t i = 0; i < text_.size();) {
      if (ends_place(i)) close(i);
      const std::size_t length = term_at(i);
      if (length == 0) {
        ++i;
        continue;
      }
      close(i);
      cuts_.push_back({{i, i + length}, true});
      start = i += length;
    }
    close(text_.size());
  }

  void add_words(const Cut& cut) {
    const auto& [start, end] = cut.range;
    const std::vector<bool> found = word_boundaries(text_.substr(start, end - start));
    if (cut.term) {
      for (std::size_t i = start + 1; i < end; ++i) {
        if (found[i - start]) tears_[i] = Tear::compound;
      }
      words_.push_back({start, end});
      return;
    }
    std::size_t first = start;
    for (std::size_t i = start + 1; i <= end; ++i) {
      if (!found[i - start]) continue;
      words_.push_back({first, i});
      first = i;
    }
  }

  void hold_inside(const Word& place) {
    for (std::size_t i = place.start + 1; i < place.end; ++i) {
      if (tears_[i] == Tear::nothing) tears_[i] = Tear::compound;
    }
  }

  std::u16string_view text_of(std::size_t i) const {
    return text_.substr(words_[i].start, words_[i].end - words_[i].start);
  }
  bool is_lone_ideograph(std::size_t i) const {
    return text_of(i).size() == 1 && (is_common_ideograph(text_of(i)[0]) || text_of(i) == u"〇");
  }
  // It has a sense of its own.
  bool is_function_word(std::size_t i) const {
    return vocabulary::is_one_of(vocabulary::leaning_words, text_of(i)) ||
           vocabulary::is_one_of(vocabulary::prepositions, text_of(i));
  }
  bool is_han(std::size_t i) const { return is_common_ideograph(text_of(i).back()); }
  bool is_numeral(std::size_t i) const {
    return std::ranges::all_of(
        text_of(i), [](char16_t c) { return vocabulary::is_in(vocabulary::numerals, c); });
  }

  // What a government's name in short starts: 转发|省人民政府, 关于|市应急管理局.
  bool starts_government(std::size_t i) const {
    if (!vocabulary::is_in(vocabulary::governments, text_of(i)[0])) return false;
    return i == 0 || !is_han(i - 1) || is_function_word(i - 1) ||
           vocabulary::is_one_of(vocabulary::leading_words, text_of(i - 1)) ||
           vocabulary::is_one_of(vocabulary::verbs, text_of(i - 1));
  }

  bool is_suffix(std::size_t i) const {
    if (!is_lone_ideograph(i) || i == 0 || !is_han(i - 1) || is_function_word(i - 1)) return false;
    if (!vocabulary::is_in(vocabulary::suffixes, text_of(i)[0])) return false;
    // 年 counts years; what starts with it otherwise is a word ICU does not know: 年产.
    return text_of(i) == u"年" ? is_numeral(i - 1) : !starts_government(i);
  }

  // A character that ICU found no word for: part of one that it does not know.
  bool is_stray(std::size_t i) const {
    return is_lone_ideograph(i) && !is_function_word(i) && !is_suffix(i);
  }

  // Whether words `i` and `i` + 1 are one to the reader.
  bool holds(std::size_t i) const {
    const std::size_t next = i + 1;
    const char16_t last = text_of(i).back();
    if (last >= u'0' && last <= u'9') return is_common_ideograph(text_of(next).front());
    if (!is_han(i) && last != u'〇') return false;
    if (text_of(i) == u"第" || vocabulary::is_one_of(vocabulary::name_endings, text_of(next))) {
      return true;
    }
    if (is_numeral(i) && is_numeral(next)) return true;
    if (is_numeral(i) && vocabulary::is_in(vocabulary::numerals, text_of(next)[0])) return true;
    if (is_suffix(next)) return true;
    if (!is_stray(i)) return false;
    if (is_stray(next)) return true;
    // The last of several in a row ends their word; one alone starts one with what follows.
    const bool in_row = i > 0 && is_stray(i - 1);
    return !in_row && is_common_ideograph(text_of(next).front()) && !is_function_word(next);
  }

  std::u16string_view text_;
  const Terms* terms_;
  std::vector<Word> places_;
  std::vector<Cut> cuts_;
  std::vector<Word> words_;
  std::vector<Tear> tears_;
};

}  // namespace

std::vector<Tear> torn_at(std::u16string_view text, const Terms* terms) {
  if (text.empty()) return {Tear::nothing};
  return WordFinder(text, terms).find();
}

}  // namespace typeset::text
