#include "pdf/number_format.h"

#include <array>
#include <cmath>

namespace typeset::pdf {
namespace {

constexpr std::array<std::int64_t, 7> powers_of_ten = {1, 10, 100, 1000, 10000, 100000, 1000000};

std::int64_t power_of_ten(int exponent) {
  return powers_of_ten.at(static_cast<std::size_t>(exponent));
}

// The digits of the numbers that most are: of objects, content items, widths.
struct SmallNumber {
  std::array<char, 3> digits;
  std::uint8_t count;
};
constexpr auto small_numbers = [] {
  std::array<SmallNumber, 1000> numbers{};
  for (std::size_t value = 0; value < numbers.size(); ++value) {
    SmallNumber& number = numbers[value];
    if (value >= 100) number.digits[number.count++] = static_cast<char>('0' + value / 100);
    if (value >= 10) number.digits[number.count++] = static_cast<char>('0' + value / 10 % 10);
    number.digits[number.count++] = static_cast<char>('0' + value % 10);
  }
  return numbers;
}();

}  // namespace

void append_integer(std::string& out, std::int64_t value) {
  if (value >= 0 && static_cast<std::size_t>(value) < small_numbers.size()) {
    const SmallNumber& number = small_numbers[static_cast<std::size_t>(value)];
    out.append(number.digits.data(), number.count);
    return;
  }
  std::array<char, 24> digits;  // not initialised: this is called for every number of the file
  char* const end = digits.data() + digits.size();
  char* start = end;
  // From the last digit to the first: every division is by a constant.
  auto left = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  do {
    *--start = static_cast<char>('0' + left % 10);
    left /= 10;
  } while (left != 0);
  if (value < 0) *--start = '-';
  out.append(start, static_cast<std::size_t>(end - start));
}

double append_number(std::string& out, double value, int decimals) {
  const auto scale = static_cast<double>(power_of_ten(decimals));
  const std::int64_t scaled = std::llround(value * scale);
  auto left = static_cast<std::uint64_t>(std::abs(scaled));
  while (decimals > 0 && left % 10 == 0) {
    left /= 10;
    --decimals;
  }
  std::array<char, 32> digits;  // not initialised, as above
  char* const end = digits.data() + digits.size();
  char* start = end;
  const auto prepend_digit = [&] {
    *--start = static_cast<char>('0' + left % 10);
    left /= 10;
  };
  if (decimals > 0) {
    for (; decimals > 0; --decimals) prepend_digit();
    *--start = '.';
  } else if (left == 0) {
    prepend_digit();
  }
  while (left != 0) prepend_digit();
  if (scaled < 0) *--start = '-';
  out.append(start, static_cast<std::size_t>(end - start));
  return static_cast<double>(scaled) / scale;
}

std::string number(double value, int decimals) {
  std::string text;
  append_number(text, value, decimals);
  return text;
}

double rounded(double value, int decimals) {
  const auto scale = static_cast<double>(power_of_ten(decimals));
  return static_cast<double>(std::llround(value * scale)) / scale;
}

}  // namespace typeset::pdf
