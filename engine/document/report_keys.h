// The keys that a report may have.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "document/layout_definition.h"

namespace typeset::document {

// Those that no layout defines: either names the report's layout.
inline constexpr std::array<std::string_view, 2> layout_keys = {"版式", "layout"};

constexpr bool is_layout_key(std::string_view key) {
  return key == layout_keys[0] || key == layout_keys[1];
}

inline std::vector<std::string> known_keys(const LayoutDefinition& layout) {
  std::vector<std::string> known(layout_keys.begin(), layout_keys.end());
  for (const FieldDefinition& field : layout.fields) known.push_back(field.name);
  for (const TableDefinition& table : layout.tables) known.push_back(table.name);
  return known;
}

}  // namespace typeset::document
