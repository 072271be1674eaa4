// Typed values out of YAML nodes, each mistake reported at its place.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/length_specification.h"
#include "document/pattern.h"
#include "source/node.h"

namespace typeset::document {

// The entries of a mapping whose keys are all known beforehand. A key left without a value counts
// as not written.
class MappingReader {
 public:
  // `thing` is what the mapping describes, as messages name it. Anything but a mapping is reported
  // and read as an empty one; a null is an empty one.
  MappingReader(source::Node node, std::string thing, Diagnostics& diagnostics);

  const source::Node* find(std::string_view key);
  // The same; report_keys() says that it is missing.
  const source::Node* require(std::string_view key);
  // Makes a key known without reading it.
  void accept(std::string_view key) { find(key); }
  // Reports the keys that nobody asked for, and those required that are not there; of a misspelt
  // key only that it is unknown. To be called last.
  void report_keys() const;

  const std::string& thing() const { return thing_; }
  SourcePosition position() const { return node_.position(); }
  const source::Node& node() const { return node_; }

 private:
  source::Node node_;
  std::string thing_;
  Diagnostics& diagnostics_;
  std::vector<std::string> known_;
  std::vector<std::string> missing_;
};

// Whether the value says that what an included file has under its name is not wanted.
bool is_switched_off(const source::Node& value);

// A mapping whose keys are names of the writer's own. Reports anything else.
const std::vector<source::Entry>& read_entries(const source::Node& node, std::string_view thing,
                                               Diagnostics& diagnostics);
const std::vector<source::Node>& read_list(const source::Node& node, std::string_view thing,
                                           Diagnostics& diagnostics);
// The same for a list that must not be empty; a null is reported elsewhere, as not written.
const std::vector<source::Node>& read_filled_list(const source::Node& node, std::string_view thing,
                                                  Diagnostics& diagnostics);

// Says that `thing` is no mapping, and why when a full-width colon is to blame.
void report_no_mapping(const source::Node& node, std::string_view thing, Diagnostics& diagnostics);
// Whether the mapping has an unknown key that `key` is what was meant by: the nearest name among
// `known`, or what stands before a colon that a space is missing after, or that is full-width.
bool is_misspelt_in(const source::Node& mapping, std::string_view key,
                    const std::vector<std::string>& known);
// What to do about a key that is not known: a full-width colon, or one without a space after it,
// makes one of key and value.
std::optional<Message> hint_for_key(const source::Entry& entry,
                                    const std::vector<std::string>& known);

// Each takes the field's name as messages show it.
std::optional<std::string> read_text(const source::Node& node, std::string_view field,
                                     Diagnostics& diagnostics);
std::optional<bool> read_boolean(const source::Node& node, std::string_view field,
                                 Diagnostics& diagnostics);
std::optional<std::int64_t> read_integer(
    const source::Node& node, Diagnostics& diagnostics,
    std::int64_t least = std::numeric_limits<std::int64_t>::min(),
    std::int64_t greatest = std::numeric_limits<std::int64_t>::max());
std::optional<LengthSpecification> read_length(const source::Node& node, Diagnostics& diagnostics);
std::optional<Pattern> read_pattern(const source::Node& node, std::string_view field,
                                    Diagnostics& diagnostics);

// The choice that a text names; `choices` are pairs of a name and a value.
template <typename Value, std::size_t count>
std::optional<Value> read_choice(
    const source::Node& node, std::string_view field,
    const std::array<std::pair<std::string_view, Value>, count>& choices,
    Diagnostics& diagnostics) {
  const auto text = read_text(node, field, diagnostics);
  if (!text) return std::nullopt;
  std::vector<std::string> names;
  for (const auto& [name, value] : choices) {
    if (name == *text) return value;
    names.emplace_back(name);
  }
  diagnostics.error(node.position(), {MessageId::invalid_value, {std::string(field), *text}},
                    suggest(*text, names));
  return std::nullopt;
}

}  // namespace typeset::document
