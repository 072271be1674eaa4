// The `page` of a layout: paper, type area, grid and folio.
#pragma once

#include "base/diagnostic.h"
#include "document/document.h"
#include "document/style_sheet.h"
#include "source/node.h"

namespace typeset::document {

struct PageDefinition {
  PageStyle style;  // without its folio, which needs the styles
  PageGrid grid;
  source::Node folio;
};

PageDefinition read_page(const source::Node& node, Diagnostics& diagnostics);

FolioStyle read_folio(const source::Node& node, const StyleSheet& styles, Diagnostics& diagnostics);

}  // namespace typeset::document
