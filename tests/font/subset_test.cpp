#include "font/subset.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H
#include FT_OUTLINE_H

#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <vector>

#include "font/shaper.h"
#include "font/test_font.h"

namespace typeset::font {
namespace {

using Library = std::unique_ptr<FT_LibraryRec_, decltype(&FT_Done_FreeType)>;
using Opened = std::unique_ptr<FT_FaceRec_, decltype(&FT_Done_Face)>;

// `bytes` must outlive the face.
Opened open_by_freetype(std::string_view bytes, unsigned index = 0) {
  static const Library library = [] {
    FT_Library made = nullptr;
    FT_Init_FreeType(&made);
    return Library(made, FT_Done_FreeType);
  }();
  FT_Face face = nullptr;
  FT_New_Memory_Face(library.get(), reinterpret_cast<const FT_Byte*>(bytes.data()),
                     static_cast<FT_Long>(bytes.size()), static_cast<FT_Long>(index), &face);
  return Opened(face, FT_Done_Face);
}

// Everything a glyph draws, and its advance; in a bare CID-keyed CFF the number is a CID.
std::vector<long> drawn(FT_Face face, std::uint32_t number) {
  if (FT_Load_Glyph(face, number, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING) != 0) return {};
  const FT_Outline& outline = face->glyph->outline;
  std::vector<long> all = {face->glyph->metrics.horiAdvance};
  for (int i = 0; i < outline.n_points; ++i) {
    all.insert(all.end(), {outline.points[i].x, outline.points[i].y, outline.tags[i] & 3});
  }
  for (int i = 0; i < outline.n_contours; ++i) all.push_back(outline.contours[i]);
  return all;
}

std::set<GlyphId> glyphs_of(const Face& face, std::u16string_view text, Orientation orientation) {
  ShapeRequest request;
  request.text = text;
  request.orientation = orientation;
  std::set<GlyphId> glyphs;
  for (const ShapedGlyph& glyph : shape(face, request)) glyphs.insert(glyph.id);
  return glyphs;
}

struct Source {
  std::filesystem::path path;
  unsigned index;
};

class CjkFaces : public testing::TestWithParam<Source> {
 protected:
  std::shared_ptr<const Face> face_ =
      Face::open(describe_faces(GetParam().path).at(GetParam().index));
};

constexpr std::u16string_view sample =
    u"全省政府信息公开工作年度报告（2020）：主动公开“规章”123件，占45.6%——依申请公开……ABCg";

TEST_P(CjkFaces, DrawTheSameByCidAfterwards) {
  for (const auto orientation : {Orientation::horizontal, Orientation::vertical}) {
    const std::set<GlyphId> glyphs = glyphs_of(*face_, sample, orientation);
    const FontProgram program = subset(*face_, glyphs);
    EXPECT_EQ(program.kind, ProgramKind::cid_font_type_0c);
    const std::string source = file_bytes(GetParam().path);
    const Opened before = open_by_freetype(source, GetParam().index);
    const Opened after = open_by_freetype(program.bytes);
    ASSERT_TRUE(before && after);
    FT_Bool cid_keyed = 0;
    FT_Get_CID_Is_Internally_CID_Keyed(after.get(), &cid_keyed);
    EXPECT_TRUE(cid_keyed);
    for (const GlyphId glyph : glyphs) {
      FT_UInt cid = 0;
      ASSERT_EQ(FT_Get_CID_From_Glyph_Index(before.get(), glyph, &cid), 0);
      EXPECT_EQ(face_->cid(glyph), cid);
      const auto expected = drawn(before.get(), glyph);
      ASSERT_FALSE(expected.empty());
      EXPECT_EQ(drawn(after.get(), cid), expected) << glyph;
    }
    // FreeType counts up to the highest CID, and has nothing for those between.
    EXPECT_TRUE(drawn(after.get(), face_->cid(*glyphs.begin()) - 1).empty());
    EXPECT_EQ(drawn(after.get(), 0), drawn(before.get(), 0));
  }
}

TEST_P(CjkFaces, KeepTheirCollection) {
  const auto collection = [](FT_Face face) {
    const char *registry = nullptr, *ordering = nullptr;
    FT_Int supplement = 0;
    FT_Get_CID_Registry_Ordering_Supplement(face, &registry, &ordering, &supplement);
    return std::string(registry) + "-" + ordering + "-" + std::to_string(supplement);
  };
  const std::string source = file_bytes(GetParam().path);
  const FontProgram program = subset(*face_, {1, 2, 3});
  EXPECT_EQ(collection(open_by_freetype(program.bytes).get()),
            collection(open_by_freetype(source, GetParam().index).get()));
}

TEST_P(CjkFaces, GiveTheSameBytesEveryTime) {
  const std::set<GlyphId> glyphs = glyphs_of(*face_, sample, Orientation::horizontal);
  const auto again = Face::open(face_->description());
  EXPECT_EQ(subset(*face_, glyphs).bytes, subset(*again, glyphs).bytes);
  std::set<GlyphId> with_notdef = glyphs;
  with_notdef.insert(0);
  EXPECT_EQ(subset(*face_, glyphs).bytes, subset(*face_, with_notdef).bytes);
}

TEST_P(CjkFaces, GetSmall) {
  const std::set<GlyphId> glyphs = glyphs_of(*face_, sample, Orientation::horizontal);
  EXPECT_LT(subset(*face_, glyphs).bytes.size(), glyphs.size() * 800);
  EXPECT_LT(subset(*face_, {}).bytes.size(), 1000u);
}

TEST_P(CjkFaces, DrawTheSameWithThousandsOfGlyphs) {
  std::set<GlyphId> glyphs;
  for (GlyphId glyph = 0; glyph < 65535; glyph += 23) glyphs.insert(glyph);
  const FontProgram program = subset(*face_, glyphs);
  const Opened after = open_by_freetype(program.bytes);
  ASSERT_TRUE(after);
  const std::string source = file_bytes(GetParam().path);
  const Opened before = open_by_freetype(source, GetParam().index);
  for (GlyphId glyph = 0; glyph < before->num_glyphs; glyph += 23) {
    ASSERT_EQ(drawn(after.get(), face_->cid(glyph)), drawn(before.get(), glyph)) << glyph;
  }
}

INSTANTIATE_TEST_SUITE_P(, CjkFaces,
                         testing::Values(Source{fandol_fang, 0}, Source{fandol_kai, 0},
                                         Source{noto_serif, simplified_chinese},
                                         Source{noto_serif_bold, simplified_chinese},
                                         Source{noto_sans, simplified_chinese}));

TestFont three_glyphs(bool cff) {
  TestFont font;
  font.cff = cff;
  font.glyphs = {{u'一', 100, 300, 900, 400, 1000},
                 {u'二', 100, 100, 800, 200, 900},
                 {u'三', 100, 500, 700, 600, 800}};
  return font;
}

TEST(Subset, KeepsGlyphIndicesOfTrueType) {
  const TemporaryFolder folder;
  const std::string source = three_glyphs(false).build();
  const auto face = Face::open(describe_faces(folder.write("a.ttf", source)).at(0));
  const FontProgram program = subset(*face, {3});
  EXPECT_EQ(program.kind, ProgramKind::truetype);
  EXPECT_EQ(face->cid(3), 3u);
  const Opened before = open_by_freetype(source), after = open_by_freetype(program.bytes);
  ASSERT_TRUE(before && after);
  EXPECT_EQ(drawn(after.get(), 3), drawn(before.get(), 3));
  EXPECT_EQ(drawn(after.get(), 0), drawn(before.get(), 0));
  EXPECT_EQ(drawn(after.get(), 1).size(), 1u);  // an advance and no outline
  EXPECT_EQ(program.bytes, subset(*face, {3}).bytes);
}

TEST(Subset, KeepsOnlyTheTablesThatAPdfNeeds) {
  const TemporaryFolder folder;
  const auto face =
      Face::open(describe_faces(folder.write("a.ttf", three_glyphs(false).build())).at(0));
  const std::string bytes = subset(*face, {1}).bytes;
  std::set<std::string> tags;
  const auto count = static_cast<std::size_t>(bytes.at(5));
  for (std::size_t i = 0; i < count; ++i) tags.insert(bytes.substr(12 + 16 * i, 4));
  EXPECT_EQ(tags, (std::set<std::string>{"glyf", "head", "hhea", "hmtx", "loca", "maxp"}));
}

// The glyph indices of a font whose glyphs have names become its CIDs.
TEST(Subset, GivesNamedCffGlyphsTheirIndexForACid) {
  const TemporaryFolder folder;
  const std::string source = three_glyphs(true).build();
  const auto face = Face::open(describe_faces(folder.write("a.otf", source)).at(0));
  ASSERT_EQ(face->outline_format(), OutlineFormat::cff);
  const FontProgram program = subset(*face, {1, 3});
  EXPECT_EQ(program.kind, ProgramKind::cid_font_type_0c);
  const Opened before = open_by_freetype(source), after = open_by_freetype(program.bytes);
  ASSERT_TRUE(before && after);
  for (const GlyphId glyph : {0u, 1u, 3u}) {
    EXPECT_FALSE(drawn(before.get(), glyph).empty());
    EXPECT_EQ(drawn(after.get(), face->cid(glyph)), drawn(before.get(), glyph)) << glyph;
  }
  EXPECT_EQ(drawn(after.get(), 2).size(), 1u);  // an advance and no outline
}

TEST(Subset, PassesOverGlyphsThatTheFaceDoesNotHave) {
  const TemporaryFolder folder;
  for (const bool cff : {false, true}) {
    const auto face =
        Face::open(describe_faces(folder.write("a.otf", three_glyphs(cff).build())).at(0));
    EXPECT_EQ(subset(*face, {1, 4, 70000}).bytes, subset(*face, {1}).bytes);
  }
}

// Glyphs whose CIDs are not their indices, which none of the free faces has: what was cut out of
// one, as a face of its own.
TEST(Subset, SelectsByCidWhereThatIsNotTheGlyphIndex) {
  const TemporaryFolder folder;
  const auto fang = Face::open(describe_faces(fandol_fang).at(0));
  const std::set<GlyphId> glyphs = glyphs_of(*fang, u"一二三", Orientation::horizontal);
  TestFont font = three_glyphs(true);
  font.cff_program = subset(*fang, glyphs).bytes;
  const auto face = Face::open(describe_faces(folder.write("a.otf", font.build())).at(0));
  ASSERT_TRUE(face);
  EXPECT_EQ(face->outline_format(), OutlineFormat::cff_cid);
  GlyphId index = 0;
  for (const GlyphId glyph : glyphs) EXPECT_EQ(face->cid(++index), fang->cid(glyph));
  const FontProgram program = subset(*face, {1, 3});
  const Opened before = open_by_freetype(font.cff_program);
  const Opened after = open_by_freetype(program.bytes);
  ASSERT_TRUE(before && after);
  for (const GlyphId glyph : {1u, 3u}) {
    const auto expected = drawn(before.get(), face->cid(glyph));
    ASSERT_FALSE(expected.empty());
    EXPECT_EQ(drawn(after.get(), face->cid(glyph)), expected) << glyph;
  }
  EXPECT_TRUE(drawn(after.get(), face->cid(2)).empty());
}

}  // namespace
}  // namespace typeset::font
