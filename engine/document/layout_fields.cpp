#include "document/layout_fields.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "document/node_reading.h"
#include "document/report_keys.h"

namespace typeset::document {
namespace {

FieldDefinition read_field(const source::Entry& entry, Diagnostics& diagnostics) {
  constexpr auto types =
      std::to_array<std::pair<std::string_view, FieldType>>({{"text", FieldType::text},
                                                             {"integer", FieldType::integer},
                                                             {"date", FieldType::date},
                                                             {"prose", FieldType::prose}});
  FieldDefinition field;
  field.name = entry.key;
  field.position = entry.key_position;
  if (is_layout_key(entry.key)) {
    diagnostics.error(entry.key_position, {MessageId::invalid_value, {"fields", entry.key}});
  }
  MappingReader mapping(entry.value, entry.key, diagnostics);
  if (const source::Node* type = mapping.require("type")) {
    field.type = read_choice(*type, "type", types, diagnostics).value_or(field.type);
  }
  if (const source::Node* required = mapping.find("required")) {
    field.required = read_boolean(*required, "required", diagnostics).value_or(false);
  }
  if (const source::Node* label = mapping.find("label")) {
    field.label = read_text(*label, "label", diagnostics).value_or("");
  }
  if (const source::Node* fallback = mapping.find("default")) {
    field.fallback = read_pattern(*fallback, "default", diagnostics);
  }
  mapping.report_unknown_keys();
  return field;
}

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
    fields.push_back(read_field(entry, diagnostics));
  }
  const PatternNames names = pattern_names(fields);
  for (FieldDefinition& field : fields) {
    if (field.fallback && !check_pattern(*field.fallback, names, diagnostics)) {
      field.fallback.reset();
    }
  }
  CircleFinder(fields, diagnostics).run();
  return fields;
}

PatternNames pattern_names(const std::vector<FieldDefinition>& fields) {
  PatternNames names;
  for (const FieldDefinition& field : fields) names.emplace(field.name, field.type);
  return names;
}

}  // namespace typeset::document
