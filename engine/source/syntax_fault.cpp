#include "source/syntax_fault.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "yaml-cpp/exceptions.h"

#include "base/unicode.h"
#include "source/delimiters.h"
#include "source/locator.h"

namespace typeset::source {
namespace {

constexpr std::string_view full_width_colon = "：";

bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }
bool is_quote(char byte) { return byte == '"' || byte == '\''; }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

template <std::size_t size>
bool is_one_of(std::string_view cause, const std::array<const char*, size>& causes) {
  return std::any_of(causes.begin(), causes.end(),
                     [&](const char* each) { return cause.starts_with(each); });
}

constexpr std::array flow_unfinished = {YAML::ErrorMsg::END_OF_SEQ_FLOW,
                                        YAML::ErrorMsg::END_OF_MAP_FLOW, YAML::ErrorMsg::FLOW_END};
constexpr std::array misplaced = {YAML::ErrorMsg::MAP_VALUE, YAML::ErrorMsg::END_OF_MAP,
                                  YAML::ErrorMsg::END_OF_SEQ};
constexpr std::array indicator_in_text = {
    YAML::ErrorMsg::MAP_KEY,
    YAML::ErrorMsg::UNKNOWN_TOKEN,
    YAML::ErrorMsg::CHAR_IN_BLOCK,
    YAML::ErrorMsg::ZERO_INDENT_IN_BLOCK,
};
constexpr std::array alias_or_anchor = {
    YAML::ErrorMsg::ALIAS_NOT_FOUND, YAML::ErrorMsg::ANCHOR_NOT_FOUND,
    YAML::ErrorMsg::CHAR_IN_ALIAS,   YAML::ErrorMsg::CHAR_IN_ANCHOR,
    YAML::ErrorMsg::ALIAS_CONTENT,   YAML::ErrorMsg::MULTIPLE_ANCHORS,
};
constexpr std::array tag = {
    YAML::ErrorMsg::MULTIPLE_TAGS,
    YAML::ErrorMsg::CHAR_IN_TAG_HANDLE,
    YAML::ErrorMsg::TAG_WITH_NO_SUFFIX,
    YAML::ErrorMsg::END_OF_VERBATIM_TAG,
};
constexpr std::array escape = {YAML::ErrorMsg::INVALID_ESCAPE, YAML::ErrorMsg::INVALID_HEX,
                               YAML::ErrorMsg::INVALID_UNICODE};
constexpr std::array quotes_unfinished = {YAML::ErrorMsg::EOF_IN_SCALAR,
                                          YAML::ErrorMsg::DOC_IN_SCALAR};

// A line of the text, without its end.
struct Line {
  std::size_t start = 0;
  std::string_view text;

  std::size_t first_character() const {
    return start + std::min(text.find_first_not_of(" \t"), text.size());
  }
};

class Explanation {
 public:
  Explanation(const SyntaxFault& fault, const std::shared_ptr<const SourceFile>& file)
      : fault_(fault), file_(file), text_(file->text()), line_(line_at(fault.offset)) {}

  Diagnostic explain() const {
    const std::string_view cause = fault_.cause;
    if (cause.starts_with(YAML::ErrorMsg::UNKNOWN_ANCHOR)) return undefined_alias();
    if (cause == YAML::ErrorMsg::TAB_IN_INDENTATION) return tab(fault_.offset);
    if (is_one_of(cause, quotes_unfinished)) return unclosed_quote();
    if (is_one_of(cause, escape)) return bad_escape();
    if (is_one_of(cause, alias_or_anchor)) return indicator_before("*&");
    if (is_one_of(cause, tag)) return indicator_before("!");
    if (is_one_of(cause, indicator_in_text)) return indicator();
    if (const auto tab_offset = tab_in_indentation()) return tab(*tab_offset);
    if (auto found = ended_quotes()) return *std::move(found);
    if (is_one_of(cause, flow_unfinished)) return bracket();
    if (cause == YAML::ErrorMsg::BLOCK_ENTRY) return dash();
    if (is_one_of(cause, misplaced)) return misplaced_entry();
    return syntax(fault_.offset);
  }

  Diagnostic second_document() const {
    if (const auto tab_offset = tab_in_indentation()) return tab(*tab_offset);
    if (auto found = ended_quotes()) return *std::move(found);
    if (text_.substr(fault_.offset).starts_with("---") || follows_document_end()) {
      return at(fault_.offset, {MessageId::yaml_multiple_documents, {}},
                Message{MessageId::hint_split_documents, {}});
    }
    return misplaced_entry();
  }

 private:
  Diagnostic at(std::size_t offset, Message message,
                std::optional<Message> hint = std::nullopt) const {
    return {Severity::error, Locator(file_).position(offset), std::move(message), std::move(hint)};
  }

  Diagnostic syntax(std::size_t offset, std::optional<Message> hint = std::nullopt) const {
    return at(offset, {MessageId::yaml_syntax, {}}, std::move(hint));
  }

  Diagnostic quote_value(std::size_t offset) const {
    return syntax(offset, Message{MessageId::hint_quote_value, {std::string(1, text_[offset])}});
  }

  Line line_at(std::size_t offset) const {
    const std::size_t before = offset == 0 ? std::string_view::npos : text_.rfind('\n', offset - 1);
    const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t end = std::min(text_.find('\n', start), text_.size());
    return {start, text_.substr(start, end - start)};
  }

  std::string line_number(std::size_t offset) const {
    return std::to_string(Locator(file_).position(offset).line);
  }

  // --- Tabs and quotation marks ---

  std::optional<std::size_t> tab_in_indentation() const {
    const std::size_t found = line_.text.find('\t');
    if (found == std::string_view::npos) return std::nullopt;
    const std::size_t offset = line_.start + found;
    return offset < line_.first_character() ? std::optional(offset) : std::nullopt;
  }

  Diagnostic tab(std::size_t offset) const {
    return at(offset, {MessageId::yaml_tab, {}}, Message{MessageId::hint_remove_tabs, {}});
  }

  Diagnostic unclosed_quote() const {
    // The scalar is not known to the parser yet. The nearest mark before that starts a value and
    // never ends, or ends beyond the fault, is its start.
    std::size_t tries = 100;  // each may cost the rest of the text
    for (std::size_t i = fault_.offset; i > 0 && tries > 0; --i) {
      const std::size_t start = i - 1;
      if (!is_quote(text_[start])) continue;
      --tries;
      const auto end = end_of_quotes(text_, start);
      const bool opens_value =
          start == 0 || is_blank(text_[start - 1]) ||
          std::string_view("\n[{,:").find(text_[start - 1]) != std::string_view::npos;
      if (opens_value && (!end || *end > fault_.offset)) {
        return explain_unclosed_quote(start, file_);
      }
      if (fault_.last_scalar && start < *fault_.last_scalar) break;
    }
    return syntax(fault_.offset);
  }

  // Something follows the end of a quoted scalar on its line: either the mark was not meant to end
  // it, or the scalar that it ends should have ended lines above.
  std::optional<Diagnostic> ended_quotes() const {
    if (!fault_.last_scalar || !is_quote(text_[*fault_.last_scalar])) return std::nullopt;
    const std::size_t opening = *fault_.last_scalar;
    const auto end = end_of_quotes(text_, opening);
    if (!end || *end > fault_.offset) return std::nullopt;
    const std::string_view between = text_.substr(*end, fault_.offset - *end);
    if (between.find_first_of("\n,:") != std::string_view::npos) return std::nullopt;
    const std::string_view quoted = text_.substr(opening, *end - opening);
    if (quoted.find('\n') != std::string_view::npos) return explain_unclosed_quote(opening, file_);
    if (text_.substr(fault_.offset).starts_with(':')) return std::nullopt;
    const std::size_t closing = *end - 1;
    return syntax(closing, Message{MessageId::hint_inner_quote, {std::string(1, text_[closing])}});
  }

  Diagnostic bad_escape() const {
    const std::size_t from = std::min(fault_.offset, text_.size() - 1);
    const std::size_t backslash = text_.rfind('\\', from);
    if (backslash == std::string_view::npos) return syntax(fault_.offset);
    std::size_t end = std::min(backslash + 2, text_.size());
    while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0) == 0x80) ++end;
    const std::string written(text_.substr(backslash, end - backslash));
    return syntax(backslash, Message{MessageId::hint_escape, {written}});
  }

  // --- Characters that mean something to YAML ---

  Diagnostic undefined_alias() const {
    const std::string_view rest = text_.substr(std::min(fault_.offset + 1, text_.size()));
    const std::string name(rest.substr(0, rest.find_first_of(" \t\r\n,[]{}")));
    return at(fault_.offset, {MessageId::yaml_undefined_alias, {name}},
              Message{MessageId::hint_quote_value, {"*"}});
  }

  Diagnostic indicator() const {
    // A colon is unknown only within brackets that end too soon.
    const bool at_end = fault_.offset >= text_.size() || text_[fault_.offset] == ':';
    if (at_end) return bracket();
    const bool in_block_head = fault_.cause == YAML::ErrorMsg::CHAR_IN_BLOCK ||
                               fault_.cause == YAML::ErrorMsg::ZERO_INDENT_IN_BLOCK;
    return in_block_head ? indicator_before("|>") : quote_value(fault_.offset);
  }

  // The parser gives up after the indicator: the last of them before that, on the same line.
  Diagnostic indicator_before(std::string_view indicators) const {
    const std::size_t from = std::min(fault_.offset, text_.size() - 1);
    std::size_t found = text_.find_last_of(indicators, from);
    while (found != std::string_view::npos && found > line_.start &&
           text_[found - 1] == text_[found]) {
      --found;
    }
    const bool on_line = found != std::string_view::npos && found >= line_.start;
    return on_line ? quote_value(found) : syntax(fault_.offset);
  }

  // --- Brackets ---

  Diagnostic bracket() const {
    const bool stray = fault_.cause == YAML::ErrorMsg::FLOW_END;
    if (const auto unpaired = find_unpaired_bracket(text_)) {
      const std::string missing = text_[unpaired->opening] == '[' ? "]" : "}";
      return syntax(
          unpaired->mismatch.value_or(unpaired->opening),
          Message{MessageId::hint_close_bracket, {missing, line_number(unpaired->opening)}});
    }
    if (!stray || fault_.offset >= text_.size()) return syntax(fault_.offset);
    return syntax(fault_.offset,
                  Message{MessageId::hint_stray_bracket, {std::string(1, text_[fault_.offset])}});
  }

  // --- Entries of lists and mappings ---

  Diagnostic dash() const {
    if (find_unpaired_bracket(text_.substr(0, fault_.offset))) return quote_value(fault_.offset);
    return syntax(fault_.offset, Message{MessageId::hint_list_new_line, {}});
  }

  // A colon, or a line, where no entry can start.
  Diagnostic misplaced_entry() const {
    if (auto found = text_after_bracket()) return *std::move(found);
    const bool at_colon = fault_.cause == YAML::ErrorMsg::MAP_VALUE;
    if (at_colon && follows_other_colon()) return quote_value(fault_.offset);
    // With the colon at fault, a name without one may have been read on from the lines above.
    if (auto found = bad_colon(at_colon ? line_before() : line_)) return *std::move(found);
    if (at_colon && continues_nameless_line()) {
      return syntax(line_before().first_character(), Message{MessageId::hint_entry_form, {}});
    }
    if (at_colon || has_colon(line_)) {
      return syntax(line_.first_character(), Message{MessageId::hint_indent, {}});
    }
    const bool is_item = text_.substr(line_.first_character()).starts_with("- ");
    return syntax(line_.first_character(),
                  Message{is_item ? MessageId::hint_indent : MessageId::hint_entry_form, {}});
  }

  // [2020] 15号: brackets that open a list where they were meant as text.
  std::optional<Diagnostic> text_after_bracket() const {
    std::size_t i = fault_.offset;
    while (i > line_.start && is_blank(text_[i - 1])) --i;
    if (i == line_.start || (text_[i - 1] != ']' && text_[i - 1] != '}')) return std::nullopt;
    const std::size_t opening = text_.rfind(text_[i - 1] == ']' ? '[' : '{', i - 1);
    if (opening == std::string_view::npos || opening < line_.start) return std::nullopt;
    return quote_value(opening);
  }

  bool follows_other_colon() const {
    const std::string_view before = text_.substr(line_.start, fault_.offset - line_.start);
    return before.find(": ") != std::string_view::npos;
  }

  Line line_before() const {
    Line line = line_;
    while (line.start > 0) {
      line = line_at(line.start - 1);
      if (line.first_character() < line.start + line.text.size()) break;
    }
    return line;
  }

  // The line above stands at the same level as this one but has no name.
  bool continues_nameless_line() const {
    const Line before = line_before();
    return before.start != line_.start && !has_colon(before) &&
           before.first_character() - before.start == line_.first_character() - line_.start;
  }

  static bool has_colon(const Line& line) {
    std::string_view text = line.text;
    while (!text.empty() && (is_blank(text.back()) || text.back() == '\r')) text.remove_suffix(1);
    return text.ends_with(':') || text.find(": ") != std::string_view::npos;
  }

  // A full-width colon, or one without a space, in a line that has no proper one.
  std::optional<Diagnostic> bad_colon(const Line& line) const {
    if (has_colon(line)) return std::nullopt;
    const std::size_t wide = line.text.find(full_width_colon);
    if (wide != std::string_view::npos) {
      return syntax(line.start + wide, Message{MessageId::hint_full_width_colon, {}});
    }
    const std::size_t colon = line.text.find(':');
    if (colon == std::string_view::npos || is_time_or_address(line.text, colon)) {
      return std::nullopt;
    }
    return syntax(line.start + colon, Message{MessageId::hint_space_after_colon, {}});
  }

  // 9:30 and https://
  static bool is_time_or_address(std::string_view text, std::size_t colon) {
    const bool between_digits = colon > 0 && is_digit(text[colon - 1]) && colon + 1 < text.size() &&
                                is_digit(text[colon + 1]);
    return between_digits || text.substr(colon + 1).starts_with("//");
  }

  bool follows_document_end() const { return line_before().text.starts_with("..."); }

  SyntaxFault fault_;
  std::shared_ptr<const SourceFile> file_;
  std::string_view text_;
  Line line_;
};

SyntaxFault within(SyntaxFault fault, const SourceFile& file) {
  fault.offset = std::min(fault.offset, file.text().size());
  return fault;
}

}  // namespace

Diagnostic explain(const SyntaxFault& fault, const std::shared_ptr<const SourceFile>& file) {
  return Explanation(within(fault, *file), file).explain();
}

Diagnostic explain_second_document(std::size_t offset,
                                   const std::shared_ptr<const SourceFile>& file) {
  return Explanation(within({{}, offset, std::nullopt}, *file), file).second_document();
}

Diagnostic explain_unclosed_quote(std::size_t offset,
                                  const std::shared_ptr<const SourceFile>& file) {
  SourcePosition position = Locator(file).position(offset);
  const std::string mark(1, file->text()[offset]);
  Message hint{MessageId::hint_close_quote, {mark, std::to_string(position.line)}};
  return {Severity::error, std::move(position), {MessageId::yaml_syntax, {}}, std::move(hint)};
}

Diagnostic explain_key(std::size_t offset, const std::shared_ptr<const SourceFile>& file) {
  const std::string_view text = file->text();
  // yaml-cpp takes what stands in an unclosed bracket for a key.
  if (find_unpaired_bracket(text)) {
    return explain({YAML::ErrorMsg::END_OF_SEQ_FLOW, offset, std::nullopt}, file);
  }
  std::optional<Message> hint;
  const char byte = offset < text.size() ? text[offset] : '\0';
  if (byte == '{' || byte == '[') hint = {MessageId::hint_quote_value, {std::string(1, byte)}};
  return {Severity::error,
          Locator(file).position(offset),
          {MessageId::yaml_key_not_scalar, {}},
          std::move(hint)};
}

}  // namespace typeset::source
