// A style as it is written, before relative lengths are resolved.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/color.h"
#include "base/diagnostic.h"
#include "document/length_specification.h"
#include "document/style.h"
#include "document/style_sheet.h"
#include "source/node.h"

namespace typeset::document {

struct StyleProperties {
  std::optional<std::string> font;
  std::string latin_font;
  bool latin_digits = true;
  std::optional<Length> size;
  Color color;
  TextAlign align = TextAlign::start;
  WritingMode writing_mode = WritingMode::horizontal;
  TextOrientation text_orientation = TextOrientation::mixed;
  int text_combine = 2;
  LengthSpecification first_line_indent, start_indent, end_indent;
  LengthSpecification space_before, space_after;
  std::optional<LengthSpecification> line_pitch;
  bool on_grid = false;
  bool creates_grid = false;
  std::optional<LengthSpecification> top;
  bool keep_with_next = false;
  bool keep_with_previous = false;
  int orphans = 2, widows = 2;
  bool text_autospace = true;
  LineShape shape = LineShape::filled;
  LineBreakLevel line_break = LineBreakLevel::gb;
  PunctuationStyle punctuation = PunctuationStyle::full;
  bool hanging_punctuation = false;
  bool indent_each_line = false;

  // What was written last of the values that must go together, as the place of a finding.
  source::Node indent_origin;  // first-line-indent or start-indent
  source::Node grid_origin;    // size or on-grid
  source::Node writing_mode_origin;
  std::string size_as_written;
};

// Lays what the mapping `node` says over `properties`; `inherit` is left to the caller.
void read_style_properties(const source::Node& node, const std::string& name,
                           StyleProperties& properties, Diagnostics& diagnostics);

// black, red or #rrggbb; `field` is its name as messages show it.
std::optional<Color> read_color(const source::Node& node, std::string_view field,
                                Diagnostics& diagnostics);

// Whether it says `create`: the page's grid starts anew.
std::optional<bool> read_line_grid(const source::Node& node, Diagnostics& diagnostics);

std::optional<TextAlign> read_text_align(const source::Node& node, Diagnostics& diagnostics);

Style computed_style(const StyleProperties& properties, const PageGrid& grid);

}  // namespace typeset::document
