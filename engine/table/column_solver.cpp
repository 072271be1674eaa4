#include "table/column_solver.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <utility>

#include "table/column_parts.h"
#include "table/scarce_measure.h"
#include "table/share_out.h"

namespace typeset::table {
namespace {

struct Limits {
  Length min, max;
  Length own;  // between them: the most that the cells of this column alone would gain from
};

// To what width the columns of an equal group are alike at least; none: whatever the group needs.
using GroupLevel = std::optional<Length>;

// To what length the highest level is found: less is not seen.
const Length level_step = Length::pt(0.1);

class ColumnLimits {
 public:
  ColumnLimits(const Grid& grid, const std::vector<document::ColumnHints>& hints,
               const std::vector<InlineDemand>& demands, GroupLevel level)
      : grid_(grid), hints_(hints), level_(level), limits_(static_cast<std::size_t>(grid.columns)) {
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
      if (grid.cells[i].colspan == 1) raise(at(grid.cells[i].column), demands[i]);
    }
    for (std::size_t i = 0; i < limits_.size(); ++i) apply_hints(limits_[i], hints[i]);
    level_groups();
    for (Limits& limits : limits_) limits.own = limits.max;
    widen_for_spans(demands);
    for (Limits& limits : limits_) limits.own = std::max(limits.own, limits.min);
  }

  const std::vector<Limits>& get() const { return limits_; }

 private:
  Limits& at(int column) { return limits_[static_cast<std::size_t>(column)]; }

  static void raise(Limits& limits, const InlineDemand& demand) {
    limits.min = std::max(limits.min, demand.min);
    limits.max = std::max(limits.max, demand.max);
  }

  static void apply_hints(Limits& limits, const document::ColumnHints& hints) {
    if (hints.min) limits.min = std::max(limits.min, *hints.min);
    limits.max = std::max(limits.min, hints.max ? std::min(limits.max, *hints.max) : limits.max);
  }

  void level_groups() {
    std::map<std::string, Limits> groups;
    for (std::size_t i = 0; i < limits_.size(); ++i) {
      const std::string& name = hints_[i].equal_group;
      if (name.empty()) continue;
      raise(groups[name], {limits_[i].min, limits_[i].max});
    }
    for (std::size_t i = 0; i < limits_.size(); ++i) {
      const std::string& name = hints_[i].equal_group;
      if (name.empty()) continue;
      limits_[i].max = groups[name].max;
      const Length level = std::min(groups[name].min, level_.value_or(groups[name].min));
      limits_[i].min = std::max(limits_[i].min, level);
    }
  }

  // Narrow spans first, so that a wide one only adds what the narrower did not.
  void widen_for_spans(const std::vector<InlineDemand>& demands) {
    std::vector<std::size_t> spans;
    for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
      if (grid_.cells[i].colspan > 1) spans.push_back(i);
    }
    std::ranges::stable_sort(spans, {}, [&](std::size_t i) { return grid_.cells[i].colspan; });
    for (const std::size_t i : spans) {
      widen(grid_.cells[i], demands[i].min, &Limits::min);
      widen(grid_.cells[i], demands[i].max, &Limits::max);
      for (Limits& limits : limits_) limits.max = std::max(limits.max, limits.min);
      level_groups();
    }
  }

  void widen(const GridCell& cell, Length demand, Length Limits::*side) {
    Length sum;
    std::vector<std::size_t>
        open;  // columns that may grow: those without a limit of their own first
    for (int c = cell.column; c < cell.column_end(); ++c) {
      sum += at(c).*side;
      if (!hints_[static_cast<std::size_t>(c)].max) open.push_back(static_cast<std::size_t>(c));
    }
    if (sum >= demand) return;
    if (open.empty()) {
      // A label over columns with limits wraps rather than pushes them apart.
      if (side == &Limits::max) return;
      open.resize(static_cast<std::size_t>(cell.colspan));
      std::iota(open.begin(), open.end(), static_cast<std::size_t>(cell.column));
    }
    const Length missing = demand - sum;
    const auto n = static_cast<std::int64_t>(open.size());
    for (std::int64_t i = 0; i < n; ++i) {
      limits_[open[static_cast<std::size_t>(i)]].*side += missing * (i + 1) / n - missing * i / n;
    }
  }

  const Grid& grid_;
  const std::vector<document::ColumnHints>& hints_;
  GroupLevel level_;
  std::vector<Limits> limits_;
};

Length sum_of(const std::vector<Limits>& limits, Length Limits::*side) {
  Length sum;
  for (const Limits& l : limits) sum += l.*side;
  return sum;
}

std::vector<Length> all_of(const std::vector<Limits>& limits, Length Limits::*side) {
  std::vector<Length> lengths;
  for (const Limits& l : limits) lengths.push_back(l.*side);
  return lengths;
}

// What each column takes of the space beyond what the contents ask: by weight, columns with a limit
// of their own only when there are no others, the columns of an equal group the same.
std::vector<double> surplus_parts(const std::vector<document::ColumnHints>& hints) {
  std::vector<double> parts;
  for (const document::ColumnHints& hint : hints) parts.push_back(hint.max ? 0 : hint.weight);
  if (std::ranges::all_of(parts, [](double part) { return part <= 0; })) {
    std::ranges::transform(hints, parts.begin(),
                           [](const document::ColumnHints& hint) { return hint.weight; });
  }
  std::vector<std::string_view> groups;
  for (const document::ColumnHints& hint : hints) groups.push_back(hint.equal_group);
  average_in_groups(groups, parts);
  return parts;
}

// Columns of an equal group weigh the same.
std::vector<ColumnWish> wishes_of(const std::vector<Limits>& limits,
                                  const std::vector<document::ColumnHints>& hints) {
  std::vector<ColumnWish> wishes;
  for (std::size_t i = 0; i < limits.size(); ++i) {
    const bool has_own_weight = hints[i].equal_group.empty();
    wishes.push_back({limits[i].min, limits[i].own, has_own_weight ? hints[i].weight : 1,
                      hints[i].equal_group});
  }
  return wishes;
}

// Equal groups are alike where the measure allows that, or else as far as it does. Nullopt: the
// contents alone need more.
std::optional<std::vector<Limits>> limits_within(const Grid& grid,
                                                 const std::vector<document::ColumnHints>& hints,
                                                 const std::vector<InlineDemand>& demands,
                                                 Length measure) {
  const auto limits_at = [&](GroupLevel level) {
    return ColumnLimits(grid, hints, demands, level).get();
  };
  const auto fits = [&](const std::vector<Limits>& limits) {
    return sum_of(limits, &Limits::min) <= measure;
  };
  std::vector<Limits> limits = limits_at(std::nullopt);
  if (fits(limits)) return limits;
  Length low, high = measure;
  limits = limits_at(low);
  if (!fits(limits)) return std::nullopt;
  while (high - low > level_step) {
    const Length middle = low + (high - low) / 2;
    std::vector<Limits> higher = limits_at(middle);
    const bool is_enough = fits(higher);
    (is_enough ? low : high) = middle;
    if (is_enough) limits = std::move(higher);
  }
  return limits;
}

}  // namespace

std::optional<std::vector<Length>> solve_columns(const Grid& grid,
                                                 const std::vector<document::ColumnHints>& hints,
                                                 const std::vector<InlineDemand>& demands,
                                                 Length measure) {
  if (!grid.parts.empty()) return solve_parts(grid, hints, demands, measure);
  const auto within = limits_within(grid, hints, demands, measure);
  if (!within) return std::nullopt;
  const std::vector<Limits>& limits = *within;
  // Columns grow in turn: to what their own cells would like, to what those that span several
  // would like (a long text over many columns shall not break the words beside it), and beyond.
  std::vector<Length> widths;
  std::vector<double> parts;
  if (sum_of(limits, &Limits::max) <= measure) {
    widths = all_of(limits, &Limits::max);
    parts = surplus_parts(hints);
  } else if (sum_of(limits, &Limits::own) <= measure) {
    widths = all_of(limits, &Limits::own);
    for (const Limits& l : limits) parts.push_back((l.max - l.own).to_pt());
  } else {
    return share_scarce(grid, demands, wishes_of(limits, hints), measure);
  }
  const Length filled = typeset::sum_of(widths);
  const std::vector<Length> extra = share_out(measure - filled, std::move(parts));
  for (std::size_t i = 0; i < widths.size(); ++i) widths[i] += extra[i];
  return widths;
}

std::vector<Length> least_widths(const Grid& grid, const std::vector<document::ColumnHints>& hints,
                                 const std::vector<InlineDemand>& demands) {
  if (!grid.parts.empty()) return least_widths_of_parts(grid, hints, demands);
  return all_of(ColumnLimits(grid, hints, demands, Length{}).get(), &Limits::min);
}

Length width_of(const Grid& grid, const std::vector<Length>& widths) {
  const auto width_of_part = [&](const ColumnRange& part) {
    const auto first = widths.begin() + part.first;
    return typeset::sum_of({first, widths.begin() + part.end});
  };
  if (grid.parts.empty()) return width_of_part({0, grid.columns});
  Length widest;
  for (const ColumnRange& part : grid.parts) widest = std::max(widest, width_of_part(part));
  return widest;
}

}  // namespace typeset::table
