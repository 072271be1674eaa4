#include "document/layout_definition.h"

#include <algorithm>

namespace typeset::document {
namespace {

template <typename Named>
const Named* find_named(const std::vector<Named>& all, std::string_view name) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Named& named) { return named.name == name; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

const FieldDefinition* LayoutDefinition::field(std::string_view name_wanted) const {
  return find_named(fields, name_wanted);
}

const TableDefinition* LayoutDefinition::table(std::string_view name_wanted) const {
  return find_named(tables, name_wanted);
}

StyleRef LayoutDefinition::style(std::string_view name_wanted) const {
  const auto found = styles.find(name_wanted);
  return found == styles.end() ? nullptr : found->second;
}

StyleRef LayoutDefinition::heading_style(int level) const {
  return style("heading-" + std::to_string(level));
}

}  // namespace typeset::document
