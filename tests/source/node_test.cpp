#include "source/node.h"

#include <gtest/gtest.h>

#include "base/unicode.h"
#include "source/parser.h"

namespace typeset::source {
namespace {

Node parse(const std::string& text) {
  Diagnostics diagnostics;
  const auto file = std::make_shared<const SourceFile>("a.yaml", text);
  const auto root = parse_yaml(file, diagnostics);
  for (const Diagnostic& each : diagnostics.sorted()) {
    ADD_FAILURE() << render(each, UiLanguage::english);
  }
  return root.value_or(Node());
}

TEST(Node, AnswersEveryQuestionOfEveryKind) {
  const Node nothing;
  EXPECT_TRUE(nothing.is_null());
  EXPECT_EQ(nothing.text(), "");
  EXPECT_TRUE(nothing.items().empty());
  EXPECT_TRUE(nothing.entries().empty());
  EXPECT_EQ(nothing.find("a"), nullptr);
  EXPECT_EQ(nothing.position().file, nullptr);
  EXPECT_EQ(nothing.position_at(3).file, nullptr);
  const Node list = Node::sequence({Node::scalar("x", ScalarStyle::plain, {})}, {});
  EXPECT_EQ(list.text(), "");
  EXPECT_EQ(list.find("x"), nullptr);
  EXPECT_EQ(list.items().at(0).text(), "x");
}

TEST(Node, KeepsEntriesInOrderAndFindsEach) {
  for (const int size : {3, 200}) {  // searched through, and by the index
    std::vector<Entry> entries;
    for (int i = 0; i < size; ++i) {
      const std::string key = "键" + std::to_string((i * 7) % size);
      entries.push_back({key, {}, Node::scalar(key, ScalarStyle::plain, {})});
    }
    const Node mapping = Node::mapping(entries, {});
    ASSERT_EQ(mapping.entries().size(), entries.size());
    for (const Entry& entry : entries) {
      const Node* found = mapping.find(entry.key);
      ASSERT_NE(found, nullptr) << entry.key;
      EXPECT_EQ(found->text(), entry.key);
    }
    EXPECT_EQ(mapping.entries()[1].key, entries[1].key);
    EXPECT_EQ(mapping.find("键"), nullptr);
    EXPECT_EQ(mapping.find("键x"), nullptr);
  }
}

TEST(Node, SharesWhatItHolds) {
  const Node one = parse("a: [x]\n");
  const Node other = one;
  EXPECT_EQ(&one.entries(), &other.entries());
}

// The place of each byte of the text, where the file has the same character: `text` must be found
// in the value of the key `a`.
void expect_found(const std::string& yaml, const std::string& text) {
  const Node root = parse(yaml);
  const Node* value = root.find("a");
  ASSERT_NE(value, nullptr);
  const std::size_t offset = value->text().find(text);
  ASSERT_NE(offset, std::string::npos) << value->text();
  const SourcePosition position = value->position_at(offset);
  const std::u16string line = to_utf16(position.file->line(position.line));
  std::size_t index = 0;
  for (std::size_t column = 1; column < position.column; ++column) {
    index = next_code_point(line, index);
  }
  EXPECT_TRUE(to_utf8(std::u16string_view(line).substr(index)).starts_with(text))
      << yaml << "gave " << position.line << ':' << position.column;
}

TEST(PositionAt, FindsTextOfEveryStyle) {
  for (const char* yaml : {
           "a: 一二三 FIND 四\n",
           "a: \"一二 FIND\"\n",
           "a: '一''二 FIND'\n",
           "a: \"\\u4e00\\t\\\"\\x41 FIND\"\n",
           "a: \"一\\\n   二 FIND\"\n",
           "a: |\n  一\n\n  二 FIND\n",
           "a: |-\n      一\n        FIND\n",
           "a: |+\n  一\n\n  FIND\n\n\nb: 1\n",
           "a: |2\n    一\n  FIND\n",
           "a: >\n  一\n  二 FIND\n",
           "a: >-\n  一\n\n\n  二\n  FIND\n",
           "a: >\n  一\n    更多\n    缩进\n  FIND\n",
           "a: 一\n  二\n\n\n  三 FIND\n",
           "a: \"一\n\n  二\n  FIND\"\n",
           "a:\n  一\n  FIND\n",
           "a: &x !!str 一 FIND\n",
           "a: # 注\n  FIND\n",
           "b: {a: [1, 2]}\na: FIND\n",
           "a: |\r\n  一\r\n  FIND\r\n",
           "a: 一\r\n  FIND\r\n",
       }) {
    expect_found(yaml, "FIND");
  }
}

TEST(PositionAt, FindsEveryByteOfABlock) {
  const Node root = parse("a: |\n    甲乙\n      丙\n\n    丁\n");
  const Node& value = *root.find("a");
  EXPECT_EQ(value.text(), "甲乙\n  丙\n\n丁\n");
  EXPECT_EQ(value.position_at(0).line, 2u);
  EXPECT_EQ(value.position_at(0).column, 5u);
  EXPECT_EQ(value.position_at(3).column, 6u);
  EXPECT_EQ(value.position_at(6).column, 7u) << "the line break stands at the line's end";
  EXPECT_EQ(value.position_at(9).line, 3u);
  EXPECT_EQ(value.position_at(9).column, 7u);
  EXPECT_EQ(value.position_at(13).line, 4u);
  EXPECT_EQ(value.position_at(14).line, 5u);
}

TEST(PositionAt, EndOfTextIsAPlaceToo) {
  const Node plain = *parse("a: 一二\n").find("a");
  EXPECT_EQ(plain.position_at(6).column, 6u);
  EXPECT_EQ(plain.position_at(99).column, 6u);
  const Node block = *parse("a: |\n  一\nb: 1\n").find("a");
  EXPECT_EQ(block.position_at(4).line, 2u);
  EXPECT_EQ(block.position_at(4).column, 4u);
}

TEST(PositionAt, FallsBackToTheStart) {
  const auto file = std::make_shared<const SourceFile>("a", "x: something else\n");
  const Node made = Node::scalar("not in the file", ScalarStyle::plain, {file, 1, 4});
  EXPECT_EQ(made.position_at(7).line, 1u);
  EXPECT_EQ(made.position_at(7).column, 4u);
  const Node whole_file = Node::scalar("x", ScalarStyle::plain, {file, 0, 0});
  EXPECT_EQ(whole_file.position_at(1).line, 0u);
}

}  // namespace
}  // namespace typeset::source
