// How much room marks have, by faces that say it and faces that do not.
#include <gtest/gtest.h>
#include <string>

#include "font/test_font.h"
#include "support/fixtures.h"
#include "text/paragraph_layout.h"

namespace typeset::text {
namespace {

using tests::share;

document::Style plain_style(const std::string& font) {
  document::Style style = tests::body_style();
  style.font = font;
  style.first_line_indent = {};
  style.character_pitch = style.size;
  style.align = document::TextAlign::start;
  return style;
}

constexpr unsigned stop = 2, opening = 3;

// A face such as offices use: nothing but outlines; `positioning` gives it features.
font::Catalogue office_fonts(const tests::TemporaryFolder& folder,
                             const std::string& positioning = "") {
  font::TestFont made;
  made.family = "Office";
  made.glyphs = {{u'、', 60, -60, 300, 150},
                 {u'。', 60, -60, 340, 220},
                 {u'《', 560, -100, 940, 800},
                 {u'》', 60, -100, 440, 800},
                 {u'一', 60, 300, 940, 400}};
  made.positioning = positioning;
  folder.write("office.ttf", made.build());
  return font::Catalogue::find({{"公文", {"Office"}, {}, {}}}, {folder.path()});
}

double length_in_em(std::string_view utf8, const document::Style& style,
                    const font::Catalogue& fonts) {
  Diagnostics diagnostics;
  const auto ref = share(style);
  const auto paragraph = prepare(tests::rich_text(utf8, ref), ref, fonts, diagnostics);
  return lay_out(paragraph, style.size * 40).lines.at(0).inline_size.ratio_to(style.size);
}

TEST(MarkWidths, FacesWithAndWithoutFeaturesGiveTheSame) {
  const tests::TemporaryFolder folder;
  const font::Catalogue bare = office_fonts(folder);
  for (const auto& [text, em] : std::vector<std::pair<std::string, double>>{
           {"一、一", 3}, {"一》、一", 3.5}, {"一》《一", 3.5}, {"一《《一", 3.5}, {"一。", 1.5}}) {
    for (const char* role : {"仿宋", "楷体", "宋体", "黑体"}) {
      EXPECT_NEAR(length_in_em(text, plain_style(role), tests::free_fonts()), em, 1e-4)
          << role << text;
    }
    EXPECT_NEAR(length_in_em(text, plain_style("公文"), bare), em, 1e-4) << text;
  }
}

TEST(MarkWidths, VerticalLinesToo) {
  const tests::TemporaryFolder folder;
  document::Style style = plain_style("公文");
  style.writing_mode = document::WritingMode::vertical;
  // Brackets of such a face have no vertical form: they are turned.
  EXPECT_NEAR(length_in_em("一》《一", style, office_fonts(folder)), 3.5, 1e-4);
  EXPECT_NEAR(length_in_em("一、《一", style, office_fonts(folder)), 3.5, 1e-4);
}

TEST(MarkWidths, TheFacesOwnMeasureComesFirst) {
  const tests::TemporaryFolder folder;
  const font::Catalogue fonts = office_fonts(
      folder, font::positioning_table(
                  "halt", 1, font::single_adjustments({{stop, 0, -600}, {opening, -520, -520}})));
  const document::Style style = plain_style("公文");
  EXPECT_NEAR(length_in_em("一。", style, fonts), 1.4, 1e-4);
  EXPECT_NEAR(length_in_em("一《《一", style, fonts), 3.48, 1e-4);
  EXPECT_NEAR(length_in_em("一》、一", style, fonts), 3.5, 1e-4);  // not in its feature
}

TEST(MarkWidths, BlanksOfAFaceWithPairsOnly) {
  const tests::TemporaryFolder folder;
  const font::Catalogue fonts = office_fonts(
      folder, font::positioning_table("chws", 2, font::pair_adjustments({{stop, 0, -450}})));
  const document::Style style = plain_style("公文");
  EXPECT_NEAR(length_in_em("一。。一", style, fonts), 3.55, 1e-4);
  EXPECT_NEAR(length_in_em("一。", style, fonts), 1.55, 1e-4);
}

// FandolFang's halt of ？ would cut into its ink, which is in the middle of the box.
TEST(MarkWidths, NoFeatureCutsInk) {
  const document::Style style = plain_style("仿宋");
  const double width = length_in_em("甲？", style, tests::free_fonts());
  EXPECT_NEAR(width, 1 + 0.68 + 0.04, 0.005);
}

TEST(MarkWidths, CentredMarksGiveUpBlankAtBothSides) {
  const tests::TemporaryFolder folder;
  font::TestFont made;
  made.family = "Centred";
  made.glyphs = {{u'。', 360, 300, 640, 580}, {u'一', 60, 300, 940, 400}};
  made.positioning =
      font::positioning_table("halt", 1, font::single_adjustments({{1, -250, -500}}));
  folder.write("centred.ttf", made.build());
  const auto fonts = font::Catalogue::find({{"公文", {"Centred"}, {}, {}}}, {folder.path()});
  document::Style style = plain_style("公文");
  style.punctuation = document::PunctuationStyle::half;
  EXPECT_NEAR(length_in_em("一。一", style, fonts), 2.5, 1e-4);
}

std::vector<std::string> families(std::string_view utf8, const document::Style& style) {
  Diagnostics diagnostics;
  const auto ref = share(style);
  const auto paragraph =
      prepare(tests::rich_text(utf8, ref), ref, tests::free_fonts(), diagnostics);
  std::vector<std::string> result;
  for (const Cluster& cluster : paragraph.clusters) {
    result.push_back(paragraph.runs[cluster.run].face->family());
  }
  return result;
}

TEST(LatinDigits, AreSetInTheBodyFaceWhereTheStyleSaysSo) {
  document::Style style = plain_style("仿宋");
  style.latin_font = "黑体";
  const auto all_in = [&](std::string_view text, const std::string& family) {
    for (const std::string& used : families(text, style)) {
      if (used != family) return false;
    }
    return true;
  };
  EXPECT_TRUE(all_in("25%", "Noto Sans CJK SC"));
  style.latin_digits = false;
  for (const char* number : {"2020", "3.5%", "1,024", "-7", "+3‰", "2020-12", "12:30", "60+"}) {
    EXPECT_TRUE(all_in(number, "FandolFang")) << number;
  }
  style.writing_mode = document::WritingMode::vertical;
  for (const char* number : {"2020", "12", "１２", "1"}) {
    EXPECT_TRUE(all_in(number, "FandolFang")) << number;
  }
  style.writing_mode = document::WritingMode::horizontal;
  EXPECT_TRUE(all_in("PDF", "Noto Sans CJK SC"));
  EXPECT_TRUE(all_in("a.b,c-d:", "Noto Sans CJK SC"));
  const auto mixed = families("A-4", style);
  EXPECT_EQ(mixed[0], "Noto Sans CJK SC");
  EXPECT_EQ(mixed[1], "Noto Sans CJK SC");
  EXPECT_EQ(mixed[2], "FandolFang");
}

}  // namespace
}  // namespace typeset::text
