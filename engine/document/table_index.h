// The rows and columns of a table by name, and the numbers of their leaves.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/layout_definition.h"

namespace typeset::document {

// A row or column, or a group of them, with the range of leaves it spans. The root has no name.
struct NamedNode {
  std::string name;
  std::size_t first_leaf = 0, last_leaf = 0;  // last excluded
  bool is_sum = false, sums_following = false;
  std::vector<NamedNode> children;

  bool is_leaf() const { return children.empty(); }
};

struct SectionIndex {
  NamedNode columns;
  std::vector<const ColumnDefinition*> leaf_columns;
  std::size_t first_row = 0, last_row = 0;  // leaves; last excluded
};

// Points into the TableDefinition it was made of.
struct TableIndex {
  // Those of several sections under the sections' bands. A section without rows is one row.
  NamedNode rows;
  std::vector<const RowDefinition*> leaf_rows;  // null for the row of a section without rows
  std::vector<SectionIndex> sections;

  const SectionIndex& section_of(std::size_t row) const;
  std::size_t section_number(std::size_t row) const;
  // The rows of the section with that index.
  const NamedNode& rows_of(std::size_t section) const;
};

TableIndex index_table(const TableDefinition& table);

// The leaves that a node of that name may be below `scope`: a child of that name, or else every
// deeper node of it. More than one: the name is not enough.
struct NamedMatch {
  const NamedNode* node = nullptr;
  std::string parent;  // the name it can be nested under
};
std::vector<NamedMatch> find_below(const NamedNode& scope, std::string_view name);

// Whether no leaf below `group` needs the group's name to be told from others below `scope`.
bool needs_no_name(const NamedNode& scope, const NamedNode& group);

// Every name below `scope`, each once.
std::vector<std::string> names_below(const NamedNode& scope);

// The leaf that a value below `scope` is for when it names none: the only one that is no sum, or
// `scope` itself.
std::optional<std::size_t> only_value_leaf(const NamedNode& scope);

// What a sum adds: leaves before it, or after it, under the same parent that are no sums
// themselves.
struct SumRule {
  std::size_t leaf = 0;
  std::vector<std::size_t> terms;
};
std::vector<SumRule> sum_rules(const NamedNode& root);

}  // namespace typeset::document
