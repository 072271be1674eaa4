// What the command does when all is well.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/program.h"

namespace typeset::cli {
namespace {

namespace fs = std::filesystem;

const std::string seed = std::string(TYPESET_SOURCE_DIR) + "/examples/xinwei-2020/report.yaml";

TEST(Typesetting, IsQuietAndPutsThePdfBesideTheReport) {
  const Workplace workplace;
  workplace.write("in/report.yaml", small_report);
  const Outcome outcome = workplace.run("in/report.yaml");
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out + outcome.err, "");
  EXPECT_EQ(workplace.files(), (std::vector<std::string>{"in/report.pdf", "in/report.yaml"}));
  EXPECT_TRUE(contents(workplace.path() / "in/report.pdf").starts_with("%PDF-"));
}

TEST(Typesetting, TwoRunsGiveTheSameBytes) {
  const Workplace workplace;
  for (const char* name : {"a.pdf", "b.pdf"}) {
    EXPECT_EQ(workplace.run(seed + " -o " + name).status, 0);
  }
  const std::string bytes = contents(workplace.path() / "a.pdf");
  EXPECT_FALSE(bytes.empty());
  EXPECT_EQ(bytes, contents(workplace.path() / "b.pdf"));
  EXPECT_EQ(workplace.run(seed + " -o c.pdf", "SOURCE_DATE_EPOCH=1611014400").status, 0);
  EXPECT_NE(bytes, contents(workplace.path() / "c.pdf"));
}

TEST(Typesetting, DumpsTheLayoutInsteadOfWriting) {
  const Workplace workplace;
  workplace.write("report.yaml", small_report);
  const Outcome outcome = workplace.run("--dump=layout report.yaml");
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  const auto dump = nlohmann::json::parse(outcome.out);
  EXPECT_FALSE(dump.at("pages").empty());
  EXPECT_EQ(workplace.files(), std::vector<std::string>{"report.yaml"});
}

TEST(Typesetting, SetsFiguresAsStatisticsAndBudgetsDo) {
  const Workplace workplace;
  workplace.write("layouts/own/layout.yaml", R"(title: 试
include: [common/gbt9704.yaml]
fields: {单位: {type: text}}
content: [{table: 预算}, {table: 名单}]
tables:
  预算:
    style: table
    thousands: true
    no-data: ["…", "—"]
    corner: 科目
    columns: [{label: 年度, type: integer}, {label: 额, type: money, decimals: 2, align: decimal}]
    rows: [甲, 乙, {label: 合计, sum: preceding}]
  名单: {style: table, columns: [{label: 名称, type: text}], rows: [{open: records}]}
)");
  std::string report =
      "版式: own\n预算: {甲: {年度: 2024, 额: \"-1,234,567\"}, 乙: {额: …}}\n名单:\n";
  for (int i = 1; i <= 80; ++i) report += "  - {名称: 某局" + std::to_string(i) + "}\n";
  workplace.write("report.yaml", report);
  const Outcome outcome = workplace.run("--dump=layout report.yaml");
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(outcome.err, "");
  for (const char* const text : {"\"2024\"", "\"-1,234,567.00\"", "\"…\"", "\"某局80\""}) {
    EXPECT_NE(outcome.out.find(text), std::string::npos) << text;
  }
  // A list of one column goes on over pages.
  EXPECT_GT(nlohmann::json::parse(outcome.out).at("pages").size(), 2U);
}

TEST(Typesetting, WarnsButGoesOn) {
  const Workplace workplace;
  workplace.write("report.yaml", std::string(small_report) + "引言: 甲\u200B乙\n");
  const Outcome outcome = workplace.run("report.yaml --lang en");
  EXPECT_EQ(outcome.status, 0);
  EXPECT_TRUE(outcome.err.starts_with("report.yaml:6:6: warning:")) << outcome.err;
  EXPECT_TRUE(fs::exists(workplace.path() / "report.pdf"));
}

// The box has the character's text, so that it can be found and copied.
TEST(Typesetting, PrintsABoxForWhatNoFontHasWhenAsked) {
  const Workplace workplace;
  workplace.write("report.yaml", std::string(small_report) + "引言: 甲\U00031350乙\U00031350\n");
  EXPECT_EQ(workplace.run("report.yaml --missing-glyph=error").status, 1);
  EXPECT_FALSE(fs::exists(workplace.path() / "report.pdf"));
  const Outcome outcome = workplace.run("report.yaml --lang en --missing-glyph=warn");
  EXPECT_EQ(outcome.status, 0);
  EXPECT_TRUE(outcome.err.starts_with("report.yaml:6:6: warning: No font has the character"))
      << outcome.err;
  EXPECT_NE(outcome.err.find("(U+31350); '□' is printed for it."), std::string::npos)
      << outcome.err;
  EXPECT_EQ(outcome.err.find("warning:"), outcome.err.rfind("warning:")) << outcome.err;
  const fs::path text = workplace.path() / "report.txt";
  const std::string pdf = (workplace.path() / "report.pdf").string();
  ASSERT_EQ(std::system(("pdftotext -raw '" + pdf + "' '" + text.string() + "'").c_str()), 0);
  EXPECT_NE(contents(text).find("甲\U00031350乙\U00031350"), std::string::npos) << contents(text);
}

TEST(Typesetting, NeverReplacesTheReport) {
  const Workplace workplace;
  workplace.write("report.yaml", small_report);
  workplace.write("report.pdf", small_report);
  EXPECT_EQ(workplace.run("report.yaml -o ./report.yaml").status, 2);
  EXPECT_EQ(workplace.run("report.pdf").status, 2);
  EXPECT_EQ(contents(workplace.path() / "report.yaml"), small_report);
  EXPECT_EQ(contents(workplace.path() / "report.pdf"), small_report);
}

TEST(Checking, SaysNothingOfTheSeed) {
  const Workplace workplace;
  const Outcome outcome = workplace.run("check " + seed);
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out + outcome.err, "");
  EXPECT_TRUE(workplace.files().empty());
}

TEST(Layouts, OfOnesOwnGoBeforeThoseInstalled) {
  const Workplace workplace;
  workplace.write("layouts/plain/layout.yaml",
                  "title: 素\ninclude: [common/gbt9704.yaml]\nfields: {题: {type: text}}\n"
                  "content: [title: '{{题}}']\n");
  const std::string report = "版式: plain\n题: 文\n";
  workplace.write("report.yaml", report);
  EXPECT_EQ(workplace.run("report.yaml").status, 0);
  workplace.write("elsewhere/report.yaml", report);
  EXPECT_EQ(workplace.run("check elsewhere/report.yaml").status, 1);
  EXPECT_EQ(workplace.run("check elsewhere/report.yaml --layouts layouts").status, 0);

  const Outcome list = workplace.run("layouts --layouts layouts");
  EXPECT_EQ(list.status, 0) << list.err;
  EXPECT_NE(list.out.find("annual-report-2020"), std::string::npos);
  EXPECT_NE(list.out.find("plain"), std::string::npos);
}

TEST(Fonts, AreListedByRole) {
  const Workplace workplace;
  const Outcome list = workplace.run("fonts");
  EXPECT_EQ(list.status, 0);
  for (const char* word : {"仿宋", "楷体", "黑体", "小标宋", "宋体", "方正小标宋_GBK"}) {
    EXPECT_NE(list.out.find(word), std::string::npos) << word;
  }
}

// As after `cmake --install`: bin/typeset and share/typeset.
TEST(Installation, FindsItsDataBesideItsPrefix) {
  const Workplace workplace;
  const fs::path prefix = workplace.path() / "prefix";
  fs::create_directories(prefix / "bin");
  fs::copy_file(TYPESET_BINARY, prefix / "bin/typeset");
  fs::create_directories(prefix / "share/typeset/layouts/only");
  std::ofstream(prefix / "share/typeset/layouts/only/layout.yaml") << "title: x\n";
  // The words end the program's own line; what follows them is what is tested.
  const std::string program = (prefix / "bin/typeset").string();
  const Outcome outcome = workplace.run("--version >/dev/null; '" + program + "' layouts");
  EXPECT_TRUE(outcome.out.starts_with("only ")) << outcome.out << outcome.err;
}

// The report that layouts/README.md explains the writing with is one that can be set.
TEST(Reference, ItsExampleOfAReportIsWithoutFault) {
  const std::string reference =
      contents(std::filesystem::path(TYPESET_SOURCE_DIR) / "layouts/README.md");
  const std::size_t start = reference.find("版式: annual-report-2020");
  ASSERT_NE(start, std::string::npos);
  const std::string example = reference.substr(start, reference.find("```", start) - start);
  const Workplace workplace;
  workplace.write("report.yaml", example);
  const Outcome outcome = workplace.run("check report.yaml");
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.err, "");
}

}  // namespace
}  // namespace typeset::cli
