#include "document/inline_marks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <unicode/uchar.h>
#include <utility>
#include <vector>

#include "base/unicode.h"

namespace typeset::document {
namespace {

constexpr char16_t no_break_space = 0x00A0;
constexpr char16_t word_joiner = 0x2060;
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

// Where the bracket at `start` is closed.
std::optional<std::size_t> closing_bracket(std::u16string_view text, std::size_t start,
                                           char16_t open, char16_t close) {
  int depth = 0;
  for (std::size_t i = start; i < text.size(); ++i) {
    if (text[i] == u'\\') {
      ++i;
    } else if (text[i] == open) {
      ++depth;
    } else if (text[i] == close && --depth == 0) {
      return i;
    }
  }
  return std::nullopt;
}

// Separators in [start, end) that no inner braces hold.
std::vector<std::size_t> separators(std::u16string_view text, std::size_t start, std::size_t end) {
  std::vector<std::size_t> found;
  int depth = 0;
  for (std::size_t i = start; i < end; ++i) {
    if (text[i] == u'\\') {
      ++i;
    } else if (text[i] == u'{') {
      ++depth;
    } else if (text[i] == u'}') {
      --depth;
    } else if (text[i] == u'|' && depth == 0) {
      found.push_back(i);
    }
  }
  return found;
}

// Where each character starts, marks and selectors with the one before; and the end.
std::vector<std::size_t> character_starts(std::u16string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < text.size(); i = next_code_point(text, i)) {
    const auto c = static_cast<UChar32>(code_point_at(text, i));
    const bool extends = u_hasBinaryProperty(c, UCHAR_GRAPHEME_EXTEND) || text[i] == word_joiner;
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

class InlineParser {
 public:
  InlineParser(const TracedText& source, Allowed allowed, Diagnostics& diagnostics)
      : source_(source), text_(source.text()), allowed_(allowed), diagnostics_(diagnostics) {}

  TracedText parse() {
    while (position_ < text_.size()) {
      const bool taken = take_escape() || take_name() || take_pair() || take_script() ||
                         take_note() || take_ruby();
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
    if (length == 2) warn(position_, length);
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

  bool take_name() {
    const NameMark* mark = name_mark(text_[position_]);
    if (!mark || unit_at(position_ + 1) != u'[') return false;
    const auto end = closing_bracket(text_, position_ + 1, u'[', u']');
    if (!end) return leave_unpaired(2);
    TracedText name = parsed_inside(position_ + 2, *end, allowed_);
    name.add_name(mark->member);
    end_plain(position_);
    append(std::move(name));
    return go_on(*end + 1);
  }

  bool take_script() {
    const bool above = text_[position_] == u'^';
    const bool below = text_[position_] == u'_';
    if ((!above && !below) || unit_at(position_ + 1) != u'{') return false;
    const auto end = closing_bracket(text_, position_ + 1, u'{', u'}');
    if (!end) return leave_unpaired(2);
    TracedText inner = parsed_inside(position_ + 2, *end, without_notes());
    inner.add_format(above ? InlineFormat{.superscript = true} : InlineFormat{.subscript = true});
    end_plain(position_);
    append(std::move(inner));
    return go_on(*end + 1);
  }

  bool take_note() {
    if (text_[position_] != u'^' || unit_at(position_ + 1) != u'[') return false;
    const auto end = closing_bracket(text_, position_ + 1, u'[', u']');
    if (!end) return leave_unpaired(2);
    end_plain(position_);
    const TracedText note = parsed_inside(position_ + 2, *end, without_notes()).trimmed();
    if (allowed_.notes == NotesAllowed::no) {
      diagnostics_.error(source_.position_at(position_), {MessageId::footnote_not_here, {}});
    } else if (note.empty()) {
      diagnostics_.error(source_.position_at(position_), {MessageId::footnote_empty, {}});
    } else {
      result_.append_note(note);
    }
    return go_on(*end + 1);
  }

  // {汉字|hàn zì} or {汉字|hàn|zì}; braces without a bar are text.
  bool take_ruby() {
    if (text_[position_] != u'{') return false;
    const auto end = closing_bracket(text_, position_, u'{', u'}');
    if (!end) return false;
    std::vector<std::size_t> bars = separators(text_, position_ + 1, *end);
    if (bars.empty()) return false;
    end_plain(position_);
    if (!allowed_.ruby) {
      diagnostics_.error(source_.position_at(position_), {MessageId::ruby_nested, {}});
      return go_on(*end + 1);
    }
    const TracedText base = parsed_inside(position_ + 1, bars.front(), without_ruby());
    bars.push_back(*end);
    std::vector<TracedText> rubies;
    for (std::size_t i = 0; i + 1 < bars.size(); ++i) {
      rubies.push_back(on_one_line(parsed_inside(bars[i] + 1, bars[i + 1], without_ruby())));
    }
    append_ruby(base, rubies, *end);
    return go_on(*end + 1);
  }

  void append_ruby(TracedText base, const std::vector<TracedText>& rubies, std::size_t end) {
    const SourcePosition where = source_.position_at(position_);
    if (base.trimmed().empty() || std::ranges::any_of(rubies, &TracedText::empty)) {
      const std::string written = source_.substr(position_, end + 1 - position_).utf8();
      diagnostics_.error(where, {MessageId::ruby_empty, {written}});
      return;
    }
    if (rubies.size() == 1) {
      base.add_ruby(rubies.front());
      append(std::move(base));
      return;
    }
    const std::vector<std::size_t> starts = character_starts(base.text());
    if (starts.size() != rubies.size() + 1) {
      diagnostics_.error(
          where,
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

  TracedText parsed_inside(std::size_t start, std::size_t end, Allowed allowed) const {
    return InlineParser(source_.substr(start, end - start), allowed, diagnostics_).parse();
  }

  bool leave_unpaired(std::size_t length) {
    warn(position_, length);
    return leave_as_text(length);
  }

  void warn(std::size_t position, std::size_t length) {
    const std::string mark = to_utf8(text_.substr(position, length));
    // `\\~` has a meaning of its own.
    const std::string escaped = mark.starts_with('~') ? mark.substr(1) : mark;
    diagnostics_.warning(source_.position_at(position), {MessageId::marks_unpaired, {mark}},
                         Message{MessageId::hint_escape_mark, {escaped}});
  }

  const TracedText source_;  // its own: the caller's may be a piece made for it alone
  const std::u16string& text_;
  Allowed allowed_;
  Diagnostics& diagnostics_;
  std::size_t position_ = 0;
  std::size_t plain_start_ = 0;
  InlineFormat format_;
  TracedText result_;
};

}  // namespace

TracedText parse_inline_marks(const TracedText& text, NotesAllowed notes,
                              Diagnostics& diagnostics) {
  return InlineParser(text, {notes}, diagnostics).parse();
}

std::vector<std::size_t> bars_outside_ruby(std::u16string_view text) {
  std::vector<std::size_t> bars;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == u'\\') {
      ++i;
    } else if (text[i] == u'{') {
      i = closing_bracket(text, i, u'{', u'}').value_or(i);
    } else if (text[i] == u'|') {
      bars.push_back(i);
    }
  }
  return bars;
}

}  // namespace typeset::document
