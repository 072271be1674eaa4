// The `terms` of layouts and reports, and the shape of lines that heeds them.
#include "document/layout_terms.h"

#include <gtest/gtest.h>

#include "document/layout_sources.h"
#include "document/yaml_fixture.h"

namespace typeset::document {
namespace {

std::vector<std::string> words_of(const TermsRef& terms) {
  std::vector<std::string> words;
  if (!terms) return words;
  for (const std::u16string& word : terms->words()) words.push_back(to_utf8(word));
  return words;
}

using Words = std::vector<std::string>;

constexpr std::string_view tapered = "styles: {title: {shape: tapered}}\n";

TEST(Terms, TheLongestMatchCounts) {
  const Terms terms({u"人民政府", u"人民政府办公室", u"市"});
  EXPECT_EQ(terms.match(u"市人民政府办公室", 1), 7U);
  EXPECT_EQ(terms.match(u"市人民政府办公厅", 1), 4U);
  EXPECT_EQ(terms.match(u"市人民政府", 0), 0U);
}

TEST(LayoutTerms, AreThoseOfTaperedStyles) {
  const LayoutRef layout = good_layout(std::string(tapered) + "terms: [街道办事处, 营商环境]\n");
  ASSERT_TRUE(layout);
  EXPECT_EQ(words_of(layout->style("title")->terms), (Words{"街道办事处", "营商环境"}));
  EXPECT_EQ(layout->style("title")->shape, LineShape::tapered);
  EXPECT_FALSE(layout->style("body")->terms);
}

TEST(LayoutTerms, BalanceIsAShapeAndTheShapeGoesBeforeIt) {
  const LayoutRef layout = good_layout(
      "styles: {a: {inherit: body, balance: true}, b: {inherit: a, shape: tapered}, c: {inherit: "
      "b, "
      "balance: false}, d: {inherit: body, shape: tapered, balance: true}}\n");
  ASSERT_TRUE(layout);
  EXPECT_EQ(layout->style("a")->shape, LineShape::balanced);
  EXPECT_EQ(layout->style("b")->shape, LineShape::tapered);
  EXPECT_EQ(layout->style("c")->shape, LineShape::filled);
  EXPECT_EQ(layout->style("d")->shape, LineShape::tapered);
}

TEST(LayoutTerms, AddUpOverIncludedFiles) {
  const TemporaryFolder folder;
  folder.write("layouts/common/a.yaml", "terms: [甲乙, 丙丁]\n");
  folder.write("layouts/common/b.yaml", "terms: {words: [戊己], field: 词语}\n");
  folder.write("layouts/test/layout.yaml",
               "include: [common/a.yaml, common/b.yaml]\nterms: {words: [庚辛]}\n");
  Diagnostics diagnostics;
  const auto layouts = folder.path() / "layouts";
  const auto root = read_layout_sources(layouts / "test", {layouts}, diagnostics);
  ASSERT_TRUE(root) << rendered(diagnostics);
  const TermsDefinition terms = read_terms(*root->find("terms"), diagnostics);
  EXPECT_EQ(words_of(terms.words), (Words{"甲乙", "丙丁", "戊己", "庚辛"}));
  EXPECT_EQ(terms.field, "词语");
  EXPECT_TRUE(diagnostics.empty()) << rendered(diagnostics);
}

TEST(LayoutTerms, AReportAddsItsOwn) {
  const std::string layout = std::string(tapered) +
                             "fields: {词语: {type: list}}\n"
                             "terms: {words: [街道办事处], field: 词语}\n";
  const auto title_of = [&](const std::string& report) {
    const auto paragraphs = blocks_of<Paragraph>(good_document(report, layout));
    return paragraphs.empty() ? nullptr : paragraphs.front().style;
  };
  const StyleRef own = title_of("机关: 甲\n词语: [欧阳震华, 青山]\n");
  ASSERT_TRUE(own);
  EXPECT_EQ(words_of(own->terms), (Words{"街道办事处", "欧阳震华", "青山"}));
  const StyleRef common = title_of("机关: 甲\n");
  ASSERT_TRUE(common);
  EXPECT_EQ(words_of(common->terms), (Words{"街道办事处"}));
}

TEST(LayoutTerms, TheFieldIsAListOfTexts) {
  for (const std::string_view field : {"机关", "附件", "词"}) {
    const MarkedText layout(
        "fields: {附件: {type: list, items: {名称: {type: text}}}, 词语: {type: list}}\n"
        "terms: {field: ▸" +
        std::string(field) + "}\n");
    Diagnostics diagnostics;
    const TemporaryFolder folder;
    EXPECT_FALSE(layout_over_base(layout.text, diagnostics));
    ASSERT_EQ(diagnostics.sorted().size(), 1U) << rendered(diagnostics);
    EXPECT_EQ(diagnostics.sorted()[0].message.id, MessageId::unknown_field);
    EXPECT_EQ(diagnostics.sorted()[0].position.column, layout.column);
  }
}

TEST(LayoutTerms, AreWords) {
  for (const std::string_view terms : {"terms: 街道办事处\n", "terms: [[街道]]\n",
                                       "terms: {words: 街道}\n", "terms: {word: [甲乙]}\n"}) {
    Diagnostics diagnostics;
    EXPECT_FALSE(layout_over_base(terms, diagnostics)) << terms;
    EXPECT_EQ(diagnostics.sorted().size(), 1U) << rendered(diagnostics);
  }
}

}  // namespace
}  // namespace typeset::document
