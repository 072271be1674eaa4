// Inputs that are wrong, and all that the program must say about them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <gtest/gtest.h>
#include <ostream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "cli/program.h"

namespace typeset::cli::bad_input {

struct Finding {
  std::string message;  // as it is said in Chinese
  std::string hint = {};
};

using File = std::pair<std::string, std::string>;  // path and text

// Files in which ▸ stands before each place that something is wrong at, and what is said of these
// places in their order. A finding about a file as a whole has no mark.
struct Case {
  std::string name;
  std::vector<File> files;
  std::vector<Finding> findings;
};

inline void PrintTo(const Case& item, std::ostream* out) { *out << item.name; }

// A layout with a little of everything, in layouts/test/base.yaml.
inline constexpr std::string_view base_layout = R"(title: 试验
page:
  size: A4
  type-area: {left: 28mm, top: 37mm, width: 156mm, height: 225mm}
  grid: {lines: 22, characters: 28, size: 三号}
  folio: {style: folio, pattern: "— {{page}} —", distance: 7mm, inset: 1字}
numbering: ["{{n|chinese}}、", "（{{n|chinese}}）", "{{n}}."]
styles:
  body: {font: 仿宋, size: 三号, on-grid: true, first-line-indent: 2字}
  title: {inherit: body, font: 小标宋, size: 二号, on-grid: false, line-pitch: 36pt}
  heading-1: {inherit: body, font: 黑体}
  heading-2: {inherit: body, font: 楷体}
  heading-3: {inherit: body}
  signature: {inherit: body}
  footnote: {font: 宋体, size: 小五}
  caption: {font: 黑体, size: 小四}
  folio: {font: 宋体, size: 四号}
  cell: {font: 宋体, size: 五号}
table-styles:
  table: {cell: cell, head: cell, stub: cell, band: cell, corner: cell}
prose: {table: table}
fields:
  机关: {type: text, required: true}
  署名: {type: text, default: "{{机关}}办公室"}
  年度: {type: integer, default: 2020, minimum: 2000, maximum: 2100}
  日期: {type: date, default: 2021-01-19}
  正文: {type: prose}
  简称: {type: text, minimum: 2, maximum: 6}
  密级: {type: choice, choices: [公开, 内部, 秘密]}
  人数: {type: count, maximum: 1000}
  预算: {type: money, unit: 万元}
  单价: {type: money, unit: 元, decimals: 2, minimum: 0}
  比例: {type: money}
  副题: {type: rich}
  附件: {type: list, minimum: 1, maximum: 3}
  项目: {type: list, items: {名称: {type: text, required: true}, 金额: {type: money, unit: 元}}}
content:
  - title: "{{机关}}{{年度}}年报告"
  - {text: "{{副题}}", when: 副题}
  - heading: 总体情况
  - prose: 正文
  - table: 数据
  - table: 表单
  - table: 名册
  - signature: {organ: "{{署名}}", date: "{{日期}}"}
tables:
  数据:
    style: table
    columns:
      - 自然人
      - {label: 法人, columns: [企业, 其他]}
      - {label: 总计, sum: preceding}
    rows:
      - 受理
      - {label: 结果, rows: [公开, 其他, {label: 总计, sum: preceding}]}
    relations: [受理 = 结果 / 总计]
  表单:
    style: table
    grid:
      columns: [{}, {}]
      rows:
        - [姓名, {name: 姓名}]
        - [人数, {name: 到会人数, type: count}]
  名册:
    style: table
    columns: [{label: 单价, type: money, unit: 元}, {label: 数量, maximum: 99}]
    rows: [{open: true}, {label: 合计, sum: preceding}]
)";

inline constexpr std::string_view report_path = "report.yaml";
inline constexpr std::string_view layout_path = "layouts/test/layout.yaml";
// The start of a report that only needs more.
inline const std::string good_head = "版式: test\n机关: 甲局\n";

inline Case report_case(std::string name, std::string report, std::vector<File> others,
                        std::vector<Finding> findings) {
  others.insert(others.begin(), File(report_path, std::move(report)));
  others.emplace_back(layout_path, "include: [base.yaml]\n");
  return {std::move(name), std::move(others), std::move(findings)};
}

inline Case layout_case(std::string name, std::string layout, std::vector<File> others,
                        std::vector<Finding> findings) {
  others.insert(others.begin(), File(layout_path, std::move(layout)));
  others.emplace_back(report_path, good_head);
  return {std::move(name), std::move(others), std::move(findings)};
}

inline std::string over_base(const std::string& layout) {
  return "include: [base.yaml]\n" + layout;
}

inline std::string base_with(std::string_view text, std::string_view replacement) {
  std::string layout(base_layout);
  return layout.replace(layout.find(text), text.size(), replacement);
}

// Takes the marks out of a text and adds their places, as messages name them, to `places`.
inline std::string without_marks(const File& file, std::vector<std::string>& places) {
  constexpr std::string_view mark = "▸";
  std::string text = file.second;
  for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos;) {
    text.erase(at, mark.size());
    const std::size_t line_break = at == 0 ? std::string::npos : text.rfind('\n', at - 1);
    const std::size_t line = line_break == std::string::npos ? 0 : line_break + 1;
    const auto lines =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    places.push_back(file.first + ':' + std::to_string(lines + 1) + ':' +
                     std::to_string(count_code_points(text.substr(line, at - line)) + 1) + ": ");
  }
  return text;
}

// The findings among what was said: each with its place, then its hint.
inline std::vector<std::string> findings_in(const std::string& said, const std::string& hint) {
  std::vector<std::string> findings;
  std::istringstream lines(said);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(' ')) findings.push_back(line);
    if (line.starts_with(hint) && !findings.empty()) {
      findings.back() += " // " + line.substr(hint.size());
    }
  }
  return findings;
}

class BadInput : public testing::TestWithParam<Case> {
 protected:
  void SetUp() override {
    workplace_.write("layouts/test/base.yaml", base_layout);
    for (const File& file : GetParam().files) {
      workplace_.write(file.first, without_marks(file, places_));
    }
    if (places_.empty()) places_ = {std::string(report_path) + ": "};
    files_ = workplace_.files();
  }

  std::vector<std::string> findings(const std::string& language, const std::string& hint) const {
    const Outcome outcome = workplace_.run("report.yaml --layouts layouts --lang " + language);
    EXPECT_EQ(outcome.status, 1) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(workplace_.files(), files_);
    return findings_in(outcome.err, hint);
  }

  Workplace workplace_;
  std::vector<std::string> places_, files_;
};

inline std::string name_of(const testing::TestParamInfo<Case>& info) { return info.param.name; }

}  // namespace typeset::cli::bad_input
