#include "document/report_table.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/unicode.h"
#include "document/number_text.h"
#include "document/open_rows.h"
#include "document/record_rows.h"
#include "document/report_grid.h"
#include "document/report_records.h"
#include "document/table_continuation.h"
#include "document/table_data.h"
#include "document/table_index.h"
#include "document/table_sums.h"

namespace typeset::document {
namespace {

class TableBuilder {
 public:
  // `rows_are_complete`: none is left out for what is wrong in it.
  TableBuilder(const TableDefinition& definition, const source::Node& data,
               const TableContext& context, bool rows_are_complete = true)
      : definition_(definition),
        context_(context),
        index_(index_table(definition)),
        data_(read_table_data(definition, index_, data, data_findings_)),
        figures_(compute_figures(definition, index_, data_, figure_findings_)) {
    report(data_findings_);
    // Sums and relations of figures that could not be read say nothing.
    if (rows_are_complete && !data_findings_.has_errors()) report(figure_findings_);
  }

  void build_into(Table& table) {
    table.stub_columns = definition_.stub_columns;
    table.stub_edges = definition_.stub_edges;
    table.has_stub = false;
    for (std::size_t i = 0; i < definition_.sections.size(); ++i) {
      const SectionDefinition& section = definition_.sections[i];
      table.has_stub = table.has_stub || !section.rows.empty();
      table.sections.push_back(build_section(section, index_.sections[i]));
    }
  }

 private:
  void report(const Diagnostics& findings) const {
    for (Diagnostic& finding : findings.sorted()) context_.diagnostics.add(std::move(finding));
  }

  TableSection build_section(const SectionDefinition& definition, const SectionIndex& index) {
    TableSection section;
    if (definition.band) section.band = cell(*definition.band, definition_.style.band);
    if (definition.corner) section.corner = cell(*definition.corner, definition_.style.corner);
    if (!definition.diagonal.empty()) section.corner = diagonal_corner(definition.diagonal);
    for (const ColumnDefinition& column : definition.stub_heads) {
      section.stub_heads.push_back(build_column(column));
    }
    for (const ColumnDefinition& column : definition.columns) {
      section.columns.push_back(build_column(column));
    }
    if (definition.column_numbers) section.column_numbers = column_numbers(definition, index);
    next_row_ = index.first_row;
    section.has_stub = !definition.rows.empty();
    if (!section.has_stub) {
      RowNode& row = section.rows.emplace_back();
      row.label.style = definition_.style.stub;
      row.values = next_values();
    } else {
      section.rows = build_rows(definition.rows, 1);
    }
    return section;
  }

  // As the forms of the statistical reporting system have them: 甲 乙 over the stub, 1 2 3 over the
  // rest.
  std::vector<CellText> column_numbers(const SectionDefinition& definition,
                                       const SectionIndex& index) const {
    static constexpr auto stems = std::to_array<std::string_view>(
        {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"});
    std::vector<CellText> numbers;
    const auto add = [&](std::string_view number) {
      const auto origin = source::Node::null(definition_.position);
      const StyleRef& style = definition_.style.head;
      numbers.push_back({TracedText::generated(number, origin).spans(style), style});
    };
    std::size_t stub_columns = 0;
    for (const SectionDefinition& section : definition_.sections) {
      if (!definition.rows.empty()) stub_columns = std::max(stub_columns, tree_depth(section.rows));
    }
    for (std::size_t i = 0; i < stub_columns; ++i) add(stems[std::min(i, stems.size() - 1)]);
    for (std::size_t i = 1; i <= index.leaf_columns.size(); ++i) add(std::to_string(i));
    return numbers;
  }

  CellText cell(const Pattern& pattern, const StyleRef& style) const {
    CellText cell{{}, style};
    append_label(pattern, style, cell.text);
    return cell;
  }

  void append_label(const Pattern& pattern, const StyleRef& style, RichText& text) const {
    const TracedText* const constant = constant_of(pattern);
    if (constant) {
      constant->append_spans(style, text);
    } else {
      context_.fields.expand(pattern).trimmed().append_spans(style, text);
    }
  }

  // The text of a pattern that is nothing else, as most labels are; null: there is more to do.
  static const TracedText* constant_of(const Pattern& pattern) {
    if (pattern.parts.size() != 1) return nullptr;
    const auto* text = std::get_if<TracedText>(&pattern.parts.front());
    if (!text || text->empty()) return nullptr;
    const bool is_trimmed = !is_blank(text->text().front()) && !is_blank(text->text().back());
    return is_trimmed ? text : nullptr;
  }

  CellText diagonal_corner(const std::vector<Pattern>& labels) const {
    CellText corner;
    corner.style = definition_.style.corner;
    for (const Pattern& label : labels) corner.diagonal.push_back(cell(label, corner.style).text);
    return corner;
  }

  ColumnNode build_column(const ColumnDefinition& definition) const {
    ColumnNode column;
    const StyleRef& style = definition.style ? definition.style : definition_.style.head;
    column.label = cell(definition.label, style);
    column.hints = definition.hints;
    column.edges = definition.edges;
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
      TracedText printed;
      if (definition.numbered) printed = definition_.numbering.number(level, ++number);
      row.label = {{}, style, definition.look};
      printed.append_spans(style, row.label.text);
      append_label(definition.label, style, row.label.text);
      row.keep_together = definition.keep;
      row.edges = definition.edges;
      row.keep_with_previous = definition.is_sum && !definition.sums_following;
      if (definition_.style.continued_label && !row.label.text.empty()) {
        printed.append(context_.fields.expand(definition.label).trimmed());
        const TracedText again = continued_label(*definition_.style.continued_label, printed);
        row.continued_label = {again.spans(style), style, definition.look};
      }
      if (definition.children.empty()) {
        row.values = next_values();
        row.hints = definition.hints;
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
    values.reserve(figures_[row].size());
    for (std::size_t column = 0; column < figures_[row].size(); ++column) {
      const ColumnDefinition& definition = *index_.section_of(row).leaf_columns[column];
      const StyleRef& style =
          definition.cell_style ? definition.cell_style : definition_.style.cell;
      values.push_back(
          {value_spans(row, column, style), style, laid_over(row_look(row), definition.look)});
    }
    return values;
  }

  CellLook row_look(std::size_t row) const {
    const RowDefinition* definition = index_.leaf_rows[row];
    return definition ? definition->look : CellLook();
  }

  // A figure that is printed as it was typed keeps its place in the report.
  RichText value_spans(std::size_t row, std::size_t column, const StyleRef& style) const {
    const ValueRules& rules = value_rules(index_, row, column);
    const std::optional<FieldValue>& typed = data_[row][column];
    const auto as_typed = [&] { return context_.inline_styles.spans(typed->text, style); };
    if (!is_number(rules.type)) return typed ? as_typed() : RichText();
    const ColumnDefinition& definition = *index_.section_of(row).leaf_columns[column];
    const RowDefinition* const sum = index_.leaf_rows[row];
    const TableFigure& figure = figures_[row][column];
    if (!definition.in_totals && !typed && sum && sum->is_sum) return {};
    if (figure.sign) {
      return typed ? as_typed() : generated_spans(*figure.sign, style, label_of(row));
    }
    const Decimal number = figure.number.value_or(Decimal());
    const source::Node& origin = typed ? typed->origin : label_of(row);
    if (definition.zero && number.is_zero()) {
      return generated_spans(*definition.zero, style, origin);
    }
    const std::string printed = printed_number(number, rules);
    if (typed && typed->text.utf8() == printed) return as_typed();
    return generated_spans(printed, style, origin);
  }

  static RichText generated_spans(std::string_view text, const StyleRef& style,
                                  const source::Node& origin) {
    if (text.empty()) return {};
    RichText spans;
    spans.push_back({to_utf16(text), style, origin, 0, true});
    return spans;
  }

  const source::Node& label_of(std::size_t row) const {
    const RowDefinition* definition = index_.leaf_rows[row];
    return definition ? definition->label.origin : nowhere_;
  }

  const TableDefinition& definition_;
  const TableContext& context_;
  TableIndex index_;
  Diagnostics data_findings_, figure_findings_;
  TableData data_;
  TableFigures figures_;
  std::size_t next_row_ = 0;
  source::Node nowhere_ = source::Node::null(definition_.position);  // of rows without labels
};

std::optional<Paragraph> line_beside(const std::optional<Pattern>& pattern, const StyleRef& style,
                                     ParagraphRole role, const TableContext& context) {
  if (!pattern) return std::nullopt;
  const TracedText text = context.fields.expand(*pattern).trimmed();
  if (text.empty()) return std::nullopt;
  Paragraph paragraph;
  paragraph.role = role;
  paragraph.style = style;
  paragraph.text = context.inline_styles.spans(text, style);
  return paragraph;
}

}  // namespace

Table build_table(const TableDefinition& definition, const source::Node& data,
                  const TableContext& context) {
  Table table;
  table.name = definition.name;
  table.position = definition.position;
  table.style = definition.style.table;
  table.unit = line_beside(definition.unit, definition.unit_style, ParagraphRole::note, context);
  if (definition.style.repeat_unit) table.continued_unit = table.unit;
  for (const Pattern& note : definition.notes) {
    if (auto line = line_beside(note, definition.note_style, ParagraphRole::note, context)) {
      table.notes.push_back(*std::move(line));
    }
  }
  if (definition.grid) {
    table.grid = build_grid(definition, data, context);
  } else if (records_row(definition)) {
    const ReportRecords said = read_records(definition, data, context.diagnostics);
    const TableDefinition filled = with_record_rows(definition, said.records, context.diagnostics);
    // Groups that the report speaks of may be among what could not be read.
    const source::Node rows = said.is_complete ? said.rows : source::Node();
    TableBuilder(filled, rows, context, said.is_complete).build_into(table);
  } else if (has_open_rows(definition)) {
    const TableDefinition filled = with_open_rows(definition, data, context.diagnostics);
    TableBuilder(filled, data, context).build_into(table);
  } else {
    TableBuilder(definition, data, context).build_into(table);
  }
  return table;
}

}  // namespace typeset::document
