#include "document/layout_records.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/record_rows.h"

namespace typeset::document {
namespace {

constexpr std::int64_t most_blank_rows = 1000;

// A scalar alone stands for a list of it.
std::vector<source::Node> scalars(const source::Node& node, std::string_view key,
                                  const LayoutContext& context) {
  if (node.is_scalar()) return {node};
  return read_filled_list(node, key, context.diagnostics);
}

const source::Node& node_of(const source::Node& origin, std::string_view key) {
  const source::Node* node = origin.find(key);
  return node ? *node : origin;
}

class RecordsChecker {
 public:
  RecordsChecker(const TableDefinition& table, Diagnostics& diagnostics)
      : table_(table), diagnostics_(diagnostics) {}

  void run() {
    const RowDefinition* row = records_row(table_);
    for (const SectionDefinition& section : table_.sections) {
      check_places(section.rows, row);
      check_serials(section.columns, row, 0);
    }
    if (row) check_columns(*row->records);
  }

 private:
  void check_places(const std::vector<RowDefinition>& rows, const RowDefinition* permitted) {
    for (const RowDefinition& row : rows) {
      if (row.records && &row != permitted) {
        diagnostics_.error(node_of(row.records->origin, "open").position(),
                           {MessageId::records_not_here, {}});
      }
      check_places(row.children, permitted);
    }
  }

  void check_serials(const std::vector<ColumnDefinition>& columns, const RowDefinition* row,
                     int depth) {
    bool may_be_here = row && depth == 0;
    for (const ColumnDefinition& column : columns) {
      check_serials(column.children, row, depth + 1);
      if (!column.is_serial) continue;
      if (!may_be_here) {
        diagnostics_.error(column.label.origin.position(), {MessageId::serial_not_here, {}});
      }
      may_be_here = false;
    }
  }

  void check_columns(const RecordsDefinition& records) {
    const std::vector<ColumnDefinition>& columns = table_.sections.front().columns;
    const source::Node& place = node_of(records.origin, "group-by");
    std::vector<std::string> names;
    for (const ColumnDefinition& column : columns) {
      const bool holds_values = column.children.empty() && !column.is_sum && !column.is_serial;
      if (holds_values) names.push_back(column.name);
    }
    for (std::size_t i = 0; i < records.group_by.size(); ++i) {
      const SourcePosition& where =
          place.is_sequence() ? place.items()[i].position() : place.position();
      const auto before = records.group_by.begin() + static_cast<std::ptrdiff_t>(i);
      if (std::find(records.group_by.begin(), before, records.group_by[i]) != before) {
        diagnostics_.error(where, {MessageId::yaml_duplicate_key, {records.group_by[i]}});
        continue;
      }
      if (std::find(names.begin(), names.end(), records.group_by[i]) != names.end()) continue;
      diagnostics_.error(where, {MessageId::unknown_column, {records.group_by[i], table_.name}},
                         suggest(records.group_by[i], names));
    }
    check_subtotals(records);
    const ColumnDefinition* label = record_columns(records, columns).label;
    if (label && !label->is_serial && is_number(label->rules.type)) {
      diagnostics_.error(label->label.origin.position(),
                         {MessageId::records_label_figure, {label->name}});
    }
    if (record_columns(records, columns).all().empty() && !columns.empty()) {
      diagnostics_.error(node_of(records.origin, "open").position(),
                         {MessageId::records_without_label, {table_.name}});
    }
  }

  void check_subtotals(const RecordsDefinition& records) {
    const source::Node* subtotal = records.origin.find("subtotal");
    if (!subtotal || subtotal->is_null()) return;
    const std::size_t written = subtotal->is_sequence() ? subtotal->items().size() : 1;
    if (written <= records.group_by.size()) return;
    diagnostics_.error(subtotal->position(), {MessageId::subtotal_count,
                                              {std::to_string(written),
                                               std::to_string(records.group_by.size())}});
  }

  const TableDefinition& table_;
  Diagnostics& diagnostics_;
};

}  // namespace

RecordsDefinition read_records_definition(MappingReader& mapping, const LayoutContext& context) {
  RecordsDefinition records;
  records.origin = mapping.node();
  if (const source::Node* columns = mapping.find("group-by")) {
    for (const source::Node& node : scalars(*columns, "group-by", context)) {
      records.group_by.push_back(read_text(node, "group-by", context.diagnostics).value_or(""));
    }
  }
  if (const source::Node* rows = mapping.find("min-rows")) {
    const auto least = read_integer(*rows, context.diagnostics, 1, most_blank_rows);
    records.least_rows = static_cast<int>(least.value_or(1));
  }
  const source::Node* subtotal = mapping.find("subtotal");
  if (!subtotal) return records;
  const bool for_all = subtotal->is_scalar();
  for (const source::Node& node : scalars(*subtotal, "subtotal", context)) {
    if (auto label = context.pattern(node, "subtotal")) {
      records.subtotals.resize(for_all ? records.group_by.size() : records.subtotals.size() + 1,
                               *std::move(label));
    }
  }
  return records;
}

void check_records(const TableDefinition& table, Diagnostics& diagnostics) {
  RecordsChecker(table, diagnostics).run();
}

}  // namespace typeset::document
