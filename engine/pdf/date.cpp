#include "pdf/date.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace typeset::pdf {
namespace {

struct DateTime {
  int year = 0;
  unsigned month = 0, day = 0;
  int hour = 0, minute = 0, second = 0;
};

DateTime date_time(std::int64_t seconds) {
  using namespace std::chrono;
  const sys_seconds time{std::chrono::seconds(seconds)};
  const sys_days midnight = floor<days>(time);
  const year_month_day date(midnight);
  const hh_mm_ss clock(time - midnight);
  return {.year = static_cast<int>(date.year()),
          .month = static_cast<unsigned>(date.month()),
          .day = static_cast<unsigned>(date.day()),
          .hour = static_cast<int>(clock.hours().count()),
          .minute = static_cast<int>(clock.minutes().count()),
          .second = static_cast<int>(clock.seconds().count())};
}

std::string format_date(const char* pattern, std::int64_t seconds) {
  const DateTime t = date_time(seconds);
  std::array<char, 64> text{};
  const int length = std::snprintf(text.data(), text.size(), pattern, t.year, t.month, t.day,
                                   t.hour, t.minute, t.second);
  return {text.data(), static_cast<std::size_t>(length)};
}

}  // namespace

std::string info_date(std::int64_t seconds) {
  return format_date("(D:%04d%02u%02u%02d%02d%02dZ)", seconds);
}

std::string xmp_date(std::int64_t seconds) {
  return format_date("%04d-%02u-%02uT%02d:%02d:%02dZ", seconds);
}

}  // namespace typeset::pdf
