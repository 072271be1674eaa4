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
  void take(std::unique_ptr<Kept> kept) override;

  // With the sums in its tables; what the report says itself goes before them. None, with
  // diagnostics, when a sum cannot be held exactly.
  std::optional<source::Node> report(Diagnostics& diagnostics) const;

 private:
  struct Figures;

  source::Node report_;
  document::LayoutRef layout_;
  document::ReportFigures figures_;
  bool is_exact_ = true;
};

}  // namespace typeset::batch
