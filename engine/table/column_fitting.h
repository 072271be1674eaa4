// Columns for a measure, by the steps that a table's style allows (document::FitStep).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "base/diagnostic.h"
#include "document/table.h"
#include "font/catalogue.h"
#include "table/cell_texts.h"
#include "table/decimal_columns.h"
#include "table/grid.h"

namespace typeset::table {

// The column that asks most, and what does it there.
struct WidestColumn {
  int column = 0;
  std::optional<std::size_t> cell;  // none: the layout's hint
  Length width;                     // of the cell's text or of the hint, padding not counted
};

// What came of the steps that were taken.
struct ColumnFit {
  // They add up to the measure; empty: whatever steps are allowed, the columns do not fit.
  std::vector<Length> widths;
  Length padding;   // in the inline direction
  CellTexts texts;  // how they are set then
  DecimalColumns decimals{0};
  // What labels and the layout ask of each column at least, padding not counted: no value that is
  // narrower changes anything. Empty: values may have had a say in which steps were taken.
  std::vector<Length> asked_without_values = {};
  // Where they fit: the columns that are wider than the layout has fixed them, for what cannot be
  // broken.
  std::vector<WidestColumn> beyond_width = {};
  // Where they do not fit: the least that each column can be, padding included, when all steps have
  // been taken, and the one to blame.
  std::vector<Length> least_widths;
  WidestColumn widest;
};

// Tries the columns of the grid in `measure`, between the outer rules' centre lines, as they are
// and then with each step of `style.fit` in turn on top of those before it, until they fit. Steps
// that are about pages (landscape, facing_pages) change nothing here. Characters that no font has
// are reported, once for all tries.
ColumnFit fit_columns(const Grid& grid, const document::TableStyle& style, Length measure,
                      const font::Catalogue& fonts, Diagnostics& diagnostics);

// The least that the columns come to when fit_columns takes all of these steps; shares of the measure
// are shares of `measure`, between the outer rules' centre lines. Reports nothing.
Length least_sum_of_widths(const document::Table& table, std::span<const document::FitStep> steps,
                           Length measure, const font::Catalogue& fonts);

}  // namespace typeset::table
