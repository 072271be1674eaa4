// Findings as JSON: the same that are said as text.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/program.h"

namespace typeset::cli {
namespace {

using nlohmann::json;

// The findings' first lines, as text mode writes them.
std::string as_text(const json& findings) {
  std::string text;
  for (const json& finding : findings) {
    if (finding.contains("file")) {
      text += finding.at("file").get<std::string>();
      if (finding.contains("line")) text += ":" + std::to_string(finding.at("line").get<int>());
      if (finding.contains("column")) text += ":" + std::to_string(finding.at("column").get<int>());
      text += ": ";
    }
    text += finding.at("severity").get<std::string>() + ": ";
    text += finding.at("message").get<std::string>() + "\n";
    if (finding.contains("hint")) {
      text += "  hint: " + finding.at("hint").get<std::string>() + "\n";
    }
  }
  return text;
}

// Without the lines of source, which are indented by four.
std::string without_excerpts(const std::string& text) {
  std::string result;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("    ")) result += line + "\n";
  }
  return result;
}

TEST(DiagnosticsAsJson, SayWhatTextDoes) {
  const Workplace workplace;
  workplace.write("bad.yaml",
                  "版式: annual-report-2020\n年渡: 2020\n成文日期: 昨天\n机关: 甲\u200B局\n"
                  "第二十条: {许可: 1}\n申请办理: {予以公开: {自然人: 3, 总计: 4}}\n");
  workplace.write("broken.yaml", "版式: [annual\n");
  for (const std::string words :
       {"check bad.yaml", "bad.yaml", "broken.yaml", "check nowhere.yaml", "--bogus", "",
        "bad.yaml -o", "layouts extra", "schema nothing", "new"}) {
    const Outcome text = workplace.run("--diagnostics=text --lang=en " + words);
    const Outcome as_json = workplace.run("--diagnostics=json --lang=en " + words);
    EXPECT_EQ(as_json.status, text.status) << words;
    EXPECT_EQ(as_json.out, text.out);
    const json findings = json::parse(as_json.err);
    EXPECT_FALSE(findings.empty());
    for (const json& finding : findings) EXPECT_FALSE(finding.at("id").empty());
    EXPECT_EQ(as_text(findings), without_excerpts(text.err)) << words;
  }
}

TEST(DiagnosticsAsJson, NameTheMessageAndItsPlace) {
  const Workplace workplace;
  workplace.write("report.yaml",
                  std::string(small_report) + "引盐: 甲\u200B乙\n引言: 甲\u200B乙\n");
  const json findings =
      json::parse(workplace.run("check report.yaml --lang en --diagnostics json").err);
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0], (json{{"severity", "error"},
                               {"id", "unknown_key"},
                               {"message", "'report.yaml' has no entry called '引盐'."},
                               {"hint", "Did you mean '引言'?"},
                               {"file", "report.yaml"},
                               {"line", 6},
                               {"column", 1}}));
  EXPECT_EQ(findings[1].at("severity"), "warning");
  EXPECT_EQ(findings[1].at("id"), "character_removed");
}

TEST(DiagnosticsAsJson, AreAnEmptyArrayWhenAllIsWell) {
  const Workplace workplace;
  workplace.write("report.yaml", small_report);
  for (const std::string words : {"check report.yaml", "report.yaml", "layouts", "--help"}) {
    const Outcome outcome = workplace.run(words + " --diagnostics=json");
    EXPECT_EQ(outcome.status, 0);
    EXPECT_EQ(outcome.err, "[]\n") << words;
  }
}

TEST(DiagnosticsAsJson, BearAnyBytes) {
  const Workplace workplace;
  const Outcome outcome = workplace.run("--diagnostics=json check $(printf '\\377').yaml");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(json::parse(outcome.err).size(), 1U);
}

TEST(Standard, OutputThatCannotBeWrittenIsSaidInOneLanguage) {
  const Workplace workplace;
  const Outcome said = workplace.run("layouts --lang zh >/dev/full 2>said; exit $?; :");
  EXPECT_EQ(said.status, 4);
  EXPECT_EQ(contents(workplace.path() / "said"), "错误: 无法写入文件“stdout”：写入时出错。\n");
}

}  // namespace
}  // namespace typeset::cli
