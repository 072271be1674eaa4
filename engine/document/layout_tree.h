// Trees of columns and of rows as a layout writes them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/layout_context.h"
#include "document/layout_definition.h"
#include "source/node.h"

namespace typeset::document {

// Lists of columns and rows; each is its label alone or a mapping. No two of the same parent may
// have the same name, and a sum needs something to add. `zero` is what columns print for 0 that do
// not say it themselves.
std::vector<ColumnDefinition> read_columns(const source::Node& list,
                                           const std::optional<std::string>& zero,
                                           const TableStyleDefinition& style,
                                           const LayoutContext& context);
std::vector<RowDefinition> read_rows(const source::Node& list, const TableStyleDefinition& style,
                                     const LayoutContext& context);

// `style` with that alignment; null when it is null.
StyleRef with_align(const StyleRef& style, TextAlign align);

// `style` with the alignment that the scalar names.
StyleRef aligned(const StyleRef& style, const source::Node& align, const LayoutContext& context);

// Rules of a cell's value: `rules` from outside it, with what the mapping says laid over them.
ValueRules read_cell_rules(MappingReader& mapping, ValueRules rules, const LayoutContext& context);

// What the mapping says is printed for 0, which may be nothing.
void read_zero(MappingReader& mapping, std::optional<std::string>& zero, Diagnostics& diagnostics);

// min, max, weight and equal of a column; 字 is that of `style`.
ColumnHints read_column_hints(MappingReader& mapping, const StyleRef& style,
                              const LayoutContext& context);

// min, weight and equal of a row: `hints` from outside it, with what the mapping says laid over
// them; 字 is that of `style`.
RowHints read_row_hints(MappingReader& mapping, RowHints hints, const StyleRef& style,
                        const LayoutContext& context);

}  // namespace typeset::document
