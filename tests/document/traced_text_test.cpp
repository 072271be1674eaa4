#include "document/traced_text.h"

#include <gtest/gtest.h>

#include "document/yaml_fixture.h"

namespace typeset::document {
namespace {

// The text of a block scalar whose first line is the second of the file, from column 3.
source::Node block_scalar(const std::string& text) {
  return *parsed("正文: |\n  " + text + "\n").find("正文");
}

TEST(TracedText, DropsWhatCannotBePrintedAndSaysSoOnce) {
  Diagnostics diagnostics;
  const TracedText text = TracedText::of_scalar(
      block_scalar("甲\u200B乙\u200B丙\uFEFF丁\u00AD戊\u202E己"), diagnostics);
  EXPECT_EQ(text.trimmed().utf8(), "甲乙丙丁戊己");
  const auto findings = diagnostics.sorted();
  ASSERT_EQ(findings.size(), 4U) << rendered(diagnostics);
  const std::pair<const char*, std::size_t> expected[] = {
      {"U+200B", 4}, {"U+FEFF", 8}, {"U+00AD", 10}, {"U+202E", 12}};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(findings[i].severity, Severity::warning);
    EXPECT_EQ(findings[i].message.id, MessageId::character_removed);
    EXPECT_EQ(findings[i].message.arguments.at(0), expected[i].first);
    EXPECT_EQ(findings[i].position.line, 2U);
    EXPECT_EQ(findings[i].position.column, expected[i].second);
  }
}

TEST(TracedText, TurnsOddSpacesIntoPlainOnes) {
  Diagnostics diagnostics;
  const TracedText text =
      TracedText::of_scalar(block_scalar("a\u00A0b\u2003c\u3000d\u2028e"), diagnostics);
  EXPECT_EQ(text.trimmed().utf8(), "a b c\u3000d\ne");
  EXPECT_TRUE(diagnostics.empty());
}

TEST(TracedText, KeepsVariationSelectorsAndSupplementaryIdeographs) {
  Diagnostics diagnostics;
  const TracedText text = TracedText::of_scalar(block_scalar("葛\U000E0100𠮷"), diagnostics);
  EXPECT_EQ(text.trimmed().utf8(), "葛\U000E0100𠮷");
  EXPECT_TRUE(diagnostics.empty());
}

TEST(TracedText, EveryCharacterKeepsItsPlace) {
  const std::string typed = "\u3000甲\u200B𠮷\u00A0乙 1\u2003\u200B丙";
  Diagnostics diagnostics;
  const TracedText text = TracedText::of_scalar(block_scalar(typed), diagnostics).trimmed();
  const RichText spans = text.spans(nullptr);
  // In the file: columns 3 (U+3000), 4 甲, 5, 6 𠮷, 7, 8 乙, 9, 10 1, 11, 12, 13 丙
  const std::pair<char32_t, std::size_t> expected[] = {{U'甲', 4}, {U'𠮷', 6}, {U' ', 7},
                                                       {U'乙', 8}, {U' ', 9},  {U'1', 10},
                                                       {U' ', 11}, {U'丙', 13}};
  std::size_t next = 0;
  for (const TextSpan& span : spans) {
    for (std::size_t i = 0; i < span.text.size(); i = next_code_point(span.text, i)) {
      ASSERT_LT(next, std::size(expected));
      EXPECT_EQ(code_point_at(span.text, i), expected[next].first);
      EXPECT_EQ(span.position_at(i).line, 2U);
      EXPECT_EQ(span.position_at(i).column, expected[next].second) << next;
      ++next;
    }
  }
  EXPECT_EQ(next, std::size(expected));
}

TEST(TracedText, JoinsAndCuts) {
  const source::Node first = block_scalar("甲乙丙");
  Diagnostics diagnostics;
  TracedText text = TracedText::of_scalar(first, diagnostics).trimmed();
  text.append(TracedText::generated("（一）", first));
  const TracedText middle = text.substr(1, 3);
  EXPECT_EQ(middle.utf8(), "乙丙（");
  const RichText spans = middle.spans(nullptr);
  ASSERT_EQ(spans.size(), 2U);
  EXPECT_FALSE(spans[0].generated);
  EXPECT_EQ(spans[0].origin_offset, 3U);
  EXPECT_TRUE(spans[1].generated);
  EXPECT_EQ(spans[1].position_at(0).line, 1U);  // names the scalar only
}

TEST(TracedText, APieceKeepsItsPlacesNotesAndRubies) {
  const source::Node first = block_scalar("甲乙");
  const source::Node second = *parsed("\n\n题: 丙丁\n").find("题");
  const auto of = [](const source::Node& scalar) {
    Diagnostics diagnostics;
    return TracedText::of_scalar(scalar, diagnostics).trimmed();
  };
  TracedText base = of(second);
  base.add_ruby(TracedText::generated("bǐng", second));
  TracedText text = of(first);
  text.append_note(TracedText::generated("注一", first));
  text.append(base);
  text.append_note(TracedText::generated("注二", second));
  EXPECT_EQ(text.substr(0, 2).note_at(2), nullptr);
  const TracedText end = text.substr(4);
  EXPECT_EQ(end.utf8(), "丁\uFFFC");
  EXPECT_EQ(end.ruby_at(0), text.ruby_at(3));
  EXPECT_EQ(end.note_at(1), text.note_at(5));
  EXPECT_EQ(end.note_at(1)->utf8(), "注二");
  EXPECT_EQ(end.position_at(0).line, 3U);
  EXPECT_EQ(end.position_at(0).column, text.position_at(4).column);
  TracedText joined = end;
  joined.append(text.substr(2, 1));
  EXPECT_EQ(joined.note_at(2)->utf8(), "注一");
  EXPECT_EQ(joined.ruby_at(2), nullptr);
}

TEST(TracedText, AnEmptyPieceKeepsThePlaceOfItsCut) {
  const source::Node first = block_scalar("甲乙");
  TracedText text = TracedText::generated("甲", first);
  text.append(TracedText::generated("乙", *parsed("\n\n题: 丙\n").find("题")));
  EXPECT_EQ(text.substr(0, 0).position_at(0).line, 1U);
  EXPECT_EQ(text.substr(1, 0).position_at(0).line, 3U);
  EXPECT_EQ(text.substr(2).position_at(0).line, 3U);
  EXPECT_EQ(TracedText().substr(0).position_at(0).line, 0U);
}

TEST(TracedText, SplitsLines) {
  Diagnostics diagnostics;
  const auto lines =
      TracedText::of_scalar(*parsed("a: \"甲\\n\\n乙\"").find("a"), diagnostics).lines();
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0].utf8(), "甲");
  EXPECT_EQ(lines[1].utf8(), "");
  EXPECT_EQ(lines[2].utf8(), "乙");
}

}  // namespace
}  // namespace typeset::document
