// What messages call the rows and columns of a table.
#pragma once

#include <string>
#include <vector>

#include "document/layout_definition.h"
#include "document/table_index.h"

namespace typeset::document {

struct TableNames {
  std::vector<std::string> rows;  // by leaf: 第三项（七）总计; the table for a row without a label
  // The same without the names of numbered rows, but for sums, as relations speak of them: 第一项.
  std::vector<std::string> row_references;
  std::vector<std::vector<std::string>> columns;  // by section, then leaf: 自然人
};

// A row is called by the numbers on the way to it and its own name. Where the table numbers
// nothing, and for columns, names that occur more than once have their parents' before them (甲 /
// 总计).
TableNames names_of(const TableDefinition& table, const TableIndex& index);

}  // namespace typeset::document
