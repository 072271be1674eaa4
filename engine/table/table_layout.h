// A table at a given measure: columns solved, cells laid out, ready to be cut into pages.
#pragma once

#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "document/table.h"
#include "font/catalogue.h"
#include "table/decimal_columns.h"
#include "table/grid.h"
#include "table/rules.h"
#include "table/table_fragment.h"
#include "text/paragraph_layout.h"

namespace typeset::table {

// Where a table goes on after a page break: the first row not yet placed.
struct BreakToken {
  int row = 0;
};

// What fits on a page, and where to go on when not all did.
struct Placement {
  TableFragment fragment;
  std::optional<BreakToken> rest;
};

// Immutable. The document::Table must outlive it.
class TableLayout {
 public:
  TableLayout(const document::Table& table, Length measure, const font::Catalogue& fonts,
              Diagnostics& diagnostics);

  const Grid& grid() const { return grid_; }
  const std::vector<Length>& column_widths() const { return column_widths_; }

  // The rows from `from` on that fit in `available`, the section's head repeated above them where
  // the table goes on inside a section. When that leaves rows over which closer rows would bring
  // in, padding comes down towards its least. Breaks only where heads keep at least the style's
  // least rows and no data cell is cut, and rather at the end of a group of rows than inside it;
  // the label of a group that is cut all the same stands whole in both parts. Nullopt when not even
  // the least part fits.
  std::optional<Placement> place(BreakToken from, Length available) const;

  // For a page that has nothing else, when place finds nothing for it: as many rows as fit with the
  // least padding, if need be by cutting data cells, whose content stands in the first part and
  // leaves an empty cell to the next. When nothing fits, the least part whatever its height.
  Placement place_least(BreakToken from, Length available) const;

 private:
  struct CellContent {
    text::ParagraphLayout layout;
    Length inline_size, block_size;  // of the em boxes, in the writing mode's own axes
    Length baseline;                 // of the first line, from the top; of horizontal lines
    std::optional<Length> start;     // from the cell's left edge; else it stands in the middle
    bool vertical = false;
    Length height() const { return vertical ? inline_size : block_size; }
    Length width() const { return vertical ? block_size : inline_size; }
  };
  // A row of a fragment: one of the table's rows, or a head row shown again.
  struct SlicedRow {
    int row;
    bool repeated;
  };
  // A cell as far as it stands in a slice.
  struct SlicedCell {
    std::size_t cell;
    int first, count;  // rows of the slice
    bool repeated;
    bool has_content;  // false: it stands in an earlier part
    Length shift;      // down to the baseline of its row
  };
  struct Slice {
    std::vector<SlicedRow> rows;
    std::vector<SlicedCell> cells;
    std::vector<Length> heights;
    Length height;
    Length padding;  // above and below contents
  };

  void add_column_edges();
  void solve(const font::Catalogue& fonts, Diagnostics& diagnostics);
  CellContent lay_out_cell(std::size_t index, const text::PreparedParagraph& paragraph,
                           const DecimalColumns& decimals, Length padding) const;
  void index_rows();
  Length least_height(int from, int to) const;
  std::size_t first_cell(int row) const { return first_cell_[static_cast<std::size_t>(row)]; }
  bool may_break_before(int row) const;
  int cuts_at(int row) const;
  bool cuts_data(int row) const;
  Slice slice(int from, int to, Length padding) const;
  std::optional<Slice> whole_rest(int from, Length available) const;
  std::vector<SlicedRow> sliced_rows(int from, int to) const;
  TableFragment fragment(const Slice& slice) const;
  FrameEdges row_edges(const Slice& slice) const;
  Placement placement(const Slice& slice, int to) const;
  document::VerticalAlign vertical_align_of(const GridCell& cell) const;
  void align_baselines(Slice& slice) const;
  Length content_top(const SlicedCell& cell, const Rect& box, Length padding) const;
  CellFragment cell_fragment(const SlicedCell& cell, const Rect& box, Length padding) const;

  const document::Table& table_;
  Length measure_;
  Grid grid_;
  std::vector<Length> column_widths_;
  FrameEdges column_edges_;
  std::vector<CellContent> contents_;  // one for each of grid_.cells

  // So that a page costs what stands on it, however long the table is:
  std::vector<std::size_t> first_cell_;             // of each row, and past the last
  std::vector<std::vector<std::size_t>> reaching_;  // cells from earlier rows, into each row
  std::vector<Length> least_tops_;                  // sums of the least heights rows can have
};

}  // namespace typeset::table
