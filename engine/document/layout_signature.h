// The `signature` of a layout's content: who signs, with what, and when.
#pragma once

#include <optional>
#include <vector>

#include "document/layout_context.h"
#include "document/layout_definition.h"
#include "source/node.h"

namespace typeset::document {

// `fields` are those that a list is looked for among. None, with the reason reported, when
// something that is needed is missing or wrong.
std::optional<SignatureItem> read_signature(const source::Node& node,
                                            const std::vector<FieldDefinition>& fields,
                                            const LayoutContext& context);

}  // namespace typeset::document
