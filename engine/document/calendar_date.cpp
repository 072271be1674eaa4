#include "document/calendar_date.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>

#include "base/unicode.h"

namespace typeset::document {
namespace {

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

std::string digit_by_digit(int number) {
  constexpr std::array<std::string_view, 10> digits = {"〇", "一", "二", "三", "四",
                                                       "五", "六", "七", "八", "九"};
  std::string text;
  for (const char c : std::to_string(number)) text += digits[static_cast<std::size_t>(c - '0')];
  return text;
}

}  // namespace

std::optional<CalendarDate> CalendarDate::parse(std::string_view text) {
  const bool hyphens = text.find('-') != std::string_view::npos;
  const std::array<std::string_view, 3> ends =
      hyphens ? std::array<std::string_view, 3>{"-", "-", ""}
              : std::array<std::string_view, 3>{"年", "月", "日"};
  const auto year = take_number(text, 4);
  if (!year || !take(text, ends[0])) return std::nullopt;
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

std::string CalendarDate::in_chinese_numerals() const {
  return digit_by_digit(year) + "年" + chinese_numeral(month) + "月" + chinese_numeral(day) + "日";
}

}  // namespace typeset::document
