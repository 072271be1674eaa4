#include "text/line_breaker.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "text/line_metrics.h"
#include "text/title_lines.h"

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
bool looks_like_hyphen(const PreparedParagraph& paragraph, const Cluster& cluster) {
  switch (cluster.character_class) {
    case CharacterClass::dash:
    case CharacterClass::connector:
    case CharacterClass::interpunct:
    case CharacterClass::solidus:
      return true;
    default: {
      const char16_t c = paragraph.text[cluster.text_start];
      return c == u'-' || c == u'/' || c == u'\u2010';
    }
  }
}

// Least-cost breaks of one part of a paragraph: what lies between two of the author's own breaks.
//
// No cost is negative, so a way that costs no more than a bound has no line and no beginning that
// costs more. The search first follows only what is within a bound that good lines keep: these are
// few. What it finds there is what a search of all ways would find; where it finds nothing the
// bound is raised, and at last taken away.
class PartBreaker {
 public:
  PartBreaker(const PreparedParagraph& paragraph, const LineMetrics& metrics, std::size_t first,
              std::size_t last, Length measure)
      : paragraph_(paragraph),
        metrics_(metrics),
        first_(first),
        last_(last),
        justified_(paragraph.style->align == TextAlign::justify),
        room_(measure - paragraph.style->start_indent - paragraph.style->end_indent),
        first_room_(room_ - line_indent(paragraph, first)) {}

  void append_lines(std::vector<LineRange>& lines) {
    const bool regular = longer_lines_take_more();
    if (regular && is_best_on_one_line()) {
      lines.push_back({first_, last_, true});
      return;
    }
    if (regular) {
      const double usual = usual_cost();
      for (const double bound : {usual, 30 * usual}) {
        if (search(bound)) return trace(lines);
      }
    }
    search(std::nullopt);
    trace(lines);
  }

 private:
  // The best way to break all before a place, the last line of which is of one fitness.
  struct Way {
    Cost cost = unreachable;
    std::uint32_t start = 0;           // of that last line: which of places_
    std::uint32_t fitness_before = 0;  // of the line before it
  };
  // The best of those ways for a line of one fitness to follow, and the fitness it ends in.
  struct Lead {
    Cost cost = unreachable;
    std::uint32_t fitness = 0;
  };
  // Where a line may end and the next one start.
  struct Place {
    std::size_t index = 0;  // of the cluster after it
    LineEnd end;            // of lines that end there
    bool hyphen = false;    // they look hyphenated
    std::array<Lead, fitness_count> leads = {};
    std::array<Way, fitness_count> ways = {};
  };

  Length available(std::size_t start) const { return start == first_ ? first_room_ : room_; }

  // Whether a line that sticks out sticks out as well when it starts earlier, whatever it starts
  // with. Only strange styles and measures make it otherwise.
  bool longer_lines_take_more() const {
    return metrics_.grows() && first_room_ <= room_ && metrics_.widest_cluster() <= first_room_;
  }

  // Two lines cost more than one that needs no shrinking.
  bool is_best_on_one_line() const {
    const LineWidths widths = metrics_.measure(first_, last_);
    if (widths.natural > first_room_) return false;
    return justified_ || ragged_badness(last_, widths, first_room_) < 2 * ragged_line_cost;
  }

  // What good lines rarely cost.
  double usual_cost() const {
    constexpr double of_line = 1500;
    const double lines = metrics_.measure(first_, last_).natural.ratio_to(room_) + 2;
    return lines * (justified_ ? of_line : of_line + ragged_line_cost);
  }

  // Finds the best way of all that cost no more than `bound`; none: of all there are.
  bool search(std::optional<double> bound) {
    bound_ = {0, 0, 0, bound.value_or(0)};
    is_bounded_ = bound.has_value();
    most_spread_ = is_bounded_ && justified_ ? spread_within(*bound) : std::nullopt;
    places_.clear();
    long_enough_ = 0;
    Place& start = places_.emplace_back();
    start.index = first_;
    start.end = metrics_.ending(first_);
    start.leads.fill({Cost{}, 0});
    for (std::size_t end = first_ + 1; end <= last_; ++end) add_place(end);
    return places_.back().index == last_;
  }

  void add_place(std::size_t end) {
    // A line takes all spaces that follow it, and the author's own end; before one nothing can end.
    const auto& clusters = paragraph_.clusters;
    if (end < last_ && is_invisible(clusters[end])) return;
    const Cost at_break = break_cost(end);
    if (exceeds_bound(at_break)) return;
    const LineEnd line_end = metrics_.ending(end);
    std::size_t candidates = count_long_enough(end, line_end);
    if (candidates == 0) return;
    place_ = {};
    place_.index = end;
    place_.end = line_end;
    const std::size_t visible = line_end.visible_end;
    place_.hyphen = visible > first_ && looks_like_hyphen(paragraph_, clusters[visible - 1]);
    if (find_best_ways(place_, candidates, at_break) && find_best_leads(place_)) {
      places_.push_back(place_);
    }
  }

  // How many of the places are so early that a line from there need not be spread too much: all but
  // the last of them.
  std::size_t count_long_enough(std::size_t end, const LineEnd& line_end) {
    if (!most_spread_ || end == last_) return places_.size();
    const auto is_long_enough = [&](const Place& start) {
      const LineWidths widths = metrics_.measure(start.index, line_end);
      const auto gaps = static_cast<std::int64_t>(widths.expandable + 1);
      return widths.natural + widths.stretch + *most_spread_ * gaps >= available(start.index);
    };
    while (long_enough_ > 0 && !is_long_enough(places_[long_enough_ - 1])) --long_enough_;
    while (long_enough_ < places_.size() && is_long_enough(places_[long_enough_])) ++long_enough_;
    return long_enough_;
  }

  // The widest spread of a line that costs no more than `bound`, or a little more; none: any.
  std::optional<Length> spread_within(double bound) const {
    const double spread = comfortable_spread * std::cbrt(std::sqrt(bound) / 100);
    const Length em = paragraph_.style->size;
    // A mark that hangs makes a line of two clusters shorter than it would be alone.
    const bool narrow = first_room_ < (metrics_.widest_cluster() + em) * 2;
    if (narrow || spread >= gaping_spread) return std::nullopt;
    return em.scaled(spread) + Length::from_raw(1);
  }

  bool exceeds_bound(const Cost& cost) const { return is_bounded_ && cost > bound_; }

  // Of lines from the first `candidates` of the places. Whether there are any.
  bool find_best_ways(Place& end, std::size_t candidates, const Cost& at_break) {
    bool found = false;
    for (std::size_t i = candidates; i-- > 0;) {
      const Place& start = places_[i];
      const LineWidths widths = metrics_.measure(start.index, end.end);
      const Length room = available(start.index);
      const bool overfull = widths.natural - widths.shrink > room;
      // Earlier starts only make the line longer.
      if (overfull && (found || is_bounded_)) break;
      found = true;
      const double spread = justified_ ? spread_of(widths, room) : 0;
      Cost cost = line_cost(start, end, widths, spread, at_break);
      if (overfull) ++cost.overfull;
      consider(i, end, cost, fitness_of(widths, room, end.index == last_ ? 0 : spread));
    }
    return found;
  }

  // A line that ends at `end` after what leads to the place that is number `start`.
  void consider(std::size_t start, Place& end, const Cost& cost, Fitness fitness) const {
    const auto index = static_cast<std::size_t>(fitness);
    const Lead& lead = places_[start].leads[index];
    Way& best = end.ways[index];
    const Cost sum = lead.cost + cost;
    if (sum < best.cost && !exceeds_bound(sum)) {
      best = {sum, static_cast<std::uint32_t>(start), lead.fitness};
    }
  }

  // Whether there are any.
  bool find_best_leads(Place& place) const {
    bool found = false;
    for (std::size_t before = 0; before < fitness_count; ++before) {
      const Cost& way = place.ways[before].cost;
      if (way == unreachable) continue;
      found = true;
      for (std::size_t next = 0; next < fitness_count; ++next) {
        Cost cost = way;
        cost.badness += contrast(before, next);
        Lead& best = place.leads[next];
        if (cost < best.cost) best = {cost, static_cast<std::uint32_t>(before)};
      }
    }
    return found;
  }

  Fitness fitness_of(const LineWidths& widths, Length room, double spread) const {
    if (!justified_) return Fitness::normal;
    const Length excess = widths.natural - room;
    if (excess > Length{}) {
      return excess > widths.shrink.scaled(tight_shrink) ? Fitness::tight : Fitness::normal;
    }
    if (spread >= very_loose_spread) return Fitness::very_loose;
    return spread >= loose_spread ? Fitness::loose : Fitness::normal;
  }

  Cost line_cost(const Place& start, const Place& end, const LineWidths& widths, double spread,
                 Cost cost) const {
    const Length room = available(start.index);
    const bool last_line = end.index == last_;
    const bool lone =
        last_line && start.index > first_ && is_lone_character(start.index, end.index);
    if (!justified_) {
      cost.badness += ragged_badness(end.index, widths, room) + (lone ? ragged_lone_character : 0);
      return cost;
    }
    const double b = badness(widths, room, spread, last_line);
    if (!last_line && spread > gaping_spread) ++cost.torn;
    cost.badness = (10 + b) * (10 + b) + cost.badness * cost.badness + (lone ? lone_character : 0);
    if (start.index > first_) cost.badness += repetition(start, end);
    if (last_line && start.index > first_ &&
        widths.natural <= paragraph_.style->first_line_indent) {
      cost.badness += last_line_in_indent;
    }
    return cost;
  }

  // Of a line that ends as the one before it does.
  double repetition(const Place& start, const Place& end) const {
    double cost = 0;
    if (start.end.hangs_after(first_) && end.end.hangs_after(start.index)) {
      cost += repeated_hanging;
    }
    if (start.hyphen && end.hyphen && end.end.visible_end > start.index) cost += repeated_hyphen;
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
    if (rest <= Length{}) return 0;
    const double gaps = static_cast<double>(std::max<std::size_t>(widths.expandable, 1));
    return rest.ratio_to(paragraph_.style->size) / gaps;
  }

  double badness(const LineWidths& widths, Length room, double line_spread, bool last_line) const {
    const Length excess = widths.natural - room;
    if (excess > Length{}) return shrink_badness(widths, excess);
    if (last_line) return 0;
    const Length by_spaces = std::min(-excess, widths.stretch);
    const double stretched = widths.stretch > Length{} ? by_spaces.ratio_to(widths.stretch) : 0;
    const double spread = std::min(line_spread, 2 * gaping_spread) / comfortable_spread;
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
    if (paragraph_.style->shape != document::LineShape::filled)
      return ragged_line_cost + slack * slack;
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
    const auto& ways = places_.back().ways;
    const auto best =
        std::ranges::min_element(ways, [](const Way& a, const Way& b) { return a.cost < b.cost; });
    return static_cast<std::size_t>(best - ways.begin());
  }

  void trace(std::vector<LineRange>& lines) const {
    const std::size_t at = lines.size();
    std::size_t fitness = best_fitness_at_end();
    for (std::size_t place = places_.size() - 1; place > 0;) {
      const Way& way = places_[place].ways[fitness];
      const std::size_t start = places_[way.start].index;
      const std::size_t end = places_[place].index;
      LineRange line{start, end, end == last_};
      const LineWidths widths = metrics_.measure(start, places_[place].end);
      line.overfull = widths.natural - widths.shrink > available(start);
      if (end != last_) line.end = paragraph_.clusters[end - 1].break_after;
      lines.push_back(line);
      place = way.start;
      fitness = way.fitness_before;
    }
    std::reverse(lines.begin() + static_cast<std::ptrdiff_t>(at), lines.end());
  }

  const PreparedParagraph& paragraph_;
  const LineMetrics& metrics_;
  std::size_t first_, last_;
  bool justified_;
  Length room_, first_room_;  // of a line; of one that starts the part
  bool is_bounded_ = false;
  Cost bound_;
  std::optional<Length> most_spread_;  // within the bound
  std::size_t long_enough_ = 0;        // places that were, at the end looked at before
  std::vector<Place> places_;          // that can be reached, in their order
  Place place_;                        // looked at
};

}  // namespace

std::vector<LineRange> break_lines(const PreparedParagraph& paragraph, Length measure) {
  const document::Style& style = *paragraph.style;
  if (style.shape == document::LineShape::tapered && style.align != TextAlign::justify) {
    if (auto title = break_title(paragraph, measure)) return *std::move(title);
  }
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
