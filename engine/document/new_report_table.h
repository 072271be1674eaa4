// A table as it is filled in, with the names of all its rows and columns.
#pragma once

#include <string>
#include <vector>

#include "document/layout_definition.h"

namespace typeset::document {

// Lines of YAML: the table's name and, below it, every row with every column that takes a value.
std::vector<std::string> table_skeleton(const TableDefinition& table);

}  // namespace typeset::document
