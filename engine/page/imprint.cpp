#include "page/imprint.h"

#include "page/fitting.h"
#include "page/flow_item.h"

namespace typeset::page {
namespace {

bool is_same_page(const document::PageStyle& a, const document::PageStyle& b) {
  return a.paper == b.paper && a.type_area == b.type_area;
}

// Closer lines make pages up to this part shorter.
constexpr double most_tightening = 0.08;

// Of its longest text.
SourcePosition position_of(const document::Imprint& imprint) {
  const document::RichText* longest = nullptr;
  std::size_t length = 0;
  for (const document::Block& block : imprint.blocks) {
    const auto* paragraph = std::get_if<document::Paragraph>(&block);
    if (paragraph == nullptr) continue;
    const std::size_t own = document::plain_text(paragraph->text).size();
    if (own <= length) continue;
    longest = &paragraph->text;
    length = own;
  }
  return longest ? longest->front().position_at(0) : SourcePosition{};
}

}  // namespace

PlacedImprint add_imprint(const document::Imprint& imprint, document::Variant variant,
                          const DocumentEnd& end, Composer& composer, const font::Catalogue& fonts,
                          Diagnostics& diagnostics) {
  document::PageStyle page = imprint.page;
  page.first_page.reset();
  const std::vector<FlowItem> items =
      make_flow_items(imprint.blocks, page, fonts, diagnostics, {imprint.variants, variant});
  if (items.empty()) return {};
  std::vector<PagePlan> plans;
  const LastPage filled = paginate(items, page, diagnostics, 1,
                                   [&](PagePlan plan) { plans.push_back(std::move(plan)); });
  if (plans.size() > 1) {
    diagnostics.error(position_of(imprint), {MessageId::imprint_too_tall, {}});
    return {};
  }
  const Length top = page.type_area.height - filled.content_end;
  const bool is_odd = end.pages % 2 == 1;
  const bool is_its_page = end.page != nullptr && is_same_page(*end.page, page) &&
                           end.last.footnotes == Length{} && !(imprint.even_page && is_odd);
  const Length leading = page.line_pitch - page.grid_line_height;
  const Length missing = end.last.content_end + leading - top;
  composer.begin(page, items);
  if (is_its_page && missing <= tolerance) {
    composer.compose_on_last_page(plans.front(), top);
    return {};
  }
  const bool leaves_blank = imprint.even_page && !is_odd;
  if (leaves_blank) composer.add_blank_page();
  composer.add_blank_page();
  composer.compose_on_last_page(plans.front(), top);
  if (leaves_blank) composer.leave_last_page_without_folio();
  return {leaves_blank ? std::size_t{2} : std::size_t{1},
          is_its_page && missing <= end.last.content_end.scaled(most_tightening)};
}

}  // namespace typeset::page
