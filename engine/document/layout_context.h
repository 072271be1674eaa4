// What the readers of a layout's parts share.
#pragma once

#include <optional>
#include <string_view>

#include "base/diagnostic.h"
#include "document/node_reading.h"
#include "document/pattern.h"
#include "document/style_sheet.h"

namespace typeset::document {

struct LayoutContext {
  const StyleSheet& styles;
  const PatternNames& names;  // of the fields
  Diagnostics& diagnostics;

  // A pattern of the layout's fields.
  std::optional<Pattern> pattern(const source::Node& node, std::string_view what) const {
    auto pattern = read_pattern(node, what, diagnostics);
    if (pattern && !check_pattern(*pattern, names, diagnostics)) return std::nullopt;
    return pattern;
  }
};

}  // namespace typeset::document
