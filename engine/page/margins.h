// All that stands around the type area of a page: header, footer and folio.
#pragma once

#include "base/diagnostic.h"
#include "document/document.h"
#include "font/catalogue.h"
#include "page/pages.h"

namespace typeset::page {

// Adds the header, before the page's own text, and footer and folio, after it, and gives the page
// its label. They go by the type area, mirrored where the page's is. On a page of
// PageStyle::upright_area they stand where an upright sheet has them, turned with it: GB/T
// 9704-2012, 8.
void add_margins(Page& page, std::size_t page_count, const document::PageStyle& style,
                 const font::Catalogue& fonts, Diagnostics& diagnostics);

}  // namespace typeset::page
