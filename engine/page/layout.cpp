#include "page/layout.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <utility>
#include <vector>

#include "page/composer.h"
#include "page/flow_item.h"
#include "page/imprint.h"
#include "page/margins.h"
#include "page/mirroring.h"
#include "page/orientation.h"
#include "page/pagination.h"
#include "page/signature_room.h"

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
  bool signatures_have_room = true;
  bool imprint_nearly_fitted = false;  // as PlacedImprint's
};

// `lines` is the number that pages have whose style lets them have another than its own.
LaidOut lay_out_once(const document::Document& document, document::Variant variant,
                     const font::Catalogue& fonts, Diagnostics& diagnostics,
                     std::optional<int> lines = std::nullopt) {
  LaidOut result;
  Composer composer;
  SignatureRoom room;
  std::deque<document::PageStyle> changed;
  std::vector<const document::PageStyle*> styles;  // of each page
  DocumentEnd end;
  for (const PageRun& run : page_runs(document, fonts)) {
    const document::PageStyle& page = lines && run.page->grid_choice
                                          ? changed.emplace_back(with_lines(*run.page, *lines))
                                          : *run.page;
    const std::vector<FlowItem> items = make_flow_items(run.blocks, page, fonts, diagnostics, {run.variants, variant});
    composer.begin(page, items);
    room.begin(page, items, styles.size() + 1);
    end.page = &page;
    end.last = paginate(items, page, diagnostics, styles.size() + 1, [&](const PagePlan& plan) {
      if (styles.empty()) {
        result.starts_with_prose = std::ranges::any_of(
            plan, [&](const PlacedPart& part) { return is_prose(items[part.item]); });
      }
      room.see(plan);
      composer.compose(plan);
      styles.push_back(&page);
    });
  }
  result.signatures_have_room = room.is_natural();
  if (document.imprint) {
    end.pages = styles.size();
    const PlacedImprint imprint =
        add_imprint(*document.imprint, variant, end, composer, fonts, diagnostics);
    styles.resize(end.pages + imprint.pages_added, &document.imprint->page);
    result.imprint_nearly_fitted = imprint.nearly_fitted;
  }
  result.pages = composer.take();
  mirror_even_pages(result.pages, styles);
  const std::size_t count = result.pages.pages.size();
  for (std::size_t i = 0; i < count; ++i) {
    add_margins(result.pages.pages[i], count, *styles[i], fonts, diagnostics);
  }
  const document::DocumentMetadata& m = document.metadata;
  result.pages.metadata = {m.title, m.author, m.subject, m.language};
  return result;
}

void add_all(Diagnostics& from, Diagnostics& to) {
  for (Diagnostic& finding : from.sorted()) to.add(std::move(finding));
}

bool is_better(const LaidOut& other, const LaidOut& result) {
  if (!other.signatures_have_room) return false;
  return !result.signatures_have_room || other.pages.pages.size() < result.pages.pages.size();
}

// With other lines a page where a signature would leave a gap before it, or with closer ones where
// these spare a page that has the imprint only. What attempts that are given up had to say is not
// said.
LaidOut lay_out_with_room(const document::Document& document, document::Variant variant,
                          const font::Catalogue& fonts, Diagnostics& diagnostics) {
  const document::PageStyle& page = document.sequences.front().page;
  const std::vector<int> counts = other_line_counts(page);
  if (counts.empty()) return lay_out_once(document, variant, fonts, diagnostics);
  Diagnostics own;
  LaidOut result = lay_out_once(document, variant, fonts, own);
  for (const int lines : counts) {
    const bool could_spare_page = result.imprint_nearly_fitted && lines > page.grid_lines;
    if (result.signatures_have_room && !could_spare_page) break;
    Diagnostics others;
    LaidOut other = lay_out_once(document, variant, fonts, others, lines);
    if (!is_better(other, result)) continue;
    result = std::move(other);
    own = std::move(others);
  }
  add_all(own, diagnostics);
  return result;
}

}  // namespace

Pages lay_out(const document::Document& document, const font::Catalogue& fonts,
              Diagnostics& diagnostics) {
  for (const document::Variant variant : document.variants) {
    if (variant == document.variants.back()) break;
    Diagnostics own;
    LaidOut result = lay_out_with_room(document, variant, fonts, own);
    if (!result.starts_with_prose) continue;
    add_all(own, diagnostics);
    return std::move(result.pages);
  }
  const document::Variant last =
      document.variants.empty() ? document::Variant::normal : document.variants.back();
  return lay_out_with_room(document, last, fonts, diagnostics).pages;
}

}  // namespace typeset::page
