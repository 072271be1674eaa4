// Who signs a report, with the seals and stamps that it names.
#pragma once

#include "base/diagnostic.h"
#include "document/inline_styles.h"
#include "document/layout_definition.h"
#include "document/report_fields.h"

namespace typeset::document {

// Pictures that would hide what they stand over, or be blurred or out of shape, are used all the
// same, with a warning at their names.
Signature build_signature(const SignatureItem& item, const FieldScope& fields,
                          const InlineStyles& inline_styles, Diagnostics& diagnostics);

}  // namespace typeset::document
