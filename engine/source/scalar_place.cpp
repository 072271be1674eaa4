#include "source/scalar_place.h"

#include <algorithm>
#include <optional>
#include <string>

namespace typeset::source {
namespace {

bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }
bool is_space(char byte) { return is_blank(byte) || byte == '\n' || byte == '\r'; }

// --- Plain and quoted scalars ---

// Walks through source and text side by side.
class FlowWalk {
 public:
  FlowWalk(std::string_view source, std::size_t start, std::string_view text)
      : source_(source), text_(text), at_(start) {}

  void enter_quotes() { quote_ = source_[at_++]; }

  // Nothing when the source does not say what the text says.
  std::optional<std::size_t> find(std::size_t target) {
    while (written_ < target) {
      const std::size_t before = at_;
      if (at_ >= source_.size() || !step()) return std::nullopt;
      // Within the outcome of an escape or a fold: the place is the whole of it.
      if (written_ > target) return before;
    }
    return at_;
  }

 private:
  bool step() {
    if (const std::size_t breaks = line_breaks_ahead()) return fold(breaks);
    if (quote_ == '"' && source_[at_] == '\\') return escape();
    if (quote_ == '\'' && source_.substr(at_).starts_with("''")) ++at_;
    if (source_[at_] != text_[written_]) return false;
    ++at_;
    ++written_;
    return true;
  }

  std::size_t line_breaks_ahead() const {
    std::size_t breaks = 0;
    for (std::size_t i = at_; i < source_.size() && is_space(source_[i]); ++i) {
      if (source_[i] == '\n') ++breaks;
    }
    return breaks;
  }

  void skip_spaces() {
    while (at_ < source_.size() && is_space(source_[at_])) ++at_;
  }

  // One line break is a space, each further one a line break of the text.
  bool fold(std::size_t breaks) {
    const std::string folded = breaks == 1 ? std::string(" ") : std::string(breaks - 1, '\n');
    if (!text_.substr(written_).starts_with(folded)) return false;
    skip_spaces();
    written_ += folded.size();
    return true;
  }

  bool escape() {
    if (at_ + 1 >= source_.size()) return false;
    const char kind = source_[at_ + 1];
    if (kind == '\n' || kind == '\r') {
      ++at_;
      skip_spaces();
      return true;
    }
    const std::size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
    at_ += 2 + digits;
    written_ += bytes_of_code_point_at(written_);
    return true;
  }

  std::size_t bytes_of_code_point_at(std::size_t index) const {
    std::size_t bytes = 1;
    while (index + bytes < text_.size() &&
           (static_cast<unsigned char>(text_[index + bytes]) & 0xC0) == 0x80) {
      ++bytes;
    }
    return bytes;
  }

  std::string_view source_;
  std::string_view text_;
  std::size_t at_;
  std::size_t written_ = 0;
  char quote_ = '\0';
};

std::size_t flow_offset(std::string_view source, std::size_t start, ScalarStyle style,
                        std::string_view text, std::size_t offset) {
  if (start >= source.size()) return start;
  FlowWalk walk(source, start, text);
  if (style == ScalarStyle::quoted) walk.enter_quotes();
  return walk.find(offset).value_or(start);
}

// --- Block scalars ---

// A line without its end.
struct Line {
  std::size_t start = 0;
  std::size_t next = 0;  // start of the line after it
  std::string_view text;

  std::size_t end() const { return start + text.size(); }
  std::size_t indent() const { return std::min(text.find_first_not_of(' '), text.size()); }
  bool is_blank_line() const { return indent() == text.size(); }
};

Line line_at(std::string_view source, std::size_t start) {
  Line line;
  line.start = std::min(start, source.size());
  const std::size_t end = std::min(source.find('\n', line.start), source.size());
  line.next = std::min(end + 1, source.size());
  line.text = source.substr(line.start, end - line.start);
  if (line.text.ends_with('\r')) line.text.remove_suffix(1);
  return line;
}

// Each line of the text is the tail of a line of the source, whatever was cut off as indentation.
std::size_t literal_offset(std::string_view source, std::size_t body, std::string_view text,
                           std::size_t offset) {
  Line line = line_at(source, body);
  std::size_t text_start = 0;
  for (;;) {
    const std::size_t text_end = std::min(text.find('\n', text_start), text.size());
    const std::string_view wanted = text.substr(text_start, text_end - text_start);
    if (offset <= text_end) {
      if (!line.text.ends_with(wanted)) return line.start + line.indent();
      return line.end() - wanted.size() + (offset - text_start);
    }
    text_start = text_end + 1;
    // After the last line break: the end of the last line, not the line below the block.
    if (text_start == text.size()) return line.end();
    line = line_at(source, line.next);
  }
}

// Follows the lines through the text, letting line breaks and the spaces they became go by.
std::size_t folded_offset(std::string_view source, std::size_t body, std::string_view text,
                          std::size_t offset) {
  Line line = line_at(source, body);
  while (line.is_blank_line() && line.next < source.size()) line = line_at(source, line.next);
  // Leading spaces that the text kept are not indentation.
  const std::size_t first = std::min(text.find_first_not_of('\n'), text.size());
  const std::size_t kept = std::min(text.find_first_not_of(' ', first), text.size()) - first;
  const std::size_t indent = line.indent() - std::min(line.indent(), kept);

  std::size_t written = first;
  for (;;) {
    const std::string_view wanted = line.text.substr(std::min(indent, line.text.size()));
    if (!text.substr(written).starts_with(wanted)) return line.start + line.indent();
    if (offset <= written + wanted.size()) {
      return line.start + indent + (std::max(offset, written) - written);
    }
    written += wanted.size();
    const std::size_t end_of_line = line.end();
    do line = line_at(source, line.next);
    while (line.is_blank_line() && line.next < source.size());
    const std::size_t before = written;
    while (written < text.size() && text[written] == '\n') ++written;
    if (written == before && written < text.size() && text[written] == ' ') ++written;
    const bool source_ended = line.start >= source.size();
    if (offset < written || written == text.size() || source_ended) return end_of_line;
  }
}

// Doubled quotation marks stand for one.
std::size_t cell_offset(std::string_view source, std::size_t start, std::string_view text,
                        std::size_t offset) {
  if (start >= source.size() || source[start] != '"') return start + offset;
  const std::string_view before = text.substr(0, offset);
  const auto doubled = static_cast<std::size_t>(std::count(before.begin(), before.end(), '"'));
  return start + 1 + offset + doubled;
}

}  // namespace

std::size_t source_offset(std::string_view source, std::size_t start, ScalarStyle style,
                          std::string_view text, std::size_t offset) {
  if (style == ScalarStyle::cell) return cell_offset(source, start, text, offset);
  if (style != ScalarStyle::block) return flow_offset(source, start, style, text, offset);
  if (start >= source.size()) return start;
  const std::size_t body = line_at(source, start).next;
  return source[start] == '>' ? folded_offset(source, body, text, offset)
                              : literal_offset(source, body, text, offset);
}

}  // namespace typeset::source
