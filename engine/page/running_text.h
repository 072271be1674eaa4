// Headers and footers.
#pragma once

#include "base/diagnostic.h"
#include "document/document.h"
#include "font/catalogue.h"
#include "page/pages.h"

namespace typeset::page {

// Adds the header or the footer, if the style has one: artifacts, with a rule as wide as the type
// area. Text too long for a line grows away from the type area.
void add_header(Page& page, std::size_t page_count, const document::PageStyle& style,
                const font::Catalogue& fonts, Diagnostics& diagnostics);
void add_footer(Page& page, std::size_t page_count, const document::PageStyle& style,
                const font::Catalogue& fonts, Diagnostics& diagnostics);

}  // namespace typeset::page
