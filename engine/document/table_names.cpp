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

  std::vector<std::string> names(const std::vector<RowDefinition>& rows) {
    add(rows, 1, "");
    return std::move(names_);
  }

 private:
  void add(const std::vector<RowDefinition>& rows, int level, const std::string& path) {
    int number = 0;
    for (const RowDefinition& row : rows) {
      const std::string here = row.numbered ? path + scheme_.number(level, ++number).utf8() : path;
      if (row.children.empty()) names_.push_back(here + row.name);
      add(row.children, level + 1, here);
    }
  }

  const NumberingScheme& scheme_;
  std::vector<std::string> names_;
};

}  // namespace

TableNames names_of(const TableDefinition& table, const TableIndex& index) {
  TableNames names;
  const NumberingScheme& scheme =
      table.references.levels() > 0 ? table.references : table.numbering;
  if (scheme.levels() > 0) {
    for (const SectionDefinition& section : table.sections) {
      const auto rows = NumberNamer(scheme).names(section.rows);
      names.rows.insert(names.rows.end(), rows.begin(), rows.end());
      if (section.rows.empty()) names.rows.emplace_back();
    }
  } else {
    names.rows = LeafNamer(index.rows).names(index.rows);
  }
  for (const SectionIndex& section : index.sections) {
    names.columns.push_back(LeafNamer(section.columns).names(section.columns));
  }
  return names;
}

}  // namespace typeset::document
