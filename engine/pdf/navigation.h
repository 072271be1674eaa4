// How readers find their way: outline and page labels (ISO 32000-1, 12.3.3 and 12.4.2).
#pragma once

#include <vector>

#include "page/pages.h"
#include "pdf/document.h"

namespace typeset::pdf {

// Both enter what they add into the catalog; nothing when there is nothing to say.
void add_outline(Document& document, const page::Pages& pages,
                 const std::vector<PoDoFo::PdfObject*>& page_objects);
void add_page_labels(Document& document, const std::vector<page::Page>& pages);

}  // namespace typeset::pdf
