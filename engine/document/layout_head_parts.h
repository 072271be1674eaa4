// The parts of `content` that official documents have around their text: masthead, line, labelled
// and rule.
#pragma once

#include <string_view>
#include <vector>

#include "document/layout_context.h"
#include "document/layout_definition.h"
#include "source/node.h"

namespace typeset::document {

// Reads the part `kind`, written as `node`, into `item`; false, with findings, where it cannot be
// used. Lists are looked for among `fields`.
bool read_head_part(const source::Node& node, std::string_view kind,
                    const std::vector<FieldDefinition>& fields, const LayoutContext& context,
                    ContentItem& item);

}  // namespace typeset::document
