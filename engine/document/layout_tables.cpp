#include "document/layout_tables.h"

#include <set>
#include <string_view>
#include <utility>

#include "document/layout_tree.h"

namespace typeset::document {
namespace {

class TableReader {
 public:
  TableReader(const source::Entry& entry, const TableStyles& styles, const LayoutContext& context)
      : entry_(entry),
        styles_(styles),
        context_(context),
        mapping_(entry.value, entry.key, context.diagnostics) {}

  TableDefinition read() {
    table_.name = entry_.key;
    table_.position = entry_.key_position;
    read_style();
    if (const source::Node* numbering = mapping_.find("numbering")) {
      table_.numbering = read_numbering(*numbering, context_.diagnostics);
    }
    read_stub_columns();
    if (const source::Node* sections = mapping_.find("sections")) {
      for (const source::Node& node :
           read_filled_list(*sections, "sections", context_.diagnostics)) {
        MappingReader section(node, "sections", context_.diagnostics);
        table_.sections.push_back(read_section(section));
        section.report_unknown_keys();
      }
    } else {
      table_.sections.push_back(read_section(mapping_));
    }
    mapping_.report_unknown_keys();
    return std::move(table_);
  }

 private:
  void read_style() {
    const source::Node* node = mapping_.require("style");
    if (!node) return;
    const auto name = read_text(*node, "style", context_.diagnostics);
    if (!name) return;
    if (const auto found = styles_.find(*name); found != styles_.end()) {
      table_.style = found->second;
      return;
    }
    std::vector<std::string> names;
    for (const auto& [known, style] : styles_) names.push_back(known);
    context_.diagnostics.error(node->position(), {MessageId::unknown_style, {*name}},
                               suggest(*name, names));
  }

  void read_stub_columns() {
    const source::Node* stub = mapping_.find("stub");
    if (!stub) return;
    for (const source::Node& node : read_list(*stub, "stub", context_.diagnostics)) {
      MappingReader hints(node, "stub", context_.diagnostics);
      table_.stub_columns.push_back(read_column_hints(hints, table_.style.stub, context_));
      hints.report_unknown_keys();
    }
  }

  SectionDefinition read_section(MappingReader& mapping) {
    SectionDefinition section;
    if (const source::Node* band = mapping.find("band")) {
      section.band = context_.pattern(*band, "band");
    }
    if (const source::Node* columns = mapping.require("columns")) {
      section.columns = read_columns(*columns, table_.style, context_);
    }
    if (const source::Node* rows = mapping.find("rows")) {
      section.rows = read_rows(*rows, context_);
      // Without rows there is no stub that it could stand over.
      if (const source::Node* corner = mapping.find("corner")) {
        section.corner = context_.pattern(*corner, "corner");
      }
    }
    return section;
  }

  const source::Entry& entry_;
  const TableStyles& styles_;
  const LayoutContext& context_;
  MappingReader mapping_;
  TableDefinition table_;
};

}  // namespace

std::vector<TableDefinition> read_tables(const source::Node& node, const TableStyles& styles,
                                         const LayoutContext& context) {
  std::vector<TableDefinition> tables;
  for (const source::Entry& entry : read_entries(node, "tables", context.diagnostics)) {
    tables.push_back(TableReader(entry, styles, context).read());
  }
  return tables;
}

NumberingScheme read_numbering(const source::Node& node, Diagnostics& diagnostics) {
  const PatternNames names = {{"n", FieldType::integer}};
  std::vector<Pattern> levels;
  for (const source::Node& item : read_list(node, "numbering", diagnostics)) {
    auto pattern = read_pattern(item, "numbering", diagnostics);
    const bool good = pattern && check_pattern(*pattern, names, diagnostics);
    levels.push_back(good ? *std::move(pattern) : Pattern{});
  }
  return NumberingScheme(std::move(levels));
}

}  // namespace typeset::document
