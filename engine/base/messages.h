// The catalogue of everything typeset says to people, in Chinese and English.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace typeset {

enum class UiLanguage { chinese, english };

// Every sentence the program can say. To add one: a name here, its two texts in messages.cpp.
enum class MessageId {
  // Files
  file_not_found,
  file_unreadable,
  file_unwritable,
  file_not_text,
  file_not_utf8,
  file_too_large,
  // YAML
  yaml_syntax,
  yaml_tab,
  yaml_duplicate_key,
  yaml_key_not_scalar,
  yaml_too_deep,
  yaml_too_many_nodes,
  yaml_undefined_alias,
  yaml_multiple_documents,
  yaml_empty,
  // Structure and types
  unknown_key,
  missing_key,
  expected_type,
  invalid_value,
  invalid_length,
  invalid_number,
  number_out_of_range,
  invalid_date,
  unknown_style,
  style_cycle,
  unknown_layout,
  unknown_table,
  unknown_row,
  unknown_column,
  unknown_field,
  invalid_pattern,
  unknown_filter,
  sum_mismatch,
  relation_mismatch,
  include_outside,
  include_cycle,
  // Fonts and text
  font_role_missing,
  font_role_unknown,
  font_unreadable,
  font_not_embeddable,
  glyph_missing,
  // Layout
  table_too_wide,
  table_row_too_tall,
  line_overfull,
  // Prose
  number_replaced,
  character_removed,
  // Hints
  hint_nearest,
  hint_expected_one_of,
  hint_remove_tabs,
  hint_first_here,
  hint_fonts_asked,
  hint_save_as_utf8,
  hint_indent,
  hint_run_setup,
  // Command line
  usage_error,
  machine_failure,
  internal_error,
  // The words before a message
  word_error,
  word_warning,
  word_note,
  count_  // not a message: how many there are
};

// The text with {0}, {1} … still in it.
std::string_view message_template(MessageId id, UiLanguage language);

// One sentence to say: which, and what stands in its places. Arguments are data (names, numbers,
// file names), never words of either language.
struct Message {
  MessageId id;
  std::vector<std::string> arguments;
};

std::string message_text(const Message& message, UiLanguage language);

// From --lang, LC_ALL, LC_MESSAGES or LANG: Chinese unless the locale names another language.
UiLanguage language_from_locale(std::string_view locale);

}  // namespace typeset
