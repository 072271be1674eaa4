#include "table/width_exchange.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "table/share_out.h"

namespace typeset::table {
namespace {

// Of the height that is left, for what it does to the balance of the columns.
constexpr double least_gain = 0.03;
// Exchanges that follow each other, and what may be tried for one of them.
constexpr int most_exchanges = 12;
constexpr int most_lines = 3;
// Single columns are asked for their width in tables of no more columns.
constexpr std::size_t most_columns_one_by_one = 16;
// Lines end before words that no longer fit: they hold a little less than their length.
constexpr double filled_part_of_line = 0.95;

// Columns that have the same width: an equal group, or one by itself.
using Group = std::vector<std::size_t>;

std::vector<Group> groups_of(const std::vector<ColumnWish>& wishes) {
  std::vector<Group> groups;
  std::map<std::string_view, std::size_t> known;
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    const std::string_view name = wishes[i].equal_group;
    const auto [found, is_new] = known.try_emplace(name, groups.size());
    if (name.empty() || is_new) {
      groups.push_back({i});
    } else {
      groups[found->second].push_back(i);
    }
    if (name.empty()) known.erase(name);
  }
  return groups;
}

class Exchange {
 public:
  Exchange(const std::vector<ColumnWish>& wishes, const HeightEstimate& estimate,
           std::vector<Length> widths)
      : wishes_(wishes),
        estimate_(estimate),
        groups_(groups_of(wishes)),
        widths_(std::move(widths)),
        height_(estimate_(widths_)) {}

  std::vector<Length> run() {
    for (int i = 0; i < most_exchanges && improve(); ++i) {
    }
    return std::move(widths_);
  }

 private:
  struct Candidate {
    std::vector<Length> widths;
    double height;
  };

  bool improve() {
    best_ = {{}, height_ * (1 - least_gain)};
    for (const Group& taker : groups_) {
      for (int lines = 1; lines <= most_lines; ++lines) try_for(taker, lines);
    }
    if (best_.widths.empty()) return false;
    widths_ = std::move(best_.widths);
    height_ = best_.height;
    return true;
  }

  void try_for(const Group& taker, int lines) {
    const Length own = wishes_[taker.front()].own;
    const Length width = lines == 1 ? own : own.scaled(1 / (lines * filled_part_of_line));
    const Length more = std::min(width, own) - widths_[taker.front()];
    if (more <= Length{}) return;
    std::vector<std::size_t> givers;
    for (const Group& group : groups_) {
      if (&group == &taker) continue;
      givers.insert(givers.end(), group.begin(), group.end());
      if (groups_.size() <= most_columns_one_by_one) try_from(group, taker, more);
    }
    try_from(givers, taker, more);
  }

  // Each in proportion to what it has beyond its least: those of an equal group the same.
  void try_from(const std::vector<std::size_t>& givers, const Group& taker, Length more) {
    const Length wanted = more * static_cast<std::int64_t>(taker.size());
    std::vector<double> parts;
    Length room;
    for (const std::size_t i : givers) {
      const Length own = widths_[i] - wishes_[i].min;
      room += own;
      parts.push_back(own.to_pt());
    }
    if (room < wanted) return;
    std::vector<Length> widths = widths_;
    for (const std::size_t i : taker) widths[i] += more;
    const std::vector<Length> given = share_out(wanted, std::move(parts));
    for (std::size_t i = 0; i < givers.size(); ++i) widths[givers[i]] -= given[i];
    const double height = estimate_(widths);
    if (height < best_.height) best_ = {std::move(widths), height};
  }

  const std::vector<ColumnWish>& wishes_;
  const HeightEstimate& estimate_;
  std::vector<Group> groups_;
  std::vector<Length> widths_;
  double height_;
  Candidate best_;
};

}  // namespace

std::vector<Length> exchanged(const std::vector<ColumnWish>& wishes,
                              const HeightEstimate& estimate, std::vector<Length> widths) {
  return Exchange(wishes, estimate, std::move(widths)).run();
}

}  // namespace typeset::table
