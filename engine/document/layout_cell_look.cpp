#include "document/layout_cell_look.h"

#include <array>
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
