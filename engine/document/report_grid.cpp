#include "document/report_grid.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "document/node_reading.h"
#include "document/number_text.h"
#include "document/table_continuation.h"
#include "document/value_reader.h"

namespace typeset::document {
namespace {

class GridBuilder {
 public:
  GridBuilder(const TableDefinition& definition, const source::Node& data,
              const TableContext& context)
      : definition_(definition), data_(data), context_(context) {}

  FreeGrid build() {
    check_names();
    FreeGrid grid;
    grid.rows = definition_.grid->rows;
    grid.columns = definition_.grid->columns;
    grid.head_rows = definition_.grid->head_rows;
    grid.hints = definition_.grid->hints;
    grid.row_hints = definition_.grid->row_hints;
    for (const GridCellDefinition& cell : definition_.grid->cells) {
      grid.cells.push_back({cell.row, cell.column, cell.rowspan, cell.colspan, cell.is_head,
                            content_of(cell), cell.edges, continued(cell)});
    }
    return grid;
  }

 private:
  CellText content_of(const GridCellDefinition& cell) const {
    CellText content{{}, cell.style, cell.look};
    if (cell.diagonal.empty()) {
      content.text = context_.inline_styles.spans(text_of(cell), cell.style);
    }
    for (const Pattern& label : cell.diagonal) {
      content.diagonal.push_back(context_.fields.expand(label).trimmed().spans(cell.style));
    }
    if (cell.foot) {
      const CellText foot{context_.fields.expand(*cell.foot).trimmed().spans(cell.foot_style),
                          cell.foot_style};
      content.foot = std::make_shared<const CellText>(foot);
    }
    return content;
  }

  // What a label says where rows that it spans go on.
  std::optional<CellText> continued(const GridCellDefinition& cell) const {
    const auto& pattern = definition_.style.continued_label;
    const bool may_go_on = cell.is_head && cell.rowspan > 1 && cell.diagonal.empty();
    if (!pattern || !may_go_on || cell.row < definition_.grid->head_rows) return std::nullopt;
    const TracedText label = text_of(cell);
    if (label.empty()) return std::nullopt;
    return CellText{continued_label(*pattern, label).spans(cell.style), cell.style, cell.look};
  }

  void check_names() {
    std::vector<std::string> known;
    for (const GridCellDefinition& cell : definition_.grid->cells) {
      if (!cell.name.empty()) known.push_back(cell.name);
    }
    for (const source::Entry& entry : read_entries(data_, definition_.name, context_.diagnostics)) {
      if (std::find(known.begin(), known.end(), entry.key) != known.end()) continue;
      context_.diagnostics.error(entry.key_position,
                                 {MessageId::unknown_key, {entry.key, definition_.name}},
                                 hint_for_key(entry, known));
    }
  }

  TracedText text_of(const GridCellDefinition& cell) const {
    if (cell.name.empty()) return context_.fields.expand(cell.text).trimmed();
    if (auto value = value_of(cell)) return value->text;
    const std::vector<std::string>& signs = cell.rules.figures.no_data;
    const bool may_be_blank = std::ranges::find(signs, "") != signs.end();
    if (!is_number(cell.rules.type) || may_be_blank) return {};
    return TracedText::generated(printed_number(Decimal(), cell.rules), cell.text.origin);
  }

  std::optional<FieldValue> value_of(const GridCellDefinition& cell) const {
    const source::Node* node = data_.find(cell.name);
    if (!node || node->is_null()) return std::nullopt;
    if (!node->is_scalar()) {
      context_.diagnostics.error(node->position(), {MessageId::expected_text, {cell.name}});
      return std::nullopt;
    }
    const TracedText text = TracedText::of_scalar(*node, context_.diagnostics);
    if (text.trimmed().empty()) return std::nullopt;
    return read_value(cell.rules, text, *node, context_.diagnostics);
  }

  const TableDefinition& definition_;
  const source::Node& data_;
  const TableContext& context_;
};

}  // namespace

FreeGrid build_grid(const TableDefinition& definition, const source::Node& data,
                    const TableContext& context) {
  return GridBuilder(definition, data, context).build();
}

}  // namespace typeset::document
