// The keys of a report that no layout defines.
#pragma once

#include <array>
#include <string_view>

namespace typeset::document {

// Either names the report's layout.
inline constexpr std::array<std::string_view, 2> layout_keys = {"版式", "layout"};

constexpr bool is_layout_key(std::string_view key) {
  return key == layout_keys[0] || key == layout_keys[1];
}

}  // namespace typeset::document
