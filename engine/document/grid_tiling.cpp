#include "document/grid_tiling.h"

#include <algorithm>
#include <set>
#include <string>

namespace typeset::document {
namespace {

// As people count.
std::string counted(int index) { return std::to_string(index + 1); }

}  // namespace

GridTiling::GridTiling(std::vector<SourcePosition> rows, DeclaredColumns declared)
    : rows_(std::move(rows)), declared_(std::move(declared)), ends_(rows_.size(), 0) {}

std::optional<std::size_t> GridTiling::cell_at(int row, int column) const {
  const auto found = taken_.find({row, column});
  if (found == taken_.end()) return std::nullopt;
  return found->second;
}

int GridTiling::free_column(int row, int column) const {
  while (cell_at(row, column)) ++column;
  return column;
}

void GridTiling::add(const TiledCell& cell) {
  std::set<std::size_t> overlapped;
  for (int row = cell.row; row < cell.row + cell.rowspan; ++row) {
    int& end = ends_[static_cast<std::size_t>(row)];
    end = std::max(end, cell.column_end());
    for (int column = cell.column; column < cell.column_end(); ++column) {
      const auto [place, is_free] = taken_.try_emplace({row, column}, cells_.size());
      if (is_free || !overlapped.insert(place->second).second) continue;
      overlaps_.push_back({cells_.size(), place->second, row, column});
    }
  }
  cells_.push_back(cell);
}

int GridTiling::columns_of_most_rows() const {
  std::map<int, int> rows_of_width;
  for (const int end : ends_) ++rows_of_width[end];
  return *std::ranges::max_element(ends_, {}, [&](int end) { return rows_of_width[end]; });
}

int GridTiling::columns() const {
  const int declared = static_cast<int>(declared_.count);
  const int most = columns_of_most_rows();
  const bool has_row = std::ranges::find(ends_, declared) != ends_.end();
  const bool is_between = most < declared && declared < std::ranges::max(ends_);
  return std::max(1, has_row || is_between ? declared : most);
}

bool GridTiling::check(Diagnostics& diagnostics) const {
  Diagnostics found;
  report_overlaps(found);
  report_beyond(found);
  for (int row = 0; row < static_cast<int>(rows_.size()); ++row) report_gaps(row, found);
  for (const Diagnostic& finding : found.sorted()) diagnostics.add(finding);
  return found.empty();
}

void GridTiling::report_overlaps(Diagnostics& diagnostics) const {
  for (const Overlap& overlap : overlaps_) {
    diagnostics.error(
        cells_[overlap.cell].position,
        {MessageId::grid_overlap, {counted(overlap.row), counted(overlap.column)}},
        Message{MessageId::hint_grid_cell, {place_text(cells_[overlap.other].position)}});
  }
}

void GridTiling::report_beyond(Diagnostics& diagnostics) const {
  const int edge = columns();
  for (const TiledCell& cell : cells_) {
    if (cell.column_end() <= edge) continue;
    diagnostics.error(
        cell.position,
        {MessageId::grid_beyond_edge,
         {counted(cell.row), std::to_string(cell.column_end()), std::to_string(edge)}},
        hint_at_edge());
  }
}

// What is declared, where no row has so many columns.
std::optional<Message> GridTiling::hint_of_declaration() const {
  const bool is_asked_for = columns() == static_cast<int>(declared_.count);
  if (!is_asked_for || std::ranges::find(ends_, columns()) != ends_.end()) return std::nullopt;
  return Message{MessageId::hint_grid_declared,
                 {std::to_string(columns()), place_text(declared_.position)}};
}

// Of the first row that is as wide as the grid.
std::optional<Message> GridTiling::hint_at_edge() const {
  const auto widest = std::ranges::find(ends_, columns());
  if (widest == ends_.end()) return hint_of_declaration();
  const int row = static_cast<int>(widest - ends_.begin());
  // The row ends with a cell.
  const std::size_t last = *cell_at(row, columns() - 1);
  return Message{MessageId::hint_grid_edge,
                 {counted(row), std::to_string(columns()), place_text(cells_[last].position)}};
}

void GridTiling::report_gaps(int row, Diagnostics& diagnostics) const {
  const int edge = columns();
  bool in_gap = false;
  for (int column = 0; column < edge; ++column) {
    const bool is_gap = !cell_at(row, column);
    if (is_gap && !in_gap) {
      diagnostics.error(rows_[static_cast<std::size_t>(row)],
                        {MessageId::grid_gap, {counted(row), counted(column)}},
                        hint_in_column(row, column));
    }
    in_gap = is_gap;
  }
}

// Of the nearest row that has the column, rather above than below, unless it is what is declared
// that asks for it.
std::optional<Message> GridTiling::hint_in_column(int row, int column) const {
  if (auto declared = hint_of_declaration()) return declared;
  for (int distance = 1; distance < static_cast<int>(rows_.size()); ++distance) {
    for (const int other : {row - distance, row + distance}) {
      const auto cell = cell_at(other, column);
      if (!cell) continue;
      return Message{MessageId::hint_grid_column,
                     {counted(other), place_text(cells_[*cell].position)}};
    }
  }
  return std::nullopt;
}

}  // namespace typeset::document
