#include "document/value_reader.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/unicode.h"
#include "document/inline_marks.h"
#include "document/number_text.h"
#include "document/pasted_text.h"

namespace typeset::document {
namespace {

// The text as it stands in the file when that is how it is printed, so that places stay exact.
TracedText printed(const TracedText& typed, const std::string& canonical,
                   const source::Node& origin) {
  return typed.utf8() == canonical ? typed : TracedText::generated(canonical, origin);
}

bool is_running_text(ValueType type) {
  return type == ValueType::text || type == ValueType::rich || type == ValueType::prose;
}

class ValueReader {
 public:
  ValueReader(const ValueRules& rules, const TracedText& text, const source::Node& origin,
              Diagnostics& diagnostics)
      : rules_(rules), diagnostics_(diagnostics) {
    value_.type = rules.type;
    value_.origin = origin;
    value_.text = (is_running_text(rules.type) ? cleaned_text(text, diagnostics)
                                               : without_field_codes(text, diagnostics))
                      .trimmed();
    if (rules.type == ValueType::rich) {
      value_.text = parse_inline_marks(value_.text, NotesAllowed::no, diagnostics);
    }
  }

  std::optional<FieldValue> read() {
    if (!convert()) return std::nullopt;
    return std::move(value_);
  }

 private:
  bool convert() {
    switch (rules_.type) {
      case ValueType::integer:
      case ValueType::count:
      case ValueType::change:
      case ValueType::number:
      case ValueType::money:
        return convert_number();
      case ValueType::date:
        return convert_date();
      case ValueType::choice:
        return check_choice();
      case ValueType::text:
      case ValueType::rich:
        return check_length();
      case ValueType::prose:
      case ValueType::list:
      case ValueType::image:
        break;
    }
    return true;
  }

  bool fail(Message message, std::optional<Message> hint = std::nullopt) {
    diagnostics_.error(value_.text.position_at(0), std::move(message), std::move(hint));
    return false;
  }

  bool convert_number() {
    const std::string typed = value_.text.utf8();
    if (std::ranges::find(rules_.figures.no_data, typed) != rules_.figures.no_data.end()) {
      return true;
    }
    const auto number = parse_number(typed, rules_);
    if (!number) return fail({MessageId::invalid_number, {typed}}, number_hint(typed));
    if (auto fault = fault_of(*number, rules_, typed)) return fail(*std::move(fault));
    value_.number = number;
    value_.text = printed(value_.text, printed_number(*number, rules_), value_.origin);
    return true;
  }

  // A unit where the layout has none, or none that fits, is the likeliest slip.
  std::optional<Message> number_hint(const std::string& typed) const {
    const std::string plain = plain_number(typed);
    const bool has_only_digits = plain.find_first_not_of("0123456789,.+-") == std::string::npos;
    if (has_only_digits && plain.find(',') != std::string::npos) {
      return Message{MessageId::hint_number_groups, {"1,234,567.00"}};
    }
    if (!typed.ends_with("元")) return std::nullopt;
    if (rules_.unit) return Message{MessageId::hint_expected_one_of, {"12.5, 12.5元, 12.5万元"}};
    return Message{MessageId::hint_number_without_unit, {}};
  }

  bool convert_date() {
    value_.date = CalendarDate::parse(plain_number(value_.text.utf8()));
    if (!value_.date) return fail({MessageId::invalid_date, {value_.text.utf8()}});
    const std::string canonical = rules_.date_format.empty()
                                      ? value_.date->in_arabic_numerals()
                                      : value_.date->formatted(rules_.date_format);
    value_.text = printed(value_.text, canonical, value_.origin);
    return true;
  }

  bool check_choice() {
    const std::string typed = value_.text.utf8();
    if (std::find(rules_.choices.begin(), rules_.choices.end(), typed) != rules_.choices.end()) {
      return true;
    }
    return fail({MessageId::not_a_choice, {typed}}, suggest(typed, rules_.choices));
  }

  bool check_length() {
    const Decimal length(static_cast<std::int64_t>(count_code_points(value_.text.utf8())));
    if (rules_.least && length < *rules_.least) {
      return fail({MessageId::text_too_short, {length.to_string(), rules_.least->to_string()}});
    }
    if (rules_.greatest && length > *rules_.greatest) {
      return fail({MessageId::text_too_long, {length.to_string(), rules_.greatest->to_string()}});
    }
    return true;
  }

  const ValueRules& rules_;
  Diagnostics& diagnostics_;
  FieldValue value_;
};

}  // namespace

std::optional<FieldValue> read_value(const ValueRules& rules, const TracedText& text,
                                     const source::Node& origin, Diagnostics& diagnostics) {
  return ValueReader(rules, text, origin, diagnostics).read();
}

}  // namespace typeset::document
