#include "batch/text_template.h"

#include <gtest/gtest.h>

#include "source/parser.h"

namespace typeset::batch {
namespace {

source::Node parse(const std::string& yaml, const std::string& name = "template.yaml") {
  Diagnostics diagnostics;
  const auto node = source::parse_yaml(std::make_shared<const SourceFile>(name, yaml), diagnostics);
  return node.value_or(source::Node());
}

const source::Node& row() {
  static const source::Node node =
      parse("机关: 甲局\n件数: 3\n零: 0\n空:\n类别: 镇\n无: 无\n假: FALSE\n全: ０\n小: 0.00\n",
            "data.yaml");
  return node;
}

source::Node expand(const std::string& text) {
  const source::Node scalar = source::Node::scalar(text, source::ScalarStyle::quoted, {});
  Diagnostics diagnostics;
  const auto result = TextTemplate::parse(scalar, diagnostics);
  EXPECT_TRUE(result) << text;
  return result ? result->expand(row()) : source::Node();
}

MessageId fault(const std::string& text) {
  const source::Node scalar = source::Node::scalar(text, source::ScalarStyle::quoted, {});
  Diagnostics diagnostics;
  EXPECT_FALSE(TextTemplate::parse(scalar, diagnostics)) << text;
  return diagnostics.sorted().at(0).message.id;
}

TEST(TextTemplate, ColumnsTakeTheirPlaces) {
  EXPECT_EQ(expand("{{机关}}办结{{ 件数 }}件").text(), "甲局办结3件");
  EXPECT_EQ(expand("没有列").text(), "没有列");
}

TEST(TextTemplate, AnEmptyColumnHasADefault) {
  EXPECT_EQ(expand("办结{{空|default:若干}}件").text(), "办结若干件");
  EXPECT_EQ(expand("办结{{件数|default:若干}}件").text(), "办结3件");
}

TEST(TextTemplate, NothingButBlanksIsNull) {
  EXPECT_TRUE(expand("{{空}}").is_null());
  EXPECT_TRUE(expand(" {{空}}\n").is_null());
  EXPECT_TRUE(expand("{{#零}}有{{/零}}").is_null());
}

TEST(TextTemplate, SectionsStandWhereTheColumnSaysSomething) {
  EXPECT_EQ(expand("{{#件数}}有{{/件数}}{{^件数}}没有{{/件数}}").text(), "有");
  for (const std::string column : {"零", "空", "无", "不在", "假", "全", "小"}) {
    EXPECT_EQ(expand("{{#" + column + "}}有{{/" + column + "}}{{^" + column + "}}没有{{/}}").text(),
              "没有");
  }
}

TEST(TextTemplate, SectionsCanAskForAValue) {
  EXPECT_EQ(expand("{{#类别=镇}}镇{{/类别}}{{#类别=街道}}街道{{/类别}}").text(), "镇");
  EXPECT_EQ(expand("{{^类别=街道}}不是街道{{/类别=街道}}").text(), "不是街道");
}

TEST(TextTemplate, SectionsNest) {
  EXPECT_EQ(expand("{{#件数}}一{{#零}}二{{/零}}{{#机关}}{{机关}}{{/机关}}{{/件数}}").text(),
            "一甲局");
}

TEST(TextTemplate, ATagAloneOnItsLineTakesTheLineWithIt) {
  EXPECT_EQ(expand("前\n{{#件数}}\n有\n{{/件数}}\n  {{^件数}}\n没有\n{{/件数}}\n后\n").text(),
            "前\n有\n后\n");
}

TEST(TextTemplate, ATextThatIsOneColumnIsTheValueItself) {
  EXPECT_EQ(place_text(expand("{{件数}}").position()), "data.yaml:2:5");
}

TEST(TextTemplate, EveryCharacterKnowsWhereItWasWritten) {
  const source::Node scalar = *parse("甲: 本局{{机关}}共{{件数}}件\n").find("甲");
  Diagnostics diagnostics;
  const source::Node text = TextTemplate::parse(scalar, diagnostics)->expand(row());
  ASSERT_EQ(text.text(), "本局甲局共3件");
  EXPECT_EQ(place_text(text.position_at(0)), "template.yaml:1:4");
  EXPECT_EQ(place_text(text.position_at(6)), "data.yaml:1:5");
  EXPECT_EQ(place_text(text.position_at(9)), "data.yaml:1:6");
  EXPECT_EQ(place_text(text.position_at(12)), "template.yaml:1:12");
  EXPECT_EQ(place_text(text.position_at(15)), "data.yaml:2:5");
  EXPECT_EQ(place_text(text.position_at(16)), "template.yaml:1:19");
  // As a whole it stands where the row's first value does.
  EXPECT_EQ(place_text(text.position()), "data.yaml:1:5");
}

TEST(TextTemplate, TagsThatDoNotFitTogetherAreFaults) {
  EXPECT_EQ(fault("{{#甲}}"), MessageId::template_section_open);
  EXPECT_EQ(fault("{{/甲}}"), MessageId::template_section_stray);
  EXPECT_EQ(fault("{{#甲}}{{/乙}}"), MessageId::template_section_stray);
  EXPECT_EQ(fault("{{甲"), MessageId::invalid_pattern);
  EXPECT_EQ(fault("{{}}"), MessageId::invalid_pattern);
  EXPECT_EQ(fault("{{甲|upper}}"), MessageId::unknown_filter);
  EXPECT_EQ(fault("{{#甲}}{{乙|upper}}{{/甲}}"), MessageId::unknown_filter);
}

}  // namespace
}  // namespace typeset::batch
