#include "document/table_scopes.h"

#include <algorithm>
#include <utility>

#include "document/layout_fields.h"

namespace typeset::document {
namespace {

class ScopeFinder {
 public:
  std::map<std::string, PatternNames> scopes;

  // `fields` are those that lists are looked for among.
  void search(const source::Node& content, const std::vector<FieldDefinition>& fields,
              const PatternNames& names) {
    for (const source::Node& item : content.items()) {
      if (const source::Node* table = item.find("table")) add(table->text(), names);
      if (const source::Node* group = item.find("group")) {
        search_group(*group, item.find("repeat"), fields, names);
      }
    }
  }

 private:
  void search_group(const source::Node& group, const source::Node* repeat,
                    const std::vector<FieldDefinition>& fields, const PatternNames& names) {
    const auto list = std::ranges::find_if(fields, [&](const FieldDefinition& field) {
      return repeat && field.name == repeat->text() && field.rules.type == ValueType::list;
    });
    if (list == fields.end()) {
      search(group, fields, names);
      return;
    }
    std::vector<FieldDefinition> inside = list->items;
    inside.insert(inside.end(), fields.begin(), fields.end());
    search(group, inside, item_names(*list, names));
  }

  // Each further place leaves the names that it has too.
  void add(const std::string& table, const PatternNames& names) {
    const auto [known, is_new] = scopes.emplace(table, names);
    if (is_new) return;
    std::erase_if(known->second, [&](const auto& name) {
      const auto other = names.find(name.first);
      return other == names.end() || other->second != name.second;
    });
  }
};

}  // namespace

std::map<std::string, PatternNames> table_scopes(const source::Node& content,
                                                 const std::vector<FieldDefinition>& fields) {
  ScopeFinder finder;
  finder.search(content, fields, pattern_names(fields));
  return std::move(finder.scopes);
}

}  // namespace typeset::document
