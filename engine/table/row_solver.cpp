#include "table/row_solver.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "table/share_out.h"

namespace typeset::table {
namespace {

void level_groups(const std::vector<RowLimits>& rows, std::vector<Length>& heights) {
  std::map<std::string_view, Length> highest;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].equal_group.empty()) continue;
    Length& height = highest[rows[i].equal_group];
    height = std::max(height, heights[i]);
  }
  if (highest.empty()) return;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!rows[i].equal_group.empty()) heights[i] = highest[rows[i].equal_group];
  }
}

void widen_for(const BlockDemand& demand, std::vector<Length>& heights) {
  const auto first = heights.begin() + demand.row;
  Length sum;
  for (auto h = first; h != first + demand.rowspan; ++h) sum += *h;
  const Length missing = demand.height - sum;
  if (missing <= Length{}) return;
  for (int i = 0; i < demand.rowspan; ++i) {
    *(first + i) += missing * (i + 1) / demand.rowspan - missing * i / demand.rowspan;
  }
}

}  // namespace

std::vector<Length> solve_rows(const std::vector<RowLimits>& rows,
                               const std::vector<BlockDemand>& demands) {
  std::vector<Length> heights;
  heights.reserve(rows.size());
  for (const RowLimits& row : rows) heights.push_back(row.least);
  std::vector<const BlockDemand*> spans;
  for (const BlockDemand& demand : demands) {
    if (demand.rowspan == 1) {
      Length& height = heights[static_cast<std::size_t>(demand.row)];
      height = std::max(height, demand.height);
    } else {
      spans.push_back(&demand);
    }
  }
  level_groups(rows, heights);
  // Short spans first: a long one may then be satisfied already.
  std::ranges::stable_sort(spans, {}, &BlockDemand::rowspan);
  for (const BlockDemand* demand : spans) widen_for(*demand, heights);
  if (!spans.empty()) level_groups(rows, heights);
  return heights;
}

std::vector<Length> stretch_rows(const std::vector<RowLimits>& rows, std::vector<Length> heights,
                                 std::vector<double> weights, Length surplus) {
  std::vector<std::string_view> groups;
  for (const RowLimits& row : rows) groups.push_back(row.equal_group);
  average_in_groups(groups, weights);
  const std::vector<Length> shares = share_out(surplus, std::move(weights));
  for (std::size_t i = 0; i < heights.size(); ++i) heights[i] += shares[i];
  return heights;
}

}  // namespace typeset::table
