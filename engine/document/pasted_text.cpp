#include "document/pasted_text.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/unicode.h"

namespace typeset::document {
namespace {

// Field codes and tags that Word writes where it finds no plain text for them.
struct Debris {
  std::u16string_view start, end;
};
constexpr std::array<Debris, 6> known_debris = {{{u"[bookmark:", u"]"},
                                                 {u"[bookmark：", u"]"},
                                                 {u"[if !", u"]"},
                                                 {u"[endif", u"]"},
                                                 {u"<o:p", u">"},
                                                 {u"</o:p", u">"}}};
constexpr std::size_t longest_debris = 200;

// What Chinese text has in full width, or otherwise than a typewriter has it.
struct HalfWidthMark {
  std::u16string_view typed, wanted;
};
constexpr auto half_width_marks = std::to_array<HalfWidthMark>({{u",", u"，"},
                                                                {u";", u"；"},
                                                                {u":", u"："},
                                                                {u"?", u"？"},
                                                                {u"!", u"！"},
                                                                {u"(", u"（"},
                                                                {u")", u"）"},
                                                                {u"...", u"……"},
                                                                {u"--", u"——"},
                                                                {u".", u"。"},
                                                                {u"\"", u"“”"},
                                                                {u"'", u"‘’"}});

constexpr std::u16string_view full_width_punctuation = u"，。；：？！、（）《》〈〉【】「」『』";
// These stand in Western text too.
constexpr std::u16string_view shared_punctuation = u"“”‘’…—";

constexpr std::u16string_view chinese_numerals = u"一二三四五六七八九十百";

bool is_space(char16_t unit) { return unit == u' '; }

// ０ to ９, Ａ to Ｚ, ａ to ｚ.
bool is_full_width_alphanumeric(char16_t unit) {
  return (unit >= u'０' && unit <= u'９') || (unit >= u'Ａ' && unit <= u'Ｚ') ||
         (unit >= u'ａ' && unit <= u'ｚ');
}

char16_t half_width(char16_t unit) {
  constexpr char16_t distance = u'０' - u'0';
  return static_cast<char16_t>(unit - distance);
}

bool is_full_width_mark(char16_t unit) {
  return full_width_punctuation.find(unit) != std::u16string_view::npos;
}

bool is_shared_mark(char16_t unit) {
  return shared_punctuation.find(unit) != std::u16string_view::npos;
}

// Whether the line that `index` is in is a figure: ![…](file.png "…").
bool is_in_figure(std::u16string_view text, std::size_t index) {
  constexpr std::u16string_view line_start = u"![";
  const std::size_t line_break =
      index == 0 ? std::u16string_view::npos : text.rfind(u'\n', index - 1);
  const std::size_t line = line_break == std::u16string_view::npos ? 0 : line_break + 1;
  const std::size_t content = text.find_first_not_of(u' ', line);
  return content != std::u16string_view::npos && text.substr(content).starts_with(line_start);
}

// Where the name of a file ends when the `](` before it stands at `index`, in a figure; otherwise
// `index` itself.
std::size_t end_of_file_name(std::u16string_view text, std::size_t index) {
  constexpr std::u16string_view start = u"](", end = u")\"“”\n";
  if (text.substr(index, start.size()) != start || !is_in_figure(text, index)) return index;
  return std::min(text.find_first_of(end, index), text.size());
}

// Whether a bracket at `index` holds a number of a heading, or of an item: (一), (2).
bool is_bracket_of_number(std::u16string_view text, std::size_t index) {
  const bool opens = text[index] == u'(';
  if (!opens && text[index] != u')') return false;
  const std::size_t first = opens ? index : text.rfind(u'(', index);
  const std::size_t last = opens ? text.find(u')', index) : index;
  if (first == std::u16string_view::npos || last == std::u16string_view::npos) return false;
  const std::u16string_view inner = text.substr(first + 1, last - first - 1);
  const auto consists_of = [&](std::u16string_view digits) {
    return inner.find_first_not_of(digits) == std::u16string_view::npos;
  };
  constexpr std::size_t longest_arabic = 2;  // more is a year or a quantity
  return !inner.empty() && (consists_of(chinese_numerals) ||
                            (inner.size() <= longest_arabic && consists_of(u"0123456789")));
}

// Whether the character before or behind a place is Chinese.
bool is_chinese_before(std::u16string_view text, std::size_t index) {
  if (index == 0) return false;
  const bool pair = index >= 2 && (text[index - 1] & 0xFC00) == 0xDC00;
  return is_han(code_point_at(text, pair ? index - 2 : index - 1)) ||
         is_full_width_mark(text[index - 1]);
}

bool is_chinese_at(std::u16string_view text, std::size_t index) {
  return index < text.size() &&
         (is_han(code_point_at(text, index)) || is_full_width_mark(text[index]));
}

// Whether what follows a sentence stands there.
bool is_sentence_end(std::u16string_view text, std::size_t index) {
  constexpr std::u16string_view closing = u"\n \"'”’」』）)]》";
  return index == text.size() || closing.find(text[index]) != std::u16string_view::npos;
}

// Whether a number of a heading or an item ends before `index`, one that is no part of a word: 一.
// 第二.
bool is_number_before(std::u16string_view text, std::size_t index) {
  constexpr std::u16string_view ordinal = u"第";
  std::size_t first = index;
  while (first > 0 && chinese_numerals.find(text[first - 1]) != std::u16string_view::npos) --first;
  if (first == index) return false;
  if (first > 0 && ordinal.find(text[first - 1]) != std::u16string_view::npos) --first;
  return first == 0 || !is_han(text[first - 1]);
}

// Whether a point at `index` stands where a sentence ends: between two ideographs, or before what
// follows a sentence.
bool is_full_stop(std::u16string_view text, std::size_t index) {
  const std::size_t end = index + 1;
  if (!is_chinese_before(text, index)) return false;
  if (is_sentence_end(text, end)) return true;
  return !is_full_width_mark(text[index - 1]) && is_han(code_point_at(text, end)) &&
         !is_number_before(text, index);
}

// Chinese text may end in them, and they are no part of Western words.
bool is_unit_before(std::u16string_view text, std::size_t index) {
  constexpr std::u16string_view units = u"%‰℃";
  return index > 0 && units.find(text[index - 1]) != std::u16string_view::npos;
}

// The title of a work in what is not the marks of titles, from `index` on: <条例>, ‹条例›. Its
// marks as written; empty where there is none.
std::u16string marks_of_title(std::u16string_view text, std::size_t index) {
  constexpr std::u16string_view openings = u"<‹", endings = u">›\n";
  constexpr std::size_t longest = 60;
  if (openings.find(text[index]) == std::u16string_view::npos || index + 1 == text.size() ||
      !is_han(code_point_at(text, index + 1))) {
    return {};
  }
  const std::size_t end = text.substr(0, index + 2 + longest).find_first_of(endings, index);
  if (end == std::u16string_view::npos || text[end] == u'\n') return {};
  return {text[index], text[end]};
}

// How long the half-width mark at `index` is when it stands in Chinese; 0 when it does not.
// Numbers, times, addresses and Western words have such marks of their own.
std::size_t mark_in_chinese(std::u16string_view text, std::size_t index,
                            const HalfWidthMark& mark) {
  const char16_t unit = mark.typed.front();
  std::size_t end = index + mark.typed.size();
  const bool before = is_chinese_before(text, index);
  switch (unit) {
    case u'(':
      return before || is_chinese_at(text, end) ? 1 : 0;
    case u'"':
    case u'\'': {
      // Behind a figure or a letter it is an inch, a minute, an apostrophe.
      const bool behind_western =
          index > 0 && is_western_letter_or_digit(static_cast<char32_t>(text[index - 1]));
      // A figure's caption stands in them.
      if (is_in_figure(text, index)) return 0;
      return before || (!behind_western && is_chinese_at(text, end)) ? 1 : 0;
    }
    case u'.':
    case u'-':
      if (mark.typed.size() == 1) return is_full_stop(text, index) ? 1 : 0;
      while (end < text.size() && text[end] == unit) ++end;
      return before || is_chinese_at(text, end) ? end - index : 0;
    default:
      return before || (is_unit_before(text, index) && is_chinese_at(text, end)) ? 1 : 0;
  }
}

class Cleaner {
 public:
  Cleaner(TracedText text, Diagnostics& diagnostics)
      : source_(std::move(text)), text_(source_.text()), diagnostics_(diagnostics) {}

  TracedText without_codes() {
    while (position_ < text_.size()) {
      if (!drop_debris()) ++position_;
    }
    keep_until(text_.size());
    return taken();
  }

  TracedText cleaned() {
    while (position_ < text_.size()) {
      const bool changed = pass_file_name() || drop_spaces() || narrow_run();
      if (!changed) ++position_;
    }
    keep_until(text_.size());
    report_half_width_marks();
    return taken();
  }

 private:
  // Nothing stands somewhere too.
  TracedText taken() { return result_.empty() ? source_.substr(0, 0) : std::move(result_); }

  void keep_until(std::size_t end) {
    if (kept_ < end) result_.append(source_.substr(kept_, end - kept_));
    kept_ = end;
  }

  void skip_to(std::size_t position) {
    keep_until(position_);
    position_ = kept_ = position;
  }

  // Names of files are what they are.
  bool pass_file_name() {
    const std::size_t end = end_of_file_name(text_, position_);
    return std::exchange(position_, end) != end;
  }

  bool drop_debris() {
    for (const Debris& debris : known_debris) {
      if (text_.compare(position_, debris.start.size(), debris.start) != 0) continue;
      const std::size_t end = text_.find(debris.end, position_);
      if (end == std::u16string::npos || end - position_ > longest_debris) continue;
      const std::string found = source_.substr(position_, end + 1 - position_).utf8();
      diagnostics_.warning(source_.position_at(position_), {MessageId::debris_removed, {found}});
      skip_to(end + 1);
      return true;
    }
    return false;
  }

  // Spaces beside full-width marks, and between an ideograph and a Western character.
  bool drop_spaces() {
    if (!is_space(text_[position_]) || position_ == 0) return false;
    std::size_t end = position_;
    while (end < text_.size() && is_space(text_[end])) ++end;
    const char16_t mark_before = text_[position_ - 1];
    // At the ends of lines they do not show, and a backslash makes them meant.
    if (end == text_.size() || text_[end] == u'\n' || mark_before == u'\n' ||
        mark_before == u'\\') {
      position_ = end;
      return true;
    }
    const char32_t before = code_point_before(position_);
    const char32_t after = code_point_at(text_, end);
    const auto needs_none = [](char32_t character) {
      if (is_western_letter_or_digit(character)) return true;
      const auto unit = static_cast<char16_t>(character <= 0xFFFF ? character : 0);
      return is_shared_mark(unit) || is_full_width_alphanumeric(unit);
    };
    if (is_full_width_mark(mark_before) || is_full_width_mark(text_[end]) ||
        (is_han(before) && needs_none(after)) || (needs_none(before) && is_han(after))) {
      skip_to(end);
      return true;
    }
    if (is_han(before) && is_han(after)) {
      if (is_folded_line_end(end)) {
        skip_to(end);
        return true;
      }
      report_space(end);
    }
    position_ = end;
    return true;
  }

  // YAML makes one space of the end of a line and the indentation of the next.
  bool is_folded_line_end(std::size_t end) const {
    return source_.position_at(position_ - 1).line != source_.position_at(end).line;
  }

  char32_t code_point_before(std::size_t index) const {
    const bool pair = index >= 2 && (text_[index - 1] & 0xFC00) == 0xDC00;
    return code_point_at(text_, pair ? index - 2 : index - 1);
  }

  void report_space(std::size_t end) {
    if (std::exchange(space_reported_, true)) return;
    const std::size_t start = position_ - 1;
    const std::string around = source_.substr(start, next_code_point(text_, end) - start).utf8();
    diagnostics_.warning(source_.position_at(position_), {MessageId::space_in_text, {around}});
  }

  bool narrow_run() {
    if (!is_full_width_alphanumeric(text_[position_])) return false;
    std::size_t end = position_;
    while (end < text_.size() && is_full_width_alphanumeric(text_[end])) ++end;
    TracedText run = source_.substr(position_, end - position_);
    const std::string written = run.utf8();
    for (std::size_t i = 0; i < run.size(); ++i) run.replace_unit(i, half_width(run.text()[i]));
    diagnostics_.warning(source_.position_at(position_),
                         {MessageId::characters_normalized, {written, run.utf8()}});
    skip_to(end);
    result_.append(run);
    return true;
  }

  // Once for each kind: a careless text is full of them.
  void report_half_width_marks() {
    const std::u16string& text = result_.text();
    std::set<std::u16string_view> reported;
    std::size_t i = 0;
    while (i < text.size()) {
      const std::size_t behind_file = end_of_file_name(text, i);
      i = behind_file == i ? pass_mark(i, reported) : behind_file;
    }
  }

  // Reports a half-width mark that stands at `index` in Chinese; the index behind it.
  std::size_t pass_mark(std::size_t index, std::set<std::u16string_view>& reported) {
    const std::u16string_view text = result_.text();
    const std::u16string around = marks_of_title(text, index);
    if (!around.empty()) {
      constexpr std::u16string_view wanted = u"《》";
      if (reported.insert(wanted).second) report_mark(index, around, wanted);
      return index + 1;
    }
    if (text[index] > u'?' || is_bracket_of_number(text, index)) return index + 1;
    for (const HalfWidthMark& mark : half_width_marks) {
      if (text.substr(index, mark.typed.size()) != mark.typed) continue;
      const std::size_t length = mark_in_chinese(text, index, mark);
      if (length > 0 && reported.insert(mark.typed).second) {
        report_mark(index, text.substr(index, length), mark.wanted);
      }
      return index + std::max(length, mark.typed.size());
    }
    return index + 1;
  }

  void report_mark(std::size_t index, std::u16string_view written, std::u16string_view wanted) {
    diagnostics_.warning(result_.position_at(index),
                         {MessageId::half_width_punctuation, {to_utf8(written), to_utf8(wanted)}});
  }

  const TracedText source_;
  const std::u16string& text_;
  Diagnostics& diagnostics_;
  std::size_t position_ = 0;
  std::size_t kept_ = 0;  // what stands before is in the result, or dropped
  bool space_reported_ = false;
  TracedText result_;
};

}  // namespace

TracedText without_field_codes(const TracedText& text, Diagnostics& diagnostics) {
  // They all begin so.
  const bool may_have = text.text().find_first_of(u"[<") != std::u16string::npos;
  return may_have || text.empty() ? Cleaner(text, diagnostics).without_codes() : text;
}

TracedText cleaned_text(const TracedText& text, Diagnostics& diagnostics) {
  // What stood around a code then stands together.
  return Cleaner(without_field_codes(text, diagnostics), diagnostics).cleaned();
}

}  // namespace typeset::document
