// A table's columns for a measure, in one part or in several for facing pages.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/diagnostic.h"
#include "document/table.h"
#include "font/catalogue.h"
#include "table/column_fitting.h"
#include "table/column_parts.h"
#include "table/grid.h"

namespace typeset::table {

struct TableFit {
  ColumnFit columns;                   // of the table's own grid, or of the parts side by side
  std::optional<UnfoldedGrid> parts;  // none: it stands in one
};

// Takes `steps` in turn, each on top of those before it, until the columns fit `measure`, between
// the outer rules' centre lines. Where they do not, columns are those of the grid. Characters that
// no font has are reported, once for all tries.
TableFit fit_table(const Grid& grid, document::TableStyle style,
                   std::span<const document::FitStep> steps, Length measure,
                   const font::Catalogue& fonts, Diagnostics& diagnostics);

// Whether the table's columns find room in `measure`, outer rules included, with no other steps
// than `steps`.
bool fits(const document::Table& table, Length measure, std::span<const document::FitStep> steps,
          const font::Catalogue& fonts);

// The frame's outer rules lie inside the measure, the grid between their centre lines.
Length between_rules(const document::TableStyle& style, Length measure);

}  // namespace typeset::table
