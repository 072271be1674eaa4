#include "document/report_fields.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "document/layout_fields.h"
#include "document/node_reading.h"
#include "document/report_image.h"
#include "document/report_keys.h"
#include "document/value_reader.h"
#include "source/locator.h"

namespace typeset::document {
namespace {

bool is_text(ValueType type) {
  return type == ValueType::text || type == ValueType::rich || type == ValueType::prose;
}

// Where the comment stands that cuts a plain scalar short, if one follows on its last line.
std::optional<SourcePosition> comment_after(const source::Node& scalar) {
  if (scalar.style() != source::ScalarStyle::plain) return std::nullopt;
  SourcePosition place = scalar.position_at(scalar.text().size());
  if (!place.file || place.line == 0) return std::nullopt;
  const std::string_view file = place.file->text();
  const std::size_t end = source::offset_of(place);
  const std::size_t next = file.find_first_not_of(" \t", end);
  if (next == std::string_view::npos || next == end || file[next] != '#') return std::nullopt;
  place.column += next - end;
  return place;
}

}  // namespace

// One group of fields.
class FieldReader {
 public:
  // `thing` is what the group describes, as messages name it; `known` are the keys that `node` may
  // have; `outer` finds the values around an item.
  FieldReader(const std::vector<FieldDefinition>& fields, std::string thing,
              std::vector<std::string> known, const source::Node& node, ValueLookup outer,
              Diagnostics& diagnostics)
      : fields_(fields),
        thing_(std::move(thing)),
        known_(std::move(known)),
        node_(node),
        outer_(std::move(outer)),
        diagnostics_(diagnostics) {}

  FieldValues read() {
    for (const FieldDefinition& field : fields_) value_of(field);
    return std::move(result_);
  }

  // An item of a list that is a text.
  static FieldValues of_text(FieldValue text) {
    FieldValues values;
    values.values_.emplace(item_name, std::move(text));
    return values;
  }

  static void add_number(FieldValues& item, std::string_view name, std::size_t n,
                         const source::Node& origin) {
    FieldValue value;
    value.type = ValueType::integer;
    value.number = Decimal(static_cast<std::int64_t>(n));
    value.text = TracedText::generated(std::to_string(n), origin);
    value.origin = origin;
    item.values_.emplace(name, std::move(value));
  }

 private:
  const FieldValue* value_of(const FieldDefinition& field) {
    auto& values = result_.values_;
    if (const auto known = values.find(field.name); known != values.end()) return &known->second;
    if (!visited_.insert(field.name).second) return nullptr;
    auto value = field.rules.type == ValueType::list ? list(field) : scalar(field);
    if (!value) return nullptr;
    return &values.emplace(field.name, *std::move(value)).first->second;
  }

  const FieldValue* named(std::string_view name) {
    for (const FieldDefinition& field : fields_) {
      if (field.name == name) return value_of(field);
    }
    return outer_(name);
  }

  std::optional<FieldValue> scalar(const FieldDefinition& field) {
    const source::Node* node = node_.find(field.name);
    if (node && !node->is_null()) {
      if (!node->is_scalar()) {
        diagnostics_.error(node->position(), {MessageId::expected_text, {field.name}});
        return std::nullopt;
      }
      if (is_text(field.rules.type)) warn_of_comment(*node);
      const TracedText text = TracedText::of_scalar(*node, diagnostics_);
      if (!text.trimmed().empty()) {
        const SourcePosition place = text.trimmed().position_at(0);
        return with_image(read_value(field.rules, text, *node, diagnostics_), place.file.get());
      }
    }
    if (field.fallback) return default_value(field);
    if (field.required) report_missing(field, node);
    return std::nullopt;
  }

  void warn_of_comment(const source::Node& text) {
    if (auto comment = comment_after(text)) {
      diagnostics_.warning(*std::move(comment), {MessageId::text_in_comment, {}},
                           Message{MessageId::hint_quote_comment, {}});
    }
  }

  // `node` is the value when the key is there, but without content.
  void report_missing(const FieldDefinition& field, const source::Node* node) {
    // The finding on the misspelt key says it all.
    if (!node && is_misspelt_in(node_, field.name, known_)) return;
    const SourcePosition& where = node ? node->position() : node_.position();
    diagnostics_.error(where, {MessageId::missing_key, {field.name, thing_}});
  }

  std::optional<FieldValue> default_value(const FieldDefinition& field) {
    const TracedText text =
        expand(*field.fallback, [&](std::string_view name) { return named(name); });
    if (text.trimmed().empty()) return std::nullopt;
    const SourcePosition& place = node_.position();
    return with_image(read_value(field.rules, text, field.fallback->origin, diagnostics_),
                      place.file.get());
  }

  // `beside` is the file that the picture's name is written in, or the report where a default names
  // it.
  std::optional<FieldValue> with_image(std::optional<FieldValue> value, const SourceFile* beside) {
    if (value && value->type == ValueType::image) {
      value->image = read_seal(value->text, beside, diagnostics_);
    }
    return value;
  }

  std::optional<FieldValue> list(const FieldDefinition& field) {
    const source::Node* node = node_.find(field.name);
    if (!node || node->is_null()) {
      if (field.required) report_missing(field, node);
      return std::nullopt;
    }
    FieldValue value;
    value.type = ValueType::list;
    value.origin = *node;
    std::vector<std::pair<FieldValues, source::Node>> items;
    for (const source::Node& item : read_list(*node, field.name, diagnostics_)) {
      if (item.is_null()) continue;
      if (auto values = read_item(field, item)) items.emplace_back(*std::move(values), item);
    }
    for (auto& [values, item] : items) {
      add_number(values, item_number_name, value.items.size() + 1, item);
      add_number(values, item_count_name, items.size(), item);
      value.items.push_back(std::make_shared<const FieldValues>(std::move(values)));
    }
    if (node->is_sequence()) check_count(field, *node);
    if (value.items.empty()) return std::nullopt;
    return value;
  }

  std::optional<FieldValues> read_item(const FieldDefinition& list, const source::Node& item) {
    if (list.items.empty()) return read_text_item(list, item);
    if (!item.is_mapping()) {
      report_no_mapping(item, list.name, diagnostics_);
      return std::nullopt;
    }
    std::vector<std::string> known;
    for (const FieldDefinition& field : list.items) known.push_back(field.name);
    for (const source::Entry& entry : item.entries()) {
      if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
      diagnostics_.error(entry.key_position, {MessageId::unknown_key, {entry.key, list.name}},
                         hint_for_key(entry, known));
    }
    const ValueLookup around = [this](std::string_view name) { return named(name); };
    return FieldReader(list.items, list.name, known, item, around, diagnostics_).read();
  }

  std::optional<FieldValues> read_text_item(const FieldDefinition& list, const source::Node& item) {
    if (!item.is_scalar()) {
      std::optional<Message> hint;
      if (item.is_sequence()) hint = Message{MessageId::hint_lists_not_nested, {}};
      diagnostics_.error(item.position(), {MessageId::expected_text, {list.name}}, std::move(hint));
      return std::nullopt;
    }
    warn_of_comment(item);
    const TracedText text = TracedText::of_scalar(item, diagnostics_);
    if (text.trimmed().empty()) return std::nullopt;
    auto value = read_value(ValueRules{}, text, item, diagnostics_);
    return value ? std::optional(of_text(*std::move(value))) : std::nullopt;
  }

  void check_count(const FieldDefinition& field, const source::Node& node) {
    const Decimal count(static_cast<std::int64_t>(node.items().size()));
    const ValueRules& rules = field.rules;
    if (rules.least && count < *rules.least) {
      diagnostics_.error(
          node.position(),
          {MessageId::too_few_items, {field.name, count.to_string(), rules.least->to_string()}});
    } else if (rules.greatest && count > *rules.greatest) {
      diagnostics_.error(node.position(),
                         {MessageId::too_many_items,
                          {field.name, count.to_string(), rules.greatest->to_string()}});
    }
  }

  const std::vector<FieldDefinition>& fields_;
  std::string thing_;
  std::vector<std::string> known_;
  const source::Node& node_;
  ValueLookup outer_;
  Diagnostics& diagnostics_;
  FieldValues result_;
  std::set<std::string, std::less<>> visited_;
};

FieldValues FieldValues::read(const LayoutDefinition& layout, const source::Node& report,
                              Diagnostics& diagnostics) {
  const ValueLookup nothing = [](std::string_view) -> const FieldValue* { return nullptr; };
  const SourcePosition& where = report.position();
  const std::string file = where.file ? where.file->path() : std::string();
  return FieldReader(layout.fields, file, known_keys(layout), report, nothing, diagnostics).read();
}

const FieldValue* FieldValues::find(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? nullptr : &found->second;
}

const FieldValue* FieldScope::find(std::string_view name) const {
  const FieldValue* value = values_->find(name);
  return value || !outer_ ? value : outer_->find(name);
}

TracedText FieldScope::expand(const Pattern& pattern) const {
  return document::expand(pattern, [&](std::string_view name) { return find(name); });
}

}  // namespace typeset::document
