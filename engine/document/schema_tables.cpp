#include "document/schema_tables.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "document/record_rows.h"
#include "document/report_records.h"
#include "document/schema_values.h"
#include "document/table_data.h"
#include "document/table_index.h"
#include "document/table_labels.h"

namespace typeset::document {
namespace {

Json mapping_schema(const Json& properties) {
  return {
      {"type", {"object", "null"}}, {"properties", properties}, {"additionalProperties", false}};
}

class TreeSchema {
 public:
  TreeSchema(const TableDefinition& table, SchemaDefinitions& definitions)
      : table_(table),
        index_(index_table(table)),
        labels_(labels_of(table, index_)),
        definitions_(definitions) {}

  Json schema() {
    if (const RowDefinition* row = records_row(table_)) return records(*row);
    return index_.rows.is_leaf() ? columns(0) : rows(index_.rows);
  }

 private:
  // A list, or a mapping that has the records or names their file, besides rows of the layout's own
  // and of groups that only the report knows.
  Json records(const RowDefinition& row) {
    const auto leaf = std::find(index_.leaf_rows.begin(), index_.leaf_rows.end(), &row);
    const auto place = static_cast<std::size_t>(leaf - index_.leaf_rows.begin());
    const Json record = definitions_.reference(
        "columns", mapping_schema(column_properties(index_.sections.front().columns, place)));
    const Json list = {{"type", {"array", "null"}}, {"items", record}};
    Json properties = row_properties(index_.rows);
    Json mapping = {{"type", {"object", "null"}}};
    properties[records_key] = list;
    properties[csv_key] = {{"type", {"string", "null"}},
                           {"description", "CSV 文件，在报告所在的文件夹里；首行是列名"}};
    mapping["properties"] = properties;
    mapping["not"] = {{"required", {records_key, csv_key}}};
    return {{"anyOf", Json::array({list, mapping})}};
  }

  Json row_properties(const NamedNode& scope) {
    Json properties = Json::object();
    for (const std::string& name : names_below(scope)) {
      const auto matches = find_below(scope, name);
      if (matches.size() != 1) continue;
      const NamedNode& row = *matches.front().node;
      properties[name] = described(label(row), this->row(row));
    }
    return properties;
  }

  Json row(const NamedNode& row) {
    if (row.is_leaf()) return columns(row.first_leaf);
    if (const auto known = groups_.find(&row); known != groups_.end()) return known->second;
    const Json schema = definitions_.reference("rows", rows(row));
    groups_.emplace(&row, schema);
    return schema;
  }

  Json columns(std::size_t row) { return column(index_.section_of(row).columns, row); }

  Json column(const NamedNode& column, std::size_t row) {
    const RowDefinition* definition = index_.leaf_rows[row];
    const ValueRules* own = definition && definition->rules ? &*definition->rules : nullptr;
    const auto key = std::pair(&column, own);
    if (const auto known = columns_.find(key); known != columns_.end()) return known->second;
    const Json schema = column.is_leaf() ? value(column.first_leaf, row) : heads(column, row);
    columns_.emplace(key, schema);
    return schema;
  }

  Json value(std::size_t leaf, std::size_t row) {
    const ValueRules& rules = value_rules(index_, row, leaf);
    return definitions_.reference(value_type_name(rules.type),
                                  value_schema(rules, Emptiness::as_null));
  }

  Json column_properties(const NamedNode& scope, std::size_t row) {
    Json properties = Json::object();
    for (const std::string& name : names_below(scope)) {
      const auto matches = find_below(scope, name);
      if (matches.size() != 1) continue;
      const NamedNode& match = *matches.front().node;
      properties[name] = described(label(match), column(match, row));
    }
    return properties;
  }

  Json heads(const NamedNode& scope, std::size_t row) {
    const Json mapping = mapping_schema(column_properties(scope, row));
    const auto only = only_value_leaf(scope);
    if (!only) return definitions_.reference("columns", mapping);
    return definitions_.reference("columns",
                                  {{"anyOf", Json::array({value(*only, row), mapping})}});
  }

  std::string label(const NamedNode& node) const {
    const std::string& printed = labels_.at(&node);
    return node.is_sum ? printed + "（自动计算，不必写；写了就核对）" : printed;
  }

  // Rows of a group or of the table. Names of the report's own become rows where the group is open
  // for them, or the only place in it that is.
  Json rows(const NamedNode& scope) {
    Json schema = mapping_schema(row_properties(scope));
    std::vector<std::size_t> open;
    collect_open(scope, open);
    const auto own = own_open_row(scope);
    if (!own && open.size() != 1) return schema;
    schema["additionalProperties"] = columns(own.value_or(open.front()));
    for (const std::string& name : names_below(scope)) {
      if (find_below(scope, name).size() != 1) schema["properties"][name] = false;
    }
    return schema;
  }

  bool is_open(const NamedNode& row) const {
    const RowDefinition* definition = row.is_leaf() ? index_.leaf_rows[row.first_leaf] : nullptr;
    return definition && definition->is_open;
  }

  // The leaf that stands for them among the group's own rows; those of a section without a name are
  // the table's.
  std::optional<std::size_t> own_open_row(const NamedNode& scope) const {
    for (const NamedNode& child : scope.children) {
      if (is_open(child)) return child.first_leaf;
      const bool is_nameless_section =
          &scope == &index_.rows && table_.sections.size() > 1 && child.name.empty();
      if (!is_nameless_section) continue;
      if (const auto open = own_open_row(child)) return open;
    }
    return std::nullopt;
  }

  void collect_open(const NamedNode& scope, std::vector<std::size_t>& leaves) const {
    for (const NamedNode& child : scope.children) {
      if (is_open(child)) leaves.push_back(child.first_leaf);
      collect_open(child, leaves);
    }
  }

  const TableDefinition& table_;
  TableIndex index_;
  TableLabels labels_;
  SchemaDefinitions& definitions_;
  // What is known already, to be looked up only.
  std::map<const NamedNode*, Json> groups_;
  std::map<std::pair<const NamedNode*, const ValueRules*>, Json> columns_;
};

Json grid_schema(const GridDefinition& grid) {
  Json properties = Json::object();
  for (const GridCellDefinition& cell : grid.cells) {
    if (!cell.name.empty()) properties[cell.name] = value_schema(cell.rules, Emptiness::as_string);
  }
  return mapping_schema(properties);
}

}  // namespace

Json table_schema(const TableDefinition& table, SchemaDefinitions& definitions) {
  if (table.grid) return grid_schema(*table.grid);
  return TreeSchema(table, definitions).schema();
}

}  // namespace typeset::document
