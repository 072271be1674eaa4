// Pages printed on both sides of a sheet: the binding edge is at the left of odd pages and at the
// right of even ones (GB/T 9704-2012, 5.2.1 and 6.2), whose type area therefore stands mirrored.
#pragma once

#include <span>

#include "base/geometry.h"
#include "document/document.h"
#include "page/pages.h"

namespace typeset::page {

// How far the type area of the page of that number, from 1, is from where the style has it: nothing
// unless the style is mirrored and the page even. The sheet of a landscape page is bound at its
// upper edge, so that page's moves up or down (8).
Point mirroring_offset(const document::PageStyle& style, int page_number);

// Moves all that stands on even pages by that, with the bookmarks and the signature there. Of pages
// without their margins, which add_margins mirrors itself; `styles` are those of the pages.
void mirror_even_pages(Pages& pages, std::span<const document::PageStyle* const> styles);

}  // namespace typeset::page
