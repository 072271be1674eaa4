#include "document/layout_values.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "document/number_text.h"

namespace typeset::document {
namespace {

constexpr std::int64_t most_decimals = 6;

bool has_limits(ValueType type) {
  return is_number(type) || type == ValueType::text || type == ValueType::rich ||
         type == ValueType::list;
}

class RulesReader {
 public:
  RulesReader(MappingReader& mapping, ValueRules& rules, Diagnostics& diagnostics)
      : mapping_(mapping), rules_(rules), diagnostics_(diagnostics) {}

  void read() {
    if (has_limits(rules_.type)) read_limits();
    if (rules_.type == ValueType::money) read_unit();
    if (is_fractional(rules_.type)) read_decimals();
    if (is_number(rules_.type)) read_thousands(mapping_, rules_.figures, diagnostics_);
    if (rules_.type == ValueType::date) read_date_format();
    if (rules_.type == ValueType::choice) read_choices();
  }

 private:
  void read_limits() {
    limit("minimum", rules_.least);
    limit("maximum", rules_.greatest);
    if (!rules_.least || !rules_.greatest || *rules_.least <= *rules_.greatest) return;
    const source::Node* maximum = mapping_.find("maximum");
    diagnostics_.error(maximum->position(),
                       {MessageId::invalid_value, {"maximum", maximum->text()}});
  }

  void limit(std::string_view key, std::optional<Decimal>& result) {
    const source::Node* node = mapping_.find(key);
    if (!node) return;
    result = node->is_scalar() ? Decimal::parse(plain_number(node->text())) : std::nullopt;
    if (!result) diagnostics_.error(node->position(), {MessageId::invalid_number, {node->text()}});
  }

  void read_unit() {
    constexpr auto units = std::to_array<std::pair<std::string_view, MoneyUnit>>(
        {{"元", MoneyUnit::yuan}, {"万元", MoneyUnit::ten_thousand_yuan}});
    if (const source::Node* unit = mapping_.find("unit")) {
      rules_.unit = read_choice(*unit, "unit", units, diagnostics_);
    }
  }

  void read_decimals() {
    if (const source::Node* decimals = mapping_.find("decimals")) {
      const auto number = read_integer(*decimals, diagnostics_, 0, most_decimals);
      if (number) rules_.decimals = static_cast<int>(*number);
    }
  }

  void read_date_format() {
    const source::Node* format = mapping_.find("format");
    const auto text = format ? read_text(*format, "format", diagnostics_) : std::nullopt;
    if (!text) return;
    if (CalendarDate::is_format(*text)) {
      rules_.date_format = *text;
    } else {
      diagnostics_.error(format->position(), {MessageId::invalid_date_format, {*text}});
    }
  }

  void read_choices() {
    const source::Node* choices = mapping_.require("choices");
    if (!choices) return;
    for (const source::Node& choice : read_filled_list(*choices, "choices", diagnostics_)) {
      if (auto text = read_text(choice, "choices", diagnostics_)) {
        rules_.choices.push_back(*std::move(text));
      }
    }
  }

  MappingReader& mapping_;
  ValueRules& rules_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::vector<std::string> read_signs(const source::Node& node, Diagnostics& diagnostics) {
  std::vector<std::string> signs;
  const bool is_one = node.is_scalar();
  for (const source::Node& sign :
       is_one ? std::vector{node} : read_list(node, "no-data", diagnostics)) {
    // Nothing written is as good a sign as an empty text.
    const auto text =
        sign.is_null() ? std::optional(std::string()) : read_text(sign, "no-data", diagnostics);
    if (!text) continue;
    if (Decimal::parse(plain_number(*text))) {
      diagnostics.error(sign.position(), {MessageId::invalid_value, {"no-data", *text}});
    } else {
      signs.push_back(*text);
    }
  }
  return signs;
}

void read_thousands(MappingReader& mapping, FigureRules& figures, Diagnostics& diagnostics) {
  if (const source::Node* node = mapping.find("thousands")) {
    figures.thousands = read_boolean(*node, "thousands", diagnostics).value_or(false);
  }
}

void read_no_data(MappingReader& mapping, FigureRules& figures, Diagnostics& diagnostics) {
  if (const source::Node* node = mapping.find("no-data")) {
    figures.no_data = read_signs(*node, diagnostics);
  }
}

void read_value_rules(MappingReader& mapping, ValueRules& rules, Diagnostics& diagnostics) {
  RulesReader(mapping, rules, diagnostics).read();
}

}  // namespace typeset::document
