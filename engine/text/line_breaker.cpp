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
constexpr double overfull_cost = 1e12;
// In ragged text every line costs this, so that no line is added for the sake of evenness.
constexpr double ragged_line_cost = 1e4;

// Least-cost breaks of one part of a paragraph: what lies between two of the author's own breaks.
class PartBreaker {
 public:
  PartBreaker(const PreparedParagraph& paragraph, const LineMetrics& metrics, std::size_t first,
              std::size_t last, Length measure)
      : paragraph_(paragraph), metrics_(metrics), first_(first), last_(last), measure_(measure) {}

  void append_lines(std::vector<LineRange>& lines) {
    const std::size_t count = last_ - first_;
    best_cost_.assign(count + 1, std::numeric_limits<double>::infinity());
    best_start_.assign(count + 1, 0);
    best_cost_[0] = 0;
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
    const double penalty = end == last_ ? 0 : paragraph_.clusters[end - 1].break_penalty;
    for (std::size_t start = end; start-- > first_;) {
      const LineWidths widths = metrics_.measure(start, end);
      const Length room = available(start);
      const bool overfull = widths.natural - widths.shrink > room;
      const bool single = start + 1 == end;
      if (overfull && !single) {
        // Earlier starts only make the line longer, once trailing spaces are past.
        break;
      }
      const double cost = best_cost_[start - first_] +
                          line_cost(start, end, widths, room, penalty) +
                          (overfull ? overfull_cost : 0);
      double& best = best_cost_[end - first_];
      if (cost < best) {
        best = cost;
        best_start_[end - first_] = start;
      }
    }
  }

  double line_cost(std::size_t start, std::size_t end, const LineWidths& widths, Length room,
                   double penalty) const {
    const bool justify = paragraph_.style->align == TextAlign::justify;
    const double short_last =
        end == last_ && start > first_ && is_lone_character(start, end) ? last_line_too_short : 0;
    if (!justify) return ragged_cost(end, widths, room) + penalty + short_last;
    const double b = badness(widths, room, end == last_);
    return (10 + b) * (10 + b) + penalty * penalty + short_last * 10;
  }

  double badness(const LineWidths& widths, Length room, bool last_line) const {
    const Length excess = widths.natural - room;
    if (excess > Length{}) return shrink_badness(widths, excess);
    if (last_line) return 0;
    const Length missing = -excess;
    const Length by_spaces = std::min(missing, widths.stretch);
    const double stretched = widths.stretch > Length{} ? by_spaces.ratio_to(widths.stretch) : 0;
    const double gaps = static_cast<double>(std::max<std::size_t>(widths.expandable, 1));
    const double spread =
        (missing - by_spaces).ratio_to(paragraph_.style->size) / gaps / comfortable_spread;
    return fully_stretched * stretched * stretched + 100 * spread * spread * spread;
  }

  static double shrink_badness(const LineWidths& widths, Length excess) {
    const double ratio = excess.ratio_to(std::max(widths.shrink, Length::from_raw(1)));
    return fully_shrunk * ratio * ratio;
  }

  double ragged_cost(std::size_t end, const LineWidths& widths, Length room) const {
    // Ragged lines have no edge to reach: marks are squeezed only where a line cannot do without.
    if (widths.natural > room) {
      return ragged_line_cost * (3 + shrink_badness(widths, widths.natural - room));
    }
    const double slack = (room - widths.natural).ratio_to(paragraph_.style->size);
    if (paragraph_.style->balance) return ragged_line_cost + slack * slack;
    return ragged_line_cost + (end == last_ ? 0 : slack * slack);
  }

  // 单字不成行: one character, marks aside, alone on the last line.
  bool is_lone_character(std::size_t start, std::size_t end) const {
    int characters = 0;
    for (std::size_t i = start; i < end; ++i) {
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
  std::vector<double> best_cost_;
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
