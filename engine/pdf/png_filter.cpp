#include "pdf/png_filter.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <vector>

namespace typeset::pdf {
namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t filter_count = 5;

// 9.4: of what stands to the left, above, and above to the left, the nearest to their plane.
int paeth(int left, int above, int corner) {
  const int to_left = std::abs(above - corner);
  const int to_above = std::abs(left - corner);
  const int to_corner = std::abs(left + above - 2 * corner);
  const int nearer_above = to_above <= to_corner ? above : corner;
  return to_left <= to_above && to_left <= to_corner ? left : nearer_above;
}

std::int64_t sum_of_differences(const Bytes& filtered) {
  std::int64_t sum = 0;
  for (const std::uint8_t byte : filtered) sum += std::min<int>(byte, 256 - byte);
  return sum;
}

// Filters row after row. What is left of the picture and above it counts as 0, for which the rows
// have room before their first pixel.
class RowFilter {
 public:
  RowFilter(std::size_t row, std::size_t pixel)
      : size_(row), pixel_(pixel), current_(pixel + row), above_(pixel + row) {
    filtered_.fill(Bytes(row));
  }

  void append(std::string_view row, std::string& out) {
    std::copy(row.begin(), row.end(), current_.begin() + static_cast<std::ptrdiff_t>(pixel_));
    apply(0, [](int, int, int) { return 0; });
    apply(1, [](int left, int, int) { return left; });
    apply(2, [](int, int above, int) { return above; });
    apply(3, [](int left, int above, int) { return (left + above) / 2; });
    apply(4, paeth);
    const auto best = std::ranges::min_element(filtered_, {}, sum_of_differences);
    out += static_cast<char>(best - filtered_.begin());
    out.append(best->begin(), best->end());
    std::swap(current_, above_);
  }

 private:
  template <typename Predict>
  void apply(std::size_t filter, Predict predict) {
    const std::uint8_t* left = current_.data();
    const std::uint8_t* corner = above_.data();
    const std::uint8_t* byte = left + pixel_;
    const std::uint8_t* above = corner + pixel_;
    std::uint8_t* to = filtered_[filter].data();
    for (std::size_t i = 0; i < size_; ++i) {
      to[i] = static_cast<std::uint8_t>(byte[i] - predict(left[i], above[i], corner[i]));
    }
  }

  std::size_t size_, pixel_;
  Bytes current_, above_;
  std::array<Bytes, filter_count> filtered_;
};

}  // namespace

std::string png_filtered(std::string_view samples, std::size_t row, std::size_t pixel) {
  std::string result;
  result.reserve(samples.size() + samples.size() / row);
  RowFilter filter(row, pixel);
  for (std::size_t start = 0; start < samples.size(); start += row) {
    filter.append(samples.substr(start, row), result);
  }
  return result;
}

}  // namespace typeset::pdf
