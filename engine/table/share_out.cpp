#include "table/share_out.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

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

void average_in_groups(const std::vector<std::string_view>& groups, std::vector<double>& parts) {
  std::map<std::string_view, std::pair<double, int>> known;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    auto& [sum, count] = known[groups[i]];
    sum += parts[i];
    ++count;
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (groups[i].empty()) continue;
    const auto& [sum, count] = known[groups[i]];
    parts[i] = sum / count;
  }
}

}  // namespace typeset::table
