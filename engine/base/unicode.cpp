#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <stdexcept>

#include "unicode/bytestream.h"
#include "unicode/normalizer2.h"
#include "unicode/uchar.h"
#include "unicode/ucnv.h"
#include "unicode/uscript.h"
#include "unicode/ustring.h"
#include "unicode/utf8.h"

namespace typeset {
namespace {

constexpr UChar32 replacement_character = 0xFFFD;

// ICU counts in int32_t.
std::int32_t icu_length(std::size_t size) {
  if (size > static_cast<std::size_t>(INT32_MAX)) throw std::length_error("text over 2 GiB");
  return static_cast<std::int32_t>(size);
}

void throw_unless_success(UErrorCode status) {
  if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
}

// ICU's macros narrow freely.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
// The code point at `index`, which moves past it; negative when the sequence is malformed.
UChar32 take_utf8(std::string_view text, std::int32_t& index, std::int32_t length) {
  UChar32 code_point = 0;
  U8_NEXT(text.data(), index, length, code_point);
  return code_point;
}

#pragma GCC diagnostic pop

// Calls `visit(code point)` for each; malformed sequences come as U+FFFD.
template <typename Visitor>
void for_each_code_point(std::string_view utf8, Visitor visit) {
  const std::int32_t length = icu_length(utf8.size());
  std::int32_t index = 0;
  while (index < length) {
    const UChar32 code_point = take_utf8(utf8, index, length);
    visit(code_point < 0 ? replacement_character : code_point);
  }
}

std::size_t code_point_width(UChar32 code_point) {
  const int category = u_charType(code_point);
  constexpr UChar32 soft_hyphen = 0xAD;
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK ||
      category == U_CONTROL_CHAR || (category == U_FORMAT_CHAR && code_point != soft_hyphen)) {
    return 0;
  }
  const int width = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// 1 to 9999. A zero between digits is said once; a zero at the end is not said.
std::string numeral_below_ten_thousand(int n) {
  constexpr std::array<std::string_view, 10> digits = {"零", "一", "二", "三", "四",
                                                       "五", "六", "七", "八", "九"};
  constexpr std::array<std::string_view, 4> units = {"千", "百", "十", ""};
  constexpr std::array<int, 4> values = {1000, 100, 10, 1};
  std::string text;
  bool zero_pending = false;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto digit = static_cast<std::size_t>(n / values[i] % 10);
    if (digit == 0) {
      zero_pending = !text.empty();
      continue;
    }
    if (zero_pending) text += digits[0];
    zero_pending = false;
    text += digits[digit];
    text += units[i];
  }
  return text;
}

// None when the bytes are not all assigned characters in the encoding that ICU knows by that name.
std::optional<std::string> decoded(std::string_view bytes, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const auto close = [](UConverter* converter) { ucnv_close(converter); };
  const std::unique_ptr<UConverter, decltype(close)> converter(ucnv_open(encoding, &status));
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::u16string text(bytes.size() + 1, u'\0');
  const std::int32_t length =
      ucnv_toUChars(converter.get(), text.data(), static_cast<std::int32_t>(text.size()),
                    bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return std::nullopt;
  text.resize(static_cast<std::size_t>(length));
  for (std::size_t i = 0; i < text.size(); i = next_code_point(text, i)) {
    if (!u_isdefined(static_cast<UChar32>(code_point_at(text, i)))) return std::nullopt;
  }
  return to_utf8(text);
}

}  // namespace

std::u16string to_utf16(std::string_view utf8) {
  const auto is_ascii = [](char byte) { return static_cast<unsigned char>(byte) < 0x80; };
  if (std::ranges::all_of(utf8, is_ascii)) return {utf8.begin(), utf8.end()};
  // A UTF-8 text never has fewer bytes than its UTF-16 form has units.
  std::u16string result(utf8.size(), u'\0');
  std::int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8WithSub(result.data(), icu_length(result.size()), &length, utf8.data(),
                       icu_length(utf8.size()), replacement_character, nullptr, &status);
  throw_unless_success(status);
  result.resize(static_cast<std::size_t>(length));
  return result;
}

std::string to_utf8(std::u16string_view utf16) {
  if (std::ranges::all_of(utf16, [](char16_t unit) { return unit < 0x80; })) {
    std::string result(utf16.size(), '\0');
    std::ranges::transform(utf16, result.begin(),
                           [](char16_t unit) { return static_cast<char>(unit); });
    return result;
  }
  constexpr std::size_t most_bytes_per_unit = 3;
  std::string result(utf16.size() * most_bytes_per_unit, '\0');
  std::int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strToUTF8WithSub(result.data(), icu_length(result.size()), &length, utf16.data(),
                     icu_length(utf16.size()), replacement_character, nullptr, &status);
  throw_unless_success(status);
  result.resize(static_cast<std::size_t>(length));
  return result;
}

std::optional<std::string> utf8_from_gb18030(std::string_view bytes) {
  return decoded(bytes, "gb18030");
}

bool has_utf16_mark(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

std::optional<std::string> utf8_from_utf16(std::string_view bytes) {
  return decoded(bytes, "UTF-16");
}

std::optional<std::size_t> invalid_utf8_at(std::string_view text) {
  const std::int32_t length = icu_length(text.size());
  std::int32_t index = 0;
  while (index < length) {
    const std::int32_t start = index;
    if (take_utf8(text, index, length) < 0) return static_cast<std::size_t>(start);
  }
  return std::nullopt;
}

std::string case_folded(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded);
  const icu::StringPiece text(utf8.data(), static_cast<std::int32_t>(utf8.size()));
  if (U_SUCCESS(status)) fold->normalizeUTF8(0, text, sink, nullptr, status);
  return U_SUCCESS(status) ? folded : std::string(utf8);
}

std::size_t count_code_points(std::string_view utf8) {
  std::size_t count = 0;
  for_each_code_point(utf8, [&](UChar32) { ++count; });
  return count;
}

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  for_each_code_point(utf8, [&](UChar32 code_point) { width += code_point_width(code_point); });
  return width;
}

std::string code_point_name(char32_t code_point) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string hexadecimal;
  for (auto rest = static_cast<std::uint32_t>(code_point); rest != 0; rest /= 16) {
    hexadecimal.insert(hexadecimal.begin(), digits[rest % 16]);
  }
  if (hexadecimal.size() < 4) hexadecimal.insert(0, 4 - hexadecimal.size(), '0');
  return "U+" + hexadecimal;
}

bool is_grapheme_extend(char32_t code_point) {
  constexpr char32_t first = 0x300;
  if (code_point < first || is_common_ideograph(code_point)) return false;
  return u_hasBinaryProperty(static_cast<UChar32>(code_point), UCHAR_GRAPHEME_EXTEND);
}

bool is_han(char32_t code_point) {
  if (is_common_ideograph(code_point)) return true;
  constexpr char32_t ideographic_zero = U'〇';
  constexpr char32_t iteration_mark = U'々';
  if (code_point == ideographic_zero || code_point == iteration_mark) return true;
  const auto character = static_cast<UChar32>(code_point);
  // The category keeps out radicals and Hangzhou numerals, which have the script but are symbols.
  UErrorCode status = U_ZERO_ERROR;
  return u_charType(character) == U_OTHER_LETTER &&
         uscript_getScript(character, &status) == USCRIPT_HAN;
}

bool is_western_letter_or_digit(char32_t code_point) {
  if (is_common_ideograph(code_point)) return false;
  // The micro sign is a Greek letter in all but its Script property.
  if ((code_point >= U'0' && code_point <= U'9') || code_point == U'\u00B5') return true;
  const auto character = static_cast<UChar32>(code_point);
  if (!u_isalpha(character)) return false;
  // Full-width letters are set in Chinese fonts, on the em grid.
  if (u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH) == U_EA_FULLWIDTH) return false;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(character, &status);
  return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC;
}

std::string chinese_numeral(int n) {
  constexpr int myriad = 10000;
  if (n <= 0 || n >= myriad * myriad) return std::to_string(n);
  const int high = n / myriad;
  const int low = n % myriad;
  std::string text;
  if (high > 0) text = numeral_below_ten_thousand(high) + "万";
  if (high > 0 && low > 0 && low < myriad / 10) text += "零";
  if (low > 0) text += numeral_below_ten_thousand(low);
  // 十二, not 一十二, when the ten comes first.
  constexpr std::string_view one_ten = "一十";
  if (text.starts_with(one_ten)) text.erase(0, std::string_view("一").size());
  return text;
}

std::string circled_number(int n) {
  // U+2460 ① to ⑳, U+3251 ㉑ to ㉟, U+32B1 ㊱ to ㊿.
  if (n >= 1 && n <= 20) return to_utf8(std::u16string(1, static_cast<char16_t>(0x2460 + n - 1)));
  if (n >= 21 && n <= 35) return to_utf8(std::u16string(1, static_cast<char16_t>(0x3251 + n - 21)));
  if (n >= 36 && n <= 50) return to_utf8(std::u16string(1, static_cast<char16_t>(0x32B1 + n - 36)));
  return std::to_string(n);
}

}  // namespace typeset
