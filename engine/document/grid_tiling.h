// Whether the cells of a free grid tile it.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "base/diagnostic.h"

namespace typeset::document {

// A cell as it is written.
struct TiledCell {
  int row = 0, column = 0;  // of its first row and column, from 0
  int rowspan = 1, colspan = 1;
  SourcePosition position;

  int column_end() const { return column + colspan; }
};

// How many columns the layout speaks of, and where; 0: it does not say.
struct DeclaredColumns {
  std::size_t count = 0;
  SourcePosition position;
};

// Cells are written row by row, each in the first column of its row that those before it leave.
class GridTiling {
 public:
  // `rows`: where each is written.
  GridTiling(std::vector<SourcePosition> rows, DeclaredColumns declared);

  // The first column of the row from `column` on that is free.
  int free_column(int row, int column) const;
  // Its rows are among the grid's.
  void add(const TiledCell& cell);

  // As many as are declared, where a row has so many, or most have less and some more; else as most
  // rows have, or of equally many the first.
  int columns() const;

  // Reports every overlap, every cell beyond the edge and every gap, each with the place of the
  // other cell that it follows from. Returns whether there is none.
  bool check(Diagnostics& diagnostics) const;

 private:
  struct Overlap {
    std::size_t cell, other;
    int row, column;
  };

  std::optional<std::size_t> cell_at(int row, int column) const;
  int columns_of_most_rows() const;
  std::optional<Message> hint_of_declaration() const;
  std::optional<Message> hint_at_edge() const;
  std::optional<Message> hint_in_column(int row, int column) const;
  void report_overlaps(Diagnostics& diagnostics) const;
  void report_beyond(Diagnostics& diagnostics) const;
  void report_gaps(int row, Diagnostics& diagnostics) const;

  std::vector<SourcePosition> rows_;
  DeclaredColumns declared_;
  std::vector<TiledCell> cells_;
  std::map<std::pair<int, int>, std::size_t> taken_;  // by row and column: the first cell there
  std::vector<Overlap> overlaps_;
  std::vector<int> ends_;  // of each row: behind its last cell
};

}  // namespace typeset::document
