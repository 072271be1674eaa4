#include "text/prepared_texts.h"

#include <gtest/gtest.h>
#include <thread>

#include "support/fixtures.h"
#include "text/paragraph_layout.h"

namespace typeset::text {
namespace {

using tests::cell_style;
using tests::share;

// A catalogue of its own, which has kept nothing yet.
font::Catalogue new_fonts() {
  return font::Catalogue::find(
      tests::free_fonts().wishes(),
      {std::filesystem::path(TYPESET_SOURCE_DIR) / "fonts/free", "/usr/share/fonts"});
}

// Where each glyph stands.
std::vector<std::pair<font::GlyphId, Point>> places(const PreparedParagraph& paragraph) {
  std::vector<std::pair<font::GlyphId, Point>> result;
  for (const Line& line : lay_out(paragraph, Length::pt(60)).lines) {
    for (const font::GlyphRun& run : line.runs) {
      for (const font::PositionedGlyph& glyph : run.glyphs) {
        result.emplace_back(glyph.id, glyph.origin);
      }
    }
  }
  return result;
}

TEST(PreparedTexts, AreWhatPreparingGivesFirstAndAgain) {
  const font::Catalogue fonts = new_fonts();
  const auto style = share(cell_style());
  auto larger = cell_style();
  larger.size = larger.size * 2;
  const auto other = share(larger);
  for (int round = 0; round < 2; ++round) {
    for (const char* text : {"法律服务机构", "合计", "2020年", "（一）“公开”，", ""}) {
      for (const auto& own : {style, other}) {
        Diagnostics diagnostics;
        const auto rich = tests::rich_text(text, own);
        const auto found = prepare_shared(rich, own, fonts, diagnostics);
        EXPECT_EQ(places(*found), places(prepare(rich, own, fonts, diagnostics))) << text;
        EXPECT_EQ(found->style, own);
      }
    }
  }
}

TEST(PreparedTexts, ArePreparedOnce) {
  const font::Catalogue fonts = new_fonts();
  const auto style = share(cell_style());
  Diagnostics diagnostics;
  const auto once = [&](const document::RichText& text) {
    return prepare_shared(text, style, fonts, diagnostics);
  };
  const auto text = tests::rich_text("合计", style);
  EXPECT_EQ(once(text), once(text));
  auto marked = text, raised = text;
  marked.front().marks.underline = true;
  raised.front().baseline_shift = Length::pt(1);
  EXPECT_NE(once(marked), once(text));
  EXPECT_NE(once(raised), once(text));
  EXPECT_NE(once(marked), once(raised));
  EXPECT_NE(prepare_shared(text, share(cell_style()), fonts, diagnostics), once(text));
}

TEST(PreparedTexts, ReportEachTimeWhatIsWrong) {
  const font::Catalogue fonts = new_fonts();
  const auto style = share(cell_style());
  for (int round = 0; round < 2; ++round) {
    Diagnostics diagnostics;
    prepare_shared(tests::rich_text("\U0010FFFD", style), style, fonts, diagnostics);
    EXPECT_EQ(diagnostics.sorted().size(), 1U) << round;
  }
}

TEST(PreparedTexts, KeepToTheirCapacity) {
  const auto style = share(cell_style());
  Diagnostics diagnostics;
  const auto text = std::make_shared<const PreparedParagraph>(
      prepare(tests::rich_text("合计合计", style), style, tests::free_fonts(), diagnostics));
  PreparedTexts texts(4096);
  texts.keep("constant", text);
  for (int i = 0; i < 20000; ++i) {
    texts.keep(std::to_string(i), text);
    EXPECT_LE(texts.size(), 4096U + 16 * 2 * 16);
    ASSERT_EQ(texts.find("constant"), text) << "what is asked for all the time stays";
  }
  EXPECT_EQ(texts.find("0"), nullptr);
}

TEST(PreparedTexts, ServeSeveralThreads) {
  const font::Catalogue fonts = new_fonts();
  const auto style = share(cell_style());
  std::vector<document::RichText> texts;
  std::vector<std::vector<std::pair<font::GlyphId, Point>>> expected;
  Diagnostics diagnostics;
  for (int i = 0; i < 40; ++i) {
    texts.push_back(tests::rich_text("第" + std::to_string(i) + "项政府信息", style));
    expected.push_back(places(prepare(texts.back(), style, fonts, diagnostics)));
  }
  std::vector<int> wrong(4, 0);
  {
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < wrong.size(); ++t) {
      threads.emplace_back([&, t] {
        Diagnostics own;
        for (std::size_t i = 0; i < 400; ++i) {
          const std::size_t n = (i + t * 11) % texts.size();
          if (places(*prepare_shared(texts[n], style, fonts, own)) != expected[n]) ++wrong[t];
        }
      });
    }
  }
  EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

}  // namespace
}  // namespace typeset::text
