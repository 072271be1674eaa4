#include "document/record_rows.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <unordered_map>
#include <utility>

#include "document/layout_tree.h"
#include "document/node_reading.h"
#include "document/table_index.h"
#include "document/table_relations.h"
#include "document/value_reader.h"

namespace typeset::document {
namespace {

// Records of one value, or those of the whole table.
struct Group {
  RowDefinition row;
  std::vector<Group> groups;
  std::unordered_map<std::string, std::size_t> by_value;
  std::vector<RowDefinition> records;
  bool is_blank = false;  // of rows to fill in by hand
};

Pattern text_pattern(TracedText text, const source::Node& origin) {
  return {origin, {std::move(text)}};
}

class RecordGrouper {
 public:
  RecordGrouper(const TableDefinition& table, const RowDefinition& open, Diagnostics& diagnostics)
      : table_(table),
        open_(open),
        columns_(record_columns(*open.records, table.sections.front().columns)),
        labels_(columns_.all()),
        serial_style_(with_align(table.style.stub, table.style.head->align)),
        diagnostics_(diagnostics) {
    const TableIndex index = index_table(table);
    known_ = names_below(index.sections.front().columns);
    std::sort(known_.begin(), known_.end());
    for (const RowDefinition& row : table.sections.front().rows) {
      if (row.is_sum) totals_.push_back(row.label.origin.text());
    }
    for (const Pattern& subtotal : open.records->subtotals) {
      totals_.push_back(subtotal.origin.text());
    }
  }

  std::vector<RowDefinition> rows(const std::vector<source::Node>& records) {
    Group table;
    for (const source::Node& record : records) add(record, table);
    const auto least = static_cast<std::size_t>(open_.records->least_rows);
    for (std::size_t i = records.size(); i < least; ++i) add_blank(table);
    return rows_of(table, 0, !records.empty() || least > 1);
  }

 private:
  void add(const source::Node& record, Group& table) {
    Group* group = &table;
    for (const ColumnDefinition* column : columns_.groups) {
      TracedText value = label_of(record, *column, true);
      refuse_total(record, value);
      group = &child(*group, *column, std::move(value));
    }
    TracedText label;
    if (columns_.label && !columns_.label->is_serial) {
      label = label_of(record, *columns_.label, false);
      refuse_total(record, label);
    }
    RowDefinition row = labelled(std::move(label), columns_.label);
    row.record = values_of(record);
    if (row.label.origin.is_null()) row.label.origin = record;
    group->records.push_back(std::move(row));
  }

  // A spreadsheet's own total line is no record.
  void refuse_total(const source::Node& record, const TracedText& label) {
    const std::string name = label.trimmed().utf8();
    if (std::find(totals_.begin(), totals_.end(), name) == totals_.end()) return;
    diagnostics_.error(record.position(), {MessageId::record_is_total, {name, table_.name}},
                       Message{MessageId::hint_record_total, {}});
  }

  // A row to fill in by hand.
  void add_blank(Group& table) {
    add(source::Node(), table);
    Group* group = &table;
    while (!group->groups.empty()) {
      group = &group->groups.back();
      group->is_blank = true;
    }
    group->records.back().rules = ValueRules{.type = ValueType::text};
  }

  Group& child(Group& parent, const ColumnDefinition& column, TracedText label) {
    const auto [place, is_new] = parent.by_value.try_emplace(label.utf8(), parent.groups.size());
    if (is_new) {
      Group group;
      group.row = labelled(std::move(label), &column);
      parent.groups.push_back(std::move(group));
    }
    return parent.groups[place->second];
  }

  // `column` is the one that the label is from.
  RowDefinition labelled(TracedText label, const ColumnDefinition* column) const {
    RowDefinition row;
    row.name = label.utf8();
    row.style = open_.style;
    if (column && column->cell_style) row.style = column->cell_style;
    // Numbers stand below their head as it stands.
    if (!row.style && column && column->is_serial) row.style = serial_style_;
    row.numbered = open_.numbered;
    row.rules = open_.rules;
    row.hints = open_.hints;
    row.edges = open_.edges;
    const source::Node origin = label.origin();
    row.label = text_pattern(std::move(label), origin);
    return row;
  }

  TracedText label_of(const source::Node& record, const ColumnDefinition& column, bool needed) {
    const source::Node* node = record.find(column.name);
    if (!node || node->is_null()) {
      if (needed && record.is_mapping() && !is_misspelt_in(record, column.name, known_)) {
        diagnostics_.error(node ? node->position() : record.position(),
                           {MessageId::missing_key, {column.name, table_.name}});
      }
      return {};
    }
    if (!node->is_scalar()) {
      diagnostics_.error(node->position(), {MessageId::expected_text, {column.name}});
      return {};
    }
    const TracedText text = TracedText::of_scalar(*node, diagnostics_);
    auto value = read_value(column.rules, text, *node, diagnostics_);
    return value ? std::move(value->text) : TracedText();
  }

  // What is left for the cells.
  source::Node values_of(const source::Node& record) {
    std::vector<source::Entry> values;
    for (const source::Entry& entry : record.entries()) {
      if (!std::binary_search(known_.begin(), known_.end(), entry.key)) {
        diagnostics_.error(entry.key_position,
                           {MessageId::unknown_column, {entry.key, table_.name}},
                           hint_for_key(entry, known_));
        continue;
      }
      const bool is_label =
          std::any_of(labels_.begin(), labels_.end(),
                      [&](const ColumnDefinition* column) { return column->name == entry.key; });
      if (!is_label) values.push_back(entry);
    }
    return source::Node::mapping(std::move(values), record.position());
  }

  // `complete`: with numbers and sums.
  std::vector<RowDefinition> rows_of(Group& group, std::size_t level, bool complete) {
    if (level == columns_.groups.size()) {
      const bool serial = complete && columns_.label && columns_.label->is_serial;
      for (RowDefinition& row : group.records) {
        if (serial) number(row);
      }
      return std::move(group.records);
    }
    std::vector<RowDefinition> rows;
    rows.reserve(group.groups.size());
    for (Group& child : group.groups) {
      RowDefinition row = std::move(child.row);
      row.children = rows_of(child, level + 1, complete);
      const bool has_sum = complete && !child.is_blank;
      if (has_sum && level < open_.records->subtotals.size()) {
        row.children.push_back(sum(open_.records->subtotals[level]));
      }
      rows.push_back(std::move(row));
    }
    return rows;
  }

  void number(RowDefinition& row) {
    row.name = std::to_string(++count_);
    row.label = text_pattern(TracedText::generated(row.name, row.label.origin), row.label.origin);
  }

  RowDefinition sum(const Pattern& label) const {
    RowDefinition row;
    row.name = label.origin.text();
    row.label = label;
    row.style = open_.style;
    row.rules = open_.rules;
    row.hints = open_.hints;
    row.edges = open_.edges;
    row.numbered = false;
    row.is_sum = true;
    return row;
  }

  const TableDefinition& table_;
  const RowDefinition& open_;
  RecordColumns columns_;
  std::vector<const ColumnDefinition*> labels_;
  StyleRef serial_style_;
  Diagnostics& diagnostics_;
  std::vector<std::string> known_;   // sorted
  std::vector<std::string> totals_;  // what sums of records are called
  std::size_t count_ = 0;
};

// Makes the columns that label rows the stub's.
void move_to_stub(const RecordColumns& labels, TableDefinition& table) {
  SectionDefinition& section = table.sections.front();
  std::vector<ColumnDefinition> stub;
  for (const ColumnDefinition* column : labels.all()) stub.push_back(*column);
  for (std::size_t i = table.stub_columns.size(); i < stub.size(); ++i) {
    table.stub_columns.push_back(stub[i].hints);
  }
  for (std::size_t i = table.stub_edges.size(); i < stub.size(); ++i) {
    table.stub_edges.push_back(stub[i].edges);
  }
  std::erase_if(section.columns, [&](const ColumnDefinition& column) {
    return std::any_of(stub.begin(), stub.end(),
                       [&](const ColumnDefinition& other) { return other.name == column.name; });
  });
  const bool has_corner = section.corner || !section.diagonal.empty();
  if (!has_corner && section.stub_heads.empty()) section.stub_heads = std::move(stub);
}

}  // namespace

bool RecordColumns::contains(const ColumnDefinition& column) const {
  return label == &column || std::find(groups.begin(), groups.end(), &column) != groups.end();
}

std::vector<const ColumnDefinition*> RecordColumns::all() const {
  std::vector<const ColumnDefinition*> columns = groups;
  if (label) columns.push_back(label);
  return columns;
}

RecordColumns record_columns(const RecordsDefinition& records,
                             const std::vector<ColumnDefinition>& columns) {
  RecordColumns result;
  for (const std::string& name : records.group_by) {
    for (const ColumnDefinition& column : columns) {
      if (column.name == name && !result.contains(column)) result.groups.push_back(&column);
    }
  }
  const auto serial = std::ranges::find_if(columns, &ColumnDefinition::is_serial);
  if (serial != columns.end()) {
    result.label = &*serial;
    return result;
  }
  const auto first = std::ranges::find_if(
      columns, [&](const ColumnDefinition& column) { return !result.contains(column); });
  const bool is_label = first != columns.end() && first->children.empty() && !first->is_sum;
  if (is_label) result.label = &*first;
  return result;
}

const RowDefinition* records_row(const TableDefinition& table) {
  if (table.sections.size() != 1) return nullptr;
  const std::vector<RowDefinition>& rows = table.sections.front().rows;
  const auto row = std::find_if(rows.begin(), rows.end(),
                                [](const RowDefinition& each) { return each.records.has_value(); });
  return row == rows.end() ? nullptr : &*row;
}

TableDefinition with_record_rows(TableDefinition table, const std::vector<source::Node>& records,
                                 Diagnostics& diagnostics) {
  std::vector<RowDefinition>& rows = table.sections.front().rows;
  const auto place = rows.begin() + (records_row(table) - rows.data());
  const RowDefinition open = *place;
  const RecordColumns labels = record_columns(*open.records, table.sections.front().columns);
  std::vector<RowDefinition> filled = RecordGrouper(table, open, diagnostics).rows(records);
  rows.insert(rows.erase(place), std::make_move_iterator(filled.begin()),
              std::make_move_iterator(filled.end()));
  move_to_stub(labels, table);
  renew_relations(table, diagnostics);
  return table;
}

}  // namespace typeset::document
