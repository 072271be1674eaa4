// Page numbers at the foot: GB/T 9704-2012, 7.5.
#pragma once

#include "base/diagnostic.h"
#include "document/document.h"
#include "font/catalogue.h"
#include "page/pages.h"

namespace typeset::page {

// Adds the folio, outside the type area: odd pages right, even pages left; the dashes' ink starts
// `distance` below the type area.
void add_folio(Page& page, std::size_t page_count, const document::PageStyle& style,
               const font::Catalogue& fonts, Diagnostics& diagnostics);

}  // namespace typeset::page
