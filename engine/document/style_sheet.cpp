#include "document/style_sheet.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "document/node_reading.h"
#include "document/style_properties.h"

namespace typeset::document {
namespace {

// Far more than any layout has use for; each takes its share of the stack.
constexpr std::size_t most_generations = 64;

std::vector<std::string> names_of(const std::map<std::string, StyleRef, std::less<>>& styles) {
  std::vector<std::string> names;
  names.reserve(styles.size());
  for (const auto& [name, style] : styles) names.push_back(name);
  return names;
}

// Follows `inherit` from style to style, each computed once.
class InheritanceResolver {
 public:
  InheritanceResolver(const source::Node& styles, Diagnostics& diagnostics)
      : diagnostics_(diagnostics) {
    for (const source::Entry& entry : styles.entries()) entries_.emplace(entry.key, &entry);
  }

  const StyleProperties& properties_of(const source::Entry& entry) {
    if (const auto known = finished_.find(entry.key); known != finished_.end()) {
      return known->second;
    }
    open_.push_back(entry.key);
    StyleProperties properties;
    if (const source::Entry* parent = parent_of(entry)) properties = properties_of(*parent);
    read_style_properties(entry.value, entry.key, properties, diagnostics_);
    open_.pop_back();
    return finished_.emplace(entry.key, std::move(properties)).first->second;
  }

 private:
  const source::Entry* parent_of(const source::Entry& entry) {
    const source::Node* inherit = entry.value.find("inherit");
    if (!inherit || inherit->is_null()) return nullptr;
    const auto name = read_text(*inherit, "inherit", diagnostics_);
    if (!name) return nullptr;
    if (const auto cycle = std::find(open_.begin(), open_.end(), *name); cycle != open_.end()) {
      std::string circle;
      for (auto style = cycle; style != open_.end(); ++style) circle += *style + " → ";
      diagnostics_.error(inherit->position(), {MessageId::style_cycle, {circle + *name}});
      return nullptr;
    }
    if (open_.size() > most_generations) {
      diagnostics_.error(inherit->position(),
                         {MessageId::yaml_too_deep, {std::to_string(most_generations)}});
      return nullptr;
    }
    if (const auto found = entries_.find(*name); found != entries_.end()) return found->second;
    std::vector<std::string> names;
    for (const auto& [candidate, definition] : entries_) {
      if (candidate != entry.key) names.emplace_back(candidate);
    }
    diagnostics_.error(inherit->position(), {MessageId::unknown_style, {*name}},
                       suggest(*name, names));
    return nullptr;
  }

  Diagnostics& diagnostics_;
  std::map<std::string_view, const source::Entry*> entries_;
  std::map<std::string, StyleProperties, std::less<>> finished_;
  std::vector<std::string> open_;  // the style being read and those that inherit from it
};

// A style must have got a font and a size from somewhere, unless its chain is broken anyway.
void check_complete(const source::Entry& entry, const StyleProperties& properties,
                    Diagnostics& diagnostics) {
  if (entry.value.find("inherit")) return;
  if (!properties.font && !entry.value.find("font")) {
    diagnostics.error(entry.key_position, {MessageId::missing_key, {"font", entry.key}});
  }
  if (!properties.size && !entry.value.find("size")) {
    diagnostics.error(entry.key_position, {MessageId::missing_key, {"size", entry.key}});
  }
}

}  // namespace

StyleSheet StyleSheet::read(const source::Node& styles, const PageGrid& grid,
                            Diagnostics& diagnostics) {
  StyleSheet sheet;
  sheet.grid_ = grid;
  sheet.readable_ = styles.is_mapping();
  InheritanceResolver resolver(styles, diagnostics);
  for (const source::Entry& entry : read_entries(styles, "styles", diagnostics)) {
    const StyleProperties& properties = resolver.properties_of(entry);
    check_complete(entry, properties, diagnostics);
    auto style = std::make_shared<Style>(computed_style(properties, grid));
    style->name = entry.key;
    style->position = entry.key_position;
    sheet.styles_.emplace(entry.key, std::move(style));
  }
  return sheet;
}

StyleRef StyleSheet::require(std::string_view name, const SourcePosition& where,
                             Diagnostics& diagnostics) const {
  if (const auto found = styles_.find(name); found != styles_.end()) return found->second;
  // When the styles as a whole could not be read, that has been said.
  if (readable_) {
    diagnostics.error(where, {MessageId::unknown_style, {std::string(name)}},
                      suggest(name, names_of(styles_)));
  }
  return nullptr;
}

StyleRef StyleSheet::named_by(const source::Node& scalar, Diagnostics& diagnostics) const {
  const auto name = read_text(scalar, "style", diagnostics);
  return name ? require(*name, scalar.position(), diagnostics) : nullptr;
}

LengthContext length_context(const Style& style, const PageGrid& grid) {
  return {style.character_pitch, grid.line_pitch};
}

}  // namespace typeset::document
