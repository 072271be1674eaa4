// Records → rows of a table.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "document/layout_definition.h"
#include "source/node.h"

namespace typeset::document {

// The columns whose values label rows, in the section they stand in.
struct RecordColumns {
  std::vector<const ColumnDefinition*> groups;  // outermost first
  const ColumnDefinition* label = nullptr;      // null: there is none left

  bool contains(const ColumnDefinition& column) const;
  // The groups', then the label's.
  std::vector<const ColumnDefinition*> all() const;
};

// Names that no column has are passed over.
RecordColumns record_columns(const RecordsDefinition& records,
                             const std::vector<ColumnDefinition>& columns);

// The row that stands for records; null: the table has none.
const RowDefinition* records_row(const TableDefinition& table);

// The table with rows for the records (mappings by column) in place of the row that stands for
// them, and with the columns that label rows as its stub. Time and memory are linear in the
// records.
TableDefinition with_record_rows(TableDefinition table, const std::vector<source::Node>& records,
                                 Diagnostics& diagnostics);

}  // namespace typeset::document
