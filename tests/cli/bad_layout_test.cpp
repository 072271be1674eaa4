// Layouts: pages, styles, fields and content.
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "cli/bad_input.h"

namespace typeset::cli::bad_input {
namespace {

// Files that include each other.
std::vector<Case> includes() {
  return {layout_case("IncludeOutside", "include: [base.yaml, ▸../../secret.yaml]\n",
                      {{"secret.yaml", "title: 甲\n"}},
                      {{"错误: 不能引用“../../secret.yaml”：它不在文件夹“layouts/test”之内。"}}),
          layout_case("IncludeMissing", "include: [base.yaml, ▸more.yaml]\n", {},
                      {{"错误: 找不到文件“layouts/test/more.yaml”。请检查文件名和所在文件夹。"}}),
          layout_case("IncludeCircle", "include: [base.yaml, a.yaml]\n",
                      {{"layouts/test/a.yaml", "include: [b.yaml]\n"},
                       {"layouts/test/b.yaml", "include: [▸a.yaml]\n"}},
                      {{"错误: 文件互相引用，形成循环：a.yaml → b.yaml → a.yaml。"}}),
          layout_case("IncludedFileBroken", "include: [base.yaml, a.yaml]\n",
                      {{"layouts/test/a.yaml", "title: ▸[甲\n"}},
                      {{"错误: 这里不符合 YAML 的写法，无法读懂。",
                        "第 1 行开始的括号没有结束，请补上 ]。"}}),
          layout_case("IncludeIsText", std::string(base_layout) + "include: ▸a.yaml\n", {},
                      {{"错误: “include”应当是列表，每项以“- ”开头。"}})};
}

// The layout as a whole, its page and its styles.
std::vector<Case> pages_and_styles() {
  return {
      layout_case("UnknownKey", over_base("▸contnet: []\n"), {},
                  {{"错误: “test”中没有“contnet”这一项。", "您要写的是不是“content”？"}}),
      layout_case("MisspeltRequiredKey", base_with("title: 试验", "▸titel: 试验"), {},
                  {{"错误: “test”中没有“titel”这一项。", "您要写的是不是“title”？"}}),
      layout_case("MissingRequiredKey", base_with("title: 试验", "▸language: zh-CN"), {},
                  {{"错误: “test”中缺少“title”这一项。"}}),
      layout_case("PageSize", over_base("page: {size: ▸A9}\n"), {},
                  {{"错误: “size”不能写成“A9”。", "您要写的是不是“A3”？"}}),
      layout_case(
          "TypeAreaOutsidePaper",
          over_base("page: {type-area: {left: 28mm, top: 37mm, width: ▸190mm, height: 225mm}}\n"),
          {}, {{"错误: “width”不能写成“190mm”。"}}),
      layout_case("LengthWithoutUnit", over_base("styles: {body: {size: ▸16}}\n"), {},
                  {{"错误: “16”不是有效的长度，例如可以写 12pt、25mm、2字、1行或三号。"}}),
      layout_case("GridMissingKey",
                  base_with("  grid: {lines: 22, characters: 28, size: 三号}",
                            "  grid: ▸{lines: 22, size: 三号}"),
                  {}, {{"错误: “grid”中缺少“characters”这一项。"}}),
      layout_case("GridMisspeltKey",
                  over_base("page: {grid: {lines: 22, ▸charcters: 28, size: 三号}}\n"), {},
                  {{"错误: “grid”中没有“charcters”这一项。", "您要写的是不是“characters”？"}}),
      layout_case(
          "FolioPattern",
          over_base("page: {folio: {style: folio, pattern: \"{{▸pgae}}\", distance: 7mm}}\n"), {},
          {{"错误: 没有名为“pgae”的字段。", "您要写的是不是“page”？"}}),
      layout_case("HeaderStyle",
                  over_base("page: {header: {style: ▸folyo, pattern: 甲, distance: 7mm}}\n"), {},
                  {{"错误: 没有名为“folyo”的样式。", "您要写的是不是“folio”？"}}),
      layout_case("HeaderMissingPattern",
                  over_base("page: {header: ▸{style: folio, distance: 7mm}}\n"), {},
                  {{"错误: “header”中缺少“pattern”这一项。"}}),
      layout_case(
          "UnknownStyleKey", over_base("styles: {body: {▸farbe: red}}\n"), {},
          {{"错误: “body”中没有“farbe”这一项。",
            "这里可以写：inherit, font, latin-font, size, color, align, writing-mode, "
            "text-orientation, text-combine, first-line-indent, start-indent, end-indent, "
            "space-before, space-after, line-pitch, top, line-grid, on-grid, keep-with-next, "
            "keep-with-previous, text-autospace, latin-digits, balance, shape, line-break, punctuation, hanging-punctuation, "
            "indent-each-line, orphans, widows。"}}),
      layout_case(
          "StyleValue", over_base("styles: {body: {align: ▸middle}}\n"), {},
          {{"错误: “align”不能写成“middle”。", "这里可以写：start, center, end, justify。"}}),
      layout_case("StyleCircle", over_base("styles: {子: {inherit: 丑}, 丑: {inherit: ▸子}}\n"), {},
                  {{"错误: 样式互相引用，形成循环：子 → 丑 → 子。"}}),
      layout_case("StyleUnknownParent", over_base("styles: {body: {inherit: ▸boddy}}\n"), {},
                  {{"错误: 没有名为“boddy”的样式。",
                    "这里可以写：caption, cell, folio, footnote, heading-1, heading-2, heading-3, "
                    "signature, title。"}}),
      layout_case("VerticalProse", over_base("styles: {body: {writing-mode: ▸vertical-rl}}\n"), {},
                  {{"错误: "
                    "标题、正文、署名和页码的样式不能直排，只有表格的单元格可以；成段的文字用直排的"
                    "一组（group）。"}}),
      layout_case(
          "SeveralAtOnce",
          over_base("page: {size: ▸A9}\n"
                    "styles: {body: {size: ▸3}}\n"
                    "fields: {甲: {type: ▸x}}\n"
                    "content: [{prose: ▸无}]\n"
                    "tables: {数据: {style: table, columns: [甲, ▸甲]}}\n"
                    "▸extra: 1\n"),
          {},
          {{"错误: “size”不能写成“A9”。", "您要写的是不是“A3”？"},
           {"错误: “3”不是有效的长度，例如可以写 12pt、25mm、2字、1行或三号。"},
           {"错误: “type”不能写成“x”。",
            "这里可以写：text, rich, prose, choice, date, integer, count, change, number, money, list, "
            "image。"},
           {"错误: 没有名为“无”的字段。", "这里可以写：正文。"},
           {"错误: “甲”重复出现，同一层里只能写一次。"},
           {"错误: “test”中没有“extra”这一项。",
            "这里可以写：include, title, language, page, numbering, terms, styles, "
            "table-styles, fields, metadata, parts, content, prose, tables, checks。"}}),
      layout_case("LandscapeKey", over_base("page: {landscape: {▸area: 3}}\n"), {},
                  {{"错误: “landscape”中没有“area”这一项。", "您要写的是不是“type-area”？"}}),
      layout_case(
          "HeaderField",
          over_base("page: {header: {style: folio, pattern: \"{{▸几关}}\", distance: 7mm}}\n"), {},
          {{"错误: 没有名为“几关”的字段。", "您要写的是不是“机关”？"}}),
      layout_case("PageIsText", over_base("page: ▸A4\n"), {},
                  {{"错误: “page”应当是一组“名称: 内容”。"}})};
}

// What a report may say.
std::vector<Case> fields() {
  return {
      layout_case("FieldType", over_base("fields: {机关: {type: ▸txet}}\n"), {},
                  {{"错误: “type”不能写成“txet”。", "您要写的是不是“text”？"}}),
      layout_case("FieldTypeMissing", over_base("fields: {机关: ▸{required: true}}\n"), {},
                  {{"错误: “机关”中缺少“type”这一项。"}}),
      layout_case("FieldUnknownKey", over_base("fields: {机关: {type: text, ▸requierd: true}}\n"),
                  {}, {{"错误: “机关”中没有“requierd”这一项。", "您要写的是不是“required”？"}}),
      layout_case("FieldBoolean", over_base("fields: {机关: {type: text, required: ▸yes}}\n"), {},
                  {{"错误: “required”不能写成“yes”。", "这里可以写：true, false。"}}),
      layout_case("RuleThatDoesNotFit", over_base("fields: {机关: {type: text, ▸choices: [甲]}}\n"),
                  {},
                  {{"错误: “机关”中没有“choices”这一项。",
                    "这里可以写：type, required, label, example, minimum, maximum, default。"}}),
      layout_case("UnitOfCount", over_base("fields: {人数: {type: count, ▸unit: 元}}\n"), {},
                  {{"错误: “人数”中没有“unit”这一项。",
                    "这里可以写：type, required, label, example, minimum, maximum, thousands, "
                    "default。"}}),
      layout_case("UnitUnknown", over_base("fields: {预算: {type: money, unit: ▸亿元}}\n"), {},
                  {{"错误: “unit”不能写成“亿元”。", "您要写的是不是“元”？"}}),
      layout_case("DecimalsOutOfRange", over_base("fields: {预算: {type: money, decimals: ▸9}}\n"),
                  {}, {{"错误: 数字“9”超出范围，应在 0 到 6 之间。"}}),
      layout_case("LimitsTurnedRound",
                  over_base("fields: {人数: {type: count, minimum: 9, maximum: ▸3}}\n"), {},
                  {{"错误: “maximum”不能写成“3”。"}}),
      layout_case("LimitIsNoNumber", over_base("fields: {人数: {type: count, minimum: ▸三}}\n"), {},
                  {{"错误: “三”不是有效的数字。"}}),
      layout_case("ChoicesMissing", over_base("fields: {密级: ▸{type: choice}}\n"), {},
                  {{"错误: “密级”中缺少“choices”这一项。"}}),
      layout_case("ChoicesEmpty", over_base("fields: {密级: {type: choice, choices: ▸[]}}\n"), {},
                  {{"错误: “choices”至少要有一项。"}}),
      layout_case("ChoicesMisspelt", over_base("fields: {密级: {type: choice, ▸choises: [甲]}}\n"),
                  {}, {{"错误: “密级”中没有“choises”这一项。", "您要写的是不是“choices”？"}}),
      layout_case("NestedLists",
                  over_base("fields: {项目: {type: list, items: {▸细目: {type: list}}}}\n"), {},
                  {{"错误: “type”不能写成“list”。", "列表的各项里不能再有列表。"}}),
      layout_case("DefaultOfList", over_base("fields: {附件: {type: list, ▸default: 甲}}\n"), {},
                  {{"错误: “附件”中没有“default”这一项。",
                    "这里可以写：type, required, label, example, minimum, maximum, items。"}}),
      layout_case("CircularDefaults",
                  over_base("fields: {署名: {type: text, default: \"{{简称}}\"}, 简称: {type: "
                            "text, default: \"{{▸署名}}\"}}\n"),
                  {}, {{"错误: 字段的默认值互相引用，形成循环：署名 → 简称 → 署名。"}}),
      layout_case("DefaultOfWrongType",
                  over_base("fields: {年度: {type: integer, default: ▸今年}}\n"), {},
                  {{"错误: “今年”不是有效的数字。"}}),
      layout_case("FieldNamedLikeLayoutKey", over_base("fields: {▸版式: {type: text}}\n"), {},
                  {{"错误: “fields”不能写成“版式”。"}}),
      layout_case("ItemsOfText",
                  over_base("fields: {机关: {type: text, ▸items: {甲: {type: text}}}}\n"), {},
                  {{"错误: “机关”中没有“items”这一项。",
                    "这里可以写：type, required, label, example, minimum, maximum, default。"}}),
      layout_case("MinimumOfDate", over_base("fields: {日期: {type: date, ▸minimum: 3}}\n"), {},
                  {{"错误: “日期”中没有“minimum”这一项。",
                    "这里可以写：type, required, label, example, format, default。"}})};
}

// The parts of a document and the patterns in them.
std::vector<Case> content() {
  return {
      layout_case("UnknownFieldInPattern", over_base("content: [{title: \"{{▸几关}}\"}]\n"), {},
                  {{"错误: 没有名为“几关”的字段。", "您要写的是不是“机关”？"}}),
      layout_case("ProseInPattern", over_base("content: [{title: \"{{▸正文}}\"}]\n"), {},
                  {{"错误: “正文”的内容类型应为“text”。"}}),
      layout_case("UnknownFilter", over_base("content: [{title: \"{{年度|▸chinse}}\"}]\n"), {},
                  {{"错误: 没有名为“chinse”的转换方式。", "您要写的是不是“chinese”？"}}),
      layout_case("FilterOfOtherType", over_base("content: [{title: \"{{机关|▸chinese}}\"}]\n"), {},
                  {{"错误: “机关”的内容类型应为“integer”。"}}),
      layout_case("PatternUnterminated", over_base("content: [{title: \"甲▸{{机关\"}]\n"), {},
                  {{"错误: “{{机关”的写法有误，无法代入内容。"}}),
      layout_case("PatternEmpty", over_base("content: [{title: \"甲▸{{}}\"}]\n"), {},
                  {{"错误: “{{}}”的写法有误，无法代入内容。"}}),
      layout_case("ContentUnknownKind", over_base("content: [{▸titel: 甲}]\n"), {},
                  {{"错误: “content”中没有“titel”这一项。", "您要写的是不是“title”？"}}),
      layout_case("ContentTwoKinds", over_base("content: [{title: 甲, ▸heading: 乙}]\n"), {},
                  {{"错误: 一项里只能有一种内容，这里既有“title”又有“heading”。"}}),
      layout_case("ContentEmpty", over_base("content: ▸[]\n"), {},
                  {{"错误: “content”至少要有一项。"}}),
      layout_case("WhenUnknown", over_base("content: [{title: 甲, when: ▸几关}]\n"), {},
                  {{"错误: 没有名为“几关”的字段。", "您要写的是不是“机关”？"}}),
      layout_case("UnlessUnknown", over_base("content: [{title: 甲, unless: {▸几关: 乙}}]\n"), {},
                  {{"错误: 没有名为“几关”的字段。", "您要写的是不是“机关”？"}}),
      layout_case("WhenIsNested", over_base("content: [{title: 甲, when: {密级: [▸[公开]]}}]\n"),
                  {}, {{"错误: “密级”应当是一段文字。"}}),
      layout_case("WhenChoiceOutside", over_base("content: [{title: 甲, when: {密级: ▸绝密}}]\n"),
                  {}, {{"错误: “绝密”不在可选的内容之中。", "您要写的是不是“秘密”？"}}),
      layout_case("PartUnknown",
                  over_base("parts: {版头: [{title: 甲}]}\ncontent: [{part: ▸版投}]\n"), {},
                  {{"错误: parts 里没有名为“版投”的部分。", "您要写的是不是“版头”？"}}),
      layout_case("PartsInACircle",
                  over_base("parts: {甲: [{part: 乙}], 乙: [{part: ▸甲}]}\ncontent: [{part: 甲}]\n"),
                  {}, {{"错误: parts 里的各部分互相引用，形成循环：甲 → 乙 → 甲。"}}),
      layout_case("ImprintInARepeatedGroup",
                  over_base("content: [{group: [{imprint: ▸[{title: 甲}]}], repeat: 项目}]\n"), {},
                  {{"错误: 版记（imprint）一份文件只有一处，不能写在 imprint 或 repeat 的一组里。"}}),
      layout_case("MastheadWithoutText",
                  over_base("content: [{masthead: ▸{style: body}}]\n"), {},
                  {{"错误: “masthead”中缺少“text”这一项。"}}),
      layout_case("MastheadSize",
                  over_base("content: [{masthead: {text: 甲, style: body, min-size: ▸0}}]\n"), {},
                  {{"错误: “0”不是有效的长度，例如可以写 12pt、25mm、2字、1行或三号。"}}),
      layout_case("LabelledListUnknown",
                  over_base("content: [{labelled: {label: 甲, list: ▸项木, text: 乙}}]\n"), {},
                  {{"错误: 没有名为“项木”的字段。", "您要写的是不是“项目”？"}}),
      layout_case("LineStyleUnknown",
                  over_base("content: [{line: {start: 甲, style: ▸boddy}}]\n"), {},
                  {{"错误: 没有名为“boddy”的样式。", "您要写的是不是“body”？"}}),
      layout_case("RuleDouble",
                  over_base("content: [{rule: {thickness: 1mm, double: ▸thin}}]\n"), {},
                  {{"错误: “double”不能写成“thin”。", "您要写的是不是“thick-thin”？"}}),
      layout_case("VariantValue",
                  over_base("content: [{title: 甲, variant: [normal, ▸crowed]}]\n"), {},
                  {{"错误: “variant”不能写成“crowed”。", "您要写的是不是“crowded”？"}}),
      layout_case("FirstPageHeight",
                  over_base("page: {first-page: {height: ▸400mm}}\n"), {},
                  {{"错误: “height”不能写成“400mm”。"}}),
      layout_case("RepeatUnknown", over_base("content: [{group: [{title: 甲}], repeat: ▸项木}]\n"),
                  {}, {{"错误: 没有名为“项木”的字段。", "您要写的是不是“项目”？"}}),
      layout_case("RepeatOfNoList", over_base("content: [{group: [{title: 甲}], repeat: ▸机关}]\n"),
                  {}, {{"错误: “机关”的内容类型应为“list”。"}}),
      layout_case("RepeatWithoutGroup", over_base("content: [{title: 甲, ▸repeat: 项目}]\n"), {},
                  {{"错误: “content”中没有“repeat”这一项。",
                    "这里可以写：title, heading, text, prose, table, signature, masthead, line, "
                    "labelled, rule, imprint, group, when, unless, new-page, variant, orientation, "
                    "style。"}}),
      layout_case(
          "ItemOutsideRepeat", over_base("content: [{title: \"{{▸item}}\"}]\n"), {},
          {{"错误: 没有名为“item”的字段。",
            "这里可以写：人数, 副题, 单价, 密级, 年度, 日期, 机关, 比例, 简称, 署名, 预算。"}}),
      layout_case(
          "OrientationValue", over_base("content: [{title: 甲, orientation: ▸sideways}]\n"), {},
          {{"错误: “orientation”不能写成“sideways”。", "这里可以写：portrait, landscape。"}}),
      layout_case("NewPageValue", over_base("content: [{title: 甲, new-page: ▸1}]\n"), {},
                  {{"错误: “new-page”不能写成“1”。", "这里可以写：true, false。"}}),
      layout_case("GroupWritingMode",
                  over_base("content: [{group: [{title: 甲}], writing-mode: ▸vertical}]\n"), {},
                  {{"错误: “writing-mode”不能写成“vertical”。", "您要写的是不是“vertical-rl”？"}}),
      layout_case("HeightOfHorizontalGroup",
                  over_base("content: [{group: [{title: 甲}], ▸height: 10行}]\n"), {},
                  {{"错误: “content”中没有“height”这一项。",
                    "这里可以写：title, heading, text, prose, table, signature, masthead, line, "
                    "labelled, rule, imprint, group, when, unless, new-page, variant, orientation, "
                    "repeat, writing-mode。"}}),
      layout_case(
          "HeightBesideHorizontal",
          over_base("content: [{group: [{title: 甲}], writing-mode: horizontal, ▸height: 10行}]\n"),
          {},
          {{"错误: “content”中没有“height”这一项。",
            "这里可以写：title, heading, text, prose, table, signature, masthead, line, "
            "labelled, rule, imprint, group, when, unless, new-page, variant, orientation, "
            "repeat, writing-mode。"}}),
      layout_case(
          "HeightBesideMisspeltWritingMode",
          over_base("content: [{group: [{title: 甲}], writing-mode: ▸vertical, height: 10行}]\n"),
          {}, {{"错误: “writing-mode”不能写成“vertical”。", "您要写的是不是“vertical-rl”？"}}),
      layout_case(
          "GroupTooLow",
          over_base(
              "content: [{group: [{title: 甲}], writing-mode: vertical-rl, height: ▸10pt}]\n"),
          {}, {{"错误: “10pt”不是有效的长度，例如可以写 12pt、25mm、2字、1行或三号。"}}),
      layout_case("VerticalGroupContent",
                  over_base("content:\n"
                            "  - group:\n"
                            "      - ▸table: 数据\n"
                            "      - {title: 甲, ▸new-page: true}\n"
                            "      - group: [{title: 乙, ▸orientation: landscape}]\n"
                            "      - ▸signature: {organ: 甲, date: 乙}\n"
                            "    writing-mode: vertical-rl\n"),
                  {},
                  {{"错误: 直排的一组里不能有“table”，只能有标题和文字。"},
                   {"错误: 直排的一组里不能有“new-page”，只能有标题和文字。"},
                   {"错误: 直排的一组里不能有“orientation”，只能有标题和文字。"},
                   {"错误: 直排的一组里不能有“signature”，只能有标题和文字。"}}),
      layout_case("HeadingLevelWithoutStyle", over_base("content: [{heading: 甲, level: ▸5}]\n"),
                  {}, {{"错误: 没有名为“heading-5”的样式。", "您要写的是不是“heading-1”？"}}),
      layout_case("HeadingLevelOutOfRange", over_base("content: [{heading: 甲, level: ▸0}]\n"), {},
                  {{"错误: 数字“0”超出范围，应在 1 到 9 之间。"}}),
      layout_case("ProseUnknownField", over_base("content: [{prose: ▸正闻}]\n"), {},
                  {{"错误: 没有名为“正闻”的字段。", "您要写的是不是“正文”？"}}),
      layout_case("TableUnknown", over_base("content: [{table: ▸数剧}]\n"), {},
                  {{"错误: 没有名为“数剧”的表格。", "您要写的是不是“数据”？"}}),
      layout_case("SignatureMisspelt",
                  over_base("content: [{signature: {organ: 甲, ▸dates: 乙}}]\n"), {},
                  {{"错误: “signature”中没有“dates”这一项。", "您要写的是不是“date”？"}}),
      layout_case("ProseListMarks", over_base("prose: {list-marks: ▸[]}\n"), {},
                  {{"错误: “list-marks”至少要有一项。"}}),
      layout_case("MissingHeadingStyle", over_base("content: [{heading: 甲, level: ▸4}]\n"), {},
                  {{"错误: 没有名为“heading-4”的样式。", "您要写的是不是“heading-1”？"}}),
      layout_case("Metadata", over_base("metadata: {▸titel: 甲}\n"), {},
                  {{"错误: “metadata”中没有“titel”这一项。", "您要写的是不是“title”？"}})};
}

INSTANTIATE_TEST_SUITE_P(Includes, BadInput, testing::ValuesIn(includes()), name_of);
INSTANTIATE_TEST_SUITE_P(PagesAndStyles, BadInput, testing::ValuesIn(pages_and_styles()), name_of);
INSTANTIATE_TEST_SUITE_P(Fields, BadInput, testing::ValuesIn(fields()), name_of);
INSTANTIATE_TEST_SUITE_P(Content, BadInput, testing::ValuesIn(content()), name_of);

}  // namespace
}  // namespace typeset::cli::bad_input
