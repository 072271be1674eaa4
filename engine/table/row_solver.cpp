#include "table/row_solver.h"

#include <algorithm>

namespace typeset::table {

std::vector<Length> solve_rows(int rows, Length least, const std::vector<BlockDemand>& demands) {
  std::vector<Length> heights(static_cast<std::size_t>(rows), least);
  std::vector<const BlockDemand*> spans;
  for (const BlockDemand& demand : demands) {
    if (demand.rowspan == 1) {
      Length& height = heights[static_cast<std::size_t>(demand.row)];
      height = std::max(height, demand.height);
    } else {
      spans.push_back(&demand);
    }
  }
  // Short spans first: a long one may then be satisfied already.
  std::ranges::stable_sort(spans, {}, &BlockDemand::rowspan);
  for (const BlockDemand* demand : spans) {
    const auto first = heights.begin() + demand->row;
    Length sum;
    for (auto h = first; h != first + demand->rowspan; ++h) sum += *h;
    const Length missing = demand->height - sum;
    if (missing <= Length{}) continue;
    for (int i = 0; i < demand->rowspan; ++i) {
      *(first + i) += missing * (i + 1) / demand->rowspan - missing * i / demand->rowspan;
    }
  }
  return heights;
}

}  // namespace typeset::table
