// The `fields` of a layout: what its reports may say besides tables.
#pragma once

#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/layout_definition.h"
#include "source/node.h"

namespace typeset::document {

// Their defaults are still to be checked. Those that are `none` are left out, so that a layout can
// be without one that it includes.
std::vector<FieldDefinition> read_fields(const source::Node& node, Diagnostics& diagnostics);

// Takes away, and reports, defaults that name what does not exist and those that need each other in
// a circle. `outer_names` are of the fields around a list's.
void check_defaults(std::vector<FieldDefinition>& fields, const PatternNames& outer_names,
                    Diagnostics& diagnostics);

PatternNames pattern_names(const std::vector<FieldDefinition>& fields);

// What patterns may use for each item of a list: its fields, or itself where it is a text; its
// number, from 1; how many items there are; and the names around the list.
inline constexpr std::string_view item_name = "item";
inline constexpr std::string_view item_number_name = "n";
inline constexpr std::string_view item_count_name = "total";
PatternNames item_names(const FieldDefinition& list, const PatternNames& outer);

}  // namespace typeset::document
