#include "pdf/text_object.h"

#include <cmath>
#include <gtest/gtest.h>
#include <vector>

namespace typeset::pdf {
namespace {

constexpr double size = 16;

// Full-width glyphs on a baseline, `pitch` apart.
std::vector<ShownGlyph> evenly_spaced(std::size_t count, double pitch) {
  std::vector<ShownGlyph> glyphs;
  for (std::size_t i = 0; i < count; ++i) {
    glyphs.push_back({.cid = static_cast<std::uint32_t>(i + 1),
                      .width = 1000,
                      .pen = {72 + static_cast<double>(i) * pitch, 700}});
  }
  return glyphs;
}

std::string shown(const std::vector<ShownGlyph>& glyphs) {
  ContentStream content;
  TextObject text(content);
  text.set_font("F1", size);
  text.set_tracking(glyphs);
  for (const ShownGlyph& glyph : glyphs) text.show(glyph);
  text.end();
  return content.bytes();
}

TEST(TextObject, ShowsASolidLineWithoutAdjustments) {
  EXPECT_EQ(shown(evenly_spaced(3, size)), "BT\n/F1 16 Tf\n72 700 Td\n<000100020003>Tj\nET\n");
}

TEST(TextObject, ConstantTrackingIsCharacterSpacing) {
  EXPECT_EQ(shown(evenly_spaced(4, size + 0.25)),
            "BT\n/F1 16 Tf\n.25 Tc\n72 700 Td\n<0001000200030004>Tj\nET\n");
}

TEST(TextObject, SingleGapIsAnAdjustment) {
  std::vector<ShownGlyph> glyphs = evenly_spaced(4, size);
  glyphs[2].pen.x += 4;
  glyphs[3].pen.x += 4;
  EXPECT_EQ(shown(glyphs), "BT\n/F1 16 Tf\n72 700 Td\n[<00010002>-250<00030004>]TJ\nET\n");
}

TEST(TextObject, ErrorsDoNotAddUp) {
  // Steps that no adjustment of few decimals can render.
  std::vector<ShownGlyph> glyphs = evenly_spaced(200, size);
  double shift = 0;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    shift += 0.0071 * static_cast<double>(i % 7);
    glyphs[i].pen.x += shift;
  }
  // Reads the numbers back as a viewer does.
  const std::string content = shown(glyphs);
  const double spacing = [&] {
    const std::size_t end = content.find(" Tc");
    if (end == std::string::npos) return 0.0;
    return std::stod(content.substr(content.rfind('\n', end) + 1));
  }();
  double pen = 72;
  std::size_t glyph = 0;
  for (std::size_t i = content.find('<', content.find("Td")); content[i] != ']';) {
    if (content[i] == '<') {
      for (++i; content[i] != '>'; i += 4, ++glyph) {
        ASSERT_LT(std::abs(pen - glyphs[glyph].pen.x), 0.005) << "glyph " << glyph;
        pen += size + spacing;
      }
      ++i;
    } else {
      std::size_t length = 0;
      pen -= std::stod(content.substr(i), &length) / 1000 * size;
      i += length;
    }
  }
  EXPECT_EQ(glyph, glyphs.size());
}

TEST(TextObject, KeepsStateBetweenTextObjects) {
  ContentStream content;
  for (int line = 0; line < 2; ++line) {
    TextObject text(content);
    text.set_font("F1", size);
    text.show({.cid = 1, .width = 1000, .pen = {72, 700.0 - 28 * line}});
    text.end();
  }
  EXPECT_EQ(content.bytes(),
            "BT\n/F1 16 Tf\n72 700 Td\n<0001>Tj\nET\nBT\n72 672 Td\n<0001>Tj\nET\n");
}

TEST(TextObject, BegunAgainIsLikeANewOne) {
  const auto show_sideways_and_plain = [](TextObject& text) {
    text.set_font("F1", 10);
    text.set_frame(TextFrame::of(true, 1));
    text.show({.cid = 1, .width = 1000, .pen = {100, 500}});
    text.set_frame({});
    text.show({.cid = 2, .width = 1000, .pen = {100, 400}});
    text.end();
  };
  ContentStream content, expected;
  TextObject text(content);
  show_sideways_and_plain(text);
  text.begin();
  text.show({.cid = 3, .width = 1000, .pen = {90, 300}});
  text.end();
  TextObject first(expected);
  show_sideways_and_plain(first);
  TextObject second(expected);
  second.show({.cid = 3, .width = 1000, .pen = {90, 300}});
  second.end();
  EXPECT_EQ(content.bytes(), expected.bytes());
}

TEST(TextObject, GlyphsBelowEachOtherAreMovedToAndLeaveTrackingAlone) {
  ContentStream content;
  content.set_character_spacing(0.5);
  TextObject text(content);
  text.set_font("F1", 10);
  std::vector<ShownGlyph> glyphs;
  for (int i = 0; i < 3; ++i) {
    glyphs.push_back({.cid = 7, .width = 1000, .pen = {100, 500.0 - 12 * i}});
  }
  text.set_tracking(glyphs);
  for (const ShownGlyph& glyph : glyphs) text.show(glyph);
  text.end();
  EXPECT_EQ(content.bytes(),
            ".5 Tc\nBT\n/F1 10 Tf\n100 500 Td\n<0007>Tj\n0 -12 Td\n<0007>Tj\n0 -12 Td\n"
            "<0007>Tj\nET\n");
}

std::string shown_in(const TextFrame& frame, const std::vector<ShownGlyph>& glyphs) {
  ContentStream content;
  TextObject text(content);
  text.set_font("F1", 10);
  text.set_frame(frame);
  text.set_tracking(glyphs);
  for (const ShownGlyph& glyph : glyphs) text.show(glyph);
  text.end();
  return content.bytes();
}

TEST(TextObject, SidewaysGlyphsAreOneStringInATurnedFrame) {
  EXPECT_EQ(shown_in(TextFrame::of(true, 1), {{.cid = 1, .width = 500, .pen = {100, 500}},
                                              {.cid = 2, .width = 600, .pen = {100, 495}},
                                              {.cid = 3, .width = 500, .pen = {100, 489}}}),
            "BT\n/F1 10 Tf\n0 -1 1 0 100 500 Tm\n<000100020003>Tj\nET\n");
}

TEST(TextObject, SidewaysGapsAreAdjustmentsAndRaisedGlyphsAreMovedTo) {
  EXPECT_EQ(shown_in(TextFrame::of(true, 1), {{.cid = 1, .width = 500, .pen = {100, 500}},
                                              {.cid = 2, .width = 500, .pen = {100, 493}},
                                              {.cid = 3, .width = 500, .pen = {103, 488}}}),
            "BT\n/F1 10 Tf\n0 -1 1 0 100 500 Tm\n[<0001>-200<0002>]TJ\n12 3 Td\n<0003>Tj\nET\n");
}

TEST(TextObject, StretchedGlyphsNeedNoAdjustments) {
  EXPECT_EQ(shown_in(TextFrame::of(false, 0.8), {{.cid = 1, .width = 500, .pen = {100, 500}},
                                                 {.cid = 2, .width = 500, .pen = {104, 500}}}),
            "BT\n/F1 10 Tf\n.8 0 0 1 100 500 Tm\n<00010002>Tj\nET\n");
}

TEST(TextObject, ThePlainFrameComesBackByAMatrixOnceAndIsMovedThen) {
  ContentStream content;
  TextObject text(content);
  text.set_font("F1", 10);
  const auto show = [&](const TextFrame& frame, UserPoint pen) {
    text.set_frame(frame);
    text.show({.cid = 7, .width = 1000, .pen = pen});
  };
  show({}, {100, 500});
  show(TextFrame::of(true, 1), {102, 490});
  show({}, {100, 478});
  show({}, {100, 468});
  text.end();
  EXPECT_EQ(content.bytes(),
            "BT\n/F1 10 Tf\n100 500 Td\n<0007>Tj\n0 -1 1 0 102 490 Tm\n<0007>Tj\n"
            "1 0 0 1 100 478 Tm\n<0007>Tj\n0 -10 Td\n<0007>Tj\nET\n");
}

}  // namespace
}  // namespace typeset::pdf
