#include "document/number_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/unicode.h"

namespace typeset::document {
namespace {

// Sums of millions of such numbers, with all their decimals, are still exact.
constexpr std::int64_t greatest_value = 999'999'999'999;
// Cents, in 万元.
constexpr int most_decimals = 6;
constexpr int decimals_of_yuan = 2;
// 万 is the fourth power of ten.
constexpr int ten_thousand = 4;

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

// Takes a unit off the number; none when the rules have no place for one.
std::optional<int> take_unit(std::string_view& number, const ValueRules& rules) {
  constexpr std::string_view yuan = "元", ten_thousand_yuan = "万元";
  if (!number.ends_with(yuan)) return 0;
  if (!rules.unit) return std::nullopt;
  const bool typed_ten_thousand = number.ends_with(ten_thousand_yuan);
  number.remove_suffix(typed_ten_thousand ? ten_thousand_yuan.size() : yuan.size());
  while (number.ends_with(' ')) number.remove_suffix(1);
  const bool wanted_ten_thousand = rules.unit == MoneyUnit::ten_thousand_yuan;
  return (typed_ten_thousand ? ten_thousand : 0) - (wanted_ten_thousand ? ten_thousand : 0);
}

std::string plain_digits(const Decimal& number, const ValueRules& rules) {
  if (is_fractional(rules.type)) {
    return rules.decimals ? number.with_scale(*rules.decimals).to_string() : number.to_string();
  }
  const std::string digits = number.normalized().to_string();
  const bool signed_plus = rules.type == ValueType::change && number > Decimal();
  return signed_plus ? "+" + digits : digits;
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

std::optional<Decimal> parse_number(std::string_view typed, const ValueRules& rules) {
  const std::string plain = plain_number(typed);
  std::string_view digits = plain;
  const auto exponent =
      rules.type == ValueType::money ? take_unit(digits, rules) : std::optional<int>(0);
  if (!exponent) return std::nullopt;
  const auto number = Decimal::parse(without_group_commas(std::string(digits)));
  return number ? number->times_power_of_ten(*exponent) : std::nullopt;
}

NumberRange range_of(const ValueRules& rules) {
  const bool may_be_negative = rules.type != ValueType::count;
  return {rules.least.value_or(Decimal(may_be_negative ? -greatest_value : 0)),
          rules.greatest.value_or(Decimal(greatest_value))};
}

int most_decimals_of(const ValueRules& rules) {
  if (!is_fractional(rules.type)) return 0;
  return rules.decimals.value_or(rules.unit == MoneyUnit::yuan ? decimals_of_yuan : most_decimals);
}

std::optional<Message> fault_of(const Decimal& number, const ValueRules& rules,
                                std::string_view typed) {
  const auto [least, greatest] = range_of(rules);
  // A layout that sets only the least has no greatest worth naming.
  if (number < least && rules.least && !rules.greatest) {
    return Message{MessageId::number_too_small, {std::string(typed), least.to_string()}};
  }
  if (number < least || number > greatest) {
    return Message{MessageId::number_out_of_range,
                   {std::string(typed), least.to_string(), greatest.to_string()}};
  }
  if (!is_fractional(rules.type)) {
    if (number.is_whole()) return std::nullopt;
    return Message{MessageId::not_whole_number, {std::string(typed)}};
  }
  const int most = most_decimals_of(rules);
  if (number.scale() <= most || number.normalized().scale() <= most) return std::nullopt;
  return Message{MessageId::too_many_decimals, {std::string(typed), std::to_string(most)}};
}

std::string printed_number(const Decimal& number, const ValueRules& rules) {
  const std::string digits = plain_digits(number, rules);
  return rules.figures.thousands ? with_thousands_separators(digits) : digits;
}

}  // namespace typeset::document
