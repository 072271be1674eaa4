// Reports with everything that people get wrong in them.
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "cli/bad_input.h"
#include "support/pictures.h"

namespace typeset::cli::bad_input {
namespace {

// Keys and values of fields.
std::vector<Case> values() {
  return {
      report_case("UnknownKey", good_head + "▸年渡: 2021\n", {},
                  {{"错误: “report.yaml”中没有“年渡”这一项。", "您要写的是不是“年度”？"}}),
      report_case("UnknownKeyFar", good_head + "▸天气: 晴\n", {},
                  {{"错误: “report.yaml”中没有“天气”这一项。",
                    "这里可以写：版式, layout, 机关, 署名, 年度, 日期, 正文, 简称, 密级, 人数, "
                    "预算, 单价, 比例, 副题, 附件, 项目, 数据, 表单, 名册。"}}),
      report_case("MissingField",
                  std::string("▸版式: test\n"
                              "年度: 2020\n"),
                  {}, {{"错误: “report.yaml”中缺少“机关”这一项。"}}),
      report_case("EmptyField",
                  std::string("版式: test\n"
                              "▸机关:\n"
                              "年度: 2020\n"),
                  {}, {{"错误: “report.yaml”中缺少“机关”这一项。"}}),
      report_case("MisspeltRequiredField",
                  std::string("版式: test\n"
                              "▸机官: 甲局\n"),
                  {}, {{"错误: “report.yaml”中没有“机官”这一项。", "您要写的是不是“机关”？"}}),
      report_case("TextIsList", good_head + "署名: ▸[甲, 乙]\n", {},
                  {{"错误: “署名”应当是一段文字。"}}),
      report_case("NumberIsText", good_head + "年度: ▸二〇二〇\n", {},
                  {{"错误: “二〇二〇”不是有效的数字。"}}),
      report_case("NumberIsFraction", good_head + "年度: ▸2020.5\n", {},
                  {{"错误: “2020.5”不是整数。"}}),
      report_case("NumberOutOfRange", good_head + "年度: ▸1999\n", {},
                  {{"错误: 数字“1999”超出范围，应在 2000 到 2100 之间。"}}),
      report_case("CountNegative", good_head + "人数: ▸-1\n", {},
                  {{"错误: 数字“-1”超出范围，应在 0 到 1000 之间。"}}),
      report_case("CountTooLarge", good_head + "人数: ▸1001\n", {},
                  {{"错误: 数字“1001”超出范围，应在 0 到 1000 之间。"}}),
      report_case("DateImpossible", good_head + "日期: ▸2021年2月30日\n", {},
                  {{"错误: “2021年2月30日”不是有效的日期，请写成 2020-12-31 这样的格式。"}}),
      report_case("DateUnreadable", good_head + "日期: ▸昨天\n", {},
                  {{"错误: “昨天”不是有效的日期，请写成 2020-12-31 这样的格式。"}}),
      report_case("TextTooShort", good_head + "简称: ▸甲\n", {},
                  {{"错误: 这里只有 1 个字，至少要有 2 个字。"}}),
      report_case("TextTooLong", good_head + "简称: ▸甲乙丙丁戊己庚\n", {},
                  {{"错误: 这里有 7 个字，最多可以有 6 个字。"}}),
      report_case("ChoiceOutside", good_head + "密级: ▸绝密\n", {},
                  {{"错误: “绝密”不在可选的内容之中。", "您要写的是不是“秘密”？"}}),
      report_case("ChoiceNear", good_head + "密级: ▸公开的\n", {},
                  {{"错误: “公开的”不在可选的内容之中。", "您要写的是不是“公开”？"}}),
      report_case("MoneyUnitUnwanted", good_head + "比例: ▸3.5万元\n", {},
                  {{"错误: “3.5万元”不是有效的数字。", "这里只写数字，不写单位。"}}),
      report_case("MoneyOtherUnit", good_head + "预算: ▸3.5亿元\n", {},
                  {{"错误: “3.5亿元”不是有效的数字。", "这里可以写：12.5, 12.5元, 12.5万元。"}}),
      report_case("MoneyFinerThanCents", good_head + "单价: ▸12.345\n", {},
                  {{"错误: “12.345”的小数位数太多，最多 2 位。"}}),
      report_case("MoneyFinerThanCentsConverted", good_head + "单价: ▸0.0000015万元\n", {},
                  {{"错误: “0.0000015万元”的小数位数太多，最多 2 位。"}}),
      report_case("MoneyBelowMinimum", good_head + "单价: ▸-3\n", {},
                  {{"错误: 数字“-3”太小，至少是 0。"}}),
      report_case("MoneyWithSign", good_head + "预算: ▸￥35\n", {},
                  {{"错误: “￥35”不是有效的数字。"}}),
      report_case("CommaMisplaced", good_head + "预算: ▸12,34\n", {},
                  {{"错误: “12,34”不是有效的数字。",
                    "千分号从个位起每三位一个，例如 1,234,567.00。"}}),
      report_case("ListTooLong", good_head + "附件: ▸[甲, 乙, 丙, 丁]\n", {},
                  {{"错误: “附件”有 4 项，最多可以有 3 项。"}}),
      report_case("ListEmpty", good_head + "附件: ▸[]\n", {},
                  {{"错误: “附件”有 0 项，至少要有 1 项。"}}),
      report_case("ListIsText", good_head + "附件: ▸甲\n", {},
                  {{"错误: “附件”应当是列表，每项以“- ”开头。"}}),
      report_case("ListNested", good_head + "附件: [甲, ▸[乙]]\n", {},
                  {{"错误: “附件”应当是一段文字。", "列表的各项里不能再有列表。"}}),
      report_case("ListItemUnknownKey",
                  good_head + "项目:\n"
                              "  - {名称: 甲, ▸金客: 3}\n",
                  {}, {{"错误: “项目”中没有“金客”这一项。", "您要写的是不是“金额”？"}}),
      report_case("ListItemMissingKey",
                  good_head + "项目:\n"
                              "  - ▸{金额: 3}\n",
                  {}, {{"错误: “项目”中缺少“名称”这一项。"}}),
      report_case("ListItemIsText",
                  good_head + "项目:\n"
                              "  - ▸甲\n",
                  {}, {{"错误: “项目”应当是一组“名称: 内容”。"}}),
      report_case("ListItemWrongValue",
                  good_head + "项目:\n"
                              "  - {名称: 甲, 金额: ▸三元}\n",
                  {}, {{"错误: “三元”不是有效的数字。", "这里可以写：12.5, 12.5元, 12.5万元。"}}),
      report_case("SpacedUnitOfWeight", good_head + "单价: ▸3公斤\n", {},
                  {{"错误: “3公斤”不是有效的数字。"}}),
      report_case("SeveralAtOnce",
                  good_head + "▸年渡: 2021\n"
                              "日期: ▸昨天\n"
                              "密级: ▸绝密\n"
                              "数据:\n"
                              "  ▸受利: {自然人: 1}\n"
                              "  公开: {自然人: ▸三}\n"
                              "正文: |\n"
                              "  ▸#### 深\n",
                  {},
                  {{"错误: “report.yaml”中没有“年渡”这一项。", "您要写的是不是“年度”？"},
                   {"错误: “昨天”不是有效的日期，请写成 2020-12-31 这样的格式。"},
                   {"错误: “绝密”不在可选的内容之中。", "您要写的是不是“秘密”？"},
                   {"错误: 表格“数据”中没有名为“受利”的行。", "您要写的是不是“受理”？"},
                   {"错误: “三”不是有效的数字。"},
                   {"错误: 没有“####”这一层标题，最多可以写到“##”。"}}),
      report_case("ItemsUnknownTwice",
                  good_head + "项目:\n"
                              "  - {▸名秤: 甲}\n"
                              "  - {名称: 乙, 金额: ▸1.005}\n",
                  {},
                  {{"错误: “项目”中没有“名秤”这一项。", "您要写的是不是“名称”？"},
                   {"错误: “1.005”的小数位数太多，最多 2 位。"}}),
      report_case("InvisibleNumber", good_head + "人数: ▸3▸\u200b人\n", {},
                  {{"错误: “3人”不是有效的数字。"}, {"警告: 已去掉不可见字符 U+200B。"}})};
}

// Running text.
std::vector<Case> prose() {
  return {
      report_case("HeadingTooDeep",
                  good_head + "正文: |\n"
                              "  文。\n"
                              "  ▸### 深\n",
                  {}, {{"错误: 没有“###”这一层标题，最多可以写到“##”。"}}),
      report_case("HeadingEmpty",
                  good_head + "正文: |\n"
                              "  文。\n"
                              "  ▸##\n",
                  {}, {{"错误: “正文”不能写成“##”。"}}),
      report_case("RubyCount",
                  good_head + "正文: |\n"
                              "  ▸{新伟街|xīn|wěi}道。\n",
                  {},
                  {{"错误: “新伟街”有3个字，注音却有2段。",
                    "一个字一段，各段用“|”分开；整个词的注音不分段，只写一个“|”，如 {汉字|hàn "
                    "zì}。"}}),
      report_case("RubyEmpty", good_head + "副题: '甲▸{乙|}'\n", {},
                  {{"错误: “{乙|}”里缺了要注音的字，或者缺了注音。"}}),
      report_case("RubyNested", good_head + "副题: '{甲▸{乙|yǐ}|jiǎ}'\n", {},
                  {{"错误: 注音里面不能再有注音。"}}),
      report_case("MarksTooDeep",
                  good_head + "副题: '" + "_[_[_[_[_[_[_[_[_[_[_[_[_[_[_[_[" + "▸^{甲}" +
                      "]]]]]]]]]]]]]]]]'\n",
                  {}, {{"错误: “^{”套得太深：一个标记套在另一个里面，最多套 16 层。"}}),
      report_case("FootnoteInTitle", good_head + "副题: 甲▸^[注]乙\n", {},
                  {{"错误: 这里不能有脚注，脚注只能写在成段文字里。"}}),
      report_case("FootnoteEmpty",
                  good_head + "正文: |\n"
                              "  文▸^[]。\n",
                  {}, {{"错误: 脚注里没有内容。"}}),
      report_case("FootnoteWithinFootnote",
                  good_head + "正文: |\n"
                              "  文^[甲▸^[乙]]。\n",
                  {}, {{"错误: 这里不能有脚注，脚注只能写在成段文字里。"}}),
      report_case("FootnoteInTableCell",
                  good_head + "正文: |\n"
                              "  | 甲 | 乙 |\n"
                              "  | 1▸^[注] | 2 |\n",
                  {}, {{"错误: 这里不能有脚注，脚注只能写在成段文字里。"}}),
      report_case("FigureMalformed",
                  good_head + "正文: |\n"
                              "  ▸![图](图.png\n",
                  {},
                  {{"错误: 这一行不是插图的写法。",
                    "插图单独写一行，写法是 ![…](….png \"…\")，依次是替代文字、文件名、图题。"}}),
      report_case("FigureWithoutAlternativeText",
                  good_head + "正文: |\n"
                              "  ▸![](▸图.png)\n",
                  {},
                  {{"错误: 插图“图.png”没有替代文字。",
                    "请在方括号里写明图中的内容，供看不见图的人了解，写法是 ![…](….png \"…\")。"},
                   {"错误: 找不到文件“图.png”。请检查文件名和所在文件夹。"}}),
      report_case("FigureMissing",
                  good_head + "正文: |\n"
                              "  ![示意图](▸图.png)\n",
                  {}, {{"错误: 找不到文件“图.png”。请检查文件名和所在文件夹。"}}),
      report_case("FigureIsNoPicture",
                  good_head + "正文: |\n"
                              "  ![示意图](▸图.png)\n",
                  {{"图.png", "这是文字"}},
                  {{"错误: “图.png”不是 PNG 或 JPEG 图片。",
                    "请用看图或画图软件打开它，选择“另存为”，格式选 PNG 或 "
                    "JPEG。只改文件名的后缀没有用。"}}),
      report_case("FigureOfOtherFormat",
                  good_head + "正文: |\n"
                              "  ![示意图](▸图.png)\n",
                  {{"图.png", std::string("GIF89a\001\000\001\000", 10)}},
                  {{"错误: “图.png”的内容是 GIF 格式，只能使用 PNG 或 JPEG 图片。",
                    "请用看图或画图软件打开它，选择“另存为”，格式选 PNG 或 "
                    "JPEG。只改文件名的后缀没有用。"}}),
      report_case("FigureWidth",
                  good_head + "正文: |\n"
                              "  ![示意图](▸图.png){▸很宽}\n",
                  {},
                  {{"错误: 找不到文件“图.png”。请检查文件名和所在文件夹。"},
                   {"错误: “很宽”不是有效的长度，例如可以写 12pt、25mm、2字、1行或三号。"}}),
      report_case("TableRowTooShort",
                  good_head + "正文: |\n"
                              "  | 甲 | 乙 |\n"
                              "  |---|---|\n"
                              "  ▸| 1 |\n",
                  {}, {{"错误: 这一行有 1 格，表头有 2 格。"}}),
      report_case("TableRowTooLong",
                  good_head + "正文: |\n"
                              "  | 甲 | 乙 |\n"
                              "  ▸| 1 | 2 | 3 |\n",
                  {}, {{"错误: 这一行有 3 格，表头有 2 格。"}}),
      report_case("FigureFolder",
                  good_head + "正文: |\n"
                              "  ![示意图](▸.)\n",
                  {}, {{"错误: “.”是文件夹，这里需要一个文件。"}})};
}

// Reports of a layout whose running text stands in vertical lines.
std::vector<Case> vertical() {
  const std::string refused = "错误: 这一部分是直排的，里面不能有表格、插图、脚注和署名。";
  const auto vertical_case = [](std::string name, const std::string& lines,
                                std::vector<Finding> findings) -> Case {
    return {std::move(name),
            {{std::string(report_path), good_head + "正文: |\n" + lines},
             {std::string(layout_path),
              over_base("content: [{group: [{prose: 正文}], writing-mode: vertical-rl}]\n")},
             {"图.png", tests::make_png({})}},
            std::move(findings)};
  };
  return {vertical_case("VerticalFootnote",
                        "  甲。\n"
                        "  乙^[**▸注**文]丙。\n",
                        {{refused}}),
          vertical_case("VerticalFigure", "  ▸![示意图](图.png \"图题\")\n", {{refused}}),
          vertical_case("VerticalTable",
                        "  甲。\n"
                        "  ▸| 子 | 丑 |\n"
                        "  | 1 | 2 |\n",
                        {{refused}}),
          vertical_case("VerticalAllAtOnce",
                        "  甲^[▸注]。\n"
                        "  ▸![示意图](图.png)\n"
                        "  ▸| 子 | 丑 |\n"
                        "  | 1 | 2 |\n",
                        {{refused}, {refused}, {refused}})};
}

// Figures by name, their sums and relations.
std::vector<Case> tables() {
  return {
      report_case("UnknownRow",
                  good_head + "数据:\n"
                              "  ▸受利: {自然人: 1}\n",
                  {}, {{"错误: 表格“数据”中没有名为“受利”的行。", "您要写的是不是“受理”？"}}),
      report_case("UnknownColumn",
                  good_head + "数据:\n"
                              "  受理: {▸自燃人: 1}\n",
                  {}, {{"错误: 表格“数据”中没有名为“自燃人”的列。", "您要写的是不是“自然人”？"}}),
      report_case("NumberCommaInBraces",
                  good_head + "数据:\n"
                              "  受理: {自然人: 1,▸234}\n",
                  {},
                  {{"错误: 表格“数据”中没有名为“234”的列。",
                    "数字里的逗号要去掉，或把整个数放在引号里。"}}),
      report_case(
          "NumberCommasInBraces",
          good_head + "数据:\n"
                      "  受理: {自然人: 1,▸000,▸000}\n",
          {},
          {{"错误: 表格“数据”中没有名为“000”的列。", "数字里的逗号要去掉，或把整个数放在引号里。"},
           {"错误: “000”重复出现，同一层里只能写一次。",
            "数字里的逗号要去掉，或把整个数放在引号里。"}}),
      report_case("GroupTakesNoFigure",
                  good_head + "数据:\n"
                              "  结果: ▸3\n",
                  {}, {{"错误: “结果”应当是一组“名称: 内容”。"}}),
      report_case("AmbiguousColumn",
                  good_head + "数据:\n"
                              "  公开: {法人: ▸3}\n",
                  {}, {{"错误: “法人”应当是一组“名称: 内容”。"}}),
      report_case("FigureTwice",
                  good_head + "数据:\n"
                              "  公开: {自然人: 0}\n"
                              "  结果: {公开: {自然人: ▸0}}\n",
                  {}, {{"错误: “自然人”重复出现，同一层里只能写一次。", "第一次出现在第 4 行。"}}),
      report_case("FigureNotWhole",
                  good_head + "数据:\n"
                              "  受理: {自然人: ▸1.5}\n",
                  {}, {{"错误: “1.5”不是整数。"}}),
      report_case("ColumnTotalWrong",
                  good_head + "数据:\n"
                              "  受理: {自然人: 3, 其他: 8, 总计: ▸12}\n"
                              "  公开: {自然人: 3, 其他: 8}\n",
                  {}, {{"错误: 受理 · 总计: 合计 12，各列之和 11 (3+0+8)。"}}),
      report_case("RowTotalWrong",
                  good_head + "数据:\n"
                              "  受理: {自然人: 3}\n"
                              "  结果: {公开: {自然人: 3}, 总计: {自然人: ▸4}}\n",
                  {}, {{"错误: 总计 · 自然人: 合计 4，各行之和 3 (3+0)。"}}),
      report_case("RelationBroken",
                  good_head + "数据:\n"
                              "  受理: {自然人: 3}\n"
                              "  公开: {自然人: ▸2}\n",
                  {}, {{"错误: 自然人: 勾稽关系“受理 = 总计”不成立，左边 3，右边 2。"}}),
      report_case("GridUnknownName", good_head + "表单: {▸姓民: 甲}\n", {},
                  {{"错误: “表单”中没有“姓民”这一项。", "您要写的是不是“姓名”？"}}),
      report_case("GridWrongType", good_head + "表单: {到会人数: ▸许多}\n", {},
                  {{"错误: “许多”不是有效的数字。"}}),
      report_case("GridIsText", good_head + "表单: ▸甲\n", {},
                  {{"错误: “表单”应当是一组“名称: 内容”。"}}),
      report_case("GridNested", good_head + "表单: {姓名: ▸[甲]}\n", {},
                  {{"错误: “姓名”应当是一段文字。"}}),
      report_case("OpenRowWrongColumn",
                  good_head + "名册:\n"
                              "  纸张: {▸单介: 3}\n",
                  {}, {{"错误: 表格“名册”中没有名为“单介”的列。", "您要写的是不是“单价”？"}}),
      report_case("OpenRowWrongFigure",
                  good_head + "名册:\n"
                              "  纸张: {单价: ▸3.123元, 数量: ▸100}\n",
                  {},
                  {{"错误: “3.123元”的小数位数太多，最多 2 位。"},
                   {"错误: 数字“100”超出范围，应在 0 到 99 之间。"}}),
      report_case("OpenRowTotalWrong",
                  good_head + "名册:\n"
                              "  纸张: {单价: 3元, 数量: 2}\n"
                              "  合计: {数量: ▸3}\n",
                  {}, {{"错误: 合计 · 数量: 合计 3，各行之和 2。"}}),
      report_case("OpenRowNoColumns",
                  good_head + "名册:\n"
                              "  纸张: ▸3\n",
                  {}, {{"错误: “纸张”应当是一组“名称: 内容”。"}}),
      report_case("FullWidthColonInBraces",
                  good_head + "数据:\n"
                              "  受理: {▸自然人：1}\n",
                  {},
                  {{"错误: 表格“数据”中没有名为“自然人：1”的列。",
                    "这里用了全角冒号“：”，请改为半角冒号加一个空格“: ”。"}}),
      report_case("GridFieldChoice", good_head + "表单: {到会人数: ▸-1}\n", {},
                  {{"错误: 数字“-1”超出范围，应在 0 到 999999999999 之间。"}})};
}

INSTANTIATE_TEST_SUITE_P(Values, BadInput, testing::ValuesIn(values()), name_of);
INSTANTIATE_TEST_SUITE_P(Prose, BadInput, testing::ValuesIn(prose()), name_of);
INSTANTIATE_TEST_SUITE_P(Vertical, BadInput, testing::ValuesIn(vertical()), name_of);
INSTANTIATE_TEST_SUITE_P(Tables, BadInput, testing::ValuesIn(tables()), name_of);

}  // namespace
}  // namespace typeset::cli::bad_input
