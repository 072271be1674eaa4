#include "document/sample_value.h"

#include <algorithm>

#include "base/unicode.h"
#include "document/number_text.h"
#include "document/value_reader.h"

namespace typeset::document {
namespace {

bool is_accepted(const std::string& text, const ValueRules& rules) {
  Diagnostics diagnostics;
  const auto node = source::Node::scalar(text, source::ScalarStyle::quoted, {});
  const TracedText typed = TracedText::of_scalar(node, diagnostics);
  return !typed.trimmed().empty() && read_value(rules, typed, node, diagnostics) &&
         diagnostics.empty();
}

std::string repeated(std::string_view text, std::int64_t times) {
  std::string result;
  for (std::int64_t i = 0; i < times; ++i) result += text;
  return result;
}

// As long as the rules want it, two characters where they do not care.
std::string shortest_text(const ValueRules& rules) {
  Decimal length(2);
  if (rules.greatest) length = std::min(length, *rules.greatest);
  if (rules.least) length = std::max(length, *rules.least);
  std::int64_t count = 0;
  while (Decimal(count) < length) ++count;
  return repeated("某", count);
}

std::string number_nearest_zero(const ValueRules& rules) {
  const auto [least, greatest] = range_of(rules);
  return std::clamp(Decimal(), least, greatest).to_string();
}

}  // namespace

std::string sample_of(const ValueRules& rules) {
  switch (rules.type) {
    case ValueType::integer:
    case ValueType::count:
    case ValueType::change:
    case ValueType::number:
    case ValueType::money:
      return number_nearest_zero(rules);
    case ValueType::date:
      return "2021年1月19日";
    case ValueType::choice:
      return rules.choices.empty() ? std::string() : rules.choices.front();
    default:
      return shortest_text(rules);
  }
}

std::string sample_of(const FieldDefinition& field) {
  if (is_accepted(field.example, field.rules)) return field.example;
  if (field.rules.type == ValueType::image) return field.name + ".png";
  const bool is_prose = field.rules.type == ValueType::prose;
  const std::string named =
      is_prose ? "请在这里写“" + field.name + "”的内容。" : "（" + field.name + "）";
  if (is_accepted(named, field.rules)) return named;
  if (field.rules.type == ValueType::integer && is_accepted("2021", field.rules)) return "2021";
  return sample_of(field.rules);
}

}  // namespace typeset::document
