#include "document/layout_cell_look.h"

#include <array>
#include <string_view>
#include <utility>

#include "document/style_properties.h"

namespace typeset::document {

CellLook read_cell_look(MappingReader& mapping, CellLook inherited, Diagnostics& diagnostics) {
  if (const source::Node* fill = mapping.find("fill")) {
    read_fill(*fill, "fill", inherited.fill, diagnostics);
  }
  if (const source::Node* align = mapping.find("vertical-align")) {
    if (const auto choice = read_vertical_align(*align, diagnostics)) {
      inherited.vertical_align = choice;
    }
  }
  return inherited;
}

bool check_line_thickness(Length line, const source::Node& node, Diagnostics& diagnostics) {
  if (line == Length() || line >= least_line_thickness) return true;
  const bool is_double = node.text().starts_with("double");
  diagnostics.error(node.position(), {MessageId::rule_too_thin, {node.text()}},
                    Message{MessageId::hint_least_rule, {is_double ? "0.3mm" : "0.1mm"}});
  return false;
}

std::optional<Rule> read_rule(const source::Node& node, const LengthContext& em,
                              Diagnostics& diagnostics) {
  constexpr std::string_view two_lines = "double ";
  std::string_view text = node.text();
  Rule rule;
  if (text == "none") return rule;
  rule.is_double = text.starts_with(two_lines);
  if (rule.is_double) text.remove_prefix(two_lines.size());
  const auto thickness = LengthSpecification::parse(text);
  if (!thickness || thickness->is_negative()) {
    diagnostics.error(node.position(), {MessageId::invalid_rule, {node.text()}});
    return std::nullopt;
  }
  rule.thickness = thickness->resolve(em);
  if (!check_line_thickness(rule.line_thickness(), node, diagnostics)) return std::nullopt;
  return rule;
}

EdgeRules read_edges(MappingReader& mapping, std::initializer_list<EdgeName> names,
                     const StyleRef& style, const LayoutContext& context) {
  EdgeRules edges;
  for (const EdgeName& name : names) {
    const source::Node* node = mapping.find(name.key);
    // Without a style there has been an error already.
    if (!node || !style) continue;
    edges.*name.edge =
        read_rule(*node, length_context(*style, context.styles.grid()), context.diagnostics);
  }
  return edges;
}

void read_fill(const source::Node& node, std::string_view key, std::optional<Color>& result,
               Diagnostics& diagnostics) {
  if (node.is_scalar() && node.text() == "none") {
    result = std::nullopt;
  } else if (const auto color = read_color(node, key, diagnostics)) {
    result = color;
  }
}

std::optional<VerticalAlign> read_vertical_align(const source::Node& node,
                                                 Diagnostics& diagnostics) {
  constexpr auto choices = std::to_array<std::pair<std::string_view, VerticalAlign>>(
      {{"top", VerticalAlign::top},
       {"middle", VerticalAlign::middle},
       {"bottom", VerticalAlign::bottom},
       {"baseline", VerticalAlign::baseline}});
  return read_choice(node, "vertical-align", choices, diagnostics);
}

}  // namespace typeset::document
