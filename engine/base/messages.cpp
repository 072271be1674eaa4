#include "base/messages.h"

#include <array>
#include <cstddef>
#include <utility>

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

    {MessageId::csv_open_quote, "这一格以引号开头，但后面没有结束的引号。",
     "This cell opens with a quotation mark that is never closed."},
    {MessageId::csv_text_after_quote, "结束的引号之后应当是分隔符或换行，这里还有文字。",
     "A separator or a line end should follow the closing quotation mark; there is more text "
     "here."},
    {MessageId::csv_too_large, "表格太大，最多 {0} 格。",
     "The table is too large; at most {0} cells are allowed."},
    {MessageId::csv_unnamed_column, "这一格所在的第 {0} 列在首行里没有列名。",
     "This cell is in column {0}, which has no name in the first line."},
    {MessageId::csv_empty, "CSV 文件“{0}”里没有内容：首行应当是列名，以下每行一条记录。",
     "There is nothing in the CSV file '{0}': its first line should name the columns, each line "
     "below be a record."},

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
    {MessageId::invalid_rule, "“{0}”不是线的写法，例如可以写 0.5pt、double 1.5pt 或 none。",
     "'{0}' is not a rule; it may be written like 0.5pt, double 1.5pt or none."},
    {MessageId::invalid_number, "“{0}”不是有效的数字。", "'{0}' is not a number."},
    {MessageId::not_whole_number, "“{0}”不是整数。", "'{0}' is not a whole number."},
    {MessageId::too_many_decimals, "“{0}”的小数位数太多，最多 {1} 位。",
     "'{0}' has too many decimals; at most {1} are allowed."},
    {MessageId::number_too_small, "数字“{0}”太小，至少是 {1}。",
     "The number {0} is too small; it should be at least {1}."},
    {MessageId::number_out_of_range, "数字“{0}”超出范围，应在 {1} 到 {2} 之间。",
     "The number {0} is out of range; it should be between {1} and {2}."},
    {MessageId::not_a_choice, "“{0}”不在可选的内容之中。", "'{0}' is not one of the choices."},
    {MessageId::text_too_short, "这里只有 {0} 个字，至少要有 {1} 个字。",
     "This has {0} characters; at least {1} are needed."},
    {MessageId::text_too_long, "这里有 {0} 个字，最多可以有 {1} 个字。",
     "This has {0} characters; at most {1} are allowed."},
    {MessageId::too_few_items, "“{0}”有 {1} 项，至少要有 {2} 项。",
     "'{0}' has {1} items; at least {2} are needed."},
    {MessageId::too_many_items, "“{0}”有 {1} 项，最多可以有 {2} 项。",
     "'{0}' has {1} items; at most {2} are allowed."},
    {MessageId::invalid_date, "“{0}”不是有效的日期，请写成 2020-12-31 这样的格式。",
     "'{0}' is not a date; please write it like 2020-12-31."},
    {MessageId::invalid_date_format,
     "“{0}”不是日期的印法，例如可以写 yyyy-MM-dd、yyyy.M.d、yyyy年M月 或 M月d日。",
     "'{0}' is not a form of dates; it may be written like yyyy-MM-dd, yyyy.M.d, yyyy年M月 or "
     "M月d日."},
    {MessageId::content_of_two_kinds, "一项里只能有一种内容，这里既有“{0}”又有“{1}”。",
     "An item holds one kind of content; this one has both '{0}' and '{1}'."},
    {MessageId::width_beside_limit, "“width”已经定下了这一列的宽度，不能再写“{0}”。",
     "'width' fixes this column's width already; '{0}' cannot stand beside it."},
    {MessageId::unknown_style, "没有名为“{0}”的样式。", "There is no style called '{0}'."},
    {MessageId::style_cycle, "样式互相引用，形成循环：{0}。",
     "These styles are based on each other in a circle: {0}."},
    {MessageId::indent_out_of_area,
     "缩进“{0}”使首行伸到版心之外：start-indent 与 first-line-indent 之和不能小于0。",
     "The indent '{0}' makes the first line reach out of its area: start-indent and "
     "first-line-indent together must not be less than 0."},
    {MessageId::size_over_grid, "“{0}”大于行格的行距（{1}），排在行格上（on-grid）各行会重叠。",
     "'{0}' is larger than the grid's line pitch ({1}); lines of it on the grid would overlap."},
    {MessageId::vertical_flow,
     "标题、正文、署名和页码的样式不能直排，只有表格的单元格可以；成段的文字用直排的一组（group）"
     "。",
     "Styles of titles, headings, prose, signatures and folios cannot be vertical, only those of "
     "cells; a vertical group is for running text."},
    {MessageId::not_in_vertical_group, "直排的一组里不能有“{0}”，只能有标题和文字。",
     "A vertical group cannot have '{0}', only headings and text."},
    {MessageId::not_in_vertical_text, "这一部分是直排的，里面不能有表格、插图、脚注和署名。",
     "This part is set vertically and cannot have tables, figures, footnotes or signatures."},
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
    {MessageId::sum_of_nothing_below, "“{0}”后面没有可以相加的数。",
     "There is nothing after '{0}' to add up."},
    {MessageId::corner_count, "“corner”写了 {0} 个表头，它们下面的行名却有 {1} 列。",
     "Heads listed in 'corner': {0}; columns of row labels below them: {1}."},
    {MessageId::row_sum_mismatch, "{0} · {1}: 合计 {2}，各行之和 {3}。",
     "{0} · {1}: the total is {2}, but the rows add up to {3}."},
    {MessageId::column_sum_mismatch, "{0} · {1}: 合计 {2}，各列之和 {3}。",
     "{0} · {1}: the total is {2}, but the columns add up to {3}."},
    {MessageId::relation_mismatch, "{1}: 勾稽关系“{0}”不成立，左边 {2}，右边 {3}。",
     "{1}: the relation '{0}' does not hold; the left side is {2}, the right side {3}."},
    {MessageId::relation_invalid, "“{0}”不是勾稽关系的写法，例如可以写“甲 + 乙 = 丙 - 丁”。",
     "'{0}' is not a relation; it may be written like '甲 + 乙 = 丙 - 丁'."},
    {MessageId::not_a_figure, "“{0}”不是单独的一个数，不能用在勾稽关系里。",
     "'{0}' is not a single figure and cannot stand in a relation."},
    {MessageId::grid_overlap, "第 {0} 行第 {1} 列被占用了两次：跨行或跨列的格子重叠。",
     "Row {0}, column {1} is taken twice: cells that span rows or columns overlap."},
    {MessageId::grid_gap, "第 {0} 行第 {1} 列没有格子。", "Row {0}, column {1} has no cell."},
    {MessageId::grid_beyond_edge, "第 {0} 行的格子伸到第 {1} 列，表格只有 {2} 列。",
     "A cell of row {0} reaches column {1}; the table has {2} columns."},
    {MessageId::diagonal_labels, "斜线表头要写两个或三个名称，这里有 {0} 个。",
     "A diagonal head has two or three labels; the number here is {0}."},
    {MessageId::diagonal_beside, "“diagonal”和“{0}”只能写一个。",
     "'diagonal' and '{0}' cannot both be written."},
    {MessageId::records_not_here,
     "逐条的记录（open: records）只能是表格最上一层的行，一张表格里一处，也不能用在 sections 里。",
     "Records (open: records) can only be rows of a table's top level, at one place of it, and not "
     "in sections."},
    {MessageId::records_without_label,
     "表格“{0}”的第一列有下级的列，不能作行名；行名的列排在最前，它们上面的表头写在“corner”里。",
     "The first column of table '{0}' has columns below it and cannot name rows; columns that do "
     "come first, with the heads over them in 'corner'."},
    {MessageId::records_label_figure,
     "“{0}”列要作行名，却是数。请在它前面写一个序号列（serial: true），或写明 type: text。",
     "The column '{0}' would name the rows, but holds figures. Please put a column of serial "
     "numbers (serial: true) before it, or give it `type: text`."},
    {MessageId::record_is_total, "这条记录叫“{0}”，和表格“{1}”里的合计同名：合计由程序算出，记录里再有就加了两遍。",
     "This record is called '{0}', as a total of the table '{1}' is: totals are worked out, and "
     "this would count them twice."},
    {MessageId::serial_not_here,
     "序号列（serial）只能有一列，在最上级，表格要有逐条的记录（open: records）。",
     "There can be one column of serial numbers (serial), at the top level, in a table of records "
     "(open: records)."},
    {MessageId::corner_without_rows, "没有“rows”就没有行名，“{0}”没有地方排。",
     "Without 'rows' there are no row labels that '{0}' could stand over."},
    {MessageId::subtotal_count, "“subtotal”写了 {0} 项，分组（group-by）有 {1} 层。",
     "'subtotal' has {0} entries for {1} levels of 'group-by'."},
    {MessageId::open_rows_twice,
     "同一层里只能有一处“open: true”，否则报告写的行不知道归哪一处；没有 band 的各部分算同一层。",
     "There can be only one 'open: true' at each level, or where the report's rows go cannot be "
     "told; sections without a band share a level."},
    {MessageId::section_unreachable,
     "这一部分没有行名，也没有“band”，报告里没有办法写它的数据。",
     "This section has neither rows nor a 'band': a report has no way to give its data."},
    {MessageId::hints_beyond_columns, "“{0}”写了 {1} 项，只有 {2} 列。",
     "'{0}' has {1} entries; the number of columns is {2}."},
    {MessageId::width_limits_crossed, "“min: {0}”比“max: {1}”宽。",
     "'min: {0}' is wider than 'max: {1}'."},
    {MessageId::equal_widths_differ,
     "“{1}”的宽度是 {2}，“{3}”的宽度是 {4}，它们的“equal”都是“{0}”，应当一样宽。",
     "'{1}' is {2} wide and '{3}' {4}; both have 'equal: {0}' and should have the same width."},
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

    {MessageId::glyph_replaced, "现有字体中没有“{0}”（{1}）这个字，印成“□”。",
     "No font has the character '{0}' ({1}); '□' is printed for it."},
    {MessageId::image_not_recognised, "“{0}”不是 PNG 或 JPEG 图片。",
     "'{0}' is neither a PNG nor a JPEG picture."},
    {MessageId::image_of_other_format, "“{0}”的内容是 {1} 格式，只能使用 PNG 或 JPEG 图片。",
     "'{0}' holds {1} data; only PNG and JPEG pictures can be used."},
    {MessageId::image_damaged, "图片“{0}”不完整或已损坏。",
     "The picture '{0}' is incomplete or damaged."},
    {MessageId::image_too_large, "图片“{0}”有 {1} 像素，太大了，最多相当于 {2} 像素。",
     "The picture '{0}' has {1} pixels, which is too many; at most as many as {2} are allowed."},
    {MessageId::image_coding_unsupported, "图片“{0}”采用的 JPEG 编码方式不能用于 PDF。",
     "The picture '{0}' is a kind of JPEG that a PDF cannot hold."},
    {MessageId::image_cmyk_without_profile,
     "图片“{0}”是 CMYK 颜色，但没有附带颜色配置文件，无法确定印出来的颜色。",
     "The picture '{0}' has CMYK colours without a colour profile, so how they look cannot be "
     "told."},

    {MessageId::icc_not_recognised, "“{0}”不是可用的 ICC 颜色特性文件。",
     "'{0}' is no ICC profile that can be used."},
    {MessageId::icc_wrong_class,
     "“{0}”不是输出设备（印刷机、打印机或显示器）的颜色特性文件，不能用作输出意图。",
     "'{0}' is not the profile of an output device (press, printer or display), so it cannot be an "
     "output intent."},
    {MessageId::icc_wrong_color_space,
     "颜色特性文件“{0}”的颜色空间是 {1}，输出意图只能是 CMYK、RGB 或灰度。",
     "The colour space of the profile '{0}' is {1}; an output intent is CMYK, RGB or grey."},
    {MessageId::rule_too_thin, "“{0}”的线太细，印不清楚。",
     "A rule of '{0}' is too thin to be printed well."},

    {MessageId::password_source_invalid, "“{0}”后面写从哪里读密码，不写密码本身。",
     "'{0}' says where to read the password, not the password itself."},
    {MessageId::password_variable_missing, "没有设置环境变量“{0}”，读不到密码。",
     "The environment variable '{0}', which should hold a password, is not set."},
    {MessageId::password_empty, "“{0}”给出的密码是空的。", "The password of '{0}' is empty."},
    {MessageId::password_too_long, "“{0}”给出的密码太长，最多 {1} 个字节。",
     "The password of '{0}' is too long; it may have {1} bytes."},
    {MessageId::signing_key_not_recognised, "“{0}”不是 PKCS#12 文件（.p12、.pfx）。",
     "'{0}' is no PKCS#12 file (.p12, .pfx)."},
    {MessageId::signing_key_wrong_password, "“{0}”的密码不对。",
     "The password of '{0}' is wrong."},
    {MessageId::signing_key_old_encryption, "“{0}”用的是已经淘汰的加密方式，无法读取。",
     "'{0}' is encrypted in an outdated way and cannot be read."},
    {MessageId::signing_key_incomplete, "“{0}”里没有私钥，或者没有与私钥相配的证书。",
     "'{0}' holds no private key, or no certificate that belongs to it."},
    {MessageId::signing_key_unfit, "“{0}”的密钥种类不能用于签名，可用的是 RSA 和 ECDSA。",
     "The key in '{0}' is of a kind that cannot sign here; RSA and ECDSA can."},
    {MessageId::signing_failed, "用“{0}”未能完成签名。", "Signing with '{0}' did not succeed."},
    {MessageId::certificate_expired, "“{0}”的证书已于 {1} 到期。",
     "The certificate in '{0}' expired on {1}."},
    {MessageId::certificate_not_yet_valid, "“{0}”的证书从 {1} 起才有效。",
     "The certificate in '{0}' is valid only from {1}."},
    {MessageId::certificate_not_for_signing, "“{0}”的证书不是用于签名的。",
     "The certificate in '{0}' is not one for signing."},
    {MessageId::table_too_wide,
     "表格“{0}”太宽：至少需要 {1}，版心只有 {2}。最宽的是“{3}”列：不能断开的“{4}”就要 {5}。",
     "The table '{0}' is too wide: it needs {1}, but there is only {2}. Its widest column is "
     "'{3}': "
     "'{4}', which cannot be broken, takes {5}."},
    {MessageId::table_too_wide_by_hint,
     "表格“{0}”太宽：至少需要 {1}，版心只有 {2}。最宽的是“{3}”列：版式要它至少 {4}。",
     "The table '{0}' is too wide: it needs {1}, but there is only {2}. Its widest column is "
     "'{3}': "
     "the layout asks for at least {4}."},
    {MessageId::table_columns_uneven,
     "表格“{0}”里 equal: {1} 的各列排不了一样宽：“{2}”列要 {3}，最窄的只剩 {4}。",
     "The columns of `equal: {1}` in the table '{0}' cannot have the same width: '{2}' needs {3}, "
     "which leaves the narrowest {4}."},
    {MessageId::table_column_beyond_width,
     "表格“{0}”的“{1}”列比版式写的宽：不能断开的“{2}”就要 {3}。",
     "The column '{1}' of the table '{0}' is wider than the layout says: '{2}', which cannot be "
     "broken, takes {3}."},
    {MessageId::table_rows_uneven,
     "表格“{0}”的“{2}”行一页放不下，和 equal: {1} 的其余各行排不了一样高。",
     "Row '{2}' of the table '{0}' is taller than a page: it cannot be as high as the others of "
     "`equal: {1}`."},
    {MessageId::table_head_too_tall, "表格“{0}”的表头太高，一页放不下。",
     "The head of the table '{0}' is too tall for a page."},
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
    {MessageId::characters_normalized, "“{0}”已改排为“{1}”。", "'{0}' was set as '{1}'."},
    {MessageId::space_in_text, "“{0}”两个字之间有空格，照原样排印。",
     "There is a space inside '{0}'; it was set as written."},
    {MessageId::debris_removed, "“{0}”是从文字处理软件带来的标记，已去掉。",
     "'{0}' was left behind by a word processor and was removed."},
    {MessageId::half_width_punctuation, "中文里用了半角的“{0}”，是否应为“{1}”？照原样排印。",
     "A half-width '{0}' stands in Chinese text; should it be '{1}'? It was set as written."},
    {MessageId::marks_unpaired, "“{0}”没有配对，照原样排印。",
     "'{0}' has no counterpart; it was set as written."},
    {MessageId::marks_too_deep, "“{0}”套得太深：一个标记套在另一个里面，最多套 {1} 层。",
     "'{0}' stands inside too many other marks; they can be nested {1} deep at most."},
    {MessageId::figure_malformed, "这一行不是插图的写法。",
     "This line is not written as a figure is."},
    {MessageId::alternative_text_missing, "插图“{0}”没有替代文字。",
     "The figure '{0}' has no alternative text."},
    {MessageId::table_row_cells, "这一行有 {0} 格，表头有 {1} 格。",
     "The cells of this row are {0}, those of its head {1}."},
    {MessageId::prose_tables_not_here, "这种版式的成段文字里不能有表格。",
     "The running text of this layout cannot hold tables."},
    {MessageId::footnote_not_here, "这里不能有脚注，脚注只能写在成段文字里。",
     "There can be no footnote here, only in running text."},
    {MessageId::footnote_empty, "脚注里没有内容。", "There is nothing in this footnote."},
    {MessageId::ruby_empty, "“{0}”里缺了要注音的字，或者缺了注音。",
     "'{0}' lacks the characters that the ruby is for, or the ruby."},
    {MessageId::ruby_count, "“{0}”有{1}个字，注音却有{2}段。",
     "'{0}' has {1} characters, but there are {2} rubies for them."},
    {MessageId::ruby_nested, "注音里面不能再有注音。", "There can be no ruby inside a ruby."},

    {MessageId::hint_nearest, "您要写的是不是“{0}”？", "Did you mean '{0}'?"},
    {MessageId::hint_fit_steps, "可以在表格样式的 fit 里再写：{0}。",
     "The table style's `fit` could also name: {0}."},
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
    {MessageId::hint_csv_quotes,
     "内容里有引号的，整格放进引号，里面的引号写成两个：\"他说\"\"好\"\"。\"。",
     "A cell with quotation marks in it stands in quotation marks as a whole, those inside "
     "doubled: \"He said \"\"yes\"\".\"."},
    {MessageId::hint_csv_head, "首行请写列名：{0}；一条记录也没有时，文件里只有这一行。",
     "Please name the columns in the first line: {0}; it stands alone where there are no records."},
    {MessageId::hint_run_setup, "请运行：{0}", "Please run: {0}"},
    {MessageId::hint_quote_comment, "要印出来，请把整段文字放在引号里，或另起一行用“|”写。",
     "To have it printed, please put the whole text in quotation marks, or write it below a '|'."},
    {MessageId::hint_number_comma, "数字里的逗号要去掉，或把整个数放在引号里。",
     "Please leave the comma out of the number, or put the number in quotation marks."},
    {MessageId::hint_number_groups, "千分号从个位起每三位一个，例如 {0}。",
     "Separators stand before every three digits, counted from the point: {0}."},
    {MessageId::hint_name_inside, "请写明其中的一项，例如“组 / 总计”。",
     "Please name one inside it, as in 'group / total'."},
    {MessageId::hint_lists_not_nested, "列表的各项里不能再有列表。",
     "The items of a list cannot hold lists themselves."},
    {MessageId::hint_number_without_unit, "这里只写数字，不写单位。",
     "Please write the number without a unit."},
    {MessageId::hint_figure_form, "插图单独写一行，写法是 {0}，依次是替代文字、文件名、图题。",
     "A figure stands on a line of its own, as {0}: alternative text, file name, caption."},
    {MessageId::hint_alternative_text,
     "请在方括号里写明图中的内容，供看不见图的人了解，写法是 {0}。",
     "Please say in the brackets what the picture shows, for those who cannot see it, as {0}."},
    {MessageId::hint_escape_mark, "如果就是要印出“{0}”，请在前面加“\\”。",
     "If '{0}' itself is to be printed, please put a '\\' before it."},
    {MessageId::hint_ruby_parts,
     "一个字一段，各段用“|”分开；整个词的注音不分段，只写一个“|”，如 {汉字|hàn zì}。",
     "Please write one ruby for each character, with a '|' before each, or a single one for the "
     "whole word, as in {汉字|hàn zì}."},

    {MessageId::hint_save_as_png,
     "请用看图或画图软件打开它，选择“另存为”，格式选 PNG 或 JPEG。只改文件名的后缀没有用。",
     "Please open it in a picture viewer or editor and use 'Save as' with the format PNG or JPEG. "
     "Renaming the file does not help."},
    {MessageId::hint_export_image, "请重新复制或重新导出这张图片。",
     "Please copy or export the picture again."},
    {MessageId::hint_shrink_image, "请在画图软件中把它缩小，再保存一次。",
     "Please make it smaller in a picture editor and save it again."},
    {MessageId::hint_save_as_rgb,
     "请在图像软件中把颜色模式改为 RGB 再保存，或保存时选择嵌入颜色配置文件（ICC）。",
     "Please change its colour mode to RGB in a picture editor, or have the colour profile (ICC) "
     "embedded when you save it."},
    {MessageId::hint_record_total, "请把这一条删去。要核对合计，就把它写在 csv 或 records 的旁边。",
     "Please delete it. To have the total checked, write it beside 'csv' or 'records'."},
    {MessageId::hint_records_list,
     "逐条的记录写成列表，每条以“- ”开头，或写成 {csv: 文件名}。",
     "Records are a list, each starting with '- ', or {csv: file}."},
    {MessageId::hint_grid_cell, "已经占住这里的格子写在 {0}。",
     "The cell that has taken the place is written at {0}."},
    {MessageId::hint_grid_column, "第 {0} 行在这一列有格子，写在 {1}。",
     "Row {0} has a cell in this column, written at {1}."},
    {MessageId::hint_grid_edge, "第 {0} 行有 {1} 列，最后一格写在 {2}。",
     "Row {0} has {1} columns; its last cell is written at {2}."},
    {MessageId::hint_grid_last_row, "最后一行是第 {0} 行，写在 {1}。",
     "The last row is row {0}, written at {1}."},
    {MessageId::hint_diagonal, "名称写成列表，两个是右上、左下，三个是右上、右下、左下。",
     "Labels are a list: top right and bottom left, or top right, bottom right and bottom left."},
    {MessageId::hint_grid_declared, "“columns”写了 {0} 列，在 {1}。",
     "'columns' lists {0}, at {1}."},
    {MessageId::hint_width_fixes,
     "请删去“{0}”；要让宽度随内容变化，就删去“width”，只写“min”和“max”。",
     "Please delete '{0}'; for a width that follows the contents, delete 'width' and write 'min' "
     "and 'max' only."},
    {MessageId::hint_corner_heads,
     "行名的列数就是“rows”的层数（逐条的记录是分组的列，加上序号列或第一列）。列表里请写 {0} "
     "个表头；只要一个表头盖住全部行名，就不写成列表。",
     "Row labels have as many columns as 'rows' has levels (those of records: the columns that "
     "they are grouped by and one more). A list in 'corner' has one head for each ({0}); one "
     "head over all of them is written without a list."},
    {MessageId::hint_called, "这里的写法是：{0}。", "Here this is called: {0}."},
    {MessageId::hint_in_table_styles, "这由表格样式（table-styles）来定：{0}。",
     "This belongs in the table style (table-styles): {0}."},
    {MessageId::hint_least_rule, "线至少要有 {0} 粗。", "A rule is at least {0} thick."},
    {MessageId::hint_output_profile, "请向印刷厂要它的输出颜色特性文件（.icc）。",
     "Please ask the printer for the output profile (.icc) of its press."},
    {MessageId::hint_password_source,
     "写 file:文件名（密码是第一行），或 env:环境变量名；写在命令里的密码别人看得见。",
     "Write file:PATH (the password is its first line) or env:VARIABLE; others can see what stands "
     "in a command."},
    {MessageId::hint_sign_password,
     "密钥的密码由 --sign-password 给出，如 --sign-password env:变量名。",
     "The key's password comes by --sign-password, as in --sign-password env:VARIABLE."},
    {MessageId::hint_export_signing_key,
     "请重新导出：openssl pkcs12 -legacy -in 旧.p12 -nodes -out 密钥.pem，再 "
     "openssl pkcs12 -export -in 密钥.pem -out 新.p12，然后删去密钥.pem。",
     "Please export it anew: openssl pkcs12 -legacy -in OLD.p12 -nodes -out KEY.pem, then openssl "
     "pkcs12 -export -in KEY.pem -out NEW.p12, and delete KEY.pem."},
    {MessageId::hint_plain_pdf, "归档文件（PDF/A）不能加密；确实要加密，请加上 --pdf plain。",
     "Archives (PDF/A) cannot be encrypted; where it has to be, add --pdf plain."},
    {MessageId::hint_length_range, "可以写 {0} 到 {1}，如 3mm、8.5pt。",
     "It may be {0} to {1}, written like 3mm or 8.5pt."},

    {MessageId::usage_unknown_option, "没有“{0}”这个选项。", "There is no option '{0}'."},
    {MessageId::usage_extra_argument, "多写了“{0}”。", "'{0}' is one argument too many."},
    {MessageId::usage_missing_value, "选项“{0}”后面要写内容。", "The option '{0}' needs a value."},
    {MessageId::usage_invalid_value, "“{0}”不能是“{1}”。", "'{0}' cannot be '{1}'."},
    {MessageId::usage_no_folder, "没有文件夹“{0}”。", "There is no folder '{0}'."},
    {MessageId::usage_missing_report, "请写出报告文件的名称。",
     "Please name the report to work on."},
    {MessageId::usage_missing_layout, "请写出版式的名称，或它所在的文件夹。",
     "Please name the layout, or the folder it is in."},
    {MessageId::usage_output_is_report, "输出文件“{0}”就是报告本身，会把它覆盖掉。",
     "The output '{0}' is the report itself and would replace it."},
    {MessageId::usage_conflict, "“{0}”不能与“{1}”一起用。", "'{0}' cannot be used with '{1}'."},
    {MessageId::usage_not_with_pdf_a, "“{0}”不能用于归档文件（PDF/A）。",
     "'{0}' cannot be used with PDF/A."},
    {MessageId::usage_needs_option, "用“{0}”时还要写“{1}”。", "'{0}' also needs '{1}'."},
    {MessageId::usage_error, "命令用法有误：{0}", "The command was not understood: {0}"},
    {MessageId::machine_failure, "系统未能完成操作：{0}。", "The system could not do this: {0}."},
    {MessageId::internal_error, "程序内部出错（{0}）。这不是您的过错，请把这条信息告诉维护人员。",
     "Something went wrong inside the program ({0}). It is not your fault; please report this "
     "message to the maintainers."},

    {MessageId::reason_out_of_memory, "内存不足", "there is not enough memory"},
    {MessageId::reason_no_folder, "没有这个文件夹", "there is no such folder"},
    {MessageId::reason_no_permission, "没有权限", "permission is denied"},
    {MessageId::reason_disk_full, "磁盘已满", "the disk is full"},
    {MessageId::reason_read_only, "文件系统只读", "the file system is read-only"},
    {MessageId::reason_is_folder, "这是一个文件夹", "it is a folder"},
    {MessageId::reason_not_a_folder, "路径中有一段不是文件夹",
     "a part of its path is not a folder"},
    {MessageId::reason_write_failed, "写入时出错", "writing to it failed"},

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

// The compiler writes the enumerator's name into the function's:
// … [with MessageId id = typeset::MessageId::yaml_tab; …] or, by Clang, … [id = …::yaml_tab].
template <MessageId id>
constexpr std::string_view enumerator_name() {
  constexpr std::string_view function = __PRETTY_FUNCTION__;
  constexpr std::string_view before = "MessageId::";
  constexpr std::size_t start = function.rfind(before) + before.size();
  return function.substr(start, function.find_first_of(";]", start) - start);
}

template <std::size_t... indices>
constexpr std::array<std::string_view, message_count> enumerator_names(
    std::index_sequence<indices...>) {
  return {enumerator_name<static_cast<MessageId>(indices)>()...};
}

constexpr auto names = enumerator_names(std::make_index_sequence<message_count>());
static_assert(names.front() == "file_not_found" && names.back() == "word_note");

constexpr bool is_digit(char character) { return character >= '0' && character <= '9'; }

}  // namespace

std::string_view message_name(MessageId id) {
  const auto index = static_cast<std::size_t>(id);
  return index < message_count ? names[index] : std::string_view();
}

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
