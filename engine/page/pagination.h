// Which lines, table rows and figures go on which page.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "document/document.h"
#include "page/flow_item.h"

namespace typeset::page {

// Part of an item on one page. Positions are from the type area's top.
struct PlacedPart {
  std::size_t item = 0;
  // Of a paragraph: the lines [first_line, first_line + tops.size()) and their em boxes' tops.
  std::size_t first_line = 0;
  std::vector<Length> tops;
  // Of a table.
  std::optional<table::TableFragment> fragment;
  bool starts_table = false;  // with its own caption and unit, in its first part of columns
  std::size_t column_part = 0;
  // Of a table, the top of what FlowTable's offsets are from; of a figure, the picture's; of a band
  // of vertical text, its own.
  Length top;
};

// Footnotes are not named: they follow from the lines.
using PagePlan = std::vector<PlacedPart>;

// Takes the pages in their order, each as soon as it is full: all of a long table planned at once
// would take more room than the table itself.
using PageSink = std::function<void(PagePlan)>;

// How far the last page is filled.
struct LastPage {
  Length content_end;  // from the type area's top; nothing stands below it but footnotes
  Length footnotes;    // height of their area at the foot
};

// Fills pages from the first item to the last. Headings stay with what follows; of more headings in
// a row than a page can hold with it, the last one does. Paragraphs leave at least their style's
// orphans and widows, tables break as TableLayout::place says, and a signature takes lines of the
// text or rows of the table before it along, as a table's notes do. A figure that does not fit
// starts a page; what follows it stays after it. A line's footnotes stand on its page. Lines of
// on-grid styles stand on the grid of 5.2.3. A line, row, footnote or caption too tall for a page
// is placed all the same and reported as an error. A table in parts starts on a left page; each of
// its parts has the next page, at the same height; the text goes on below the last. `first_page` is
// the number of the first page: even ones are left.
LastPage paginate(const std::vector<FlowItem>& items, const document::PageStyle& page,
                  Diagnostics& diagnostics, std::size_t first_page, const PageSink& finish);

}  // namespace typeset::page
