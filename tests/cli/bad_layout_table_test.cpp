// Layouts: tables.
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "cli/bad_input.h"

namespace typeset::cli::bad_input {
namespace {

// Columns, rows and what stands around them.
std::vector<Case> trees() {
  return {
      layout_case("ColumnsMissing",
                  over_base("tables:\n"
                            "  数据:\n"
                            "    ▸style: table\n"),
                  {}, {{"错误: “数据”中缺少“columns”这一项。"}}),
      layout_case("ColumnsMisspelt",
                  over_base("tables:\n"
                            "  数据:\n"
                            "    style: table\n"
                            "    ▸colums: [甲]\n"),
                  {}, {{"错误: “数据”中没有“colums”这一项。", "您要写的是不是“columns”？"}}),
      layout_case("TableStyleMisspelt",
                  over_base("tables:\n"
                            "  数据:\n"
                            "    ▸stile: table\n"
                            "    columns: [甲]\n"),
                  {}, {{"错误: “数据”中没有“stile”这一项。", "您要写的是不是“style”？"}}),
      layout_case("DuplicateColumn",
                  over_base("tables:\n"
                            "  数据:\n"
                            "    style: table\n"
                            "    columns: [甲, ▸甲]\n"
                            "content: [{title: 甲}]\n"),
                  {}, {{"错误: “甲”重复出现，同一层里只能写一次。"}}),
      layout_case("SumOfNothing",
                  over_base("tables:\n"
                            "  数据:\n"
                            "    style: table\n"
                            "    columns: [{label: 甲, sum: ▸preceding}, 乙]\n"
                            "content: [{title: 甲}]\n"),
                  {}, {{"错误: “甲”前面没有可以相加的数。"}}),
      layout_case(
          "SumOfText",
          over_base("tables:\n"
                    "  数据:\n"
                    "    style: table\n"
                    "    columns: [{label: 甲, type: text}, {label: 总计, sum: ▸preceding}]\n"
                    "content: [{title: 甲}]\n"),
          {}, {{"错误: “总计”前面没有可以相加的数。"}}),
      layout_case("ColumnLabelMissing",
                  over_base("tables:\n"
                            "  数据:\n"
                            "    style: table\n"
                            "    columns: [▸{name: 甲}]\n"
                            "content: [{title: 甲}]\n"),
                  {}, {{"错误: “columns”中缺少“label”这一项。"}}),
      layout_case("RowSpanInTree",
                  over_base("tables:\n"
                            "  数据:\n"
                            "    style: table\n"
                            "    columns: [甲]\n"
                            "    rows: [{label: 乙, ▸rowspan: 2}]\n"
                            "content: [{title: 甲}]\n"),
                  {}, {{"错误: “rows”中没有“rowspan”这一项。", "您要写的是不是“rows”？"}}),
      layout_case("ColumnRelationUnknown",
                  over_base("tables:\n"
                            "  数据:\n"
                            "    style: table\n"
                            "    columns: [甲, 乙]\n"
                            "    column-relations: [甲 <= ▸丙]\n"
                            "content: [{title: 甲}]\n"),
                  {}, {{"错误: 表格“数据”中没有名为“丙”的列。", "这里可以写：甲, 乙。"}}),
      layout_case("OpenRowWithLabel",
                  over_base("tables:\n"
                            "  数据:\n"
                            "    style: table\n"
                            "    columns: [甲]\n"
                            "    rows: [{open: true, ▸label: 乙}]\n"
                            "content: [{title: 甲}]\n"),
                  {},
                  {{"错误: “rows”中没有“label”这一项。",
                    "这里可以写：open, style, type, number, fill, vertical-align, min, weight, "
                    "equal, top-rule, bottom-rule。"}}),
      layout_case("OpenIsNoBoolean",
                  over_base("tables:\n"
                            "  数据:\n"
                            "    style: table\n"
                            "    columns: [甲]\n"
                            "    rows: [{open: ▸always, label: 乙}]\n"
                            "content: [{title: 甲}]\n"),
                  {}, {{"错误: “open”不能写成“always”。", "这里可以写：true, false, records。"}}),
      layout_case("ProseTableStyle", over_base("prose: {table: ▸tabel}\n"), {},
                  {{"错误: 没有名为“tabel”的样式。", "您要写的是不是“table”？"}}),
      layout_case("FieldAndTableOfOneName",
                  over_base("tables: {▸机关: {style: table, columns: [甲]}}\n"), {},
                  {{"错误: “机关”重复出现，同一层里只能写一次。"}}),
      layout_case("TableStyleKey", over_base("table-styles: {table: {▸pading: 3pt}}\n"), {},
                  {{"错误: “table”中没有“pading”这一项。",
                    "这里可以写：inherit, cell, head, stub, band, corner, outer-rule, inner-rule, "
                    "padding-inline, padding-inline-min, padding-block, padding-block-min, "
                    "min-row-height, space-before, space-after, min-rows-before-break, "
                    "min-rows-after-break, repeat-head, top-rule, bottom-rule, side-rule, "
                    "head-rule, head-row-rule, group-rule, row-rule, column-rule, row-break, "
                    "label-break, continued-label, continued-caption, repeat-unit, head-fill, "
                    "stub-fill, band-fill, stripe-fill, vertical-align, min-font-size, fit, "
                    "min-height, max-vertical-length, thousands, no-data。"}}),
      layout_case("DoubleRuleWithoutThickness",
                  over_base("table-styles: {table: {outer-rule: ▸double thick}}\n"), {},
                  {{"错误: “double thick”不是线的写法，例如可以写 0.5pt、double 1.5pt 或 none。"}}),
      layout_case("DoubleRuleNegative",
                  over_base("table-styles: {table: {head-rule: ▸double -1pt}}\n"), {},
                  {{"错误: “double -1pt”不是线的写法，例如可以写 0.5pt、double 1.5pt 或 none。"}}),
      layout_case(
          "StripeFill", over_base("table-styles: {table: {stripe-fill: ▸grey}}\n"), {},
          {{"错误: “stripe-fill”不能写成“grey”。", "这里可以写：black, red, \"#rrggbb\"。"}}),
      layout_case("TableVerticalAlign",
                  over_base("table-styles: {table: {vertical-align: ▸center}}\n"), {},
                  {{"错误: “vertical-align”不能写成“center”。",
                    "这里可以写：top, middle, bottom, baseline。"}}),
      layout_case("ColumnFill",
                  over_base("tables:\n"
                            "  数据:\n"
                            "    style: table\n"
                            "    columns: [{label: 甲, fill: ▸\"#12\"}]\n"
                            "content: [{title: 甲}]\n"),
                  {}, {{"错误: “fill”不能写成“#12”。", "这里可以写：black, red, \"#rrggbb\"。"}}),
      layout_case("ColumnAlign",
                  over_base("tables:\n"
                            "  数据:\n"
                            "    style: table\n"
                            "    columns: [{label: 甲, align: ▸right}]\n"
                            "content: [{title: 甲}]\n"),
                  {},
                  {{"错误: “align”不能写成“right”。",
                    "这里可以写：start, center, end, justify, decimal。"}}),
      layout_case("RowVerticalAlign",
                  over_base("tables:\n"
                            "  数据:\n"
                            "    style: table\n"
                            "    columns: [甲]\n"
                            "    rows: [{label: 乙, vertical-align: ▸centre}]\n"
                            "content: [{title: 甲}]\n"),
                  {},
                  {{"错误: “vertical-align”不能写成“centre”。",
                    "这里可以写：top, middle, bottom, baseline。"}}),
      layout_case("TableStyleNegative", over_base("table-styles: {table: {outer-rule: ▸-1pt}}\n"),
                  {}, {{"错误: “-1pt”不是线的写法，例如可以写 0.5pt、double 1.5pt 或 none。"}}),
      layout_case("RowReferences",
                  over_base("tables:\n"
                            "  数据:\n"
                            "    style: table\n"
                            "    row-references: [\"第{{▸m}}项\"]\n"
                            "    columns: [甲]\n"
                            "content: [{title: 甲}]\n"),
                  {}, {{"错误: 没有名为“m”的字段。", "这里可以写：n。"}}),
      layout_case("CaptionPattern",
                  over_base("tables:\n"
                            "  数据:\n"
                            "    style: table\n"
                            "    caption: \"{{▸几关}}\"\n"
                            "    columns: [甲]\n"
                            "content: [{title: 甲}]\n"),
                  {}, {{"错误: 没有名为“几关”的字段。", "您要写的是不是“机关”？"}}),
      layout_case("UnitWithoutStyle",
                  over_base("tables:\n"
                            "  数据:\n"
                            "    style: table\n"
                            "    unit: ▸单位：元\n"
                            "    columns: [甲]\n"
                            "content: [{title: 甲}]\n"),
                  {},
                  {{"错误: 没有名为“table-unit”的样式。",
                    "这里可以写：body, caption, cell, folio, footnote, heading-1, heading-2, "
                    "heading-3, signature, title。"}}),
      layout_case("NotesIsText",
                  over_base("tables:\n"
                            "  数据:\n"
                            "    style: table\n"
                            "    notes: ▸注\n"
                            "    columns: [甲]\n"
                            "content: [{title: 甲}]\n"
                            "styles: {table-note: {inherit: body}}\n"),
                  {}, {{"错误: “notes”应当是列表，每项以“- ”开头。"}}),
      layout_case("DecimalsOfCount",
                  over_base("tables:\n"
                            "  数据:\n"
                            "    style: table\n"
                            "    columns: [{label: 甲, ▸decimals: 2}]\n"
                            "content: [{title: 甲}]\n"),
                  {},
                  {{"错误: “columns”中没有“decimals”这一项。",
                    "这里可以写：label, name, style, type, minimum, maximum, thousands, no-data, "
                    "cell, align, fill, vertical-align, zero, columns, width, min, max, weight, "
                    "equal, sum, totals, serial, left-rule, right-rule。"}}),
      layout_case("CellStyleUnknown",
                  over_base("tables:\n"
                            "  数据:\n"
                            "    style: table\n"
                            "    columns: [{label: 甲, cell: ▸sell}]\n"
                            "content: [{title: 甲}]\n"),
                  {}, {{"错误: 没有名为“sell”的样式。", "您要写的是不是“cell”？"}})};
}

// Relations between figures.
std::vector<Case> relations() {
  return {
      layout_case(
          "RelationMalformed",
          over_base(
              "tables:\n"
              "  数据:\n"
              "    style: table\n"
              "    columns: [甲]\n"
              "    rows: [受理, {label: 结果, rows: [公开, 总计]}, {label: 结转, rows: [总计]}]\n"
              "    relations: [▸受理 + 公开]\n"
              "content: [{title: 甲}]\n"),
          {}, {{"错误: “受理 + 公开”不是勾稽关系的写法，例如可以写“甲 + 乙 = 丙 - 丁”。"}}),
      layout_case(
          "RelationTwoComparisons",
          over_base(
              "tables:\n"
              "  数据:\n"
              "    style: table\n"
              "    columns: [甲]\n"
              "    rows: [受理, {label: 结果, rows: [公开, 总计]}, {label: 结转, rows: [总计]}]\n"
              "    relations: [▸受理 = 公开 = 受理]\n"
              "content: [{title: 甲}]\n"),
          {}, {{"错误: “受理 = 公开 = 受理”不是勾稽关系的写法，例如可以写“甲 + 乙 = 丙 - 丁”。"}}),
      layout_case(
          "RelationUnknownRow",
          over_base(
              "tables:\n"
              "  数据:\n"
              "    style: table\n"
              "    columns: [甲]\n"
              "    rows: [受理, {label: 结果, rows: [公开, 总计]}, {label: 结转, rows: [总计]}]\n"
              "    relations: [受理 = ▸公幵]\n"
              "content: [{title: 甲}]\n"),
          {}, {{"错误: 表格“数据”中没有名为“公幵”的行。", "您要写的是不是“公开”？"}}),
      layout_case(
          "RelationAmbiguous",
          over_base(
              "tables:\n"
              "  数据:\n"
              "    style: table\n"
              "    columns: [甲]\n"
              "    rows: [受理, {label: 结果, rows: [公开, 总计]}, {label: 结转, rows: [总计]}]\n"
              "    relations: [受理 = ▸总计]\n"
              "content: [{title: 甲}]\n"),
          {},
          {{"错误: 表格“数据”中有不止一个“总计”，无法确定指的是哪一个。",
            "这里可以写：结果 / 总计, 结转 / 总计。"}}),
      layout_case(
          "RelationOfGroup",
          over_base(
              "tables:\n"
              "  数据:\n"
              "    style: table\n"
              "    columns: [甲]\n"
              "    rows: [受理, {label: 结果, rows: [公开, 总计]}, {label: 结转, rows: [总计]}]\n"
              "    relations: [受理 = ▸结果]\n"
              "content: [{title: 甲}]\n"),
          {},
          {{"错误: “结果”不是单独的一个数，不能用在勾稽关系里。",
            "请写明其中的一项，例如“组 / 总计”。"}}),
      layout_case(
          "RelationIsList",
          over_base(
              "tables:\n"
              "  数据:\n"
              "    style: table\n"
              "    columns: [甲]\n"
              "    rows: [受理, {label: 结果, rows: [公开, 总计]}, {label: 结转, rows: [总计]}]\n"
              "    relations: [▸[受理, 公开]]\n"
              "content: [{title: 甲}]\n"),
          {}, {{"错误: “relations”应当是一段文字。"}}),
      layout_case(
          "RelationsEmpty",
          over_base(
              "tables:\n"
              "  数据:\n"
              "    style: table\n"
              "    columns: [甲]\n"
              "    rows: [受理, {label: 结果, rows: [公开, 总计]}, {label: 结转, rows: [总计]}]\n"
              "    relations: ▸[]\n"
              "content: [{title: 甲}]\n"),
          {}, {{"错误: “relations”至少要有一项。"}})};
}

// Cells of free grids that do not tile, several at a time.
std::vector<Case> tilings() {
  return {
      layout_case("GridBeyondTheEdge",
                  over_base("tables:\n"
                            "  表单:\n"
                            "    style: table\n"
                            "    grid:\n"
                            "      rows:\n"
                            "        - [甲, 乙]\n"
                            "        - [▸{text: 丙, colspan: 3}]\n"
                            "        - [丁, 戊]\n"
                            "content: [{title: 甲}]\n"),
                  {},
                  {{"错误: 第 2 行的格子伸到第 3 列，表格只有 2 列。",
                    "第 1 行有 2 列，最后一格写在 layouts/test/layout.yaml:7:15。"}}),
      layout_case("GridBeyondTheDeclaredColumns",
                  over_base("tables:\n"
                            "  表单:\n"
                            "    style: table\n"
                            "    grid:\n"
                            "      columns: [{}, {}]\n"
                            "      rows:\n"
                            "        - [甲, 乙, ▸丙]\n"
                            "        - [丁, 戊]\n"
                            "        - [己, 庚, ▸辛]\n"
                            "content: [{title: 甲}]\n"),
                  {},
                  {{"错误: 第 1 行的格子伸到第 3 列，表格只有 2 列。",
                    "第 2 行有 2 列，最后一格写在 layouts/test/layout.yaml:9:15。"},
                   {"错误: 第 3 行的格子伸到第 3 列，表格只有 2 列。",
                    "第 2 行有 2 列，最后一格写在 layouts/test/layout.yaml:9:15。"}}),
      layout_case("GridPushedByASpan",
                  over_base("tables:\n"
                            "  表单:\n"
                            "    style: table\n"
                            "    grid:\n"
                            "      rows:\n"
                            "        - [甲, {text: 乙, rowspan: 2}]\n"
                            "        - [丙, ▸丁]\n"
                            "content: [{title: 甲}]\n"),
                  {},
                  {{"错误: 第 2 行的格子伸到第 3 列，表格只有 2 列。",
                    "第 1 行有 2 列，最后一格写在 layouts/test/layout.yaml:7:15。"}}),
      layout_case("GridSeveralFaults",
                  over_base("tables:\n"
                            "  表单:\n"
                            "    style: table\n"
                            "    grid:\n"
                            "      rows:\n"
                            "        - [甲, 乙, {text: 丙, rowspan: 2}, 丁]\n"
                            "        - ▸[▸{text: 戊, colspan: 3}]\n"
                            "        - ▸[己]\n"
                            "        - [庚, 辛, 壬, {text: 癸, rowspan: ▸2}]\n"
                            "content: [{title: 甲}]\n"),
                  {},
                  {{"错误: 第 2 行第 4 列没有格子。",
                    "第 1 行在这一列有格子，写在 layouts/test/layout.yaml:7:41。"},
                   {"错误: 第 2 行第 3 列被占用了两次：跨行或跨列的格子重叠。",
                    "已经占住这里的格子写在 layouts/test/layout.yaml:7:18。"},
                   {"错误: 第 3 行第 2 列没有格子。",
                    "第 2 行在这一列有格子，写在 layouts/test/layout.yaml:8:12。"},
                   {"错误: 数字“2”超出范围，应在 1 到 1 之间。",
                    "最后一行是第 4 行，写在 layouts/test/layout.yaml:10:11。"}}),
      layout_case("GridTwoGapsInARow",
                  over_base("tables:\n"
                            "  表单:\n"
                            "    style: table\n"
                            "    grid:\n"
                            "      columns: [{}, {}, {}, {}]\n"
                            "      rows:\n"
                            "        - [甲, 乙, {text: 丙, rowspan: 2}, 丁]\n"
                            "        - ▸▸[戊]\n"
                            "content: [{title: 甲}]\n"),
                  {},
                  {{"错误: 第 2 行第 2 列没有格子。",
                    "第 1 行在这一列有格子，写在 layouts/test/layout.yaml:8:15。"},
                   {"错误: 第 2 行第 4 列没有格子。",
                    "第 1 行在这一列有格子，写在 layouts/test/layout.yaml:8:41。"}}),
      layout_case("GridWithoutCells",
                  over_base("tables:\n"
                            "  表单: {style: table, grid: {rows: [▸[], ▸[]]}}\n"
                            "content: [{title: 甲}]\n"),
                  {}, {{"错误: 第 1 行第 1 列没有格子。"}, {"错误: 第 2 行第 1 列没有格子。"}})};
}

// Diagonal heads.
std::vector<Case> diagonals() {
  const std::string hint = "名称写成列表，两个是右上、左下，三个是右上、右下、左下。";
  const auto table = [](const std::string& key) {
    return over_base("tables: {数据: {style: table, columns: [甲], rows: [乙], " + key +
                     "}}\n"
                     "content: [{title: 甲}]\n");
  };
  return {layout_case("DiagonalOfOneLabel", table("diagonal: ▸[月份]"), {},
                      {{"错误: 斜线表头要写两个或三个名称，这里有 1 个。", hint}}),
          layout_case("DiagonalOfFourLabels", table("diagonal: ▸[月份, 金额, 部门, 科室]"), {},
                      {{"错误: 斜线表头要写两个或三个名称，这里有 4 个。", hint}}),
          layout_case("DiagonalOfNone", table("diagonal: ▸[]"), {},
                      {{"错误: 斜线表头要写两个或三个名称，这里有 0 个。", hint}}),
          layout_case("DiagonalIsText", table("diagonal: ▸月份"), {},
                      {{"错误: “diagonal”应当是列表，每项以“- ”开头。"}}),
          layout_case("DiagonalBesideCorner", table("corner: 月份, diagonal: ▸[月份, 部门]"), {},
                      {{"错误: “diagonal”和“corner”只能写一个。"}}),
          layout_case(
              "DiagonalUnknownField", table("diagonal: [月份, \"{{▸部门}}\"]"), {},
              {{"错误: 没有名为“部门”的字段。",
                "这里可以写：人数, 副题, 单价, 密级, 年度, 日期, 机关, 比例, 简称, 署名, 预算。"}}),
          layout_case("DiagonalBesideText",
                      over_base("tables:\n"
                                "  表单:\n"
                                "    style: table\n"
                                "    grid:\n"
                                "      rows:\n"
                                "        - [{text: 甲, diagonal: ▸[月份, 部门]}]\n"
                                "        - [{name: 乙, diagonal: ▸[月份, 部门]}]\n"
                                "content: [{title: 甲}]\n"),
                      {},
                      {{"错误: “diagonal”和“text”只能写一个。"},
                       {"错误: “diagonal”和“name”只能写一个。"}})};
}

// Free grids.
std::vector<Case> grids() {
  return {
      layout_case("GridOverlap",
                  over_base("tables:\n"
                            "  表单:\n"
                            "    style: table\n"
                            "    grid:\n"
                            "      rows:\n"
                            "        - [{text: 甲, colspan: 1}, {text: 乙, rowspan: 2}]\n"
                            "        - [▸{text: 丙, colspan: 2}]\n"
                            "content: [{title: 甲}]\n"),
                  {},
                  {{"错误: 第 2 行第 2 列被占用了两次：跨行或跨列的格子重叠。",
                    "已经占住这里的格子写在 layouts/test/layout.yaml:7:35。"}}),
      layout_case("GridGap",
                  over_base("tables:\n"
                            "  表单:\n"
                            "    style: table\n"
                            "    grid:\n"
                            "      rows:\n"
                            "        - [甲, 乙]\n"
                            "        - ▸[丙]\n"
                            "content: [{title: 甲}]\n"),
                  {},
                  {{"错误: 第 2 行第 2 列没有格子。",
                    "第 1 行在这一列有格子，写在 layouts/test/layout.yaml:7:15。"}}),
      layout_case("GridRowspanBeyond",
                  over_base("tables:\n"
                            "  表单:\n"
                            "    style: table\n"
                            "    grid:\n"
                            "      rows:\n"
                            "        - [甲, {text: 乙, rowspan: ▸3}]\n"
                            "        - [丙]\n"
                            "content: [{title: 甲}]\n"),
                  {},
                  {{"错误: 数字“3”超出范围，应在 1 到 2 之间。",
                    "最后一行是第 2 行，写在 layouts/test/layout.yaml:8:11。"}}),
      layout_case("GridSpanIsNoNumber",
                  over_base("tables:\n"
                            "  表单:\n"
                            "    style: table\n"
                            "    grid:\n"
                            "      rows:\n"
                            "        - [{text: 甲, colspan: ▸两}]\n"
                            "content: [{title: 甲}]\n"),
                  {}, {{"错误: “两”不是有效的数字。"}}),
      layout_case("GridWithoutRows",
                  over_base("tables:\n"
                            "  表单:\n"
                            "    style: table\n"
                            "    grid:\n"
                            "      ▸columns: [{}]\n"
                            "content: [{title: 甲}]\n"),
                  {}, {{"错误: “grid”中缺少“rows”这一项。"}}),
      layout_case("GridRowsEmpty",
                  over_base("tables:\n"
                            "  表单:\n"
                            "    style: table\n"
                            "    grid:\n"
                            "      rows: ▸[]\n"
                            "content: [{title: 甲}]\n"),
                  {}, {{"错误: “rows”至少要有一项。"}}),
      layout_case("GridNameTwice",
                  over_base("tables:\n"
                            "  表单:\n"
                            "    style: table\n"
                            "    grid:\n"
                            "      rows:\n"
                            "        - [{name: 甲}, {name: ▸甲}]\n"
                            "content: [{title: 甲}]\n"),
                  {}, {{"错误: “甲”重复出现，同一层里只能写一次。"}}),
      layout_case(
          "GridTextAndName",
          over_base("tables:\n"
                    "  表单:\n"
                    "    style: table\n"
                    "    grid:\n"
                    "      rows:\n"
                    "        - [{text: 甲, name: ▸乙}]\n"
                    "content: [{title: 甲}]\n"),
          {}, {{"错误: 一项里只能有一种内容，这里既有“text”又有“name”。"}}),
      layout_case("GridDiagonalAndFoot",
                  over_base("tables:\n"
                            "  表单:\n"
                            "    style: table\n"
                            "    grid:\n"
                            "      rows:\n"
                            "        - [{diagonal: [甲, 乙], foot: ▸年　月　日}]\n"
                            "content: [{title: 甲}]\n"),
                  {}, {{"错误: “diagonal”和“foot”只能写一个。"}}),
      layout_case(
          "GridCellAlign",
          over_base("tables:\n"
                    "  表单:\n"
                    "    style: table\n"
                    "    grid:\n"
                    "      rows:\n"
                    "        - [{text: 甲, align: ▸middle}]\n"
                    "content: [{title: 甲}]\n"),
          {}, {{"错误: “align”不能写成“middle”。", "这里可以写：start, center, end, justify。"}}),
      layout_case("GridHeadRows",
                  over_base("tables:\n"
                            "  表单:\n"
                            "    style: table\n"
                            "    grid:\n"
                            "      head-rows: ▸2\n"
                            "      rows:\n"
                            "        - [甲]\n"
                            "content: [{title: 甲}]\n"),
                  {}, {{"错误: 数字“2”超出范围，应在 0 到 1 之间。"}}),
      layout_case("GridBesideColumns",
                  over_base("tables:\n"
                            "  表单:\n"
                            "    style: table\n"
                            "    ▸columns: [甲]\n"
                            "    grid: {rows: [[甲]]}\n"
                            "content: [{title: 甲}]\n"),
                  {},
                  {{"错误: “表单”中没有“columns”这一项。",
                    "这里可以写：style, label, caption, unit, notes, thousands, no-data, grid。"}}),
      layout_case("GridColspanZero",
                  over_base("tables:\n"
                            "  表单: {style: table, grid: {rows: [[{text: 甲, colspan: ▸0}]]}}\n"
                            "content: [{title: 甲}]\n"),
                  {}, {{"错误: 数字“0”超出范围，应在 1 到 1000 之间。"}}),
      layout_case("GridCellUnknownKey",
                  over_base("tables:\n"
                            "  表单: {style: table, grid: {rows: [[{▸txet: 甲}]]}}\n"
                            "content: [{title: 甲}]\n"),
                  {}, {{"错误: “rows”中没有“txet”这一项。", "您要写的是不是“text”？"}})};
}

INSTANTIATE_TEST_SUITE_P(Trees, BadInput, testing::ValuesIn(trees()), name_of);
INSTANTIATE_TEST_SUITE_P(Relations, BadInput, testing::ValuesIn(relations()), name_of);
INSTANTIATE_TEST_SUITE_P(Tilings, BadInput, testing::ValuesIn(tilings()), name_of);
INSTANTIATE_TEST_SUITE_P(Diagonals, BadInput, testing::ValuesIn(diagonals()), name_of);
INSTANTIATE_TEST_SUITE_P(Grids, BadInput, testing::ValuesIn(grids()), name_of);

}  // namespace
}  // namespace typeset::cli::bad_input
