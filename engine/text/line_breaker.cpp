#include "text/line_breaker.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/unicode.h"
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
// Of a last line of one character: as bad as a line spread by a fifth of an em a gap; in ragged
// text, as lines shorter by half of the others' room.
constexpr double lone_character = 2.5e5;
constexpr double ragged_lone_character = 3000;
// Of a last line that ends before the next paragraph's first one starts.
constexpr double last_line_in_indent = 900;
// Of two lines, one after the other, that end in hung marks, or in —— · - and the like: what is
// seen once is seen twice as much where it makes a column.
constexpr double repeated_hanging = 2000;
constexpr double repeated_hyphen = 2000;
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

// How a line looks beside its neighbours, tightest first.
enum class Fitness : std::uint8_t { tight, normal, loose, very_loose, count_ };
constexpr auto fitness_count = static_cast<std::size_t>(Fitness::count_);
// A line is tight from this part of what its spaces can give, and loose from these spreads in em.
constexpr double tight_shrink = 0.5;
constexpr double loose_spread = 0.04;
constexpr double very_loose_spread = 0.1;
// Of lines one after the other that are not of one fitness or the next.
constexpr double contrast_of_lines = 3000;

double contrast(std::size_t a, std::size_t b) {
  const std::size_t distance = a > b ? a - b : b - a;
  return distance > 1 ? contrast_of_lines * static_cast<double>(distance - 1) : 0;
}

// Marks that make the end of a line look like a hyphenated one.
bool looks_like_hyphen(const PreparedParagraph& paragraph, const Cluster* cluster) {
  if (!cluster) return false;
  switch (cluster->character_class) {
    case CharacterClass::dash:
    case CharacterClass::connector:
    case CharacterClass::interpunct:
    case CharacterClass::solidus:
      return true;
    default: {
      const char32_t c = code_point_at(paragraph.text, cluster->text_start);
      return c == U'-' || c == U'/' || c == U'\u2010';
    }
  }
}

// Least-cost breaks of one part of a paragraph: what lies between two of the author's own breaks.
class PartBreaker {
 public:
  PartBreaker(const PreparedParagraph& paragraph, const LineMetrics& metrics, std::size_t first,
              std::size_t last, Length measure)
      : paragraph_(paragraph), metrics_(metrics), first_(first), last_(last), measure_(measure) {}

  void append_lines(std::vector<LineRange>& lines) {
    ways_.assign(last_ - first_ + 1, {});
    leads_.assign(last_ - first_ + 1, {});
    leads_[0].fill({Cost{}, 0});
    for (std::size_t end = first_ + 1; end <= last_; ++end) {
      find_best_ways(end);
      find_best_leads(end);
    }
    trace(lines);
  }

 private:
  // The best way to break all before a place, the last line of which is of one fitness.
  struct Way {
    Cost cost = unreachable;
    std::size_t start = 0;           // of that last line
    std::size_t fitness_before = 0;  // of the line before it
  };
  // The best of those ways for a line of one fitness to follow, and the fitness it ends in.
  struct Lead {
    Cost cost = unreachable;
    std::size_t fitness = 0;
  };

  Length available(std::size_t start) const {
    const document::Style& style = *paragraph_.style;
    Length width = measure_ - style.start_indent - style.end_indent;
    return width - line_indent(paragraph_, start);
  }

  void find_best_ways(std::size_t end) {
    // A line takes all spaces that follow it, and the author's own end; before one nothing can end.
    const auto& clusters = paragraph_.clusters;
    if (end < last_ && is_invisible(clusters[end])) return;
    bool found = false;
    for (std::size_t start = end; start-- > first_;) {
      const LineWidths widths = metrics_.measure(start, end);
      const Length room = available(start);
      const bool overfull = widths.natural - widths.shrink > room;
      // Earlier starts only make the line longer.
      if (overfull && found) break;
      if (!is_reachable(start)) continue;
      found = true;
      Cost cost = line_cost(start, end, widths, room);
      if (overfull) ++cost.overfull;
      consider(start, end, cost, fitness_of(widths, room, end == last_));
    }
  }

  // A line of [start, end) after what leads to its start.
  void consider(std::size_t start, std::size_t end, const Cost& cost, Fitness fitness) {
    const auto index = static_cast<std::size_t>(fitness);
    const Lead& lead = leads_[start - first_][index];
    Way& best = ways_[end - first_][index];
    const Cost sum = lead.cost + cost;
    if (sum < best.cost) best = {sum, start, lead.fitness};
  }

  void find_best_leads(std::size_t place) {
    for (std::size_t next = 0; next < fitness_count; ++next) {
      Lead& best = leads_[place - first_][next];
      for (std::size_t before = 0; before < fitness_count; ++before) {
        Cost cost = ways_[place - first_][before].cost;
        if (cost == unreachable) continue;
        cost.badness += contrast(before, next);
        if (cost < best.cost) best = {cost, before};
      }
    }
  }

  bool is_reachable(std::size_t place) const {
    return leads_[place - first_].front().cost != unreachable;
  }

  Fitness fitness_of(const LineWidths& widths, Length room, bool last_line) const {
    if (paragraph_.style->align != TextAlign::justify) return Fitness::normal;
    const Length excess = widths.natural - room;
    if (excess > Length{}) {
      return excess > widths.shrink.scaled(tight_shrink) ? Fitness::tight : Fitness::normal;
    }
    const double spread = last_line ? 0 : spread_of(widths, room);
    if (spread >= very_loose_spread) return Fitness::very_loose;
    return spread >= loose_spread ? Fitness::loose : Fitness::normal;
  }

  Cost line_cost(std::size_t start, std::size_t end, const LineWidths& widths, Length room) const {
    const bool last_line = end == last_;
    const bool lone = last_line && start > first_ && is_lone_character(start, end);
    Cost cost = break_cost(end);
    if (paragraph_.style->align != TextAlign::justify) {
      cost.badness += ragged_badness(end, widths, room) + (lone ? ragged_lone_character : 0);
      return cost;
    }
    const double b = badness(widths, room, last_line);
    if (!last_line && spread_of(widths, room) > gaping_spread) ++cost.torn;
    cost.badness = (10 + b) * (10 + b) + cost.badness * cost.badness + (lone ? lone_character : 0);
    if (start > first_) cost.badness += repetition(start, end);
    if (last_line && start > first_ && widths.natural <= paragraph_.style->first_line_indent) {
      cost.badness += last_line_in_indent;
    }
    return cost;
  }

  // Of a line that ends as the one before it does.
  double repetition(std::size_t start, std::size_t end) const {
    double cost = 0;
    if (metrics_.hangs(first_, start) && metrics_.hangs(start, end)) cost += repeated_hanging;
    if (looks_like_hyphen(paragraph_, metrics_.closing(first_, start)) &&
        looks_like_hyphen(paragraph_, metrics_.closing(start, end))) {
      cost += repeated_hyphen;
    }
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
        return {0, 1, 0, before.break_penalty};
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
    for (std::size_t i = start; i < end && characters < 2; ++i) {
      if (paragraph_.clusters[i].attached) continue;
      const CharacterClass c = paragraph_.clusters[i].character_class;
      if (c == CharacterClass::han || c == CharacterClass::western) ++characters;
    }
    return characters < 2;
  }

  std::size_t best_fitness_at_end() const {
    const auto& ways = ways_.back();
    const auto best =
        std::ranges::min_element(ways, [](const Way& a, const Way& b) { return a.cost < b.cost; });
    return static_cast<std::size_t>(best - ways.begin());
  }

  void trace(std::vector<LineRange>& lines) const {
    const std::size_t at = lines.size();
    std::size_t fitness = best_fitness_at_end();
    for (std::size_t end = last_; end > first_;) {
      const Way& way = ways_[end - first_][fitness];
      LineRange line{way.start, end, end == last_};
      const LineWidths widths = metrics_.measure(way.start, end);
      line.overfull = widths.natural - widths.shrink > available(way.start);
      if (end != last_) line.end = paragraph_.clusters[end - 1].break_after;
      lines.push_back(line);
      end = way.start;
      fitness = way.fitness_before;
    }
    std::reverse(lines.begin() + static_cast<std::ptrdiff_t>(at), lines.end());
  }

  const PreparedParagraph& paragraph_;
  const LineMetrics& metrics_;
  std::size_t first_, last_;
  Length measure_;
  // By place, from `first_`, and by fitness.
  std::vector<std::array<Way, fitness_count>> ways_;
  std::vector<std::array<Lead, fitness_count>> leads_;
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
