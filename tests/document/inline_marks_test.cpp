// Inline marks: formats, escapes, what has no counterpart, notes.
#include "document/inline_marks.h"

#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "document/inline_styles.h"
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
  if (format.proper_name > 0) letters += 'n' + std::to_string(format.proper_name);
  if (format.book_title > 0) letters += 't' + std::to_string(format.book_title);
  return letters;
}

// Runs of one format in angle brackets: 甲<b:乙>丙; a note as [note]; ruby behind its base:
// 甲(jiǎ).
std::string shown(const TracedText& text) {
  std::string result, open;
  const TracedText* ruby = nullptr;
  const auto end_ruby = [&] {
    if (ruby) result += '(' + shown(*ruby) + ')';
    ruby = nullptr;
  };
  for (std::size_t i = 0; i < text.size(); i = next_code_point(text.text(), i)) {
    const std::string letters = letters_of(text.format_at(i));
    if (text.ruby_at(i) != ruby) end_ruby();
    ruby = text.ruby_at(i);
    if (letters != open) {
      if (!open.empty()) result += '>';
      if (!letters.empty()) result += '<' + letters + ':';
      open = letters;
    }
    if (const TracedText* note = text.note_at(i)) {
      result += '[' + shown(*note) + ']';
    } else {
      result += text.substr(i, next_code_point(text.text(), i) - i).utf8();
    }
  }
  end_ruby();
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

TEST(InlineMarks, NamesAndTitlesAreCounted) {
  expect("_[李白]和_[杜甫]", "<n1:李白>和<n2:杜甫>");
  expect("_[李白]_[杜甫]", "<n1:李白><n2:杜甫>");
  expect("~[史记]~[汉书]", "<t1:史记><t2:汉书>");
  expect("_[甲]~[乙]", "<n1:甲><t2:乙>");
}

TEST(InlineMarks, NamesNestWithAllElse) {
  expect("**_[李白]**", "<bn1:李白>");
  expect("_[**李**白]", "<bn1:李><n1:白>");
  expect("__见_[李白]集__", "<u:见><un1:李白><u:集>");
  expect("~[_[李白]集]", "<n1t2:李白><t2:集>");
  expect("_[甲_[乙]丙]", "<n2:甲><n1:乙><n2:丙>");
  expect("_[李白^[诗人]]说", "<n1:李白[诗人]>说");
  expect("^[见~[史记]]", "[见<t1:史记>]");
  expect("_[a[1]]", "<n1:a[1]>");
}

TEST(InlineMarks, NamesAreEscapedOrLeftAloneAsTheRest) {
  expect("\\_[甲]", "_[甲]");
  expect("~\\[甲]", "~[甲]");
  expect("_[甲\\]乙]", "<n1:甲]乙>");
  expect("a_b~c", "a_b~c");
  expect_unpaired("甲_[乙", "甲_[乙");
  expect_unpaired("甲~[乙", "甲~[乙");
}

TEST(InlineMarks, AMarkWithoutACounterpartIsReportedOnce) {
  Diagnostics diagnostics;
  EXPECT_EQ(marked("_[甲_[乙~[丙**_[", diagnostics), "_[甲_[乙~[丙**_[");
  std::vector<std::string> marks;
  for (const Diagnostic& finding : diagnostics.sorted()) {
    EXPECT_EQ(finding.message.id, MessageId::marks_unpaired);
    marks.push_back(finding.message.arguments.at(0));
  }
  std::ranges::sort(marks);
  EXPECT_EQ(marks, (std::vector<std::string>{"**", "_[", "~["}));
}

TEST(InlineMarks, BracketsOfOneKindAreNoBoundsOfTheOther) {
  expect("_[甲{乙]丙|丁}", "<n1:甲{乙>丙|丁}");
  expect_unpaired("{甲_[乙|x]}", "甲_[乙(x])");
  expect_unpaired("m^{2_[}甲]", "m<^:2_[>甲]");
}

// `\\~` forbids a line break.
TEST(InlineMarks, AnUnpairedTitleIsEscapedAtItsBracket) {
  Diagnostics diagnostics;
  marked("_[甲", diagnostics);
  marked("~[甲", diagnostics);
  std::vector<std::string> escaped;
  for (const Diagnostic& finding : diagnostics.sorted()) {
    escaped.push_back(finding.hint.value().arguments.at(0));
  }
  std::ranges::sort(escaped);
  EXPECT_EQ(escaped, (std::vector<std::string>{"[", "_["}));
}

TEST(InlineMarks, RubyStandsOverAWordOrOverEachCharacter) {
  expect("写{汉字|hàn zì}吧", "写汉字(hàn zì)吧");
  expect("{新伟|xīn|wěi}街道", "新(xīn)伟(wěi)街道");
  expect("{甲|jiǎ}{乙|yǐ}", "甲(jiǎ)乙(yǐ)");
  expect("{𬱖|wěi}{㛃|jié}", "𬱖(wěi)㛃(jié)");
  expect("{葛\uFE00城|gě|chéng}", "葛\uFE00(gě)城(chéng)");
  expect("**{汉|hàn}字**", "<b:汉(hàn)字>");
  expect("{**汉**字|**hàn**zì}", "<b:汉>字(<b:hàn>zì)");
  expect("_[{李白|lǐ|bái}]", "<n1:李(lǐ)白(bái)>");
  expect("^[读{甲|jiǎ}]", "[读甲(jiǎ)]");
}

TEST(InlineMarks, BracesWithoutABarAreText) {
  expect("{甲}", "{甲}");
  expect("{甲", "{甲");
  expect("甲|乙}", "甲|乙}");
  expect("\\{甲|jiǎ}", "{甲|jiǎ}");
  expect("{甲\\|jiǎ}", "{甲|jiǎ}");
  expect("{甲\\|乙|x}", "甲|乙(x)");
  expect("{x^{2}}", "{x<^:2>}");
}

void expect_error(const std::string& typed, const Message& message) {
  Diagnostics diagnostics;
  marked(typed, diagnostics);
  ASSERT_EQ(diagnostics.sorted().size(), 1U) << typed << '\n' << rendered(diagnostics);
  EXPECT_EQ(diagnostics.sorted()[0].severity, Severity::error);
  EXPECT_EQ(diagnostics.sorted()[0].message.id, message.id) << typed;
  EXPECT_EQ(diagnostics.sorted()[0].message.arguments, message.arguments) << typed;
}

TEST(InlineMarks, RubyIsAsManyAsItsCharacters) {
  expect_error("甲{新伟街|xīn|wěi}", {MessageId::ruby_count, {"新伟街", "3", "2"}});
  expect_error("{新|xīn|wěi}", {MessageId::ruby_count, {"新", "1", "2"}});
}

TEST(InlineMarks, RubyHasABaseAndText) {
  expect_error("{甲|}", {MessageId::ruby_empty, {"{甲|}"}});
  expect_error("甲{|jiǎ}", {MessageId::ruby_empty, {"{|jiǎ}"}});
  expect_error("{甲乙|jiǎ| }", {MessageId::ruby_empty, {"{甲乙|jiǎ| }"}});
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

std::string nested(const std::string& open, const std::string& inside, const std::string& close,
                   std::size_t depth) {
  return repeated(open, depth) + inside + repeated(close, depth);
}

TEST(InlineMarks, NestSixteenDeep) {
  expect(nested("_[", "甲", "]", 16), "<n1:甲>");
  expect(nested("^{", "甲", "}", 16), "<^:甲>");
  expect(nested("_[", "**{甲}乙**", "]", 16), "<bn1:{甲}乙>");
  const std::vector<std::array<std::string, 3>> marks = {
      {"_[", "甲", "]"}, {"~[", "甲", "]"}, {"^{", "甲", "}"}, {"_{", "甲", "}"}};
  for (const auto& [open, inside, close] : marks) {
    expect_error(nested(open, inside, close, 17), {MessageId::marks_too_deep, {open, "16"}});
    expect_error(nested(open, inside, close, 6000), {MessageId::marks_too_deep, {open, "16"}});
  }
  expect_error(nested("_[", "{甲|x}", "]", 16), {MessageId::marks_too_deep, {"{", "16"}});
  expect_error(nested("_[", "^[注]", "]", 16), {MessageId::marks_too_deep, {"^[", "16"}});
}

TEST(InlineMarks, WhatIsTooDeepIsReportedAtItsMark) {
  Diagnostics diagnostics;
  const source::Node node = *parsed("甲: \"" + nested("_[", "乙", "]", 17) + "丙\"").find("甲");
  const TracedText text =
      parse_inline_marks(TracedText::of_scalar(node, diagnostics), NotesAllowed::yes, diagnostics);
  EXPECT_EQ(text.utf8(), "丙");
  ASSERT_EQ(diagnostics.sorted().size(), 1U) << rendered(diagnostics);
  EXPECT_EQ(diagnostics.sorted()[0].position.column, 5U + 16 * 2);
}

// A guard by the time that a test may take: were any of this quadratic, it would take minutes.
TEST(InlineMarks, TakeTimeByTheLengthOfTheText) {
  constexpr std::size_t many = 20000;
  const std::vector<std::string> texts = {
      repeated("{甲|x}", many),
      repeated("**甲**乙", many),
      repeated("_[甲]乙^[丙]", many),
      repeated("甲\\~", many),
      repeated("{", many) + repeated("}", many),
      repeated("{甲|", many),
      repeated("~[", many),
      repeated("^{**__", many),
      nested("_[", "甲", "]", many),
      '{' + repeated("甲", many) + repeated("|x", many) + '}',
  };
  const auto style = std::make_shared<const Style>();
  for (const std::string& typed : texts) {
    Diagnostics diagnostics;
    const auto node = source::Node::scalar(typed, source::ScalarStyle::quoted, {});
    const TracedText text = parse_inline_marks(TracedText::of_scalar(node, diagnostics),
                                               NotesAllowed::yes, diagnostics);
    InlineStyles("黑体").spans(text, style);
    EXPECT_LE(diagnostics.sorted().size(), 3U) << typed.substr(0, 20);
  }
}

TEST(InlineMarks, CellsAreFoundInTimeByTheLengthOfTheRow) {
  constexpr std::size_t many = 50000;
  EXPECT_EQ(bars_outside_ruby(to_utf16(repeated("{|", many))).size(), many);
  EXPECT_EQ(bars_outside_ruby(to_utf16(nested("{", "|", "}", many) + '|')).size(), 1U);
}

TEST(InlineMarks, RubyHasNoRubyAndNoNotes) {
  expect_error("{甲{乙|yǐ}|jiǎ}", {MessageId::ruby_nested, {}});
  expect_error("{甲|{j|x}iǎ}", {MessageId::ruby_nested, {}});
  expect_error("{甲^[注]|jiǎ}", {MessageId::footnote_not_here, {}});
}

}  // namespace
}  // namespace typeset::document
