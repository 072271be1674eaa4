#include "base/diagnostic.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/unicode.h"

namespace typeset {
namespace {

// Columns of source text shown beside a finding.
constexpr std::size_t excerpt_width = 100;
constexpr std::string_view excerpt_indent = "    ";
constexpr std::string_view ellipsis = "…";

// Control characters could drive the terminal, bidirectional ones reorder what it shows.
bool is_unsafe(char32_t character) {
  const bool is_control = character < 0x20 || (character >= 0x7F && character < 0xA0);
  const bool is_line_end = character == 0x2028 || character == 0x2029;
  const bool is_bidirectional =
      (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
  return is_control || is_line_end || is_bidirectional;
}

char32_t shown_as(char32_t character) {
  if (character == U'\t' || character == U'\n' || character == U'\r') return U' ';
  return is_unsafe(character) ? U'\uFFFD' : character;
}

std::u32string to_code_points(std::string_view utf8) {
  const std::u16string utf16 = to_utf16(utf8);
  std::u32string result;
  for (std::size_t i = 0; i < utf16.size(); i = next_code_point(utf16, i)) {
    result += code_point_at(utf16, i);
  }
  return result;
}

std::string to_text(char32_t code_point) {
  const auto value = static_cast<std::uint32_t>(code_point);
  if (value < 0x10000) {
    const auto unit = static_cast<char16_t>(value);
    return to_utf8(std::u16string_view(&unit, 1));
  }
  const char16_t units[] = {static_cast<char16_t>(0xD800 + ((value - 0x10000) >> 10)),
                            static_cast<char16_t>(0xDC00 + ((value - 0x10000) & 0x3FF))};
  return to_utf8(std::u16string_view(units, 2));
}

std::string one_safe_line(std::string_view text) {
  std::string result;
  for (const char32_t character : to_code_points(text)) result += to_text(shown_as(character));
  return result;
}

// A line of source cut into what is shown: one string and one width for each code point.
struct ShownLine {
  std::vector<std::string> characters;
  std::vector<std::size_t> widths;
};

// The bytes of a line worth looking at around a column: a line may be the whole of a huge file.
struct Neighbourhood {
  std::string_view bytes;
  std::size_t column;  // of the place within `bytes`, from 0
  bool cut_before;
  bool cut_after;
};

bool starts_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

Neighbourhood neighbourhood(std::string_view line, std::size_t column) {
  const auto forward = [&](std::size_t index) {
    do ++index;
    while (index < line.size() && !starts_code_point(line[index]));
    return index;
  };
  std::size_t place = 0;
  for (; column > 0 && place < line.size(); --column) place = forward(place);
  std::size_t first = place;
  std::size_t before = 0;
  for (; before < excerpt_width && first > 0; ++before) {
    do --first;
    while (first > 0 && !starts_code_point(line[first]));
  }
  std::size_t end = place;
  for (std::size_t after = 0; after < excerpt_width && end < line.size(); ++after) {
    end = forward(end);
  }
  return {line.substr(first, end - first), before, first > 0, end < line.size()};
}

ShownLine shown_line(std::string_view bytes) {
  ShownLine shown;
  for (const char32_t character : to_code_points(bytes)) {
    shown.characters.push_back(to_text(shown_as(character)));
    shown.widths.push_back(display_width(shown.characters.back()));
  }
  return shown;
}

// The range of code points to show: the whole line when it fits, else what surrounds `column`,
// growing by turns to both sides.
std::pair<std::size_t, std::size_t> clip(const ShownLine& line, std::size_t column) {
  const std::size_t size = line.characters.size();
  std::size_t first = std::min(column, size);
  std::size_t last = first;
  std::size_t width = 0;
  bool grew = true;
  while (grew) {
    grew = false;
    if (last < size && width + line.widths[last] <= excerpt_width) {
      width += line.widths[last++];
      grew = true;
    }
    if (first > 0 && width + line.widths[first - 1] <= excerpt_width) {
      width += line.widths[--first];
      grew = true;
    }
  }
  return {first, last};
}

// The source line and a caret under the column; empty when the place has no line.
std::string excerpt(const SourcePosition& position) {
  if (!position.file || position.line == 0) return {};
  const std::string_view line = position.file->line(position.line);
  const std::size_t column = position.column == 0 ? 0 : position.column - 1;
  const Neighbourhood near = neighbourhood(line, column);
  const ShownLine shown = shown_line(near.bytes);
  const auto [first, last] = clip(shown, near.column);

  std::string text(excerpt_indent);
  std::string caret(excerpt_indent);
  if (near.cut_before || first > 0) {
    text += ellipsis;
    caret += ' ';
  }
  for (std::size_t i = first; i < last; ++i) {
    text += shown.characters[i];
    if (i < near.column) caret.append(shown.widths[i], ' ');
  }
  if (near.cut_after || last < shown.characters.size()) text += ellipsis;
  text.erase(text.find_last_not_of(' ') + 1);
  if (text.empty()) return {};
  return text + '\n' + (position.column == 0 ? std::string() : caret + "^\n");
}

std::string place_prefix(const SourcePosition& position) {
  return position.file ? place_text(position) + ": " : std::string();
}

void append_message(std::string& key, const Message& message) {
  key += std::to_string(static_cast<int>(message.id));
  for (const std::string& argument : message.arguments) {
    key += ' ' + std::to_string(argument.size()) + ':' + argument;
  }
  key += ';';
}

}  // namespace

void Diagnostics::add(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::error) ++errors_;
  all_.push_back(std::move(diagnostic));
}

void Diagnostics::error(SourcePosition where, Message message, std::optional<Message> hint) {
  add({Severity::error, std::move(where), std::move(message), std::move(hint)});
}

void Diagnostics::warning(SourcePosition where, Message message, std::optional<Message> hint) {
  add({Severity::warning, std::move(where), std::move(message), std::move(hint)});
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> result;
  std::unordered_set<std::string> seen;
  for (const Diagnostic& diagnostic : all_) {
    if (seen.insert(identity_of(diagnostic)).second) result.push_back(diagnostic);
  }
  std::stable_sort(result.begin(), result.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return compare_positions(a.position, b.position) < 0;
  });
  return result;
}

std::string identity_of(const Diagnostic& diagnostic) {
  std::string key = place_prefix(diagnostic.position);
  key += diagnostic.severity == Severity::error ? 'E' : 'W';
  append_message(key, diagnostic.message);
  if (diagnostic.hint) append_message(key, *diagnostic.hint);
  return key;
}

std::string render(const Diagnostic& diagnostic, UiLanguage language) {
  const MessageId word =
      diagnostic.severity == Severity::error ? MessageId::word_error : MessageId::word_warning;
  std::string text = one_safe_line(place_prefix(diagnostic.position));
  text += message_template(word, language);
  text += ": " + one_safe_line(message_text(diagnostic.message, language)) + '\n';
  text += excerpt(diagnostic.position);
  if (diagnostic.hint) {
    text += "  ";
    text += message_template(MessageId::word_note, language);
    text += ": " + one_safe_line(message_text(*diagnostic.hint, language)) + '\n';
  }
  return text;
}

}  // namespace typeset
