// Headers and footers.
#pragma once

#include "base/diagnostic.h"
#include "document/document.h"
#include "font/catalogue.h"
#include "page/pages.h"

namespace typeset::page {

// Adds the header, before the page's own text, and the footer, after it: artifacts, each with its
// rule as wide as the type area. Text too long for a line grows away from the type area.
void add_running_texts(Page& page, std::size_t page_count, const document::PageStyle& style,
                       const font::Catalogue& fonts, Diagnostics& diagnostics);

}  // namespace typeset::page
