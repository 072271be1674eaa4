#include "document/node_reading.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace typeset::document {
namespace {

void report_kind(MessageId id, const source::Node& node, std::string_view field,
                 Diagnostics& diagnostics) {
  diagnostics.error(node.position(), {id, {std::string(field)}});
}

}  // namespace

MappingReader::MappingReader(source::Node node, std::string thing, Diagnostics& diagnostics)
    : node_(std::move(node)), thing_(std::move(thing)), diagnostics_(diagnostics) {
  if (!node_.is_mapping() && !node_.is_null()) {
    report_kind(MessageId::expected_mapping, node_, thing_, diagnostics_);
  }
}

const source::Node* MappingReader::find(std::string_view key) {
  known_.emplace_back(key);
  const source::Node* value = node_.find(key);
  return value && !value->is_null() ? value : nullptr;
}

const source::Node* MappingReader::require(std::string_view key) {
  const source::Node* value = find(key);
  // What is not a mapping at all has been reported already.
  if (!value && (node_.is_mapping() || node_.is_null())) {
    diagnostics_.error(node_.position(), {MessageId::missing_key, {std::string(key), thing_}});
  }
  return value;
}

void MappingReader::report_unknown_keys() const {
  for (const source::Entry& entry : node_.entries()) {
    if (std::find(known_.begin(), known_.end(), entry.key) != known_.end()) continue;
    diagnostics_.error(entry.key_position, {MessageId::unknown_key, {entry.key, thing_}},
                       suggest(entry.key, known_));
  }
}

const std::vector<source::Entry>& read_entries(const source::Node& node, std::string_view thing,
                                               Diagnostics& diagnostics) {
  if (!node.is_mapping() && !node.is_null()) {
    report_kind(MessageId::expected_mapping, node, thing, diagnostics);
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
