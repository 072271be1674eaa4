// How evenly full lines are set: the spread of the space between their Han characters, printed for
// comparison with other engines and held under what was once reached.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <gtest/gtest.h>
#include <iostream>
#include <sstream>

#include "support/fixtures.h"
#include "text/paragraph_layout.h"

namespace typeset::text {
namespace {

// The first paragraphs of a report, prose with marks, figures, a title and quotations.
constexpr const char* prose_file = "tests/corpus/text/prose.txt";

std::vector<std::string> paragraphs() {
  std::ifstream file(std::string(TYPESET_SOURCE_DIR) + "/" + prose_file);
  std::vector<std::string> found;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) found.push_back(line);
  }
  return found;
}

struct Spread {
  int lines = 0;
  double mean = 0, deviation = 0, widest = 0;  // em, of full lines
  double neighbours = 0;  // root of the mean square difference of lines that follow each other, em
};

// What stands between two Han characters of the line that follow each other, beyond their boxes.
// All such gaps of a line are the same, so one will do.
std::optional<double> han_gap(const Line& line) {
  for (const font::GlyphRun& run : line.runs) {
    for (std::size_t i = 0; i + 1 < run.glyphs.size(); ++i) {
      const auto han = [&](std::size_t glyph) {
        return is_han(code_point_at(run.text, run.glyphs[glyph].text_start));
      };
      if (!han(i) || !han(i + 1)) continue;
      const Length step = run.glyphs[i + 1].origin.x - run.glyphs[i].origin.x;
      return step.ratio_to(run.size) - 1;
    }
  }
  return std::nullopt;
}

Spread measure_spread(const document::Style& style, Length measure) {
  std::vector<double> gaps;
  double squares = 0;
  int pairs = 0;
  const auto ref = tests::share(style);
  for (const std::string& paragraph : paragraphs()) {
    Diagnostics diagnostics;
    const auto layout = lay_out(
        prepare(tests::rich_text(paragraph, ref), ref, tests::free_fonts(), diagnostics), measure);
    std::optional<double> before;
    for (std::size_t i = 0; i + 1 < layout.lines.size(); ++i) {
      const auto gap = han_gap(layout.lines[i]);
      if (!gap) continue;
      gaps.push_back(*gap - (style.character_pitch.ratio_to(style.size) - 1));
      if (before) {
        squares += (gaps.back() - *before) * (gaps.back() - *before);
        ++pairs;
      }
      before = gaps.back();
    }
  }
  Spread spread;
  spread.lines = static_cast<int>(gaps.size());
  for (const double gap : gaps) {
    spread.mean += gap / spread.lines;
    spread.widest = std::max(spread.widest, gap);
  }
  for (const double gap : gaps) {
    spread.deviation += (gap - spread.mean) * (gap - spread.mean) / spread.lines;
  }
  spread.deviation = std::sqrt(spread.deviation);
  spread.neighbours = pairs > 0 ? std::sqrt(squares / pairs) : 0;
  return spread;
}

Spread report(const char* name, const document::Style& style, double ems) {
  const Spread spread = measure_spread(style, style.size.scaled(ems));
  std::cout << name << " " << ems << " em: " << spread.lines << " full lines, mean gap "
            << spread.mean << ", deviation " << spread.deviation << ", neighbours "
            << spread.neighbours << ", widest " << spread.widest << " em\n";
  return spread;
}

TEST(LineEvenness, GapsOfFullLinesVaryLittle) {
  document::Style grid = tests::body_style();
  document::Style free = grid;
  free.character_pitch = free.size;
  const auto expect_even = [](const Spread& spread, double deviation, double neighbours) {
    EXPECT_GT(spread.lines, 40);
    EXPECT_LT(spread.deviation, deviation);
    EXPECT_LT(spread.neighbours, neighbours);
  };
  expect_even(report("grid", grid, tests::type_area_width().ratio_to(grid.size)), 0.021, 0.027);
  expect_even(report("free", free, 28), 0.027, 0.029);
  expect_even(report("free", free, 20), 0.016, 0.022);
  expect_even(report("free", free, 12), 0.035, 0.041);
}

}  // namespace
}  // namespace typeset::text
