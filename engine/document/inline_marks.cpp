#include "document/inline_marks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

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

const PairedMark* paired_mark(char16_t unit) {
  const auto* found = std::find_if(paired_marks.begin(), paired_marks.end(),
                                   [unit](const PairedMark& mark) { return mark.unit == unit; });
  return found == paired_marks.end() ? nullptr : found;
}

class InlineParser {
 public:
  InlineParser(const TracedText& source, NotesAllowed notes, Diagnostics& diagnostics)
      : source_(source), text_(source.text()), notes_(notes), diagnostics_(diagnostics) {}

  TracedText parse() {
    while (position_ < text_.size()) {
      if (!take_escape() && !take_pair() && !take_script() && !take_note()) ++position_;
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

  bool take_script() {
    const bool above = text_[position_] == u'^';
    const bool below = text_[position_] == u'_';
    if ((!above && !below) || unit_at(position_ + 1) != u'{') return false;
    const auto end = closing_bracket(position_ + 1, u'{', u'}');
    if (!end) return leave_unpaired(2);
    TracedText inner = parsed_inside(position_ + 2, *end);
    inner.add_format(above ? InlineFormat{.superscript = true} : InlineFormat{.subscript = true});
    end_plain(position_);
    append(std::move(inner));
    return go_on(*end + 1);
  }

  bool take_note() {
    if (text_[position_] != u'^' || unit_at(position_ + 1) != u'[') return false;
    const auto end = closing_bracket(position_ + 1, u'[', u']');
    if (!end) return leave_unpaired(2);
    end_plain(position_);
    const TracedText note = parsed_inside(position_ + 2, *end).trimmed();
    if (notes_ == NotesAllowed::no) {
      diagnostics_.error(source_.position_at(position_), {MessageId::footnote_not_here, {}});
    } else if (note.empty()) {
      diagnostics_.error(source_.position_at(position_), {MessageId::footnote_empty, {}});
    } else {
      result_.append_note(note);
    }
    return go_on(*end + 1);
  }

  // Notes have no notes.
  TracedText parsed_inside(std::size_t start, std::size_t end) const {
    return InlineParser(source_.substr(start, end - start), NotesAllowed::no, diagnostics_).parse();
  }

  bool leave_unpaired(std::size_t length) {
    warn(position_, length);
    return leave_as_text(length);
  }

  std::optional<std::size_t> closing_bracket(std::size_t start, char16_t open,
                                             char16_t close) const {
    int depth = 0;
    for (std::size_t i = start; i < text_.size(); ++i) {
      if (text_[i] == u'\\') {
        ++i;
      } else if (text_[i] == open) {
        ++depth;
      } else if (text_[i] == close && --depth == 0) {
        return i;
      }
    }
    return std::nullopt;
  }

  void warn(std::size_t position, std::size_t length) {
    const std::string mark = to_utf8(text_.substr(position, length));
    diagnostics_.warning(source_.position_at(position), {MessageId::marks_unpaired, {mark}},
                         Message{MessageId::hint_escape_mark, {mark}});
  }

  const TracedText source_;  // its own: the caller's may be a piece made for it alone
  const std::u16string& text_;
  NotesAllowed notes_;
  Diagnostics& diagnostics_;
  std::size_t position_ = 0;
  std::size_t plain_start_ = 0;
  InlineFormat format_;
  TracedText result_;
};

}  // namespace

TracedText parse_inline_marks(const TracedText& text, NotesAllowed notes,
                              Diagnostics& diagnostics) {
  return InlineParser(text, notes, diagnostics).parse();
}

}  // namespace typeset::document
