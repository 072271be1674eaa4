// A layout's checks made on a report.
#pragma once

#include "base/diagnostic.h"
#include "document/layout_definition.h"
#include "document/report_fields.h"
#include "source/node.h"

namespace typeset::document {

// Only what the report itself says is held against expressions; a default counts as written.
void run_checks(const LayoutDefinition& layout, const source::Node& report,
                const FieldValues& values, Diagnostics& diagnostics);

}  // namespace typeset::document
