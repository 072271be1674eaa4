#include "pdf/text_string.h"

#include <algorithm>

#include "base/unicode.h"

namespace typeset::pdf {
namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";

bool is_surrogate(char32_t code_point) { return code_point >= 0xD800 && code_point <= 0xDFFF; }

bool is_mappable(char32_t code_point) {
  return code_point != 0 && code_point != word_joiner && code_point != 0xFEFF &&
         code_point != 0xFFFE && code_point != 0xFFFF && !is_surrogate(code_point);
}

bool is_private_use(char32_t code_point) {
  return (code_point >= 0xE000 && code_point <= 0xF8FF) || code_point >= 0xF0000;
}

bool is_space(char16_t unit) {
  if (unit > 0x3000) return false;
  return (unit >= 0x09 && unit <= 0x0D) || unit == 0x20 || unit == 0xA0 || unit == 0x1680 ||
         (unit >= 0x2000 && unit <= 0x200B) || unit == 0x2028 || unit == 0x2029 || unit == 0x202F ||
         unit == 0x205F || unit == 0x3000;
}

// Characters that mean the same in ASCII and PDFDocEncoding and need no escape in a literal.
bool is_plain(char16_t unit) {
  return unit >= 0x20 && unit < 0x7F && unit != u'(' && unit != u')' && unit != u'\\';
}

}  // namespace

void append_utf16_hex(std::string& out, std::u16string_view text) {
  std::size_t end = out.size();
  out.resize(end + 4 * text.size());
  for (const char16_t unit : text) {
    for (int shift = 12; shift >= 0; shift -= 4) out[end++] = hex_digits[(unit >> shift) & 0xF];
  }
}

std::string text_string(std::u16string_view text) {
  if (std::all_of(text.begin(), text.end(), is_plain)) {
    std::string literal = "(";
    for (const char16_t unit : text) literal += static_cast<char>(unit);
    return literal + ')';
  }
  std::string hexadecimal = "<FEFF";
  append_utf16_hex(hexadecimal, text);
  return hexadecimal + '>';
}

std::string text_string(std::string_view utf8) {
  return text_string(std::u16string_view(to_utf16(utf8)));
}

void append_mappable_text(std::u16string& out, std::u16string_view text) {
  for (std::size_t index = 0; index < text.size();) {
    const std::size_t next = next_code_point(text, index);
    if (is_mappable(code_point_at(text, index))) out += text.substr(index, next - index);
    index = next;
  }
}

std::u16string mappable_text(std::u16string_view text) {
  std::u16string result;
  append_mappable_text(result, text);
  return result;
}

bool has_private_use(std::u16string_view text) {
  for (std::size_t index = 0; index < text.size(); index = next_code_point(text, index)) {
    if (is_private_use(code_point_at(text, index))) return true;
  }
  return false;
}

bool is_white_space(std::u16string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_space);
}

}  // namespace typeset::pdf
