#include "table/share_out.h"

#include <algorithm>
#include <numeric>

namespace typeset::table {

std::vector<Length> share_out(Length total, std::vector<double> parts) {
  if (std::ranges::all_of(parts, [](double part) { return part <= 0; })) {
    std::ranges::fill(parts, 1.0);
  }
  const double sum = std::accumulate(parts.begin(), parts.end(), 0.0);
  std::vector<Length> shares;
  double passed = 0;
  Length given;
  for (const double part : parts) {
    passed += part;
    const Length upto = total.scaled(passed / sum);
    shares.push_back(upto - given);
    given = upto;
  }
  return shares;
}

}  // namespace typeset::table
