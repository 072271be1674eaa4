#include "table/row_name.h"

#include <utility>

#include "table/quotation.h"

namespace typeset::table {

std::string row_name(const Grid& grid, int row) {
  std::u16string name;
  for (int column = 0; column < grid.columns; ++column) {
    const GridCell& cell = grid.cells[grid.cell_at(row, column)];
    std::u16string text = document::plain_text(cell.content->text);
    const bool is_label = cell.kind == CellKind::row_head;
    if (text.empty() || (!is_label && !name.empty())) continue;
    name = std::move(text);
  }
  return name.empty() ? std::to_string(row + 1) : quotation(std::move(name));
}

}  // namespace typeset::table
