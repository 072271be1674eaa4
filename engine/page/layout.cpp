#include "page/layout.h"

#include <vector>

#include "page/composer.h"
#include "page/flow_item.h"
#include "page/margins.h"
#include "page/orientation.h"
#include "page/pagination.h"

namespace typeset::page {

Pages lay_out(const document::Document& document, const font::Catalogue& fonts,
              Diagnostics& diagnostics) {
  Composer composer;
  std::vector<const document::PageStyle*> styles;  // of each page
  for (const PageRun& run : page_runs(document, fonts)) {
    const std::vector<FlowItem> items = make_flow_items(run.blocks, *run.page, fonts, diagnostics);
    composer.begin(*run.page, items);
    paginate(items, *run.page, diagnostics, styles.size() + 1, [&](const PagePlan& plan) {
      composer.compose(plan);
      styles.push_back(run.page);
    });
  }
  Pages result = composer.take();
  const std::size_t count = result.pages.size();
  for (std::size_t i = 0; i < count; ++i) {
    add_margins(result.pages[i], count, *styles[i], fonts, diagnostics);
  }
  const document::DocumentMetadata& m = document.metadata;
  result.metadata = {m.title, m.author, m.subject, m.language};
  return result;
}

}  // namespace typeset::page
