#include "source/text_check.h"

#include <string_view>

#include "base/unicode.h"
#include "source/locator.h"

namespace typeset::source {
namespace {

bool is_control(std::string_view text, std::size_t index) {
  const auto byte = static_cast<unsigned char>(text[index]);
  if (byte >= 0x20 && byte != 0x7F) return false;
  if (byte == '\t' || byte == '\n') return false;
  const bool ends_line = byte == '\r' && index + 1 < text.size() && text[index + 1] == '\n';
  return !ends_line;
}

bool is_flow_indicator(char byte) {
  return byte == '[' || byte == ']' || byte == '{' || byte == '}' || byte == ',' || byte == ':';
}

bool is_foreign_directive(std::string_view line) {
  return line.starts_with('%') && !line.starts_with("%YAML ") && !line.starts_with("%TAG ");
}

}  // namespace

std::optional<std::size_t> control_character_at(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_control(text, i)) return i;
  }
  return std::nullopt;
}

std::optional<Diagnostic> check_text(const std::shared_ptr<const SourceFile>& file,
                                     const ParseLimits& limits) {
  const std::string_view text = file->text();
  const auto fault = [&](std::size_t offset, Message message,
                         std::optional<Message> hint = std::nullopt) {
    return Diagnostic{Severity::error, Locator(file).position(offset), std::move(message),
                      std::move(hint)};
  };
  // yaml-cpp counts in int.
  constexpr std::size_t most_bytes = std::size_t{1} << 30;
  if (text.size() > most_bytes) {
    return Diagnostic{Severity::error,
                      {file, 0, 0},
                      {MessageId::file_too_large, {file->path(), "1 GiB"}},
                      std::nullopt};
  }
  if (const auto malformed = invalid_utf8_at(text)) {
    return fault(*malformed, {MessageId::file_not_utf8, {file->path()}},
                 Message{MessageId::hint_save_as_utf8, {}});
  }
  // yaml-cpp may hold all of a flow collection as tokens before its first event, so the handler
  // alone cannot bound its memory. No collection of n nodes has more than 3n indicators.
  std::size_t indicators = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_control(text, i)) {
      const auto byte = static_cast<unsigned char>(text[i]);
      return fault(i, {MessageId::yaml_control_character, {code_point_name(byte)}});
    }
    if (is_flow_indicator(text[i]) && ++indicators / 3 > limits.max_nodes) {
      return fault(i, {MessageId::yaml_too_many_nodes, {std::to_string(limits.max_nodes)}});
    }
    const bool starts_line = i == 0 || text[i - 1] == '\n';
    if (starts_line && is_foreign_directive(text.substr(i))) {
      return fault(i, {MessageId::yaml_syntax, {}}, Message{MessageId::hint_quote_value, {"%"}});
    }
  }
  return std::nullopt;
}

}  // namespace typeset::source
