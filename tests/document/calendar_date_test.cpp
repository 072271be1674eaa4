#include "document/calendar_date.h"

#include <gtest/gtest.h>
#include <string>
#include <utility>
#include <vector>

namespace typeset::document {
namespace {

TEST(CalendarDate, ReadsWhatPeopleAndSpreadsheetsWrite) {
  const CalendarDate date{2021, 1, 19};
  for (const std::string_view text :
       {"2021年1月19日", "2021年01月19日", "2021-01-19", "2021-1-19", "2021/1/19", "2021/01/19",
        "2021.1.19", "2021.01.19"}) {
    EXPECT_EQ(CalendarDate::parse(text), date) << text;
  }
}

TEST(CalendarDate, KnowsTheCalendar) {
  EXPECT_TRUE(CalendarDate::parse("2020-02-29"));
  EXPECT_TRUE(CalendarDate::parse("2000-02-29"));
  for (const std::string_view text : {"2021-02-29", "1900-02-29", "2021年4月31日", "2021-13-01",
                                      "2021-00-10", "2021-01-00", "2021-01-32", "0000-01-01"}) {
    EXPECT_FALSE(CalendarDate::parse(text)) << text;
  }
}

TEST(CalendarDate, RefusesOtherForms) {
  for (const std::string_view text :
       {"", "2021", "2021年", "2021年1月", "2021年1月19", "2021-01", "2021.1", "2021/1",
        "19-01-2021-",
        "2021-01-19 ", "21年1月19日 ", "2021年1月19日止", "12021-01-19", "-2021-01-19", "2021--1-1",
        "二〇二一年一月十九日", "2021-01年19", "2021/1-19", "2021.1/19", "2021/1/19 0:00",
        "19/1/2021", "2021.1.19."}) {
    EXPECT_FALSE(CalendarDate::parse(text)) << text;
  }
}

TEST(CalendarDate, PrintsAsOfficialDocumentsDo) {
  const CalendarDate date{2021, 11, 20};
  EXPECT_EQ(date.in_arabic_numerals(), "2021年11月20日");
  EXPECT_EQ(date.in_chinese_numerals(), "二〇二一年十一月二十日");
}

TEST(CalendarDate, PrintsAsAFormatSays) {
  const CalendarDate date{2024, 3, 9};
  for (const auto& [format, text] : std::vector<std::pair<std::string, std::string>>{
           {"yyyy-MM-dd", "2024-03-09"},
           {"yyyy/M/d", "2024/3/9"},
           {"yyyy.MM.dd", "2024.03.09"},
           {"yyyy年M月", "2024年3月"},
           {"M月d日", "3月9日"},
           {"yyMMdd", "240309"},
           {"yyyy", "2024"}}) {
    EXPECT_TRUE(CalendarDate::is_format(format)) << format;
    EXPECT_EQ(date.formatted(format), text);
  }
  for (const std::string_view format :
       {"", "年月日", "YYYY-MM-DD", "yyyy-mm-dd", "yyy", "yyyyy", "MMM", "EEE", "2024-01-01",
        "short"}) {
    EXPECT_FALSE(CalendarDate::is_format(format)) << format;
  }
}

}  // namespace
}  // namespace typeset::document
