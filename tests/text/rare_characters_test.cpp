// Rare characters: fallback along the role's chain, planes 2 and 3, and ideographic variants.
#include <gtest/gtest.h>
#include <string>

#include "support/fixtures.h"
#include "text/prepared_paragraph.h"

namespace typeset::text {
namespace {

const font::Catalogue& fonts_with_fallbacks() {
  static const font::Catalogue catalogue = font::Catalogue::find(
      {{"仿宋", {"FandolFang"}, {"Noto Serif CJK SC", "HanaMinA", "HanaMinB"}, {}}},
      {std::filesystem::path(TYPESET_SOURCE_DIR) / "fonts/free", "/usr/share/fonts"});
  return catalogue;
}

PreparedParagraph prepared(std::string_view text, Diagnostics& diagnostics) {
  const auto style = tests::share(tests::body_style());
  return prepare(tests::rich_text(text, style), style, fonts_with_fallbacks(), diagnostics);
}

std::string family_of(std::string_view text) {
  Diagnostics diagnostics;
  const PreparedParagraph paragraph = prepared(text, diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  EXPECT_EQ(paragraph.runs.size(), 1U);
  return paragraph.runs.empty() ? "" : paragraph.runs[0].face->family();
}

TEST(RareCharacters, TakeTheFirstFaceOfTheChainThatHasThem) {
  EXPECT_EQ(family_of("政"), "FandolFang");
  EXPECT_EQ(family_of("㛃"), "Noto Serif CJK SC");
  EXPECT_EQ(family_of("\U0002C456"), "HanaMinB");
}

TEST(RareCharacters, OneThatNoFaceHasIsNamedWithItsCodeAndTheFontsAsked) {
  Diagnostics diagnostics;
  prepared("政\U0010FFFD", diagnostics);
  ASSERT_EQ(diagnostics.sorted().size(), 1U);
  const Diagnostic finding = diagnostics.sorted()[0];
  EXPECT_EQ(finding.message.id, MessageId::glyph_missing);
  EXPECT_EQ(finding.message.arguments.at(1), "U+10FFFD");
  ASSERT_TRUE(finding.hint);
  EXPECT_EQ(finding.hint->arguments.at(0), "FandolFang, Noto Serif CJK SC, HanaMinA, HanaMinB");
}

// 葛 has a variant under VS17 in HanaMinA and none in the faces before it.
TEST(Variants, ComeFromTheFaceThatHasThem) {
  constexpr char32_t base = U'葛';
  constexpr char32_t selector = U'\U000E0100';
  EXPECT_EQ(family_of("葛"), "FandolFang");
  Diagnostics diagnostics;
  const PreparedParagraph paragraph = prepared("葛\U000E0100", diagnostics);
  ASSERT_EQ(paragraph.runs.size(), 1U);
  const font::Face& face = *paragraph.runs[0].face;
  ASSERT_TRUE(face.glyph(base, selector)) << face.family();
  EXPECT_EQ(paragraph.runs[0].glyphs.at(0).id, *face.glyph(base, selector));
  EXPECT_EQ(paragraph.clusters.size(), 1U);
}

TEST(Variants, OneThatNoFaceHasIsTheCharacterItself) {
  EXPECT_EQ(family_of("政\U000E01EF"), "FandolFang");
}

}  // namespace
}  // namespace typeset::text
