#include "page/signature_room.h"

#include <algorithm>
#include <variant>

namespace typeset::page {
namespace {

// On a full page less than a line is missing, and what paragraphs do not leave alone; of a heading,
// itself too.
constexpr double full_to_lines = 0.5;

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

// What a page with a signature has to have of the document's text: neither a list of annexes nor
// what else may not stand alone.
bool is_company(const FlowItem& item) {
  if (const FlowParagraph* text = text_of(item)) return !text->keep_with_previous;
  return !std::holds_alternative<FlowParagraph>(item) && !std::holds_alternative<FlowBox>(item);
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
    const bool has_company = std::any_of(
        plan.begin(), signature, [&](const PlacedPart& part) { return is_company((*items_)[part.item]); });
    const bool could_have = std::any_of(items_->begin(), items_->end(), is_company);
    if ((!has_company && could_have) || leaves_gap(plan)) is_natural_ = false;
  }
  room_before_ = room_below(plan);
  ++number_;
}

// Whether text that the page starts with would have found room on the one before.
bool SignatureRoom::leaves_gap(const PagePlan& plan) const {
  const FlowParagraph* first = text_of((*items_)[plan.front().item]);
  if (!room_before_ || !first) return false;
  const double lines = full_to_lines + std::max(first->style->orphans, first->style->widows) +
                       (first->keep_with_next ? 1 : 0);
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
  for (int lines = usual + 1; lines <= most; ++lines) counts.push_back(lines);
  for (int lines = usual - 1; lines >= least; --lines) counts.push_back(lines);
  return counts;
}

document::PageStyle with_lines(document::PageStyle page, int lines) {
  page.grid_lines = lines;
  page.line_pitch = (page.type_area.height - page.grid_line_height) / (lines - 1);
  return page;
}

}  // namespace typeset::page
