#include "document/table_relations.h"

#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "document/table_names.h"

namespace typeset::document {
namespace {

// One side of a relation in one column or row.
struct Side {
  std::vector<Decimal> terms;
  Decimal sum;

  std::string in_words() const { return sum.to_string() + terms_in_words(terms); }
};

// A place in the table.
struct Place {
  std::size_t row = 0, column = 0;
};
using PlaceOf = std::function<Place(std::size_t leaf)>;

class RelationChecker {
 public:
  RelationChecker(const TableDefinition& table, const TableIndex& index, const TableData& data,
                  const TableFigures& figures, Diagnostics& diagnostics)
      : table_(table),
        index_(index),
        data_(data),
        figures_(figures),
        row_sums_(sum_rules(index.rows)),
        diagnostics_(diagnostics) {}

  void run() {
    for (std::size_t i = 0; i < table_.sections.size(); ++i) {
      const SectionDefinition& section = table_.sections[i];
      for (const Relation& relation : section.relations) check_columns(relation, i);
      for (const Relation& relation : section.column_relations) check_rows(relation, i);
    }
  }

 private:
  void check_columns(const Relation& relation, std::size_t section) {
    const auto& columns = index_.sections[section].leaf_columns;
    for (std::size_t column = 0; column < columns.size(); ++column) {
      // What holds of the columns that a sum adds holds of the sum.
      // Nor does it hold of shares and prices, which are not added up.
      if (columns[column]->is_sum || !columns[column]->in_totals) continue;
      const PlaceOf place = [column](std::size_t leaf) { return Place{leaf, column}; };
      if (!is_known(relation, place) || is_true(relation, place)) continue;
      report(relation, place, names().columns[section][column], names().row_references);
    }
  }

  void check_rows(const Relation& relation, std::size_t section) {
    const SectionIndex& rows = index_.sections[section];
    for (std::size_t row = rows.first_row; row < rows.last_row; ++row) {
      if (index_.leaf_rows[row] && index_.leaf_rows[row]->is_sum) continue;
      const PlaceOf place = [row](std::size_t leaf) { return Place{row, leaf}; };
      if (!is_known(relation, place) || is_true(relation, place)) continue;
      report(relation, place, names().rows[row], names().columns[section]);
    }
  }

  const TableNames& names() {
    if (!names_) names_ = names_of(table_, index_);
    return *names_;
  }

  // Whether there is a number at each place of it.
  bool is_known(const Relation& relation, const PlaceOf& place) const {
    for (const auto* side : {&relation.left, &relation.right}) {
      for (const RelationTerm& term : *side) {
        const Place at = place(term.leaf);
        if (!is_number(value_rules(index_, at.row, at.column).type)) return false;
        if (figures_[at.row][at.column].sign) return false;
      }
    }
    return true;
  }

  bool is_true(const Relation& relation, const PlaceOf& place) const {
    return holds(side_of(relation.left, place).sum, relation.comparison,
                 side_of(relation.right, place).sum);
  }

  Side side_of(const std::vector<RelationTerm>& terms, const PlaceOf& place) const {
    Side side;
    for (const RelationTerm& term : terms) {
      const Place at = place(term.leaf);
      const Decimal figure = figures_[at.row][at.column].number.value_or(Decimal());
      side.terms.push_back(term.negative ? figure.negated() : figure);
      side.sum = checked_sum(side.sum, side.terms.back()).value_or(side.sum);
    }
    return side;
  }

  // `names` are those of the leaves that the relation is of.
  void report(const Relation& relation, const PlaceOf& place, const std::string& where,
              const std::vector<std::string>& names) {
    diagnostics_.error(position_of(relation, place),
                       {MessageId::relation_mismatch,
                        {in_words(relation, names), where, side_of(relation.left, place).in_words(),
                         side_of(relation.right, place).in_words()}});
  }

  // The last figure that somebody typed, in the relation itself or in what its sums add up.
  SourcePosition position_of(const Relation& relation, const PlaceOf& place) const {
    SourcePosition position = table_.position;
    bool found = false;
    for (const auto* side : {&relation.left, &relation.right}) {
      for (const RelationTerm& term : *side) take_place(place(term.leaf), position, found);
    }
    return position;
  }

  void take_place(const Place& at, SourcePosition& position, bool& found) const {
    take_figure(at.row, at.column, position, found);
    for (const SumRule& rule : row_sums_) {
      if (rule.leaf != at.row) continue;
      for (const std::size_t row : rule.terms) take_figure(row, at.column, position, found);
    }
    for (const SumRule& rule : sum_rules(index_.section_of(at.row).columns)) {
      if (rule.leaf != at.column) continue;
      for (const std::size_t column : rule.terms) take_figure(at.row, column, position, found);
    }
  }

  void take_figure(std::size_t row, std::size_t column, SourcePosition& position,
                   bool& found) const {
    const auto& typed = data_[row][column];
    if (!typed) return;
    const SourcePosition& candidate = typed->origin.position();
    if (!found || compare_positions(position, candidate) < 0) position = candidate;
    found = true;
  }

  const TableDefinition& table_;
  const TableIndex& index_;
  const TableData& data_;
  const TableFigures& figures_;
  std::vector<SumRule> row_sums_;
  std::optional<TableNames> names_;  // once a message needs them
  Diagnostics& diagnostics_;
};

}  // namespace

void check_relations(const TableDefinition& table, const TableIndex& index, const TableData& data,
                     const TableFigures& figures, Diagnostics& diagnostics) {
  RelationChecker(table, index, data, figures, diagnostics).run();
}

void renew_relations(TableDefinition& table, Diagnostics& diagnostics) {
  const TableIndex index = index_table(table);
  const auto renew = [&](std::vector<Relation>& relations, const NamedNode& scope, MessageId id) {
    for (Relation& relation : relations) {
      auto renewed = read_relation(relation.origin, scope, table.name, id, diagnostics);
      if (renewed) relation = *std::move(renewed);
    }
  };
  for (std::size_t i = 0; i < table.sections.size(); ++i) {
    SectionDefinition& section = table.sections[i];
    renew(section.relations, index.rows_of(i), MessageId::unknown_row);
    renew(section.column_relations, index.sections[i].columns, MessageId::unknown_column);
  }
}

}  // namespace typeset::document
