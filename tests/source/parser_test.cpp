#include "source/parser.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace typeset::source {
namespace {

struct Result {
  std::optional<Node> root;
  std::vector<Diagnostic> findings;
};

Result parse(const std::string& text, const ParseLimits& limits = {}) {
  Diagnostics diagnostics;
  const auto file = std::make_shared<const SourceFile>("a.yaml", text);
  Result result;
  result.root = parse_yaml(file, diagnostics, limits);
  result.findings = diagnostics.sorted();
  return result;
}

std::string place(const SourcePosition& position) {
  return std::to_string(position.line) + ':' + std::to_string(position.column);
}

// The tree with the place of everything: {key@1:1=text@1:4}.
std::string dump(const Node& node) {
  std::string text;
  switch (node.kind()) {
    case NodeKind::null:
      text = "~";
      break;
    case NodeKind::scalar:
      text = node.text();
      break;
    case NodeKind::sequence:
      for (const Node& item : node.items()) text += (text.empty() ? "" : " ") + dump(item);
      text = '[' + text + ']';
      break;
    case NodeKind::mapping:
      for (const Entry& entry : node.entries()) {
        text += (text.empty() ? "" : " ") + entry.key + '@' + place(entry.key_position) + '=' +
                dump(entry.value);
      }
      text = '{' + text + '}';
      break;
  }
  return text + '@' + place(node.position());
}

std::string dump(const std::string& yaml) {
  const Result result = parse(yaml);
  for (const Diagnostic& each : result.findings) {
    ADD_FAILURE() << render(each, UiLanguage::english);
  }
  return result.root ? dump(*result.root) : "nothing";
}

// --- What is read ---

TEST(Parser, GivesEveryValueItsPlace) {
  EXPECT_EQ(dump("标题: 年度\n作者: x\n"), "{标题@1:1=年度@1:5 作者@2:1=x@2:5}@1:1");
  EXPECT_EQ(dump("- a\n- [b, {c: d}]\n"), "[a@1:3 [b@2:4 {c@2:8=d@2:11}@2:7]@2:3]@1:1");
  EXPECT_EQ(dump("a: &x\n  文\nb: *x\n"), "{a@1:1=文@2:3 b@3:1=文@2:3}@1:1");
}

TEST(Parser, PlacesWhatIsLeftOutWhereItShouldStand) {
  EXPECT_EQ(dump("a:\nb: ~\nc: null\n"), "{a@1:1=~@1:1 b@2:1=~@2:4 c@3:1=~@3:4}@1:1");
  EXPECT_EQ(dump("-\n- # 注\n# 注\n\n- x\n-\n"), "[~@1:1 ~@2:1 x@5:3 ~@6:1]@1:1");
  EXPECT_EQ(dump("[a, ~]"), "[a@1:2 ~@1:5]@1:1");
  EXPECT_EQ(dump("? a\n? b\n"), "{a@1:3=~@1:3 b@2:3=~@2:3}@1:1");
  EXPECT_EQ(dump("{a, b: }"), "{a@1:2=~@1:2 b@1:5=~@1:5}@1:1");
}

TEST(Parser, KeepsScalarsAsWritten) {
  for (const char* text : {"08", "no", "1e3", "是", "2020-01-01", "0x1F", "1_000", "NaN", ".5"}) {
    const Result result = parse(std::string("a: ") + text + "\n");
    ASSERT_TRUE(result.root);
    const Node& value = *result.root->find("a");
    EXPECT_TRUE(value.is_scalar());
    EXPECT_EQ(value.text(), text);
    EXPECT_EQ(value.style(), ScalarStyle::plain);
  }
}

TEST(Parser, TellsHowScalarsAreWritten) {
  const Result result = parse("a: x\nb: 'x'\nc: \"~\"\nd: |\n  x\ne: >-\n  x\nf: !!str x\n");
  ASSERT_TRUE(result.root);
  const Node& root = *result.root;
  EXPECT_EQ(root.find("a")->style(), ScalarStyle::plain);
  EXPECT_EQ(root.find("b")->style(), ScalarStyle::quoted);
  EXPECT_EQ(root.find("c")->style(), ScalarStyle::quoted);
  EXPECT_TRUE(root.find("c")->is_scalar()) << "a quoted ~ is text";
  EXPECT_EQ(root.find("d")->style(), ScalarStyle::block);
  EXPECT_EQ(root.find("e")->style(), ScalarStyle::block);
  EXPECT_EQ(root.find("f")->style(), ScalarStyle::plain);
}

TEST(Parser, SharesAliasedNodes) {
  const Result result = parse("a: &x [1, 2]\nb: *x\n");
  ASSERT_TRUE(result.root);
  EXPECT_EQ(&result.root->find("a")->items(), &result.root->find("b")->items());
}

TEST(Parser, TakesNullAndAliasesAsKeys) {
  EXPECT_EQ(dump("null: 1\n"), "{null@1:1=1@1:7}@1:1");
  EXPECT_EQ(dump("&k a: 1\nb: {*k : 2}\n"), "{a@1:4=1@1:7 b@2:1={a@2:5=2@2:10}@2:4}@1:1");
}

TEST(Parser, CopesWithLineEndsMarksAndDocumentMarkers) {
  EXPECT_EQ(dump("a: 1\r\nb: 2\r\n"), "{a@1:1=1@1:4 b@2:1=2@2:4}@1:1");
  EXPECT_EQ(dump("---\na: 1\n...\n"), "{a@2:1=1@2:4}@2:1");
  EXPECT_EQ(dump("%YAML 1.2\n---\na: 1\n"), "{a@3:1=1@3:4}@3:1");
  EXPECT_EQ(dump("\xEF\xBB\xBF标题: 一\n"), "{标题@1:2=一@1:6}@1:2");
  EXPECT_EQ(dump("a: |\n  100%\n  %5\nb: 1"), "{a@1:1=100%\n%5\n@1:4 b@4:1=1@4:4}@1:1");
}

// --- Faults ---

struct Fault {
  const char* yaml;
  MessageId message;
  std::optional<MessageId> hint;
  std::size_t line;
  std::size_t column;
};

class EveryFault : public testing::TestWithParam<Fault> {};

TEST_P(EveryFault, IsNamedAtItsPlace) {
  const Fault& fault = GetParam();
  const Result result = parse(fault.yaml);
  EXPECT_FALSE(result.root);
  ASSERT_EQ(result.findings.size(), 1u) << fault.yaml;
  const Diagnostic& found = result.findings[0];
  const std::string shown = render(found, UiLanguage::english);
  EXPECT_EQ(found.severity, Severity::error);
  EXPECT_EQ(found.message.id, fault.message) << shown;
  EXPECT_EQ(found.hint ? std::optional(found.hint->id) : std::nullopt, fault.hint) << shown;
  EXPECT_EQ(found.position.line, fault.line) << shown;
  EXPECT_EQ(found.position.column, fault.column) << shown;
}

constexpr auto syntax = MessageId::yaml_syntax;

constexpr Fault colons[] = {
    {"a:1\nb: 2\n", syntax, MessageId::hint_space_after_colon, 1, 2},
    {"x: 1\n标题:年度\nb: 2\n", syntax, MessageId::hint_space_after_colon, 2, 3},
    {"x: 1\n标题：年度\nb: 2\n", syntax, MessageId::hint_full_width_colon, 2, 3},
    {"x: 1\n标题：年度\n", syntax, MessageId::hint_full_width_colon, 2, 3},
    {"标题: 通知: 全文\n", syntax, MessageId::hint_quote_value, 1, 7},
    {"a: 'x'\n文字\nc: 1\n", syntax, MessageId::hint_entry_form, 2, 1},
    {"a: 是?\n文字\n", syntax, MessageId::hint_entry_form, 2, 1},
    {"- a: 1\n  文字\n- 3\n", syntax, MessageId::hint_entry_form, 2, 3},
    {"a: 1\n文字\n", syntax, MessageId::hint_entry_form, 2, 1},
    {"a: 1\n09:30 开会\n", syntax, MessageId::hint_entry_form, 2, 1},
};
INSTANTIATE_TEST_SUITE_P(Colons, EveryFault, testing::ValuesIn(colons));

constexpr Fault indentation[] = {
    {"a: 1\n  b: 2\n", syntax, MessageId::hint_indent, 2, 3},
    {"a:\n    b: 1\n  c: 2\n", syntax, MessageId::hint_indent, 3, 3},
    {"a:\n  - x\n - y\n", syntax, MessageId::hint_indent, 3, 2},
    {"- - x\n - y\n", syntax, MessageId::hint_indent, 2, 2},
    {"- a\nb: 1\n", syntax, MessageId::hint_indent, 2, 1},
    {"a: 1\n- b\n", syntax, MessageId::hint_indent, 2, 1},
    {"- a\n  b: 1\n", syntax, MessageId::hint_indent, 2, 3},
    {"a: - x\n", syntax, MessageId::hint_list_new_line, 1, 4},
    {"a:\n\tb: 1\n", MessageId::yaml_tab, MessageId::hint_remove_tabs, 2, 1},
    {"\ta: 1\n", MessageId::yaml_tab, MessageId::hint_remove_tabs, 1, 1},
    {"a: 1\n\tb: 2\n", MessageId::yaml_tab, MessageId::hint_remove_tabs, 2, 1},
    {"a:\n  b: 1\n  \tc: 2\n", MessageId::yaml_tab, MessageId::hint_remove_tabs, 3, 3},
    {"a:\n\t- x\n", MessageId::yaml_tab, MessageId::hint_remove_tabs, 2, 1},
    {"a: |\n\tx\n", MessageId::yaml_tab, MessageId::hint_remove_tabs, 2, 1},
};
INSTANTIATE_TEST_SUITE_P(Indentation, EveryFault, testing::ValuesIn(indentation));

constexpr Fault quotes[] = {
    {"标题: \"年度\nb: y\n", syntax, MessageId::hint_close_quote, 1, 5},
    {"标题: \"年度", syntax, MessageId::hint_close_quote, 1, 5},
    {"a: 'x\n", syntax, MessageId::hint_close_quote, 1, 4},
    {"a: 1\nb: \"x\nc: \"y\"\n", syntax, MessageId::hint_close_quote, 2, 4},
    {"a: \"x\n---\n\"\n", syntax, MessageId::hint_close_quote, 1, 4},
    {"a: \"关于\"政府\"的\"\n", syntax, MessageId::hint_inner_quote, 1, 7},
    {"a: 'it's'\n", syntax, MessageId::hint_inner_quote, 1, 7},
    {"a: \"x\" y\nb: c\n", syntax, MessageId::hint_inner_quote, 1, 6},
    {"a: \"D:\\报\"\n", syntax, MessageId::hint_escape, 1, 7},
    {"a: \"\\xZZ\"\n", syntax, MessageId::hint_escape, 1, 5},
};
INSTANTIATE_TEST_SUITE_P(Quotes, EveryFault, testing::ValuesIn(quotes));

constexpr Fault brackets[] = {
    {"a: [x\nb: y\n", syntax, MessageId::hint_close_bracket, 1, 4},
    {"- [x\n", syntax, MessageId::hint_close_bracket, 1, 3},
    {"- {x: [1, 2], y: 3\n- 4\n", syntax, MessageId::hint_close_bracket, 1, 3},
    {"a: [x}\n", syntax, MessageId::hint_close_bracket, 1, 6},
    {"a: x]\nb: ]\n", syntax, MessageId::hint_stray_bracket, 2, 4},
    {"文号: [2020] 15号\n", syntax, MessageId::hint_quote_value, 1, 5},
};
INSTANTIATE_TEST_SUITE_P(Brackets, EveryFault, testing::ValuesIn(brackets));

constexpr Fault indicators[] = {
    {"a: @x\n", syntax, MessageId::hint_quote_value, 1, 4},
    {"a: %x\n", syntax, MessageId::hint_quote_value, 1, 4},
    {"a: 1\n%5 增长\n", syntax, MessageId::hint_quote_value, 2, 1},
    {"a: `x\n", syntax, MessageId::hint_quote_value, 1, 4},
    {"a: *\n", syntax, MessageId::hint_quote_value, 1, 4},
    {"a: & b\n", syntax, MessageId::hint_quote_value, 1, 4},
    {"a: !重要 通知\n", syntax, MessageId::hint_quote_value, 1, 4},
    {"a: ! 通知\n", syntax, MessageId::hint_quote_value, 1, 4},
    {"a: !!重要 通知\n", syntax, MessageId::hint_quote_value, 1, 4},
    {"a: !x [1]\n", syntax, MessageId::hint_quote_value, 1, 4},
    {"a: > 5%\n", syntax, MessageId::hint_quote_value, 1, 4},
    {"a: |文字\n", syntax, MessageId::hint_quote_value, 1, 4},
    {"a: ? b\n", syntax, MessageId::hint_quote_value, 1, 4},
    {"a: [ - x ]\n", syntax, MessageId::hint_quote_value, 1, 6},
    {"%YAML 3.0\n---\na: 1", syntax, std::nullopt, 1, 1},
};
INSTANTIATE_TEST_SUITE_P(Indicators, EveryFault, testing::ValuesIn(indicators));

constexpr Fault structure[] = {
    {"", MessageId::yaml_empty, std::nullopt, 0, 0},
    {" \n\n", MessageId::yaml_empty, std::nullopt, 0, 0},
    {"# 注\n", MessageId::yaml_empty, std::nullopt, 0, 0},
    {"---\n", MessageId::yaml_empty, std::nullopt, 0, 0},
    {"a: 1\n---\nb: 2\n", MessageId::yaml_multiple_documents, MessageId::hint_split_documents, 2,
     1},
    {"a: 1\n...\nb: 2\n", MessageId::yaml_multiple_documents, MessageId::hint_split_documents, 3,
     1},
    {"a: 1\n---\n", MessageId::yaml_multiple_documents, MessageId::hint_split_documents, 2, 1},
    {"? [a]\n: x\n", MessageId::yaml_key_not_scalar, MessageId::hint_quote_value, 1, 3},
    {"a: {{名称}}\n", MessageId::yaml_key_not_scalar, MessageId::hint_quote_value, 1, 5},
    {"a: 1\n: 4\n", MessageId::yaml_key_not_scalar, std::nullopt, 2, 1},
    {"a: &x [1]\nb: {*x : 2}\n", MessageId::yaml_key_not_scalar, std::nullopt, 2, 5},
    {"a: *注：本表\n", MessageId::yaml_undefined_alias, MessageId::hint_quote_value, 1, 4},
    {"a: &a [*a]\n", MessageId::yaml_undefined_alias, MessageId::hint_quote_value, 1, 8},
    {"a: 一\x0B二\n", MessageId::yaml_control_character, std::nullopt, 1, 5},
    {"a: 1\rb: 2\r", MessageId::yaml_control_character, std::nullopt, 1, 5},
    {"a: \xFF\n", MessageId::file_not_utf8, MessageId::hint_save_as_utf8, 1, 4},
};
INSTANTIATE_TEST_SUITE_P(Structure, EveryFault, testing::ValuesIn(structure));

TEST(Parser, NamesTheUndefinedAlias) {
  EXPECT_EQ(parse("a: [*注, 1]\n").findings.at(0).message.arguments.at(0), "注");
}

TEST(Parser, TellsWhereTheQuoteOpens) {
  const Diagnostic found = parse("a: 1\nb: 'x\n").findings.at(0);
  EXPECT_EQ(found.hint->arguments, (std::vector<std::string>{"'", "2"}));
}

TEST(Parser, NeverShowsTheWordsOfTheLibrary) {
  for (const auto* faults : {colons, quotes, brackets, indicators}) {
    const std::string shown = render(parse(faults->yaml).findings.at(0), UiLanguage::english);
    for (const char* word : {"illegal", "yaml-cpp", "end of map", "token"}) {
      EXPECT_EQ(shown.find(word), std::string::npos) << shown;
    }
  }
}

// --- Repeated keys ---

TEST(Parser, ReportsEachRepeatedKeyAndGoesOn) {
  const Result result = parse("a: 1\nb:\n  c: 1\n  c: {x: 2}\n'a': 3\nd: 4\n");
  ASSERT_TRUE(result.root);
  EXPECT_EQ(dump(*result.root), "{a@1:1=1@1:4 b@2:1={c@3:3=1@3:6}@3:3 d@6:1=4@6:4}@1:1");
  ASSERT_EQ(result.findings.size(), 2u);
  EXPECT_EQ(result.findings[0].message.id, MessageId::yaml_duplicate_key);
  EXPECT_EQ(place(result.findings[0].position), "4:3");
  EXPECT_EQ(result.findings[0].hint->arguments.at(0), "3");
  EXPECT_EQ(place(result.findings[1].position), "5:1");
  EXPECT_EQ(result.findings[1].message.arguments.at(0), "a");
  EXPECT_EQ(result.findings[1].hint->id, MessageId::hint_first_here);
  EXPECT_EQ(result.findings[1].hint->arguments.at(0), "1");
}

TEST(Parser, LetsDifferentMappingsShareKeys) {
  EXPECT_TRUE(parse("- a: 1\n- a: 2\n- {b: {a: 1}, a: 3}\n").findings.empty());
}

// --- Limits ---

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  while (times-- > 0) result += text;
  return result;
}

void expect_stopped(const Result& result, MessageId id) {
  EXPECT_FALSE(result.root);
  ASSERT_EQ(result.findings.size(), 1u);
  EXPECT_EQ(result.findings[0].message.id, id);
}

TEST(ParseLimits, BoundTheDepth) {
  const std::string at_limit = repeated("[", 100) + repeated("]", 100);
  EXPECT_TRUE(parse("a: 1").root);
  EXPECT_TRUE(parse(at_limit).root);
  const Result beyond = parse("[" + at_limit + "]");
  expect_stopped(beyond, MessageId::yaml_too_deep);
  EXPECT_EQ(place(beyond.findings[0].position), "1:101");
}

TEST(ParseLimits, StopDeepNestingOfEveryKind) {
  for (const char* nesting : {"[", "{", "- ", "[\n", "- [", "{a: ", "[a: "}) {
    expect_stopped(parse(repeated(nesting, 100'000)), MessageId::yaml_too_deep);
    expect_stopped(parse("a:\n  " + repeated(nesting, 100'000)), MessageId::yaml_too_deep);
  }
  std::string stairs;
  for (std::size_t i = 0; i < 2000; ++i) stairs += std::string(i, ' ') + "a:\n";
  expect_stopped(parse(stairs), MessageId::yaml_too_deep);
}

TEST(ParseLimits, CountTheDepthBehindAliases) {
  std::string chain = "- &a0 [x]\n";
  for (int i = 1; i < 200; ++i) {
    chain += "- &a" + std::to_string(i) + " [*a" + std::to_string(i - 1) + "]\n";
  }
  expect_stopped(parse(chain), MessageId::yaml_too_deep);
}

TEST(ParseLimits, BoundTheNumberOfNodes) {
  const ParseLimits limits{100, 10};
  EXPECT_TRUE(parse("[a, b, c, d, e, f, g, h, i]", limits).root);
  const Result beyond = parse("[a, b, c, d, e, f, g, h, i, j]", limits);
  expect_stopped(beyond, MessageId::yaml_too_many_nodes);
  EXPECT_EQ(place(beyond.findings[0].position), "1:29");
}

TEST(ParseLimits, CountAliasesAsWhatTheyStandFor) {
  const ParseLimits limits{100, 10};
  // The root, two keys and a list of three: six, and three more for each use of the list.
  EXPECT_TRUE(parse("a: &x [1, 2]\nb: *x\n", limits).root);
  expect_stopped(parse("a: &x [1, 2]\nb: [*x, *x]\n", limits), MessageId::yaml_too_many_nodes);
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 20; ++i) {
    const std::string before = std::to_string(i - 1);
    const std::string number = std::to_string(i);
    bomb.append("a").append(number).append(": &a").append(number).append(" [");
    for (int use = 0; use < 10; ++use) bomb.append("*a").append(before).append(", ");
    bomb.append("]\n");
  }
  expect_stopped(parse(bomb), MessageId::yaml_too_many_nodes);
}

TEST(ParseLimits, BoundWhatIsReadAheadInBrackets) {
  expect_stopped(parse(repeated("[", 4'000'000)), MessageId::yaml_too_many_nodes);
}

}  // namespace
}  // namespace typeset::source
