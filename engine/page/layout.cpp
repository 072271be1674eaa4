#include "page/layout.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "page/composer.h"
#include "page/flow_item.h"
#include "page/imprint.h"
#include "page/margins.h"
#include "page/orientation.h"
#include "page/pagination.h"

namespace typeset::page {
namespace {

bool is_prose(const FlowItem& item) {
  if (const auto* paragraph = std::get_if<FlowParagraph>(&item)) {
    return paragraph->paragraph != nullptr && paragraph->paragraph->is_prose;
  }
  return std::holds_alternative<FlowTable>(item) || std::holds_alternative<FlowFigure>(item);
}

struct LaidOut {
  Pages pages;
  bool starts_with_prose = false;  // there is some on the first page
};

LaidOut lay_out_once(const document::Document& document, const font::Catalogue& fonts,
                     Diagnostics& diagnostics) {
  LaidOut result;
  Composer composer;
  std::vector<const document::PageStyle*> styles;  // of each page
  DocumentEnd end;
  for (const PageRun& run : page_runs(document, fonts)) {
    const std::vector<FlowItem> items = make_flow_items(run.blocks, *run.page, fonts, diagnostics);
    composer.begin(*run.page, items);
    end.page = run.page;
    end.last = paginate(items, *run.page, diagnostics, styles.size() + 1, [&](const PagePlan& plan) {
      if (styles.empty()) {
        result.starts_with_prose = std::ranges::any_of(
            plan, [&](const PlacedPart& part) { return is_prose(items[part.item]); });
      }
      composer.compose(plan);
      styles.push_back(run.page);
    });
  }
  if (document.imprint) {
    end.pages = styles.size();
    styles.resize(end.pages + add_imprint(*document.imprint, end, composer, fonts, diagnostics),
                  &document.imprint->page);
  }
  result.pages = composer.take();
  const std::size_t count = result.pages.pages.size();
  for (std::size_t i = 0; i < count; ++i) {
    add_margins(result.pages.pages[i], count, *styles[i], fonts, diagnostics);
  }
  const document::DocumentMetadata& m = document.metadata;
  result.pages.metadata = {m.title, m.author, m.subject, m.language};
  return result;
}

}  // namespace

Pages lay_out(const document::Document& document, const font::Catalogue& fonts,
              Diagnostics& diagnostics) {
  if (!document.crowded) return lay_out_once(document, fonts, diagnostics).pages;
  Diagnostics own;
  LaidOut result = lay_out_once(document, fonts, own);
  if (!result.starts_with_prose) {
    return lay_out_once(*document.crowded, fonts, diagnostics).pages;
  }
  for (Diagnostic& finding : own.sorted()) diagnostics.add(std::move(finding));
  return std::move(result.pages);
}

}  // namespace typeset::page
