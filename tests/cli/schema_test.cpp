// What `typeset schema` prints, judged by a validator that knows nothing of the engine.
#include <fstream>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/program.h"
#include "cli/run.h"
#include "document/layout_library.h"

namespace typeset::cli {
namespace {

namespace fs = std::filesystem;

const fs::path source_folder = TYPESET_SOURCE_DIR;

// The engine in this process, which is quicker than a new one for every report.
Outcome run_here(std::vector<std::string> words) {
  std::ostringstream out, err;
  const int status = run({std::move(words), {}, {}}, out, err);
  return {status, out.str(), err.str()};
}

// The validator's line for each report; fails when the schema is none.
std::vector<std::string> verdicts(const fs::path& schema, const std::vector<fs::path>& reports) {
  std::string command = "/usr/bin/python3 '" +
                        (source_folder / "tests/support/validate_schema.py").string() + "' '" +
                        schema.string() + "'";
  for (const fs::path& report : reports) command += " '" + report.string() + "'";
  FILE* const validator = popen((command + " 2>&1").c_str(), "r");
  std::string output;
  for (int byte = std::fgetc(validator); byte != EOF; byte = std::fgetc(validator)) {
    output += static_cast<char>(byte);
  }
  EXPECT_EQ(pclose(validator), 0) << output;
  std::vector<std::string> lines;
  std::istringstream stream(output);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  EXPECT_EQ(lines.size(), reports.size()) << output;
  lines.resize(reports.size());
  return lines;
}

TEST(Schema, OfEveryLayoutIsInOrderAndAcceptsItsReports) {
  const Workplace workplace;
  for (const auto& layout : document::installed_layouts({source_folder / "layouts"})) {
    const Outcome schema = run_here({"schema", layout.name});
    ASSERT_EQ(schema.status, 0) << schema.err;
    EXPECT_EQ(run_here({"schema", layout.folder.string()}).out, schema.out);
    std::vector<fs::path> reports = {
        workplace.write("new.yaml", run_here({"new", layout.name}).out)};
    for (const auto& example : fs::directory_iterator(source_folder / "examples")) {
      const fs::path report = example.path() / "report.yaml";
      if (contents(report).find("版式: " + layout.name + "\n") != std::string::npos) {
        reports.push_back(report);
      }
    }
    const auto lines = verdicts(workplace.write("schema.json", schema.out), reports);
    for (std::size_t i = 0; i < lines.size(); ++i) EXPECT_EQ(lines[i], "valid") << reports[i];
  }
}

constexpr std::string_view everything = R"(
title: 各种内容
include: [common/gbt9704.yaml]
fields:
  题: {type: text, required: true, minimum: 2, maximum: 6, example: 题目, label: 标题}
  日期: {type: date, required: true}
  年: {type: integer, default: "2020", minimum: 1949, maximum: 2100}
  数: {type: count}
  增: {type: change}
  款: {type: money, unit: 元}
  盈: {type: money, minimum: 0, thousands: true}
  日: {type: date, format: yyyy-MM-dd}
  类: {type: choice, choices: [甲, 乙, "3"]}
  文: {type: prose}
  名单: {type: list, minimum: 1, maximum: 3}
  人员:
    type: list
    items: {姓名: {type: text, required: true}, 年龄: {type: count}}
content:
  - title: "{{题}}"
tables:
  树:
    style: table
    numbering: ["{{n|chinese}}、", "（{{n|chinese}}）"]
    columns:
      - 自然人
      - {label: 法人, columns: [企业, 其他]}
      - {label: 总计, sum: preceding}
    rows:
      - 受理
      - {label: 结果, rows: [公开, 其他, {label: 金额, type: money}, {label: 总计, sum: preceding}]}
      - {label: 转出, rows: [公开, 退回]}
  列:
    style: table
    columns: [一, 二]
  单:
    style: table
    columns: [一]
    rows: [甲, 乙]
  段:
    style: table
    sections:
      - {band: 上, columns: [数量], rows: [规章, 文件]}
      - {band: 下, columns: [{label: 增减, type: change}, {label: 说明, type: text}], rows: [许可, 文件]}
  开:
    style: table
    columns: [部门, 数量]
    rows: [{open: true}, {label: 合计, sum: preceding}]
  统:
    style: table
    no-data: […, ""]
    thousands: true
    columns: [数, {label: 率, type: number, no-data: ["*", (1)]}]
    rows: [甲, 乙]
  格:
    style: table
    grid:
      rows:
        - [姓名, {name: 姓名}, 出生, {name: 出生, type: date}]
        - [人数, {name: 人数, type: count}, 等次, {name: 等次, type: choice, choices: [优, 良]}]
)";

constexpr std::string_view heading = "版式: everything\n题: 题目\n日期: 2021-01-19\n";

class SchemaOfEverything : public testing::Test {
 protected:
  void SetUp() override {
    workplace_.write("layouts/everything/layout.yaml", everything);
    layouts_ = (workplace_.path() / "layouts").string();
    const Outcome schema = run_here({"schema", "everything", "--layouts", layouts_});
    ASSERT_EQ(schema.status, 0) << schema.err;
    schema_ = workplace_.write("schema.json", schema.out);
  }

  Outcome check(const fs::path& report) const {
    return run_here({"check", report.string(), "--layouts", layouts_, "--lang", "en"});
  }

  // Expects the engine and the schema to say the same of every report.
  void expect_all(const std::vector<std::string>& texts, bool good) const {
    std::vector<fs::path> reports;
    for (const std::string& text : texts) {
      reports.push_back(
          workplace_.write("report" + std::to_string(reports.size()) + ".yaml", text));
    }
    const auto lines = verdicts(schema_, reports);
    for (std::size_t i = 0; i < reports.size(); ++i) {
      const Outcome outcome = check(reports[i]);
      EXPECT_EQ(outcome.status, good ? 0 : 1) << texts[i] << outcome.err;
      EXPECT_EQ(lines[i] == "valid", good) << texts[i] << lines[i] << '\n' << outcome.err;
    }
  }

  static std::vector<std::string> with_heading(std::vector<std::string> texts) {
    for (std::string& text : texts) text = std::string(heading) + text + "\n";
    return texts;
  }

  Workplace workplace_;
  std::string layouts_;
  fs::path schema_;
};

TEST_F(SchemaOfEverything, AcceptsWhatTheEngineDoes) {
  expect_all({"layout: everything\n题: 2021\n日期: ２０２１年1月19日\n"}, true);
  expect_all(with_heading({"",
                           "年: 2021",
                           "年: '２０２１'",
                           "年: ''",
                           "年:",
                           "数: 0",
                           "数: '1,234,567'",
                           "数: ３",
                           "数: +5",
                           "增: -8",
                           "增: −8",
                           "增: '－1,234'",
                           "款: 12.5",
                           "款: 3.5万元",
                           "款: '12.50 元'",
                           "款: ~",
                           "款: -2",
                           "款: '-1,234.50元'",
                           "日: 2024/1/1",
                           "日: 2024.01.01",
                           "统: {甲: {数: …, 率: '*'}, 乙: {数: '', 率: -1.5}}",
                           "类: 乙",
                           "类: 3",
                           "文: 一段。",
                           "文: |\n  一段。\n  二段。",
                           "名单: [甲, 2021, 丙]",
                           "人员: [{姓名: 甲}, {姓名: 乙, 年龄: 30}]",
                           "人员: []",
                           "树:",
                           "树: {受理: {自然人: 1, 企业: 2, 法人: {其他: 3}, 总计: 6}}",
                           "树: {退回: {自然人: 1}, 结果: {公开: {其他: 1}, 其他: {企业: 2}}}",
                           "树: {金额: {自然人: 1.5}, 转出: {公开: {法人: {企业: 1}}}}",
                           "树: {受理: , 结果: {公开: {自然人: }}}",
                           "列: {一: 1, 二: 2}",
                           "单: {甲: 1, 乙: {一: 2}}",
                           "段: {规章: 1, 上: {文件: 2}, 下: {文件: {增减: -1, 说明: 文}}}",
                           "段: {许可: {增减: +1, 说明: 3}, 上: {规章: {数量: 1}}}",
                           "开: {甲科: {部门: 1}, 乙科: {数量: 2}}",
                           "格: {姓名: 甲, 出生: 2000-01-02, 人数: 3, 等次: 优}",
                           "格: {姓名: '', 等次: }"}),
             true);
}

TEST_F(SchemaOfEverything, RefusesWhatTheEngineDoes) {
  expect_all(
      {"题: 题目\n日期: 2021-01-19\n", "版式: everything\n日期: 2021-01-19\n",
       "版式: everything\n题: 题目\n", "版式: everything\n题: ''\n日期: 2021-01-19\n",
       "版式: everything\n题:\n日期: 2021-01-19\n",
       "版式: everything\n题: 题目\n日期: 2021年13月1日\n",
       "版式: everything\n题: 题目\n日期: 昨天\n", "版式: everything\n题: 题\n日期: 2021-1-1\n",
       "版式: everything\n题: 题目题目题目题\n日期: 2021-1-1\n",
       "版式: everything\n题: [题目]\n日期: 2021-1-1\n",
       "版式: everything\nlayout: everything\n题: 题目\n日期: 2021-1-1\n",
       "版式: nothing\n题: 题目\n日期: 2021-1-1\n", "- 版式\n"},
      false);
  expect_all(with_heading({"题目: 文",
                           "年: 1900",
                           "年: 今年",
                           "数: -1",
                           "数: 1.5",
                           "数: '12,34'",
                           "数: 5元",
                           "数: [1]",
                           "增: 多",
                           "增: '- 0'",
                           "款: '-1.234'",
                           "款: '1.234'",
                           "盈: -1",
                           "日: 2024/1/32",
                           "日: 2024/1-1",
                           "统: {甲: {数: －}}",
                           "统: {甲: {率: ……}}",
                           "统: {甲: {率: ''}}",
                           "款: 12美元",
                           "款: '1.23456元'",
                           "类: 丙",
                           "类: {甲: 1}",
                           "文: [段]",
                           "文: {段: 1}",
                           "名单: []",
                           "名单: [甲, 乙, 丙, 丁]",
                           "名单: 甲",
                           "名单: [[甲]]",
                           "人员: [{年龄: 30}]",
                           "人员: [{姓名: 甲, 性别: 男}]",
                           "人员: [甲]",
                           "人员: [{姓名: 甲, 年龄: 老}]",
                           "树: 5",
                           "树: [受理]",
                           "树: {受里: {自然人: 1}}",
                           "树: {公开: {自然人: 1}}",
                           "树: {受理: {自然: 1}}",
                           "树: {受理: 5}",
                           "树: {受理: {自然人: -1}}",
                           "树: {受理: {法人: 3}}",
                           "树: {受理: {自然人: ''}}",
                           "树: {结果: {退回: {自然人: 1}}}",
                           "树: {自然人: {受理: 1}}",
                           "列: 5",
                           "列: {一: {二: 2}}",
                           "单: {甲: {二: 1}}",
                           "单: {丙: 1}",
                           "段: {文件: 1}",
                           "段: {上: {许可: 1}}",
                           "段: {许可: 1}",
                           "开: {甲科: 1}",
                           "开: {甲科: {人: 1}}",
                           "格: {姓: 甲}",
                           "格: {出生: 早}",
                           "格: {等次: 差}",
                           "格: [甲]"}),
             false);
}

// For the editor: every name is explained as the form prints it.
TEST_F(SchemaOfEverything, DescribesRowsAndColumns) {
  const auto schema = nlohmann::ordered_json::parse(contents(schema_));
  EXPECT_EQ(schema.at("title"), "各种内容");
  const auto& properties = schema.at("properties");
  EXPECT_EQ(properties.at("题").at("description"), "标题");
  EXPECT_EQ(properties.at("题").at("examples").at(0), "题目");
  const auto& rows = properties.at("树").at("properties");
  EXPECT_EQ(rows.at("退回").at("description"), "三、转出 / （二）退回");
  EXPECT_EQ(rows.at("金额").at("description"), "二、结果 / （三）金额");
  EXPECT_FALSE(rows.contains("公开"));
  std::vector<std::string> names;
  for (const auto& [name, value] : properties.items()) names.push_back(name);
  EXPECT_EQ(names,
            (std::vector<std::string>{"版式", "layout", "题",   "日期", "年", "数", "增",
                                      "款",   "盈",     "日",   "类",   "文", "名单", "人员",
                                      "树",   "列",     "单",   "段",   "开", "统", "格"}));
}

TEST_F(SchemaOfEverything, TheNewReportIsInOrderWithAndWithoutItsComments) {
  const Outcome made = run_here({"new", "everything", "--layouts", layouts_});
  ASSERT_EQ(made.status, 0) << made.err;
  EXPECT_TRUE(made.out.starts_with("# yaml-language-server: $schema=./everything.schema.json\n"));
  std::string whole;
  std::istringstream lines(made.out);
  for (std::string line; std::getline(lines, line);) {
    whole += (line.starts_with("# ") ? line.substr(2) : line) + "\n";
  }
  whole.erase(0, whole.find('\n') + 1);
  const std::vector<fs::path> reports = {workplace_.write("new.yaml", made.out),
                                         workplace_.write("whole.yaml", whole)};
  for (const fs::path& report : reports) {
    const Outcome outcome = check(report);
    EXPECT_EQ(outcome.status, 0) << outcome.err << contents(report);
    EXPECT_EQ(outcome.err, "");
  }
  for (const std::string& line : verdicts(schema_, reports)) EXPECT_EQ(line, "valid") << whole;
}

TEST(NewReport, OfEveryLayoutPassesWithoutAWord) {
  const Workplace workplace;
  for (const auto& layout : document::installed_layouts({source_folder / "layouts"})) {
    const Outcome made = run_here({"new", layout.name});
    ASSERT_EQ(made.status, 0) << made.err;
    const fs::path report = workplace.write("report.yaml", made.out);
    const Outcome outcome = run_here({"check", report.string()});
    EXPECT_EQ(outcome.status, 0) << layout.name << '\n' << outcome.err;
    EXPECT_EQ(outcome.err, "") << layout.name;
  }
}

// Names of the layout's own go before those that the report gives to rows.
constexpr std::string_view open_rows = R"(
title: 开
include: [common/gbt9704.yaml]
fields: {题: {type: text, default: 甲}}
content: [title: '{{题}}']
tables:
  段:
    style: table
    sections:
      - {band: 上, columns: [数量], rows: [规章, {open: true}]}
      - {band: 下, columns: [{label: 增减, type: change}], rows: [许可, {label: 组, rows: [规章]}]}
  层:
    style: table
    columns: [一, {label: 合, sum: preceding}]
    rows: [{label: 甲, rows: [子, 丑]}, {open: true}]
  级:
    style: table
    columns: [一]
    rows:
      - {label: 甲, rows: [{open: true}, 丙, {label: 小计, sum: preceding}]}
      - {label: 乙, rows: [{open: true}]}
)";

constexpr std::string_view records = R"(
title: 记录
include: [common/gbt9704.yaml]
fields: {题: {type: text}}
content: [{title: "{{题}}"}, {table: 册}]
tables:
  册:
    style: table
    columns:
      - {label: 序号, serial: true}
      - {label: 部门, type: text}
      - {label: 数, columns: [甲, {label: 乙, type: change}]}
      - {label: 计, sum: preceding}
    rows: [上年, {open: records, group-by: 部门, subtotal: 小计}, {label: 合计, sum: preceding}]
)";

TEST(Schema, KnowsRecords) {
  const Workplace workplace;
  workplace.write("layouts/records/layout.yaml", records);
  workplace.write("册.csv", "部门,甲,乙\n一处,1,-2\n");
  const std::vector<std::pair<std::string, bool>> cases = {
      {"册: [{部门: 一处, 甲: 1, 数: {乙: 2}, 计: 3}, {部门: 二处}]", true},
      {"册: {csv: 册.csv, 上年: {甲: 3}, 合计: {甲: 4}}", true},
      {"册: {records: [{部门: 一处, 甲: 1}], 一处: {小计: {甲: 1}}}", true},
      {"册: []", true},
      {"册: {csv: 册.csv, records: []}", false},
      {"册: [{部门: 一处, 甲: -1}]", false},
      {"册: [{部门: 一处, 丙: 1}]", false},
      {"册: [一处]", false},
      {"册: {csv: [册.csv]}", false},
      {"册: {上年: {丙: 3}}", false},
      {"册: 册.csv", false},
  };
  const Outcome fresh = workplace.run("new records");
  ASSERT_EQ(fresh.status, 0) << fresh.err;
  EXPECT_NE(fresh.out.find("#   - {部门: 某某, 甲: 0, 乙: 0}\n"), std::string::npos) << fresh.out;
  std::string filled = fresh.out;
  for (const std::string line : {"册:", "  - {"}) filled.replace(filled.find("# " + line), 2, "");
  std::vector<fs::path> reports = {workplace.write("fresh.yaml", filled)};
  for (const auto& [text, good] : cases) {
    reports.push_back(workplace.write("report" + std::to_string(reports.size()) + ".yaml",
                                      "版式: records\n" + text + "\n"));
  }
  const Outcome schema = workplace.run("schema records");
  ASSERT_EQ(schema.status, 0) << schema.err;
  const auto lines = verdicts(workplace.write("schema.json", schema.out), reports);
  EXPECT_EQ(lines[0], "valid");
  EXPECT_EQ(run_here({"check", reports[0].string()}).status, 0);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const auto& [text, good] = cases[i];
    const Outcome outcome = run_here({"check", reports[i + 1].string(), "--lang", "en"});
    EXPECT_EQ(outcome.status, good ? 0 : 1) << text << '\n' << outcome.err;
    EXPECT_EQ(lines[i + 1] == "valid", good) << text << '\n' << lines[i + 1];
  }
}

TEST(Schema, KnowsRowsThatTheReportNames) {
  const Workplace workplace;
  workplace.write("layouts/open/layout.yaml", open_rows);
  const std::vector<std::pair<std::string, bool>> cases = {
      {"段: {新: 1, 上: {规章: 2}, 下: {组: {规章: -3}}}", true},
      {"段: {新: 1, 下: {规章: -2}}", true},
      {"段: {上: {新: 1}, 许可: 1}", true},
      {"层: {丑: 3, 新: 4}", true},
      {"段: {规章: 1}", false},
      {"段: {下: {新: 1}}", false},
      {"层: {新: {二: 1}}", false},
      {"级: {甲: {新: 1, 丙: 3}, 乙: {新: 1}}", true},
      {"级: {新: 1}", false},
      {"级: {甲: {新: {二: 1}}}", false},
  };
  std::vector<fs::path> reports;
  for (const auto& [text, good] : cases) {
    reports.push_back(workplace.write("report" + std::to_string(reports.size()) + ".yaml",
                                      "版式: open\n" + text + "\n"));
  }
  // A layout of one's own in the folder is found without being asked for, as for a report there.
  const Outcome schema = workplace.run("schema open");
  ASSERT_EQ(schema.status, 0) << schema.err;
  EXPECT_EQ(workplace.run("schema layouts/open").out, schema.out);
  const auto lines = verdicts(workplace.write("schema.json", schema.out), reports);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const auto& [text, good] = cases[i];
    const Outcome outcome = run_here({"check", reports[i].string(), "--lang", "en"});
    EXPECT_EQ(outcome.status, good ? 0 : 1) << text << '\n' << outcome.err;
    EXPECT_EQ(lines[i] == "valid", good) << text << '\n' << lines[i];
  }
}

TEST(NewReport, NeedsALayoutThatIsThere) {
  for (const char* command : {"new", "schema"}) {
    EXPECT_EQ(run_here({command}).status, 2);
    const Outcome outcome = run_here({command, "annual-report-2002", "--lang", "en"});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_NE(outcome.err.find("Did you mean 'annual-report-202"), std::string::npos)
        << outcome.err;
    EXPECT_EQ(outcome.out, "");
  }
}

}  // namespace
}  // namespace typeset::cli
