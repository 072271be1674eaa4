// The logical structure: which element each piece of content belongs to.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "document/document.h"
#include "page/line_fragment.h"
#include "page/pages.h"
#include "table/grid.h"

namespace typeset::page {

// Elements of a table, made whole before its first row is placed.
struct TableElements {
  TextElements caption, unit;    // meaningless where the table has none
  std::vector<ElementId> cells;  // one for each of Grid::cells
  // Of diagonal heads and cells with a foot, by cell: each text is a paragraph, lest readers take
  // them for one.
  std::map<std::size_t, std::vector<ElementId>> labels;

  // What a line of the cell is content of: of the cell, or of that of its texts that the line
  // belongs to.
  ElementId of(std::size_t cell, std::size_t label) const;
};

struct FigureElements {
  ElementId figure = 0;
  TextElements caption;  // meaningless where the figure has none
};

// Grows the tree in document order.
class StructureBuilder {
 public:
  StructureBuilder();

  // Starts a new section at each heading of level 1. Items of lists that follow each other are
  // lists, those of a deeper level within the item before them (ISO 32000-1, 14.8.4.3.3).
  TextElements add_paragraph(const document::Paragraph& paragraph);
  TextElements add_plain_paragraph();
  // A ruby inside the element of its text (14.8.4.4.1).
  RubyElements add_ruby(ElementId parent);
  // A note inside the element that refers to it (14.8.4.4.1).
  TextElements add_footnote(const document::Footnote& footnote, ElementId parent);
  // The caption comes first in the table, and has the unit in it as a paragraph.
  TableElements add_table(const document::Table& table, const table::Grid& grid);
  FigureElements add_figure(const document::Figure& figure);
  // Without a caption.
  ElementId add_picture(const std::string& alternative_text);

  std::vector<StructureElement> take() { return std::move(elements_); }

 private:
  // A list that may go on, and the body of its last item, where deeper lists go.
  struct OpenList {
    int level;
    ElementId list, last_body;
  };

  // One more than that of the last heading above it: levels that a document leaves out, or has in
  // headings that are run into paragraphs, are not skipped (ISO 14289-1, 7.4.2).
  int level_below_open_headings(int level);
  ElementId add(StructureRole role, ElementId parent);
  ElementId add_block(StructureRole role);
  TextElements add_list_item(const document::Paragraph& item);
  OpenList& list_of_level(int level);
  void add_caption(const document::Table& table, ElementId parent, TableElements& result);
  void add_cells(const table::Grid& grid, ElementId parent, TableElements& result);
  ElementId add_cell(const table::GridCell& cell, ElementId row);

  std::vector<StructureElement> elements_;
  ElementId container_ = 0;           // where blocks go: the document or the current section
  std::vector<int> open_headings_;        // levels of the last heading and those that it is below
  std::vector<OpenList> open_lists_;  // outermost first; none unless the last block was an item
};

}  // namespace typeset::page
