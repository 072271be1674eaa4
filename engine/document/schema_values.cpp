#include "document/schema_values.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

#include "document/number_text.h"

namespace typeset::document {
namespace {

// Full-width forms as plain_number takes them.
constexpr char digit[] = "[0-9０-９]";
constexpr char zero[] = "[0０]";
constexpr char minus[] = "[-－−]";
constexpr char slash[] = "[/／]";
constexpr char point[] = "[.．]";
// 1234 or 1,234
constexpr char whole_digits[] = "([0-9０-９]+|[0-9０-９]{1,3}([,，][0-9０-９]{3})+)";

std::string anchored(const std::string& pattern, Emptiness emptiness) {
  const std::string padded = "^\\s*(" + pattern + ")\\s*$";
  return emptiness == Emptiness::as_string ? "^\\s*$|" + padded : padded;
}

Json types(std::vector<std::string> names, Emptiness emptiness) {
  if (emptiness != Emptiness::refused) names.emplace_back("null");
  return names.size() == 1 ? Json(names.front()) : Json(names);
}

// Digits after the point: so many, then zeros.
std::string fraction(int most) {
  const std::string start = "(" + std::string(point);
  if (most == 0) return start + zero + "+)?";
  return start + digit + "{1," + std::to_string(most) + "}" + zero + "*)?";
}

// An amount with the unit it is printed in or none, or with the other of the two.
std::string money_pattern(const ValueRules& rules) {
  constexpr int ten_thousand = 4;
  const int most = most_decimals_of(rules);
  if (!rules.unit) return whole_digits + fraction(most);
  const bool is_yuan = *rules.unit == MoneyUnit::yuan;
  const int most_of_other = is_yuan ? most + ten_thousand : std::max(most - ten_thousand, 0);
  const std::string own = is_yuan ? "元" : "万元", other = is_yuan ? "万元" : "元";
  const std::string in_own = whole_digits + fraction(most) + "( *" + own + ")?";
  return "(" + in_own + "|" + whole_digits + fraction(most_of_other) + " *" + other + ")";
}

std::string number_pattern(const ValueRules& rules) {
  const bool may_be_negative = range_of(rules).least.is_negative();
  const std::string sign = may_be_negative ? "[+＋－−-]?" : "[+＋]?";
  return sign + (rules.type == ValueType::money ? money_pattern(rules)
                                                : whole_digits + fraction(most_decimals_of(rules)));
}

// The text itself as a pattern.
std::string literal_pattern(const std::string& text) {
  constexpr std::string_view special = R"(\^$.|?*+()[]{}/)";
  std::string pattern;
  for (const char c : text) {
    if (special.find(c) != special.npos) pattern += '\\';
    pattern += c;
  }
  return pattern;
}

// A number, or what stands in its place.
std::string figure_pattern(const ValueRules& rules) {
  std::string pattern = number_pattern(rules);
  for (const std::string& sign : rules.figures.no_data) pattern += "|" + literal_pattern(sign);
  return pattern;
}

Json json_number(const Decimal& number) {
  const std::string text = number.normalized().to_string();
  return number.is_whole() ? Json(std::stoll(text)) : Json(std::stod(text));
}

Json number_schema(const ValueRules& rules, Emptiness emptiness) {
  const auto [least, greatest] = range_of(rules);
  return {{"type", types({is_fractional(rules.type) ? "number" : "integer", "string"}, emptiness)},
          {"minimum", json_number(least)},
          {"maximum", json_number(greatest)},
          {"pattern", anchored(figure_pattern(rules), emptiness)},
          {"patternErrorMessage", "这里应当是数字。"}};
}

Json date_schema(Emptiness emptiness) {
  const std::string year = std::string(digit) + "{1,4}";
  const std::string one_digit = std::string(zero) + "?[1-9１-９]";
  const std::string month = "(" + one_digit + "|[1１][0-2０-２])";
  const std::string day = "(" + one_digit + "|[12１２]" + digit + "|[3３][01０１])";
  std::string pattern = year + "年" + month + "月" + day + "日";
  for (const char* const separator : {minus, slash, point}) {
    pattern += "|" + year + separator + month + separator + day;
  }
  return {{"type", types({"string"}, emptiness)},
          {"pattern", anchored(pattern, emptiness)},
          {"patternErrorMessage", "日期请写成 2021年1月19日 或 2021-01-19。"}};
}

Json text_schema(const ValueRules& rules, Emptiness emptiness) {
  Json schema = {{"type", types({"string", "number", "boolean"}, emptiness)}};
  if (emptiness == Emptiness::refused) {
    schema["pattern"] = "\\S";
    schema["patternErrorMessage"] = "这里不能空着。";
  }
  if (rules.type == ValueType::prose) return schema;
  if (rules.least) schema["minLength"] = json_number(*rules.least);
  if (rules.greatest) schema["maxLength"] = json_number(*rules.greatest);
  return schema;
}

// The text as a reader of YAML 1.2 takes it when it is not in quotation marks.
std::optional<Json> plain_reading(const std::string& text) {
  if (text == "true" || text == "false") return Json(text == "true");
  const char* const end = text.data() + text.size();
  std::int64_t whole = 0;
  if (const auto read = std::from_chars(text.data(), end, whole);
      read.ec == std::errc() && read.ptr == end) {
    return Json(whole);
  }
  double number = 0;
  const bool starts_so = !text.empty() && text.find_first_of("0123456789.-") == 0;
  const auto read = std::from_chars(text.data(), end, number);
  if (starts_so && read.ec == std::errc() && read.ptr == end) return Json(number);
  return std::nullopt;
}

}  // namespace

Json literal_schema(const std::vector<std::string>& texts, Emptiness emptiness) {
  Json values = Json::array();
  for (const std::string& text : texts) {
    values.push_back(text);
    if (auto reading = plain_reading(text)) values.push_back(*std::move(reading));
  }
  if (emptiness != Emptiness::refused) values.push_back(nullptr);
  if (emptiness == Emptiness::as_string) values.push_back("");
  return values.size() == 1 ? Json{{"const", values.front()}} : Json{{"enum", values}};
}

Json value_schema(const ValueRules& rules, Emptiness emptiness) {
  switch (rules.type) {
    case ValueType::integer:
    case ValueType::count:
    case ValueType::change:
    case ValueType::number:
    case ValueType::money:
      return number_schema(rules, emptiness);
    case ValueType::date:
      return date_schema(emptiness);
    case ValueType::choice:
      return literal_schema(rules.choices, emptiness);
    case ValueType::text:
    case ValueType::rich:
    case ValueType::prose:
    case ValueType::list:
    case ValueType::image:
      break;
  }
  return text_schema(rules, emptiness);
}

}  // namespace typeset::document
