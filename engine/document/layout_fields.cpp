#include "document/layout_fields.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "document/layout_values.h"
#include "document/node_reading.h"
#include "document/report_keys.h"

namespace typeset::document {
namespace {

constexpr auto field_types =
    std::to_array<std::pair<std::string_view, ValueType>>({{"text", ValueType::text},
                                                           {"rich", ValueType::rich},
                                                           {"prose", ValueType::prose},
                                                           {"choice", ValueType::choice},
                                                           {"date", ValueType::date},
                                                           {"integer", ValueType::integer},
                                                           {"count", ValueType::count},
                                                           {"change", ValueType::change},
                                                           {"number", ValueType::number},
                                                           {"money", ValueType::money},
                                                           {"list", ValueType::list},
                                                           {"image", ValueType::image}});

class FieldReader {
 public:
  FieldReader(const source::Entry& entry, Diagnostics& diagnostics)
      : entry_(entry), mapping_(entry.value, entry.key, diagnostics), diagnostics_(diagnostics) {}

  FieldDefinition read() {
    field_.name = entry_.key;
    field_.position = entry_.key_position;
    if (const source::Node* type = mapping_.require("type")) {
      field_.rules.type =
          read_choice(*type, "type", field_types, diagnostics_).value_or(ValueType::text);
    }
    if (const source::Node* required = mapping_.find("required")) {
      field_.required = read_boolean(*required, "required", diagnostics_).value_or(false);
    }
    text("label", field_.label);
    text("example", field_.example);
    read_value_rules(mapping_, field_.rules, diagnostics_);
    if (field_.rules.type == ValueType::list) {
      read_items();
    } else if (const source::Node* fallback = mapping_.find("default")) {
      field_.fallback = read_pattern(*fallback, "default", diagnostics_);
    }
    mapping_.report_keys();
    return std::move(field_);
  }

 private:
  void text(std::string_view key, std::string& result) {
    const source::Node* node = mapping_.find(key);
    if (node) result = read_text(*node, key, diagnostics_).value_or("");
  }

  void read_items() {
    const source::Node* items = mapping_.find("items");
    if (!items) return;
    field_.items = read_fields(*items, diagnostics_);
    for (const FieldDefinition& item : field_.items) {
      if (item.rules.type != ValueType::list) continue;
      diagnostics_.error(item.position, {MessageId::invalid_value, {"type", "list"}},
                         Message{MessageId::hint_lists_not_nested, {}});
    }
  }

  const source::Entry& entry_;
  MappingReader mapping_;
  Diagnostics& diagnostics_;
  FieldDefinition field_;
};

// Follows defaults that refer to fields whose defaults refer to fields …
class CircleFinder {
 public:
  CircleFinder(std::vector<FieldDefinition>& fields, Diagnostics& diagnostics)
      : fields_(fields), diagnostics_(diagnostics) {
    for (std::size_t i = 0; i < fields.size(); ++i) indices_.emplace(fields[i].name, i);
  }

  // Takes the defaults that close a circle away, so that what follows need not fear them.
  void run() {
    states_.assign(fields_.size(), State::fresh);
    lengths_.assign(fields_.size(), 0);
    for (std::size_t i = 0; i < fields_.size(); ++i) visit(i);
  }

 private:
  enum class State { fresh, open, finished };

  // False when a circle passes through the field, or the chain of defaults from it grows too long.
  bool visit(std::size_t index) {
    if (states_[index] == State::finished) return lengths_[index] < longest_chain;
    if (states_[index] == State::open || path_.size() >= longest_chain) return false;
    states_[index] = State::open;
    path_.push_back(index);
    if (fields_[index].fallback) follow(index);
    path_.pop_back();
    states_[index] = State::finished;
    return true;
  }

  void follow(std::size_t index) {
    const Pattern pattern = *fields_[index].fallback;
    for (const PatternPart& part : pattern.parts) {
      const auto* placeholder = std::get_if<Placeholder>(&part);
      if (!placeholder) continue;
      const auto target = indices_.find(placeholder->name);
      if (target == indices_.end()) continue;
      if (visit(target->second)) {
        lengths_[index] = std::max(lengths_[index], lengths_[target->second] + 1);
      } else {
        report(*placeholder, target->second);
        fields_[index].fallback.reset();
      }
    }
  }

  void report(const Placeholder& placeholder, std::size_t target) {
    if (states_[target] != State::open) {
      diagnostics_.error(placeholder.position,
                         {MessageId::yaml_too_deep, {std::to_string(longest_chain)}});
      return;
    }
    std::string circle;
    for (auto step = std::find(path_.begin(), path_.end(), target); step != path_.end(); ++step) {
      circle += fields_[*step].name + " → ";
    }
    diagnostics_.error(placeholder.position,
                       {MessageId::field_cycle, {circle + fields_[target].name}});
  }

  static constexpr std::size_t longest_chain = 64;

  std::vector<FieldDefinition>& fields_;
  Diagnostics& diagnostics_;
  std::map<std::string, std::size_t, std::less<>> indices_;
  std::vector<State> states_;
  std::vector<std::size_t> lengths_;  // of the longest chain of defaults from each field
  std::vector<std::size_t> path_;
};

}  // namespace

std::vector<FieldDefinition> read_fields(const source::Node& node, Diagnostics& diagnostics) {
  std::vector<FieldDefinition> fields;
  for (const source::Entry& entry : read_entries(node, "fields", diagnostics)) {
    if (is_switched_off(entry.value)) continue;
    if (is_layout_key(entry.key)) {
      diagnostics.error(entry.key_position, {MessageId::invalid_value, {"fields", entry.key}});
    }
    fields.push_back(FieldReader(entry, diagnostics).read());
  }
  return fields;
}

void check_defaults(std::vector<FieldDefinition>& fields, const PatternNames& outer_names,
                    Diagnostics& diagnostics) {
  PatternNames names = pattern_names(fields);
  names.insert(outer_names.begin(), outer_names.end());
  for (FieldDefinition& field : fields) {
    if (field.fallback && !check_pattern(*field.fallback, names, diagnostics)) {
      field.fallback.reset();
    }
    check_defaults(field.items, names, diagnostics);
  }
  CircleFinder(fields, diagnostics).run();
}

PatternNames pattern_names(const std::vector<FieldDefinition>& fields) {
  PatternNames names;
  for (const FieldDefinition& field : fields) names.emplace(field.name, field.rules.type);
  return names;
}

PatternNames item_names(const FieldDefinition& list, const PatternNames& outer) {
  PatternNames names = pattern_names(list.items);
  if (list.items.empty()) names.emplace(item_name, ValueType::text);
  names.emplace(item_number_name, ValueType::integer);
  names.emplace(item_count_name, ValueType::integer);
  names.insert(outer.begin(), outer.end());
  return names;
}

}  // namespace typeset::document
