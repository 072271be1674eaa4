#include "document/layout_checks.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "base/unicode.h"
#include "document/conditions.h"
#include "document/layout_fields.h"
#include "document/node_reading.h"

namespace typeset::document {
namespace {

constexpr auto rules =
    std::to_array<std::pair<std::string_view, CheckRule>>({{"matches", CheckRule::matches},
                                                           {"not-matches", CheckRule::not_matches},
                                                           {"needs", CheckRule::needs},
                                                           {"written", CheckRule::written},
                                                           {"unique", CheckRule::unique},
                                                           {"equals", CheckRule::equals},
                                                           {"not-before", CheckRule::not_before}});

std::string listed_rules() {
  std::string text;
  for (const auto& [name, rule] : rules) text += (text.empty() ? "" : ", ") + std::string(name);
  return text;
}

bool takes_expression(CheckRule rule) {
  return rule == CheckRule::matches || rule == CheckRule::not_matches;
}

bool takes_field(CheckRule rule) {
  return rule == CheckRule::needs || rule == CheckRule::equals || rule == CheckRule::not_before;
}

// Whether the rule asks what the value is, and not only whether there is one.
bool looks_at_value(CheckRule rule) {
  return rule != CheckRule::needs && rule != CheckRule::written;
}

class CheckReader {
 public:
  CheckReader(const source::Entry& entry, const std::vector<FieldDefinition>& fields,
              const std::vector<TableDefinition>& tables, const LayoutContext& context)
      : mapping_(entry.value, entry.key, context.diagnostics),
        fields_(fields),
        tables_(tables),
        context_(context),
        diagnostics_(context.diagnostics) {
    check_.name = entry.key;
  }

  std::optional<Check> read() {
    const source::Node* field = mapping_.require("field");
    const source::Node* rule = find_rule();
    const auto message = read_words("message", "message-en", true);
    check_.hint = read_words("hint", "hint-en", false);
    read_circumstances();
    mapping_.report_keys();
    if (!rule) return std::nullopt;
    good_ = good_ && message && field;
    if (message) check_.message = *message;
    if (field) read_fields_named(*field);
    read_rule(*rule);
    return good_ ? std::optional(std::move(check_)) : std::nullopt;
  }

 private:
  const source::Node* find_rule() {
    const source::Node* value = nullptr;
    std::string_view first;
    for (const auto& [name, rule] : rules) {
      const source::Node* found = mapping_.find(name);
      if (!found) continue;
      if (value) {
        report_second(first, name);
      } else {
        value = found;
        first = name;
        check_.rule = rule;
      }
    }
    if (!value && mapping_.node().is_mapping() && !has_unknown_key()) {
      diagnostics_.error(mapping_.position(), {MessageId::check_without_rule, {}},
                         Message{MessageId::hint_expected_one_of, {listed_rules()}});
    }
    return value;
  }

  // It may be the rule that is misspelt.
  bool has_unknown_key() const {
    constexpr auto others = std::to_array<std::string_view>(
        {"field", "message", "message-en", "hint", "hint-en", "severity", "when", "unless"});
    const auto& entries = mapping_.node().entries();
    return std::any_of(entries.begin(), entries.end(), [&](const source::Entry& entry) {
      return !entry.value.is_null() &&
             std::find(others.begin(), others.end(), entry.key) == others.end();
    });
  }

  void report_second(std::string_view first, std::string_view second) {
    const auto& entries = mapping_.node().entries();
    const auto later = std::find_if(
        entries.rbegin(), entries.rend(),
        [&](const source::Entry& entry) { return entry.key == first || entry.key == second; });
    diagnostics_.error(later->key_position,
                       {MessageId::check_of_two_rules, {std::string(first), std::string(second)}});
    good_ = false;
  }

  std::optional<CheckWords> read_words(std::string_view chinese_key, std::string_view english_key,
                                       bool required) {
    const source::Node* chinese =
        required ? mapping_.require(chinese_key) : mapping_.find(chinese_key);
    const source::Node* english = mapping_.find(english_key);
    auto words = chinese ? read_wording(*chinese, chinese_key) : std::nullopt;
    auto english_words = english ? read_wording(*english, english_key) : std::nullopt;
    // English on its own serves both.
    if (!words) std::swap(words, english_words);
    if (!words) return std::nullopt;
    return CheckWords{*std::move(words), std::move(english_words)};
  }

  std::optional<Pattern> read_wording(const source::Node& node, std::string_view key) {
    static const PatternNames names = {
        {"field", ValueType::text}, {"match", ValueType::text}, {"other", ValueType::text}};
    auto pattern = read_pattern(node, key, diagnostics_);
    if (pattern && check_pattern(*pattern, names, diagnostics_)) return pattern;
    good_ = false;
    return std::nullopt;
  }

  void read_circumstances() {
    constexpr auto severities = std::to_array<std::pair<std::string_view, Severity>>(
        {{"warning", Severity::warning}, {"error", Severity::error}});
    if (const source::Node* node = mapping_.find("severity")) {
      check_.severity =
          read_choice(*node, "severity", severities, diagnostics_).value_or(Severity::warning);
    }
    for (const bool negated : {false, true}) {
      const source::Node* node = mapping_.find(negated ? "unless" : "when");
      if (!node) continue;
      for (Condition& condition : read_conditions(*node, negated, fields_, tables_, context_)) {
        check_.conditions.push_back(std::move(condition));
      }
    }
  }

  void read_fields_named(const source::Node& node) {
    if (node.is_sequence()) {
      for (const source::Node& name : read_filled_list(node, "field", diagnostics_)) {
        if (auto path = read_path(name, "field")) check_.fields.push_back(*std::move(path));
      }
    } else if (auto path = read_path(node, "field")) {
      check_.fields.push_back(*std::move(path));
    }
    good_ = good_ && !check_.fields.empty();
  }

  // 附件/名称: a field of each item of a list; a list of texts by itself stands for these.
  std::optional<FieldPath> read_path(const source::Node& node, std::string_view key) {
    const auto text = read_text(node, key, diagnostics_);
    const FieldDefinition* field = nullptr;
    FieldPath path;
    if (text) {
      const std::size_t slash = text->find('/');
      field = find(fields_, text->substr(0, slash), node);
      if (field && slash != std::string::npos) {
        path.list = field->name;
        field = find(field->items, text->substr(slash + 1), node);
      }
    }
    if (!field) {
      good_ = false;
      return std::nullopt;
    }
    path.name = field->name;
    if (looks_at_value(check_.rule)) check_type(*field, path, node);
    return path;
  }

  const FieldDefinition* find(const std::vector<FieldDefinition>& fields, const std::string& name,
                              const source::Node& node) {
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const FieldDefinition& f) { return f.name == name; });
    if (found != fields.end()) return &*found;
    std::vector<std::string> known;
    for (const FieldDefinition& field : fields) known.push_back(field.name);
    diagnostics_.error(node.position(), {MessageId::unknown_field, {name}}, suggest(name, known));
    return nullptr;
  }

  void check_type(const FieldDefinition& field, FieldPath& path, const source::Node& node) {
    ValueType type = field.rules.type;
    if (type == ValueType::list && field.items.empty()) {
      path = {field.name, std::string(item_name)};
      type = ValueType::text;
    }
    if (type == ValueType::list) {
      expected_type(field.name, ValueType::text, node);
    } else if (check_.rule == CheckRule::not_before && type != ValueType::date) {
      expected_type(field.name, ValueType::date, node);
    } else if (check_.rule == CheckRule::unique && path.list.empty()) {
      expected_type(field.name, ValueType::list, node);
    }
  }

  void expected_type(const std::string& field, ValueType type, const source::Node& node) {
    diagnostics_.error(node.position(),
                       {MessageId::expected_type, {field, std::string(value_type_name(type))}});
    good_ = false;
  }

  void read_rule(const source::Node& node) {
    if (takes_expression(check_.rule)) {
      read_expression(node);
    } else if (takes_field(check_.rule)) {
      read_other(node);
    } else {
      read_true(node);
    }
  }

  // The rules that say nothing but that they apply.
  void read_true(const source::Node& node) {
    const auto rule = std::find_if(rules.begin(), rules.end(),
                                   [&](const auto& named) { return named.second == check_.rule; });
    const auto value = read_boolean(node, rule->first, diagnostics_);
    if (value == false) {
      diagnostics_.error(node.position(),
                         {MessageId::invalid_value, {std::string(rule->first), node.text()}});
    }
    good_ = good_ && value == true;
  }

  void read_other(const source::Node& node) {
    const auto rule = std::find_if(rules.begin(), rules.end(),
                                   [&](const auto& named) { return named.second == check_.rule; });
    check_.other = read_path(node, rule->first);
    if (!check_.other || check_.other->list.empty()) return;
    for (const FieldPath& field : check_.fields) {
      if (field.list == check_.other->list) continue;
      diagnostics_.error(node.position(),
                         {MessageId::check_fields_apart, {field.text(), check_.other->text()}});
      good_ = false;
    }
  }

  void read_expression(const source::Node& node) {
    const auto text = read_text(node, "matches", diagnostics_);
    if (!text) {
      good_ = false;
      return;
    }
    const std::u16string expression = to_utf16(*text);
    const auto compiled = RegularExpression::compile(expression);
    if (const auto* ready = std::get_if<RegularExpressionRef>(&compiled)) {
      check_.expression = *ready;
      return;
    }
    const std::size_t index = std::get<RegularExpression::Fault>(compiled).index;
    const std::string before = to_utf8(std::u16string_view(expression).substr(0, index));
    diagnostics_.error(node.position_at(before.size()),
                       {MessageId::invalid_expression, {text->substr(before.size())}},
                       Message{MessageId::hint_expression, {}});
    good_ = false;
  }

  MappingReader mapping_;
  const std::vector<FieldDefinition>& fields_;
  const std::vector<TableDefinition>& tables_;
  const LayoutContext& context_;
  Diagnostics& diagnostics_;
  Check check_;
  bool good_ = true;
};

// Whether the check looks at a field that the layout has switched off: what it includes is checked
// as far as it is there.
bool is_of_absent_field(const source::Node& check, const source::Node& fields) {
  const auto is_absent = [&](const source::Node& name) {
    if (!name.is_scalar()) return false;
    const std::string_view text = name.text();
    const source::Node* field = fields.find(text.substr(0, text.find('/')));
    return field != nullptr && is_switched_off(*field);
  };
  constexpr auto keys =
      std::to_array<std::string_view>({"field", "needs", "equals", "not-before"});
  return std::ranges::any_of(keys, [&](std::string_view key) {
    const source::Node* names = check.find(key);
    if (names == nullptr) return false;
    return is_absent(*names) || (names->is_sequence() && std::ranges::any_of(names->items(), is_absent));
  });
}

}  // namespace

std::vector<Check> read_checks(const source::Node& node, const source::Node& fields_node,
                               const std::vector<FieldDefinition>& fields,
                               const std::vector<TableDefinition>& tables,
                               const LayoutContext& context) {
  std::vector<Check> checks;
  for (const source::Entry& entry : read_entries(node, "checks", context.diagnostics)) {
    if (entry.value.is_null()) continue;
    if (is_switched_off(entry.value) || is_of_absent_field(entry.value, fields_node)) continue;
    if (!entry.value.is_mapping()) {
      context.diagnostics.error(entry.value.position(), {MessageId::check_switch, {entry.key}});
      continue;
    }
    if (auto check = CheckReader(entry, fields, tables, context).read()) {
      checks.push_back(*std::move(check));
    }
  }
  return checks;
}

}  // namespace typeset::document
