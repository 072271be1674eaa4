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
    if (index_.rows.is_leaf()) return columns(0);
    Json rows = mapping_schema(row_properties(index_.rows));
    add_open_rows(rows);
    return rows;
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
    const Json schema = definitions_.reference("rows", mapping_schema(row_properties(row)));
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

  // Names of the report's own become rows of every section that is open for them, before names are
  // looked for.
  void add_open_rows(Json& rows) {
    std::vector<std::size_t> open;  // sections
    for (std::size_t i = 0; i < table_.sections.size(); ++i) {
      if (open_row(i)) open.push_back(i);
    }
    if (open.empty()) return;
    Json& properties = rows["properties"];
    for (const std::string& name : names_below(index_.rows)) {
      if (is_child(index_.rows, name)) continue;
      const bool everywhere = std::all_of(open.begin(), open.end(), [&](std::size_t section) {
        return is_child(index_.rows_of(section), name);
      });
      if (everywhere && find_below(index_.rows, name).size() == 1) continue;
      // In a single section, the new row stands above the other of that name; else it is one too
      // many.
      properties.erase(name);
      if (table_.sections.size() > 1) properties[name] = false;
    }
    if (open.size() == 1) rows["additionalProperties"] = columns(*open_row(open.front()));
  }

  // The leaf that stands for them.
  std::optional<std::size_t> open_row(std::size_t section) const {
    const std::vector<RowDefinition>& rows = table_.sections[section].rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].is_open) return index_.rows_of(section).children[i].first_leaf;
    }
    return std::nullopt;
  }

  static bool is_child(const NamedNode& parent, std::string_view name) {
    return std::any_of(parent.children.begin(), parent.children.end(),
                       [&](const NamedNode& child) { return child.name == name; });
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
