// What a report says in a table of records: in a list of its own, or in a CSV file beside it.
#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "document/layout_definition.h"
#include "source/node.h"

namespace typeset::document {

// Keys beside those of the layout's own rows: 名册: {csv: 名册.csv, 合计: {人数: 3}}.
inline constexpr std::string_view records_key = "records";
inline constexpr std::string_view csv_key = "csv";

struct ReportRecords {
  std::vector<source::Node> records;  // mappings by column
  source::Node rows;                  // what is said of rows of the layout's own; null: nothing
  // False where some could not be read: then nothing can be said of groups and totals.
  bool is_complete = true;
};

// `data` is what the report has for the table: the records, a mapping, or null. A CSV file must lie
// in the report's folder or below; it has to have every column that is neither a sum nor serial.
ReportRecords read_records(const TableDefinition& table, const source::Node& data,
                           Diagnostics& diagnostics);

}  // namespace typeset::document
