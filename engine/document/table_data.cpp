#include "document/table_data.h"

#include <algorithm>
#include <string>
#include <utility>

#include "document/name_lookup.h"
#include "document/node_reading.h"
#include "document/number_text.h"
#include "document/value_reader.h"

namespace typeset::document {
namespace {

bool has_only_digits(std::string_view name) {
  return !name.empty() && name.find_first_not_of("0123456789.,") == std::string_view::npos;
}

// Whether the entry is what {甲: 1,234} leaves behind its comma: a key without a value.
bool is_rest_of_number(const source::Entry& entry, const source::Entry* before) {
  if (!before || !entry.value.is_null() || !has_only_digits(entry.key)) return false;
  // The comma before it may be the second of the number.
  return parse_number(before->value.text(), ValueRules{.type = ValueType::count}) ||
         has_only_digits(before->key);
}

class DataReader {
 public:
  DataReader(const TableDefinition& table, const TableIndex& index, Diagnostics& diagnostics)
      : table_(table), index_(index), diagnostics_(diagnostics) {
    for (std::size_t row = 0; row < index.leaf_rows.size(); ++row) {
      data_.emplace_back(index.section_of(row).leaf_columns.size());
    }
  }

  TableData read(const source::Node& node) {
    read_records();
    if (!node.is_null()) read_row(index_.rows, table_.name, node);
    return std::move(data_);
  }

 private:
  void read_records() {
    for (std::size_t row = 0; row < index_.leaf_rows.size(); ++row) {
      const RowDefinition* definition = index_.leaf_rows[row];
      if (!definition || definition->record.is_null()) continue;
      read_column(index_.section_of(row).columns, table_.name, row, definition->record);
    }
  }

  // `name` is that of the row, or of the table at its root.
  void read_row(const NamedNode& row, const std::string& name, const source::Node& node) {
    if (row.is_leaf()) {
      const SectionIndex& section = index_.section_of(row.first_leaf);
      read_column(section.columns, name, row.first_leaf, node);
      return;
    }
    if (!expect_mapping(name, node)) return;
    const source::Entry* before = nullptr;
    for (const source::Entry& entry : node.entries()) {
      const NamedNode* child = resolve(row, entry, before, MessageId::unknown_row);
      if (child && !entry.value.is_null()) read_row(*child, entry.key, entry.value);
      before = &entry;
    }
  }

  void read_column(const NamedNode& column, const std::string& name, std::size_t row,
                   const source::Node& node) {
    if (node.is_scalar()) {
      if (const auto leaf = only_value_leaf(column)) {
        read_value(row, *leaf, name, node);
        return;
      }
    }
    if (!expect_mapping(name, node)) return;
    const source::Entry* before = nullptr;
    for (const source::Entry& entry : node.entries()) {
      const NamedNode* child = resolve(column, entry, before, MessageId::unknown_column);
      if (child && !entry.value.is_null()) read_column(*child, entry.key, row, entry.value);
      before = &entry;
    }
  }

  bool expect_mapping(const std::string& name, const source::Node& node) {
    if (node.is_mapping()) return true;
    report_no_mapping(node, name, diagnostics_);
    return false;
  }

  // `before` is the entry before it, if any.
  const NamedNode* resolve(const NamedNode& scope, const source::Entry& entry,
                           const source::Entry* before, MessageId unknown) {
    const std::vector<NamedMatch>& matches = names_.find(scope, entry.key);
    if (matches.size() == 1) return matches.front().node;
    if (matches.empty()) {
      const std::optional<Message> hint = is_rest_of_number(entry, before)
                                              ? Message{MessageId::hint_number_comma, {}}
                                              : hint_for_key(entry, names_below(scope));
      diagnostics_.error(entry.key_position, {unknown, {entry.key, table_.name}}, hint);
      return nullptr;
    }
    std::string parents;
    for (const NamedMatch& match : matches) {
      if (match.parent.empty()) continue;
      if (!parents.empty()) parents += ", ";
      parents += match.parent;
    }
    diagnostics_.error(entry.key_position, {MessageId::ambiguous_name, {entry.key, table_.name}},
                       Message{MessageId::hint_nest_under, {std::move(parents)}});
    return nullptr;
  }

  void read_value(std::size_t row, std::size_t column, const std::string& name,
                  const source::Node& node) {
    const TracedText text = TracedText::of_scalar(node, diagnostics_);
    auto value = document::read_value(value_rules(index_, row, column), text, node, diagnostics_);
    if (!value) return;
    std::optional<FieldValue>& cell = data_[row][column];
    if (cell) {
      const std::string line = std::to_string(cell->origin.position().line);
      diagnostics_.error(node.position(), {MessageId::yaml_duplicate_key, {name}},
                         Message{MessageId::hint_first_here, {line}});
      return;
    }
    cell = std::move(value);
  }

  const TableDefinition& table_;
  const TableIndex& index_;
  Diagnostics& diagnostics_;
  NameLookup names_;
  TableData data_;
};

}  // namespace

const ValueRules& value_rules(const TableIndex& index, std::size_t row, std::size_t column) {
  const RowDefinition* definition = index.leaf_rows[row];
  if (definition && definition->rules) return *definition->rules;
  return index.section_of(row).leaf_columns[column]->rules;
}

TableData read_table_data(const TableDefinition& table, const TableIndex& index,
                          const source::Node& node, Diagnostics& diagnostics) {
  return DataReader(table, index, diagnostics).read(node);
}

}  // namespace typeset::document
