#include "document/pattern.h"

#include <gtest/gtest.h>

#include "document/yaml_fixture.h"

namespace typeset::document {
namespace {

// The pattern's text, with the fields of a small report.
std::string expanded(const std::string& pattern) {
  const Document document = good_document("机关: 甲局\n年度: 21234\n日期: 2021-01-19\n",
                                          "metadata: {title: " + pattern + "}\n");
  return document.metadata.title;
}

TEST(Pattern, PutsValuesIn) {
  EXPECT_EQ(expanded("无"), "无");
  EXPECT_EQ(expanded("'{{机关}}的{{ 日期 }}'"), "甲局的2021年1月19日");
  EXPECT_EQ(expanded("'{单}括号 {{机关}}{{机关}}'"), "{单}括号 甲局甲局");
  EXPECT_EQ(expanded("'{{署名}}'"), "甲局办公室");
}

TEST(Pattern, Filters) {
  EXPECT_EQ(expanded("'{{年度|thousands}}'"), "21,234");
  EXPECT_EQ(expanded("'{{年度|chinese}}'"), "二万一千二百三十四");
  EXPECT_EQ(expanded("'{{日期|date}}'"), "2021年1月19日");
  EXPECT_EQ(expanded("'{{日期|chinese}}'"), "二〇二一年一月十九日");
  EXPECT_EQ(expanded("'{{机关|default:乙}}'"), "甲局");
}

TEST(Pattern, DefaultStandsInForAFieldLeftOut) {
  const Document document = good_document("机关: 甲\n",
                                          "fields: {文号: {type: text}}\nmetadata: {title: "
                                          "\"[{{文号|default:（无 号）}}][{{文号}}]\"}\n");
  EXPECT_EQ(document.metadata.title, "[（无 号）][]");
}

TEST(Pattern, TextKeepsItsPlaceInTheReportAndTheLayout) {
  const Document document = good_document("年度: 2020\n机关: 某某局\n");
  const auto paragraphs = blocks_of<Paragraph>(document);
  const RichText& title = paragraphs.at(0).text;
  ASSERT_EQ(title.size(), 3U);
  EXPECT_EQ(text_of(title), "某某局2020年报告");
  EXPECT_EQ(title[0].position_at(1).line, 2U);  // 某▸某局 in the report
  EXPECT_EQ(title[0].position_at(1).column, 6U);
  EXPECT_EQ(title[1].position_at(3).line, 1U);
  EXPECT_EQ(title[1].position_at(3).column, 8U);
  EXPECT_EQ(
      title[2].position_at(0).file->path().substr(title[2].position_at(0).file->path().size() - 9),
      "base.yaml");
}

}  // namespace
}  // namespace typeset::document
