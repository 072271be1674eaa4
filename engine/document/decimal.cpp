#include "document/decimal.h"

#include <algorithm>
#include <cstddef>

namespace typeset::document {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

// Appends a digit; false when the number grows too large.
bool append_digit(std::int64_t& mantissa, char digit) {
  return !__builtin_mul_overflow(mantissa, std::int64_t{10}, &mantissa) &&
         !__builtin_add_overflow(mantissa, std::int64_t{digit - '0'}, &mantissa);
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  Decimal result;
  bool after_point = false;
  bool digit_last = false;
  for (const char c : text) {
    if (c == '.') {
      if (after_point || !digit_last) return std::nullopt;
      after_point = true;
      digit_last = false;
      continue;
    }
    if (!is_digit(c) || !append_digit(result.mantissa_, c)) return std::nullopt;
    digit_last = true;
    if (after_point && ++result.scale_ > max_scale) return std::nullopt;
  }
  if (!digit_last) return std::nullopt;
  if (negative) result.mantissa_ = -result.mantissa_;
  return result;
}

bool Decimal::is_whole() const { return normalized().scale_ == 0; }

Decimal Decimal::normalized() const {
  Decimal result = *this;
  while (result.scale_ > 0 && result.mantissa_ % 10 == 0) {
    result.mantissa_ /= 10;
    --result.scale_;
  }
  return result;
}

std::optional<Decimal> Decimal::times_power_of_ten(int exponent) const {
  Decimal result = *this;
  result.scale_ -= exponent;
  if (result.scale_ < 0) {
    const auto mantissa = Decimal(mantissa_, 0).mantissa_at_scale(-result.scale_);
    if (!mantissa) return std::nullopt;
    return Decimal(*mantissa, 0);
  }
  // What was written without a fraction needs none that is zeros.
  if (exponent < 0) result = result.normalized();
  if (result.scale_ > max_scale) return std::nullopt;
  return result;
}

Decimal Decimal::with_scale(int scale) const {
  const Decimal plain = normalized();
  const auto mantissa = scale > plain.scale_ ? plain.mantissa_at_scale(scale) : std::nullopt;
  return mantissa ? Decimal(*mantissa, scale) : plain;
}

std::string Decimal::to_string() const {
  std::string digits = std::to_string(mantissa_);
  if (mantissa_ < 0) digits.erase(0, 1);
  const auto decimals = static_cast<std::size_t>(scale_);
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  if (decimals > 0) digits.insert(digits.size() - decimals, 1, '.');
  return mantissa_ < 0 ? "-" + digits : digits;
}

std::strong_ordering Decimal::operator<=>(const Decimal& other) const {
  // Whole and fractional parts apart: a common scale might not fit.
  const std::int64_t unit = power_of_ten(scale_);
  const std::int64_t other_unit = power_of_ten(other.scale_);
  if (const auto order = mantissa_ / unit <=> other.mantissa_ / other_unit; order != 0) {
    return order;
  }
  return mantissa_ % unit * power_of_ten(max_scale - scale_) <=>
         other.mantissa_ % other_unit * power_of_ten(max_scale - other.scale_);
}

std::optional<std::int64_t> Decimal::mantissa_at_scale(int scale) const {
  std::int64_t result = 0;
  if (__builtin_mul_overflow(mantissa_, power_of_ten(scale - scale_), &result)) return std::nullopt;
  return result;
}

std::optional<Decimal> checked_sum(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale_, b.scale_);
  const auto left = a.mantissa_at_scale(scale);
  const auto right = b.mantissa_at_scale(scale);
  std::int64_t sum = 0;
  if (!left || !right || __builtin_add_overflow(*left, *right, &sum)) return std::nullopt;
  return Decimal(sum, scale);
}

std::string with_thousands_separators(std::string_view number) {
  constexpr std::size_t group = 3;
  std::string result(number);
  if (result.find(',') != std::string::npos) return result;
  const std::size_t first_digit = result.starts_with('-') || result.starts_with('+') ? 1 : 0;
  std::size_t place = std::min(result.find('.'), result.size());
  while (place > first_digit + group) {
    place -= group;
    result.insert(place, 1, ',');
  }
  return result;
}

}  // namespace typeset::document
