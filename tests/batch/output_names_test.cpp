#include "batch/output_names.h"

#include <gtest/gtest.h>

namespace typeset::batch {
namespace {

source::Node row(const std::string& value) {
  return source::Node::mapping(
      {{"机关", {}, source::Node::scalar(value, source::ScalarStyle::cell, {})}}, {});
}

OutputNames names(const std::string& pattern) {
  Diagnostics diagnostics;
  auto result = OutputNames::parse(pattern, OutputNames::ValueSlashes::replaced, diagnostics);
  EXPECT_TRUE(result) << pattern;
  return *std::move(result);
}

std::string name(const std::string& pattern, const std::string& value) {
  return names(pattern).name_of(row(value), 6).generic_string();
}

TEST(OutputNames, ColumnsAndTheRowsNumberMakeTheName) {
  EXPECT_EQ(name("{{机关}}", "甲局"), "甲局.pdf");
  EXPECT_EQ(name("区/{{row}}-{{机关}}.pdf", "甲局"), "区/7-甲局.pdf");
  EXPECT_EQ(name("{{没有|default:未知}}", "甲局"), "未知.pdf");
}

TEST(OutputNames, NoValueLeadsAnywhere) {
  EXPECT_EQ(name("{{机关}}", "../../etc/passwd"), "_._.._etc_passwd.pdf");
  EXPECT_EQ(name("{{机关}}/a", ".."), "_/a.pdf");
  EXPECT_EQ(name("{{机关}}", ".."), "_.pdf");
  EXPECT_EQ(name("{{机关}}", "/a"), "_a.pdf");
  EXPECT_EQ(name("{{机关}}", ".隐藏"), "_隐藏.pdf");
  EXPECT_EQ(name("{{机关}}", ""), "_7.pdf");
}

TEST(OutputNames, NamesAreSafeOnEverySystem) {
  EXPECT_EQ(name("{{机关}}", "a\\b:c*d?e\"f<g>h|i\n"), "a_b_c_d_e_f_g_h_i_.pdf");
  EXPECT_EQ(name("{{机关}}", " 甲. "), "甲.pdf");
  EXPECT_EQ(name("{{机关}}", "con"), "con_.pdf");
  EXPECT_EQ(name("{{机关}}", "Lpt1.x"), "Lpt1.x_.pdf");
}

TEST(OutputNames, LongNamesAreCutAndStayDifferent) {
  std::string longest;
  for (int i = 0; i < 100; ++i) longest += "长";
  const std::string first = name("{{机关}}", longest + "甲");
  const std::string second = name("{{机关}}", longest + "乙");
  EXPECT_NE(first, second);
  EXPECT_LE(first.size(), 204U);
  EXPECT_TRUE(first.starts_with("长长长"));
}

TEST(OutputNames, PatternsThatLeadOutAreFaults) {
  for (const std::string pattern :
       {"../{{机关}}", "/tmp/{{机关}}", "a/../b", "a//b", "./a", "a/"}) {
    Diagnostics diagnostics;
    EXPECT_FALSE(OutputNames::parse(pattern, OutputNames::ValueSlashes::replaced, diagnostics));
    EXPECT_EQ(diagnostics.sorted().at(0).message.id, MessageId::batch_name_invalid) << pattern;
  }
}

TEST(OutputNames, ANameIsTakenOnce) {
  OutputNames all = names("{{机关}}");
  EXPECT_EQ(all.take("甲a.pdf", 0), std::nullopt);
  EXPECT_EQ(all.take("乙.pdf", 1), std::nullopt);
  EXPECT_EQ(all.take("甲a.pdf", 2), 0U);
  // Some file systems see no difference.
  EXPECT_EQ(all.take("甲A.pdf", 3), 0U);
  EXPECT_EQ(all.take("甲Ａ.pdf", 4), 0U);
}

}  // namespace
}  // namespace typeset::batch
