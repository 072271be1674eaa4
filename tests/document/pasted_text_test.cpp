// What is left of pasted text when it has been cleaned.
#include "document/pasted_text.h"

#include <gtest/gtest.h>
#include <random>
#include <utility>
#include <vector>

#include "document/yaml_fixture.h"

namespace typeset::document {
namespace {

struct Cleaned {
  std::string text;
  std::vector<MessageId> findings;
};

Cleaned cleaned(const std::string& written) {
  const auto node = source::Node::scalar(written, source::ScalarStyle::quoted, {});
  Diagnostics diagnostics;
  const std::string text =
      cleaned_text(TracedText::of_scalar(node, diagnostics), diagnostics).utf8();
  Cleaned result{text, {}};
  for (const Diagnostic& finding : diagnostics.sorted()) {
    EXPECT_EQ(finding.severity, Severity::warning);
    result.findings.push_back(finding.message.id);
  }
  return result;
}

void expect(const std::string& written, const std::string& text,
            const std::vector<MessageId>& findings = {}) {
  const Cleaned result = cleaned(written);
  EXPECT_EQ(result.text, text);
  EXPECT_EQ(result.findings, findings) << written;
}

TEST(PastedText, FullWidthLettersAndDigitsBecomeHalfWidth) {
  expect("２０２０年Ａ类ｂ", "2020年A类b",
         {MessageId::characters_normalized, MessageId::characters_normalized,
          MessageId::characters_normalized});
}

TEST(PastedText, SpacesThatSettingMakesGoodForGo) {
  expect("共 29 条", "共29条");
  expect("甲， 乙", "甲，乙");
  expect("甲 （乙） 丙", "甲（乙）丙");
  expect("用 Word 写", "用Word写");
  expect("共\u00A029\u00A0条", "共29条");
}

TEST(PastedText, SpacesThatMayBeMeantStay) {
  expect("张 三", "张 三", {MessageId::space_in_text});
  expect("张\u3000三", "张\u3000三");
  expect("new year", "new year");
  expect("共\\ 29条", "共\\ 29条");
}

TEST(PastedText, MarksOfNamesAndRubyStay) {
  expect("{汉字|hàn zì}和_[李白]读~[史记]", "{汉字|hàn zì}和_[李白]读~[史记]");
  expect("{新伟|xīn|wěi}（{ǎ|a}）", "{新伟|xīn|wěi}（{ǎ|a}）");
}

TEST(PastedText, WhatCannotBeSeenGoes) {
  expect("甲\u200B乙", "甲乙", {MessageId::character_removed});
  expect("甲\uFEFF乙", "甲乙", {MessageId::character_removed});
}

TEST(PastedText, FieldCodesGo) {
  expect("甲[bookmark: _GoBack]乙", "甲乙", {MessageId::debris_removed});
  expect("甲[if !supportLists]乙[endif]丙", "甲乙丙",
         {MessageId::debris_removed, MessageId::debris_removed});
  expect("甲<o:p></o:p>乙", "甲乙", {MessageId::debris_removed, MessageId::debris_removed});
  expect("甲[bookmark: 没有结束", "甲[bookmark: 没有结束");
}

TEST(PastedText, HalfWidthMarksInChineseAreWarnedOfOnceForEachKind) {
  expect("甲,乙,丙;丁", "甲,乙,丙;丁",
         {MessageId::half_width_punctuation, MessageId::half_width_punctuation});
  expect("甲(乙)", "甲(乙)",
         {MessageId::half_width_punctuation, MessageId::half_width_punctuation});
  expect("1,234 a,b http://a.cn (一)", "1,234 a,b http://a.cn (一)");
}

TEST(PastedText, MarksOfATypewriterInChineseAreWarnedOf) {
  const std::vector<MessageId> one = {MessageId::half_width_punctuation};
  for (const std::string text :
       {"甲\"乙", "说\"好", "甲...", "等......", "甲--乙", "--甲", "甲完成.", "甲完成.\n乙",
        "《甲》,乙", "甲（乙）.", "甲(A类", "(甲", "甲'乙", "共3项,", "〔2012〕号:", "确保安全.现将",
        "增长50%,共计", "达到30℃;停工", "依照<条例>执行", "‹条例›", "《通知》和‹条例>"}) {
    expect(text, text, one);
  }
  expect("说:\"好\"", "说:\"好\"", {one[0], one[0]});
  expect("\"甲\"和\"乙\"", "\"甲\"和\"乙\"", one);
}

TEST(PastedText, MarksOfNumbersAndWesternWordsAreTheirOwn) {
  for (const std::string text :
       {"上午9:30开会", "1,234.5元", "24\"显示器", "5'跑道", "It's \"fine\", he said... (so)",
        "a-b--c", "网址http://a.cn/b?c=1;d", "zhang.san@a.cn", "第1.5节", "报告.pdf", "一.加强",
        "PM2.5", "- 甲", "12.", "|:--|--:|", "GB/T 9704-2012", "“GDP\"指标", "第二.改进",
        "：一.加强", "50%,a", "a<b>c", "3<5", "<br>", "甲<乙", "<a@b.cn>", "1<x,y>2"}) {
    EXPECT_TRUE(cleaned(text).findings.empty()) << text;
  }
  EXPECT_TRUE(cleaned("甲\n![示意](图1.png \"图题\")\n").findings.empty());
}

TEST(PastedText, NamesOfFilesAreLeftAlone) {
  expect("![示意图](图 1.png)", "![示意图](图 1.png)");
  expect("![示意图](图２.png \"图题\")", "![示意图](图２.png \"图题\")");
  expect("甲\n  ![图](图 1,2.png)\n共 29 条", "甲\n  ![图](图 1,2.png)\n共29条");
  expect("见[甲](图 1)", "见[甲](图1)", {MessageId::half_width_punctuation});
}

TEST(PastedText, LinesThatYamlFoldedAreJoined) {
  const source::Node root = parsed("正文: 第一行\n  第二行 end\n  of it\n");
  Diagnostics diagnostics;
  const TracedText text = TracedText::of_scalar(*root.find("正文"), diagnostics);
  EXPECT_EQ(cleaned_text(text, diagnostics).utf8(), "第一行第二行end of it");
  EXPECT_TRUE(diagnostics.empty()) << rendered(diagnostics);
}

TEST(PastedText, FiguresKeepTheirSpaces) {
  const auto node =
      source::Node::scalar("共 ２9 条[bookmark: _GoBack]", source::ScalarStyle::quoted, {});
  Diagnostics diagnostics;
  EXPECT_EQ(without_field_codes(TracedText::of_scalar(node, diagnostics), diagnostics).utf8(),
            "共 ２9 条");
  EXPECT_EQ(diagnostics.sorted().size(), 1U);
}

std::string random_text(unsigned seed, const std::vector<std::string>& pieces) {
  std::mt19937 random(seed);
  std::string text;
  for (std::size_t i = random() % 40; i > 0; --i) text += pieces[random() % pieces.size()];
  return text;
}

TEST(PastedTextProperty, CleaningTwiceIsCleaningOnce) {
  const std::vector<std::string> pieces = {"甲",
                                           "乙",
                                           " ",
                                           "  ",
                                           "a",
                                           "1",
                                           "２",
                                           "Ａ",
                                           "，",
                                           "。",
                                           "“",
                                           "”",
                                           ",",
                                           "(",
                                           ")",
                                           "\n",
                                           "\\",
                                           "　",
                                           "[bookmark: a]",
                                           "<o:p>",
                                           "![",
                                           "](",
                                           "…",
                                           "\u00A0",
                                           "𠮷"};
  for (unsigned seed = 0; seed < 3000; ++seed) {
    const std::string once = cleaned(random_text(seed, pieces)).text;
    ASSERT_EQ(cleaned(once).text, once) << "seed " << seed;
  }
}

TEST(PastedTextProperty, PlainChineseIsNeverChanged) {
  const std::vector<std::string> pieces = {"甲", "乙", "一", "𠮷", "，", "。", "“",  "”",
                                           "、", "（", "）", "《", "》", "\n", "12", "　"};
  for (unsigned seed = 0; seed < 3000; ++seed) {
    const std::string text = random_text(seed, pieces);
    const Cleaned result = cleaned(text);
    ASSERT_EQ(result.text, text) << "seed " << seed;
    ASSERT_TRUE(result.findings.empty()) << "seed " << seed;
  }
}

}  // namespace
}  // namespace typeset::document
