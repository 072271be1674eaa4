// The command line: what is understood, what is refused, in which language.
#include <gtest/gtest.h>
#include <sstream>

#include "base/unicode.h"
#include "cli/arguments.h"
#include "cli/program.h"
#include "cli/run.h"

namespace typeset::cli {
namespace {

struct Usage {
  std::vector<std::string> words;
  MessageId id;
  std::string_view argument;
};

TEST(Usage, MistakesAreNamed) {
  const Usage cases[] = {
      {{}, MessageId::usage_missing_report, ""},
      {{"check"}, MessageId::usage_missing_report, ""},
      {{"--ouput", "a.pdf", "a.yaml"}, MessageId::usage_unknown_option, "--ouput"},
      {{"a.yaml", "--verbose=3"}, MessageId::usage_unknown_option, "--verbose"},
      {{"-x", "a.yaml"}, MessageId::usage_unknown_option, "-x"},
      {{"a.yaml", "b.yaml"}, MessageId::usage_extra_argument, "b.yaml"},
      {{"check", "a.yaml", "b.yaml"}, MessageId::usage_extra_argument, "b.yaml"},
      {{"layouts", "a.yaml"}, MessageId::usage_extra_argument, "a.yaml"},
      {{"a.yaml", "-o"}, MessageId::usage_missing_value, "--output"},
      {{"a.yaml", "--fonts"}, MessageId::usage_missing_value, "--fonts"},
      {{"a.yaml", "--lang", "fr"}, MessageId::usage_invalid_value, "--lang"},
      {{"a.yaml", "--dump=pdf"}, MessageId::usage_invalid_value, "--dump"},
      {{"a.yaml", "--diagnostics=xml"}, MessageId::usage_invalid_value, "--diagnostics"},
      {{"a.yaml", "--bleed=3"}, MessageId::usage_invalid_value, "--bleed"},
      {{"a.yaml", "--bleed=-1mm"}, MessageId::usage_invalid_value, "--bleed"},
      {{"a.yaml", "--bleed=26mm"}, MessageId::usage_invalid_value, "--bleed"},
      {{"a.yaml", "--bleed=2字"}, MessageId::usage_invalid_value, "--bleed"},
      {{"a.yaml", "--user-password=secret", "--pdf=plain"},
       MessageId::password_source_invalid, "--user-password"},
      {{"a.yaml", "--sign=k", "--sign-password=pass:x"},
       MessageId::password_source_invalid, "--sign-password"},
      {{"a.yaml", "--user-password=env:P"}, MessageId::usage_not_with_pdf_a, "--user-password"},
      {{"a.yaml", "--owner-password=env:P", "--pdf=a-3a"},
       MessageId::usage_not_with_pdf_a, "--owner-password"},
      {{"a.yaml", "--user-password=env:P", "--pdf=plain", "--sign=k"},
       MessageId::usage_conflict, "--sign"},
      {{"a.yaml", "--user-password=env:P", "--pdf=plain", "--permissions=print"},
       MessageId::usage_needs_option, "--permissions"},
      {{"a.yaml", "--owner-password=env:P", "--pdf=plain", "--permissions=print,fly"},
       MessageId::usage_invalid_value, "--permissions"},
      {{"a.yaml", "--sign-password=env:P"}, MessageId::usage_needs_option, "--sign-password"},
      {{"schema"}, MessageId::usage_missing_layout, ""},
      {{"new"}, MessageId::usage_missing_layout, ""},
      {{"new", "a", "b"}, MessageId::usage_extra_argument, "b"},
      {{"a.yaml", "--fonts", "/no/such"}, MessageId::usage_no_folder, "/no/such"},
      {{"a.yaml", "--layouts", "/no/such"}, MessageId::usage_no_folder, "/no/such"},
  };
  for (const Usage& usage : cases) {
    Diagnostics diagnostics;
    EXPECT_FALSE(parse_arguments(usage.words, diagnostics));
    const auto findings = diagnostics.sorted();
    ASSERT_EQ(findings.size(), 1U) << testing::PrintToString(usage.words);
    EXPECT_EQ(findings[0].message.id, usage.id) << testing::PrintToString(usage.words);
    if (!usage.argument.empty()) {
      EXPECT_EQ(findings[0].message.arguments.at(0), usage.argument);
    }
  }
}

Arguments understood(const std::vector<std::string>& words) {
  Diagnostics diagnostics;
  const auto arguments = parse_arguments(words, diagnostics);
  EXPECT_TRUE(arguments) << testing::PrintToString(words);
  return arguments.value_or(Arguments());
}

TEST(Usage, OptionsMayStandAnywhere) {
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"a.yaml", "-o", "b.pdf", "--dump=layout"},
        {"--dump", "layout", "--output=b.pdf", "a.yaml"},
        {"-ob.pdf", "--dump=layout", "--lang=en", "--", "a.yaml"}}) {
    const Arguments arguments = understood(words);
    EXPECT_EQ(arguments.command, Command::typeset);
    EXPECT_EQ(arguments.report, "a.yaml");
    EXPECT_EQ(arguments.output, "b.pdf");
    EXPECT_TRUE(arguments.dump_layout);
  }
  const Arguments check = understood({"check", "a.yaml", "--layouts", "/tmp"});
  EXPECT_EQ(check.command, Command::check);
  EXPECT_EQ(check.report, "a.yaml");
  EXPECT_EQ(check.layout_directory, "/tmp");
  EXPECT_EQ(understood({"--lang", "zh", "layouts"}).command, Command::layouts);
  EXPECT_EQ(understood({"fonts"}).command, Command::fonts);
}

TEST(Usage, FontFoldersAddUpAndTakeNothingElse) {
  const Arguments arguments = understood({"--fonts", "/tmp", "--fonts", "/usr", "a.yaml"});
  EXPECT_EQ(arguments.font_directories, (std::vector<std::filesystem::path>{"/tmp", "/usr"}));
  EXPECT_EQ(arguments.report, "a.yaml");
}

Outcome run_words(std::vector<std::string> words,
                  std::map<std::string, std::string, std::less<>> environment = {}) {
  std::ostringstream out;
  std::ostringstream err;
  const int status = run({std::move(words), {}, std::move(environment)}, out, err);
  return {status, out.str(), err.str()};
}

TEST(Usage, SpeaksTheLanguageAskedFor) {
  const auto is_chinese = [](const Outcome& outcome) {
    return outcome.err.find("错误") != std::string::npos;
  };
  EXPECT_TRUE(is_chinese(run_words({})));
  EXPECT_TRUE(is_chinese(run_words({}, {{"LANG", "zh_CN.UTF-8"}})));
  EXPECT_TRUE(is_chinese(run_words({"--lang", "zh"}, {{"LANG", "en_US.UTF-8"}})));
  EXPECT_TRUE(is_chinese(run_words({}, {{"LC_ALL", "C"}})));
  EXPECT_FALSE(is_chinese(run_words({}, {{"LANG", "en_US.UTF-8"}})));
  EXPECT_FALSE(is_chinese(run_words({}, {{"LC_ALL", "en_US"}, {"LANG", "zh_CN"}})));
  // Even when the rest of the line makes no sense.
  EXPECT_FALSE(is_chinese(run_words({"--bogus", "--lang=en"})));
}

TEST(Usage, HelpAndVersion) {
  for (const char* language : {"zh", "en"}) {
    const Outcome help = run_words({"--help", "--lang", language});
    EXPECT_EQ(help.status, 0);
    EXPECT_EQ(help.err, "");
    for (const char* word :
         {"check", "layouts", "fonts", "--output", "--fonts", "--layouts", "--lang",
          "--dump=layout", "--version", "SOURCE_DATE_EPOCH", "schema", "new",
          "--diagnostics=text|json", "# yaml-language-server: $schema=", "--output-intent",
          "--bleed", "--crop-marks", "--user-password", "--owner-password", "--permissions",
          "--seal-field", "--sign", "--sign-password"}) {
      EXPECT_NE(help.out.find(word), std::string::npos) << word;
    }
    std::istringstream lines(help.out);
    for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), 100U) << line;
  }
  EXPECT_EQ(run_words({"check", "-h"}).status, 0);
  EXPECT_TRUE(run_words({"--version"}).out.starts_with("typeset "));
}

TEST(Usage, WrongUsageIsStatusTwo) {
  EXPECT_EQ(run_words({}).status, 2);
  EXPECT_EQ(run_words({"--bogus"}).status, 2);
  EXPECT_EQ(run_words({"a.yaml", "-o"}).status, 2);
  for (const char* time : {"soon", "-1", "12x", "99999999999999999999"}) {
    EXPECT_EQ(run_words({"a.yaml"}, {{"SOURCE_DATE_EPOCH", time}}).status, 2) << time;
  }
}

}  // namespace
}  // namespace typeset::cli
