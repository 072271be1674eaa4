#include "document/calendar_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>

#include "base/unicode.h"

namespace typeset::document {
namespace {

// Between the parts of a date, the same at both places: 2024-1-1, 2024/1/1, 2024.1.1.
constexpr std::string_view separators = "-/.";

// Reads a number of at most `most_digits` digits off the front of `text`.
std::optional<int> take_number(std::string_view& text, std::size_t most_digits) {
  std::size_t length = 0;
  while (length < text.size() && text[length] >= '0' && text[length] <= '9') ++length;
  if (length == 0 || length > most_digits) return std::nullopt;
  int value = 0;
  std::from_chars(text.data(), text.data() + length, value);
  text.remove_prefix(length);
  return value;
}

bool take(std::string_view& text, std::string_view expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(expected.size());
  return true;
}

bool exists(const CalendarDate& date) {
  using namespace std::chrono;
  return date.year > 0 && year_month_day(year(date.year), month(static_cast<unsigned>(date.month)),
                                         day(static_cast<unsigned>(date.day)))
                              .ok();
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Takes a field, a run of one letter, off the front of a format.
std::string_view take_field(std::string_view& format) {
  const std::size_t end = std::min(format.find_first_not_of(format[0]), format.size());
  const std::string_view field = format.substr(0, end);
  format.remove_prefix(end);
  return field;
}

std::string two_digits(int number) {
  const std::string digits = std::to_string(number % 100);
  return digits.size() < 2 ? "0" + digits : digits;
}

// None for a field that there is not.
std::optional<std::string> printed_field(std::string_view field, const CalendarDate& date) {
  if (field == "yyyy") return std::to_string(date.year);
  if (field == "yy") return two_digits(date.year);
  if (field == "M") return std::to_string(date.month);
  if (field == "MM") return two_digits(date.month);
  if (field == "d") return std::to_string(date.day);
  if (field == "dd") return two_digits(date.day);
  return std::nullopt;
}

std::string digit_by_digit(int number) {
  constexpr std::array<std::string_view, 10> digits = {"〇", "一", "二", "三", "四",
                                                       "五", "六", "七", "八", "九"};
  std::string text;
  for (const char c : std::to_string(number)) text += digits[static_cast<std::size_t>(c - '0')];
  return text;
}

}  // namespace

std::optional<CalendarDate> CalendarDate::parse(std::string_view text) {
  const auto year = take_number(text, 4);
  if (!year) return std::nullopt;
  const bool has_separators = !text.empty() && separators.find(text[0]) != separators.npos;
  const std::string_view separator = text.substr(0, 1);
  const std::array<std::string_view, 3> ends =
      has_separators ? std::array<std::string_view, 3>{separator, separator, ""}
                     : std::array<std::string_view, 3>{"年", "月", "日"};
  if (!take(text, ends[0])) return std::nullopt;
  const auto month = take_number(text, 2);
  if (!month || !take(text, ends[1])) return std::nullopt;
  const auto day = take_number(text, 2);
  if (!day || !take(text, ends[2]) || !text.empty()) return std::nullopt;
  const CalendarDate date{*year, *month, *day};
  if (!exists(date)) return std::nullopt;
  return date;
}

std::string CalendarDate::in_arabic_numerals() const {
  return std::to_string(year) + "年" + std::to_string(month) + "月" + std::to_string(day) + "日";
}

bool CalendarDate::is_format(std::string_view format) {
  bool has_field = false;
  while (!format.empty()) {
    if (!is_letter(format[0])) {
      format.remove_prefix(1);
      continue;
    }
    if (!printed_field(take_field(format), CalendarDate{1, 1, 1})) return false;
    has_field = true;
  }
  return has_field;
}

std::string CalendarDate::formatted(std::string_view format) const {
  std::string text;
  while (!format.empty()) {
    if (is_letter(format[0])) {
      text += printed_field(take_field(format), *this).value_or("");
    } else {
      text += format[0];
      format.remove_prefix(1);
    }
  }
  return text;
}

std::string CalendarDate::in_chinese_numerals() const {
  return digit_by_digit(year) + "年" + chinese_numeral(month) + "月" + chinese_numeral(day) + "日";
}

}  // namespace typeset::document
