#include "document/table_labels.h"

#include <algorithm>
#include <vector>

namespace typeset::document {
namespace {

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

std::string below(const std::string& parent, const std::string& label) {
  return parent.empty() ? label : parent + " / " + label;
}

void add_columns(const NamedNode& parent, const std::vector<ColumnDefinition>& columns,
                 const std::string& path, TableLabels& labels) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string label = below(path, on_one_line(columns[i].label.origin.text()));
    labels[&parent.children[i]] = label;
    add_columns(parent.children[i], columns[i].children, label, labels);
  }
}

void add_rows(const NamedNode& parent, const std::vector<RowDefinition>& rows,
              const NumberingScheme& numbering, int level, const std::string& path,
              TableLabels& labels) {
  int number = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string printed = rows[i].numbered ? numbering.number(level, ++number).utf8() : "";
    const std::string label = below(path, printed + on_one_line(rows[i].label.origin.text()));
    labels[&parent.children[i]] = label;
    add_rows(parent.children[i], rows[i].children, numbering, level + 1, label, labels);
  }
}

}  // namespace

TableLabels labels_of(const TableDefinition& table, const TableIndex& index) {
  TableLabels labels = {{&index.rows, ""}};
  for (std::size_t i = 0; i < table.sections.size(); ++i) {
    const SectionDefinition& section = table.sections[i];
    const NamedNode& rows = index.rows_of(i);
    const std::string band = section.band ? on_one_line(section.band->origin.text()) : "";
    labels[&rows] = band;
    add_rows(rows, section.rows, table.numbering, 1, band, labels);
    add_columns(index.sections[i].columns, section.columns, "", labels);
  }
  return labels;
}

}  // namespace typeset::document
