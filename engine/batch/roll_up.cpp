#include "batch/roll_up.h"

#include <string>
#include <utility>

#include "batch/merged_nodes.h"

namespace typeset::batch {

struct RollUp::Figures : Kept {
  bool has_same_layout = false;
  document::ReportFigures::Numbers numbers;
};

RollUp::RollUp(source::Node report, document::LayoutRef layout)
    : report_(std::move(report)), layout_(std::move(layout)), figures_(*layout_) {}

std::unique_ptr<DocumentSink::Kept> RollUp::keep(const source::Node& report,
                                                 const document::LayoutDefinition& layout,
                                                 const page::Pages*, Diagnostics&) const {
  auto kept = std::make_unique<Figures>();
  kept->has_same_layout = &layout == layout_.get();
  Diagnostics said_already;
  if (kept->has_same_layout) kept->numbers = figures_.of(report, said_already);
  return kept;
}

void RollUp::take(std::size_t index, std::unique_ptr<Kept> kept) {
  const auto& figures = static_cast<const Figures&>(*kept);
  if (!figures.has_same_layout) {
    if (!foreign_row_) foreign_row_ = index;
    return;
  }
  is_exact_ = figures_.add(figures.numbers) && is_exact_;
}

std::optional<source::Node> RollUp::report(Diagnostics& diagnostics) const {
  if (!is_exact_) {
    diagnostics.error(report_.position(), {MessageId::batch_sum_too_large, {}});
    return std::nullopt;
  }
  if (foreign_row_) {
    diagnostics.error(report_.position(),
                      {MessageId::batch_sum_layout, {std::to_string(*foreign_row_ + 1)}});
    return std::nullopt;
  }
  Diagnostics own;
  figures_.check(report_, own);
  for (Diagnostic& finding : own.sorted()) diagnostics.add(std::move(finding));
  if (own.has_errors()) return std::nullopt;
  return merged(figures_.as_report(), report_);
}

}  // namespace typeset::batch
