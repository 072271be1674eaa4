// Exact lengths. Layout adds and compares thousands of them and table rules must meet exactly,
// so a length is an integer count of 1/65536 pt rather than a binary floating-point number.
#pragma once

#include <compare>
#include <cstdint>
#include <span>

namespace typeset {

// A signed distance. Range about ±1.4e14 pt; unit 1/65536 pt (pt = 1/72 in = 25.4/72 mm).
class Length {
 public:
  static constexpr std::int64_t units_per_pt = 65536;

  constexpr Length() = default;
  static constexpr Length from_raw(std::int64_t raw) {
    Length length;
    length.raw_ = raw;
    return length;
  }
  static Length pt(double points) { return from_raw(rounded(points * units_per_pt)); }
  static Length mm(double millimetres) { return pt(millimetres * 72.0 / 25.4); }

  constexpr std::int64_t raw() const { return raw_; }
  constexpr double to_pt() const { return static_cast<double>(raw_) / units_per_pt; }
  constexpr double to_mm() const { return to_pt() * 25.4 / 72.0; }

  // This length times a plain number, rounded to the nearest unit.
  Length scaled(double factor) const {
    return from_raw(rounded(static_cast<double>(raw_) * factor));
  }
  // This length as a multiple of `unit`; `unit` must not be zero.
  constexpr double ratio_to(Length unit) const {
    return static_cast<double>(raw_) / static_cast<double>(unit.raw_);
  }

  constexpr auto operator<=>(const Length&) const = default;
  constexpr Length operator-() const { return from_raw(-raw_); }
  constexpr Length& operator+=(Length other) {
    raw_ += other.raw_;
    return *this;
  }
  constexpr Length& operator-=(Length other) {
    raw_ -= other.raw_;
    return *this;
  }
  friend constexpr Length operator+(Length a, Length b) { return from_raw(a.raw_ + b.raw_); }
  friend constexpr Length operator-(Length a, Length b) { return from_raw(a.raw_ - b.raw_); }
  friend constexpr Length operator*(Length a, std::int64_t n) { return from_raw(a.raw_ * n); }
  friend constexpr Length operator*(std::int64_t n, Length a) { return from_raw(a.raw_ * n); }
  // Truncates; to share a length out exactly, give part i  total * (i + 1) / n - total * i / n.
  friend constexpr Length operator/(Length a, std::int64_t n) { return from_raw(a.raw_ / n); }

 private:
  // Halves go away from zero. As std::llround does, without its call: layout asks all the time.
  static constexpr std::int64_t rounded(double value) {
    const auto whole = static_cast<std::int64_t>(value);
    const double rest = value - static_cast<double>(whole);
    return whole + (rest >= 0.5 ? 1 : 0) - (rest <= -0.5 ? 1 : 0);
  }

  std::int64_t raw_ = 0;
};

constexpr Length sum_of(std::span<const Length> lengths) {
  Length sum;
  for (const Length length : lengths) sum += length;
  return sum;
}

}  // namespace typeset
