// What `check` says of the seed's report: nothing, and of copies with one figure changed exactly
// where and why the figures no longer agree.
#include <algorithm>
#include <cstddef>
#include <gtest/gtest.h>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/program.h"

namespace typeset::cli {
namespace {

const std::string seed = std::string(TYPESET_SOURCE_DIR) + "/examples/xinwei-2020/report.yaml";

// The seed with `text` for what it says in one place.
std::string seed_with(std::string_view original, std::string_view text) {
  std::string report = contents(seed);
  const std::size_t at = report.find(original);
  if (at == std::string::npos) {
    ADD_FAILURE() << "the seed no longer says " << original;
    return report;
  }
  return report.replace(at, original.size(), text);
}

std::string seed_and(std::string_view more) { return contents(seed) + "\n" + std::string(more); }

struct Finding {
  std::string marked;  // the line it is on, with ▸ before the place
  std::string message;
};

struct Copy {
  std::string name;
  std::string report;
  std::vector<Finding> findings;
};

void PrintTo(const Copy& copy, std::ostream* out) { *out << copy.name; }

// line:column of the marked line in the report.
std::string place_of(std::string_view marked, const std::string& report) {
  constexpr std::string_view mark = "▸";
  std::string line(marked);
  const std::size_t column = line.find(mark);
  line.erase(column, mark.size());
  const std::size_t start = report.find(line);
  EXPECT_NE(start, std::string::npos) << marked;
  const std::string before = report.substr(0, start + column);
  const auto is_start = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; };
  return std::to_string(1 + std::count(before.begin(), before.end(), '\n')) + ':' +
         std::to_string(
             1 + std::count_if(before.begin() + static_cast<std::ptrdiff_t>(before.rfind('\n') + 1),
                               before.end(), is_start));
}

// The lines that are findings; what a line shows of the report stands further in.
std::vector<std::string> findings_in(const std::string& said) {
  std::vector<std::string> findings;
  std::istringstream lines(said);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(' ')) findings.push_back(line);
  }
  return findings;
}

class CopyOfTheSeed : public testing::TestWithParam<Copy> {};

TEST_P(CopyOfTheSeed, HasItsFiguresChecked) {
  const Copy& copy = GetParam();
  const Workplace workplace;
  workplace.write("report.yaml", copy.report);
  const Outcome outcome = workplace.run("check report.yaml --lang zh");
  EXPECT_EQ(outcome.status, copy.findings.empty() ? 0 : 1) << outcome.err;
  EXPECT_EQ(outcome.out, "");
  std::vector<std::string> expected;
  for (const Finding& finding : copy.findings) {
    expected.push_back("report.yaml:" + place_of(finding.marked, copy.report) +
                       ": 错误: " + finding.message);
  }
  EXPECT_EQ(findings_in(outcome.err), expected);
  EXPECT_EQ(workplace.files(), std::vector<std::string>{"report.yaml"});
}

const std::string received = "本年新收";
const std::string relation = "勾稽关系“第一项 + 第二项 = 第三项（七）总计 + 第四项”不成立，";

std::vector<Copy> copies() {
  return {
      {"AsItIs", contents(seed), {}},
      {"AnotherFigureWithoutRelations", seed_with("处理决定数量: 432", "处理决定数量: 431"), {}},
      {"RowTotalInTheSecondTable",
       seed_and("申请办理:\n"
                "  " +
                received +
                ": {自然人: 11}\n"
                "  予以公开: {自然人: 3}\n"
                "  其他处理: {自然人: 8}\n"
                "  本年度办理结果: {总计: {自然人: 12}}\n"),
       {{"  本年度办理结果: {总计: {自然人: ▸12}}",
         "第三项（七）总计 · 自然人: 合计 12，各行之和 11 (3+8)。"}}},
      {"ColumnTotalInTheSecondTable",
       seed_and("申请办理:\n"
                "  " +
                received +
                ": {自然人: 3, 其他: 8, 总计: 12}\n"
                "  予以公开: {自然人: 3, 其他: 8}\n"),
       {{"  " + received + ": {自然人: 3, 其他: 8, 总计: ▸12}",
         "第一项" + received + " · 总计: 合计 12，各列之和 11 (3+0+0+0+0+8)。"}}},
      {"RelationInTheSecondTable",
       seed_and("申请办理:\n"
                "  " +
                received +
                ": {自然人: 11}\n"
                "  上年结转: {自然人: 2}\n"
                "  予以公开: {自然人: 3}\n"
                "  重复申请: {自然人: 8}\n"
                "  结转下年度: {自然人: 1}\n"),
       {{"  结转下年度: {自然人: ▸1}",
         "自然人: " + relation + "左边 13 (11+2)，右边 12 (11+1)。"}}},
      {"RelationInTwoColumns",
       seed_and("申请办理:\n"
                "  " +
                received + ": {自然人: 1, 其他: 2}\n"),
       {{"  " + received + ": {自然人: ▸1, 其他: 2}",
         "自然人: " + relation + "左边 1 (1+0)，右边 0 (0+0)。"},
        {"  " + received + ": {自然人: 1, 其他: ▸2}",
         "其他: " + relation + "左边 2 (2+0)，右边 0 (0+0)。"}}},
      {"ColumnTotalInTheThirdTable",
       seed_and("复议诉讼:\n"
                "  行政复议: {结果维持: 2, 结果纠正: 1, 总计: 4}\n"),
       {{"  行政复议: {结果维持: 2, 结果纠正: 1, 总计: ▸4}",
         "复议诉讼 · 行政复议 / 总计: 合计 4，各列之和 3 (2+1+0+0)。"}}},
      {"FigureOfTheFirstTableThatIsNone",
       seed_with("上一年项目数量: 25", "上一年项目数量: -25"),
       {{"  其他对外管理服务事项: {上一年项目数量: ▸-25, 处理决定数量: 432}",
         "数字“-25”超出范围，应在 0 到 999999999999 之间。"}}},
      {"MoneyOfTheFirstTableFinerThanCents",
       seed_with("  其他对外管理服务事项:",
                 "  政府集中采购: {采购总金额: 3.1234567}\n"
                 "  其他对外管理服务事项:"),
       {{"  政府集中采购: {采购总金额: ▸3.1234567}", "“3.1234567”的小数位数太多，最多 6 位。"}}}};
}

std::string name_of(const testing::TestParamInfo<Copy>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(Figures, CopyOfTheSeed, testing::ValuesIn(copies()), name_of);

TEST(Check, SaysNothingOfTheSeed) {
  const Workplace workplace;
  const Outcome outcome = workplace.run("check " + seed);
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out + outcome.err, "");
}

}  // namespace
}  // namespace typeset::cli
