// Who signs a report, with the seals and stamps that it names.
#pragma once

#include "document/inline_styles.h"
#include "document/layout_definition.h"
#include "document/report_fields.h"

namespace typeset::document {

Signature build_signature(const SignatureItem& item, const FieldScope& fields,
                          const InlineStyles& inline_styles);

}  // namespace typeset::document
