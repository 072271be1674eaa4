// Unicode text: conversions and the few properties that layout asks for. All rest on ICU.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace typeset {

// Both directions replace malformed sequences by U+FFFD; check input with invalid_utf8_at first.
std::u16string to_utf16(std::string_view utf8);
std::string to_utf8(std::u16string_view utf16);

// None when the bytes are not all GB18030 (or its subsets GBK and GB 2312) for assigned characters.
std::optional<std::string> utf8_from_gb18030(std::string_view bytes);

// Whether the bytes begin as UTF-16 text with a byte-order mark does, in either order; such text
// without its mark, or none when it is malformed.
bool has_utf16_mark(std::string_view bytes);
std::optional<std::string> utf8_from_utf16(std::string_view bytes);

// Byte offset of the first malformed UTF-8 sequence.
std::optional<std::size_t> invalid_utf8_at(std::string_view text);

// The code point that starts at `index`, and the index after it. `index` must be in range.
inline std::size_t next_code_point(std::u16string_view text, std::size_t index) {
  const bool lead = (text[index] & 0xFC00) == 0xD800;
  const bool pair = lead && index + 1 < text.size() && (text[index + 1] & 0xFC00) == 0xDC00;
  return index + (pair ? 2 : 1);
}
inline char32_t code_point_at(std::u16string_view text, std::size_t index) {
  const char32_t unit = text[index];
  if (next_code_point(text, index) == index + 1) return unit;
  const char32_t trail = text[index + 1];
  return 0x10000 + ((unit - 0xD800) << 10) + (trail - 0xDC00);
}
std::size_t count_code_points(std::string_view utf8);

// Equal for texts that differ in case or width only (NFKC_Casefold).
std::string case_folded(std::string_view utf8);

// Columns a terminal gives the text: East Asian wide and full-width characters take two.
std::size_t display_width(std::string_view utf8);

// `U+4E00`, with four to six digits.
std::string code_point_name(char32_t code_point);

// Characters that forbid a break at either side (UAX #14, GL and WJ).
inline constexpr char32_t no_break_space = U'\u00A0';  // as wide as a word space
inline constexpr char32_t word_joiner = U'\u2060';     // nothing is drawn for it

// Most of Chinese text: the ideographs of this block, which are alike in all their properties but
// their numeric values, so that no table needs to be asked about them.
constexpr bool is_common_ideograph(char32_t code_point) {
  return code_point >= 0x4E00 && code_point <= 0x9FFF;
}

// Marks, selectors and joiners that go with the character before them (UAX #29).
bool is_grapheme_extend(char32_t code_point);

// Ideographs of every plane, and 〇 and 々 which stand as such.
bool is_han(char32_t code_point);
// Latin, Greek and Cyrillic letters and European digits: what stands in Chinese text as Western.
bool is_western_letter_or_digit(char32_t code_point);

// 1 → ①; the bare digits for what Unicode has no circled number of, which is all above 50.
std::string circled_number(int n);

// 1 → 一, 21 → 二十一: counting numerals up to 99,999,999; `n` must be positive.
std::string chinese_numeral(int n);

}  // namespace typeset
