// The `checks` of a layout: what its reports are warned of.
#pragma once

#include <vector>

#include "document/check.h"
#include "document/layout_context.h"
#include "document/layout_definition.h"
#include "source/node.h"

namespace typeset::document {

// Those that are `none` are left out, so that a layout can be without one that it includes, and so
// are those of fields that are `none` in `fields_node`.
std::vector<Check> read_checks(const source::Node& node, const source::Node& fields_node,
                               const std::vector<FieldDefinition>& fields,
                               const std::vector<TableDefinition>& tables,
                               const LayoutContext& context);

}  // namespace typeset::document
