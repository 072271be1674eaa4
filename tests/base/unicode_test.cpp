#include "base/unicode.h"

#include <gtest/gtest.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace typeset {
namespace {

TEST(Utf, ConvertsBothWays) {
  const std::string text = "a漢𠮷é";
  EXPECT_EQ(to_utf16(text), u"a漢𠮷é");
  EXPECT_EQ(to_utf8(u"a漢𠮷é"), text);
  EXPECT_EQ(to_utf16(""), u"");
  EXPECT_EQ(to_utf8(u""), "");
}

TEST(Utf, ReplacesWhatIsMalformed) {
  EXPECT_EQ(to_utf16("a\xFFz"), u"a\uFFFDz");
  const std::u16string lone_surrogate = {u'a', char16_t{0xD800}};
  EXPECT_EQ(to_utf8(lone_surrogate), "a\uFFFD");
}

TEST(Utf, FindsTheFirstMalformedSequence) {
  EXPECT_EQ(invalid_utf8_at("报告"), std::nullopt);
  EXPECT_EQ(invalid_utf8_at("报\xE5\x91"), 3u);
  EXPECT_EQ(invalid_utf8_at("\xC0\x80"), 0u) << "overlong";
  EXPECT_EQ(invalid_utf8_at("a\xED\xA0\x80"), 1u) << "surrogate";
}

TEST(Utf, StepsByCodePoints) {
  const std::u16string text = u"𠮷a";
  EXPECT_EQ(code_point_at(text, 0), U'𠮷');
  EXPECT_EQ(next_code_point(text, 0), 2u);
  EXPECT_EQ(code_point_at(text, 2), U'a');
  EXPECT_EQ(next_code_point(text, 2), 3u);
  EXPECT_EQ(count_code_points("a漢𠮷"), 3u);
}

TEST(DisplayWidth, CountsWideCharactersTwice) {
  EXPECT_EQ(display_width("abc"), 3u);
  EXPECT_EQ(display_width("报告，"), 6u);
  EXPECT_EQ(display_width("Ａ𠮷"), 4u);
  EXPECT_EQ(display_width("e\u0301\u200B"), 1u) << "marks and zero-width characters";
}

TEST(CodePointName, HasFourToSixDigits) {
  EXPECT_EQ(code_point_name(U'\x09'), "U+0009");
  EXPECT_EQ(code_point_name(U'一'), "U+4E00");
  EXPECT_EQ(code_point_name(U'𠮷'), "U+20BB7");
  EXPECT_EQ(code_point_name(0x10FFFF), "U+10FFFF");
}

TEST(IsHan, TakesIdeographsOfEveryPlane) {
  for (const char32_t character : U"一龥㐀𠮷〇々豈") {
    if (character != 0) {
      EXPECT_TRUE(is_han(character)) << code_point_name(character);
    }
  }
  for (const char32_t character : U"aあア한，。⺀⿰〻〡１") {
    EXPECT_FALSE(is_han(character)) << code_point_name(character);
  }
}

// Layout takes the ideographs of one block for alike without asking Unicode's tables.
TEST(IsCommonIdeograph, KnowsCharactersThatAreAlike) {
  for (char32_t c = 0x4E00; c <= 0x9FFF; ++c) {
    const auto value = static_cast<UChar32>(c);
    ASSERT_TRUE(is_common_ideograph(c)) << code_point_name(c);
    ASSERT_TRUE(u_hasBinaryProperty(value, UCHAR_IDEOGRAPHIC)) << code_point_name(c);
    ASSERT_FALSE(u_hasBinaryProperty(value, UCHAR_GRAPHEME_EXTEND)) << code_point_name(c);
    ASSERT_EQ(u_charType(value), U_OTHER_LETTER) << code_point_name(c);
    ASSERT_EQ(u_getIntPropertyValue(value, UCHAR_SCRIPT), USCRIPT_HAN) << code_point_name(c);
    ASSERT_EQ(u_getIntPropertyValue(value, UCHAR_EAST_ASIAN_WIDTH), U_EA_WIDE);
    ASSERT_EQ(u_getIntPropertyValue(value, UCHAR_LINE_BREAK), U_LB_IDEOGRAPHIC);
  }
  EXPECT_FALSE(is_common_ideograph(0x4DFF));
  EXPECT_FALSE(is_common_ideograph(0xA000));
}

TEST(IsWestern, TakesLettersAndEuropeanDigits) {
  for (const char32_t character : U"aZéΩжµ09") {
    if (character != 0) {
      EXPECT_TRUE(is_western_letter_or_digit(character)) << code_point_name(character);
    }
  }
  for (const char32_t character : U"一Ａ１Ⅳ①あ %-.") {
    EXPECT_FALSE(is_western_letter_or_digit(character)) << code_point_name(character);
  }
}

TEST(ChineseNumeral, CountsAsPeopleDo) {
  EXPECT_EQ(chinese_numeral(1), "一");
  EXPECT_EQ(chinese_numeral(10), "十");
  EXPECT_EQ(chinese_numeral(12), "十二");
  EXPECT_EQ(chinese_numeral(20), "二十");
  EXPECT_EQ(chinese_numeral(21), "二十一");
  EXPECT_EQ(chinese_numeral(101), "一百零一");
  EXPECT_EQ(chinese_numeral(110), "一百一十");
  EXPECT_EQ(chinese_numeral(1010), "一千零一十");
  EXPECT_EQ(chinese_numeral(2020), "二千零二十");
  EXPECT_EQ(chinese_numeral(10001), "一万零一");
  EXPECT_EQ(chinese_numeral(100000), "十万");
  EXPECT_EQ(chinese_numeral(120012), "十二万零一十二");
  EXPECT_EQ(chinese_numeral(1010000), "一百零一万");
  EXPECT_EQ(chinese_numeral(99999999), "九千九百九十九万九千九百九十九");
}

}  // namespace
}  // namespace typeset
