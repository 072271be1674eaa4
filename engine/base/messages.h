// The catalogue of everything typeset says to people, in Chinese and English.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace typeset {

enum class UiLanguage { chinese, english };

// Every sentence the program can say. To add one: a name here, its two texts in
// catalogue_findings.h or catalogue_help.h.
enum class MessageId {
  // Files
  file_not_found,     // {0} path
  file_unreadable,    // {0} path, {1} the reason
  file_is_directory,  // {0} path
  file_unwritable,    // {0} path, {1} the reason
  file_not_text,      // {0} path
  file_not_utf8,      // {0} path
  file_too_large,     // {0} path, {1} the limit with its unit (64 MiB)
  // YAML
  yaml_syntax,              // no arguments; the hint names the cause
  yaml_tab,                 // no arguments
  yaml_duplicate_key,       // {0} the key
  yaml_key_not_scalar,      // no arguments
  yaml_too_deep,            // {0} the greatest depth allowed
  yaml_too_many_nodes,      // {0} the greatest number allowed
  yaml_undefined_alias,     // {0} the alias without its *
  yaml_multiple_documents,  // no arguments
  yaml_empty,               // {0} path
  yaml_control_character,   // {0} its code point (U+000B)
  // CSV
  csv_open_quote,        // no arguments
  csv_text_after_quote,  // no arguments
  csv_too_large,         // {0} the greatest number of cells allowed
  csv_unnamed_column,    // {0} the column, from 1
  csv_empty,             // {0} path
  // Structure and types
  unknown_key,            // {0} the key, {1} the thing that has no such key
  missing_key,            // {0} the key, {1} the thing that lacks it
  expected_type,          // {0} the field, {1} the type's name as layouts write it
  expected_text,          // {0} the field
  expected_list,          // {0} the field
  expected_mapping,       // {0} the field
  empty_list,             // {0} the field
  invalid_value,          // {0} the field, {1} the value as written
  invalid_length,         // {0} the value as written
  invalid_rule,           // {0} the value as written
  invalid_number,         // {0} the value as written
  not_whole_number,       // {0} the value as written
  too_many_decimals,      // {0} the value as written, {1} how many are allowed
  number_too_small,       // {0} the value as written, {1} the least allowed
  number_out_of_range,    // {0} the value as written, {1} the least allowed, {2} the greatest
  not_a_choice,           // {0} the value as written
  text_too_short,         // {0} how many characters it has, {1} the least allowed
  text_too_long,          // {0} how many characters it has, {1} the most allowed
  too_few_items,          // {0} the list, {1} how many it has, {2} the least allowed
  too_many_items,         // {0} the list, {1} how many it has, {2} the most allowed
  invalid_date,           // {0} the value as written
  invalid_date_format,    // {0} the value as written
  content_of_two_kinds,   // {0} the kind of part written first, {1} the other
  width_beside_limit,     // {0} the key of the limit
  unknown_style,          // {0} the style
  style_cycle,            // {0} the styles in turn (a → b → a)
  indent_out_of_area,     // {0} the indent as written
  size_over_grid,         // {0} the size as written, {1} the grid's line pitch with its unit
  vertical_flow,          // no arguments
  not_in_vertical_group,  // {0} the key
  not_in_vertical_text,   // no arguments
  imprint_not_here,       // no arguments
  unknown_part,           // {0} the part
  part_cycle,             // {0} the parts in turn (a → b → a)
  unknown_layout,         // {0} the layout
  unknown_table,          // {0} the table
  unknown_row,            // {0} the row, {1} the table
  unknown_column,         // {0} the column, {1} the table
  unknown_field,          // {0} the field
  invalid_pattern,        // {0} the pattern, or the part of it that is wrong
  unknown_filter,         // {0} the filter
  field_cycle,            // {0} the fields in turn (a → b → a)
  ambiguous_name,         // {0} the row or column, {1} the table
  sum_of_nothing,         // {0} the row or column
  sum_of_nothing_below,   // {0} the row or column
  corner_count,           // {0} heads written, {1} columns of the stub
  row_sum_mismatch,  // {0} the row, {1} the column, {2} the total written, {3} what its rows come
                     // to
  column_sum_mismatch,  // {0} the row, {1} the column, {2} the total written, {3} what its columns
                        // do
  // {0} the relation, {1} the column or row it fails in, {2} the left side, {3} the right one
  relation_mismatch,
  relation_invalid,  // {0} the relation as written
  not_a_figure,      // {0} the row, column or field
  grid_overlap,      // {0} the row, {1} the column, from 1
  grid_gap,          // {0} the row, {1} the column, from 1
  grid_beyond_edge,  // {0} the row, {1} the column that its cell reaches, {2} the table's columns
  diagonal_labels,   // {0} how many there are
  diagonal_beside,   // {0} the key that says the same
  records_not_here,  // no arguments
  records_without_label,  // {0} the table
  records_label_figure,   // {0} the column
  record_is_total,        // {0} what it is called, {1} the table
  serial_not_here,        // no arguments
  corner_without_rows,    // {0} the key
  subtotal_count,         // {0} labels written, {1} levels of groups
  open_rows_twice,        // no arguments
  section_unreachable,    // no arguments
  hints_beyond_columns,   // {0} the key, {1} how many are written, {2} how many columns there are
  width_limits_crossed,   // {0} the least, {1} the most as written
  // {0} the equal group, {1} the column, {2} its width as written, {3} one before it, {4} its
  equal_widths_differ,
  include_outside,  // {0} the path as written, {1} the folder it must stay in
  include_cycle,    // {0} the files in turn (a → b → a)
  // Fonts and text
  font_role_missing,    // {0} the role, {1} the folders searched
  font_role_unknown,    // {0} the role
  font_unreadable,      // {0} path
  font_not_embeddable,  // {0} the font's name
  glyph_missing,        // {0} the character, {1} its code point (U+4E00)
  glyph_replaced,       // likewise: a box is printed for it
  // Pictures
  image_not_recognised,      // {0} path
  image_of_other_format,     // {0} path, {1} the format (GIF)
  image_damaged,             // {0} path
  image_too_large,           // {0} path, {1} its pixels (20000×12000), {2} the most (10000×10000)
  image_coding_unsupported,  // {0} path
  image_cmyk_without_profile,  // {0} path
  seal_opaque,                 // {0} path
  seal_coarse,                 // {0} path, {1} its pixels (120×118), {2} pixels per inch as printed
  seal_not_round,              // {0} path, {1} its pixels
  // Printing
  icc_not_recognised,     // {0} path
  icc_wrong_class,        // {0} path
  icc_wrong_color_space,  // {0} path, {1} the colour space as the profile has it (Lab)
  rule_too_thin,          // {0} the value as written
  // Passwords and signatures
  password_source_invalid,      // {0} the option
  password_variable_missing,    // {0} the variable
  password_empty,               // {0} the option
  password_too_long,            // {0} the option, {1} the most bytes allowed
  signing_key_not_recognised,   // {0} path
  signing_key_wrong_password,   // {0} path
  signing_key_old_encryption,   // {0} path
  signing_key_incomplete,       // {0} path
  signing_key_unfit,            // {0} path
  signing_failed,               // {0} path
  certificate_expired,          // {0} path, {1} the date of its end (2020-12-31)
  certificate_not_yet_valid,    // {0} path, {1} the date of its beginning
  certificate_not_for_signing,  // {0} path
  // Layout
  // {0} the table, {1} the width it needs, {2} the width there is, {3} its widest column (the
  // head's
  // text, or its number), {4} the text in it that cannot be broken, {5} that one's width; with
  // units
  table_too_wide,
  // Likewise, {4} the width that the layout asks for the column.
  table_too_wide_by_hint,
  // {0} the table, {1} the equal group, {2} its widest column, {3} its width, {4} the narrowest's.
  table_columns_uneven,
  // {0} the table, {1} the column, {2} the text that cannot be broken, {3} its width
  table_column_beyond_width,
  table_rows_uneven,    // {0} the table, {1} the equal group, {2} its row that no page holds
  table_head_too_tall,  // {0} the table
  table_row_too_tall,   // {0} the row, {1} the table
  line_overfull,        // {0} by how much, with its unit
  line_too_tall,        // no arguments
  footnotes_too_tall,   // no arguments
  caption_too_tall,     // no arguments
  imprint_too_tall,     // no arguments
  // Prose
  heading_too_deep,          // {0} the marks as written, {1} the longest the layout has
  number_replaced,           // {0} as written, {1} as set
  character_removed,         // {0} the code point (U+200B)
  text_in_comment,           // no arguments
  characters_normalized,     // {0} as written, {1} as set
  space_in_text,             // {0} the characters around the space
  debris_removed,            // {0} as written
  half_width_punctuation,    // {0} the mark as written, {1} the full-width one
  marks_unpaired,            // {0} the marks
  marks_too_deep,            // {0} the mark, {1} how deep marks may be nested
  figure_malformed,          // {0} the line
  alternative_text_missing,  // {0} the file
  table_row_cells,           // {0} how many cells the row has, {1} how many its head has
  prose_tables_not_here,     // no arguments
  footnote_not_here,         // no arguments
  footnote_empty,            // no arguments
  ruby_empty,                // {0} the base and its ruby as written
  ruby_count,                // {0} the base, {1} how many characters it has, {2} how many rubies
  ruby_nested,               // no arguments
  heading_level_skipped,     // {0} the heading's number or marks, {1} those of the level left out
  heading_number_form,       // {0} the number as written
  // Checks
  check_failed,        // {0} what the layout says, {1} the check
  check_failed_again,  // {0} how many more places, {1} the check
  check_gave_up,       // {0} the check
  check_without_rule,  // no arguments
  check_of_two_rules,  // {0} the rule written first, {1} the other
  check_fields_apart,  // {0} a field, {1} the other
  check_switch,        // {0} the check
  invalid_expression,  // {0} the regular expression from its fault on
  // Batches
  data_without_rows,       // {0} path
  data_changed,            // {0} path
  data_row_malformed,      // {0} the encoding
  data_row_no_mapping,     // no arguments
  data_encoding,           // {0} path, {1} the encoding
  data_unknown_column,     // {0} the column
  data_unmatched_column,   // {0} the column
  data_missing_field,      // {0} the field
  template_section_open,   // {0} the column
  template_section_stray,  // {0} the column
  batch_row_failed,        // {0} the row
  batch_name_taken,        // {0} the file, {1} the row that has it
  batch_name_invalid,      // {0} the pattern
  batch_folder_in_use,     // {0} path
  batch_folder_leads_out,  // {0} path
  batch_no_reports,        // {0} path
  batch_stopped,           // {0} rows done, {1} rows there are
  batch_sum_too_large,     // no arguments
  batch_sum_incomplete,    // {0} how many rows failed
  batch_sum_layout,        // {0} the row
  batch_sum_mismatch,      // {0} the cell, {1} what the report says, {2} the sum of the rows
  batch_would_overwrite,   // {0} path
  batch_name_reserved,     // {0} the file
  batch_stale_file,        // {0} the file
  data_is_workbook,        // {0} path
  data_column_twice,       // {0} the column, {1} the one of the same meaning
  data_column_over_template,  // {0} the column
  manifest_invalid,        // {0} path
  manifest_row_twice,      // {0} the row
  manifest_row_missing,    // {0} the first row that is missing, {1} the last
  // {0} rows, {1} typeset, {2} unchanged, {3} failed, {4} seconds, {5} documents a second
  batch_done,
  batch_progress,  // {0} rows done, {1} rows there are, {2} documents a second, {3} time left
  // Hints
  hint_nearest,              // {0} the name that may be meant
  hint_fit_steps,            // {0} the steps that the style does not name, listed
  hint_expected_one_of,      // {0} the names allowed, listed
  hint_remove_tabs,          // no arguments
  hint_first_here,           // {0} the line of the first, in the same file
  hint_fonts_asked,          // {0} the fonts asked, listed
  hint_save_as_utf8,         // no arguments
  hint_reencode,             // {0} the encoding the file seems to have (GB18030)
  hint_indent,               // no arguments
  hint_space_after_colon,    // no arguments
  hint_full_width_colon,     // no arguments
  hint_close_quote,          // {0} the quotation mark, {1} the line where it opens
  hint_inner_quote,          // {0} the quotation mark
  hint_close_bracket,        // {0} the bracket that is missing, {1} the line where its pair opens
  hint_stray_bracket,        // {0} the bracket that closes nothing
  hint_quote_value,          // {0} the character that means something else outside quotes
  hint_escape,               // {0} the unknown escape as written
  hint_entry_form,           // no arguments
  hint_list_new_line,        // no arguments
  hint_split_documents,      // no arguments
  hint_nest_under,           // {0} the names, listed
  hint_see_help,             // no arguments
  hint_csv_quotes,           // no arguments
  hint_csv_head,             // {0} the names of columns, listed
  hint_run_setup,            // {0} the command to run
  hint_quote_comment,        // no arguments
  hint_number_comma,         // no arguments
  hint_number_groups,        // {0} a number written so
  hint_name_inside,          // no arguments
  hint_lists_not_nested,     // no arguments
  hint_number_without_unit,  // no arguments
  hint_figure_form,          // {0} how a figure is written
  hint_alternative_text,     // {0} how a figure is written
  hint_escape_mark,          // {0} the mark
  hint_ruby_parts,           // no arguments
  hint_save_as_png,          // no arguments
  hint_export_image,         // no arguments
  hint_shrink_image,         // no arguments
  hint_save_as_rgb,          // no arguments
  hint_picture_left_out,     // no arguments
  hint_save_transparent,     // no arguments
  hint_seal_pixels,          // {0} how many pixels are enough (248×248)
  hint_cut_seal,             // no arguments
  hint_record_total,         // no arguments
  hint_records_list,         // no arguments
  hint_grid_cell,            // {0} where the other cell is written
  hint_grid_column,          // {0} a row that has the column, {1} where its cell is written
  hint_grid_edge,            // {0} a row, {1} its columns, {2} where its last cell is written
  hint_grid_last_row,        // {0} the row, {1} where it is written
  hint_diagonal,             // no arguments
  hint_grid_declared,        // {0} how many columns are declared, {1} where
  hint_width_fixes,          // {0} the key of the limit
  hint_corner_heads,         // {0} columns of the stub
  hint_called,               // {0} the keys for what was meant, listed
  hint_in_table_styles,      // likewise
  hint_least_rule,           // {0} the thickness of the thinnest rule
  hint_output_profile,       // no arguments
  hint_password_source,      // no arguments
  hint_sign_password,        // no arguments
  hint_export_signing_key,   // no arguments
  hint_plain_pdf,            // no arguments
  hint_length_range,         // {0} the least, {1} the greatest
  hint_batch_name,           // no arguments
  hint_quote_tags,           // no arguments
  hint_shard,                // no arguments
  hint_shard_variables,      // no arguments
  hint_save_as_csv,          // no arguments
  hint_heading_level,        // {0} the number or marks of the level left out
  hint_heading_numbers,      // {0} the layout's numbers, listed
  hint_check,                // {0} what the layout says
  hint_expression,           // no arguments
  // Command line
  usage_unknown_option,     // {0} the option
  usage_extra_argument,     // {0} the argument
  usage_missing_value,      // {0} the option
  usage_invalid_value,      // {0} the option or variable, {1} the value
  usage_no_folder,          // {0} path
  usage_missing_report,     // no arguments
  usage_missing_layout,     // no arguments
  usage_output_is_report,   // {0} path
  usage_conflict,           // {0} the option, {1} the one it cannot stand with
  usage_not_with_pdf_a,     // {0} the option
  usage_needs_option,       // {0} the option, {1} the one it needs
  usage_missing_template,   // no arguments
  usage_missing_output,     // no arguments
  usage_missing_manifests,  // no arguments
  usage_error,              // {0} what was wrong, as the command-line reader says it
  machine_failure,          // {0} the system's reason
  internal_error,           // {0} where in the program
  // Why the system refused a file, within a message; no arguments
  reason_out_of_memory,
  reason_no_folder,
  reason_no_permission,
  reason_disk_full,
  reason_read_only,
  reason_is_folder,
  reason_not_a_folder,
  reason_write_failed,
  // The words before a message; no arguments
  word_error,
  word_warning,
  word_note,
  count_  // not a message: how many there are
};

// The enumerator itself, `relation_mismatch`: what programs know a message by.
std::string_view message_name(MessageId id);

// The text with {0}, {1} … still in it.
std::string_view message_template(MessageId id, UiLanguage language);

// One sentence to say: which, and what stands in its places. Arguments are data (names, numbers,
// file names), never words of either language; those stand in the catalogue too, and one of them
// may take the place after the last argument.
struct Message {
  MessageId id;
  std::vector<std::string> arguments;
  std::optional<MessageId> phrase = std::nullopt;
  // Instead of `arguments` in English; empty: the same. Only for words that a layout has in both
  // languages.
  std::vector<std::string> english_arguments = {};
};

std::string message_text(const Message& message, UiLanguage language);

// From --lang, LC_ALL, LC_MESSAGES or LANG: Chinese unless the locale names another language.
UiLanguage language_from_locale(std::string_view locale);

}  // namespace typeset
