// The figures of many reports added up: what a district says of all its offices.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "document/decimal.h"
#include "document/layout_definition.h"
#include "document/report_places.h"
#include "source/node.h"

namespace typeset::document {

// Counts, changes and money by row and column. Other numbers (shares, indices) have no sum, and
// rows that only a report names have none in common.
class ReportFigures {
 public:
  // `layout` must outlive it.
  explicit ReportFigures(const LayoutDefinition& layout);

  // One number for each place, or none where the report gives none.
  using Numbers = std::vector<std::optional<Decimal>>;
  Numbers of(const source::Node& report, Diagnostics& diagnostics) const;

  // False when a sum has more digits than can be held exactly; it is then left as it was.
  bool add(const Numbers& numbers);

  // Where a report says another figure than the sum, an error at its place.
  void check(const source::Node& report, Diagnostics& diagnostics) const;

  // The sums as a report has them: tables by row and column, without zeros.
  source::Node as_report() const;

 private:
  const LayoutDefinition& layout_;
  std::vector<ReportPlace> places_;
  Numbers sums_;
};

}  // namespace typeset::document
