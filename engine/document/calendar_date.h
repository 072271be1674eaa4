// A day of the Gregorian calendar, as reports write it.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace typeset::document {

struct CalendarDate {
  int year = 0, month = 0, day = 0;
  auto operator<=>(const CalendarDate&) const = default;

  // 2021年1月19日, 2021-01-19, or as spreadsheets write it 2021/1/19 and 2021.1.19, with or without
  // leading zeros; none when it is written in another way or the calendar has no such day.
  static std::optional<CalendarDate> parse(std::string_view text);

  // 2021年1月19日, as GB/T 9704-2012, 7.3.5.4 has it: a full year, no leading zeros.
  std::string in_arabic_numerals() const;
  // By a format with the fields yyyy, yy, M, MM, d and dd of UTS #35, all else standing for itself:
  // yyyy-MM-dd. Only of what is a format: with a field, and no other Latin letters.
  std::string formatted(std::string_view format) const;
  static bool is_format(std::string_view format);
  // 二〇二一年一月十九日
  std::string in_chinese_numerals() const;
};

}  // namespace typeset::document
