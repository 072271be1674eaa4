// A table as a grid, whatever it was declared as: every cell with its row, column and spans.
#pragma once

#include <memory>
#include <vector>

#include "document/table.h"

namespace typeset::table {

enum class CellKind {
  band,    // over the full width, above a section's head
  corner,  // over the stub columns, beside the head
  column_head,
  row_head,
  data,
};

struct GridCell {
  int row = 0, column = 0;  // of its first row and column, from 0
  int rowspan = 1, colspan = 1;
  CellKind kind = CellKind::data;
  const document::CellText* content = nullptr;    // owned by the document::Table
  const document::CellText* continued = nullptr;  // as that, where it stands again; null: the same
  bool keep_together = false;                     // its rows: on one page where one can hold them

  int row_end() const { return row + rowspan; }
  int column_end() const { return column + colspan; }
};

// A rule that the layout asks for on one side of a column or row, over a part of its length, instead
// of the style's.
struct AskedRule {
  int index = 0;        // of the column or row
  bool is_far = false;  // its right or bottom side, not its left or top one
  int from = 0, to = 0;  // rows of a column's side, columns of a row's; `to` excluded
  document::Rule rule;
};

// Consecutive rows of one section: its band and head, then its body. No cell reaches from the head
// into the body.
struct GridSection {
  int first_row = 0, first_body_row = 0, end_row = 0;
};

// Columns [first, end).
struct ColumnRange {
  int first = 0, end = 0;

  int count() const { return end - first; }
  bool operator==(const ColumnRange&) const = default;
};

// The cells tile rows × columns: each place is covered by exactly one. The table must outlive it.
struct Grid {
  int rows = 0, columns = 0;
  int stub_columns = 0;
  std::vector<GridCell> cells;  // by row, then column
  std::vector<GridSection> sections;
  std::vector<document::ColumnHints> hints;   // one for each column
  std::vector<document::RowHints> row_hints;  // one for each row
  std::vector<AskedRule> column_rules, row_rules = {};  // the latter by index
  // Of a grid unfolded for facing pages: the columns of each, which no cell reaches across. Each
  // starts with stub columns. None: the grid is one part.
  std::vector<ColumnRange> parts = {};

  std::vector<std::size_t> places;       // row by row: which of `cells` covers the place
  std::vector<bool> kept_with_previous;  // of each row: it never comes first after a break
  // What headers_of gives of each cell, once it is known (find_headers).
  std::shared_ptr<const std::vector<std::vector<std::size_t>>> headers = nullptr;

  const GridSection& section_of(int row) const;
  std::size_t cell_at(int row, int column) const {
    return places[static_cast<std::size_t>(row * columns + column)];
  }
  bool is_head_row(int row) const { return row < section_of(row).first_body_row; }
};

// Of trees, spans follow: a head spans the leaves under it, a leaf spans the levels below it.
// Sections share the column lines of the widest; in one with fewer columns the last column takes
// what is left.
//
// A free grid is one section. A head cell heads its columns in the head rows, and its rows
// elsewhere. A cell that reaches out of the head rows makes the rows it reaches head rows too;
// where that leaves no body, no row is a head row.
Grid build_grid(const document::Table& table);

// Fills in Grid::places from its cells.
void index_places(Grid& grid);

// The header cells of `cell`, as indices into Grid::cells: band and column heads over any of its
// columns from the outermost, then row heads before it in any of its rows from the outermost. A row
// head that stands beyond other content counts only where no nearer one is for the same rows, as in
// HTML (Living Standard, 4.9.12.3): a form's row may hold several labels, each before its value.
// Empty for a band or corner.
std::vector<std::size_t> headers_of(const Grid& grid, std::size_t cell);

// Fills in Grid::headers, for a grid that is asked for them again and again.
void find_headers(Grid& grid);

}  // namespace typeset::table
