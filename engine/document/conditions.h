// When a part of a document is there, or a check is made: `when` and `unless`.
#pragma once

#include <vector>

#include "document/layout_context.h"
#include "document/layout_definition.h"
#include "document/report_fields.h"
#include "source/node.h"

namespace typeset::document {

// A name, names, or names with the texts that are wanted of them. `fields` are those that choices
// are known of; the names themselves are the context's and the tables'.
std::vector<Condition> read_conditions(const source::Node& node, bool negated,
                                       const std::vector<FieldDefinition>& fields,
                                       const std::vector<TableDefinition>& tables,
                                       const LayoutContext& context);

bool is_met(const Condition& condition, const FieldScope& fields, const LayoutDefinition& layout,
            const source::Node& report);

}  // namespace typeset::document
