// A table at a given measure: columns solved, cells laid out, ready to be cut into pages.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/table.h"
#include "font/catalogue.h"
#include "table/cell_content.h"
#include "table/column_fitting.h"
#include "table/column_parts.h"
#include "table/grid.h"
#include "table/row_solver.h"
#include "table/rules.h"
#include "table/table_fragment.h"

namespace typeset::table {

// Where a table goes on after a page break.
struct BreakToken {
  // A cell with lines not yet placed, of which `line` is the first.
  struct OpenCell {
    std::size_t cell = 0;
    std::size_t line = 0;
  };

  int row = 0;                      // the first not yet placed
  bool cut = false;                 // its first part has been
  std::vector<OpenCell> open = {};  // cells that reach into it from before the break

  bool at_start() const { return row == 0 && !cut; }
  // The first line of the cell to place; none when all have been.
  std::optional<std::size_t> line_of(std::size_t cell) const;
};

// What fits on a page, and where to go on when not all did.
struct Placement {
  TableFragment fragment;
  std::optional<BreakToken> rest;
  // Of a table in parts: the same rows in the other parts, as high as the first.
  std::vector<TableFragment> further_parts = {};
};

// Immutable. The document::Table must outlive it.
class TableLayout {
 public:
  // `page_height` is what a page has for a part that goes on from another; none: enough for all.
  TableLayout(const document::Table& table, Length measure, const font::Catalogue& fonts,
              Diagnostics& diagnostics, std::optional<Length> page_height = std::nullopt);

  // How wide a plain text may be in each cell of the grid, so that columns and rows are the same
  // whatever it says; none: what the cell says counts. Empty: so it is of all cells.
  std::vector<std::optional<Length>> rooms_for_values(const font::Catalogue& fonts) const;

  // A cell of the grid that says something else.
  struct NewText {
    std::size_t cell = 0;
    const document::CellText* text = nullptr;  // must outlive what is laid out of it
  };
  // What the layout of the table is with these texts, found much sooner. Nullopt when one of them
  // has no room, or is not set without findings. `rooms` are this layout's.
  std::optional<TableLayout> refilled(std::span<const NewText> texts,
                                      std::span<const std::optional<Length>> rooms,
                                      const font::Catalogue& fonts) const;

  // Finds once which cells head which: for a layout that is used again and again. To be called
  // before it is shared.
  void find_headers() { table::find_headers(folded_ ? *folded_ : grid_); }

  // The table as declared: fragments name its cells.
  const Grid& grid() const { return folded_ ? *folded_ : grid_; }
  // Of the columns of all parts, the stub's in each.
  const std::vector<Length>& column_widths() const { return column_widths_; }
  // How many parts its columns make (FitStep::facing_pages), each as wide as the measure.
  std::size_t parts() const { return std::max<std::size_t>(1, grid_.parts.size()); }

  // The rows from `from` on that fit in `available`, the section's head repeated above them where
  // the table goes on inside a section. When that leaves rows over which closer rows would bring
  // in, padding comes down towards its least. Breaks only where heads keep at least the style's
  // least rows and no data cell is cut, and rather at the end of a group of rows than inside it;
  // the label of a group that is cut all the same stands whole in both parts, if its style says so.
  // A style of RowBreak::automatic lets the row after them be cut where much would else stay empty;
  // what is higher than a page always is. Nullopt when not even the least part fits.
  std::optional<Placement> place(const BreakToken& from, Length available) const;

  // As that, but never all that is left: some rows are to keep company with what follows.
  std::optional<Placement> place_leaving_rest(const BreakToken& from, Length available) const;

  // All rows from `from` on in a frame just `height` high: what the rows leave of it is shared by
  // their weights. Nullopt when they need more.
  std::optional<Placement> place_stretched(const BreakToken& from, Length height) const;

  // For a page that has nothing else, when place finds nothing for it: as many rows as fit, if need
  // be with the least padding and by cutting data cells, whose content stands in the first part and
  // leaves an empty cell to the next. Where no rows fit, the last is cut between lines of its
  // cells, with orphans and widows if possible: content goes on in the next part, cells that are
  // finished leave an empty one. When nothing fits, the least part whatever its height.
  Placement place_least(const BreakToken& from, Length available) const;

  // Of the head over `row` on a page that starts with it, as low as its contents let it be, rules
  // included; none: zero.
  Length head_height(int row) const;

 private:
  // A row of a fragment: one of the table's rows, or a head row shown again.
  struct SlicedRow {
    int row;
    bool repeated;
  };
  // A cell as far as it stands in a slice.
  struct SlicedCell {
    std::size_t cell;
    int first, count;  // rows of the slice
    bool repeated = false, continued = false;
    LineRange lines = {};  // of its content; none: it stands in other parts
    Length shift = {};     // down to the baseline of its row
  };
  // Which of the rules on where a part may end hold, the next fewer than the one before: least rows
  // before and after a break, cells that are kept whole, totals that stay with what they add.
  enum class BreakRules { all, totals_and_kept_cells, totals, none };
  // Least lines of a cell before and after a cut.
  enum class Keep { orphans_and_widows, nothing };
  // How a part is to end within a row.
  struct Cut {
    int first_row;  // or a later one
    Length available, padding;
    std::optional<Length> least_height;  // lower rows are not cut; none: any may be
    Keep keep;
  };
  struct Slice {
    std::vector<SlicedRow> rows;
    std::vector<SlicedCell> cells;
    std::vector<Length> heights;
    Length height, padding;  // padding in the block direction
  };
  // A row to end before, and how well it fills the page, less what speaks against it.
  struct End {
    int row;
    double merit;
  };
  struct Part {
    End end;
    Slice slice;
  };

  void solve(const font::Catalogue& fonts, Diagnostics& diagnostics);
  void add_column_edges();
  Length width_of(const GridCell& cell) const;
  void draw_whole();
  void draw_again(std::span<const NewText> texts);
  FrameEdges column_edges(const ColumnRange& part) const;
  const CellContent& content_of(const SlicedCell& cell) const;
  std::shared_ptr<const CellContent> lay_out_cell(std::size_t index, const document::CellText& text,
                                                  ColumnFit& fit,
                                                  const font::Catalogue& fonts) const;
  void index_rows();
  void ungroup_rows_beyond_pages(Diagnostics& diagnostics);
  void index_equal_rows();
  void index_least_heights();
  Length own_least_height(int row) const;
  RowLimits limits_of(int row, Length padding) const;
  std::vector<RowLimits> limits_of(const Slice& slice, const BreakToken& from) const;
  double weight_of(const SlicedRow& row) const;
  Length least_height(const BreakToken& from, int to) const;
  Length shortage(const CellContent& content, int first, int end) const;
  double cost_of_break(const BreakToken& from, int row, Length available) const;
  static std::size_t at(int row) { return static_cast<std::size_t>(row); }
  std::size_t first_cell(int row) const { return first_cell_[at(row)]; }
  // Whether the cell stands in an earlier part of columns already.
  bool is_copy(std::size_t cell) const { return folded_ && origins_[cell].copy; }
  bool may_start(int row, BreakRules rules) const;
  void index_kept_cells();
  void index_starts();
  bool cuts_kept_cell(int row) const;
  bool exceed_pages(int first, int end) const;
  bool exceeds_page(int first, int end) const;
  bool exceeds(int first, int end, Length height) const;
  int next_start(int row) const;
  bool flows(const GridCell& cell) const;
  BlockDemand demand_of(const SlicedCell& cell, Length padding) const;
  Slice sliced_cells(const BreakToken& from, int to) const;
  SlicedCell sliced_cell(std::size_t cell, const BreakToken& from, int to, int heads) const;
  Slice slice(const BreakToken& from, int to, Length padding) const;
  std::optional<Slice> whole_rest(const BreakToken& from, Length available) const;
  std::vector<SlicedRow> sliced_rows(int from, int to) const;
  Placement drawn(const Slice& slice) const;
  TableFragment fragment(const Slice& slice, const ColumnRange& part) const;
  FrameEdges row_edges(const Slice& slice) const;
  std::vector<AskedStretches> asked_of_columns(const Slice& slice, const ColumnRange& part) const;
  std::vector<AskedStretches> asked_of_rows(const Slice& slice, const ColumnRange& part) const;
  Placement placement(const Slice& slice, int to) const;
  document::VerticalAlign vertical_align_of(const SlicedCell& cell) const;
  void align_baselines(Slice& slice) const;
  Length content_top(const SlicedCell& cell, const Rect& box, Length padding) const;
  Length rules_height() const;
  CellFragment cell_fragment(const SlicedCell& cell, const Rect& box, Length padding) const;
  void add_labels(const SlicedCell& cell, const ColumnRange& part, const FrameEdges& rows,
                  CellFragment& fragment) const;
  std::vector<End> ends(const BreakToken& from, Length available) const;
  std::optional<Part> first_that_fits(const BreakToken& from, const std::vector<End>& ends,
                                      Length available) const;
  std::optional<Part> most_rows(const BreakToken& from, Length available, Length padding,
                                BreakRules rules) const;
  std::optional<Placement> cut_instead(const BreakToken& from, const std::vector<End>& by_row,
                                       const std::optional<Part>& best, Length available) const;

  bool is_kept_whole(const BreakToken& from, int row) const;
  bool holds_more_than(int row, Length height) const;
  bool may_be_cut(const BreakToken& from, int row, const Cut& cut) const;
  std::optional<Placement> cut_within(const BreakToken& from, const Cut& cut) const;
  std::optional<Slice> cut_slice(const BreakToken& from, int last, const Cut& cut) const;
  std::size_t end_of_lines(const SlicedCell& cell, Length room, Keep keep) const;
  void keep_feet_for_the_end(Slice& slice, int last) const;
  BreakToken token_after(const Slice& slice, int last) const;

  const document::Table& table_;
  Length measure_;
  std::optional<Length> page_height_;
  Grid grid_;                   // unfolded where the table is in parts
  document::TableStyle style_;  // the table's, its padding clear of the rules
  std::optional<Grid> folded_;
  std::vector<UnfoldedGrid::Origin> origins_;  // of each cell, where the table is in parts
  Length padding_;                             // in the inline direction
  std::vector<Length> asked_without_values_;   // as ColumnFit has it
  std::vector<Length> column_widths_;
  std::vector<Length> column_edges_;  // centre lines, those of a part after those of the one before
  // One for each of grid_.cells; those that say the same share theirs.
  std::vector<std::shared_ptr<const CellContent>> contents_;
  // Of cells whose content is another where it stands again.
  std::map<std::size_t, std::shared_ptr<const CellContent>> continued_contents_;

  // So that a page costs what stands on it, however long the table is:
  std::vector<std::size_t> first_cell_;             // of each row, and past the last
  std::vector<std::vector<std::size_t>> reaching_;  // cells from earlier rows, into each row
  std::size_t most_reaching_ = 1;                   // into any body row, not less than one
  std::vector<Length> least_tops_;                  // sums of the least heights rows can have
  std::vector<bool> kept_;                          // of each cell: not cut between rows
  std::vector<bool> starts_;                        // of each row: it may come first on a page

  std::optional<Placement> whole_;  // where a page can hold it

  // Heights of the rows of each equal group, with the least and the most padding. Never iterated.
  struct HeightRange {
    Length tight, loose;
  };
  std::map<std::string, HeightRange> equal_rows_;
};

}  // namespace typeset::table
