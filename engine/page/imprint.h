// 版记 at the foot of a document's last page: GB/T 9704-2012, 7.4 and 7.5.
#pragma once

#include "base/diagnostic.h"
#include "document/document.h"
#include "font/catalogue.h"
#include "page/composer.h"
#include "page/pagination.h"

namespace typeset::page {

// Where the text of a document ends.
struct DocumentEnd {
  const document::PageStyle* page = nullptr;  // of the last page
  std::size_t pages = 0;
  LastPage last;
};

struct PlacedImprint {
  std::size_t pages_added = 0;
  // The last page was one for it, and had room but for so little that closer lines would make it.
  bool nearly_fitted = false;
};

// Puts the imprint on the last page, where that is one for it and has room for it below the text and
// its leading, or on a page after it. What is laid out for it does not outlive the call.
PlacedImprint add_imprint(const document::Imprint& imprint, document::Variant variant,
                          const DocumentEnd& end, Composer& composer, const font::Catalogue& fonts,
                          Diagnostics& diagnostics);

}  // namespace typeset::page
