#include "document/report_table.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "document/number_text.h"
#include "document/table_data.h"
#include "document/table_index.h"
#include "document/table_sums.h"

namespace typeset::document {
namespace {

class TableBuilder {
 public:
  TableBuilder(const TableDefinition& definition, const source::Node& data,
               const FieldValues& fields, Diagnostics& diagnostics)
      : definition_(definition),
        fields_(fields),
        index_(index_table(definition)),
        data_(read_table_data(definition, index_, data, diagnostics)),
        figures_(compute_figures(index_, data_, diagnostics)) {}

  Table build() {
    Table table;
    table.name = definition_.name;
    table.position = definition_.position;
    table.style = definition_.style.table;
    table.stub_columns = definition_.stub_columns;
    table.has_stub = false;
    for (std::size_t i = 0; i < definition_.sections.size(); ++i) {
      const SectionDefinition& section = definition_.sections[i];
      table.has_stub = table.has_stub || !section.rows.empty();
      table.sections.push_back(build_section(section, index_.sections[i]));
    }
    return table;
  }

 private:
  TableSection build_section(const SectionDefinition& definition, const SectionIndex& index) {
    TableSection section;
    if (definition.band) section.band = cell(*definition.band, definition_.style.band);
    if (definition.corner) section.corner = cell(*definition.corner, definition_.style.corner);
    for (const ColumnDefinition& column : definition.columns) {
      section.columns.push_back(build_column(column));
    }
    next_row_ = index.first_row;
    if (definition.rows.empty()) {
      section.rows.push_back({{{}, definition_.style.stub}, {}, next_values()});
    } else {
      section.rows = build_rows(definition.rows, 1);
    }
    return section;
  }

  CellText cell(const Pattern& pattern, const StyleRef& style) const {
    return {fields_.expand(pattern).trimmed().spans(style), style};
  }

  ColumnNode build_column(const ColumnDefinition& definition) const {
    ColumnNode column;
    const StyleRef& style = definition.style ? definition.style : definition_.style.head;
    column.label = cell(definition.label, style);
    column.hints = definition.hints;
    for (const ColumnDefinition& child : definition.children) {
      column.children.push_back(build_column(child));
    }
    return column;
  }

  std::vector<RowNode> build_rows(const std::vector<RowDefinition>& definitions, int level) {
    std::vector<RowNode> rows;
    int number = 0;
    for (const RowDefinition& definition : definitions) {
      RowNode row;
      const StyleRef& style = definition.style ? definition.style : definition_.style.stub;
      TracedText label;
      if (definition.numbered) label = definition_.numbering.number(level, ++number);
      label.append(fields_.expand(definition.label).trimmed());
      row.label = {label.spans(style), style};
      if (definition.children.empty()) {
        row.values = next_values();
      } else {
        row.children = build_rows(definition.children, level + 1);
      }
      rows.push_back(std::move(row));
    }
    return rows;
  }

  std::vector<CellText> next_values() {
    const std::size_t row = next_row_++;
    std::vector<CellText> values;
    for (std::size_t column = 0; column < figures_[row].size(); ++column) {
      const StyleRef& style = definition_.style.cell;
      values.push_back({value_text(row, column).spans(style), style});
    }
    return values;
  }

  // A figure that is printed as it was typed keeps its place in the report.
  TracedText value_text(std::size_t row, std::size_t column) const {
    const ValueType type = value_type(index_, row, column);
    const std::string printed = printed_number(figures_[row][column], type);
    const std::optional<TypedCell>& typed = data_[row][column];
    if (!typed) return TracedText::generated(printed, label_of(row));
    Diagnostics none;  // a number has nothing to be cleaned of
    TracedText text = TracedText::of_scalar(typed->node, none);
    return text.utf8() == printed ? text : TracedText::generated(printed, typed->node);
  }

  source::Node label_of(std::size_t row) const {
    const RowDefinition* definition = index_.leaf_rows[row];
    return definition ? definition->label.origin : source::Node::null(definition_.position);
  }

  const TableDefinition& definition_;
  const FieldValues& fields_;
  TableIndex index_;
  TableData data_;
  TableFigures figures_;
  std::size_t next_row_ = 0;
};

}  // namespace

Table build_table(const TableDefinition& definition, const source::Node& data,
                  const FieldValues& fields, Diagnostics& diagnostics) {
  return TableBuilder(definition, data, fields, diagnostics).build();
}

}  // namespace typeset::document
