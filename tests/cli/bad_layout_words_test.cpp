// What people bring to layouts from spreadsheets, word processors and CSS, and what they are told.
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "cli/bad_input.h"

namespace typeset::cli::bad_input {
namespace {

Case table_case(std::string name, const std::string& lines, std::vector<Finding> findings) {
  const std::string start = "content: [{title: 甲}]\ntables:\n  表:\n    style: table\n";
  return layout_case(std::move(name), over_base(start + lines), {}, std::move(findings));
}

std::vector<Case> synonyms() {
  return {
      table_case("Zebra", "    ▸zebra: true\n    columns: [甲]\n",
                 {{"错误: “表”中没有“zebra”这一项。",
                   "这由表格样式（table-styles）来定：stripe-fill。"}}),
      table_case("StyleKeyInTable", "    ▸repeat-head: true\n    columns: [甲]\n",
                 {{"错误: “表”中没有“repeat-head”这一项。",
                   "这由表格样式（table-styles）来定：repeat-head。"}}),
      table_case("ChineseAlign", "    columns: [{label: 甲, ▸对齐: end}]\n",
                 {{"错误: “columns”中没有“对齐”这一项。", "这里的写法是：align。"}}),
      table_case("ColumnWidth", "    columns: [{label: 甲, ▸colwidth: 3cm, ▸border: none}]\n",
                 {{"错误: “columns”中没有“colwidth”这一项。", "这里的写法是：width。"},
                  {"错误: “columns”中没有“border”这一项。",
                   "这里的写法是：left-rule, right-rule。"}}),
      table_case("MergedCells", "    grid: {rows: [[{text: 甲, ▸gridspan: 2}, {▸label: 乙}]]}\n",
                 {{"错误: “rows”中没有“gridspan”这一项。", "这里的写法是：colspan。"},
                  {"错误: “rows”中没有“label”这一项。", "这里的写法是：text。"}}),
      layout_case("StyleBackground",
                  over_base("table-styles: {另: {inherit: table, ▸background: red}}\n"), {},
                  {{"错误: “另”中没有“background”这一项。",
                    "这里的写法是：head-fill, stub-fill, band-fill, stripe-fill。"}}),
      // Without a word for it, all that there is.
      table_case("WholeList", "    columns: [{label: 甲, ▸xyzzy: 1}]\n",
                 {{"错误: “columns”中没有“xyzzy”这一项。",
                   "这里可以写：label, name, style, type, minimum, maximum, thousands, no-data, "
                   "cell, align, fill, vertical-align, zero, columns, width, min, max, weight, "
                   "equal, sum, totals, serial, left-rule, right-rule。"}}),
  };
}

INSTANTIATE_TEST_SUITE_P(Synonyms, BadInput, testing::ValuesIn(synonyms()), name_of);

std::vector<Case> columns() {
  return {
      table_case("WidthBesideLimits",
                 "    columns: [{label: 甲, width: 20%, min: ▸3字, max: ▸5字}]\n",
                 {{"错误: “width”已经定下了这一列的宽度，不能再写“min”。",
                   "请删去“min”；要让宽度随内容变化，就删去“width”，只写“min”和“max”。"},
                  {"错误: “width”已经定下了这一列的宽度，不能再写“max”。",
                   "请删去“max”；要让宽度随内容变化，就删去“width”，只写“min”和“max”。"}}),
      table_case("EqualButNot",
                 "    columns: [{label: 乙, equal: x, width: 3cm}, "
                 "{label: 丁, equal: x, width: 30mm}, "
                 "{label: 组, columns: [{label: 丙, equal: x, width: ▸5cm}]}]\n",
                 {{"错误: “丙”的宽度是 5cm，“乙”的宽度是 3cm，它们的“equal”都是“x”，"
                   "应当一样宽。"}}),
      table_case("EqualButNotInTheStub",
                 "    stub: [{equal: x, width: 20%}]\n"
                 "    columns: [{label: 乙, equal: x, width: ▸30%}, {label: 丙, equal: x}]\n"
                 "    rows: [丁]\n",
                 {{"错误: “乙”的宽度是 30%，“1”的宽度是 20%，它们的“equal”都是“x”，应当一样宽。"}}),
      table_case("EqualButNotInAGrid",
                 "    grid: {columns: [{equal: x, width: 3cm}, {equal: x, width: ▸4cm}], "
                 "rows: [[甲, 乙]]}\n",
                 {{"错误: “2”的宽度是 4cm，“1”的宽度是 3cm，它们的“equal”都是“x”，应当一样宽。"}}),
      table_case("CornerHeads", "    corner: ▸[一, 二, 三]\n    columns: [甲]\n    rows: [乙]\n",
                 {{"错误: “corner”写了 3 个表头，它们下面的行名却有 1 列。",
                   "行名的列数就是“rows”的层数（逐条的记录是分组的列，加上序号列或第一列）。列表里"
                   "请写 1 个表头；只要一个表头盖住全部行名，就不写成列表。"}}),
      table_case("GridOfDeclaredColumns",
                 "    grid:\n"
                 "      columns: [{}, {}, {}]\n"
                 "      rows:\n"
                 "        - ▸[{text: 甲, rowspan: 3}, 乙]\n"
                 "        - [丙, ▸{text: 丁, colspan: 2}]\n"
                 "        - ▸[戊]\n",
                 {{"错误: 第 1 行第 3 列没有格子。",
                   "“columns”写了 3 列，在 layouts/test/layout.yaml:7:16。"},
                  {"错误: 第 2 行的格子伸到第 4 列，表格只有 3 列。",
                   "“columns”写了 3 列，在 layouts/test/layout.yaml:7:16。"},
                  {"错误: 第 3 行第 3 列没有格子。",
                   "“columns”写了 3 列，在 layouts/test/layout.yaml:7:16。"}}),
      table_case("GridOfOneRowOfCells", "    grid: {rows: [▸[], ▸[], [甲, ▸乙]]}\n",
                 {{"错误: 第 1 行第 1 列没有格子。",
                   "第 3 行在这一列有格子，写在 layouts/test/layout.yaml:6:28。"},
                  {"错误: 第 2 行第 1 列没有格子。",
                   "第 3 行在这一列有格子，写在 layouts/test/layout.yaml:6:28。"},
                  {"错误: 第 3 行的格子伸到第 2 列，表格只有 1 列。"}}),
  };
}

INSTANTIATE_TEST_SUITE_P(Columns, BadInput, testing::ValuesIn(columns()), name_of);

}  // namespace
}  // namespace typeset::cli::bad_input
