#include "table/scarce_measure.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "table/height_estimate.h"
#include "table/share_out.h"
#include "table/width_exchange.h"

namespace typeset::table {
namespace {

// Between the two ways of sharing, in steps of a quarter.
constexpr int steps_between_ways = 4;

// How a column grows from its least with the level that is common to all.
struct Growth {
  double start = 0, slope = 1;
};

Length width_at(const ColumnWish& wish, const Growth& growth, double level) {
  const double width = growth.start + growth.slope * level;
  const auto limit = [](Length length) { return static_cast<double>(length.raw()); };
  return Length::from_raw(std::llround(std::clamp(width, limit(wish.min), limit(wish.own))));
}

std::vector<Length> widths_at(const std::vector<ColumnWish>& wishes,
                              const std::vector<Growth>& growths, double level) {
  std::vector<Length> widths;
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    widths.push_back(width_at(wishes[i], growths[i], level));
  }
  return widths;
}

std::vector<Length> grown_to(Length measure, const std::vector<ColumnWish>& wishes,
                             const std::vector<Growth>& growths) {
  double low = 0, high = 1;
  while (sum_of(widths_at(wishes, growths, high)) < measure && high < 1e18) high *= 2;
  constexpr int halvings = 80;
  for (int i = 0; i < halvings; ++i) {
    const double middle = (low + high) / 2;
    (sum_of(widths_at(wishes, growths, middle)) <= measure ? low : high) = middle;
  }
  std::vector<Length> widths = widths_at(wishes, growths, low);
  std::vector<double> room;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    room.push_back((wishes[i].own - widths[i]).to_pt());
  }
  const std::vector<Length> rest = share_out(measure - sum_of(widths), std::move(room));
  for (std::size_t i = 0; i < widths.size(); ++i) widths[i] += rest[i];
  return widths;
}

std::vector<Growth> in_proportion(const std::vector<ColumnWish>& wishes) {
  std::vector<Growth> growths;
  for (const ColumnWish& wish : wishes) {
    const double wished = static_cast<double>((wish.own - wish.min).raw());
    growths.push_back({static_cast<double>(wish.min.raw()), wished * wish.weight});
  }
  return growths;
}

std::vector<Growth> alike(const std::vector<ColumnWish>& wishes) {
  std::vector<Growth> growths;
  for (const ColumnWish& wish : wishes) growths.push_back({0, wish.weight});
  return growths;
}

void serve_weightless(std::vector<ColumnWish>& wishes, Length measure) {
  Length needed;
  bool has_others = false;
  for (const ColumnWish& wish : wishes) {
    needed += wish.weight > 0 ? wish.min : wish.own;
    has_others = has_others || wish.weight > 0;
  }
  const bool can_be_served = has_others && needed <= measure;
  for (ColumnWish& wish : wishes) {
    if (wish.weight > 0) continue;
    if (can_be_served) wish.min = wish.own;
    wish.weight = 1;
  }
}

}  // namespace

std::vector<Length> share_scarce(const Grid& grid, const std::vector<InlineDemand>& demands,
                                 std::vector<ColumnWish> wishes, Length measure) {
  serve_weightless(wishes, measure);
  const std::vector<Length> from = grown_to(measure, wishes, in_proportion(wishes));
  const std::vector<Length> to = grown_to(measure, wishes, alike(wishes));
  const HeightEstimate estimate(grid, demands);
  std::vector<Length> best;
  double least = std::numeric_limits<double>::infinity();
  for (int step = 0; step <= steps_between_ways; ++step) {
    std::vector<Length> widths;
    for (std::size_t i = 0; i < from.size(); ++i) {
      widths.push_back(from[i] + (to[i] - from[i]) * step / steps_between_ways);
    }
    // What rounding leaves is a few units, and belongs to the column that has the most.
    if (!widths.empty()) *std::ranges::max_element(widths) += measure - sum_of(widths);
    const double height = estimate(widths);
    if (height >= least) continue;
    least = height;
    best = std::move(widths);
  }
  return exchanged(wishes, estimate, std::move(best));
}

}  // namespace typeset::table
