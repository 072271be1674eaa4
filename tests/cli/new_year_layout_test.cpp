// A format for a new year: the folder of the old one copied and its YAML edited, nothing else.
#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <vector>

#include "cli/program.h"

namespace typeset::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view new_layout = "layouts/annual-report-2023/layout.yaml";

class NewYear : public testing::Test {
 protected:
  void SetUp() override {
    const fs::path layouts = fs::path(TYPESET_SOURCE_DIR) / "layouts";
    const fs::path copy = workplace_.path() / "layouts";
    fs::create_directory(copy);
    fs::copy(layouts / "common", copy / "common", fs::copy_options::recursive);
    fs::copy(layouts / "annual-report-2020", copy / "annual-report-2023",
             fs::copy_options::recursive);
    edit("title: 政府信息公开工作年度报告（2019、2020年度）",
         "title: 政府信息公开工作年度报告（2023年度）");
    edit("minimum: 2019, maximum: 2020", "minimum: 2023");
    add_a_row();
    add_a_level_of_columns();
    change_the_relation();
  }

  void edit(std::string_view text, std::string_view replacement) const {
    std::string layout = contents(workplace_.path() / new_layout);
    const std::size_t at = layout.find(text);
    ASSERT_NE(at, std::string::npos) << text;
    workplace_.write(new_layout, layout.replace(at, text.size(), replacement));
  }

  void add_a_row() const {
    edit("      - {label: 结转下年度继续办理, name: 结转下年度}\n",
         "      - {label: 结转下年度继续办理, name: 结转下年度}\n      - 其中：转由其他机关办理\n");
  }

  void add_a_level_of_columns() const {
    edit("          - {label: 自然人, max: 3字, equal: 申请人}\n",
         "          - label: 自然人\n"
         "            columns:\n"
         "              - {label: 本地居民, max: 3字, equal: 申请人}\n"
         "              - {label: 外地居民, max: 3字, equal: 申请人}\n");
  }

  void change_the_relation() const {
    edit("    relations:\n", "    relations:\n      - 其中：转由其他机关办理 <= 结转下年度\n");
  }

  // A report of the new format with these figures.
  Outcome run(const std::string& words, std::string_view figures) const {
    workplace_.write("report.yaml",
                     "版式: annual-report-2023\n机关: 甲局\n年度: 2023\n成文日期: 2024年1月19日\n"
                     "总体情况: 本年工作平稳。\n申请办理:\n" +
                         std::string(figures));
    return workplace_.run(words + " report.yaml --layouts layouts --lang zh");
  }

  const Workplace workplace_;
};

constexpr std::string_view good_figures =
    "  本年新收: {本地居民: 3, 外地居民: 4, 总计: 7}\n"
    "  予以公开: {自然人: {本地居民: 3}}\n"
    "  结转下年度: {外地居民: 4}\n"
    "  其中：转由其他机关办理: {外地居民: 4}\n";

TEST_F(NewYear, IsListedBesideTheOld) {
  const Outcome outcome = workplace_.run("layouts --layouts layouts --lang zh");
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("annual-report-2023"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("（2023年度）"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("annual-report-2020"), std::string::npos) << outcome.out;
}

TEST_F(NewYear, TypesetsFiguresThatAgree) {
  const Outcome outcome = run("", good_figures);
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out + outcome.err, "");
  EXPECT_TRUE(contents(workplace_.path() / "report.pdf").starts_with("%PDF-"));
}

TEST_F(NewYear, ChecksTheNewRelation) {
  const Outcome outcome = run("check",
                              "  结转下年度: {外地居民: 4}\n"
                              "  本年新收: {外地居民: 4}\n"
                              "  其中：转由其他机关办理: {外地居民: 5}\n");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_TRUE(outcome.err.starts_with(
      "report.yaml:9:23: 错误: 外地居民: 勾稽关系“第五项 <= 第四项”不成立，左边 5，右边 4。\n"))
      << outcome.err;
  EXPECT_EQ(outcome.err.find("错误", outcome.err.find("不成立")), std::string::npos) << outcome.err;
}

TEST_F(NewYear, KeepsTheOldRelation) {
  const Outcome outcome = run("check", "  本年新收: {本地居民: 1}\n");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_TRUE(outcome.err.starts_with(
      "report.yaml:7:16: 错误: 本地居民: 勾稽关系“第一项 + 第二项 = 第三项（七）总计 + "
      "第四项”不成立，左边 1 (1+0)，右边 0 (0+0)。\n"))
      << outcome.err;
}

TEST_F(NewYear, AddsTheNewColumnsUp) {
  const Outcome outcome = run("check",
                              "  其他处理: {本地居民: 3, 外地居民: 8, 总计: 12}\n"
                              "  上年结转: {本地居民: 3, 外地居民: 8}\n");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_TRUE(
      outcome.err.starts_with("report.yaml:7:32: 错误: 第三项（六）其他处理 · 总计: 合计 "
                              "12，各列之和 11 (3+8+0+0+0+0+0)。\n"))
      << outcome.err;
}

TEST_F(NewYear, ShowsTheNewRowAndColumnsOnItsPages) {
  const Outcome outcome = run("--dump=layout", good_figures);
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  // The columns are narrow: 居民 stands in a line of its own.
  for (const std::string_view text : {"\"本地", "\"外地", "转由其他机关办理"}) {
    EXPECT_NE(outcome.out.find(text), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace typeset::cli
