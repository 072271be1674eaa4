#include "page/imprint.h"

#include "page/fitting.h"
#include "page/flow_item.h"

namespace typeset::page {
namespace {

bool is_same_page(const document::PageStyle& a, const document::PageStyle& b) {
  return a.paper == b.paper && a.type_area == b.type_area;
}

SourcePosition position_of(const document::Imprint& imprint) {
  for (const document::Block& block : imprint.blocks) {
    const auto* paragraph = std::get_if<document::Paragraph>(&block);
    if (paragraph && !paragraph->text.empty()) return paragraph->text.front().position_at(0);
  }
  return {};
}

}  // namespace

std::size_t add_imprint(const document::Imprint& imprint, const DocumentEnd& end,
                        Composer& composer, const font::Catalogue& fonts,
                        Diagnostics& diagnostics) {
  if (imprint.blocks.empty()) return 0;
  document::PageStyle page = imprint.page;
  page.first_page.reset();
  const std::vector<FlowItem> items = make_flow_items(imprint.blocks, page, fonts, diagnostics);
  std::vector<PagePlan> plans;
  const LastPage filled = paginate(items, page, diagnostics, 1,
                                   [&](PagePlan plan) { plans.push_back(std::move(plan)); });
  if (plans.size() > 1) {
    diagnostics.error(position_of(imprint), {MessageId::imprint_too_tall, {}});
    return 0;
  }
  const Length top = page.type_area.height - filled.content_end;
  const bool is_odd = end.pages % 2 == 1;
  const bool fits = end.page != nullptr && is_same_page(*end.page, page) &&
                    end.last.footnotes == Length{} &&
                    end.last.content_end + page.line_pitch <= top + tolerance;
  composer.begin(page, items);
  if (fits && !(imprint.even_page && is_odd)) {
    composer.compose_on_last_page(plans.front(), top);
    return 0;
  }
  const bool leaves_blank = imprint.even_page && !is_odd;
  if (leaves_blank) composer.add_blank_page();
  composer.add_blank_page();
  composer.compose_on_last_page(plans.front(), top);
  if (leaves_blank) composer.leave_last_page_without_folio();
  return leaves_blank ? 2 : 1;
}

}  // namespace typeset::page
