// The `content`, `prose` and `metadata` of a layout: what stands in a document, in order.
#pragma once

#include <vector>

#include "document/layout_context.h"
#include "document/layout_definition.h"
#include "document/layout_tables.h"
#include "source/node.h"

namespace typeset::document {

std::vector<ContentItem> read_content(const source::Node& list,
                                      const std::vector<FieldDefinition>& fields,
                                      const std::vector<TableDefinition>& tables,
                                      const LayoutContext& context);

// `node` may be null: then the defaults hold.
ProseDefinition read_prose(const source::Node& node, const TableStyles& table_styles,
                           const LayoutContext& context);

MetadataDefinition read_metadata(const source::Node& node, const LayoutContext& context);

}  // namespace typeset::document
