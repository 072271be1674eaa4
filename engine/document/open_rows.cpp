#include "document/open_rows.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "document/table_index.h"
#include "document/table_relations.h"

namespace typeset::document {
namespace {

// How many places are open for rows.
std::size_t open_places(const std::vector<RowDefinition>& rows) {
  std::size_t count = 0;
  for (const RowDefinition& row : rows) {
    count += row.is_open ? 1 : open_places(row.children);
  }
  return count;
}
std::size_t open_places(const TableDefinition& table) {
  std::size_t count = 0;
  for (const SectionDefinition& section : table.sections) count += open_places(section.rows);
  return count;
}

// Data in which names may stand, the innermost last.
struct Scope {
  const source::Node* data = nullptr;
  std::vector<std::string> known;  // the layout's own names
  bool has_one_place = false;      // other names can only be for it
};
using Scopes = std::vector<Scope>;

class OpenRows {
 public:
  OpenRows(const source::Node& data, Diagnostics& diagnostics)
      : data_(data), diagnostics_(diagnostics) {}

  TableDefinition fill(TableDefinition table) {
    const TableIndex index = index_table(table);
    const Scope root{&data_, names_below(index.rows), open_places(table) == 1};
    for (std::size_t i = 0; i < table.sections.size(); ++i) {
      std::vector<RowDefinition>& rows = table.sections[i].rows;
      if (open_places(rows) == 0) continue;
      const NamedNode& names = index.rows_of(i);
      Scopes scopes{root};
      if (!names.name.empty()) scopes.push_back(scope_of(names, rows, scopes));
      rows = filled(rows, names, scopes);
    }
    renew_relations(table, diagnostics_);
    return table;
  }

 private:
  // A group's data may be given under any that it stands in.
  static Scope scope_of(const NamedNode& group, const std::vector<RowDefinition>& rows,
                        const Scopes& outer) {
    static const source::Node nothing;
    Scope scope{&nothing, names_below(group), open_places(rows) == 1};
    for (const Scope& each : outer) {
      if (const source::Node* found = each.data->find(group.name)) scope.data = found;
    }
    return scope;
  }

  std::vector<RowDefinition> filled(const std::vector<RowDefinition>& rows, const NamedNode& names,
                                    const Scopes& scopes) const {
    std::vector<RowDefinition> result;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].is_open) {
        add_named(rows[i], scopes, result);
        continue;
      }
      RowDefinition& row = result.emplace_back(rows[i]);
      if (open_places(row.children) == 0) continue;
      const NamedNode& group = names.children[i];
      Scopes inner = scopes;
      inner.push_back(scope_of(group, row.children, scopes));
      row.children = filled(row.children, group, inner);
    }
    return result;
  }

  void add_named(const RowDefinition& open, const Scopes& scopes,
                 std::vector<RowDefinition>& result) const {
    const std::size_t before = result.size();
    for (const Scope& scope : scopes) {
      if (&scope != &scopes.back() && !scope.has_one_place) continue;
      for (const source::Entry& entry : scope.data->entries()) {
        const bool is_known = std::ranges::find(scope.known, entry.key) != scope.known.end();
        if (!is_known) result.push_back(named_by(entry, open));
      }
    }
    if (result.size() == before) result.push_back(blank(open));
  }

  // Where there is nothing to list, the form shows that its row is empty.
  static RowDefinition blank(const RowDefinition& open) {
    RowDefinition row = open;
    row.is_open = false;
    row.rules = ValueRules{.type = ValueType::text};
    return row;
  }

  RowDefinition named_by(const source::Entry& entry, const RowDefinition& open) const {
    RowDefinition row = open;
    row.is_open = false;
    row.name = entry.key;
    const auto name =
        source::Node::scalar(entry.key, source::ScalarStyle::plain, entry.key_position);
    row.label.origin = name;
    row.label.parts = {TracedText::of_scalar(name, diagnostics_)};
    return row;
  }

  const source::Node& data_;
  Diagnostics& diagnostics_;
};

}  // namespace

bool has_open_rows(const TableDefinition& table) { return open_places(table) > 0; }

TableDefinition with_open_rows(TableDefinition table, const source::Node& data,
                               Diagnostics& diagnostics) {
  return OpenRows(data, diagnostics).fill(std::move(table));
}

}  // namespace typeset::document
