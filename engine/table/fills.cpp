#include "table/fills.h"

namespace typeset::table {
namespace {

std::optional<Color> stripe_of(const Grid& grid, const GridCell& cell,
                               const document::TableFills& fills) {
  const int row = cell.row - grid.section_of(cell.row).first_body_row;
  return cell.rowspan == 1 && row % 2 == 1 ? fills.stripe : std::nullopt;
}

}  // namespace

std::optional<Color> fill_of(const Grid& grid, const GridCell& cell,
                             const document::TableFills& fills) {
  if (cell.content->look.fill) return cell.content->look.fill;
  if (cell.kind == CellKind::band) return fills.band;
  if (grid.is_head_row(cell.row)) return fills.head;
  if (cell.kind == CellKind::row_head && fills.stub) return fills.stub;
  return stripe_of(grid, cell, fills);
}

}  // namespace typeset::table
