// Styles of titles with the terms of one report.
#pragma once

#include <map>

#include "document/layout_definition.h"
#include "document/report_fields.h"
#include "document/style.h"

namespace typeset::document {

class TitleStyles {
 public:
  // The terms of the layout, and those that the report gives in the field they name.
  TitleStyles(const TermsDefinition& terms, const FieldValues& values);

  // `style`, or, where its lines heed terms and the report has some, the same with these too; null
  // for null.
  StyleRef with_terms(const StyleRef& style);

 private:
  TermsRef terms_;  // null where the report has none
  std::map<StyleRef, StyleRef> styles_;
};

}  // namespace typeset::document
