// Diagonal heads (斜线表头) as a layout writes them.
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "document/layout_context.h"

namespace typeset::document {

// The labels that `diagonal` lists, from the top right to the bottom left; empty where the mapping
// has none or wrong ones. Reports the `others`, keys that say what else the cell holds, beside it.
std::vector<Pattern> read_diagonal(MappingReader& mapping,
                                   std::initializer_list<std::string_view> others,
                                   const LayoutContext& context);

}  // namespace typeset::document
