#include "document/json_schema.h"

#include <variant>
#include <vector>

#include "document/report_keys.h"
#include "document/schema_definitions.h"
#include "document/schema_tables.h"
#include "document/schema_values.h"

namespace typeset::document {
namespace {

// The wording is Chinese as the labels of layouts are: it is for those who write reports.
std::string hint_for(ValueType type) {
  switch (type) {
    case ValueType::prose:
      return "成段文字：一行就是一段，“# ”起头的一行是小标题。";
    case ValueType::date:
      return "日期，如 2021年1月19日。";
    case ValueType::rich:
      return "文字，可以用 **加粗** 等标记。";
    case ValueType::image:
      return "图片（PNG 或 JPEG）的文件名，图片放在报告旁边。";
    default:
      return {};
  }
}

std::string description_of(const FieldDefinition& field) {
  std::string text = field.label;
  const auto add = [&](const std::string& more) {
    if (!more.empty()) text += (text.empty() ? "" : "\n") + more;
  };
  add(hint_for(field.rules.type));
  if (field.fallback) add("不写就是：" + field.fallback->origin.text());
  return text;
}

Json group_schema(const std::vector<FieldDefinition>& fields);

Json list_schema(const FieldDefinition& field) {
  Json items = field.items.empty() ? value_schema(ValueRules{}, Emptiness::as_string)
                                   : group_schema(field.items);
  if (!field.items.empty()) items["type"] = {"object", "null"};
  Json schema;
  schema["type"] = field.required ? Json("array") : Json({"array", "null"});
  schema["items"] = std::move(items);
  const ValueRules& rules = field.rules;
  if (rules.least) schema["minItems"] = std::stoll(rules.least->normalized().to_string());
  if (rules.greatest) schema["maxItems"] = std::stoll(rules.greatest->normalized().to_string());
  return schema;
}

Json field_schema(const FieldDefinition& field) {
  const bool is_needed = field.required && !field.fallback;
  Json schema = Json::object();
  if (auto description = description_of(field); !description.empty()) {
    schema["description"] = std::move(description);
  }
  schema.update(
      field.rules.type == ValueType::list
          ? list_schema(field)
          : value_schema(field.rules, is_needed ? Emptiness::refused : Emptiness::as_string));
  if (!field.example.empty()) schema["examples"] = Json::array({field.example});
  return schema;
}

void add_fields(const std::vector<FieldDefinition>& fields, Json& properties, Json& required) {
  for (const FieldDefinition& field : fields) {
    properties[field.name] = field_schema(field);
    if (field.required && !field.fallback) required.push_back(field.name);
  }
}

Json group_schema(const std::vector<FieldDefinition>& fields) {
  Json properties = Json::object(), required = Json::array();
  add_fields(fields, properties, required);
  return {{"type", "object"},
          {"required", required},
          {"properties", properties},
          {"additionalProperties", false}};
}

// Either key names the layout, and only one of them.
Json one_layout_key() {
  Json choices = Json::array();
  for (const std::string_view key : layout_keys) {
    choices.push_back({{"required", Json::array({key})}});
  }
  return choices;
}

std::string description_of(const TableDefinition& table) {
  const std::string name = !table.label.empty() ? table.label
                           : table.caption      ? table.caption->origin.text()
                                                : std::string();
  const std::string rule = "表格：只填不是0的数，合计不必写。";
  return name.empty() ? rule : name + "\n" + rule;
}

}  // namespace

std::string json_schema(const LayoutDefinition& layout) {
  SchemaDefinitions definitions;
  Json properties = Json::object(), required = Json::array();
  for (const std::string_view key : layout_keys) {
    Json& name = properties[std::string(key)] = {{"description", "版式的名称。"}};
    name.update(literal_schema({layout.name}, Emptiness::refused));
  }
  add_fields(layout.fields, properties, required);
  for (const TableDefinition& table : layout.tables) {
    Json& schema = properties[table.name] = {{"description", description_of(table)}};
    schema.update(table_schema(table, definitions));
  }
  Json schema;
  schema["$schema"] = "http://json-schema.org/draft-07/schema#";
  schema["title"] = layout.title;
  schema["description"] = "版式 " + layout.name + " 的报告里可以写什么。";
  schema["type"] = "object";
  schema["oneOf"] = one_layout_key();
  schema["required"] = std::move(required);
  schema["properties"] = std::move(properties);
  schema["additionalProperties"] = false;
  schema["definitions"] = definitions.all();
  return schema.dump(2) + "\n";
}

}  // namespace typeset::document
