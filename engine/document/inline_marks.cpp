#include "document/inline_marks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "document/inline_brackets.h"

namespace typeset::document {
namespace {

// Real text nests two or three. Each level goes over its text again.
constexpr int deepest_mark = 16;
constexpr std::u16string_view escapable = u"\\*_=^~[]{}|#-!";

struct PairedMark {
  char16_t unit;
  bool InlineFormat::*member;
};
constexpr std::array<PairedMark, 3> paired_marks = {{{u'*', &InlineFormat::bold},
                                                     {u'_', &InlineFormat::underline},
                                                     {u'=', &InlineFormat::emphasis}}};

struct NameMark {
  char16_t unit;
  std::uint32_t InlineFormat::*member;
};
constexpr std::array<NameMark, 2> name_marks = {
    {{u'_', &InlineFormat::proper_name}, {u'~', &InlineFormat::book_title}}};

const PairedMark* paired_mark(char16_t unit) {
  const auto* found = std::find_if(paired_marks.begin(), paired_marks.end(),
                                   [unit](const PairedMark& mark) { return mark.unit == unit; });
  return found == paired_marks.end() ? nullptr : found;
}

const NameMark* name_mark(char16_t unit) {
  const auto* found = std::ranges::find(name_marks, unit, &NameMark::unit);
  return found == name_marks.end() ? nullptr : found;
}

// Where each character starts, marks and selectors with the one before; and the end.
std::vector<std::size_t> character_starts(std::u16string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < text.size(); i = next_code_point(text, i)) {
    const char32_t c = code_point_at(text, i);
    const bool extends = is_grapheme_extend(c) || c == word_joiner;
    if (starts.empty() || !extends) starts.push_back(i);
  }
  starts.push_back(text.size());
  return starts;
}

// Ruby stands on one line.
TracedText on_one_line(TracedText text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.text()[i] == u'\n') text.replace_unit(i, u' ');
  }
  return text.trimmed();
}

// What the text at hand may hold besides formats.
struct Allowed {
  NotesAllowed notes;
  bool ruby = true;
};

// A whole text, which parsers of what its marks hold share.
class MarkedText {
 public:
  MarkedText(const TracedText& source, Diagnostics& diagnostics)
      : source_(source),
        brackets_(find_inline_brackets(source.text())),
        diagnostics_(diagnostics) {}

  const TracedText& source() const { return source_; }

  // The bracket that opens at `index` and closes before `end`; null: none.
  const InlineBracket* bracket(std::size_t index, std::size_t end) const {
    const auto found = brackets_.find(index);
    return found == brackets_.end() || found->second.close >= end ? nullptr : &found->second;
  }

  void error(std::size_t position, Message message, std::optional<Message> hint = std::nullopt) {
    diagnostics_.error(source_.position_at(position), std::move(message), std::move(hint));
  }

  // Said once for each mark: what was pasted may hold thousands of them.
  void warn_unpaired(std::size_t position, std::size_t length) {
    const std::string mark = to_utf8(source_.text().substr(position, length));
    if (!unpaired_.insert(mark).second) return;
    // `\\~` has a meaning of its own.
    const std::string escaped = mark.starts_with('~') ? mark.substr(1) : mark;
    diagnostics_.warning(source_.position_at(position), {MessageId::marks_unpaired, {mark}},
                         Message{MessageId::hint_escape_mark, {escaped}});
  }

 private:
  const TracedText& source_;
  InlineBrackets brackets_;
  Diagnostics& diagnostics_;
  std::set<std::string> unpaired_;
};

class InlineParser {
 public:
  // Of the units [start, end), which stand inside `depth` marks.
  InlineParser(MarkedText& whole, std::size_t start, std::size_t end, Allowed allowed, int depth)
      : whole_(whole),
        source_(whole.source()),
        text_(std::u16string_view(source_.text()).substr(0, end)),
        allowed_(allowed),
        depth_(depth),
        position_(start),
        plain_start_(start) {}

  TracedText parse() {
    while (position_ < text_.size()) {
      const bool taken = take_escape() || take_bracketed() || take_pair() || take_ruby();
      if (!taken) ++position_;
    }
    end_plain(position_);
    return std::move(result_);
  }

 private:
  char16_t unit_at(std::size_t index) const { return index < text_.size() ? text_[index] : u'\0'; }

  void append(TracedText piece) {
    piece.add_format(format_);
    result_.append(piece);
  }

  // What stands before `end` and is no mark goes into the result as a piece.
  void end_plain(std::size_t end) {
    if (plain_start_ < end) append(source_.substr(plain_start_, end - plain_start_));
  }

  // Goes on after a mark.
  bool go_on(std::size_t position) {
    position_ = plain_start_ = position;
    return true;
  }

  // Goes on after what is no mark after all.
  bool leave_as_text(std::size_t length) {
    position_ += length;
    return true;
  }

  bool take_escape() {
    if (text_[position_] != u'\\') return false;
    const char16_t next = unit_at(position_ + 1);
    TracedText piece = source_.substr(position_ + 1, 1);
    if (next == u' ') {
      piece.replace_unit(0, no_break_space);
    } else if (next == u'~') {
      piece.replace_unit(0, word_joiner);
    } else if (next == u'\0' || escapable.find(next) == std::u16string_view::npos) {
      return false;
    }
    end_plain(position_);
    append(std::move(piece));
    return go_on(position_ + 2);
  }

  // How many of the unit stand in a row.
  std::size_t run_length(std::size_t start) const {
    std::size_t end = start;
    while (end < text_.size() && text_[end] == text_[start]) ++end;
    return end - start;
  }

  bool take_pair() {
    const PairedMark* mark = paired_mark(text_[position_]);
    if (!mark) return false;
    const std::size_t length = run_length(position_);
    if (length == 1) return false;
    bool& open = format_.*(mark->member);
    const bool is_mark = length == 2 && (open || closes_later(mark->unit));
    if (is_mark) {
      end_plain(position_);
      open = !open;
      return go_on(position_ + length);
    }
    if (length == 2) whole_.warn_unpaired(position_, length);
    return leave_as_text(length);
  }

  bool closes_later(char16_t unit) const {
    if (is_blank(unit_at(position_ + 2))) return false;
    std::size_t index = position_ + 2;
    while (index < text_.size()) {
      if (text_[index] == u'\\') {
        index += 2;
        continue;
      }
      const std::size_t length = run_length(index);
      if (text_[index] == unit && length == 2 && index > position_ + 2) return true;
      index += length;
    }
    return false;
  }

  // Names, titles, scripts and notes: a mark with what its brackets hold.
  bool take_bracketed() {
    const char16_t mark = text_[position_];
    const char16_t open = unit_at(position_ + 1);
    const NameMark* name = open == u'[' ? name_mark(mark) : nullptr;
    const bool script = open == u'{' && (mark == u'^' || mark == u'_');
    const bool note = open == u'[' && mark == u'^';
    if (!name && !script && !note) return false;
    const InlineBracket* bracket = whole_.bracket(position_ + 1, text_.size());
    if (!bracket) {
      whole_.warn_unpaired(position_, 2);
      return leave_as_text(2);
    }
    end_plain(position_);
    if (is_too_deep(2)) return go_on(bracket->close + 1);
    if (name) append_name(*name, bracket->close);
    if (script) append_script(mark, bracket->close);
    if (note) append_note(bracket->close);
    return go_on(bracket->close + 1);
  }

  void append_name(const NameMark& mark, std::size_t end) {
    TracedText name = parsed_inside(position_ + 2, end, allowed_);
    name.add_name(mark.member);
    append(std::move(name));
  }

  void append_script(char16_t mark, std::size_t end) {
    TracedText inner = parsed_inside(position_ + 2, end, without_notes());
    inner.add_format(mark == u'^' ? InlineFormat{.superscript = true}
                                  : InlineFormat{.subscript = true});
    append(std::move(inner));
  }

  void append_note(std::size_t end) {
    const TracedText note = parsed_inside(position_ + 2, end, without_notes()).trimmed();
    if (allowed_.notes == NotesAllowed::no) {
      whole_.error(position_, {MessageId::footnote_not_here, {}});
    } else if (note.empty()) {
      whole_.error(position_, {MessageId::footnote_empty, {}});
    } else {
      result_.append_note(note);
    }
  }

  // Says so when the mark at hand, of `length` units, stands inside too many others.
  bool is_too_deep(std::size_t length) {
    if (depth_ < deepest_mark) return false;
    whole_.error(position_,
                 {MessageId::marks_too_deep,
                  {to_utf8(text_.substr(position_, length)), std::to_string(deepest_mark)}});
    return true;
  }

  // {汉字|hàn zì} or {汉字|hàn|zì}; braces without a bar are text.
  bool take_ruby() {
    if (text_[position_] != u'{') return false;
    const InlineBracket* bracket = whole_.bracket(position_, text_.size());
    if (!bracket || bracket->bars.empty()) return false;
    end_plain(position_);
    if (!allowed_.ruby) whole_.error(position_, {MessageId::ruby_nested, {}});
    if (allowed_.ruby && !is_too_deep(1)) append_ruby(*bracket);
    return go_on(bracket->close + 1);
  }

  void append_ruby(const InlineBracket& bracket) {
    std::vector<std::size_t> bars = bracket.bars;
    const TracedText base = parsed_inside(position_ + 1, bars.front(), without_ruby());
    bars.push_back(bracket.close);
    std::vector<TracedText> rubies;
    for (std::size_t i = 0; i + 1 < bars.size(); ++i) {
      rubies.push_back(on_one_line(parsed_inside(bars[i] + 1, bars[i + 1], without_ruby())));
    }
    append_with_ruby(base, rubies, bracket.close);
  }

  void append_with_ruby(TracedText base, const std::vector<TracedText>& rubies, std::size_t end) {
    if (base.trimmed().empty() || std::ranges::any_of(rubies, &TracedText::empty)) {
      const std::string written = source_.substr(position_, end + 1 - position_).utf8();
      whole_.error(position_, {MessageId::ruby_empty, {written}});
      return;
    }
    if (rubies.size() == 1) {
      base.add_ruby(rubies.front());
      append(std::move(base));
      return;
    }
    const std::vector<std::size_t> starts = character_starts(base.text());
    if (starts.size() != rubies.size() + 1) {
      whole_.error(
          position_,
          {MessageId::ruby_count,
           {base.utf8(), std::to_string(starts.size() - 1), std::to_string(rubies.size())}},
          Message{MessageId::hint_ruby_parts, {}});
      return;
    }
    for (std::size_t i = 0; i < rubies.size(); ++i) {
      TracedText character = base.substr(starts[i], starts[i + 1] - starts[i]);
      character.add_ruby(rubies[i]);
      append(std::move(character));
    }
  }

  Allowed without_notes() const { return {NotesAllowed::no, allowed_.ruby}; }
  Allowed without_ruby() const { return {NotesAllowed::no, false}; }

  TracedText parsed_inside(std::size_t start, std::size_t end, Allowed allowed) {
    return InlineParser(whole_, start, end, allowed, depth_ + 1).parse();
  }

  MarkedText& whole_;
  const TracedText& source_;
  const std::u16string_view text_;  // of the source, up to the end of what is to be parsed
  Allowed allowed_;
  int depth_;
  std::size_t position_;
  std::size_t plain_start_;
  InlineFormat format_;
  TracedText result_;
};

}  // namespace

TracedText parse_inline_marks(const TracedText& text, NotesAllowed notes,
                              Diagnostics& diagnostics) {
  MarkedText whole(text, diagnostics);
  return InlineParser(whole, 0, text.size(), {notes}, 0).parse();
}

std::vector<std::size_t> bars_outside_ruby(std::u16string_view text) {
  const InlineBrackets brackets = find_inline_brackets(text);
  std::vector<std::size_t> bars;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == u'\\') {
      ++i;
    } else if (text[i] == u'{') {
      const auto found = brackets.find(i);
      if (found != brackets.end()) i = found->second.close;
    } else if (text[i] == u'|') {
      bars.push_back(i);
    }
  }
  return bars;
}

}  // namespace typeset::document
