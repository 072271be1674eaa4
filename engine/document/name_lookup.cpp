#include "document/name_lookup.h"

namespace typeset::document {
namespace {

using Matches = std::unordered_map<std::string_view, std::vector<NamedMatch>>;

void collect(const NamedNode& scope, Matches& matches) {
  for (const NamedNode& child : scope.children) {
    // Sections without a band have no name to be called by.
    if (!child.name.empty()) matches[child.name].push_back({&child, scope.name});
    collect(child, matches);
  }
}

// The only child of a name goes before all that is deeper.
Matches matches_below(const NamedNode& scope) {
  Matches children;
  for (const NamedNode& child : scope.children) {
    if (!child.name.empty()) children[child.name].push_back({&child, scope.name});
  }
  Matches matches;
  collect(scope, matches);
  for (auto& [name, found] : children) {
    if (found.size() == 1) matches[name] = found;
  }
  return matches;
}

}  // namespace

const std::vector<NamedMatch>& NameLookup::find(const NamedNode& scope, std::string_view name) {
  static const std::vector<NamedMatch> none;
  auto known = scopes_.find(&scope);
  if (known == scopes_.end()) known = scopes_.emplace(&scope, matches_below(scope)).first;
  const auto found = known->second.find(name);
  return found == known->second.end() ? none : found->second;
}

}  // namespace typeset::document
