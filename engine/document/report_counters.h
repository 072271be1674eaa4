// What is counted through a document.
#pragma once

#include "document/heading_numbering.h"

namespace typeset::document {

struct ReportCounters {
  HeadingCounter headings;
  int figures = 0, tables = 0, footnotes = 0;
};

}  // namespace typeset::document
