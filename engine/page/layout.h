// A document → its pages. The whole layout stage behind one door.
#pragma once

#include "base/diagnostic.h"
#include "document/document.h"
#include "font/catalogue.h"
#include "page/pages.h"

namespace typeset::page {

// Pure: equal documents and fonts give equal pages. Characters without glyph, missing roles and
// tables that cannot fit are reported; pages are then of no use.
Pages lay_out(const document::Document& document, const font::Catalogue& fonts,
              Diagnostics& diagnostics);

}  // namespace typeset::page
