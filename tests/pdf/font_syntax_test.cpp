// The arrays and CMaps that describe a font's glyphs.
#include <gtest/gtest.h>
#include <vector>

#include "pdf/text_string.h"
#include "pdf/to_unicode.h"
#include "pdf/width_array.h"

namespace typeset::pdf {
namespace {

TEST(WidthArray, IsEmptyWhenAllWidthsAreTheDefault) {
  const WidthArray widths = width_array({{1, 1000}, {7, 1000}, {9, 1000}});
  EXPECT_EQ(widths.default_width, 1000);
  EXPECT_EQ(widths.syntax, "");
}

TEST(WidthArray, ListsNeighboursAndRunsOfOneWidth) {
  const WidthArray widths = width_array({{1, 1000},
                                         {2, 1000},
                                         {3, 1000},
                                         {4, 1000},
                                         {10, 500},
                                         {11, 612.5},
                                         {20, 250},
                                         {21, 250},
                                         {24, 250},
                                         {30, 333}});
  EXPECT_EQ(widths.syntax, "[10[500 612.5]20 24 250 30[333]]");
}

TEST(WidthArray, DoesNotRunOverOtherWidths) {
  const WidthArray widths = width_array(
      {{1, 250}, {2, 250}, {3, 250}, {4, 250}, {5, 1000}, {7, 1000}, {8, 250}, {9, 1000}});
  EXPECT_EQ(widths.default_width, 250);
  EXPECT_EQ(widths.syntax, "[5[1000]7[1000 250 1000]]");
}

TEST(WidthArray, DefaultIsAWholeNumber) {
  const WidthArray widths = width_array({{1, 572.754}, {2, 572.754}, {3, 572.754}, {4, 600}});
  EXPECT_EQ(widths.default_width, 600);
  EXPECT_EQ(widths.syntax, "[1 3 572.754]");
  EXPECT_EQ(width_array({{1, 572.754}}).default_width, 1000);
}

TEST(ToUnicode, GathersRanges) {
  const std::string cmap =
      to_unicode_cmap({{0x10, u"A"}, {0x11, u"B"}, {0x12, u"C"}, {0x20, u"年"}});
  EXPECT_NE(cmap.find("1 beginbfchar\n<0020> <5E74>\nendbfchar"), std::string::npos) << cmap;
  EXPECT_NE(cmap.find("1 beginbfrange\n<0010> <0012> <0041>\nendbfrange"), std::string::npos);
}

TEST(ToUnicode, RangesStayWithinALastByte) {
  const std::string cmap =
      to_unicode_cmap({{0xFF, u"A"}, {0x100, u"B"}, {0x200, u"\u4EFF"}, {0x201, u"\u4F00"}});
  EXPECT_EQ(cmap.find("bfrange"), std::string::npos) << cmap;
}

TEST(ToUnicode, MapsToSequencesAndSupplementaryCharacters) {
  const std::string cmap = to_unicode_cmap({{1, u"——"}, {2, u"𠮷"}});
  EXPECT_NE(cmap.find("<0001> <20142014>"), std::string::npos);
  EXPECT_NE(cmap.find("<0002> <D842DFB7>"), std::string::npos);
}

TEST(ToUnicode, ListsTheTextsOfNeighbours) {
  const std::string cmap =
      to_unicode_cmap({{0xFD, u"一"}, {0xFE, u"——"}, {0xFF, u"年"}, {0x100, u"月"}});
  EXPECT_NE(cmap.find("1 beginbfchar\n<0100> <6708>\nendbfchar"), std::string::npos) << cmap;
  EXPECT_NE(cmap.find("1 beginbfrange\n<00FD> <00FF> [<4E00><20142014><5E74>]\nendbfrange"),
            std::string::npos)
      << cmap;
}

TEST(ToUnicode, SectionsHoldAHundredEntriesAtMost) {
  std::vector<CodeText> texts;
  for (std::uint32_t code = 0; code < 150; ++code) texts.push_back({code * 2, u"年"});
  const std::string cmap = to_unicode_cmap(texts);
  EXPECT_NE(cmap.find("100 beginbfchar"), std::string::npos);
  EXPECT_NE(cmap.find("50 beginbfchar"), std::string::npos);
}

TEST(TextString, IsLiteralOnlyForPlainAscii) {
  EXPECT_EQ(text_string(std::string_view("2020 report")), "(2020 report)");
  EXPECT_EQ(text_string(std::string_view("a(b)")), "<FEFF0061002800620029>");
  EXPECT_EQ(text_string(std::string_view("年")), "<FEFF5E74>");
}

TEST(TextString, MappableTextDropsWhatNoGlyphMayStandFor) {
  EXPECT_EQ(mappable_text(std::u16string(u"a\0\xFEFF\xFFFE\xD800 b", 7)), u"a b");
  EXPECT_EQ(mappable_text(u"𠮷"), u"𠮷");
}

}  // namespace
}  // namespace typeset::pdf
