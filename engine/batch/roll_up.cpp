#include "batch/roll_up.h"

#include <utility>

#include "batch/merged_nodes.h"

namespace typeset::batch {

struct RollUp::Figures : Kept {
  document::ReportFigures::Numbers numbers;
};

RollUp::RollUp(source::Node report, document::LayoutRef layout)
    : report_(std::move(report)), layout_(std::move(layout)), figures_(*layout_) {}

std::unique_ptr<DocumentSink::Kept> RollUp::keep(const source::Node& report,
                                                 const document::LayoutDefinition& layout,
                                                 const page::Pages*, Diagnostics&) const {
  // Reports on other layouts have no figures in common with these.
  if (&layout != layout_.get()) return nullptr;
  auto kept = std::make_unique<Figures>();
  Diagnostics said_already;
  kept->numbers = figures_.of(report, said_already);
  return kept;
}

void RollUp::take(std::unique_ptr<Kept> kept) {
  is_exact_ = figures_.add(static_cast<const Figures&>(*kept).numbers) && is_exact_;
}

std::optional<source::Node> RollUp::report(Diagnostics& diagnostics) const {
  if (!is_exact_) {
    diagnostics.error(report_.position(), {MessageId::batch_sum_too_large, {}});
    return std::nullopt;
  }
  return merged(figures_.as_report(), report_);
}

}  // namespace typeset::batch
