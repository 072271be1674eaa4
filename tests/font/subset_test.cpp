#include "font/subset.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H
#include FT_OUTLINE_H

#include <gtest/gtest.h>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "font/cff_program.h"
#include "font/inflated.h"
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

std::vector<GlyphId> glyphs_of(const Face& face, std::u16string_view text,
                               Orientation orientation) {
  ShapeRequest request;
  request.text = text;
  request.orientation = orientation;
  std::set<GlyphId> glyphs;
  for (const ShapedGlyph& glyph : shape(face, request)) glyphs.insert(glyph.id);
  return {glyphs.begin(), glyphs.end()};
}

struct Source {
  std::filesystem::path path;
  unsigned index;
};

// The CFF table of an OpenType file.
std::string cff_of(const std::string& file) {
  const auto number = [&file](std::size_t offset, int size) {
    std::size_t value = 0;
    for (int i = 0; i < size; ++i) {
      value =
          value << 8 | static_cast<unsigned char>(file.at(offset + static_cast<std::size_t>(i)));
    }
    return value;
  };
  for (std::size_t record = 12; record < 12 + 16 * number(4, 2); record += 16) {
    if (file.compare(record, 4, "CFF ") == 0) {
      return file.substr(number(record + 8, 4), number(record + 12, 4));
    }
  }
  return {};
}

class CjkFaces : public testing::TestWithParam<Source> {
 protected:
  std::shared_ptr<const Face> face_ =
      Face::open(describe_faces(GetParam().path).at(GetParam().index));
};

constexpr std::u16string_view sample =
    u"全省政府信息公开工作年度报告（2020）：主动公开“规章”123件，占45.6%——依申请公开……ABCg";

// The glyph indices of the free faces are what FreeType draws them by.
TEST_P(CjkFaces, DrawTheSameByCidAfterwards) {
  for (const auto orientation : {Orientation::horizontal, Orientation::vertical}) {
    const std::vector<GlyphId> glyphs = glyphs_of(*face_, sample, orientation);
    ASSERT_TRUE(numbers_glyphs_anew(*face_));
    const FontProgram program = subset(*face_, glyphs, 1);
    EXPECT_EQ(program.kind, ProgramKind::cid_font_type_0c);
    const std::string source = file_bytes(GetParam().path), bytes = inflated(program);
    const Opened before = open_by_freetype(source, GetParam().index);
    const Opened after = open_by_freetype(bytes);
    ASSERT_TRUE(before && after);
    FT_Bool cid_keyed = 0;
    FT_Get_CID_Is_Internally_CID_Keyed(after.get(), &cid_keyed);
    EXPECT_TRUE(cid_keyed);
    std::uint32_t cid = 0;
    for (const GlyphId glyph : glyphs) {
      const auto expected = drawn(before.get(), glyph);
      ASSERT_FALSE(expected.empty());
      EXPECT_EQ(drawn(after.get(), ++cid), expected) << glyph;
    }
    EXPECT_EQ(drawn(after.get(), 0), drawn(before.get(), 0));
  }
}

TEST_P(CjkFaces, NumberGlyphsFromTheFirstCidOn) {
  const std::vector<GlyphId> glyphs = {700, 30, 31, 500};
  const std::string source = file_bytes(GetParam().path);
  const std::string bytes = inflated(subset(*face_, glyphs, 1000));
  const Opened before = open_by_freetype(source, GetParam().index);
  const Opened after = open_by_freetype(bytes);
  ASSERT_TRUE(before && after);
  for (std::uint32_t i = 0; i < glyphs.size(); ++i) {
    EXPECT_EQ(drawn(after.get(), 1000 + i), drawn(before.get(), glyphs[i])) << i;
  }
  // FreeType counts up to the highest CID, and has nothing for those between.
  EXPECT_TRUE(drawn(after.get(), 999).empty());
  EXPECT_TRUE(drawn(after.get(), 1).empty());
}

// The numbers are the document's own and no collection's.
TEST_P(CjkFaces, BelongToNoCollection) {
  const std::string bytes = inflated(subset(*face_, {1, 2, 3}, 1));
  const Opened program = open_by_freetype(bytes);
  const char *registry = nullptr, *ordering = nullptr;
  FT_Int supplement = 1;
  FT_Get_CID_Registry_Ordering_Supplement(program.get(), &registry, &ordering, &supplement);
  EXPECT_STREQ(registry, "Adobe");
  EXPECT_STREQ(ordering, "Identity");
  EXPECT_EQ(supplement, 0);
}

TEST_P(CjkFaces, GiveTheSameBytesEveryTime) {
  const std::vector<GlyphId> glyphs = glyphs_of(*face_, sample, Orientation::horizontal);
  const auto again = Face::open(face_->description());
  EXPECT_EQ(subset(*face_, glyphs, 1).deflated, subset(*again, glyphs, 1).deflated);
}

// Programs are put together of what other programs left behind, or threads at the same time.
TEST_P(CjkFaces, GiveTheSameBytesWhateverWasCutBefore) {
  std::vector<std::vector<GlyphId>> lists;
  std::vector<std::string> alone;
  for (GlyphId start = 1; start < 9; ++start) {
    std::vector<GlyphId>& glyphs = lists.emplace_back();
    for (GlyphId glyph = start; glyph < 3000; glyph += 97 + start) glyphs.push_back(glyph);
    alone.push_back(subset(*Face::open(face_->description()), glyphs, 1).deflated);
  }
  std::vector<std::string> together(lists.size());
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    threads.emplace_back([&, i] { together[i] = subset(*face_, lists[i], 1).deflated; });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::size_t i = lists.size(); i-- > 0;) {
    EXPECT_EQ(together[i], alone[i]) << i;
    EXPECT_EQ(subset(*face_, lists[i], 1).deflated, alone[i]) << i;
  }
}

TEST_P(CjkFaces, GetSmall) {
  const std::vector<GlyphId> glyphs = glyphs_of(*face_, sample, Orientation::horizontal);
  EXPECT_LT(subset(*face_, glyphs, 1).size, glyphs.size() * 800);
  EXPECT_LT(subset(*face_, glyphs, 1).deflated.size(), glyphs.size() * 500);
  EXPECT_LT(subset(*face_, {}, 1).size, 1000u);
}

TEST_P(CjkFaces, DrawTheSameWithThousandsOfGlyphs) {
  const std::string source = file_bytes(GetParam().path);
  const Opened before = open_by_freetype(source, GetParam().index);
  std::vector<GlyphId> glyphs;
  for (GlyphId glyph = 1; glyph < before->num_glyphs; glyph += 23) glyphs.push_back(glyph);
  const std::string bytes = inflated(subset(*face_, glyphs, 1));
  const Opened after = open_by_freetype(bytes);
  ASSERT_TRUE(after);
  std::uint32_t cid = 0;
  for (const GlyphId glyph : glyphs) {
    ASSERT_EQ(drawn(after.get(), ++cid), drawn(before.get(), glyph)) << glyph;
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
  const FontProgram program = subset(*face, {3}, 1);
  EXPECT_EQ(program.kind, ProgramKind::truetype);
  EXPECT_FALSE(numbers_glyphs_anew(*face));
  const std::string bytes = inflated(program);
  const Opened before = open_by_freetype(source), after = open_by_freetype(bytes);
  ASSERT_TRUE(before && after);
  EXPECT_EQ(drawn(after.get(), 3), drawn(before.get(), 3));
  EXPECT_EQ(drawn(after.get(), 0), drawn(before.get(), 0));
  EXPECT_EQ(drawn(after.get(), 1).size(), 1u);  // an advance and no outline
  EXPECT_EQ(program.deflated, subset(*face, {3}, 1).deflated);
}

TEST(Subset, KeepsOnlyTheTablesThatAPdfNeeds) {
  const TemporaryFolder folder;
  const auto face =
      Face::open(describe_faces(folder.write("a.ttf", three_glyphs(false).build())).at(0));
  const std::string bytes = inflated(subset(*face, {1}, 1));
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
  const FontProgram program = subset(*face, {1, 3}, 1);
  EXPECT_EQ(program.kind, ProgramKind::cid_font_type_0c);
  const std::string bytes = inflated(program);
  const Opened before = open_by_freetype(source), after = open_by_freetype(bytes);
  ASSERT_TRUE(before && after);
  for (const GlyphId glyph : {0u, 1u, 3u}) {
    EXPECT_FALSE(drawn(before.get(), glyph).empty());
    EXPECT_EQ(drawn(after.get(), glyph), drawn(before.get(), glyph)) << glyph;
  }
  EXPECT_EQ(drawn(after.get(), 2).size(), 1u);  // an advance and no outline
}

TEST(Subset, PassesOverGlyphsThatTheFaceDoesNotHave) {
  const TemporaryFolder folder;
  for (const bool cff : {false, true}) {
    const auto face =
        Face::open(describe_faces(folder.write("a.otf", three_glyphs(cff).build())).at(0));
    EXPECT_EQ(subset(*face, {1, 4, 70000}, 1).deflated, subset(*face, {1}, 1).deflated);
  }
}

// A CID-keyed face of one glyph besides .notdef, with that charstring.
std::string keyed_program(const std::string& cff, const std::string& char_string) {
  const std::string end = "\x0e";
  const std::vector<GlyphId> glyphs = {0, 1};
  const std::vector<std::size_t> sizes = {end.size(), char_string.size()};
  return cff_head(CffTable(cff), {.glyphs = glyphs, .sizes = sizes}) + end + char_string;
}

// Hints go; the width before them stays, and so do the operands that follow them.
TEST(Subset, DropsHintsAndKeepsWidths) {
  const TemporaryFolder folder;
  const std::string cff = cff_of(file_bytes(fandol_fang));
  TestFont font;
  font.cff = true;
  // 10 (width) 1 2 hstemhm 3 4 hintmask <80> 50 60 rmoveto 40 hlineto 7 8 cntrmask <00> 30 vlineto
  // endchar
  font.cff_program = keyed_program(
      cff,
      std::string("\x95\x8c\x8d\x12\x8e\x8f\x13\x80\xbd\xc7\x15\xb3\x06\x14\x00\xa9\x07\x0e", 18));
  const auto face = Face::open(describe_faces(folder.write("a.otf", font.build())).at(0));
  ASSERT_TRUE(face && numbers_glyphs_anew(*face));
  const std::string bytes = inflated(subset(*face, {1}, 7));
  const Opened before = open_by_freetype(font.cff_program), after = open_by_freetype(bytes);
  ASSERT_TRUE(before && after);
  EXPECT_EQ(drawn(before.get(), 1).size(), 11u);  // three points, one contour
  EXPECT_EQ(drawn(after.get(), 7), drawn(before.get(), 1));
  const std::string flat = "\x95\xbd\xc7\x15\xb3\x06\xa9\x07\x0e";
  EXPECT_TRUE(bytes.ends_with(flat));
}

TEST(Subset, RefusesCharstringsThatAreBroken) {
  const TemporaryFolder folder;
  const std::string cff = cff_of(file_bytes(fandol_fang));
  for (const std::string broken :
       {"", "\x8b", "\x8b\x0a\x0e", "\x8b\x02\x0e", "\xf7", "\x8b\x16"}) {
    TestFont font;
    font.cff = true;
    font.cff_program = keyed_program(cff, broken);
    const auto face = Face::open(describe_faces(folder.write("a.otf", font.build())).at(0));
    ASSERT_TRUE(face && numbers_glyphs_anew(*face));
    EXPECT_THROW(subset(*face, {1}, 1), std::runtime_error) << testing::PrintToString(broken);
    EXPECT_NO_THROW(subset(*face, {}, 1));
  }
}

}  // namespace
}  // namespace typeset::font
