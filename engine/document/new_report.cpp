#include "document/new_report.h"

#include <algorithm>
#include <cstdint>
#include <sstream>
#include <string_view>
#include <vector>

#include "document/new_report_table.h"
#include "document/report_keys.h"
#include "document/report_places.h"
#include "document/sample_value.h"
#include "source/scalar_text.h"

namespace typeset::document {
namespace {

using Lines = std::vector<std::string>;

constexpr std::string_view about_prose =
    R"(成段文字写在“名称: |”之下，每行缩进两格，一行就是一段：
  # 加强领导。“# ”起头是小标题，第一个句号之前是标题；“## ”再低一层。序号自动编排，不必写。
  - 这样起头的是列表的一项
  **加粗**　__下划线__　==着重号==　_[专名号]　~[书名号]　{注音|zhù|yīn}
)";

constexpr std::string_view about_tables =
    R"(表格先写行名，后写列名，最后是数。只写不是0的，别的行和列都可以删去；合计自动计算，不必写。
)";

bool is_needed(const FieldDefinition& field) { return field.required && !field.fallback; }

// Whether reports are warned of being without it.
bool is_expected(const FieldDefinition& field, const LayoutDefinition& layout) {
  return std::ranges::any_of(layout.checks, [&](const Check& check) {
    return check.rule == CheckRule::written && check.conditions.empty() &&
           std::ranges::any_of(check.fields, [&](const FieldPath& path) {
             return path.list.empty() && path.name == field.name;
           });
  });
}

Lines lines_of(std::string_view text) {
  Lines lines;
  std::istringstream stream{std::string(text)};
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

void append(Lines& lines, const Lines& more, const std::string& prefix) {
  for (const std::string& line : more) lines.push_back(prefix + line);
}

// Running text stands as a block, which needs no quotation marks; a block cannot begin with a
// space.
Lines entry(const FieldDefinition& field, const std::string& text) {
  const std::string key = source::scalar_text(field.name) + ":";
  if (field.rules.type != ValueType::prose || text.starts_with(' ')) {
    return {key + " " + source::scalar_text(text)};
  }
  Lines lines = {key + " |"};
  append(lines, lines_of(text), "  ");
  return lines;
}

std::string explanation_of(const FieldDefinition& field) {
  std::string text = field.label.empty() ? field.name : field.label;
  std::replace(text.begin(), text.end(), '\n', ' ');
  const ValueRules& rules = field.rules;
  if (rules.type == ValueType::choice) {
    std::string list;
    for (const std::string& choice : rules.choices) list += (list.empty() ? "" : "、") + choice;
    text += "：" + list;
  }
  if (rules.type == ValueType::money && rules.unit) {
    text += "（" + std::string(money_unit_name(*rules.unit)) + "）";
  }
  if (is_needed(field)) return text + "【必须写】";
  if (!field.fallback) return text;
  std::string fallback = field.fallback->origin.text();
  std::replace(fallback.begin(), fallback.end(), '\n', ' ');
  return text + "（不写就是：" + fallback + "）";
}

Lines field_lines(const FieldDefinition& field);

Lines item_lines(const FieldDefinition& list) {
  if (list.items.empty()) {
    return {"- " + source::scalar_text(list.example.empty() ? "某某" : list.example)};
  }
  // The dash stands before the first field that must be there; a group of none begins with any.
  Lines fields;
  for (const FieldDefinition& field : list.items) {
    if (is_needed(field)) append(fields, field_lines(field), "");
  }
  if (fields.empty()) fields = field_lines(list.items.front());
  Lines lines;
  for (const std::string& line : fields) lines.push_back((lines.empty() ? "- " : "  ") + line);
  for (const FieldDefinition& field : list.items) {
    const bool is_there = is_needed(field) || (&field == &list.items.front() && !lines.empty());
    if (!is_there) append(lines, field_lines(field), "  # ");
  }
  return lines;
}

Lines list_lines(const FieldDefinition& field) {
  Lines lines = {source::scalar_text(field.name) + ":"};
  std::int64_t count = 1;
  while (field.rules.least && Decimal(count) < *field.rules.least) ++count;
  for (std::int64_t i = 0; i < count; ++i) append(lines, item_lines(field), "  ");
  return lines;
}

Lines field_lines(const FieldDefinition& field) {
  if (field.rules.type == ValueType::list) return list_lines(field);
  return entry(field, sample_of(field));
}

Lines head_lines(const LayoutDefinition& layout) {
  const std::string schema = layout.name + ".schema.json";
  Lines lines = {"# yaml-language-server: $schema=./" + schema,
                 "## 上一行供 VS Code 的 YAML "
                 "扩展（redhat.vscode-yaml）补全名称、随时检查；须先在本文件夹里运行",
                 "##   typeset schema " + layout.name + " > " + schema,
                 "## 不用 VS Code 的，这一行可以删去。",
                 "##",
                 "## " + layout.title,
                 "## “## ”起头的是说明。“# ”起头的可以不写；要写，就去掉行首的“# "
                 "”。说明和没有去掉“# ”的都不会印出。"};
  const bool has_prose = std::any_of(
      layout.fields.begin(), layout.fields.end(),
      [](const FieldDefinition& field) { return field.rules.type == ValueType::prose; });
  if (has_prose) append(lines, lines_of(about_prose), "## ");
  lines.emplace_back();
  lines.push_back(std::string(layout_keys[0]) + ": " + source::scalar_text(layout.name));
  return lines;
}

void add_field(const FieldDefinition& field, bool is_expected, Lines& lines) {
  lines.emplace_back();
  lines.push_back("## " + explanation_of(field));
  append(lines, field_lines(field), is_needed(field) || is_expected ? "" : "# ");
}

void add_table(const TableDefinition& table, Lines& lines) {
  lines.emplace_back();
  lines.push_back("## 表格：" + (table.label.empty() ? table.name : table.label));
  append(lines, table_skeleton(table), "# ");
}

}  // namespace

std::string new_report(const LayoutDefinition& layout) {
  Lines lines = head_lines(layout);
  for (const FieldDefinition& field : layout.fields) {
    add_field(field, is_expected(field, layout), lines);
  }
  if (!layout.tables.empty()) {
    lines.emplace_back();
    append(lines, lines_of(about_tables), "## ");
  }
  for (const TableDefinition* table : tables_in_order(layout)) add_table(*table, lines);
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

}  // namespace typeset::document
