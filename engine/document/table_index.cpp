#include "document/table_index.h"

#include <algorithm>
#include <set>
#include <utility>

namespace typeset::document {
namespace {

template <typename Definition>
NamedNode index_tree(const std::string& name, const std::vector<Definition>& children,
                     std::size_t& next_leaf) {
  NamedNode node{name, next_leaf, next_leaf, false, false, {}};
  for (const Definition& child : children) {
    NamedNode& added =
        node.children.emplace_back(index_tree(child.name, child.children, next_leaf));
    added.is_sum = child.is_sum;
    added.sums_following = child.sums_following;
  }
  if (children.empty()) ++next_leaf;
  node.last_leaf = next_leaf;
  return node;
}

void collect_deep(const NamedNode& scope, std::string_view name, std::vector<NamedMatch>& result) {
  for (const NamedNode& child : scope.children) {
    if (child.name == name) result.push_back({&child, scope.name});
    collect_deep(child, name, result);
  }
}

void collect_names(const NamedNode& scope, std::set<std::string>& seen,
                   std::vector<std::string>& result) {
  for (const NamedNode& child : scope.children) {
    if (!child.name.empty() && seen.insert(child.name).second) result.push_back(child.name);
    collect_names(child, seen, result);
  }
}

void collect_values(const NamedNode& node, std::vector<std::size_t>& result) {
  if (node.is_leaf() && !node.is_sum) result.push_back(node.first_leaf);
  for (const NamedNode& child : node.children) collect_values(child, result);
}

void collect_rules(const NamedNode& parent, std::vector<SumRule>& result) {
  std::vector<std::size_t> values;
  collect_values(parent, values);
  for (const NamedNode& child : parent.children) {
    collect_rules(child, result);
    if (!child.is_leaf() || !child.is_sum) continue;
    const auto here = std::ranges::lower_bound(values, child.first_leaf);
    result.push_back({child.first_leaf, child.sums_following ? std::vector(here, values.end())
                                                             : std::vector(values.begin(), here)});
  }
}

template <typename Definition>
void collect_leaves(const std::vector<Definition>& nodes, std::vector<const Definition*>& result) {
  for (const Definition& node : nodes) {
    if (node.children.empty()) result.push_back(&node);
    collect_leaves(node.children, result);
  }
}

SectionIndex index_columns(const SectionDefinition& section) {
  SectionIndex index;
  std::size_t next_leaf = 0;
  index.columns = index_tree("", section.columns, next_leaf);
  collect_leaves(section.columns, index.leaf_columns);
  return index;
}

}  // namespace

const SectionIndex& TableIndex::section_of(std::size_t row) const {
  return sections[section_number(row)];
}

std::size_t TableIndex::section_number(std::size_t row) const {
  const auto section = std::upper_bound(sections.begin(), sections.end(), row,
                                        [](std::size_t wanted, const SectionIndex& candidate) {
                                          return wanted < candidate.last_row;
                                        });
  const auto number = static_cast<std::size_t>(section - sections.begin());
  return std::min(number, sections.size() - 1);
}

const NamedNode& TableIndex::rows_of(std::size_t section) const {
  // A single section's rows are the root itself.
  return sections.size() == 1 ? rows : rows.children[section];
}

TableIndex index_table(const TableDefinition& table) {
  TableIndex index;
  std::size_t next_row = 0;
  for (const SectionDefinition& section : table.sections) {
    const std::string name = section.band ? section.band->origin.text() : std::string();
    SectionIndex columns = index_columns(section);
    columns.first_row = next_row;
    index.rows.children.push_back(index_tree(name, section.rows, next_row));
    columns.last_row = next_row;
    index.sections.push_back(std::move(columns));
    if (section.rows.empty()) index.leaf_rows.push_back(nullptr);
    collect_leaves(section.rows, index.leaf_rows);
  }
  index.rows.last_leaf = next_row;
  // With a single section, its band is no level of its own.
  if (index.rows.children.size() == 1) {
    NamedNode only = std::move(index.rows.children.front());
    only.name.clear();
    index.rows = std::move(only);
  }
  return index;
}

std::vector<NamedMatch> find_below(const NamedNode& scope, std::string_view name) {
  std::vector<NamedMatch> result;
  // Sections without a band have no name to be called by.
  if (name.empty()) return result;
  for (const NamedNode& child : scope.children) {
    if (child.name == name) result.push_back({&child, scope.name});
  }
  if (result.size() == 1) return result;
  result.clear();
  collect_deep(scope, name, result);
  return result;
}

bool needs_no_name(const NamedNode& scope, const NamedNode& group) {
  return std::all_of(group.children.begin(), group.children.end(), [&](const NamedNode& child) {
    if (!child.is_leaf()) return needs_no_name(scope, child);
    const auto matches = find_below(scope, child.name);
    return child.is_sum || child.name.empty() ||
           (matches.size() == 1 && matches.front().node == &child);
  });
}

std::vector<std::string> names_below(const NamedNode& scope) {
  std::set<std::string> seen;
  std::vector<std::string> result;
  collect_names(scope, seen, result);
  return result;
}

std::optional<std::size_t> only_value_leaf(const NamedNode& scope) {
  // A table may have no columns besides its stub.
  if (scope.first_leaf == scope.last_leaf) return std::nullopt;
  if (scope.is_leaf()) return scope.first_leaf;
  std::vector<std::size_t> values;
  collect_values(scope, values);
  return values.size() == 1 ? std::optional(values.front()) : std::nullopt;
}

std::vector<SumRule> sum_rules(const NamedNode& root) {
  std::vector<SumRule> result;
  collect_rules(root, result);
  return result;
}

}  // namespace typeset::document
