#include "document/prose_table.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "document/inline_marks.h"
#include "document/table_continuation.h"

namespace typeset::document {
namespace {

constexpr char16_t separator = u'|';

// Cells between the separators, those at both ends of the line not counted.
std::vector<TracedText> cells_of(const TracedText& row) {
  std::vector<TracedText> cells;
  std::size_t start = 1;
  for (const std::size_t bar : bars_outside_ruby(row.text())) {
    if (bar == 0) continue;
    cells.push_back(row.substr(start, bar - start).trimmed());
    start = bar + 1;
  }
  if (start < row.size()) cells.push_back(row.substr(start).trimmed());
  return cells;
}

// :---, :--:, ---:
bool is_alignment(const TracedText& cell) {
  return cell.text().find(u'-') != std::u16string::npos &&
         cell.text().find_first_not_of(u":-") == std::u16string::npos;
}

std::optional<TextAlign> alignment_of(const TracedText& cell) {
  const bool start = cell.text().starts_with(u':');
  const bool end = cell.text().ends_with(u':');
  if (start && end) return TextAlign::center;
  if (start) return TextAlign::start;
  if (end) return TextAlign::end;
  return std::nullopt;
}

class TableReader {
 public:
  TableReader(const TableStyleDefinition& style, const ProseContext& context)
      : style_(style), context_(context) {}

  Table read(const std::vector<TracedText>& rows) {
    Table table;
    table.position = rows.front().position_at(0);
    table.style = style_.table;
    table.has_stub = false;
    TableSection& section = table.sections.emplace_back();
    const std::vector<TracedText> head = cells_of(rows.front());
    for (const TracedText& cell : head) {
      section.columns.push_back({cell_text(cell, style_.head), {}, {}});
    }
    columns_.assign(head.size(), style_.cell);
    std::size_t next = 1;
    if (rows.size() > 1 && read_alignments(cells_of(rows[1]))) next = 2;
    for (; next < rows.size(); ++next) {
      section.rows.push_back({{{}, style_.stub}, {}, values_of(rows[next], head.size())});
    }
    if (section.rows.empty()) {
      section.rows.push_back({{{}, style_.stub}, {}, {}});
    }
    return table;
  }

 private:
  CellText cell_text(const TracedText& cell, const StyleRef& style) const {
    const TracedText text = parse_inline_marks(cell, NotesAllowed::no, context_.diagnostics);
    return {context_.inline_styles.spans(text, style), style};
  }

  bool read_alignments(const std::vector<TracedText>& cells) {
    if (cells.empty() || !std::all_of(cells.begin(), cells.end(), is_alignment)) return false;
    for (std::size_t i = 0; i < std::min(cells.size(), columns_.size()); ++i) {
      const auto align = alignment_of(cells[i]);
      if (!align || *align == style_.cell->align) continue;
      Style style = *style_.cell;
      style.align = *align;
      columns_[i] = std::make_shared<const Style>(std::move(style));
    }
    return true;
  }

  std::vector<CellText> values_of(const TracedText& row, std::size_t columns) const {
    const std::vector<TracedText> cells = cells_of(row);
    if (cells.size() != columns) {
      context_.diagnostics.error(
          row.position_at(0),
          {MessageId::table_row_cells, {std::to_string(cells.size()), std::to_string(columns)}});
    }
    std::vector<CellText> values;
    for (std::size_t i = 0; i < std::min(columns, cells.size()); ++i) {
      values.push_back(cell_text(cells[i], columns_[i]));
    }
    return values;
  }

  const TableStyleDefinition& style_;
  const ProseContext& context_;
  std::vector<StyleRef> columns_;  // styles of the cells
};

}  // namespace

bool is_table_row(const TracedText& line) { return line.text().starts_with(separator); }

bool is_table_caption(const TracedText& line) {
  return line.text().starts_with(u"表：") || line.text().starts_with(u"表:");
}

std::optional<Table> prose_table(const TracedText& caption, const std::vector<TracedText>& rows,
                                 const ProseContext& context) {
  const ProseDefinition& prose = context.layout.prose;
  if (!prose.table) {
    context.diagnostics.error(rows.front().position_at(0), {MessageId::prose_tables_not_here, {}});
    return std::nullopt;
  }
  Table table = TableReader(*prose.table, context).read(rows);
  constexpr std::size_t introduction = 2;  // 表：
  const TracedText words = parse_inline_marks(caption.substr(introduction).trimmed(),
                                              NotesAllowed::no, context.diagnostics);
  table.name = words.utf8();
  if (!words.empty() && prose.caption) {
    Paragraph& paragraph = table.caption.emplace();
    paragraph.role = ParagraphRole::caption;
    paragraph.style = prose.caption;
    const TracedText text =
        numbered_caption(prose.table_caption, "表", ++context.counters.tables, words);
    paragraph.text = context.inline_styles.spans(text, prose.caption);
    add_continuation(*prose.table, text, context.counters.tables, context.inline_styles, table);
  }
  return table;
}

}  // namespace typeset::document
