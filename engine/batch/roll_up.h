// The sums over all rows as one more report on the same layout.
#pragma once

#include <memory>
#include <optional>

#include "base/diagnostic.h"
#include "batch/run.h"
#include "document/report_figures.h"

namespace typeset::batch {

class RollUp : public DocumentSink {
 public:
  // `report` says all but the figures: names, dates, prose. `layout` must be that of the rows.
  RollUp(source::Node report, document::LayoutRef layout);

  std::unique_ptr<Kept> keep(const source::Node& report, const document::LayoutDefinition& layout,
                             const page::Pages* pages, Diagnostics& diagnostics) const override;
  bool needs_pages() const override { return false; }
  void take(std::size_t index, std::unique_ptr<Kept> kept) override;

  // With the sums in its tables. None, with diagnostics, when the report says another figure than
  // the sum, a row had another layout, or a sum cannot be held exactly.
  std::optional<source::Node> report(Diagnostics& diagnostics) const;

 private:
  struct Figures;

  source::Node report_;
  document::LayoutRef layout_;
  document::ReportFigures figures_;
  std::optional<std::size_t> foreign_row_;  // the first on another layout
  bool is_exact_ = true;
};

}  // namespace typeset::batch
