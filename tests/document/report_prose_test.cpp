// Running text: paragraphs, headings, numbers.
#include "document/report_prose.h"

#include <gtest/gtest.h>

#include "document/heading_numbering.h"
#include "document/yaml_fixture.h"

namespace typeset::document {
namespace {

struct Prose {
  std::vector<Paragraph> paragraphs;  // below the part's heading
  std::vector<Diagnostic> findings;
};

// The report's prose begins in line 3, column 3.
Prose prose(const std::string& lines) {
  const LayoutRef layout = good_layout("tables: {}\ncontent: [heading: 总体情况, prose: 正文]\n");
  Diagnostics diagnostics;
  std::string text = "机关: 甲\n正文: |\n";
  for (std::size_t start = 0; start < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', start), lines.size());
    text += "  " + lines.substr(start, end - start) + "\n";
    start = end + 1;
  }
  const auto document = build_document(*layout, parsed(text), diagnostics);
  Prose result;
  result.findings = diagnostics.sorted();
  if (!document) return result;
  for (const Paragraph& paragraph : blocks_of<Paragraph>(*document)) {
    result.paragraphs.push_back(paragraph);
  }
  result.paragraphs.erase(result.paragraphs.begin());
  return result;
}

// style:text|style:text
std::string styled(const Paragraph& paragraph) {
  std::string result;
  StyleRef last;
  for (const TextSpan& span : paragraph.text) {
    if (span.style != last) {
      if (last) result += "|";
      result += span.style->name + ":";
    }
    last = span.style;
    result += to_utf8(span.text);
  }
  return result;
}

std::vector<std::string> all_styled(const std::string& lines) {
  const Prose result = prose(lines);
  std::vector<std::string> texts;
  for (const Paragraph& paragraph : result.paragraphs) texts.push_back(styled(paragraph));
  EXPECT_TRUE(result.findings.empty()) << render(result.findings.front(), UiLanguage::english);
  return texts;
}

using Texts = std::vector<std::string>;

TEST(Prose, ALineIsAParagraph) {
  EXPECT_EQ(all_styled("\u3000\u3000甲。 \n\n  \n乙。\u3000"), (Texts{"body:甲。", "body:乙。"}));
}

TEST(Prose, MarkedHeadingsAreNumberedLevelByLevel) {
  EXPECT_EQ(all_styled("# 甲\n## 子\n## 丑\n# 乙\n## 寅\n文。"),
            (Texts{"heading-2:（一）甲", "heading-3:1.子", "heading-3:2.丑", "heading-2:（二）乙",
                   "heading-3:1.寅", "body:文。"}));
}

TEST(Prose, AHeadingRunsInWhenMoreFollows) {
  const Prose result = prose("# 加强领导。建立机制。\n# 健全制度。\n# “公开。”后文。");
  ASSERT_EQ(result.paragraphs.size(), 3U);
  const Paragraph& run_in = result.paragraphs[0];
  EXPECT_EQ(styled(run_in), "heading-2:（一）加强领导。|body:建立机制。");
  EXPECT_EQ(run_in.role, ParagraphRole::body);
  EXPECT_EQ(run_in.style->name, "body");
  EXPECT_EQ(run_in.level, 0);
  EXPECT_EQ(run_in.bookmark, "（一）加强领导");
  EXPECT_EQ(run_in.bookmark_level, 2);
  const Paragraph& own = result.paragraphs[1];
  EXPECT_EQ(styled(own), "heading-2:（二）健全制度。");
  EXPECT_EQ(own.role, ParagraphRole::heading);
  EXPECT_EQ(own.style->name, "heading-2");
  EXPECT_EQ(own.level, 2);
  EXPECT_EQ(own.bookmark, "（二）健全制度");
  EXPECT_EQ(styled(result.paragraphs[2]), "heading-2:（三）“公开。”|body:后文。");
}

// Cut in two, the base would have its ruby twice.
TEST(Prose, AHeadingDoesNotEndWithinTheBaseOfARuby) {
  const Prose inside = prose("# {甲。乙|x}后文。末。");
  ASSERT_EQ(inside.paragraphs.size(), 1U);
  EXPECT_EQ(styled(inside.paragraphs[0]), "heading-2:（一）甲。乙后文。|body:末。");
  const Prose behind = prose("# 甲。{”乙|x}后文。");
  ASSERT_EQ(behind.paragraphs.size(), 1U);
  EXPECT_EQ(styled(behind.paragraphs[0]), "heading-2:（一）甲。|body:”乙后文。");
  for (const Prose* read : {&inside, &behind}) {
    std::u16string bases;
    for (const TextSpan& span : read->paragraphs[0].text) bases += span.ruby ? span.text : u"";
    EXPECT_EQ(bases, read == &inside ? u"甲。乙" : u"”乙");
  }
}

TEST(Prose, TypedNumbersAreTakenForHeadings) {
  EXPECT_EQ(all_styled("（一）甲\n1.子\n2.丑。文。\n（二）乙"),
            (Texts{"heading-2:（一）甲", "heading-3:1.子", "heading-3:2.丑。|body:文。",
                   "heading-2:（二）乙"}));
}

TEST(Prose, ATypedNumberThatIsNotItsOwnIsReplacedWithAWarning) {
  const Prose result = prose("（二）甲\n2、子\n(二)乙");
  ASSERT_EQ(result.paragraphs.size(), 3U);
  EXPECT_EQ(styled(result.paragraphs[0]), "heading-2:（一）甲");
  EXPECT_EQ(styled(result.paragraphs[1]), "heading-3:1.子");
  EXPECT_EQ(styled(result.paragraphs[2]), "heading-2:（二）乙");
  ASSERT_EQ(result.findings.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(result.findings[i].severity, Severity::warning);
    EXPECT_EQ(result.findings[i].message.id, MessageId::number_replaced);
    EXPECT_EQ(result.findings[i].position.line, 3 + i);
    EXPECT_EQ(result.findings[i].position.column, 3U);
  }
  EXPECT_EQ(result.findings[1].message.arguments, (Texts{"2、", "1."}));
}

TEST(Prose, ATypedNumberAfterMarksIsReplacedToo) {
  const Prose result = prose("# 一、甲");
  ASSERT_EQ(result.paragraphs.size(), 1U);
  EXPECT_EQ(styled(result.paragraphs[0]), "heading-2:（一）甲");
  ASSERT_EQ(result.findings.size(), 1U);
  EXPECT_EQ(result.findings[0].position.column, 5U);
}

TEST(Prose, MayBeginWithTheFirstLevel) {
  const std::string layout =
      "tables: {}\nprose: {first-level: 1}\n"
      "fields: {附件: {type: list, items: {内容: {type: prose}}}}\n"
      "content: [prose: 正文, {group: [prose: 内容], repeat: 附件}]\n";
  const auto bookmarks = [&](const std::string& report) {
    Texts texts;
    for (const Paragraph& paragraph : blocks_of<Paragraph>(good_document(report, layout))) {
      texts.push_back(paragraph.bookmark);
    }
    return texts;
  };
  EXPECT_EQ(bookmarks("机关: 甲\n正文: |\n  # 天\n  ## 子\n  ### 一\n  # 地\n"),
            (Texts{"一、天", "（一）子", "1.一", "二、地"}));
  EXPECT_EQ(bookmarks("机关: 甲\n正文: |\n  一、天\n  （一）子\n  二、地\n"),
            (Texts{"一、天", "（一）子", "二、地"}));
  // An annex is counted on its own.
  EXPECT_EQ(bookmarks("机关: 甲\n正文: '# 天'\n附件: [{内容: '# 子'}, {内容: '# 丑'}]\n"),
            (Texts{"一、天", "一、子", "一、丑"}));
  const auto skipped = [&](const std::string& text) {
    Diagnostics diagnostics;
    build_document(*good_layout(layout), parsed("机关: 甲\n正文: " + text + "\n"), diagnostics);
    const auto found = diagnostics.sorted();
    return found.size() == 1 ? found[0].message.arguments : Texts{rendered(diagnostics)};
  };
  EXPECT_EQ(skipped("'## 甲'"), (Texts{"##", "#"}));
  EXPECT_EQ(skipped("（一）甲"), (Texts{"（一）", "一、"}));
  EXPECT_EQ(skipped("1.甲"), (Texts{"1.", "一、"}));
}

// GB/T 9704-2012, 7.3.3.
TEST(Prose, ALevelThatIsLeftOutIsWarnedOf) {
  const Prose marked = prose("甲。\n## 乙\n## 丙\n# 丁\n## 戊");
  ASSERT_EQ(marked.findings.size(), 1U);
  EXPECT_EQ(marked.findings[0].message.id, MessageId::heading_level_skipped);
  EXPECT_EQ(marked.findings[0].severity, Severity::warning);
  EXPECT_EQ(marked.findings[0].message.arguments, (Texts{"##", "#"}));
  EXPECT_EQ(marked.findings[0].position.line, 4U);
  EXPECT_EQ(marked.findings[0].position.column, 3U);
  // With two levels only, the second may be 1. as well.
  EXPECT_TRUE(prose("1.甲\n2.乙").findings.empty());
  EXPECT_TRUE(prose("# 甲\n## 乙").findings.empty());
}

TEST(Prose, AMarkTooManyBelongsToTheNumber) {
  const Prose result = prose("（一）、甲\n1.子\n（二）．乙");
  ASSERT_EQ(result.paragraphs.size(), 3U);
  EXPECT_EQ(styled(result.paragraphs[0]), "heading-2:（一）甲");
  EXPECT_EQ(styled(result.paragraphs[2]), "heading-2:（二）乙");
  ASSERT_EQ(result.findings.size(), 2U);
  EXPECT_EQ(result.findings[0].message.arguments, (Texts{"（一）、", "（一）"}));
}

TEST(Prose, NumbersOfOtherFormsAreWarnedOfOnceForEach) {
  const Prose result = prose("1)甲\n2）乙\n① 丙\n②丁\n一）戊\nⅠ、己\n㈠庚");
  ASSERT_EQ(result.paragraphs.size(), 7U);
  EXPECT_EQ(styled(result.paragraphs[0]), "body:1)甲");
  Texts numbers;
  for (const Diagnostic& finding : result.findings) {
    EXPECT_EQ(finding.message.id, MessageId::heading_number_form);
    EXPECT_EQ(finding.position.column, 3U);
    numbers.push_back(finding.message.arguments[0]);
    ASSERT_TRUE(finding.hint);
    EXPECT_EQ(finding.hint->arguments, (Texts{"（一） 1."}));
  }
  EXPECT_EQ(numbers, (Texts{"1)", "①", "一）", "Ⅰ、", "㈠"}));
}

TEST(Prose, WhatOnlyLooksLikeANumberIsNotWarnedOf) {
  for (const std::string line :
       {"①至③项。", "①②均可。", "①、②项。", "Ⅳ级响应。", "1)", "2020)年。", "（注）甲。", "A)甲"}) {
    EXPECT_TRUE(prose(line).findings.empty()) << line;
  }
}

TEST(Prose, MarksMakeGoodForNumbersOfOtherForms) {
  const Prose result = prose("# ① 甲\n## 1）子");
  ASSERT_EQ(result.paragraphs.size(), 2U);
  EXPECT_EQ(styled(result.paragraphs[0]), "heading-2:（一）甲");
  EXPECT_EQ(styled(result.paragraphs[1]), "heading-3:1.子");
  ASSERT_EQ(result.findings.size(), 2U);
  EXPECT_EQ(result.findings[0].message.id, MessageId::number_replaced);
}

TEST(Prose, NumbersThatNumberNothingAreText) {
  const Texts lines = {
      "2020年，甲。",       "1.5万元。",          "1、2月份，甲。",   "25大项，4个子项。",
      "（一）至（三）项。", "（一）、（二）项。", "一、二、三产业。", "一是甲；",
      "10000.甲",           "（注）甲。",         "（一）",           "1.",
      "#1楼甲。",           "(1)和(2)项。"};
  for (const std::string& line : lines) EXPECT_EQ(all_styled(line), Texts{"body:" + line});
}

TEST(Prose, LongNumberedSentencesAreParagraphsNotHeadings) {
  std::string sentence;
  for (int i = 0; i < 60; ++i) sentence += "甲";
  const Prose result = prose("1." + sentence + "。\n2.甲；\n3.乙。");
  ASSERT_EQ(result.paragraphs.size(), 3U);
  EXPECT_EQ(styled(result.paragraphs[0]), "body:1." + sentence + "。");
  EXPECT_EQ(result.paragraphs[0].bookmark_level, 0);
  EXPECT_EQ(styled(result.paragraphs[1]), "body:2.甲；");
  // The last of several such sentences ends with a full stop, but is set as they are.
  EXPECT_EQ(styled(result.paragraphs[2]), "body:3.乙。");
}

TEST(Prose, MarksMayBeFullWidthAndNeedNoSpace) {
  EXPECT_EQ(all_styled("#甲\n＃ 乙"), (Texts{"heading-2:（一）甲", "heading-2:（二）乙"}));
}

TEST(Prose, NothingTooDeepAndNothingEmpty) {
  const Prose deep = prose("### 甲");
  ASSERT_EQ(deep.findings.size(), 1U);
  EXPECT_EQ(deep.findings[0].message.id, MessageId::heading_too_deep);
  EXPECT_EQ(deep.findings[0].message.arguments, (Texts{"###", "##"}));
  const Prose empty = prose("甲\n#");
  ASSERT_EQ(empty.findings.size(), 1U);
  EXPECT_EQ(empty.findings[0].message.id, MessageId::invalid_value);
  EXPECT_EQ(empty.findings[0].position.line, 4U);
}

TEST(Prose, CharactersKeepTheirPlaces) {
  const Prose result = prose("甲。\n# 乙\u00A0丙。\u200B丁戊");
  ASSERT_EQ(result.paragraphs.size(), 2U);
  const RichText& text = result.paragraphs[1].text;
  EXPECT_EQ(text_of(text), "（一）乙 丙。丁戊");
  const SourcePosition last = text.back().position_at(text.back().text.size() - 1);
  EXPECT_EQ(last.line, 4U);
  EXPECT_EQ(last.column, 11U);
}

TEST(Prose, PartsAreNumberedAndStartOver) {
  const Document document =
      good_document("机关: 甲\n正文: |\n  # 子\n附: |\n  # 丑\n",
                    "tables: {}\nfields: {附: {type: prose}}\n"
                    "content: [heading: 天, prose: 正文, heading: 地, prose: 附]\n");
  Texts bookmarks;
  for (const Paragraph& paragraph : blocks_of<Paragraph>(document)) {
    bookmarks.push_back(paragraph.bookmark);
  }
  EXPECT_EQ(bookmarks, (Texts{"一、天", "（一）子", "二、地", "（一）丑"}));
}

TEST(Prose, LeftOutWithoutADefaultItVanishes) {
  const std::string layout = "tables: {}\ncontent: [prose: 正文]\n";
  EXPECT_TRUE(all_blocks(good_document("机关: 甲\n", layout)).empty());
  EXPECT_TRUE(all_blocks(good_document("机关: 甲\n正文:\n", layout)).empty());
  EXPECT_TRUE(all_blocks(good_document("机关: 甲\n正文: ' '\n", layout)).empty());
  const Document document =
      good_document("机关: 甲\n", layout + "fields: {正文: {type: prose, default: 无。}}\n");
  ASSERT_EQ(all_blocks(document).size(), 1U);
  EXPECT_EQ(styled(blocks_of<Paragraph>(document)[0]), "body:无。");
}

}  // namespace
}  // namespace typeset::document
