#include "document/layout_context.h"

#include <algorithm>

#include "document/layout_fields.h"

namespace typeset::document {

bool LayoutContext::expect_field(const source::Node& node, const std::string& name,
                                 ValueType type) const {
  const auto found = names.find(name);
  if (found != names.end() && found->second == type) return true;
  if (found != names.end()) {
    diagnostics.error(node.position(),
                      {MessageId::expected_type, {name, std::string(value_type_name(type))}});
    return false;
  }
  std::vector<std::string> candidates;
  for (const auto& [candidate, of_type] : names) {
    if (of_type == type) candidates.push_back(candidate);
  }
  diagnostics.error(node.position(), {MessageId::unknown_field, {name}},
                    suggest(name, candidates));
  return false;
}

std::optional<NamedList> read_list_name(const source::Node& node, std::string_view key,
                                        const std::vector<FieldDefinition>& fields,
                                        const LayoutContext& context) {
  const auto name = read_text(node, key, context.diagnostics);
  if (!name || !context.expect_field(node, *name, ValueType::list)) return std::nullopt;
  const auto list =
      std::ranges::find_if(fields, [&](const FieldDefinition& f) { return f.name == *name; });
  if (list == fields.end()) return std::nullopt;
  return NamedList{*name, item_names(*list, context.names)};
}

}  // namespace typeset::document
