#include "document/table_sums.h"

#include <string>
#include <utility>

#include "document/number_text.h"

namespace typeset::document {
namespace {

class SumChecker {
 public:
  SumChecker(const TableIndex& index, const TableData& data, Diagnostics& diagnostics)
      : index_(index), data_(data), diagnostics_(diagnostics) {}

  TableFigures run() {
    take_typed_values();
    // Rows first, then columns: a column's sum in a row that is itself a sum adds figures that are
    // sums already, and both ways come to the same.
    for (const SumRule& rule : sum_rules(index_.rows)) sum_row(rule);
    for (const SectionIndex& section : index_.sections) {
      for (const SumRule& rule : sum_rules(section.columns)) sum_column(section, rule);
    }
    return std::move(figures_);
  }

 private:
  void take_typed_values() {
    for (const auto& row : data_) {
      auto& figures = figures_.emplace_back(row.size());
      for (std::size_t column = 0; column < row.size(); ++column) {
        if (row[column]) figures[column] = row[column]->number;
      }
    }
  }

  void sum_row(const SumRule& rule) {
    const auto& columns = index_.section_of(rule.leaf).leaf_columns;
    for (std::size_t column = 0; column < columns.size(); ++column) {
      if (columns[column]->is_sum) continue;
      std::vector<Decimal> terms;
      for (const std::size_t row : rule.terms) terms.push_back(figures_[row][column]);
      set_sum(rule.leaf, column, terms);
    }
  }

  void sum_column(const SectionIndex& section, const SumRule& rule) {
    for (std::size_t row = section.first_row; row < section.last_row; ++row) {
      std::vector<Decimal> terms;
      for (const std::size_t column : rule.terms) terms.push_back(figures_[row][column]);
      set_sum(row, rule.leaf, terms);
    }
  }

  void set_sum(std::size_t row, std::size_t column, const std::vector<Decimal>& terms) {
    Decimal sum;
    for (const Decimal& term : terms) {
      // Figures are limited so that this takes millions of terms.
      sum = checked_sum(sum, term).value_or(sum);
    }
    figures_[row][column] = sum;
    const auto& typed = data_[row][column];
    if (typed && typed->number != sum) report(row, column, *typed, sum, terms);
  }

  void report(std::size_t row, std::size_t column, const TypedCell& typed, const Decimal& sum,
              const std::vector<Decimal>& terms) {
    const RowDefinition* row_definition = index_.leaf_rows[row];
    const std::string row_name = row_definition ? row_definition->name : std::string();
    const std::string column_name = index_.section_of(row).leaf_columns[column]->name;
    diagnostics_.error(typed.node.position(), {MessageId::sum_mismatch,
                                               {row_name, column_name, typed.node.text(),
                                                sum.to_string() + terms_in_words(terms)}});
  }

  //  (3+0+8); zeros are left out of long sums.
  static std::string terms_in_words(const std::vector<Decimal>& terms) {
    constexpr std::size_t many = 8;
    std::string text;
    for (const Decimal& term : terms) {
      if (terms.size() > many && term.is_zero()) continue;
      if (!text.empty() && !term.is_negative()) text += '+';
      text += term.to_string();
    }
    return text.empty() ? text : " (" + text + ")";
  }

  const TableIndex& index_;
  const TableData& data_;
  Diagnostics& diagnostics_;
  TableFigures figures_;
};

}  // namespace

TableFigures compute_figures(const TableIndex& index, const TableData& data,
                             Diagnostics& diagnostics) {
  return SumChecker(index, data, diagnostics).run();
}

}  // namespace typeset::document
