// A layout's styles, read and computed.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/length_specification.h"
#include "document/style.h"
#include "source/node.h"

namespace typeset::document {

// The character grid of a page: what 字 and 行 come from.
struct PageGrid {
  Length em;  // of the grid's characters
  Length character_pitch;
  Length line_pitch;
  Length measure = {};  // width of the type area
};

class StyleSheet {
 public:
  // `styles` is the layout's mapping of names to styles. Each style inherits the values as they are
  // written and resolves relative lengths itself.
  // `terms` are those of the layout, for the styles whose lines heed them.
  static StyleSheet read(const source::Node& styles, const PageGrid& grid, Diagnostics& diagnostics,
                         const TermsRef& terms = nullptr);

  // Null and a diagnostic at `where` when there is no style of that name.
  StyleRef require(std::string_view name, const SourcePosition& where,
                   Diagnostics& diagnostics) const;
  // The same for text that is set in the lines of the page: it cannot be vertical.
  StyleRef require_flow(std::string_view name, const SourcePosition& where,
                        Diagnostics& diagnostics) const;
  // The style that a scalar names.
  StyleRef named_by(const source::Node& scalar, Diagnostics& diagnostics) const;

  const std::map<std::string, StyleRef, std::less<>>& all() const { return styles_; }
  const PageGrid& grid() const { return grid_; }

 private:
  std::map<std::string, StyleRef, std::less<>> styles_;
  // Where each style has its writing mode from.
  std::map<std::string, source::Node, std::less<>> writing_modes_;
  PageGrid grid_;
  bool readable_ = false;
};

// What 字 and 行 are in text of that style.
LengthContext length_context(const Style& style, const PageGrid& grid);

}  // namespace typeset::document
