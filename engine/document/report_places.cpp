#include "document/report_places.h"

#include <algorithm>
#include <utility>

#include "document/record_rows.h"
#include "document/table_index.h"
#include "document/table_labels.h"

namespace typeset::document {
namespace {

// The path to a place, and the one with all groups named.
struct Path {
  std::vector<std::string> keys, all;

  Path below(const std::string& name) const {
    Path path = *this;
    path.keys.push_back(name);
    if (!name.empty()) path.all.push_back(name);
    return path;
  }
  // Into a group that needs no name.
  Path within(const std::string& name) const {
    Path path = *this;
    if (!name.empty()) path.all.push_back(name);
    return path;
  }
};

std::string joined(const std::vector<std::string>& keys) {
  std::string text;
  for (const std::string& key : keys) text += (text.empty() ? "" : "/") + key;
  return text;
}

class TablePlaces {
 public:
  TablePlaces(const TableDefinition& table, std::vector<ReportPlace>& places)
      : table_(table),
        index_(index_table(table)),
        labels_(labels_of(table, index_)),
        places_(places) {}

  void add(const Path& path) {
    if (index_.rows.is_leaf()) {
      add_columns(path, index_.rows);
    } else {
      add_rows(path, index_.rows, index_.rows);
    }
  }

 private:
  // Rows of `group`, named below `scope`.
  void add_rows(const Path& path, const NamedNode& scope, const NamedNode& group) {
    for (const NamedNode& row : group.children) {
      if (row.is_leaf()) {
        const RowDefinition* definition = index_.leaf_rows[row.first_leaf];
        const bool is_named_here = !row.name.empty() && !(definition && definition->is_open);
        if (is_named_here) add_columns(path.below(row.name), row);
      } else if (row.name.empty() || needs_no_name(scope, row)) {
        add_rows(path.within(row.name), scope, row);
      } else {
        add_rows(path.below(row.name), row, row);
      }
    }
  }

  void add_columns(const Path& path, const NamedNode& row) {
    const SectionIndex& section = index_.section_of(row.first_leaf);
    if (const auto only = only_value_leaf(section.columns)) {
      if (!section.leaf_columns[*only]->is_serial) add_place(path, row, *only, "");
      return;
    }
    add_columns_of(path, row, section, section.columns, section.columns);
  }

  void add_columns_of(const Path& path, const NamedNode& row, const SectionIndex& section,
                      const NamedNode& scope, const NamedNode& group) {
    for (const NamedNode& column : group.children) {
      if (column.is_leaf()) {
        const bool is_serial = section.leaf_columns[column.first_leaf]->is_serial;
        if (is_serial) continue;
        add_place(path.below(column.name), row, column.first_leaf, label_of(column));
      } else if (needs_no_name(scope, column)) {
        add_columns_of(path.within(column.name), row, section, scope, column);
      } else {
        add_columns_of(path.below(column.name), row, section, column, column);
      }
    }
  }

  void add_place(Path path, const NamedNode& row, std::size_t column, const std::string& head) {
    std::string label = label_of(row);
    if (!head.empty()) label += (label.empty() ? "" : " / ") + head;
    ReportPlace place;
    place.computed = row.is_sum || leaf_column(row, column).is_sum;
    // The names of sums are the same in every group.
    place.path = place.computed ? path.all : std::move(path.keys);
    place.full_path = std::move(path.all);
    place.label = std::move(label);
    place.cell = ReportPlace::Cell{&table_, row.first_leaf, column};
    places_.push_back(std::move(place));
  }

  const ColumnDefinition& leaf_column(const NamedNode& row, std::size_t column) const {
    return *index_.section_of(row.first_leaf).leaf_columns[column];
  }

  std::string label_of(const NamedNode& node) const {
    const auto found = labels_.find(&node);
    return found == labels_.end() ? node.name : found->second;
  }

  const TableDefinition& table_;
  TableIndex index_;
  TableLabels labels_;
  std::vector<ReportPlace>& places_;
};

void add_grid(const TableDefinition& table, std::vector<ReportPlace>& places) {
  for (const GridCellDefinition& cell : table.grid->cells) {
    if (cell.name.empty()) continue;
    ReportPlace& place = places.emplace_back();
    place.path = place.full_path = {table.name, cell.name};
    place.label = cell.name;
  }
}

void add_tables(const LayoutDefinition& layout, const std::vector<ContentItem>& content,
                std::vector<const TableDefinition*>& tables) {
  for (const ContentItem& item : content) {
    if (const auto* group = std::get_if<GroupItem>(&item.part)) {
      add_tables(layout, group->content, tables);
    } else if (const auto* shown = std::get_if<TableItem>(&item.part)) {
      const TableDefinition* table = layout.table(shown->table);
      if (std::find(tables.begin(), tables.end(), table) == tables.end()) tables.push_back(table);
    }
  }
}

}  // namespace

std::vector<const TableDefinition*> tables_in_order(const LayoutDefinition& layout) {
  std::vector<const TableDefinition*> tables;
  add_tables(layout, layout.content, tables);
  for (const TableDefinition& table : layout.tables) {
    if (std::find(tables.begin(), tables.end(), &table) == tables.end()) tables.push_back(&table);
  }
  return tables;
}

std::string ReportPlace::name() const { return joined(path); }

std::vector<ReportPlace> report_places(const LayoutDefinition& layout) {
  std::vector<ReportPlace> places;
  for (const FieldDefinition& field : layout.fields) {
    if (field.rules.type == ValueType::list) continue;
    ReportPlace& place = places.emplace_back();
    place.path = place.full_path = {field.name};
    place.label = field.label;
    place.required = field.required && !field.fallback;
  }
  for (const TableDefinition* table : tables_in_order(layout)) {
    if (table->grid) {
      add_grid(*table, places);
    } else if (!records_row(*table)) {
      TablePlaces(*table, places).add({{table->name}, {table->name}});
    }
  }
  return places;
}

}  // namespace typeset::document
