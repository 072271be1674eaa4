// Every way to fail: the exit status, the place named, and nothing left behind.
#include <gtest/gtest.h>

#include "cli/program.h"

namespace typeset::cli {
namespace {

struct Failure {
  std::string_view name;
  std::string report;  // text of report.yaml
  int status;
  std::string_view place;  // what the message starts with
  std::string_view says;   // and contains
};

void PrintTo(const Failure& failure, std::ostream* out) { *out << failure.name; }

std::string small_report_with(std::string_view more) {
  return std::string(small_report) + std::string(more);
}

class FailingReport : public testing::TestWithParam<Failure> {};

TEST_P(FailingReport, IsReportedAtItsPlaceAndLeavesNoFile) {
  const Failure& failure = GetParam();
  const Workplace workplace;
  workplace.write("report.yaml", failure.report);
  const Outcome outcome = workplace.run("report.yaml --lang en");
  EXPECT_EQ(outcome.status, failure.status) << outcome.err;
  EXPECT_TRUE(outcome.err.starts_with(failure.place)) << outcome.err;
  EXPECT_NE(outcome.err.find(failure.says), std::string::npos) << outcome.err;
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(workplace.files(), std::vector<std::string>{"report.yaml"});
}

INSTANTIATE_TEST_SUITE_P(
    Inputs, FailingReport,
    testing::Values(
        Failure{"empty", "", 1, "report.yaml", "nothing in the file"},
        Failure{"binary", std::string("\0\1\2\3 PK", 8), 1, "report.yaml", "not a text file"},
        Failure{"broken YAML", "版式: [annual\n", 1, "report.yaml:", "error:"},
        Failure{"no layout", "机关: 甲\n", 1, "report.yaml:1:1: error:", "lacks the entry '版式'"},
        Failure{"missing layout", "版式: annual-report-2002\n", 1,
                "report.yaml:1:5: error:", "Did you mean 'annual-report-2020'?"},
        Failure{"unknown key", small_report_with("引盐: 文\n"), 1,
                "report.yaml:6:1: error:", "Did you mean '引言'?"},
        Failure{"wrong type", small_report_with("引言: [文]\n"), 1,
                "report.yaml:6:5: error:", "'引言' should be text"},
        Failure{"wrong date",
                "版式: annual-report-2020\n机关: 甲\n年度: 2020\n成文日期: 2021年2月30日\n"
                "总体情况: 文。\n",
                1, "report.yaml:4:7: error:", "is not a date"},
        Failure{"wrong sum",
                small_report_with("申请办理:\n  予以公开: {自然人: 3, 其他: 8, 总计: 12}\n"
                                  "  本年新收: {自然人: 3, 其他: 8}\n"),
                1, "report.yaml:7:29: error:",
                "第三项（一）予以公开 · 总计: the total is 12, but the columns add up to 11 "
                "(3+0+0+0+0+8)"},
        Failure{"missing glyph", small_report_with("引言: 甲\U0010FFFD乙\n"), 1,
                "report.yaml:6:6: error:", "U+10FFFD"}));

TEST(Failing, MissingFile) {
  const Workplace workplace;
  const Outcome outcome = workplace.run("nowhere.yaml --lang en");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.err.find("'nowhere.yaml' cannot be found"), std::string::npos) << outcome.err;
  EXPECT_TRUE(workplace.files().empty());
}

TEST(Failing, AFolderIsNoReport) {
  const Workplace workplace;
  EXPECT_EQ(workplace.run(".").status, 1);
  EXPECT_TRUE(workplace.files().empty());
}

TEST(Failing, AnOldResultSurvivesAFailedRun) {
  const Workplace workplace;
  workplace.write("report.yaml", "版式: nothing\n");
  workplace.write("report.pdf", "old");
  EXPECT_EQ(workplace.run("report.yaml").status, 1);
  EXPECT_EQ(contents(workplace.path() / "report.pdf"), "old");
}

TEST(Failing, NoFontForARole) {
  const Workplace workplace;
  workplace.write("report.yaml", small_report);
  workplace.write("data/fonts/roles.yaml",
                  "roles: {仿宋: {faces: [NoSuchFace]}, 楷体: {faces: [NoSuchFace]}, "
                  "黑体: {faces: [NoSuchFace]}, 小标宋: {faces: [NoSuchFace]}, "
                  "宋体: {faces: [NoSuchFace]}}\n");
  std::filesystem::create_directory_symlink(std::filesystem::path(TYPESET_SOURCE_DIR) / "layouts",
                                            workplace.path() / "data/layouts");
  const auto before = workplace.files();
  const Outcome outcome = workplace.run("report.yaml --lang en", "TYPESET_DATA_DIR=data");
  EXPECT_EQ(outcome.status, 4) << outcome.err;
  EXPECT_NE(outcome.err.find("No font was found to serve as"), std::string::npos) << outcome.err;
  EXPECT_EQ(workplace.files(), before);
}

TEST(Failing, NoRolesAtAll) {
  const Workplace workplace;
  workplace.write("report.yaml", small_report);
  std::filesystem::create_directory(workplace.path() / "data");
  std::filesystem::create_directory_symlink(std::filesystem::path(TYPESET_SOURCE_DIR) / "layouts",
                                            workplace.path() / "data/layouts");
  const Outcome outcome = workplace.run("report.yaml --lang en", "TYPESET_DATA_DIR=data");
  EXPECT_EQ(outcome.status, 4) << outcome.err;
  EXPECT_NE(outcome.err.find("roles.yaml"), std::string::npos) << outcome.err;
}

TEST(Failing, AnOutputThatCannotBeWritten) {
  const Workplace workplace;
  workplace.write("report.yaml", small_report);
  for (const std::string output : {"no/such/folder/out.pdf", "/dev/full"}) {
    const Outcome outcome = workplace.run("report.yaml -o " + output + " --lang en");
    EXPECT_EQ(outcome.status, 4) << outcome.err;
    EXPECT_NE(outcome.err.find("cannot be written"), std::string::npos) << outcome.err;
    EXPECT_EQ(workplace.files(), std::vector<std::string>{"report.yaml"});
  }
}

TEST(Failing, ResultsThatNobodyReceives) {
  const Workplace workplace;
  workplace.write("report.yaml", small_report);
  // The shell's later redirection is the one that counts.
  EXPECT_EQ(workplace.run("--dump=layout report.yaml >/dev/full 2>&1; exit $?; :").status, 4);
}

TEST(Failing, EveryFindingIsSaidInOneRun) {
  const Workplace workplace;
  workplace.write("report.yaml",
                  "版式: annual-report-2020\n年度: 今年\n成文日期: 昨天\n未知: 1\n"
                  "第二十条: {许可: 1}\n");
  const Outcome outcome = workplace.run("check report.yaml --lang en");
  EXPECT_EQ(outcome.status, 1);
  std::size_t errors = 0;
  for (std::size_t at = outcome.err.find("error:"); at != std::string::npos;
       at = outcome.err.find("error:", at + 1)) {
    ++errors;
  }
  // 机关 and 总体情况 are missing besides.
  EXPECT_EQ(errors, 6U) << outcome.err;
}

}  // namespace
}  // namespace typeset::cli
