// The `fields` of a layout: what its reports may say besides tables.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "document/layout_definition.h"
#include "source/node.h"

namespace typeset::document {

std::vector<FieldDefinition> read_fields(const source::Node& node, Diagnostics& diagnostics);

PatternNames pattern_names(const std::vector<FieldDefinition>& fields);

}  // namespace typeset::document
