// Page numbers at the foot: GB/T 9704-2012, 7.5.
#pragma once

#include "base/diagnostic.h"
#include "document/document.h"
#include "font/catalogue.h"
#include "page/pages.h"

namespace typeset::page {

// The folio of a page, outside the type area: odd pages right, even pages left; the dashes' ink
// starts `distance` below the type area, on landscape pages too. Also gives the page its label.
void add_folio(Page& page, std::size_t page_count, const document::PageStyle& style,
               const font::Catalogue& fonts, Diagnostics& diagnostics);

}  // namespace typeset::page
