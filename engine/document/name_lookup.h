// Rows or columns of a table by name, found in a time that does not grow with the table.
#pragma once

#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/table_index.h"

namespace typeset::document {

// Answers as find_below does, and knows each scope from the first time it is asked about. The index
// must outlive it.
class NameLookup {
 public:
  const std::vector<NamedMatch>& find(const NamedNode& scope, std::string_view name);

 private:
  using Matches = std::unordered_map<std::string_view, std::vector<NamedMatch>>;

  std::map<const NamedNode*, Matches> scopes_;  // looked up, never gone through
};

}  // namespace typeset::document
