#include "page/structure_builder.h"

namespace typeset::page {
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

ElementId StructureBuilder::add_paragraph(const document::Paragraph& paragraph) {
  using document::ParagraphRole;
  if (paragraph.role == ParagraphRole::body) return add_plain_paragraph();
  if (paragraph.role == ParagraphRole::heading && paragraph.level == 1) {
    container_ = add(StructureRole::section, 0);
  }
  const ElementId heading = add(StructureRole::heading, container_);
  // The title is the only H1; the parts' headings are H2.
  elements_[heading].level = paragraph.role == ParagraphRole::title ? 1 : paragraph.level + 1;
  return heading;
}

ElementId StructureBuilder::add_plain_paragraph() {
  return add(StructureRole::paragraph, container_);
}

TableElements StructureBuilder::add_table(const table::Grid& grid) {
  const ElementId table = add(StructureRole::table, container_);
  TableElements result;
  result.cells.resize(grid.cells.size());
  std::size_t next = 0;
  for (const table::GridSection& section : grid.sections) {
    // A table of several sections has heads in the midst of its rows: only a single head is a
    // THead.
    const bool has_head = grid.sections.size() == 1 && section.first_body_row > section.first_row;
    ElementId group = add(has_head ? StructureRole::table_head : StructureRole::table_body, table);
    for (int row = section.first_row; row < section.end_row; ++row) {
      if (has_head && row == section.first_body_row) group = add(StructureRole::table_body, table);
      const ElementId row_element = add(StructureRole::table_row, group);
      for (; next < grid.cells.size() && grid.cells[next].row == row; ++next) {
        const table::GridCell& cell = grid.cells[next];
        const bool data = cell.kind == table::CellKind::data;
        const ElementId id =
            add(data ? StructureRole::data_cell : StructureRole::header_cell, row_element);
        elements_[id].rowspan = cell.rowspan;
        elements_[id].colspan = cell.colspan;
        elements_[id].scope = scope_of(cell.kind);
        result.cells[next] = id;
      }
    }
  }
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    for (const std::size_t header : table::headers_of(grid, i)) {
      elements_[result.cells[i]].headers.push_back(result.cells[header]);
    }
  }
  return result;
}

}  // namespace typeset::page
