#include "font/face.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <thread>

#include "font/inflated.h"
#include "font/shaper.h"
#include "font/subset.h"
#include "font/test_font.h"

namespace typeset::font {
namespace {

std::shared_ptr<const Face> open(const std::filesystem::path& path, unsigned index = 0) {
  for (const FaceDescription& description : describe_faces(path)) {
    if (description.index == index) return Face::open(description);
  }
  return nullptr;
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

struct KnownFace {
  std::filesystem::path path;
  unsigned index;
  const char* family;
  const char* postscript_name;
  int weight;
  double above;
  double digit, hanzi, quotation_mark, ellipsis;  // advances of 1 一 “ …
};

class KnownFaces : public testing::TestWithParam<KnownFace> {};

TEST_P(KnownFaces, HaveNamesEmBoxAndAdvances) {
  const KnownFace& known = GetParam();
  const auto face = open(known.path, known.index);
  ASSERT_TRUE(face);
  EXPECT_EQ(face->family(), known.family);
  EXPECT_EQ(face->postscript_name(), known.postscript_name);
  EXPECT_EQ(face->description().weight, known.weight);
  EXPECT_FALSE(face->description().italic);
  EXPECT_EQ(face->outline_format(), OutlineFormat::cff_cid);
  EXPECT_TRUE(face->embeddable());
  EXPECT_EQ(face->units_per_em(), 1000);
  EXPECT_DOUBLE_EQ(face->em_box_above(), known.above);
  EXPECT_DOUBLE_EQ(face->em_box_above() + face->em_box_below(), 1);
  EXPECT_DOUBLE_EQ(face->advance(face->glyph(U'1').value()), known.digit);
  EXPECT_DOUBLE_EQ(face->advance(face->glyph(U'一').value()), known.hanzi);
  EXPECT_DOUBLE_EQ(face->advance(face->glyph(U'“').value()), known.quotation_mark);
  EXPECT_DOUBLE_EQ(face->advance(face->glyph(U'…').value()), known.ellipsis);
}

INSTANTIATE_TEST_SUITE_P(
    , KnownFaces,
    testing::Values(
        KnownFace{fandol_fang, 0, "FandolFang", "FandolFang-Regular", 400, .88, .5, 1, 1, 1},
        KnownFace{fandol_kai, 0, "FandolKai", "FandolKai-Regular", 400, .88, .555, 1, 1, 1},
        KnownFace{noto_serif, 2, "Noto Serif CJK SC", "NotoSerifCJKsc-Regular", 400, .88, .471, 1,
                  1, 1},
        KnownFace{noto_serif_bold, 2, "Noto Serif CJK SC", "NotoSerifCJKsc-Bold", 700, .88, .466, 1,
                  1, 1},
        KnownFace{noto_sans, 2, "Noto Sans CJK SC", "NotoSansCJKsc-Regular", 400, .88, .555, 1, 1,
                  1},
        KnownFace{noto_serif, 0, "Noto Serif CJK JP", "NotoSerifCJKjp-Regular", 400, .88, .471, 1,
                  .426, 1}),
    [](const auto& test) {
      std::string name = test.param.postscript_name;
      std::erase(name, '-');
      return name;
    });

TEST(FaceDescription, ListsEveryFaceOfACollection) {
  const auto faces = describe_faces(noto_serif);
  ASSERT_GE(faces.size(), 4u);
  EXPECT_EQ(faces[2].index, 2u);
  EXPECT_TRUE(contains(faces[2].families, "Noto Serif CJK SC"));
  EXPECT_TRUE(contains(faces[2].full_names, "NotoSerifCJKsc-Regular"));
}

TEST(FaceDescription, HasNamesInEveryLanguageAndTheStyle) {
  const TemporaryFolder folder;
  TestFont font{.family = "FZXiaoBiaoSong-B05S", .chinese_family = "方正小标宋简体"};
  font.weight = 7;  // an old scale, for 700
  font.width = 3;
  font.italic = true;
  const auto faces = describe_faces(folder.write("a.ttf", font.build()));
  ASSERT_EQ(faces.size(), 1u);
  EXPECT_TRUE(contains(faces[0].families, "FZXiaoBiaoSong-B05S"));
  EXPECT_TRUE(contains(faces[0].families, "方正小标宋简体"));
  EXPECT_EQ(faces[0].weight, 700);
  EXPECT_EQ(faces[0].width, 3);
  EXPECT_TRUE(faces[0].italic);
}

TEST(Face, TakesAPlainEmBoxWhereTheFontSaysNothing) {
  const TemporaryFolder folder;
  for (const bool cff : {false, true}) {
    TestFont font;
    font.cff = cff;
    const auto face = open(folder.write("a.otf", font.build()));
    ASSERT_TRUE(face);
    EXPECT_EQ(face->outline_format(), cff ? OutlineFormat::cff : OutlineFormat::truetype);
    EXPECT_DOUBLE_EQ(face->em_box_above(), 0.88);
    EXPECT_DOUBLE_EQ(face->em_box_below(), 0.12);
    EXPECT_DOUBLE_EQ(face->ascender(), 0.9);
    EXPECT_DOUBLE_EQ(face->descender(), -0.3);
    EXPECT_DOUBLE_EQ(face->bounding_box().top, 0.88);
  }
}

TEST(Face, MeasuresInk) {
  const TemporaryFolder folder;
  for (const bool cff : {false, true}) {
    TestFont font;
    font.cff = cff;
    const auto face = open(folder.write("a.otf", font.build()));
    ASSERT_TRUE(face);
    const InkExtents ink = face->ink_extents(face->glyph(U'一').value());
    EXPECT_DOUBLE_EQ(ink.left, 0.1);
    EXPECT_DOUBLE_EQ(ink.right, 0.9);
    EXPECT_DOUBLE_EQ(ink.top, 0.4);
    EXPECT_DOUBLE_EQ(ink.bottom, 0.3);
  }
}

TEST(Face, HasNoGlyphForWhatItLacks) {
  const auto fang = open(fandol_fang);
  EXPECT_FALSE(fang->glyph(U'\U0002C456'));
  EXPECT_TRUE(open(noto_serif, simplified_chinese)->glyph(U'㛃'));
  EXPECT_FALSE(fang->glyph(U'㛃'));
}

TEST(Face, KnowsVariationSequences) {
  constexpr char32_t selector = 0xE0100;
  const auto noto = open(noto_serif, 0);
  ASSERT_TRUE(noto->glyph(U'葛', selector));
  EXPECT_NE(noto->glyph(U'葛', selector), noto->glyph(U'葛'));
  EXPECT_FALSE(open(fandol_fang)->glyph(U'葛', selector));
}

struct Licence {
  unsigned embedding;
  bool embeddable;
};

TEST(Face, KnowsWhetherASubsetMayBeEmbedded) {
  const TemporaryFolder folder;
  for (const auto [embedding, embeddable] :
       {Licence{0, true}, Licence{0x2, false}, Licence{0x4, true}, Licence{0x8, true},
        Licence{0x6, true}, Licence{0x100, false}, Licence{0x200, false}}) {
    TestFont font;
    font.embedding = embedding;
    const auto face = open(folder.write("a.ttf", font.build()));
    ASSERT_TRUE(face);
    EXPECT_EQ(face->embeddable(), embeddable) << embedding;
  }
}

TEST(Face, GivesAPostScriptNameOfPlainAscii) {
  const TemporaryFolder folder;
  TestFont font{.family = "仿宋", .postscript_name = "Fang Song(GB/2312)仿"};
  EXPECT_EQ(open(folder.write("a.ttf", font.build()))->postscript_name(), "FangSongGB2312");
  font.postscript_name = "仿宋";
  EXPECT_EQ(open(folder.write("b.ttf", font.build()))->postscript_name(), "Unnamed");
}

TEST(BrokenFonts, AreNoFaces) {
  const TemporaryFolder folder;
  const auto pipe = folder.path() / "pipe.ttf";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  for (const auto& path :
       {folder.write("text.ttf", "this is no font"), folder.write("empty.ttf", ""),
        folder.write("tag.ttf", std::string("\0\1\0\0", 4)), folder.write("collection.ttc", "ttcf"),
        folder.write("zero.ttf", std::string(4096, '\0')), folder.path(), folder.path() / "none",
        pipe}) {
    EXPECT_TRUE(describe_faces(path).empty()) << path;
    FaceDescription description;
    description.path = path;
    EXPECT_FALSE(Face::open(description)) << path;
  }
  FaceDescription beyond;
  beyond.path = fandol_kai;
  beyond.index = 7;
  EXPECT_FALSE(Face::open(beyond));
}

TEST(BrokenFonts, AreRefusedWhenCutShort) {
  const TemporaryFolder folder;
  for (const bool cff : {false, true}) {
    TestFont font;
    font.cff = cff;
    const std::string whole = font.build();
    // The padding after the last table is nobody's loss.
    for (std::size_t length = 0; length + 4 < whole.size(); length += 3) {
      const auto path = folder.write(std::to_string(length) + (cff ? ".otf" : ".ttf"),
                                     std::string_view(whole).substr(0, length));
      EXPECT_TRUE(describe_faces(path).empty()) << length;
    }
  }
}

TEST(BrokenFonts, AreRefusedWhenTheirCffTableIsCutShort) {
  const TemporaryFolder folder;
  TestFont font;
  font.cff = true;
  const std::string whole = font.cff_table();
  for (std::size_t length = 1; length < whole.size(); ++length) {
    font.cff_program = whole.substr(0, length);
    const auto path = folder.write(std::to_string(length) + ".otf", font.build());
    EXPECT_FALSE(open(path)) << length << " of " << whole.size();
  }
}

// Whatever a broken table says, asking must not crash; the answers do not matter.
void ask_everything(const Face& face) {
  for (const auto orientation : {Orientation::horizontal, Orientation::vertical}) {
    ShapeRequest request;
    request.text = u"一、“”";
    request.orientation = orientation;
    shape(face, request);
  }
  for (GlyphId glyph = 0; glyph < 4; ++glyph) {
    face.ink_extents(glyph);
    face.advance(glyph);
  }
  face.outline_format();
  try {
    subset(face, {1, 2, 70000}, 1);
  } catch (const std::runtime_error&) {
  }
}

TEST(BrokenFonts, NeverCrash) {
  const TemporaryFolder folder;
  int made = 0;
  for (const bool cff : {false, true}) {
    TestFont font{.glyphs = {{u'“', 0, 0, 10, 10}, {u'一', 100, 300, 900, 400}}};
    font.cff = cff;
    const std::string whole = font.build();
    for (std::size_t i = 0; i < whole.size(); ++i) {
      for (const char byte : {'\0', '\x7f', '\xff'}) {
        std::string broken = whole;
        broken[i] = byte;
        // A new name each time: some file systems write a file out that replaces another.
        const auto path = folder.write(std::to_string(made++) + ".ttf", broken);
        if (const auto face = open(path)) ask_everything(*face);
        std::filesystem::remove(path);
      }
    }
  }
}

// The glyphs of CID-keyed faces are cut out one by one.
TEST(BrokenFonts, NeverCrashWhereGlyphsAreKeyedByCid) {
  const TemporaryFolder folder;
  const auto fang = open(fandol_fang);
  const std::vector<GlyphId> glyphs = {fang->glyph(U'一').value(), fang->glyph(U'二').value()};
  TestFont font{.glyphs = {{u'一', 100, 300, 900, 400}, {u'二', 100, 300, 900, 400}}};
  font.cff = true;
  const std::string whole = inflated(subset(*fang, glyphs, 1));
  for (std::size_t i = 0; i < whole.size(); ++i) {
    for (const char byte : {'\x0a', '\xff'}) {
      font.cff_program = whole;
      font.cff_program[i] = byte;
      const auto path = folder.write(std::to_string(i) + "." + std::to_string(byte), font.build());
      if (const auto face = open(path)) ask_everything(*face);
      std::filesystem::remove(path);
    }
  }
}

TEST(Face, IsSharedBetweenThreads) {
  const auto face = open(noto_sans, simplified_chinese);
  ASSERT_TRUE(face);
  std::vector<double> sums(4);
  std::vector<std::thread> threads;
  for (double& sum : sums) {
    threads.emplace_back([&sum, &face] {
      for (char32_t c = U'一'; c < U'一' + 400; ++c) {
        const GlyphId glyph = face->glyph(c).value_or(0);
        sum += face->advance(glyph) + face->ink_extents(glyph).left;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const double sum : sums) EXPECT_EQ(sum, sums.front());
}

}  // namespace
}  // namespace typeset::font
