// The `tables` and `table-styles` of a layout.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "document/layout_context.h"
#include "document/layout_definition.h"
#include "source/node.h"

namespace typeset::document {

using TableStyles = std::map<std::string, TableStyleDefinition, std::less<>>;

TableStyles read_table_styles(const source::Node& node, const LayoutContext& context);

// `names` are those that a table may use instead of the context's, by table.
std::vector<TableDefinition> read_tables(const source::Node& node, const TableStyles& styles,
                                         const std::map<std::string, PatternNames>& names,
                                         const LayoutContext& context);

// The table style that a scalar names.
std::optional<TableStyleDefinition> table_style_named(const source::Node& node,
                                                      const TableStyles& styles,
                                                      Diagnostics& diagnostics);

// A list of patterns of `n`.
NumberingScheme read_numbering(const source::Node& node, Diagnostics& diagnostics);

}  // namespace typeset::document
