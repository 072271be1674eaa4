#include "page/structure_builder.h"

namespace typeset::page {

ElementId TableElements::of(std::size_t cell, std::size_t label) const {
  const auto found = labels.find(cell);
  return found == labels.end() ? cells[cell] : found->second[label];
}

namespace {

HeaderScope scope_of(table::CellKind kind) {
  switch (kind) {
    case table::CellKind::band:
    case table::CellKind::corner:
    case table::CellKind::column_head:
      return HeaderScope::column;
    case table::CellKind::row_head:
      return HeaderScope::row;
    case table::CellKind::data:
      return HeaderScope::none;
  }
  return HeaderScope::none;
}

// How many texts the cell holds, where these are several.
std::size_t separate_texts(const document::CellText& content) {
  return content.foot ? 2 : content.diagonal.size();
}

}  // namespace

StructureBuilder::StructureBuilder() {
  elements_.emplace_back();
  elements_.back().role = StructureRole::document;
}

ElementId StructureBuilder::add(StructureRole role, ElementId parent) {
  elements_.emplace_back();
  elements_.back().role = role;
  elements_.back().parent = parent;
  return elements_.size() - 1;
}

ElementId StructureBuilder::add_block(StructureRole role) {
  open_lists_.clear();
  return add(role, container_);
}

TextElements StructureBuilder::add_paragraph(const document::Paragraph& paragraph) {
  using document::ParagraphRole;
  if (paragraph.role == ParagraphRole::list_item) return add_list_item(paragraph);
  if (paragraph.role != ParagraphRole::title && paragraph.role != ParagraphRole::heading) {
    return add_plain_paragraph();
  }
  if (paragraph.role == ParagraphRole::heading && paragraph.level == 1) {
    container_ = add(StructureRole::section, 0);
  }
  const ElementId heading = add_block(StructureRole::heading);
  // The title is H1, the parts' headings are H2.
  elements_[heading].level =
      level_below_open_headings(paragraph.role == ParagraphRole::title ? 0 : paragraph.level);
  return {std::nullopt, heading};
}

int StructureBuilder::level_below_open_headings(int level) {
  while (!open_headings_.empty() && open_headings_.back() >= level) open_headings_.pop_back();
  open_headings_.push_back(level);
  return static_cast<int>(open_headings_.size());
}

TextElements StructureBuilder::add_plain_paragraph() {
  return {std::nullopt, add_block(StructureRole::paragraph)};
}

StructureBuilder::OpenList& StructureBuilder::list_of_level(int level) {
  while (!open_lists_.empty() && open_lists_.back().level > level) open_lists_.pop_back();
  if (open_lists_.empty() || open_lists_.back().level < level) {
    const ElementId parent = open_lists_.empty() ? container_ : open_lists_.back().last_body;
    const ElementId list = add(StructureRole::list, parent);
    open_lists_.push_back({level, list, list});
  }
  return open_lists_.back();
}

TextElements StructureBuilder::add_list_item(const document::Paragraph& item) {
  OpenList& list = list_of_level(item.level);
  const ElementId element = add(StructureRole::list_item, list.list);
  TextElements result;
  if (item.label_length > 0) {
    // Numbered items are headings or paragraphs with their numbers; items of lists have marks.
    elements_[list.list].list_numbering = ListNumbering::disc;
    result.label = add(StructureRole::list_label, element);
  }
  result.body = add(StructureRole::list_item_body, element);
  list.last_body = result.body;
  return result;
}

RubyElements StructureBuilder::add_ruby(ElementId parent) {
  const ElementId ruby = add(StructureRole::ruby, parent);
  const ElementId base = add(StructureRole::ruby_base, ruby);
  return {base, add(StructureRole::ruby_text, ruby)};
}

TextElements StructureBuilder::add_footnote(const document::Footnote& footnote, ElementId parent) {
  const ElementId note = add(StructureRole::note, parent);
  TextElements result;
  if (footnote.label_length > 0) result.label = add(StructureRole::list_label, note);
  result.body = add(StructureRole::paragraph, note);
  return result;
}

ElementId StructureBuilder::add_picture(const std::string& alternative_text) {
  const ElementId figure = add_block(StructureRole::figure);
  elements_[figure].alternative_text = alternative_text;
  return figure;
}

FigureElements StructureBuilder::add_figure(const document::Figure& figure) {
  FigureElements result;
  result.figure = add_picture(figure.alternative_text);
  if (figure.caption) result.caption.body = add(StructureRole::caption, result.figure);
  return result;
}

TableElements StructureBuilder::add_table(const document::Table& table, const table::Grid& grid) {
  const ElementId element = add_block(StructureRole::table);
  TableElements result;
  add_caption(table, element, result);
  add_cells(grid, element, result);
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    std::vector<ElementId>& own = elements_[result.cells[i]].headers;
    own = table::headers_of(grid, i);
    for (ElementId& header : own) header = result.cells[header];
  }
  return result;
}

// A table holds nothing else beside its rows (14.8.4.3.4): what the figures count stands in the
// caption, which is where it is read.
void StructureBuilder::add_caption(const document::Table& table, ElementId parent,
                                   TableElements& result) {
  if (!table.caption && !table.unit) return;
  const ElementId caption = add(StructureRole::caption, parent);
  result.caption.body = caption;
  if (table.unit) result.unit.body = add(StructureRole::paragraph, caption);
}

void StructureBuilder::add_cells(const table::Grid& grid, ElementId parent, TableElements& result) {
  result.cells.resize(grid.cells.size());
  std::size_t next = 0;
  for (const table::GridSection& section : grid.sections) {
    // A table of several sections has heads in the midst of its rows: only a single head is a
    // THead.
    const bool has_head = grid.sections.size() == 1 && section.first_body_row > section.first_row;
    ElementId group = add(has_head ? StructureRole::table_head : StructureRole::table_body, parent);
    for (int row = section.first_row; row < section.end_row; ++row) {
      if (has_head && row == section.first_body_row) {
        group = add(StructureRole::table_body, parent);
      }
      const ElementId row_element = add(StructureRole::table_row, group);
      for (; next < grid.cells.size() && grid.cells[next].row == row; ++next) {
        result.cells[next] = add_cell(grid.cells[next], row_element);
        for (std::size_t i = 0; i < separate_texts(*grid.cells[next].content); ++i) {
          result.labels[next].push_back(add(StructureRole::paragraph, result.cells[next]));
        }
      }
    }
  }
}

ElementId StructureBuilder::add_cell(const table::GridCell& cell, ElementId row) {
  const bool data = cell.kind == table::CellKind::data;
  const ElementId id = add(data ? StructureRole::data_cell : StructureRole::header_cell, row);
  elements_[id].rowspan = cell.rowspan;
  elements_[id].colspan = cell.colspan;
  elements_[id].scope = scope_of(cell.kind);
  return id;
}

}  // namespace typeset::page
