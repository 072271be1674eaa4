#include "batch/layout_cache.h"

#include <utility>

#include "document/layout_library.h"
#include "document/report_keys.h"

namespace typeset::batch {

document::LayoutRef LayoutCache::of(const source::Node& report, Diagnostics& diagnostics) {
  const source::Node* named = nullptr;
  for (const std::string_view key : document::layout_keys) {
    const source::Node* value = report.find(key);
    if (value && !value->is_null()) named = value;
  }
  // Whatever is wrong with how it is named is this report's own.
  if (!named || !named->is_scalar()) {
    return document::layout_of_report(report, directories_, diagnostics);
  }
  const std::lock_guard guard(mutex_);
  if (const auto known = layouts_.find(named->text()); known != layouts_.end()) {
    return known->second;
  }
  auto layout = document::layout_of_report(report, directories_, diagnostics);
  if (layout) layouts_.emplace(named->text(), layout);
  return layout;
}

}  // namespace typeset::batch
