// A small format and a place to run batches of it.
#pragma once

#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/program.h"

namespace typeset::cli {

inline constexpr std::string_view notice_layout = R"(title: 通知
page:
  size: A4
  type-area: {left: 28mm, top: 37mm, width: 156mm, height: 225mm}
  grid: {lines: 22, characters: 28, size: 三号}
  folio: {style: folio, pattern: "— {{page}} —", distance: 7mm, inset: 1字}
numbering: ["{{n|chinese}}、", "（{{n|chinese}}）"]
styles:
  body: {font: 仿宋, size: 三号, on-grid: true, first-line-indent: 2字}
  title: {inherit: body, font: 小标宋, size: 二号, on-grid: false, line-pitch: 36pt}
  heading-1: {inherit: body, font: 黑体}
  heading-2: {inherit: body, font: 楷体}
  signature: {inherit: body}
  folio: {font: 宋体, size: 四号}
  cell: {font: 宋体, size: 五号}
table-styles:
  table: {cell: cell, head: cell, stub: cell, band: cell, corner: cell}
fields:
  机关: {type: text, required: true, maximum: 12, label: 发文机关}
  年度: {type: integer, required: true, minimum: 2000, maximum: 2030}
  日期: {type: date, required: true}
  正文: {type: prose}
  密级: {type: choice, choices: [公开, 内部]}
  经费: {type: money, unit: 元, minimum: 0}
content:
  - title: "{{机关}}{{年度}}年通知"
  - prose: 正文
  - table: 件数
  - signature: {organ: "{{机关}}", date: "{{日期}}"}
tables:
  件数:
    style: table
    columns: [来文, 发文, {label: 合计, sum: preceding}]
    rows: [上半年, 下半年, {label: 全年, sum: preceding}]
    relations: [上半年 <= 下半年]
)";

inline constexpr std::string_view notice_template =
    "版式: notice\n"
    "年度: 2025\n"
    "正文: |\n"
    "  {{机关}}的工作。{{说明}}\n"
    "  {{#特别}}\n"
    "  # 特别事项。{{特别}}\n"
    "  {{/特别}}\n";

class BatchFolder : public Workplace {
 public:
  BatchFolder() {
    write("layouts/notice/layout.yaml", notice_layout);
    write("template.yaml", notice_template);
  }

  Outcome batch(const std::string& words, const std::string& environment = "") const {
    return run("batch template.yaml data.csv -o out --lang en " + words, environment);
  }

  // Files below `folder`, but for the journal of a run.
  std::vector<std::string> made(const std::string& folder = "out") const {
    std::vector<std::string> names;
    for (const std::string& name : files()) {
      if (name.starts_with(folder + "/")) names.push_back(name.substr(folder.size() + 1));
    }
    return names;
  }
};

// Rows of the notice: 机关 1 to 机关 `count`.
inline std::string notice_rows(int count) {
  std::string text = "机关,日期,说明,特别,件数/上半年/来文,件数/下半年/来文\n";
  for (int i = 1; i <= count; ++i) {
    text += "第" + std::to_string(i) + "局,2026年1月" + std::to_string(1 + i % 28) + "日,说明" +
            std::to_string(i * 7919 % 1000) + "。," + (i % 3 == 0 ? "有事" : "") + ',' +
            std::to_string(i % 5) + ',' + std::to_string(i % 5 + i % 4) + '\n';
  }
  return text;
}

// The cells of a manifest as CSV, by file; it has no quotation marks unless there are findings.
inline std::map<std::string, std::vector<std::string>> manifest_of(const std::string& csv) {
  std::map<std::string, std::vector<std::string>> entries;
  std::istringstream lines(csv);
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    std::vector<std::string> cells;
    std::istringstream rest(line);
    for (std::string cell; std::getline(rest, cell, ',');) cells.push_back(cell);
    if (cells.size() > 6) entries[cells[2]] = cells;
  }
  return entries;
}

}  // namespace typeset::cli
