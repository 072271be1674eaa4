#include "document/node_reading.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "document/key_synonyms.h"

namespace typeset::document {
namespace {

void report_kind(MessageId id, const source::Node& node, std::string_view field,
                 Diagnostics& diagnostics) {
  diagnostics.error(node.position(), {id, {std::string(field)}});
}

bool has_full_width_colon(std::string_view text) {
  return text.find("：") != std::string_view::npos;
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Within braces, {甲:1} is a key without a value.
bool lacks_space_after_colon(const source::Entry& entry, const std::vector<std::string>& known) {
  const std::size_t colon = entry.key.find(':');
  return colon != std::string::npos && entry.value.is_null() &&
         contains(known, std::string_view(entry.key).substr(0, colon));
}

// The key that was meant by one that is not known.
std::optional<std::string> meant_key(const source::Entry& entry,
                                     const std::vector<std::string>& known) {
  const std::size_t colon = std::min(entry.key.find(':'), entry.key.find("："));
  if (entry.value.is_null() && colon != std::string::npos) return entry.key.substr(0, colon);
  return nearest_name(entry.key, known);
}

}  // namespace

void report_no_mapping(const source::Node& node, std::string_view thing, Diagnostics& diagnostics) {
  std::optional<Message> hint;
  if (node.style() == source::ScalarStyle::plain && has_full_width_colon(node.text())) {
    hint = Message{MessageId::hint_full_width_colon, {}};
  }
  diagnostics.error(node.position(), {MessageId::expected_mapping, {std::string(thing)}},
                    std::move(hint));
}

std::optional<Message> hint_for_key(const source::Entry& entry,
                                    const std::vector<std::string>& known) {
  if (entry.value.is_null() && has_full_width_colon(entry.key)) {
    return Message{MessageId::hint_full_width_colon, {}};
  }
  if (lacks_space_after_colon(entry, known)) return Message{MessageId::hint_space_after_colon, {}};
  return suggest(entry.key, known);
}

bool is_misspelt_in(const source::Node& mapping, std::string_view key,
                    const std::vector<std::string>& known) {
  return std::any_of(mapping.entries().begin(), mapping.entries().end(),
                     [&](const source::Entry& entry) {
                       return !contains(known, entry.key) && meant_key(entry, known) == key;
                     });
}

MappingReader::MappingReader(source::Node node, std::string thing, Diagnostics& diagnostics)
    : node_(std::move(node)), thing_(std::move(thing)), diagnostics_(diagnostics) {
  if (!node_.is_mapping() && !node_.is_null()) {
    report_no_mapping(node_, thing_, diagnostics_);
  }
}

const source::Node* MappingReader::find(std::string_view key) {
  if (!contains(known_, key)) known_.emplace_back(key);
  const source::Node* value = node_.find(key);
  return value && !value->is_null() ? value : nullptr;
}

const source::Node* MappingReader::require(std::string_view key) {
  const source::Node* value = find(key);
  // What is not a mapping at all has been reported already.
  if (!value && (node_.is_mapping() || node_.is_null())) missing_.emplace_back(key);
  return value;
}

void MappingReader::report_keys() const {
  for (const source::Entry& entry : node_.entries()) {
    if (contains(known_, entry.key)) continue;
    auto hint = hint_for_synonym(entry.key, known_);
    if (!hint) hint = hint_for_key(entry, known_);
    diagnostics_.error(entry.key_position, {MessageId::unknown_key, {entry.key, thing_}},
                       std::move(hint));
  }
  for (const std::string& key : missing_) {
    if (is_misspelt_in(node_, key, known_)) continue;
    diagnostics_.error(node_.position(), {MessageId::missing_key, {key, thing_}});
  }
}

bool is_switched_off(const source::Node& value) {
  return value.is_scalar() && value.text() == "none";
}

const std::vector<source::Entry>& read_entries(const source::Node& node, std::string_view thing,
                                               Diagnostics& diagnostics) {
  if (!node.is_mapping() && !node.is_null()) {
    report_no_mapping(node, thing, diagnostics);
  }
  return node.entries();
}

const std::vector<source::Node>& read_list(const source::Node& node, std::string_view thing,
                                           Diagnostics& diagnostics) {
  if (!node.is_sequence() && !node.is_null()) {
    report_kind(MessageId::expected_list, node, thing, diagnostics);
  }
  return node.items();
}

const std::vector<source::Node>& read_filled_list(const source::Node& node, std::string_view thing,
                                                  Diagnostics& diagnostics) {
  if (node.is_sequence() && node.items().empty()) {
    report_kind(MessageId::empty_list, node, thing, diagnostics);
  }
  return read_list(node, thing, diagnostics);
}

std::optional<std::string> read_text(const source::Node& node, std::string_view field,
                                     Diagnostics& diagnostics) {
  if (node.is_scalar()) return node.text();
  report_kind(MessageId::expected_text, node, field, diagnostics);
  return std::nullopt;
}

std::optional<bool> read_boolean(const source::Node& node, std::string_view field,
                                 Diagnostics& diagnostics) {
  constexpr auto choices =
      std::to_array<std::pair<std::string_view, bool>>({{"true", true}, {"false", false}});
  return read_choice(node, field, choices, diagnostics);
}

std::optional<std::int64_t> read_integer(const source::Node& node, Diagnostics& diagnostics,
                                         std::int64_t least, std::int64_t greatest) {
  const std::string& text = node.text();
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (!node.is_scalar() || error == std::errc::invalid_argument ||
      end != text.data() + text.size()) {
    diagnostics.error(node.position(), {MessageId::invalid_number, {text}});
    return std::nullopt;
  }
  if (error != std::errc() || value < least || value > greatest) {
    diagnostics.error(node.position(), {MessageId::number_out_of_range,
                                        {text, std::to_string(least), std::to_string(greatest)}});
    return std::nullopt;
  }
  return value;
}

std::optional<LengthSpecification> read_length(const source::Node& node, Diagnostics& diagnostics) {
  auto length = node.is_scalar() ? LengthSpecification::parse(node.text()) : std::nullopt;
  if (!length) {
    diagnostics.error(node.position(), {MessageId::invalid_length, {node.text()}});
  }
  return length;
}

std::optional<Pattern> read_pattern(const source::Node& node, std::string_view field,
                                    Diagnostics& diagnostics) {
  if (!read_text(node, field, diagnostics)) return std::nullopt;
  return Pattern::parse(node, diagnostics);
}

}  // namespace typeset::document
