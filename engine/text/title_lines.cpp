#include "text/title_lines.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>

#include "text/line_metrics.h"

namespace typeset::text {
namespace {

// More text than this is no title, and would take long.
constexpr std::size_t most_clusters = 400;
// Lines beyond as few as possible that are tried for a better shape.
constexpr std::size_t most_extra_lines = 2;

// Badness, to be weighed against that of places (title_breaks.cpp).
constexpr double of_line = 24;       // each
constexpr double of_full_line = 12;  // that leaves less than `ease`
constexpr double of_full_only_line = 40;
constexpr double of_squeezed_line = 60;  // whose marks give way
constexpr double of_short_line = 120;    // of fewer than four characters
constexpr double of_short_last_line = 200;
constexpr double of_equal_lines = 9;  // a rectangle is neither trapezium nor diamond
constexpr double of_small_step = 1;
constexpr double of_uneven_line = 0.15;  // times the square of what it differs from the mean
constexpr double of_long_step = 1;       // times the square of what it is over `longest_step`
constexpr double ease = 1;               // em
constexpr double shortest_line = 3.75;   // em
constexpr double small_step = 1;         // em
constexpr double longest_step = 5;       // em

struct Cost {
  int overfull = 0;
  int torn = 0;       // words count more than compounds
  int hourglass = 0;  // lines that grow again after others shrank
  double badness = 0;

  auto operator<=>(const Cost&) const = default;
  friend Cost operator+(const Cost& a, const Cost& b) {
    return {a.overfull + b.overfull, a.torn + b.torn, a.hourglass + b.hourglass,
            a.badness + b.badness};
  }
};
constexpr Cost unreachable{std::numeric_limits<int>::max() / 2, 0, 0, 0};

// How grave it is to end a line there.
enum class Fault { none, compound, word, rules };

Fault fault_of(const Cluster& cluster) {
  switch (cluster.break_after) {
    case BreakKind::forbidden:
      return Fault::rules;
    case BreakKind::inside_word:
      return Fault::word;
    case BreakKind::allowed:
      break;
  }
  if (cluster.break_penalty >= penalty_inside_phrase) return Fault::word;
  return cluster.break_penalty >= penalty_inside_compound ? Fault::compound : Fault::none;
}

class TitleBreaker {
 public:
  TitleBreaker(const PreparedParagraph& paragraph, Length measure)
      : paragraph_(paragraph),
        metrics_(paragraph),
        room_(measure - paragraph.style->start_indent - paragraph.style->end_indent) {}

  std::optional<std::vector<LineRange>> lines() {
    find_places();
    find_lines();
    const std::size_t fewest = fewest_lines();
    if (fewest > most_title_lines) return std::nullopt;
    Cost best = unreachable;
    std::vector<LineRange> result;
    for (std::size_t count = fewest; count <= fewest + most_extra_lines; ++count) {
      search(count);
      const Last last = best_last(count);
      if (last.cost < best) {
        best = last.cost;
        result = trace(count, last);
      }
    }
    return result;
  }

 private:
  // Where a line may end and the next one start.
  struct Place {
    std::size_t index = 0;  // of the cluster after it
    bool forced = false;    // the author's own line end, or the end of the text
    Cost cost;
    std::size_t first_line = 0, last_line = 0;  // those of lines_ that end here
  };
  struct Candidate {
    std::size_t start = 0, end = 0;  // which of places_
    double length = 0;               // em
    Cost cost;                       // whatever its neighbours
    bool overfull = false;
  };
  // Whether lines so far have only grown, or have begun to shrink.
  enum Phase : std::uint8_t { growing, shrinking, phase_count_ };
  // The best way to some number of lines, the last of which is a given one.
  struct Way {
    Cost cost = unreachable;
    std::uint32_t line = 0;  // the one before it, which of lines_
    Phase phase = growing;   // in which that was
  };
  struct Last {
    Cost cost = unreachable;
    std::size_t line = 0;
    Phase phase = growing;
  };

  Length available(std::size_t first) const { return room_ - line_indent(paragraph_, first); }
  bool fits(std::size_t first, std::size_t last) const {
    const LineWidths widths = metrics_.measure(first, last);
    return widths.natural - widths.shrink <= available(first);
  }
  double em(Length length) const { return length.ratio_to(paragraph_.style->size); }
  double slack(std::size_t first, std::size_t last) const {
    return em(available(first) - metrics_.measure(first, last).natural);
  }

  void find_places() {
    const auto& clusters = paragraph_.clusters;
    places_.push_back({0, true, {}});
    std::size_t first = 0;
    for (std::size_t i = 0; i < clusters.size(); ++i) {
      const bool forced = clusters[i].character_class == CharacterClass::line_break;
      const bool last = i + 1 == clusters.size();
      if (!forced && !last) continue;
      // What the author made a line is one if it can be; a title alone wants some air.
      const bool alone = first == 0 && last;
      if (!fits(first, i + 1) || (alone && slack(first, i + 1) < ease)) {
        add_places(first, i + 1, Fault::none);
      }
      places_.push_back({i + 1, true, {}});
      total_length_ += em(metrics_.measure(first, i + 1).natural);
      first = i + 1;
    }
  }

  // Inside clusters [first, last), all places without a greater fault than `fault`, and worse ones
  // where what stands between two of these does not fit a line.
  void add_places(std::size_t first, std::size_t last, Fault fault) {
    std::size_t start = first;
    for (std::size_t end = first + 1; end <= last; ++end) {
      if (end < last && (fault_of(paragraph_.clusters[end - 1]) > fault ||
                         is_invisible(paragraph_.clusters[end]))) {
        continue;
      }
      if (!fits(start, end) && fault != Fault::rules) {
        add_places(start, end, static_cast<Fault>(static_cast<int>(fault) + 1));
      }
      if (end < last) places_.push_back({end, false, cost_of_place(end)});
      start = end;
    }
  }

  Cost cost_of_place(std::size_t end) const {
    constexpr int torn_compound = 1, torn_word = 4, against_rules = 16;
    const Cluster& cluster = paragraph_.clusters[end - 1];
    switch (fault_of(cluster)) {
      case Fault::none:
        return {0, 0, 0, cluster.break_penalty};
      case Fault::compound:
        return {0, torn_compound, 0, 0};
      case Fault::word:
        return {0, torn_word, 0, 0};
      case Fault::rules:
        return {0, against_rules, 0, cluster.break_penalty};
    }
    return {};
  }

  // All lines between two places that fit, and those that cannot be made shorter.
  void find_lines() {
    for (std::size_t end = 1; end < places_.size(); ++end) {
      places_[end].first_line = lines_.size();
      for (std::size_t start = end; start-- > 0;) {
        const bool shortest = start + 1 == end;
        if (!shortest && !fits(places_[start].index, places_[end].index)) break;
        lines_.push_back(candidate(start, end));
        if (places_[start].forced) break;
      }
      places_[end].last_line = lines_.size();
    }
  }

  Candidate candidate(std::size_t start, std::size_t end) const {
    const std::size_t first = places_[start].index;
    const LineWidths widths = metrics_.measure(first, places_[end].index);
    Candidate line{start, end, em(widths.natural), places_[end].cost};
    line.overfull = widths.natural - widths.shrink > available(first);
    if (line.overfull) ++line.cost.overfull;
    double& badness = line.cost.badness;
    badness += of_line;
    const bool whole = places_[start].forced && places_[end].forced;
    const double rest = slack(first, places_[end].index);
    if (rest < 0) badness += of_squeezed_line;
    if (rest < ease) badness += whole ? of_full_only_line : of_full_line;
    if (!whole && line.length < shortest_line) {
      badness += places_[end].forced ? of_short_last_line : of_short_line;
    }
    return line;
  }

  std::size_t fewest_lines() const {
    constexpr std::size_t none = std::numeric_limits<std::size_t>::max() / 2;
    std::vector<std::size_t> fewest(places_.size(), none);
    fewest[0] = 0;
    for (const Candidate& line : lines_) {
      fewest[line.end] = std::min(fewest[line.end], fewest[line.start] + 1);
    }
    return fewest.back();
  }

  Way& way(std::size_t count, std::size_t line, std::size_t phase) {
    return ways_[((count - 1) * lines_.size() + line) * phase_count_ + phase];
  }

  // Fills ways_ for a title of `total` lines.
  void search(std::size_t total) {
    ways_.assign(total * lines_.size() * phase_count_, {});
    const double mean = total_length_ / static_cast<double>(total);
    for (std::size_t count = 1; count <= total; ++count) {
      for (std::size_t line = 0; line < lines_.size(); ++line) {
        Cost own = lines_[line].cost;
        const double uneven = lines_[line].length - mean;
        own.badness += of_uneven_line * uneven * uneven;
        if (count > 1) {
          follow(count, line, own);
        } else if (lines_[line].start == 0) {
          way(count, line, growing).cost = own;
        }
      }
    }
  }

  // Of all ways in which `line`, which costs `own`, is number `count`.
  void follow(std::size_t count, std::size_t line, const Cost& own) {
    const Place& start = places_[lines_[line].start];
    for (std::size_t before = start.first_line; before < start.last_line; ++before) {
      const double step = lines_[line].length - lines_[before].length;
      for (const Phase phase : {growing, shrinking}) {
        const Cost& lead = way(count - 1, before, phase).cost;
        if (lead == unreachable) continue;
        Cost cost = lead + own;
        cost.badness += step_badness(std::abs(step));
        Phase next = phase;
        if (step <= -title_step) next = shrinking;
        if (step >= title_step) next = growing;
        if (phase == shrinking && next == growing) ++cost.hourglass;
        Way& best = way(count, line, next);
        if (cost < best.cost) best = {cost, static_cast<std::uint32_t>(before), phase};
      }
    }
  }

  static double step_badness(double step) {
    if (step < title_step) return of_equal_lines;
    if (step < small_step) return of_small_step;
    if (step <= longest_step) return 0;
    return of_long_step * (step - longest_step) * (step - longest_step);
  }

  Last best_last(std::size_t count) {
    Last best;
    const Place& end = places_.back();
    for (std::size_t line = end.first_line; line < end.last_line; ++line) {
      for (const Phase phase : {growing, shrinking}) {
        const Cost& cost = way(count, line, phase).cost;
        if (cost < best.cost) best = {cost, line, phase};
      }
    }
    return best;
  }

  std::vector<LineRange> trace(std::size_t count, const Last& last) {
    std::vector<LineRange> result(count);
    std::size_t line = last.line;
    Phase phase = last.phase;
    for (std::size_t i = count; i-- > 0;) {
      const Candidate& found = lines_[line];
      const Place& end = places_[found.end];
      LineRange& range = result[i];
      range = {places_[found.start].index, end.index, end.forced, found.overfull};
      if (!end.forced) range.end = paragraph_.clusters[end.index - 1].break_after;
      const Way& led = way(i + 1, line, phase);
      line = led.line;
      phase = led.phase;
    }
    return result;
  }

  const PreparedParagraph& paragraph_;
  LineMetrics metrics_;
  Length room_;
  double total_length_ = 0;  // em
  std::vector<Place> places_;
  std::vector<Candidate> lines_;  // by their ends
  std::vector<Way> ways_;         // by number of lines, last line and phase
};

}  // namespace

std::optional<std::vector<LineRange>> break_title(const PreparedParagraph& paragraph,
                                                  Length measure) {
  if (paragraph.clusters.empty() || paragraph.clusters.size() > most_clusters) return std::nullopt;
  return TitleBreaker(paragraph, measure).lines();
}

}  // namespace typeset::text
