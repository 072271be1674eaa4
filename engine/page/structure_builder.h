// The logical structure: which element each piece of content belongs to.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/document.h"
#include "page/pages.h"
#include "table/grid.h"

namespace typeset::page {

// Elements of a table, made whole before its first row is placed.
struct TableElements {
  std::vector<ElementId> cells;  // one for each of Grid::cells
};

// Grows the tree in document order.
class StructureBuilder {
 public:
  StructureBuilder();

  // Starts a new section at each heading of level 1.
  ElementId add_paragraph(const document::Paragraph& paragraph);
  ElementId add_plain_paragraph();
  TableElements add_table(const table::Grid& grid);

  std::vector<StructureElement> take() { return std::move(elements_); }

 private:
  ElementId add(StructureRole role, ElementId parent);

  std::vector<StructureElement> elements_;
  ElementId container_ = 0;  // where blocks go: the document or the current section
};

}  // namespace typeset::page
