#include "pdf/number_format.h"

#include <array>
#include <charconv>
#include <cmath>

namespace typeset::pdf {
namespace {

constexpr std::array<std::int64_t, 7> powers_of_ten = {1, 10, 100, 1000, 10000, 100000, 1000000};

std::int64_t power_of_ten(int exponent) {
  return powers_of_ten.at(static_cast<std::size_t>(exponent));
}

// `fraction` out of 10^decimals, without trailing zeros.
void append_fraction(std::string& out, std::int64_t fraction, int decimals) {
  while (fraction % 10 == 0) {
    fraction /= 10;
    --decimals;
  }
  out += '.';
  for (std::int64_t place = power_of_ten(decimals - 1); place > 0; place /= 10) {
    out += static_cast<char>('0' + fraction / place % 10);
  }
}

}  // namespace

void append_integer(std::string& out, std::int64_t value) {
  if (value >= 0 && value < 10) {
    out += static_cast<char>('0' + value);
    return;
  }
  std::array<char, 24> digits;  // not initialised: this is called for every number of the file
  char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

double append_number(std::string& out, double value, int decimals) {
  const std::int64_t scale = power_of_ten(decimals);
  const std::int64_t scaled = std::llround(value * static_cast<double>(scale));
  const std::int64_t magnitude = std::abs(scaled);
  if (scaled < 0) out += '-';
  const std::int64_t whole = magnitude / scale;
  const std::int64_t fraction = magnitude % scale;
  if (whole != 0 || fraction == 0) append_integer(out, whole);
  if (fraction != 0) append_fraction(out, fraction, decimals);
  return static_cast<double>(scaled) / static_cast<double>(scale);
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
