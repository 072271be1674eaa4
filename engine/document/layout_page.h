// The `page` of a layout: paper, type area, grid, folio, header and footer.
#pragma once

#include <optional>

#include "base/diagnostic.h"
#include "document/document.h"
#include "document/layout_context.h"
#include "document/layout_definition.h"
#include "document/style_sheet.h"
#include "source/node.h"

namespace typeset::document {

struct PageDefinition {
  PageStyle style;  // without what needs the styles
  PageGrid grid;
  std::optional<Rect> landscape_area;
  source::Node folio, header, footer, mirrored;
};

PageDefinition read_page(const source::Node& node, Diagnostics& diagnostics);

FolioStyle read_folio(const source::Node& node, const StyleSheet& styles, Diagnostics& diagnostics);

// Reads the header and footer of `page` into `layout`.
void read_running_texts(const PageDefinition& page, const LayoutContext& context,
                        LayoutDefinition& layout);

// Reads when the `page` is mirrored into `layout`, whose fields and tables are known.
void read_mirroring(const PageDefinition& page, const LayoutContext& context,
                    LayoutDefinition& layout);

// The page turned so that its left edge is on top, where the sheet is bound (GB/T 9704-2012 has the
// heads of wide tables there on odd pages). `area` is the type area of the turned page; none: the
// page's own, turned with it. The line pitch stays; as many lines as then fit.
PageStyle turned(const PageStyle& page, const std::optional<Rect>& area);

}  // namespace typeset::document
