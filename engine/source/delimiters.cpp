#include "source/delimiters.h"

#include <algorithm>
#include <utility>

namespace typeset::source {
namespace {

bool is_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }

std::size_t indent_of_line(std::string_view text, std::size_t line_start) {
  return std::min(text.find_first_not_of(' ', line_start), text.size()) - line_start;
}

// Goes from token to token.
class BracketScan {
 public:
  explicit BracketScan(std::string_view text) : text_(text) {}

  std::optional<UnpairedBracket> run() {
    while (at_ < text_.size()) {
      if (const auto fault = take_token()) return fault;
    }
    if (open_.empty()) return std::nullopt;
    return UnpairedBracket{open_.back(), std::nullopt};
  }
  std::vector<std::size_t> take_open() { return std::move(open_); }

 private:
  std::optional<UnpairedBracket> take_token() {
    const char byte = text_[at_];
    if (is_space(byte)) {
      ++at_;
    } else if (byte == '#') {
      skip_line();
    } else if (byte == '"' || byte == '\'') {
      at_ = end_of_quotes(text_, at_).value_or(text_.size());
    } else if (byte == '[' || byte == '{') {
      open_.push_back(at_++);
    } else if ((byte == ']' || byte == '}') && !open_.empty()) {
      return close(byte);
    } else if ((byte == '|' || byte == '>') && open_.empty()) {
      skip_block();
    } else if (is_indicator(at_)) {
      ++at_;
    } else {
      skip_plain();
    }
    return std::nullopt;
  }

  std::optional<UnpairedBracket> close(char byte) {
    const std::size_t opening = open_.back();
    if ((text_[opening] == '[') != (byte == ']')) return UnpairedBracket{opening, at_};
    open_.pop_back();
    ++at_;
    return std::nullopt;
  }

  // A dash, colon, question mark or comma that is no part of a plain scalar.
  bool is_indicator(std::size_t index) const {
    if (text_[index] == ',') return !open_.empty();
    const bool may_be = text_[index] == '-' || text_[index] == ':' || text_[index] == '?';
    return may_be && (index + 1 == text_.size() || is_space(text_[index + 1]));
  }

  void skip_line() { at_ = std::min(text_.find('\n', at_), text_.size()); }

  // The lines below that are indented further than the line with the | or >.
  void skip_block() {
    const std::size_t line_start = at_ == 0 ? 0 : text_.rfind('\n', at_ - 1) + 1;
    const std::size_t indent = indent_of_line(text_, line_start);
    for (skip_line(); at_ < text_.size(); skip_line()) {
      const std::size_t next = at_ + 1;
      const std::size_t next_indent = indent_of_line(text_, next);
      const bool blank = next + next_indent >= text_.size() || is_space(text_[next + next_indent]);
      if (!blank && next_indent <= indent) return;
      at_ = next;
    }
  }

  void skip_plain() {
    for (; at_ < text_.size() && text_[at_] != '\n'; ++at_) {
      const bool in_flow = !open_.empty();
      const char byte = text_[at_];
      if (in_flow && (byte == ',' || byte == '[' || byte == ']' || byte == '{' || byte == '}')) {
        return;
      }
      if (byte == ':' && is_indicator(at_)) return;
      if (byte == '#' && is_space(text_[at_ - 1])) return;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<std::size_t> open_;
};

}  // namespace

std::optional<UnpairedBracket> find_unpaired_bracket(std::string_view text) {
  return BracketScan(text).run();
}

std::vector<std::size_t> find_open_brackets(std::string_view text) {
  BracketScan scan(text);
  static_cast<void>(scan.run());
  return scan.take_open();
}

std::optional<std::size_t> end_of_quotes(std::string_view text, std::size_t start) {
  const char quote = text[start];
  for (std::size_t i = start + 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      const bool doubled = quote == '\'' && i + 1 < text.size() && text[i + 1] == quote;
      if (!doubled) return i + 1;
      ++i;
    }
  }
  return std::nullopt;
}

}  // namespace typeset::source
