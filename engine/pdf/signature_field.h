// The field that an electronic seal or a signature goes into (ISO 32000-1, 12.7.4.5).
#pragma once

#include <vector>

#include "page/pages.h"
#include "pdf/document.h"
#include "pdf/structure.h"

namespace typeset::pdf {

// Over the signature block as GB/T 9704-2012, 7.3.5.1 places a seal, or, where the document has
// none, nowhere to be seen on the first page. `signature` is the field's value; null: none yet, the
// place is reserved. Needs at least one page.
void add_signature_field(Document& document, const page::Pages& pages,
                         const std::vector<PoDoFo::PdfObject*>& page_objects,
                         const PoDoFo::PdfObject* signature, StructureTree& structure);

}  // namespace typeset::pdf
