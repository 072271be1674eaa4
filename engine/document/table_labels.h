// The rows and columns of a table as they are printed: for people who look for them in the form.
#pragma once

#include <string>
#include <unordered_map>

#include "document/layout_definition.h"
#include "document/table_index.h"

namespace typeset::document {

// Labels with the numbers and the labels that they stand under, as the layout writes them:
// 三、本年度办理结果 / （一）予以公开. Of every row, band and column of `index`, which must outlive
// it.
using TableLabels = std::unordered_map<const NamedNode*, std::string>;
TableLabels labels_of(const TableDefinition& table, const TableIndex& index);

}  // namespace typeset::document
