#include "document/table_sums.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "document/table_names.h"
#include "document/table_relations.h"

namespace typeset::document {
namespace {

class SumChecker {
 public:
  SumChecker(const TableDefinition& table, const TableIndex& index, const TableData& data,
             Diagnostics& diagnostics)
      : table_(table), index_(index), data_(data), diagnostics_(diagnostics) {}

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
    for (std::size_t row = 0; row < data_.size(); ++row) {
      auto& figures = figures_.emplace_back(data_[row].size());
      for (std::size_t column = 0; column < figures.size(); ++column) {
        const auto& typed = data_[row][column];
        if (typed && typed->number) {
          figures[column].number = *typed->number;
        } else if (holds_number(row, column)) {
          figures[column].sign = sign_named(row, column, typed ? typed->text.utf8() : "");
          if (figures[column].sign) figures[column].number.reset();
        }
      }
    }
  }

  // The cell's sign of that name. What is not written is one too where nothing is.
  const std::string* sign_named(std::size_t row, std::size_t column,
                                std::string_view name) const {
    const std::vector<std::string>& signs = value_rules(index_, row, column).figures.no_data;
    const auto found = std::ranges::find(signs, name);
    return found == signs.end() ? nullptr : &*found;
  }

  bool holds_number(std::size_t row, std::size_t column) const {
    return is_number(value_rules(index_, row, column).type);
  }

  void sum_row(const SumRule& rule) {
    const auto& columns = index_.section_of(rule.leaf).leaf_columns;
    for (std::size_t column = 0; column < columns.size(); ++column) {
      if (columns[column]->is_sum || !columns[column]->in_totals) continue;
      if (!holds_number(rule.leaf, column)) continue;
      std::vector<TableFigure> terms;
      for (const std::size_t row : rule.terms) terms.push_back(figures_[row][column]);
      set_sum(rule.leaf, column, terms, MessageId::row_sum_mismatch);
    }
  }

  void sum_column(const SectionIndex& section, const SumRule& rule) {
    for (std::size_t row = section.first_row; row < section.last_row; ++row) {
      std::vector<TableFigure> terms;
      for (const std::size_t column : rule.terms) {
        if (holds_number(row, column)) terms.push_back(figures_[row][column]);
      }
      set_sum(row, rule.leaf, terms, MessageId::column_sum_mismatch);
    }
  }

  void set_sum(std::size_t row, std::size_t column, const std::vector<TableFigure>& terms,
               MessageId fault) {
    Decimal sum;
    std::vector<Decimal> numbers;
    for (const TableFigure& term : terms) {
      if (!term.number) continue;
      // Figures are limited so that this takes millions of terms.
      sum = checked_sum(sum, *term.number).value_or(sum);
      numbers.push_back(*term.number);
    }
    TableFigure& figure = figures_[row][column];
    const auto& typed = data_[row][column];
    const bool is_withheld = typed && !typed->number;
    if (!is_withheld) figure.sign = numbers.empty() ? sign_of_sum(row, column, terms) : nullptr;
    figure.number = sum;
    if (numbers.empty() && figure.sign) figure.number.reset();
    if (!typed || is_withheld || *typed->number == sum) return;
    if (!names_) names_ = names_of(table_, index_);
    const std::string& name = names_->rows[row];
    diagnostics_.error(
        typed->origin.position(),
        {fault,
         {name.empty() ? table_.name : name, names_->columns[index_.section_number(row)][column],
          typed->number->to_string(), sum.to_string() + terms_in_words(numbers)}});
  }

  // Of terms that are all signs. Null where there are none.
  const std::string* sign_of_sum(std::size_t row, std::size_t column,
                                 const std::vector<TableFigure>& terms) const {
    for (const std::string& sign : value_rules(index_, row, column).figures.no_data) {
      const bool has_it =
          std::ranges::any_of(terms, [&](const TableFigure& term) { return *term.sign == sign; });
      if (has_it) return &sign;
    }
    return terms.empty() ? nullptr : terms.front().sign;
  }

  const TableDefinition& table_;
  const TableIndex& index_;
  const TableData& data_;
  Diagnostics& diagnostics_;
  std::optional<TableNames> names_;  // once a message needs them
  TableFigures figures_;
};

}  // namespace

std::string terms_in_words(const std::vector<Decimal>& terms) {
  constexpr std::size_t many = 8, too_many = 100;
  if (terms.size() > too_many) return {};
  std::string text;
  for (const Decimal& term : terms) {
    if (terms.size() > many && term.is_zero()) continue;
    if (!text.empty() && !term.is_negative()) text += '+';
    text += term.to_string();
  }
  return text.empty() || terms.size() == 1 ? std::string() : " (" + text + ")";
}

TableFigures compute_figures(const TableDefinition& table, const TableIndex& index,
                             const TableData& data, Diagnostics& diagnostics) {
  TableFigures figures = SumChecker(table, index, data, diagnostics).run();
  check_relations(table, index, data, figures, diagnostics);
  return figures;
}

}  // namespace typeset::document
