#include "document/layout_tables.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "document/layout_cell_look.h"
#include "document/layout_diagonal.h"
#include "document/layout_equal_widths.h"
#include "document/layout_grid.h"
#include "document/layout_records.h"
#include "document/layout_tree.h"
#include "document/layout_values.h"
#include "document/record_rows.h"
#include "document/table_index.h"

namespace typeset::document {
namespace {

std::size_t stub_columns_of(const SectionDefinition& section) {
  for (const RowDefinition& row : section.rows) {
    if (row.records) return record_columns(*row.records, section.columns).all().size();
  }
  return tree_depth(section.rows);
}

class TableReader {
 public:
  TableReader(const source::Entry& entry, const TableStyles& styles, const LayoutContext& context)
      : entry_(entry),
        styles_(styles),
        context_(context),
        mapping_(entry.value, entry.key, context.diagnostics),
        equal_widths_(context.diagnostics) {}

  TableDefinition read() {
    table_.name = entry_.key;
    table_.position = entry_.key_position;
    read_style();
    if (const source::Node* label = mapping_.find("label")) {
      table_.label = read_text(*label, "label", context_.diagnostics).value_or("");
    }
    read_surroundings();
    read_thousands(mapping_, table_.style.figures, context_.diagnostics);
    read_no_data(mapping_, table_.style.figures, context_.diagnostics);
    if (const source::Node* grid = mapping_.find("grid")) {
      table_.grid = read_grid(*grid, table_.style, context_);
    } else {
      read_trees();
    }
    mapping_.report_keys();
    return std::move(table_);
  }

 private:
  void read_style() {
    const source::Node* node = mapping_.require("style");
    if (!node) return;
    if (auto style = table_style_named(*node, styles_, context_.diagnostics)) {
      table_.style = *std::move(style);
    }
  }

  // What stands around the frame.
  void read_surroundings() {
    if (const source::Node* caption = mapping_.find("caption")) {
      table_.caption = context_.pattern(*caption, "caption");
      table_.caption_style = flow_style("caption", *caption);
    }
    if (const source::Node* unit = mapping_.find("unit")) {
      table_.unit = context_.pattern(*unit, "unit");
      table_.unit_style = flow_style("table-unit", *unit);
    }
    const source::Node* notes = mapping_.find("notes");
    if (!notes) return;
    table_.note_style = flow_style("table-note", *notes);
    for (const source::Node& note : read_filled_list(*notes, "notes", context_.diagnostics)) {
      if (auto pattern = context_.pattern(note, "notes")) {
        table_.notes.push_back(*std::move(pattern));
      }
    }
  }

  StyleRef flow_style(std::string_view name, const source::Node& asked_by) const {
    return context_.styles.require_flow(name, asked_by.position(), context_.diagnostics);
  }

  void read_trees() {
    read_zero(mapping_, zero_, context_.diagnostics);
    if (const source::Node* numbering = mapping_.find("numbering")) {
      table_.numbering = read_numbering(*numbering, context_.diagnostics);
    }
    if (const source::Node* references = mapping_.find("row-references")) {
      table_.references = read_numbering(*references, context_.diagnostics);
    }
    read_stub_columns();
    if (const source::Node* sections = mapping_.find("sections")) {
      read_sections(*sections);
    } else {
      add_section(mapping_);
    }
    check_records(table_, context_.diagnostics);
    check_stub_columns();
    read_relations();
  }

  void read_sections(const source::Node& list) {
    const auto& nodes = read_filled_list(list, "sections", context_.diagnostics);
    bool has_open_one = false;
    for (const source::Node& node : nodes) {
      MappingReader mapping(node, "sections", context_.diagnostics);
      add_section(mapping);
      mapping.report_keys();
      const SectionDefinition& section = table_.sections.back();
      if (nodes.size() == 1 || section.band) continue;
      if (section.rows.empty() && mapping.find("columns")) {
        context_.diagnostics.error(node.position(), {MessageId::section_unreachable, {}});
      }
      const bool is_open = std::ranges::any_of(section.rows, &RowDefinition::is_open);
      if (is_open && has_open_one) {
        context_.diagnostics.error(node.position(), {MessageId::open_rows_twice, {}});
      }
      has_open_one = has_open_one || is_open;
    }
  }

  // Once it is known how deep the rows are.
  void check_stub_columns() {
    std::size_t columns = 0;
    for (const SectionDefinition& section : table_.sections) {
      columns = std::max(columns, stub_columns_of(section));
    }
    const std::size_t written = table_.stub_columns.size();
    if (written <= columns) return;
    const source::Node& stub = *mapping_.find("stub");
    context_.diagnostics.error(
        stub.items()[columns].position(),
        {MessageId::hints_beyond_columns,
         {"stub", std::to_string(written), std::to_string(columns)}});
  }

  void read_stub_columns() {
    const source::Node* stub = mapping_.find("stub");
    if (!stub) return;
    const auto& nodes = read_list(*stub, "stub", context_.diagnostics);
    for (const source::Node& node : nodes) {
      MappingReader hints(node, "stub", context_.diagnostics);
      table_.stub_columns.push_back(read_column_hints(hints, table_.style.stub, context_));
      table_.stub_edges.push_back(
          read_edges(hints, {left_edge, right_edge}, table_.style.stub, context_));
      hints.report_keys();
    }
    equal_widths_.add_list(nodes, table_.stub_columns);
  }

  void add_section(MappingReader& mapping) {
    SectionDefinition section;
    if (const source::Node* band = mapping.find("band")) {
      section.band = context_.pattern(*band, "band");
    }
    if (const source::Node* columns = mapping.require("columns")) {
      section.columns = read_columns(*columns, zero_, table_.style, context_);
      equal_widths_.add_tree(columns->items(), section.columns);
    }
    if (const source::Node* rows = mapping.find("rows")) {
      section.rows = read_rows(*rows, table_.style, context_);
      if (const source::Node* corner = mapping.find("corner")) read_corner(*corner, section);
      section.diagonal = read_diagonal(mapping, {"corner"}, context_);
    } else {
      refuse_corner(mapping);
    }
    if (const source::Node* numbers = mapping.find("column-numbers")) {
      section.column_numbers =
          read_boolean(*numbers, "column-numbers", context_.diagnostics).value_or(false);
    }
    const source::Node* relations = mapping.find("relations");
    const source::Node* column_relations = mapping.find("column-relations");
    relations_.push_back({relations, column_relations});
    table_.sections.push_back(std::move(section));
  }

  void refuse_corner(MappingReader& mapping) {
    for (const std::string_view key : {"corner", "diagonal"}) {
      const source::Node* node = mapping.find(key);
      if (!node) continue;
      context_.diagnostics.error(node->position(),
                                 {MessageId::corner_without_rows, {std::string(key)}});
    }
  }

  // One text over the whole stub, or a list of one for each of its columns.
  void read_corner(const source::Node& corner, SectionDefinition& section) {
    if (!corner.is_sequence()) {
      section.corner = context_.pattern(corner, "corner");
      return;
    }
    section.stub_heads = read_columns(corner, std::nullopt, table_.style, context_);
    const std::size_t heads = tree_leaves(section.stub_heads);
    const std::size_t columns = stub_columns_of(section);
    if (heads == columns) return;
    context_.diagnostics.error(
        corner.position(),
        {MessageId::corner_count, {std::to_string(heads), std::to_string(columns)}},
        Message{MessageId::hint_corner_heads, {std::to_string(columns)}});
  }

  // Once all names are known.
  void read_relations() {
    const TableIndex index = index_table(table_);
    for (std::size_t i = 0; i < relations_.size(); ++i) {
      SectionDefinition& section = table_.sections[i];
      if (const source::Node* node = relations_[i].rows) {
        section.relations =
            relations_of(*node, "relations", index.rows_of(i), MessageId::unknown_row);
      }
      if (const source::Node* node = relations_[i].columns) {
        section.column_relations = relations_of(
            *node, "column-relations", index.sections[i].columns, MessageId::unknown_column);
      }
    }
  }

  std::vector<Relation> relations_of(const source::Node& list, std::string_view key,
                                     const NamedNode& scope, MessageId unknown) {
    std::vector<Relation> relations;
    for (const source::Node& node : read_filled_list(list, key, context_.diagnostics)) {
      if (!read_text(node, key, context_.diagnostics)) continue;
      auto relation = read_relation(node, scope, table_.name, unknown, context_.diagnostics);
      if (relation) relations.push_back(*std::move(relation));
    }
    return relations;
  }

  struct SectionRelations {
    const source::Node* rows = nullptr;
    const source::Node* columns = nullptr;
  };

  const source::Entry& entry_;
  const TableStyles& styles_;
  const LayoutContext& context_;
  MappingReader mapping_;
  TableDefinition table_;
  EqualWidths equal_widths_;
  std::optional<std::string> zero_;
  std::vector<SectionRelations> relations_;
};

}  // namespace

std::vector<TableDefinition> read_tables(const source::Node& node, const TableStyles& styles,
                                         const std::map<std::string, PatternNames>& names,
                                         const LayoutContext& context) {
  std::vector<TableDefinition> tables;
  for (const source::Entry& entry : read_entries(node, "tables", context.diagnostics)) {
    const auto own = names.find(entry.key);
    const LayoutContext inside{context.styles, own == names.end() ? context.names : own->second,
                               context.diagnostics};
    tables.push_back(TableReader(entry, styles, inside).read());
  }
  return tables;
}

std::optional<TableStyleDefinition> table_style_named(const source::Node& node,
                                                      const TableStyles& styles,
                                                      Diagnostics& diagnostics) {
  const auto name = read_text(node, "style", diagnostics);
  if (!name) return std::nullopt;
  if (const auto found = styles.find(*name); found != styles.end()) return found->second;
  std::vector<std::string> names;
  for (const auto& [known, style] : styles) names.push_back(known);
  diagnostics.error(node.position(), {MessageId::unknown_style, {*name}}, suggest(*name, names));
  return std::nullopt;
}

NumberingScheme read_numbering(const source::Node& node, Diagnostics& diagnostics) {
  const PatternNames names = {{"n", ValueType::integer}};
  std::vector<Pattern> levels;
  for (const source::Node& item : read_list(node, "numbering", diagnostics)) {
    auto pattern = read_pattern(item, "numbering", diagnostics);
    const bool good = pattern && check_pattern(*pattern, names, diagnostics);
    levels.push_back(good ? *std::move(pattern) : Pattern{});
  }
  return NumberingScheme(std::move(levels));
}

}  // namespace typeset::document
