#include "pdf/png_filter.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <limits>

namespace typeset::pdf {
namespace {

// What stands to the left, above, and above to the left of a byte.
struct Neighbours {
  int left, above, corner;
};

int none(Neighbours) { return 0; }
int sub(Neighbours by) { return by.left; }
int up(Neighbours by) { return by.above; }
int average(Neighbours by) { return (by.left + by.above) / 2; }

int paeth(Neighbours by) {
  const int estimate = by.left + by.above - by.corner;
  const int to_left = std::abs(estimate - by.left);
  const int to_above = std::abs(estimate - by.above);
  const int to_corner = std::abs(estimate - by.corner);
  if (to_left <= to_above && to_left <= to_corner) return by.left;
  return to_above <= to_corner ? by.above : by.corner;
}

// What is outside the picture counts as 0.
template <typename Predict>
std::string filtered_row(std::string_view row, std::string_view above, std::size_t pixel,
                         Predict predict) {
  const auto byte = [](std::string_view bytes, std::size_t at) {
    return static_cast<int>(static_cast<unsigned char>(bytes[at]));
  };
  std::string result(row.size(), '\0');
  for (std::size_t i = 0; i < row.size(); ++i) {
    const bool first = i < pixel;
    const Neighbours by{first ? 0 : byte(row, i - pixel), above.empty() ? 0 : byte(above, i),
                        first || above.empty() ? 0 : byte(above, i - pixel)};
    result[i] = static_cast<char>(byte(row, i) - predict(by));
  }
  return result;
}

std::int64_t sum_of_differences(std::string_view filtered) {
  std::int64_t sum = 0;
  for (const char byte : filtered) sum += std::abs(static_cast<signed char>(byte));
  return sum;
}

}  // namespace

std::string png_filtered(std::string_view samples, std::size_t row, std::size_t pixel) {
  std::string result;
  result.reserve(samples.size() + samples.size() / row);
  std::string_view above;
  for (std::size_t start = 0; start < samples.size(); start += row) {
    const std::string_view current = samples.substr(start, row);
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    const std::size_t at = result.size();
    char number = 0;
    const auto try_filter = [&](auto predict) {
      const std::string filtered = filtered_row(current, above, pixel, predict);
      if (const std::int64_t sum = sum_of_differences(filtered); sum < least) {
        least = sum;
        result.resize(at);
        result += number;
        result += filtered;
      }
      ++number;
    };
    try_filter(none);
    try_filter(sub);
    try_filter(up);
    try_filter(average);
    try_filter(paeth);
    above = current;
  }
  return result;
}

}  // namespace typeset::pdf
