#include "document/style_sheet.h"

#include <array>
#include <charconv>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>

#include "document/inheritance.h"
#include "document/node_reading.h"
#include "document/style_properties.h"

namespace typeset::document {
namespace {

std::vector<std::string> names_of(const std::map<std::string, StyleRef, std::less<>>& styles) {
  std::vector<std::string> names;
  names.reserve(styles.size());
  for (const auto& [name, style] : styles) names.push_back(name);
  return names;
}

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

// A length in points, as sizes are, to a tenth.
std::string points(Length length) {
  constexpr std::size_t longest = 32;
  std::array<char, longest> text{};
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), length.to_pt(),
                                          std::chars_format::fixed, 1);
  return std::string(text.data(), end) + " pt";
}

// What would put ink outside of its area, or lines over each other. A fault that is inherited is
// found again at the same place, and so said once.
void check_extents(const Style& style, const StyleProperties& properties, const PageGrid& grid,
                   Diagnostics& diagnostics) {
  if (style.start_indent + style.first_line_indent < Length()) {
    const source::Node& indent = properties.indent_origin;
    diagnostics.error(indent.position(), {MessageId::indent_out_of_area, {indent.text()}});
  }
  if (properties.size && style.snap_to_grid && style.size > grid.line_pitch) {
    const source::Node& origin = properties.grid_origin;
    diagnostics.error(origin.position(), {MessageId::size_over_grid,
                                          {properties.size_as_written, points(grid.line_pitch)}});
  }
}

}  // namespace

StyleSheet StyleSheet::read(const source::Node& styles, const PageGrid& grid,
                            Diagnostics& diagnostics, const TermsRef& terms) {
  StyleSheet sheet;
  sheet.grid_ = grid;
  sheet.readable_ = styles.is_mapping();
  InheritanceResolver<StyleProperties> resolver(
      styles,
      [&](const source::Entry& entry, StyleProperties& properties) {
        read_style_properties(entry.value, entry.key, properties, diagnostics);
      },
      diagnostics);
  for (const source::Entry& entry : read_entries(styles, "styles", diagnostics)) {
    const StyleProperties& properties = resolver.value_of(entry);
    check_complete(entry, properties, diagnostics);
    auto style = std::make_shared<Style>(computed_style(properties, grid));
    style->name = entry.key;
    if (style->shape == LineShape::tapered) style->terms = terms;
    style->position = entry.key_position;
    check_extents(*style, properties, grid, diagnostics);
    sheet.writing_modes_.emplace(entry.key, properties.writing_mode_origin);
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

StyleRef StyleSheet::require_flow(std::string_view name, const SourcePosition& where,
                                  Diagnostics& diagnostics) const {
  StyleRef style = require(name, where, diagnostics);
  if (!style || style->writing_mode == WritingMode::horizontal) return style;
  diagnostics.error(writing_modes_.find(name)->second.position(), {MessageId::vertical_flow, {}});
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
