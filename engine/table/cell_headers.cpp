// Which cells are the headers of which.
#include <algorithm>
#include <utility>

#include "table/grid.h"

namespace typeset::table {
namespace {

using Cells = std::vector<std::size_t>;  // indices into Grid::cells

void add_column_heads(const Grid& grid, const GridCell& cell, Cells& headers) {
  const GridSection& section = grid.section_of(cell.row);
  const auto first_of_row = [&](int row) {
    return static_cast<std::size_t>(std::ranges::lower_bound(grid.cells, row, {}, &GridCell::row) -
                                    grid.cells.begin());
  };
  const std::size_t end = first_of_row(section.first_body_row);
  for (std::size_t i = first_of_row(section.first_row); i < end; ++i) {
    const GridCell& head = grid.cells[i];
    const bool is_head = head.kind == CellKind::band || head.kind == CellKind::column_head;
    const bool above = head.row_end() <= cell.row && head.column < cell.column_end() &&
                       cell.column < head.column_end();
    if (is_head && above) headers.push_back(i);
  }
}

bool same_rows(const GridCell& a, const GridCell& b) {
  return a.row == b.row && a.rowspan == b.rowspan;
}

// The row heads before the cell in one of its rows, nearest first. Labels that follow each other
// are levels of one; other content between them ends it, and what it had labels for.
Cells row_heads_before(const Grid& grid, const GridCell& cell, int row) {
  Cells found;
  std::vector<const GridCell*> level, nearer;
  if (cell.kind == CellKind::row_head) level.push_back(&cell);
  for (int column = cell.column; column > 0;) {
    const std::size_t index = grid.cell_at(row, column - 1);
    const GridCell& before = grid.cells[index];
    column = before.column;
    if (before.kind != CellKind::row_head) {
      nearer.insert(nearer.end(), level.begin(), level.end());
      level.clear();
      continue;
    }
    level.push_back(&before);
    const bool blocked = std::ranges::any_of(
        nearer, [&](const GridCell* label) { return same_rows(*label, before); });
    if (!blocked) found.push_back(index);
  }
  return found;
}

}  // namespace

std::vector<std::size_t> headers_of(const Grid& grid, std::size_t index) {
  if (grid.headers) return (*grid.headers)[index];
  const GridCell& cell = grid.cells[index];
  Cells headers;
  if (cell.kind == CellKind::band || cell.kind == CellKind::corner) return headers;
  add_column_heads(grid, cell, headers);
  if (cell.kind == CellKind::column_head) return headers;
  for (int row = cell.row; row < cell.row_end(); ++row) {
    const Cells labels = row_heads_before(grid, cell, row);
    for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
      if (std::ranges::find(headers, *label) == headers.end()) headers.push_back(*label);
    }
  }
  return headers;
}

void find_headers(Grid& grid) {
  std::vector<Cells> headers;
  headers.reserve(grid.cells.size());
  for (std::size_t i = 0; i < grid.cells.size(); ++i) headers.push_back(headers_of(grid, i));
  grid.headers = std::make_shared<const std::vector<Cells>>(std::move(headers));
}

}  // namespace typeset::table
