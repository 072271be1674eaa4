#include "source/yaml_text.h"

#include <gtest/gtest.h>
#include <random>

#include "source/parser.h"

namespace typeset::source {
namespace {

Node parse(const std::string& yaml) {
  Diagnostics diagnostics;
  const auto node = parse_yaml(std::make_shared<const SourceFile>("a.yaml", yaml), diagnostics);
  for (const Diagnostic& finding : diagnostics.sorted()) {
    ADD_FAILURE() << render(finding, UiLanguage::english) << yaml;
  }
  return node.value_or(Node());
}

// All that a node says.
std::string dump(const Node& node) {
  if (node.is_null()) return "~";
  if (node.is_scalar()) return '"' + node.text() + '"';
  std::string text;
  for (const Node& item : node.items()) text += "- " + dump(item) + ' ';
  for (const Entry& entry : node.entries()) text += entry.key + ": " + dump(entry.value) + ' ';
  return (node.is_mapping() ? "{" : "[") + text + (node.is_mapping() ? "}" : "]");
}

TEST(YamlText, ReadsAsItWasWritten) {
  EXPECT_EQ(yaml_text(parse("甲: 1\n乙:\n  丙: [一, {丁: 二, 戊: [三]}]\n空: ~\n")),
            "甲: 1\n乙:\n  丙:\n    - 一\n    - 丁: 二\n      戊:\n        - 三\n空:\n");
}

TEST(YamlText, TextOfSeveralLinesIsABlock) {
  EXPECT_EQ(yaml_text(parse("甲: |\n  一\n\n  二: #\n乙: 1\n")), "甲: |\n  一\n\n  二: #\n乙: 1\n");
  EXPECT_EQ(yaml_text(parse("甲: |-\n  一\n  二\n")), "甲: |-\n  一\n  二\n");
}

TEST(YamlText, RandomTextsComeBack) {
  const std::vector<std::string> pieces = {
      "甲", " ",    "\n", "- ", ": ", "#", "\"", "'",  "|",  "{",    "}",  "[",    "],",
      "\t", "null", "~",  "08", "\\", "%", "& ", "* ", "! ", "\r\n", "。", "𬱖", "---"};
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::vector<Entry> entries;
    for (int i = 0; i < 3; ++i) {
      std::string text;
      for (auto count = random() % 6; count > 0; --count) text += pieces[random() % pieces.size()];
      entries.push_back({"键" + std::to_string(i), {}, Node::scalar(text, ScalarStyle::cell, {})});
    }
    const Node inner = Node::mapping(entries, {});
    const Node node = Node::mapping(
        {{"一", {}, inner}, {"二", {}, Node::sequence({inner, entries[0].value, Node()}, {})}}, {});
    ASSERT_EQ(dump(parse(yaml_text(node))), dump(node)) << yaml_text(node);
  }
}

}  // namespace
}  // namespace typeset::source
