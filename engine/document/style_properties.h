// A style as it is written, before relative lengths are resolved.
#pragma once

#include <optional>
#include <string>

#include "base/color.h"
#include "base/diagnostic.h"
#include "document/length_specification.h"
#include "document/style.h"
#include "document/style_sheet.h"
#include "source/node.h"

namespace typeset::document {

struct StyleProperties {
  std::optional<std::string> font;
  std::optional<Length> size;
  Color color;
  TextAlign align = TextAlign::start;
  WritingMode writing_mode = WritingMode::horizontal;
  LengthSpecification first_line_indent, start_indent, end_indent;
  LengthSpecification space_before, space_after;
  std::optional<LengthSpecification> line_pitch;
  bool on_grid = false;
  bool keep_with_next = false;
  int orphans = 2, widows = 2;
  bool text_autospace = true;
  bool balance = false;
};

// Lays what the mapping `node` says over `properties`; `inherit` is left to the caller.
void read_style_properties(const source::Node& node, const std::string& name,
                           StyleProperties& properties, Diagnostics& diagnostics);

Style computed_style(const StyleProperties& properties, const PageGrid& grid);

}  // namespace typeset::document
