#include "base/messages.h"

#include <array>
#include <cstddef>

namespace typeset {
namespace {

struct Entry {
  MessageId id;
  std::string_view chinese;
  std::string_view english;
};

constexpr std::size_t message_count = static_cast<std::size_t>(MessageId::count_);

// In the order of MessageId, so that a lookup is an index.
constexpr std::array<Entry, message_count> catalogue{{
    {MessageId::file_not_found, "找不到文件“{0}”。请检查文件名和所在文件夹。",
     "The file '{0}' cannot be found. Please check its name and folder."},
    {MessageId::file_unreadable, "无法读取文件“{0}”：{1}。", "The file '{0}' cannot be read: {1}."},
    {MessageId::file_is_directory, "“{0}”是文件夹，这里需要一个文件。",
     "'{0}' is a folder; a file is needed here."},
    {MessageId::file_unwritable, "无法写入文件“{0}”：{1}。",
     "The file '{0}' cannot be written: {1}."},
    {MessageId::file_not_text, "“{0}”不是文本文件。", "'{0}' is not a text file."},
    {MessageId::file_not_utf8, "文件“{0}”的文字编码不是 UTF-8。",
     "The text of '{0}' is not encoded as UTF-8."},
    {MessageId::file_too_large, "文件“{0}”太大，最多可以读取 {1}。",
     "The file '{0}' is too large; at most {1} can be read."},

    {MessageId::yaml_syntax, "这里不符合 YAML 的写法，无法读懂。",
     "This is not written as YAML and cannot be understood."},
    {MessageId::yaml_tab, "行首缩进用了制表符（Tab）。", "This line is indented with a tab."},
    {MessageId::yaml_duplicate_key, "“{0}”重复出现，同一层里只能写一次。",
     "'{0}' is written twice; it may stand only once at this level."},
    {MessageId::yaml_key_not_scalar, "冒号前的名称必须是普通文字，不能是列表或一组内容。",
     "The name before a colon must be plain text, not a list or a group."},
    {MessageId::yaml_too_deep, "内容嵌套太深，最多 {0} 层。",
     "The content is nested too deeply; at most {0} levels are allowed."},
    {MessageId::yaml_too_many_nodes, "内容太多，最多 {0} 项（引用的内容每次都计算在内）。",
     "There is too much content; at most {0} items are allowed, counting each use of an alias."},
    {MessageId::yaml_undefined_alias, "引用了“*{0}”，但前面没有用“&{0}”定义过。",
     "'*{0}' is used here, but no '&{0}' stands before it."},
    {MessageId::yaml_multiple_documents, "一个文件里只能有一份文档，第二份从这里开始。",
     "A file may hold only one document; a second one starts here."},
    {MessageId::yaml_empty, "文件“{0}”里没有内容。", "There is nothing in the file '{0}'."},
    {MessageId::yaml_control_character, "这里有看不见的控制字符 {0}，请删去。",
     "There is an invisible control character {0} here; please delete it."},

    {MessageId::unknown_key, "“{1}”中没有“{0}”这一项。", "'{1}' has no entry called '{0}'."},
    {MessageId::missing_key, "“{1}”中缺少“{0}”这一项。", "'{1}' lacks the entry '{0}'."},
    {MessageId::expected_type, "“{0}”的内容类型应为“{1}”。",
     "The content of '{0}' should be of type '{1}'."},
    {MessageId::expected_text, "“{0}”应当是一段文字。", "'{0}' should be text."},
    {MessageId::expected_list, "“{0}”应当是列表，每项以“- ”开头。",
     "'{0}' should be a list, each item starting with '- '."},
    {MessageId::expected_mapping, "“{0}”应当是一组“名称: 内容”。",
     "'{0}' should be a group of 'name: content' lines."},
    {MessageId::empty_list, "“{0}”至少要有一项。", "'{0}' needs at least one entry."},
    {MessageId::invalid_value, "“{0}”不能写成“{1}”。", "'{0}' cannot be '{1}'."},
    {MessageId::invalid_length, "“{0}”不是有效的长度，例如可以写 12pt、25mm、2字、1行或三号。",
     "'{0}' is not a length; it may be written like 12pt, 25mm, 2字, 1行 or 三号."},
    {MessageId::invalid_number, "“{0}”不是有效的数字。", "'{0}' is not a number."},
    {MessageId::not_whole_number, "“{0}”不是整数。", "'{0}' is not a whole number."},
    {MessageId::too_many_decimals, "“{0}”的小数位数太多，最多 {1} 位。",
     "'{0}' has too many decimals; at most {1} are allowed."},
    {MessageId::number_out_of_range, "数字“{0}”超出范围，应在 {1} 到 {2} 之间。",
     "The number {0} is out of range; it should be between {1} and {2}."},
    {MessageId::invalid_date, "“{0}”不是有效的日期，请写成 2020-12-31 这样的格式。",
     "'{0}' is not a date; please write it like 2020-12-31."},
    {MessageId::unknown_style, "没有名为“{0}”的样式。", "There is no style called '{0}'."},
    {MessageId::style_cycle, "样式互相引用，形成循环：{0}。",
     "These styles are based on each other in a circle: {0}."},
    {MessageId::indent_out_of_area,
     "缩进“{0}”使首行伸到版心之外：start-indent 与 first-line-indent 之和不能小于0。",
     "The indent '{0}' makes the first line reach out of its area: start-indent and "
     "first-line-indent together must not be less than 0."},
    {MessageId::size_over_grid, "“{0}”大于行格的行距（{1}），排在行格上（on-grid）各行会重叠。",
     "'{0}' is larger than the grid's line pitch ({1}); lines of it on the grid would overlap."},
    {MessageId::vertical_flow, "标题、正文、署名和页码不能直排，只有表格的单元格可以直排。",
     "Titles, headings, prose, signatures and folios cannot be vertical; only cells of tables "
     "can."},
    {MessageId::unknown_layout, "没有名为“{0}”的版式。", "There is no layout called '{0}'."},
    {MessageId::unknown_table, "没有名为“{0}”的表格。", "There is no table called '{0}'."},
    {MessageId::unknown_row, "表格“{1}”中没有名为“{0}”的行。",
     "The table '{1}' has no row called '{0}'."},
    {MessageId::unknown_column, "表格“{1}”中没有名为“{0}”的列。",
     "The table '{1}' has no column called '{0}'."},
    {MessageId::unknown_field, "没有名为“{0}”的字段。", "There is no field called '{0}'."},
    {MessageId::invalid_pattern, "“{0}”的写法有误，无法代入内容。",
     "'{0}' is not a pattern that values can be put into."},
    {MessageId::unknown_filter, "没有名为“{0}”的转换方式。", "There is no filter called '{0}'."},
    {MessageId::field_cycle, "字段的默认值互相引用，形成循环：{0}。",
     "The defaults of these fields need each other in a circle: {0}."},
    {MessageId::ambiguous_name, "表格“{1}”中有不止一个“{0}”，无法确定指的是哪一个。",
     "The table '{1}' has more than one '{0}'; which of them is meant cannot be told."},
    {MessageId::sum_of_nothing, "“{0}”前面没有可以相加的数。",
     "There is nothing before '{0}' to add up."},
    {MessageId::sum_mismatch, "合计不符：“{0}”行、“{1}”列写的是 {2}，计算结果是 {3}。",
     "The sum does not hold: row '{0}', column '{1}' says {2}, but it adds up to {3}."},
    {MessageId::relation_mismatch, "勾稽关系“{0}”不成立（{1}）：左边是 {2}，右边是 {3}。",
     "The relation '{0}' does not hold ({1}): the left side is {2}, the right side {3}."},
    {MessageId::include_outside, "不能引用“{0}”：它不在文件夹“{1}”之内。",
     "'{0}' cannot be included: it lies outside the folder '{1}'."},
    {MessageId::include_cycle, "文件互相引用，形成循环：{0}。",
     "These files include each other in a circle: {0}."},

    {MessageId::font_role_missing, "没有找到可用作“{0}”的字体（查找过：{1}）。",
     "No font was found to serve as '{0}' (searched: {1})."},
    {MessageId::font_role_unknown, "没有名为“{0}”的字体角色。",
     "There is no font role called '{0}'."},
    {MessageId::font_unreadable, "字体文件“{0}”无法读取或已损坏。",
     "The font file '{0}' cannot be read or is damaged."},
    {MessageId::font_not_embeddable, "字体“{0}”的许可不允许嵌入 PDF。",
     "The licence of the font '{0}' does not permit embedding in a PDF."},
    {MessageId::glyph_missing, "现有字体中没有“{0}”（{1}）这个字。",
     "None of the fonts has the character '{0}' ({1})."},

    {MessageId::table_too_wide, "表格“{0}”太宽：至少需要 {1}，版心只有 {2}。",
     "The table '{0}' is too wide: it needs {1}, but there is only {2}."},
    {MessageId::table_row_too_tall, "表格“{1}”的“{0}”行太高，一页放不下。",
     "Row '{0}' of the table '{1}' is too tall for a page."},
    {MessageId::line_overfull, "这一行排不下，超出 {0}。",
     "This line does not fit; it is {0} too long."},
    {MessageId::line_too_tall, "这一行太高，一页放不下。", "This line is too tall for a page."},
    {MessageId::footnotes_too_tall, "这条脚注必须与注号所在的那一行同页，但一页放不下。",
     "This footnote must stand on the page of its reference, but does not fit there."},
    {MessageId::caption_too_tall, "图题太长，与图一起一页放不下。",
     "This caption is too long for a page with its figure."},

    {MessageId::heading_too_deep, "没有“{0}”这一层标题，最多可以写到“{1}”。",
     "There are no headings as deep as '{0}'; the deepest is '{1}'."},
    {MessageId::number_replaced, "“{0}”已改排为“{1}”。", "'{0}' was set as '{1}'."},
    {MessageId::character_removed, "已去掉不可见字符 {0}。",
     "The invisible character {0} was removed."},
    {MessageId::text_in_comment, "这一行“#”之后的文字是注释，不会印出。",
     "The text after '#' on this line is a comment and is not printed."},

    {MessageId::hint_nearest, "您要写的是不是“{0}”？", "Did you mean '{0}'?"},
    {MessageId::hint_expected_one_of, "这里可以写：{0}。", "You can write one of: {0}."},
    {MessageId::hint_remove_tabs, "YAML 只认空格缩进，请把制表符（Tab）换成空格。",
     "YAML is indented with spaces only; please replace the tab with spaces."},
    {MessageId::hint_first_here, "第一次出现在第 {0} 行。", "The first one is on line {0}."},
    {MessageId::hint_fonts_asked, "查找过的字体：{0}。", "The fonts asked were: {0}."},
    {MessageId::hint_save_as_utf8, "请在编辑器中选择“另存为”，编码选 UTF-8。",
     "Please use 'Save as' in your editor and choose the encoding UTF-8."},
    {MessageId::hint_reencode, "文件看来是 {0} 编码。请在编辑器中选择“另存为”，编码选 UTF-8。",
     "It seems to be {0}. Please use 'Save as' in your editor and choose the encoding UTF-8."},
    {MessageId::hint_indent,
     "请检查这一行和上一行的缩进：同一层的内容要左对齐，下一层要多缩进两格。",
     "Please check the indentation of this line and the one above: entries of one level start in "
     "the same column, those of the next level two spaces further in."},
    {MessageId::hint_space_after_colon, "冒号后面要空一格，例如“名称: 内容”。",
     "A colon needs a space after it, as in 'name: content'."},
    {MessageId::hint_full_width_colon, "这里用了全角冒号“：”，请改为半角冒号加一个空格“: ”。",
     "This is a full-width colon '：'; please use an ordinary colon and a space ': '."},
    {MessageId::hint_close_quote, "第 {1} 行开始的引号没有结束，请补上 {0}。",
     "The quotation that opens on line {1} is never closed; please add the closing {0}."},
    {MessageId::hint_inner_quote,
     "引号里的文字又用了 {0}，YAML 会以为文字到此为止。文字里请改用中文引号。",
     "A {0} within the quoted text ends it. Please use another kind of quotation mark inside."},
    {MessageId::hint_close_bracket, "第 {1} 行开始的括号没有结束，请补上 {0}。",
     "The bracket that opens on line {1} is never closed; please add the closing {0}."},
    {MessageId::hint_stray_bracket, "这里的 {0} 前面没有与它配对的括号。",
     "This {0} has no opening bracket before it."},
    {MessageId::hint_quote_value,
     "“{0}”在 YAML 中有特殊含义。若它是文字的一部分，请把整段文字放进引号。",
     "'{0}' has a meaning of its own in YAML. If it is part of the text, please put the whole "
     "text in quotation marks."},
    {MessageId::hint_escape, "双引号里的“{0}”不是有效的转义。要写反斜杠本身，请写两个“\\\\”。",
     "'{0}' means nothing within double quotes. For a backslash itself, please write '\\\\'."},
    {MessageId::hint_entry_form,
     "每一项都要写成“名称: 内容”；若是接着上一行的文字，请比上一行的名称多缩进两格。",
     "Each entry is written as 'name: content'; text that continues the line above is indented two "
     "spaces further than its name."},
    {MessageId::hint_list_new_line, "列表的每一项都要另起一行，以“- ”开头。",
     "Each item of a list goes on a line of its own, starting with '- '."},
    {MessageId::hint_split_documents, "请删去多余的“---”行，或把后面的内容另存为一个文件。",
     "Please remove the extra '---' line, or save what follows as a file of its own."},
    {MessageId::hint_nest_under, "请写在它的上一级之下：{0}。",
     "Please put it under the entry it belongs to: {0}."},
    {MessageId::hint_see_help, "用法见 typeset --help。", "See typeset --help."},
    {MessageId::hint_run_setup, "请运行：{0}", "Please run: {0}"},
    {MessageId::hint_quote_comment, "要印出来，请把整段文字放在引号里，或另起一行用“|”写。",
     "To have it printed, please put the whole text in quotation marks, or write it below a '|'."},
    {MessageId::hint_number_comma, "数字里的逗号要去掉，或把整个数放在引号里。",
     "Please leave the comma out of the number, or put the number in quotation marks."},

    {MessageId::usage_unknown_option, "没有“{0}”这个选项。", "There is no option '{0}'."},
    {MessageId::usage_extra_argument, "多写了“{0}”。", "'{0}' is one argument too many."},
    {MessageId::usage_missing_value, "选项“{0}”后面要写内容。", "The option '{0}' needs a value."},
    {MessageId::usage_invalid_value, "“{0}”不能是“{1}”。", "'{0}' cannot be '{1}'."},
    {MessageId::usage_no_folder, "没有文件夹“{0}”。", "There is no folder '{0}'."},
    {MessageId::usage_missing_report, "请写出报告文件的名称。",
     "Please name the report to work on."},
    {MessageId::usage_output_is_report, "输出文件“{0}”就是报告本身，会把它覆盖掉。",
     "The output '{0}' is the report itself and would replace it."},
    {MessageId::usage_error, "命令用法有误：{0}", "The command was not understood: {0}"},
    {MessageId::machine_failure, "系统未能完成操作：{0}。", "The system could not do this: {0}."},
    {MessageId::internal_error, "程序内部出错（{0}）。这不是您的过错，请把这条信息告诉维护人员。",
     "Something went wrong inside the program ({0}). It is not your fault; please report this "
     "message to the maintainers."},

    {MessageId::reason_no_folder, "没有这个文件夹", "there is no such folder"},
    {MessageId::reason_no_permission, "没有权限", "permission is denied"},
    {MessageId::reason_disk_full, "磁盘已满", "the disk is full"},
    {MessageId::reason_read_only, "文件系统只读", "the file system is read-only"},
    {MessageId::reason_is_folder, "这是一个文件夹", "it is a folder"},
    {MessageId::reason_not_a_folder, "路径中有一段不是文件夹",
     "a part of its path is not a folder"},

    {MessageId::word_error, "错误", "error"},
    {MessageId::word_warning, "警告", "warning"},
    {MessageId::word_note, "提示", "hint"},
}};

constexpr bool catalogue_is_in_order() {
  for (std::size_t i = 0; i < message_count; ++i) {
    if (catalogue[i].id != static_cast<MessageId>(i)) return false;
  }
  return true;
}
static_assert(catalogue_is_in_order(), "each MessageId has its entry, in the order of the enum");

constexpr bool is_digit(char character) { return character >= '0' && character <= '9'; }

}  // namespace

std::string_view message_template(MessageId id, UiLanguage language) {
  const auto index = static_cast<std::size_t>(id);
  if (index >= message_count) return {};
  return language == UiLanguage::chinese ? catalogue[index].chinese : catalogue[index].english;
}

std::string message_text(const Message& message, UiLanguage language) {
  const std::string_view pattern = message_template(message.id, language);
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    // No message has more than ten arguments: a place is a single digit.
    const bool is_place = pattern[i] == '{' && i + 2 < pattern.size() && is_digit(pattern[i + 1]) &&
                          pattern[i + 2] == '}';
    if (!is_place) {
      text += pattern[i];
      continue;
    }
    const auto argument = static_cast<std::size_t>(pattern[i + 1] - '0');
    if (argument < message.arguments.size()) {
      text += message.arguments[argument];
    } else if (message.phrase && argument == message.arguments.size()) {
      text += message_template(*message.phrase, language);
    }
    i += 2;
  }
  return text;
}

UiLanguage language_from_locale(std::string_view locale) {
  const std::string_view language = locale.substr(0, locale.find_first_of("_-.@"));
  // "C" and "POSIX" name no language.
  if (language.empty() || language == "C" || language == "POSIX") return UiLanguage::chinese;
  // The codes of Chinese and of its branches that stand as languages of their own.
  for (const std::string_view chinese : {"zh", "zho", "chi", "cmn", "yue", "ZH", "chinese"}) {
    if (language == chinese) return UiLanguage::chinese;
  }
  return UiLanguage::english;
}

}  // namespace typeset
