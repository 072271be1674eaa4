#include "font/half_width.h"

#include <gtest/gtest.h>
#include <memory>

#include "font/test_font.h"

namespace typeset::font {
namespace {

std::shared_ptr<const Face> open(const std::filesystem::path& path, unsigned index = 0) {
  return Face::open(describe_faces(path).at(index));
}

// With （ as glyph 1 and 。 as glyph 2.
std::shared_ptr<const Face> face_with(const std::string& positioning) {
  const TemporaryFolder folder;
  TestFont font;
  font.glyphs = {{u'。', 100, 0, 300, 200}, {u'（', 700, -100, 900, 800}};
  font.positioning = positioning;
  return open(folder.write("a.ttf", font.build()));
}

constexpr unsigned stop = 1, opening = 2;

TEST(HalfWidth, IsWhatTheFacesFeatureLeavesOut) {
  for (const auto& face :
       {open(fandol_fang), open(fandol_kai), open(noto_serif, simplified_chinese),
        open(noto_sans, simplified_chinese)}) {
    for (const Orientation orientation : {Orientation::horizontal, Orientation::vertical}) {
      const auto closing = half_width(*face, u"》", orientation);
      ASSERT_TRUE(closing);
      EXPECT_NEAR(closing->before, 0, 1e-6);
      EXPECT_NEAR(closing->after, 0.5, 1e-6);
      const auto opens = half_width(*face, u"（", orientation);
      ASSERT_TRUE(opens);
      EXPECT_NEAR(opens->before, 0.5, 1e-6);
      EXPECT_NEAR(opens->after, 0, 1e-6);
    }
  }
}

TEST(HalfWidth, SidewaysMarksAreHorizontalOnes) {
  const auto face = open(noto_serif, simplified_chinese);
  EXPECT_TRUE(half_width(*face, u"：", Orientation::sideways));
  EXPECT_FALSE(half_width(*face, u"：", Orientation::vertical));
}

TEST(HalfWidth, NothingOfCharactersWithoutAForm) {
  const auto face = open(noto_serif, simplified_chinese);
  EXPECT_FALSE(half_width(*face, u"政", Orientation::horizontal));
  EXPECT_FALSE(half_width(*face, u"—", Orientation::horizontal));
}

TEST(HalfWidth, NothingOfFacesWithoutTheFeature) {
  const auto face = face_with("");
  EXPECT_FALSE(half_width(*face, u"。", Orientation::horizontal));
  EXPECT_FALSE(half_width(*face, u"（", Orientation::vertical));
}

TEST(HalfWidth, ReadsAnyAmountAtAnySide) {
  const auto face = face_with(
      positioning_table("halt", 1, single_adjustments({{stop, -50, -400}, {opening, -600, -600}})));
  const auto closing = half_width(*face, u"。", Orientation::horizontal);
  ASSERT_TRUE(closing);
  EXPECT_NEAR(closing->before, 0.05, 1e-6);
  EXPECT_NEAR(closing->after, 0.35, 1e-6);
  const auto opens = half_width(*face, u"（", Orientation::horizontal);
  ASSERT_TRUE(opens);
  EXPECT_NEAR(opens->before, 0.6, 1e-6);
  EXPECT_NEAR(opens->after, 0, 1e-6);
}

TEST(HalfWidth, AsksAPairWhereThereIsOnlyChws) {
  const auto face = face_with(positioning_table("chws", 2, pair_adjustments({{stop, 0, -450}})));
  const auto closing = half_width(*face, u"。", Orientation::horizontal);
  ASSERT_TRUE(closing);
  EXPECT_NEAR(closing->after, 0.45, 1e-6);
  EXPECT_FALSE(half_width(*face, u"（", Orientation::horizontal));
}

}  // namespace
}  // namespace typeset::font
