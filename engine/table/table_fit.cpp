#include "table/table_fit.h"

#include <algorithm>
#include <utility>

namespace typeset::table {
namespace {

using document::FitStep;

// The columns cut into as few parts as fit: a head that is cut may ask more of the columns it still
// stands over than it did of all. Nullopt when none do.
std::optional<TableFit> fit_parts(const Grid& grid, const document::TableStyle& style,
                                  const std::vector<Length>& least_widths, Length measure,
                                  const font::Catalogue& fonts) {
  for (std::size_t fewest = 2;;) {
    const auto parts = column_parts(grid, least_widths, measure, fewest);
    if (parts.empty()) return std::nullopt;
    UnfoldedGrid in_parts = unfolded(grid, parts);
    Diagnostics reported_before;
    ColumnFit fit = fit_columns(in_parts.grid, style, measure, fonts, reported_before);
    if (!fit.widths.empty()) return TableFit{std::move(fit), std::move(in_parts)};
    fewest = parts.size() + 1;
  }
}

}  // namespace

TableFit fit_table(const Grid& grid, document::TableStyle style,
                   std::span<const FitStep> steps, Length measure, const font::Catalogue& fonts,
                   Diagnostics& diagnostics) {
  const auto facing = std::ranges::find(steps, FitStep::facing_pages);
  style.fit.assign(steps.begin(), facing);
  TableFit one{fit_columns(grid, style, measure, fonts, diagnostics), std::nullopt};
  for (auto taken = facing; one.columns.widths.empty() && taken != steps.end(); ++taken) {
    if (taken != facing) style.fit.push_back(*taken);
    Diagnostics reported_before;
    if (taken != facing) one.columns = fit_columns(grid, style, measure, fonts, reported_before);
    auto several = fit_parts(grid, style, one.columns.least_widths, measure, fonts);
    if (several) return *std::move(several);
  }
  return one;
}

bool fits(const document::Table& table, Length measure, std::span<const FitStep> steps,
          const font::Catalogue& fonts) {
  Diagnostics reported_later;
  const TableFit fit = fit_table(build_grid(table), table.style, steps,
                                 between_rules(table.style, measure), fonts, reported_later);
  return !fit.columns.widths.empty();
}

Length between_rules(const document::TableStyle& style, Length measure) {
  return measure - style.rules.side.thickness;
}

}  // namespace typeset::table
