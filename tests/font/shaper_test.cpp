#include "font/shaper.h"

#include <gtest/gtest.h>
#include <map>
#include <thread>

#include "base/unicode.h"
#include "font/test_font.h"

namespace typeset::font {
namespace {

enum class Known { fang, kai, serif, serif_bold, sans };
constexpr std::array every_face = {Known::fang, Known::kai, Known::serif, Known::serif_bold,
                                   Known::sans};

const Face& face_of(Known known) {
  static std::map<Known, std::shared_ptr<const Face>> faces;
  auto& face = faces[known];
  if (!face) {
    const std::filesystem::path path = known == Known::fang         ? fandol_fang
                                       : known == Known::kai        ? fandol_kai
                                       : known == Known::serif      ? noto_serif
                                       : known == Known::serif_bold ? noto_serif_bold
                                                                    : noto_sans;
    const bool collection = known != Known::fang && known != Known::kai;
    face = Face::open(describe_faces(path).at(collection ? simplified_chinese : 0));
  }
  return *face;
}

std::vector<ShapedGlyph> shaped(const Face& face, std::u16string_view text,
                                Orientation orientation = Orientation::horizontal,
                                std::vector<Feature> features = {}) {
  ShapeRequest request;
  request.text = text;
  request.orientation = orientation;
  request.features = std::move(features);
  return shape(face, request);
}

struct Advances {
  Known face;
  std::u16string_view text;
  std::vector<double> advances;
};

TEST(Shaper, GivesAdvancesInEm) {
  const std::vector<Advances> cases = {
      {Known::fang, u"2020年", {.5, .5, .5, .5, 1}},
      {Known::kai, u"12月", {.555, .555, 1}},
      {Known::serif, u"1，", {.471, 1}},
      {Known::sans, u"1。", {.555, 1}},
      {Known::fang, u"“‘’”", {1, 1, 1, 1}},
      {Known::kai, u"“‘’”", {1, 1, 1, 1}},
      {Known::serif, u"“‘’”", {1, 1, 1, 1}},
      {Known::sans, u"“‘’”", {1, 1, 1, 1}},
      {Known::fang, u"——", {1, 1}},
      {Known::serif, u"——", {2}},  // one unbroken stroke
      {Known::sans, u"——", {2}},
      {Known::serif, u"—", {1}},
      {Known::fang, u"……", {1, 1}},
      {Known::serif, u"……", {1, 1}},
      {Known::serif, u"", {}},
  };
  for (const Advances& test : cases) {
    std::vector<double> advances;
    for (const ShapedGlyph& glyph : shaped(face_of(test.face), test.text)) {
      advances.push_back(glyph.advance);
    }
    EXPECT_EQ(advances, test.advances) << to_utf8(test.text);
  }
}

struct Clusters {
  Known face;
  std::u16string_view text;
  std::vector<std::uint32_t> clusters;
};

TEST(Shaper, CountsClustersInUtf16Units) {
  const std::vector<Clusters> cases = {
      {Known::fang, u"年度", {0, 1}},
      {Known::serif, u"𬱖年", {0, 2}},               // a surrogate pair
      {Known::serif, u"年𬱖𠀀一", {0, 1, 3, 5}},  // the second one is missing
      {Known::serif, u"葛\U000E0100城", {0, 3}},        // a variation selector
      {Known::fang, u"葛\U000E0100城", {0, 3}},         // one that the face does not know
      {Known::fang, u"年\u200B度", {0, 2}},             // a zero-width space
      {Known::fang, u"\u200B", {}},
      {Known::serif, u"\xD842", {0}},       // half a pair
      {Known::serif, u"a\u0301b", {0, 2}},  // a combining accent
  };
  for (const Clusters& test : cases) {
    std::vector<std::uint32_t> clusters;
    for (const ShapedGlyph& glyph : shaped(face_of(test.face), test.text)) {
      clusters.push_back(glyph.cluster);
    }
    EXPECT_EQ(clusters, test.clusters) << to_utf8(test.text);
  }
}

TEST(Shaper, TakesTheVariantThatASelectorAsksFor) {
  const auto japanese = Face::open(describe_faces(noto_serif).at(0));
  const auto glyphs = shaped(*japanese, u"葛\U000E0100");
  ASSERT_EQ(glyphs.size(), 1u);
  EXPECT_EQ(glyphs[0].id, japanese->glyph(U'葛', 0xE0100));
}

TEST(Shaper, GivesGlyphZeroForAMissingCharacter) {
  const auto glyphs = shaped(face_of(Known::fang), u"年𬱖度");
  ASSERT_EQ(glyphs.size(), 3u);
  EXPECT_NE(glyphs[0].id, 0u);
  EXPECT_EQ(glyphs[1].id, 0u);
  EXPECT_NE(glyphs[2].id, 0u);
}

TEST(Shaper, ChoosesFormsByLanguage) {
  ShapeRequest request;
  request.text = u"骨";
  const Face& face = face_of(Known::serif);
  const auto chinese = shape(face, request);
  request.language = "ja";
  EXPECT_NE(shape(face, request).at(0).id, chinese.at(0).id);
}

TEST(Shaper, AppliesAFeatureToItsRange) {
  const Face& face = face_of(Known::serif);
  const auto glyphs = shaped(face, u"（（（", Orientation::horizontal, {{"halt", 1, 1, 2}});
  ASSERT_EQ(glyphs.size(), 3u);
  EXPECT_DOUBLE_EQ(glyphs[0].advance, 1);
  EXPECT_DOUBLE_EQ(glyphs[1].advance, 0.5);
  EXPECT_DOUBLE_EQ(glyphs[1].offset_x, -0.5);
  EXPECT_DOUBLE_EQ(glyphs[2].advance, 1);
}

// The context changes neither what comes out nor how it is counted, for text it does not touch.
TEST(Shaper, CountsClustersFromTheRunWhateverStandsAroundIt) {
  ShapeRequest request;
  request.text = u"政府𬱖信息";
  const Face& face = face_of(Known::serif);
  const auto alone = shape(face, request);
  request.before = u"前面有一段很长很长的文字𠀀";
  request.after = u"，后面也有";
  request.features = {{"halt", 1, 0, 2}};
  const auto within = shape(face, request);
  ASSERT_EQ(within.size(), alone.size());
  for (std::size_t i = 0; i < alone.size(); ++i) {
    EXPECT_EQ(within[i].id, alone[i].id);
    EXPECT_EQ(within[i].cluster, alone[i].cluster);
  }
}

// An Arabic letter joins to what stands outside the run.
TEST(Shaper, SeesTheContext) {
  const auto dejavu = describe_faces("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf");
  if (dejavu.empty()) GTEST_SKIP() << "needs fonts-dejavu-core";
  const auto face = Face::open(dejavu[0]);
  ShapeRequest request;
  request.text = u"\u0628";
  std::copy_n("Arab", 5, request.script);
  request.language = "ar";
  const GlyphId isolated = shape(*face, request).at(0).id;
  request.before = u"\u0628";
  const GlyphId final_form = shape(*face, request).at(0).id;
  request.after = u"\u0628";
  const GlyphId medial = shape(*face, request).at(0).id;
  EXPECT_NE(isolated, final_form);
  EXPECT_NE(medial, isolated);
  EXPECT_NE(medial, final_form);
}

TEST(VerticalText, RunsDownByOneEm) {
  for (const Known known : every_face) {
    const auto glyphs = shaped(face_of(known), u"公开，", Orientation::vertical);
    ASSERT_EQ(glyphs.size(), 3u);
    for (const ShapedGlyph& glyph : glyphs) {
      EXPECT_DOUBLE_EQ(glyph.advance, 1);
      EXPECT_DOUBLE_EQ(glyph.offset_x, -0.5);
      EXPECT_DOUBLE_EQ(glyph.offset_y, -0.88);
    }
  }
}

TEST(VerticalText, TakesVerticalForms) {
  for (const Known known : every_face) {
    const Face& face = face_of(known);
    for (const char16_t mark :
         std::u16string_view(u"（）《》〈〉「」『』【】、。，：；！？“”‘’—…")) {
      const std::u16string text(1, mark);
      const auto horizontal = shaped(face, text);
      const auto vertical = shaped(face, text, Orientation::vertical);
      ASSERT_EQ(vertical.size(), 1u);
      EXPECT_NE(vertical[0].id, 0u) << to_utf8(text);
      EXPECT_NE(vertical[0].id, horizontal.at(0).id) << face.family() << to_utf8(text);
    }
  }
}

struct Turned {
  std::u16string_view text;
  bool wide;  // the vertical form is wider than it is high
};

TEST(VerticalText, TurnsBracketsAndDashes) {
  for (const Known known : every_face) {
    const Face& face = face_of(known);
    for (const auto [text, wide] :
         {Turned{u"（", true}, Turned{u"》", true}, Turned{u"—", false}, Turned{u"…", false}}) {
      const InkExtents ink = face.ink_extents(shaped(face, text, Orientation::vertical).at(0).id);
      EXPECT_EQ(ink.right - ink.left > ink.top - ink.bottom, wide)
          << face.family() << to_utf8(text);
    }
  }
}

// Offices' own faces are TrueType without vertical metrics, substitution or the vertical marks.
TEST(VerticalText, DoesWithAFaceThatKnowsNothingOfIt) {
  const TemporaryFolder folder;
  TestFont font;
  font.glyphs = {
      {u'1', 100, 0, 400, 700, 500}, {u'、', 100, -50, 300, 150}, {u'一', 100, 300, 900, 400}};
  const auto face = Face::open(describe_faces(folder.write("a.ttf", font.build())).at(0));
  ASSERT_TRUE(face);
  const auto glyphs = shaped(*face, u"1一、", Orientation::vertical);
  ASSERT_EQ(glyphs.size(), 3u);
  for (const ShapedGlyph& glyph : glyphs) EXPECT_DOUBLE_EQ(glyph.advance, 1);
  EXPECT_DOUBLE_EQ(glyphs[0].offset_x, -0.25);
  EXPECT_DOUBLE_EQ(glyphs[1].offset_x, -0.5);
  EXPECT_DOUBLE_EQ(glyphs[1].offset_y, -0.88);
  // The pause mark goes from the lower left to the upper right corner of its box, as far from its
  // edges: 0.1 from the right and 0.07 from the top.
  EXPECT_DOUBLE_EQ(glyphs[2].offset_x + 0.3, 0.5 - 0.1);
  EXPECT_NEAR(glyphs[2].offset_y + 0.15, -0.07, 1e-9);
}

TEST(VerticalText, SetsQuotationMarksAsCornerBracketsWhereTheFaceHasThem) {
  const TemporaryFolder folder;
  TestFont font;
  font.glyphs = {{u'‘', 0, 0, 9, 9}, {u'“', 0, 0, 10, 10}, {u'\uFE43', 0, 0, 20, 20}};
  const auto face = Face::open(describe_faces(folder.write("a.ttf", font.build())).at(0));
  const auto glyphs = shaped(*face, u"“‘", Orientation::vertical);
  EXPECT_EQ(glyphs.at(0).id, face->glyph(U'\uFE43'));
  EXPECT_EQ(glyphs.at(1).id, face->glyph(U'‘'));
  EXPECT_EQ(shaped(*face, u"“").at(0).id, face->glyph(U'“'));
}

TEST(Shaper, GivesTheSameInSeveralThreads) {
  const Face& face = face_of(Known::sans);
  const auto expected = shaped(face, u"政府信息公开（2020）——年度", Orientation::vertical);
  std::vector<std::thread> threads;
  std::vector<int> wrong(4);
  for (int& count : wrong) {
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i) {
        const auto glyphs = shaped(face, u"政府信息公开（2020）——年度", Orientation::vertical);
        for (std::size_t k = 0; k < glyphs.size(); ++k) {
          if (glyphs[k].id != expected[k].id || glyphs[k].advance != expected[k].advance) ++count;
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<int>(4));
}

}  // namespace
}  // namespace typeset::font
