// What the readers of a layout's parts share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/layout_definition.h"
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

  // Of 字 and 行 where no style is at hand.
  LengthContext grid_lengths() const {
    return {styles.grid().character_pitch, styles.grid().line_pitch};
  }

  // Whether there is a field of that name here, of that type; reported at `node` where not.
  bool expect_field(const source::Node& node, const std::string& name, ValueType type) const;
};

// A list that the layout names at some place: what its items are called, and the names that can be
// used for each of them.
struct NamedList {
  std::string name;
  PatternNames names;
};

// The list that `node` names among `fields`, which those of lists around the place are part of.
std::optional<NamedList> read_list_name(const source::Node& node, std::string_view key,
                                        const std::vector<FieldDefinition>& fields,
                                        const LayoutContext& context);

}  // namespace typeset::document
