#include "source/token_place.h"

#include <algorithm>

#include "source/delimiters.h"

namespace typeset::source {
namespace {

constexpr std::string_view spaces = " \t\r\n";

bool is_space(char byte) { return spaces.find(byte) != std::string_view::npos; }

std::size_t find_or_end(std::string_view text, std::size_t found) {
  return std::min(found, text.size());
}

std::size_t skip_spaces_and_comments(std::string_view text, std::size_t offset) {
  for (;;) {
    offset = find_or_end(text, text.find_first_not_of(spaces, offset));
    if (offset >= text.size() || text[offset] != '#') return offset;
    offset = find_or_end(text, text.find('\n', offset));
  }
}

}  // namespace

std::size_t skip_properties(std::string_view text, std::size_t offset) {
  while (offset < text.size() && (text[offset] == '&' || text[offset] == '!')) {
    offset = find_or_end(text, text.find_first_of(" \t\r\n,[]{}", offset));
    offset = skip_spaces_and_comments(text, offset);
  }
  return offset;
}

std::string_view null_word(std::string_view text, std::size_t offset) {
  const std::string_view rest = text.substr(std::min(offset, text.size()));
  for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
    if (!rest.starts_with(word)) continue;
    const bool ends = rest.size() == word.size() || is_space(rest[word.size()]) ||
                      std::string_view(",:]}").find(rest[word.size()]) != std::string_view::npos;
    if (ends) return rest.substr(0, word.size());
  }
  return {};
}

std::size_t omitted_item(std::string_view text, std::size_t next) {
  std::size_t end = std::min(next, text.size());
  while (end > 0) {
    const std::size_t last = text.find_last_not_of(spaces, end - 1);
    if (last == std::string_view::npos) return next;
    if (text[last] == '-') return last;
    const std::size_t line_break = text.rfind('\n', last);
    const std::size_t line_start = line_break == std::string_view::npos ? 0 : line_break + 1;
    const std::size_t first = text.find_first_not_of(spaces, line_start);
    // A dash with a comment after it stands first in its line; a line of comment alone goes by.
    if (text[first] != '#') return text[first] == '-' ? first : std::min(next, text.size());
    end = line_start;
  }
  return next;
}

bool key_has_colon(std::string_view text, std::size_t key) {
  const std::size_t before =
      key == 0 ? std::string_view::npos : text.find_last_not_of(spaces, key - 1);
  const bool after_question = before != std::string_view::npos && text[before] == '?';
  if (after_question && (before == 0 || is_space(text[before - 1]))) return true;
  std::size_t end = key;
  if (scalar_style_at(text, key) == ScalarStyle::quoted) {
    end = end_of_quotes(text, key).value_or(text.size());
  }
  const std::size_t line_end = find_or_end(text, text.find('\n', end));
  for (end = text.find(':', end); end < line_end; end = text.find(':', end + 1)) {
    if (end + 1 == text.size() || is_space(text[end + 1])) return true;
  }
  return false;
}

ScalarStyle scalar_style_at(std::string_view text, std::size_t offset) {
  const char first = offset < text.size() ? text[offset] : '\0';
  if (first == '"' || first == '\'') return ScalarStyle::quoted;
  if (first == '|' || first == '>') return ScalarStyle::block;
  return ScalarStyle::plain;
}

bool is_known_tag(const std::string& tag) {
  // "?" stands for no tag and "!" for that of quoted text.
  if (tag.empty() || tag == "?" || tag == "!") return true;
  constexpr std::string_view prefix = "tag:yaml.org,2002:";
  if (!tag.starts_with(prefix)) return false;
  const std::string_view name = std::string_view(tag).substr(prefix.size());
  constexpr std::string_view names[] = {"str", "int", "float", "bool", "null", "seq", "map"};
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

}  // namespace typeset::source
