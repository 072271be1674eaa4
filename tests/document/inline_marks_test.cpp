// Inline marks: formats, escapes, what has no counterpart, notes.
#include "document/inline_marks.h"

#include <gtest/gtest.h>
#include <vector>

#include "document/yaml_fixture.h"

namespace typeset::document {
namespace {

std::string letters_of(const InlineFormat& format) {
  std::string letters;
  if (format.bold) letters += 'b';
  if (format.underline) letters += 'u';
  if (format.emphasis) letters += 'e';
  if (format.superscript) letters += '^';
  if (format.subscript) letters += '_';
  return letters;
}

// Runs of one format in angle brackets: 甲<b:乙>丙; a note as [note].
std::string shown(const TracedText& text) {
  std::string result, open;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string letters = letters_of(text.format_at(i));
    if (letters != open) {
      if (!open.empty()) result += '>';
      if (!letters.empty()) result += '<' + letters + ':';
      open = letters;
    }
    if (const TracedText* note = text.note_at(i)) {
      result += '[' + shown(*note) + ']';
    } else {
      result += text.substr(i, 1).utf8();
    }
  }
  return open.empty() ? result : result + '>';
}

std::string marked(const std::string& typed, Diagnostics& diagnostics,
                   NotesAllowed notes = NotesAllowed::yes) {
  const auto node = source::Node::scalar(typed, source::ScalarStyle::quoted, {});
  return shown(parse_inline_marks(TracedText::of_scalar(node, diagnostics), notes, diagnostics));
}

void expect(const std::string& typed, const std::string& wanted) {
  Diagnostics diagnostics;
  EXPECT_EQ(marked(typed, diagnostics), wanted);
  EXPECT_TRUE(diagnostics.empty()) << rendered(diagnostics);
}

void expect_unpaired(const std::string& typed, const std::string& wanted) {
  Diagnostics diagnostics;
  EXPECT_EQ(marked(typed, diagnostics), wanted);
  ASSERT_EQ(diagnostics.sorted().size(), 1U) << rendered(diagnostics);
  EXPECT_EQ(diagnostics.sorted()[0].message.id, MessageId::marks_unpaired);
  EXPECT_FALSE(diagnostics.has_errors());
}

TEST(InlineMarks, PairsMakeFormats) {
  expect("甲**乙**丙", "甲<b:乙>丙");
  expect("__甲__==乙==", "<u:甲><e:乙>");
  expect("m^{2}和CO_{2}", "m<^:2>和CO<_:2>");
}

TEST(InlineMarks, NestAndOverlap) {
  expect("**甲__乙__丙**", "<b:甲><bu:乙><b:丙>");
  expect("**甲__乙**丙__", "<b:甲><bu:乙><u:丙>");
  expect("**x^{2}**", "<b:x><b^:2>");
  expect("x^{a_{i}}", "x<^:a><^_:i>");
  expect("x^{{2}}", "x<^:{2}>");
}

TEST(InlineMarks, BackslashesMakeText) {
  expect("\\**甲\\**", "**甲**");
  expect("a\\_b", "a_b");
  expect("甲\\^[乙]", "甲^[乙]");
  expect("\\\\", "\\");
  expect("C:\\甲", "C:\\甲");
  expect("10\\ km", "10\u00A0km");
  expect("甲\\~乙", "甲\u2060乙");
}

TEST(InlineMarks, FillInsAndSingleMarksAreText) {
  expect("____年____月", "____年____月");
  expect("____", "____");
  expect("***", "***");
  expect("====", "====");
  expect("a*b*c_d=e", "a*b*c_d=e");
  expect("2^3", "2^3");
}

TEST(InlineMarks, MarksWithoutACounterpartStayWithAWarning) {
  expect_unpaired("甲**乙", "甲**乙");
  expect_unpaired("甲__ 乙", "甲__ 乙");
  expect_unpaired("m^{2", "m^{2");
  expect_unpaired("甲^[乙", "甲^[乙");
  expect_unpaired("**", "**");
}

TEST(InlineMarks, NotesStandBehindTheText) {
  expect("甲^[注]乙", "甲[注]乙");
  expect("甲^[**注**[1]]", "甲[<b:注>[1]]");
}

TEST(InlineMarks, NotesNeedARunningTextAndContent) {
  Diagnostics diagnostics;
  EXPECT_EQ(marked("甲^[注]乙", diagnostics, NotesAllowed::no), "甲乙");
  EXPECT_EQ(marked("甲^[ ]乙", diagnostics), "甲乙");
  EXPECT_EQ(marked("甲^[乙^[丙]]", diagnostics), "甲[乙]");
  std::vector<MessageId> ids;
  for (const Diagnostic& finding : diagnostics.sorted()) ids.push_back(finding.message.id);
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(ids, (std::vector<MessageId>{MessageId::footnote_not_here, MessageId::footnote_empty}));
}

}  // namespace
}  // namespace typeset::document
