// Exact decimal numbers: money and counts are added without binary floating point.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace typeset::document {

// mantissa / 10^scale. The scale is kept as written, so that 12.50 prints as 12.50; comparison is
// by value.
class Decimal {
 public:
  static constexpr int max_scale = 18;

  constexpr Decimal() = default;
  constexpr explicit Decimal(std::int64_t whole) : mantissa_(whole) {}

  // An optional sign, digits, and an optional point with digits after it; nothing else. None also
  // when the number has more digits than can be held exactly.
  static std::optional<Decimal> parse(std::string_view text);

  bool is_zero() const { return mantissa_ == 0; }
  bool is_negative() const { return mantissa_ < 0; }
  bool is_whole() const;
  int scale() const { return scale_; }

  Decimal negated() const { return Decimal(-mantissa_, scale_); }
  // Without trailing zeros after the point.
  Decimal normalized() const;
  // The number moved by `exponent` places: 3.5 by 4 is 35000. None when it cannot be held exactly.
  std::optional<Decimal> times_power_of_ten(int exponent) const;
  // With at least that many digits after the point, zeros added; never cut.
  Decimal with_scale(int scale) const;
  // -1234.50; no plus sign.
  std::string to_string() const;

  std::strong_ordering operator<=>(const Decimal& other) const;
  bool operator==(const Decimal& other) const { return (*this <=> other) == 0; }

  // None when the sum cannot be held exactly.
  friend std::optional<Decimal> checked_sum(const Decimal& a, const Decimal& b);

 private:
  constexpr Decimal(std::int64_t mantissa, int scale) : mantissa_(mantissa), scale_(scale) {}
  std::optional<std::int64_t> mantissa_at_scale(int scale) const;

  std::int64_t mantissa_ = 0;
  int scale_ = 0;
};

// 1234567.5 → 1,234,567.5; a number that has them already is left as it is.
std::string with_thousands_separators(std::string_view number);

}  // namespace typeset::document
