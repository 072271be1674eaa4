#include "document/conditions.h"

#include <algorithm>
#include <string>
#include <utility>

#include "document/node_reading.h"

namespace typeset::document {
namespace {

class ConditionReader {
 public:
  ConditionReader(bool negated, const std::vector<FieldDefinition>& fields,
                  const std::vector<TableDefinition>& tables, const LayoutContext& context)
      : negated_(negated), fields_(fields), tables_(tables), context_(context) {}

  std::vector<Condition> read(const source::Node& node) {
    if (node.is_mapping()) {
      for (const source::Entry& entry : node.entries()) read_wanted(entry);
    } else {
      for (const source::Node& name : node.is_sequence() ? node.items() : std::vector{node}) {
        if (!read_text(name, negated_ ? "unless" : "when", context_.diagnostics)) continue;
        conditions_.push_back({checked_name(name.text(), name.position()), {}, negated_});
      }
    }
    return std::move(conditions_);
  }

 private:
  void read_wanted(const source::Entry& entry) {
    Condition condition{checked_name(entry.key, entry.key_position), {}, negated_};
    for (const source::Node& text :
         entry.value.is_sequence() ? entry.value.items() : std::vector{entry.value}) {
      if (auto read = read_text(text, entry.key, context_.diagnostics)) {
        check_wanted_text(entry.key, text);
        condition.texts.push_back(*std::move(read));
      }
    }
    conditions_.push_back(std::move(condition));
  }

  // What a choice cannot be would never be met.
  void check_wanted_text(const std::string& name, const source::Node& text) {
    const auto field = std::find_if(fields_.begin(), fields_.end(),
                                    [&](const FieldDefinition& f) { return f.name == name; });
    if (field == fields_.end() || field->rules.type != ValueType::choice) return;
    const std::vector<std::string>& choices = field->rules.choices;
    if (std::find(choices.begin(), choices.end(), text.text()) != choices.end()) return;
    context_.diagnostics.error(text.position(), {MessageId::not_a_choice, {text.text()}},
                               suggest(text.text(), choices));
  }

  std::string checked_name(const std::string& name, const SourcePosition& where) {
    std::vector<std::string> known;
    for (const auto& [field, type] : context_.names) known.push_back(field);
    for (const TableDefinition& table : tables_) known.push_back(table.name);
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      context_.diagnostics.error(where, {MessageId::unknown_field, {name}}, suggest(name, known));
    }
    return name;
  }

  bool negated_;
  const std::vector<FieldDefinition>& fields_;
  const std::vector<TableDefinition>& tables_;
  const LayoutContext& context_;
  std::vector<Condition> conditions_;
};

}  // namespace

std::vector<Condition> read_conditions(const source::Node& node, bool negated,
                                       const std::vector<FieldDefinition>& fields,
                                       const std::vector<TableDefinition>& tables,
                                       const LayoutContext& context) {
  return ConditionReader(negated, fields, tables, context).read(node);
}

bool is_met(const Condition& condition, const FieldScope& fields, const LayoutDefinition& layout,
            const source::Node& report) {
  const FieldValue* value = fields.find(condition.name);
  bool met = value != nullptr;
  if (layout.table(condition.name)) {
    const source::Node* data = report.find(condition.name);
    met = data && !data->is_null();
  } else if (value && !condition.texts.empty()) {
    met = std::find(condition.texts.begin(), condition.texts.end(), value->text.utf8()) !=
          condition.texts.end();
  }
  return met != condition.negated;
}

}  // namespace typeset::document
