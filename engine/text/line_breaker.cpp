#include "text/line_breaker.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "text/line_metrics.h"

namespace typeset::text {
namespace {

using document::TextAlign;

// A line may be spread by this much of an em between characters before it looks loose.
constexpr double comfortable_spread = 0.12;
// Badness of a line whose marks give up all they can, and of one whose spaces are stretched to
// their limit. Spreading a line by a fiftieth of an em is less seen than either.
constexpr double fully_shrunk = 60;
constexpr double fully_stretched = 10;
constexpr double last_line_too_short = 3000;
// Beyond this spread a line gapes so much that tearing a word is no worse.
constexpr double gaping_spread = 0.5;
// In ragged text every line costs this, so that no line is added for the sake of evenness.
constexpr double ragged_line_cost = 1e4;

// What a way of breaking costs, gravest first: no amount of looseness is worth a forbidden break.
struct Cost {
  int overfull = 0;   // lines that stick out
  int forbidden = 0;  // breaks against 避头尾
  int torn = 0;       // words torn, and lines that gape
  double badness = 0;

  auto operator<=>(const Cost&) const = default;
  friend Cost operator+(const Cost& a, const Cost& b) {
    return {a.overfull + b.overfull, a.forbidden + b.forbidden, a.torn + b.torn,
            a.badness + b.badness};
  }
};
constexpr Cost unreachable{std::numeric_limits<int>::max() / 2, 0, 0, 0};

// Least-cost breaks of one part of a paragraph: what lies between two of the author's own breaks.
class PartBreaker {
 public:
  PartBreaker(const PreparedParagraph& paragraph, const LineMetrics& metrics, std::size_t first,
              std::size_t last, Length measure)
      : paragraph_(paragraph), metrics_(metrics), first_(first), last_(last), measure_(measure) {}

  void append_lines(std::vector<LineRange>& lines) {
    const std::size_t count = last_ - first_;
    best_cost_.assign(count + 1, unreachable);
    best_start_.assign(count + 1, 0);
    best_cost_[0] = {};
    for (std::size_t end = first_ + 1; end <= last_; ++end) find_best_start(end);
    trace(lines);
  }

 private:
  Length available(std::size_t start) const {
    const document::Style& style = *paragraph_.style;
    Length width = measure_ - style.start_indent - style.end_indent;
    if (start == 0) width -= style.first_line_indent;
    return width;
  }

  void find_best_start(std::size_t end) {
    // A line takes all spaces that follow it; before one nothing can end.
    const auto& clusters = paragraph_.clusters;
    if (end < last_ && clusters[end].character_class == CharacterClass::space) return;
    for (std::size_t start = end; start-- > first_;) {
      const LineWidths widths = metrics_.measure(start, end);
      const Length room = available(start);
      const bool overfull = widths.natural - widths.shrink > room;
      // Earlier starts only make the line longer.
      if (overfull && start + 1 != end) break;
      if (best_cost_[start - first_] == unreachable) continue;
      Cost cost = best_cost_[start - first_] + line_cost(start, end, widths, room);
      if (overfull) ++cost.overfull;
      Cost& best = best_cost_[end - first_];
      if (cost < best) {
        best = cost;
        best_start_[end - first_] = start;
      }
    }
  }

  Cost line_cost(std::size_t start, std::size_t end, const LineWidths& widths, Length room) const {
    const bool last_line = end == last_;
    const bool lone = last_line && start > first_ && is_lone_character(start, end);
    Cost cost = break_cost(end);
    if (paragraph_.style->align != TextAlign::justify) {
      cost.badness += ragged_badness(end, widths, room) + (lone ? last_line_too_short : 0);
      return cost;
    }
    const double b = badness(widths, room, last_line);
    if (!last_line && spread_of(widths, room) > gaping_spread) ++cost.torn;
    cost.badness =
        (10 + b) * (10 + b) + cost.badness * cost.badness + (lone ? 10 * last_line_too_short : 0);
    return cost;
  }

  Cost break_cost(std::size_t end) const {
    if (end == last_) return {};
    const Cluster& before = paragraph_.clusters[end - 1];
    switch (before.break_after) {
      case BreakKind::allowed:
        return {0, 0, 0, before.break_penalty};
      case BreakKind::inside_word:
        return {0, 0, 1, 0};
      case BreakKind::forbidden:
        return {0, 1, 0, 0};
    }
    return {};
  }

  // What is left to share between characters once spaces have grown, in em a gap.
  double spread_of(const LineWidths& widths, Length room) const {
    const Length missing = room - widths.natural;
    const Length rest = missing - std::min(missing, widths.stretch);
    const double gaps = static_cast<double>(std::max<std::size_t>(widths.expandable, 1));
    return std::max(0.0, rest.ratio_to(paragraph_.style->size) / gaps);
  }

  double badness(const LineWidths& widths, Length room, bool last_line) const {
    const Length excess = widths.natural - room;
    if (excess > Length{}) return shrink_badness(widths, excess);
    if (last_line) return 0;
    const Length by_spaces = std::min(-excess, widths.stretch);
    const double stretched = widths.stretch > Length{} ? by_spaces.ratio_to(widths.stretch) : 0;
    const double spread = std::min(spread_of(widths, room), 2 * gaping_spread) / comfortable_spread;
    return fully_stretched * stretched * stretched + 100 * spread * spread * spread;
  }

  static double shrink_badness(const LineWidths& widths, Length excess) {
    const double ratio = excess.ratio_to(std::max(widths.shrink, Length::from_raw(1)));
    return fully_shrunk * ratio * ratio;
  }

  double ragged_badness(std::size_t end, const LineWidths& widths, Length room) const {
    // Ragged lines have no edge to reach: marks are squeezed only where a line cannot do without.
    if (widths.natural > room) {
      return ragged_line_cost * (3 + shrink_badness(widths, widths.natural - room));
    }
    const double slack = (room - widths.natural).ratio_to(paragraph_.style->size);
    if (paragraph_.style->balance) return ragged_line_cost + slack * slack;
    return ragged_line_cost + (end == last_ ? 0 : slack * slack);
  }

  // 单字不成行: one character, marks and superscripts aside, alone on the last line.
  bool is_lone_character(std::size_t start, std::size_t end) const {
    int characters = 0;
    for (std::size_t i = start; i < end; ++i) {
      if (paragraph_.clusters[i].attached) continue;
      const CharacterClass c = paragraph_.clusters[i].character_class;
      if (c == CharacterClass::han) ++characters;
      if (c == CharacterClass::western) return false;
    }
    return characters <= 1;
  }

  void trace(std::vector<LineRange>& lines) const {
    const std::size_t at = lines.size();
    for (std::size_t end = last_; end > first_;) {
      const std::size_t start = best_start_[end - first_];
      LineRange line{start, end, end == last_, false};
      const LineWidths widths = metrics_.measure(start, end);
      line.overfull = widths.natural - widths.shrink > available(start);
      lines.push_back(line);
      end = start;
    }
    std::reverse(lines.begin() + static_cast<std::ptrdiff_t>(at), lines.end());
  }

  const PreparedParagraph& paragraph_;
  const LineMetrics& metrics_;
  std::size_t first_, last_;
  Length measure_;
  std::vector<Cost> best_cost_;
  std::vector<std::size_t> best_start_;
};

}  // namespace

std::vector<LineRange> break_lines(const PreparedParagraph& paragraph, Length measure) {
  std::vector<LineRange> lines;
  const LineMetrics metrics(paragraph);
  std::size_t first = 0;
  for (std::size_t i = 0; i < paragraph.clusters.size(); ++i) {
    const bool forced = paragraph.clusters[i].character_class == CharacterClass::line_break;
    if (!forced && i + 1 < paragraph.clusters.size()) continue;
    PartBreaker(paragraph, metrics, first, i + 1, measure).append_lines(lines);
    first = i + 1;
  }
  if (lines.empty()) lines.push_back({0, 0, true, false});
  return lines;
}

}  // namespace typeset::text
