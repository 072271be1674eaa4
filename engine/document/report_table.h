// A table's definition and what the report says in it → the table of the document.
#pragma once

#include "base/diagnostic.h"
#include "document/inline_styles.h"
#include "document/layout_definition.h"
#include "document/report_fields.h"
#include "document/table.h"
#include "source/node.h"

namespace typeset::document {

// What tables of a report share.
struct TableContext {
  const FieldScope& fields;
  const InlineStyles& inline_styles;
  Diagnostics& diagnostics;
};

// `data` is the report's mapping for the table, or null. The caption is the caller's, who counts.
Table build_table(const TableDefinition& definition, const source::Node& data,
                  const TableContext& context);

}  // namespace typeset::document
