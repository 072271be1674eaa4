#include "page/signature_room.h"

#include <algorithm>
#include <variant>

namespace typeset::page {
namespace {

// Two lines of a paragraph are not divided, so that as many can be missing on a full page; of a
// heading, itself too.
constexpr double full_to_lines = 2.5;

bool is_signature(const FlowItem& item) {
  if (const auto* box = std::get_if<FlowBox>(&item))
    return box->is_signature && box->keep_with_previous;
  const auto* paragraph = std::get_if<FlowParagraph>(&item);
  return paragraph != nullptr && paragraph->paragraph == nullptr;
}

const FlowParagraph* text_of(const FlowItem& item) {
  const auto* paragraph = std::get_if<FlowParagraph>(&item);
  return paragraph && paragraph->paragraph ? paragraph : nullptr;
}

}  // namespace

void SignatureRoom::begin(const document::PageStyle& page, const std::vector<FlowItem>& items,
                          std::size_t first_page) {
  page_ = &page;
  items_ = &items;
  number_ = first_page;
  room_before_.reset();
}

void SignatureRoom::see(const PagePlan& plan) {
  const auto signature = std::ranges::find_if(
      plan, [&](const PlacedPart& part) { return is_signature((*items_)[part.item]); });
  if (signature != plan.end()) {
    const bool is_alone = signature == plan.begin() && signature->item > 0;
    if (is_alone || leaves_gap(plan)) is_natural_ = false;
  }
  room_before_ = room_below(plan);
  ++number_;
}

// Whether text that the page starts with would have found room on the one before.
bool SignatureRoom::leaves_gap(const PagePlan& plan) const {
  const FlowParagraph* first = text_of((*items_)[plan.front().item]);
  if (!room_before_ || !first) return false;
  const double lines = full_to_lines + (first->keep_with_next ? 1 : 0);
  return *room_before_ > page_->line_pitch.scaled(lines);
}

std::optional<Length> SignatureRoom::room_below(const PagePlan& plan) const {
  if (plan.empty()) return std::nullopt;
  const PlacedPart& last = plan.back();
  const FlowParagraph* text = text_of((*items_)[last.item]);
  if (!text || last.tops.empty() || !text->footnotes.empty()) return std::nullopt;
  const bool is_first = number_ == 1 && page_->first_page;
  const Length height = is_first ? page_->first_page->height : page_->type_area.height;
  return height - last.tops.back() - text->style->size;
}

std::vector<int> other_line_counts(const document::PageStyle& page) {
  std::vector<int> counts;
  if (!page.grid_choice) return counts;
  const auto [least, most] = *page.grid_choice;
  const int usual = page.grid_lines;
  for (int by = 1; usual + by <= most || usual - by >= least; ++by) {
    if (usual + by <= most) counts.push_back(usual + by);
    if (usual - by >= least) counts.push_back(usual - by);
  }
  return counts;
}

document::PageStyle with_lines(document::PageStyle page, int lines) {
  page.grid_lines = lines;
  page.line_pitch = (page.type_area.height - page.grid_line_height) / (lines - 1);
  return page;
}

}  // namespace typeset::page
