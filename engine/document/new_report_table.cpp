#include "document/new_report_table.h"

#include <algorithm>
#include <optional>

#include "document/record_rows.h"
#include "document/sample_value.h"
#include "document/table_data.h"
#include "document/table_index.h"
#include "document/table_labels.h"
#include "source/scalar_text.h"

namespace typeset::document {
namespace {

class Skeleton {
 public:
  explicit Skeleton(const TableDefinition& table)
      : table_(table), index_(index_table(table)), labels_(labels_of(table, index_)) {}

  std::vector<std::string> lines() {
    if (const RowDefinition* row = records_row(table_)) {
      add_record(*row);
    } else if (index_.rows.is_leaf()) {
      add_columns(index_.sections.front().columns);
    } else {
      add_rows(index_.rows, index_.rows, 0);
    }
    return std::move(lines_);
  }

 private:
  void add(std::size_t depth, const std::string& line) {
    lines_.push_back(std::string(2 * depth, ' ') + line);
  }

  // The only row there is has no name.
  void add_columns(const NamedNode& columns) {
    const std::string name = source::scalar_text(table_.name) + ":";
    if (const auto only = only_value_leaf(columns)) {
      add(0, name + " " + value(*only, 0));
      return;
    }
    add(0, name);
    for (const std::string& entry : entries(columns, columns, 0)) add(1, entry);
  }

  void add_record(const RowDefinition& row) {
    const std::string name = source::scalar_text(table_.name);
    const auto leaf = std::find(index_.leaf_rows.begin(), index_.leaf_rows.end(), &row);
    const auto place = static_cast<std::size_t>(leaf - index_.leaf_rows.begin());
    const NamedNode& columns = index_.sections.front().columns;
    add(0, name + ":");
    add(1, "## 一条记录一行，可以写很多行；也可以存为 CSV 文件，改写成 " + name +
               ": {csv: 文件名.csv}");
    add(1, "- " + braced(entries(columns, columns, place)));
  }

  // Rows of `group`, written below `scope`.
  void add_rows(const NamedNode& scope, const NamedNode& group, std::size_t depth) {
    if (depth == 0) add(depth++, source::scalar_text(table_.name) + ":");
    bool after_group = false;
    for (const NamedNode& row : group.children) {
      if (row.is_leaf()) {
        if (after_group && !row.is_sum) add(depth, "## " + name_of(group));
        after_group = after_group && row.is_sum;
        if (!row.is_sum) add_row(row, depth);
      } else if ((row.name.empty() || !has_open_rows(row)) && needs_no_name(scope, row)) {
        if (!labels_.at(&row).empty()) add(depth, "## " + labels_.at(&row));
        add_rows(scope, row, depth);
        after_group = true;
      } else if (!row.name.empty()) {
        add(depth, source::scalar_text(row.name) + ":");
        add_rows(row, row, depth + 1);
      }
    }
  }

  // Names of the report's own are told from the layout's by the group they stand in.
  bool is_open(const NamedNode& row) const {
    const RowDefinition* definition = row.is_leaf() ? index_.leaf_rows[row.first_leaf] : nullptr;
    return definition && definition->is_open;
  }
  bool has_open_rows(const NamedNode& group) const {
    return std::ranges::any_of(group.children, [&](const NamedNode& child) {
      return is_open(child) || has_open_rows(child);
    });
  }

  std::string name_of(const NamedNode& group) const {
    const std::string& label = labels_.at(&group);
    return label.empty() ? table_.name : label;
  }

  void add_row(const NamedNode& row, std::size_t depth) {
    const std::size_t leaf = row.first_leaf;
    std::string name = row.name;
    if (is_open(row)) {
      add(depth, "## 下一行的行名自己写，可以写多行");
      name = "某某";
    }
    if (name.empty()) return;
    const NamedNode& columns = index_.section_of(leaf).columns;
    const auto only = only_value_leaf(columns);
    add(depth, source::scalar_text(name) + ": " +
                   (only ? value(*only, leaf) : braced(entries(columns, columns, leaf))));
  }

  std::string value(std::size_t column, std::size_t row) const {
    return source::scalar_text(sample_of(value_rules(index_, row, column)));
  }

  std::vector<std::string> entries(const NamedNode& scope, const NamedNode& group,
                                   std::size_t row) const {
    std::vector<std::string> result;
    for (const NamedNode& column : group.children) {
      const std::string name = source::scalar_text(column.name) + ": ";
      if (column.is_leaf()) {
        const bool is_serial = index_.section_of(row).leaf_columns[column.first_leaf]->is_serial;
        if (!column.is_sum && !is_serial) result.push_back(name + value(column.first_leaf, row));
      } else if (needs_no_name(scope, column)) {
        const auto inner = entries(scope, column, row);
        result.insert(result.end(), inner.begin(), inner.end());
      } else {
        result.push_back(name + braced(entries(column, column, row)));
      }
    }
    return result;
  }

  static std::string braced(const std::vector<std::string>& entries) {
    std::string text;
    for (const std::string& entry : entries) text += (text.empty() ? "" : ", ") + entry;
    return "{" + text + "}";
  }

  const TableDefinition& table_;
  TableIndex index_;
  TableLabels labels_;
  std::vector<std::string> lines_;
};

std::vector<std::string> grid_skeleton(const TableDefinition& table) {
  std::vector<std::string> lines = {source::scalar_text(table.name) + ":"};
  for (const GridCellDefinition& cell : table.grid->cells) {
    if (cell.name.empty()) continue;
    lines.push_back("  " + source::scalar_text(cell.name) + ": " +
                    source::scalar_text(sample_of(cell.rules)));
  }
  return lines;
}

}  // namespace

std::vector<std::string> table_skeleton(const TableDefinition& table) {
  return table.grid ? grid_skeleton(table) : Skeleton(table).lines();
}

}  // namespace typeset::document
