#include "document/table_names.h"

#include <map>

namespace typeset::document {
namespace {

// Calls leaves by their names, with their parents' where that is needed to tell them apart.
class LeafNamer {
 public:
  explicit LeafNamer(const NamedNode& root) { count(root); }

  std::vector<std::string> names(const NamedNode& root) {
    add(root, "");
    return std::move(names_);
  }

 private:
  void count(const NamedNode& node) {
    if (node.is_leaf()) ++counts_[node.name];
    for (const NamedNode& child : node.children) count(child);
  }

  void add(const NamedNode& node, const std::string& path) {
    const std::string full = path.empty() ? node.name : path + " / " + node.name;
    if (node.is_leaf()) names_.push_back(counts_[node.name] > 1 ? full : node.name);
    for (const NamedNode& child : node.children) add(child, full);
  }

  std::map<std::string, int> counts_;
  std::vector<std::string> names_;
};

// Calls leaves by their numbers.
class NumberNamer {
 public:
  explicit NumberNamer(const NumberingScheme& scheme) : scheme_(scheme) {}

  void add_to(TableNames& names, const std::vector<RowDefinition>& rows) {
    add(names, rows, 1, "");
  }

 private:
  void add(TableNames& names, const std::vector<RowDefinition>& rows, int level,
           const std::string& path) {
    int number = 0;
    for (const RowDefinition& row : rows) {
      const std::string here = row.numbered ? path + scheme_.number(level, ++number).utf8() : path;
      if (row.children.empty()) {
        names.rows.push_back(here + row.name);
        const bool says_enough = row.numbered && !row.is_sum;
        names.row_references.push_back(says_enough ? here : here + row.name);
      }
      add(names, row.children, level + 1, here);
    }
  }

  const NumberingScheme& scheme_;
};

}  // namespace

TableNames names_of(const TableDefinition& table, const TableIndex& index) {
  TableNames names;
  const NumberingScheme& scheme =
      table.references.levels() > 0 ? table.references : table.numbering;
  if (scheme.levels() > 0) {
    for (const SectionDefinition& section : table.sections) {
      NumberNamer(scheme).add_to(names, section.rows);
      if (!section.rows.empty()) continue;
      names.rows.emplace_back();
      names.row_references.emplace_back();
    }
  } else {
    names.rows = LeafNamer(index.rows).names(index.rows);
    names.row_references = names.rows;
  }
  for (std::string& name : names.rows) {
    if (name.empty()) name = table.name;
  }
  for (const SectionIndex& section : index.sections) {
    names.columns.push_back(LeafNamer(section.columns).names(section.columns));
  }
  return names;
}

}  // namespace typeset::document
