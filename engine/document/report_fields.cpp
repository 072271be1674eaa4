#include "document/report_fields.h"

#include <charconv>
#include <optional>
#include <set>
#include <utility>

#include "document/node_reading.h"
#include "document/number_text.h"
#include "document/report_keys.h"
#include "source/locator.h"

namespace typeset::document {
namespace {

// The text as it stands in the file when that is how it is printed, so that places stay exact.
TracedText printed(const TracedText& typed, const std::string& canonical,
                   const source::Node& origin) {
  return typed.utf8() == canonical ? typed : TracedText::generated(canonical, origin);
}

bool is_text(FieldType type) { return type == FieldType::text || type == FieldType::prose; }

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

class FieldReader {
 public:
  FieldReader(const LayoutDefinition& layout, const source::Node& report, Diagnostics& diagnostics)
      : layout_(layout), report_(report), diagnostics_(diagnostics) {}

  std::map<std::string, FieldValue, std::less<>> read() {
    for (const FieldDefinition& field : layout_.fields) value_of(field);
    return std::move(values_);
  }

 private:
  const FieldValue* value_of(const FieldDefinition& field) {
    if (const auto known = values_.find(field.name); known != values_.end()) return &known->second;
    if (!visited_.insert(field.name).second) return nullptr;
    auto value = typed_value(field);
    if (!value) return nullptr;
    return &values_.emplace(field.name, *std::move(value)).first->second;
  }

  std::optional<FieldValue> typed_value(const FieldDefinition& field) {
    const source::Node* node = report_.find(field.name);
    if (node && !node->is_null()) {
      if (!node->is_scalar()) {
        diagnostics_.error(node->position(), {MessageId::expected_text, {field.name}});
        return std::nullopt;
      }
      if (is_text(field.type)) warn_of_comment(*node);
      const TracedText text = TracedText::of_scalar(*node, diagnostics_);
      if (!text.trimmed().empty()) return convert(field, text, *node);
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
    if (!node && is_misspelt_in(report_, field.name, known_keys(layout_))) return;
    const SourcePosition& where = node ? node->position() : report_.position();
    const std::string file = where.file ? where.file->path() : std::string();
    diagnostics_.error(where, {MessageId::missing_key, {field.name, file}});
  }

  std::optional<FieldValue> default_value(const FieldDefinition& field) {
    const TracedText text =
        expand(*field.fallback, [&](std::string_view name) -> const FieldValue* {
          const FieldDefinition* other = layout_.field(name);
          return other ? value_of(*other) : nullptr;
        });
    if (text.trimmed().empty()) return std::nullopt;
    return convert(field, text, field.fallback->origin);
  }

  std::optional<FieldValue> convert(const FieldDefinition& field, const TracedText& text,
                                    const source::Node& origin) {
    FieldValue value;
    value.type = field.type;
    value.origin = origin;
    value.text = text.trimmed();
    switch (field.type) {
      case FieldType::integer:
        return converted_integer(std::move(value));
      case FieldType::date:
        return converted_date(std::move(value));
      case FieldType::text:
      case FieldType::prose:
        break;
    }
    return value;
  }

  std::optional<FieldValue> converted_integer(FieldValue value) {
    const std::string typed = value.text.utf8();
    const auto number = Decimal::parse(plain_number(typed));
    if (!number || !number->is_whole()) {
      const MessageId fault = number ? MessageId::not_whole_number : MessageId::invalid_number;
      diagnostics_.error(value.text.position_at(0), {fault, {typed}});
      return std::nullopt;
    }
    const std::string digits = number->normalized().to_string();
    std::int64_t integer = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), integer);
    value.integer = integer;
    value.text = printed(value.text, digits, value.origin);
    return value;
  }

  std::optional<FieldValue> converted_date(FieldValue value) {
    value.date = CalendarDate::parse(plain_number(value.text.utf8()));
    if (!value.date) {
      diagnostics_.error(value.text.position_at(0), {MessageId::invalid_date, {value.text.utf8()}});
      return std::nullopt;
    }
    value.text = printed(value.text, value.date->in_arabic_numerals(), value.origin);
    return value;
  }

  const LayoutDefinition& layout_;
  const source::Node& report_;
  Diagnostics& diagnostics_;
  std::map<std::string, FieldValue, std::less<>> values_;
  std::set<std::string, std::less<>> visited_;
};

}  // namespace

FieldValues FieldValues::read(const LayoutDefinition& layout, const source::Node& report,
                              Diagnostics& diagnostics) {
  FieldValues values;
  values.values_ = FieldReader(layout, report, diagnostics).read();
  return values;
}

const FieldValue* FieldValues::find(std::string_view name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? nullptr : &found->second;
}

TracedText FieldValues::expand(const Pattern& pattern) const {
  return document::expand(pattern, [&](std::string_view name) { return find(name); });
}

}  // namespace typeset::document
