#include "document/number_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/unicode.h"

namespace typeset::document {
namespace {

// Sums of millions of such numbers, with all their decimals, are still exact.
constexpr std::int64_t greatest_value = 999'999'999'999;
constexpr int most_decimals = 6;  // cents, in 万元

char16_t ascii_form(char16_t unit) {
  constexpr char16_t full_width_first = 0xFF01;
  constexpr char16_t full_width_last = 0xFF5E;
  constexpr char16_t distance = full_width_first - u'!';
  constexpr char16_t minus_sign = 0x2212;
  if (unit == minus_sign) return u'-';
  if (unit >= full_width_first && unit <= full_width_last) {
    return static_cast<char16_t>(unit - distance);
  }
  return unit;
}

// 1,234,567.8 → 1234567.8; unchanged when the commas are not in their places.
std::string without_group_commas(const std::string& text) {
  if (text.find(',') == std::string::npos) return text;
  std::string plain = text;
  plain.erase(std::remove(plain.begin(), plain.end(), ','), plain.end());
  return Decimal::parse(plain) && with_thousands_separators(plain) == text ? plain : text;
}

Message range_fault(std::string_view typed, std::int64_t least) {
  return {MessageId::number_out_of_range,
          {std::string(typed), std::to_string(least), std::to_string(greatest_value)}};
}

}  // namespace

std::string plain_number(std::string_view typed) {
  std::u16string text = to_utf16(typed);
  std::transform(text.begin(), text.end(), text.begin(), ascii_form);
  std::string plain = to_utf8(text);
  const std::size_t start = plain.find_first_not_of(' ');
  if (start == std::string::npos) return {};
  return plain.substr(start, plain.find_last_not_of(' ') + 1 - start);
}

std::optional<Decimal> parse_table_number(std::string_view typed) {
  return Decimal::parse(without_group_commas(plain_number(typed)));
}

std::optional<Message> fault_of(const Decimal& number, ValueType type, std::string_view typed) {
  const std::int64_t least = type == ValueType::change ? -greatest_value : 0;
  if (number < Decimal(least) || number > Decimal(greatest_value)) {
    return range_fault(typed, least);
  }
  if (type != ValueType::money) {
    if (number.is_whole()) return std::nullopt;
    return Message{MessageId::not_whole_number, {std::string(typed)}};
  }
  if (number.scale() <= most_decimals) return std::nullopt;
  return Message{MessageId::too_many_decimals, {std::string(typed), std::to_string(most_decimals)}};
}

std::string printed_number(const Decimal& number, ValueType type) {
  if (type == ValueType::money) return number.to_string();
  const std::string digits = number.normalized().to_string();
  const bool signed_plus = type == ValueType::change && number > Decimal();
  return signed_plus ? "+" + digits : digits;
}

}  // namespace typeset::document
