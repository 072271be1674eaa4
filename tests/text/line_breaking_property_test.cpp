// What holds for any text at any width: random mixes of hanzi, marks, Western words, digits, spaces
// and rare characters, from 4 to 40 em, on a grid and free, at every level of 避头尾 and every
// style of marks, with and without hanging marks.
#include <array>
#include <gtest/gtest.h>
#include <random>

#include "support/fixtures.h"
#include "text/justify.h"
#include "text/line_breaker.h"
#include "text/line_metrics.h"
#include "text/paragraph_layout.h"

namespace typeset::text {
namespace {

std::string random_mix(std::mt19937& random, int pieces) {
  static const std::vector<std::string> odd{
      "㛃",    "𬱖", "葛󠄀",          " ",   "  ",    "第3号", "￥100", "25℃",
      "－15℃", "”。",  "。』」",           "“《", "1,024", "－",    "…………",  "————",
      "‘",     "’",    "state-of-the-art", "№5"};
  std::string text;
  while (pieces-- > 0) {
    text += random() % 3 == 0 ? odd[random() % odd.size()] : tests::random_prose(random, 2);
  }
  return text;
}

PreparedParagraph prepared(const std::string& utf8, const document::StyleRef& style) {
  Diagnostics diagnostics;
  PreparedParagraph paragraph =
      prepare(tests::rich_text(utf8, style), style, tests::free_fonts(), diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  return paragraph;
}

std::vector<document::StyleRef> all_styles() {
  using document::LineBreakLevel;
  using document::PunctuationStyle;
  std::vector<document::StyleRef> styles;
  for (const bool grid : {true, false}) {
    for (const auto level : {LineBreakLevel::basic, LineBreakLevel::gb, LineBreakLevel::strict}) {
      for (const auto marks :
           {PunctuationStyle::full, PunctuationStyle::kaiming, PunctuationStyle::half}) {
        for (const bool hanging : {true, false}) {
          document::Style style = tests::body_style();
          if (!grid) style.character_pitch = style.size;
          style.first_line_indent = style.character_pitch * 2;
          style.line_break = level;
          style.punctuation = marks;
          style.hanging_punctuation = hanging;
          styles.push_back(tests::share(std::move(style)));
        }
      }
    }
  }
  return styles;
}

// One way of setting one text: what is checked, line by line.
class SetText {
 public:
  SetText(const PreparedParagraph& paragraph, Length measure)
      : paragraph_(paragraph),
        metrics_(paragraph),
        measure_(measure),
        lines_(break_lines(paragraph, measure)) {}

  void check() const {
    const std::u16string text = paragraph_.text;
    SCOPED_TRACE(to_utf8(text) + " in " + std::to_string(measure_.to_pt()) + " pt");
    check_text();
    check_last_resorts();
    for (const LineRange& line : lines_) {
      check_ends(line);
      check_spaces(line);
    }
  }

 private:
  const std::vector<Cluster>& clusters() const { return paragraph_.clusters; }
  Length room(std::size_t first) const {
    return measure_ - (first == 0 ? paragraph_.style->first_line_indent : Length{});
  }

  // Nothing is lost or doubled.
  void check_text() const {
    std::size_t next = 0;
    for (const LineRange& line : lines_) {
      EXPECT_EQ(line.first, next);
      EXPECT_GT(line.last, line.first);
      next = line.last;
    }
    EXPECT_EQ(next, clusters().size());
    std::u16string shown;
    for (const Line& line : lay_out(paragraph_, measure_).lines) {
      for (const font::GlyphRun& run : line.runs) shown += run.text;
    }
    EXPECT_EQ(to_utf8(shown), to_utf8(paragraph_.text));
  }

  bool fits(std::size_t first, std::size_t last) const {
    const LineWidths widths = metrics_.measure(first, last);
    return widths.natural - widths.shrink <= room(first);
  }

  // Whether the text can be set without a line too long and without a break against the rules.
  bool can_be_set_by_the_rules() const {
    std::vector<bool> reached(clusters().size() + 1, false);
    reached[0] = true;
    for (std::size_t last = 1; last <= clusters().size(); ++last) {
      const bool end = last == clusters().size();
      if (!end && clusters()[last - 1].break_after == BreakKind::forbidden) continue;
      for (std::size_t first = last; first-- > 0 && !reached[last];) {
        if (last - first > 200) break;
        reached[last] = reached[first] && fits(first, last);
      }
    }
    return reached.back();
  }

  void check_last_resorts() const {
    bool fault = false;
    for (const LineRange& line : lines_) {
      fault |= line.overfull || line.end == BreakKind::forbidden;
      // What cannot be broken sticks out; nothing else does.
      if (line.overfull) {
        EXPECT_EQ(line.last - line.first, 1U);
      }
      EXPECT_EQ(line.overfull, !fits(line.first, line.last));
    }
    if (fault) {
      EXPECT_FALSE(can_be_set_by_the_rules());
    }
  }

  void check_ends(const LineRange& line) const {
    if (line.last == clusters().size()) {
      EXPECT_TRUE(line.ends_paragraph_part);
      return;
    }
    EXPECT_EQ(line.end, clusters()[line.last - 1].break_after);
    if (line.end == BreakKind::forbidden) return;  // a fault, and counted as one
    const document::LineBreakLevel level = paragraph_.style->line_break;
    const CharacterClass next = clusters()[line.last].character_class;
    std::size_t end = line.last - 1;
    while (end > line.first && clusters()[end].character_class == CharacterClass::space) --end;
    const CharacterClass last = clusters()[end].character_class;
    EXPECT_FALSE(forbidden_at_line_end(last, level));
    EXPECT_NE(next, CharacterClass::space);
    const bool between_units =
        next == last && (next == CharacterClass::dash || next == CharacterClass::ellipsis);
    EXPECT_FALSE(forbidden_at_line_start(next, level) && !between_units);
  }

  void check_spaces(const LineRange& line) const {
    const bool fill = !line.ends_paragraph_part;
    const auto adjustments = justify(paragraph_, line, room(line.first), fill);
    const std::size_t end = last_visible(paragraph_, line.first, line.last);
    Length width, spread_least = Length::pt(1e4), spread_most;
    bool can_grow = false;
    for (std::size_t i = line.first; i <= end; ++i) {
      const Cluster& c = clusters()[i];
      const Adjustment& by = adjustments[i - line.first];
      const Length most_after = c.blank_after + (i < end ? c.gap.shrink : Length{});
      EXPECT_LE(-by.before, c.blank_before);
      EXPECT_LE(by.before, Length{});
      EXPECT_LE(-by.after, most_after);
      width += by.before + c.advance + by.after;
      if (i == end) break;
      // Pens go forwards.
      EXPECT_GE(by.before + c.advance + by.after + c.gap.natural, -paragraph_.style->size / 20);
      width += c.gap.natural;
      can_grow |= c.gap.expandable;
      if (!c.gap.expandable) {
        EXPECT_LE(by.after, c.gap.stretch);
        continue;
      }
      spread_least = std::min(spread_least, by.after - c.gap.stretch);
      spread_most = std::max(spread_most, by.after - c.gap.stretch);
    }
    if (line.overfull) return;
    const Length slack = room(line.first) - width;
    EXPECT_GE(slack, Length{});
    if (fill && can_grow) {
      EXPECT_NEAR(slack.to_pt(), 0, 0.01);
    }
    // Gaps are spread equally, and only when all spaces have grown to their limit.
    if (spread_most > Length{}) {
      EXPECT_LE((spread_most - spread_least).raw(), 2);
    }
    if (!fill) {
      EXPECT_LE(width,
                std::max(room(line.first), natural_width(paragraph_, line.first, line.last)));
      EXPECT_LE(spread_most, Length{});
    }
  }

  const PreparedParagraph& paragraph_;
  LineMetrics metrics_;
  Length measure_;
  std::vector<LineRange> lines_;
};

TEST(LineBreakingProperty, HoldsAtEveryWidthInEveryStyle) {
  std::mt19937 random(20262);
  for (const document::StyleRef& style : all_styles()) {
    const auto paragraph = prepared(random_mix(random, 8), style);
    for (int halves = 8; halves <= 80; ++halves) {
      SetText(paragraph, style->size * halves / 2).check();
      if (HasFailure()) return;
    }
  }
}

// The steps of shrinking, in CLReq's order: a later one gives only when those before it gave all.
TEST(LineBreakingProperty, SpacesShrinkStepByStep) {
  std::mt19937 random(7001);
  document::Style plain = tests::body_style();
  plain.character_pitch = plain.size;
  plain.first_line_indent = {};
  const auto style = tests::share(plain);
  int shrunk = 0;
  for (int round = 0; round < 400; ++round) {
    const auto paragraph = prepared(random_mix(random, 3), style);
    const Length natural = natural_width(paragraph, 0, paragraph.clusters.size());
    const LineWidths widths = LineMetrics(paragraph).measure(0, paragraph.clusters.size());
    const Length target = natural - widths.shrink.scaled(static_cast<double>(random() % 100) / 100);
    const LineRange line{0, paragraph.clusters.size(), true};
    const auto adjustments = justify(paragraph, line, target, true);
    const std::size_t end = last_visible(paragraph, 0, paragraph.clusters.size());
    std::array<Length, static_cast<std::size_t>(ShrinkStep::count_)> could{}, did{};
    for (std::size_t i = 0; i < end; ++i) {
      const Cluster& c = paragraph.clusters[i];
      const auto step = static_cast<std::size_t>(c.shrink_step);
      const bool gap_only = c.gap.shrink > Length{};
      const auto western = static_cast<std::size_t>(ShrinkStep::han_western);
      could[gap_only ? western : step] += c.blank_before + c.blank_after + c.gap.shrink;
      did[gap_only ? western : step] -= adjustments[i].before + adjustments[i].after;
    }
    bool partly = false;
    for (std::size_t step = 0; step < could.size(); ++step) {
      if (could[step] <= Length{}) continue;
      if (partly) {
        EXPECT_LE(did[step], Length{}) << to_utf8(paragraph.text) << " at step " << step;
      }
      partly |= did[step] < could[step];
      shrunk += did[step] > Length{} ? 1 : 0;
    }
  }
  EXPECT_GT(shrunk, 200);
}

}  // namespace
}  // namespace typeset::text
