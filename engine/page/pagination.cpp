#include "page/pagination.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "page/fitting.h"
#include "page/footnote_area.h"
#include "table/row_name.h"

namespace typeset::page {
namespace {

class Paginator {
 public:
  Paginator(const std::vector<FlowItem>& items, const document::PageStyle& page,
            Diagnostics& diagnostics, std::size_t first_page, const PageSink& finish)
      : items_(items),
        fitting_(items, page),
        diagnostics_(diagnostics),
        finish_(finish),
        next_page_(first_page) {}

  LastPage run() {
    start_page();
    for (std::size_t i = 0; i < items_.size();) {
      if (const std::size_t end = fitting_.chain_end(i); end > i) {
        flow_chain(i, end);
        i = end;
        continue;
      }
      std::visit([&](const auto& item) { flow(i, item); }, items_[i]);
      ++i;
      centre_display(i);
    }
    finish_(std::move(page_));
    return {cursor_.page_empty ? Length{} : cursor_.content_end, cursor_.footnotes};
  }

 private:
  void new_page() {
    finish_(std::exchange(page_, {}));
    start_page();
  }

  void start_page() {
    cursor_ = fitting_.head_of_page(next_page_++);
    display_.reset();
  }

  void add_part(PlacedPart part, const Cursor& after) {
    page_.push_back(std::move(part));
    cursor_ = after;
  }

  void flow_chain(std::size_t first, std::size_t end) {
    const auto flow_one = [&] {
      std::visit([&](const auto& item) { flow(first, item); }, items_[first]);
      ++first;
    };
    const auto fits = [&](const Cursor& cursor) { return fitting_.chain_fits(first, end, cursor); };
    // No page holds it all: pages are filled, and what follows keeps the last heading.
    if (!fits(cursor_) && !fits(Cursor{})) {
      while (first + 1 < end) flow_one();
    }
    // Where even that is too much for a page, a page of its own would not help the heading.
    if (!fits(cursor_) && fits(Cursor{})) {
      do new_page();
      while (!fits(cursor_));
    }
    while (first < end) flow_one();
  }

  // Lines of a paragraph on as many pages as they take, whatever it is kept with.
  void flow(std::size_t item, const FlowParagraph& p) {
    for (std::size_t first = 0; first < p.lines.size();) {
      std::size_t count = fitting_.lines_to_place(item, first, cursor_);
      if (count == 0 && !cursor_.page_empty) {
        new_page();
        continue;
      }
      // On an empty page something has to go, keep rules or not.
      if (count == 0) count = p.lines.size() - first;
      LinePositions positions = fitting_.fit_lines(p, first, cursor_, count);
      if (positions.tops.empty()) positions = force_line(p, first);
      PlacedPart part;
      part.item = item;
      part.first_line = first;
      part.tops = std::move(positions.tops);
      first += part.tops.size();
      add_part(std::move(part), positions.after);
      if (first < p.lines.size()) new_page();
    }
  }

  // A line taller than the page, itself or with its footnotes, on an empty one.
  LinePositions force_line(const FlowParagraph& p, std::size_t line) {
    const auto footnotes = p.footnotes_of(line);
    if (p.style->size > fitting_.page_height() + tolerance || footnotes.empty()) {
      diagnostics_.error(p.position, {MessageId::line_too_tall, {}});
    } else {
      const document::RichText& text = footnotes.back().footnote->text;
      diagnostics_.error(text.empty() ? p.position : text.front().position_at(0),
                         {MessageId::footnotes_too_tall, {}});
    }
    Cursor after = cursor_;
    after.y = after.content_end = cursor_.y + p.style->size;
    after.page_empty = false;
    after.footnotes = footnote_area_with({}, footnotes);
    return {{cursor_.y}, after};
  }

  void flow(std::size_t item, const FlowTable& table) {
    std::optional<table::BreakToken> next = table::BreakToken{};
    while (next) {
      auto placement = fitting_.table_part(item, *next, cursor_);
      const bool may_start = cursor_.is_left || table.layout->parts() == 1;
      if (!placement && !(cursor_.page_empty && may_start)) {
        new_page();
        continue;
      }
      if (!placement) placement = force_rows(table, *next);
      const table::BreakToken from = *next;
      next = placement->rest;
      add_rows(item, from, std::move(placement->fragment));
      add_further_parts(std::move(placement->further_parts));
      if (next) new_page();
    }
  }

  // Beside the part just added, each on a page of its own.
  void add_further_parts(std::vector<table::TableFragment> parts) {
    for (table::TableFragment& fragment : parts) {
      const PlacedPart& before = page_.back();
      PlacedPart part;
      part.item = before.item;
      part.top = before.top;
      part.starts_table = before.starts_table;
      part.column_part = before.column_part + 1;
      part.fragment = std::move(fragment);
      Cursor after = cursor_;
      new_page();
      after.is_left = cursor_.is_left;
      after.footnotes = {};
      add_part(std::move(part), after);
    }
  }

  // The least rows, on an empty page that may be too low for them.
  table::Placement force_rows(const FlowTable& table, const table::BreakToken& from) {
    const Cursor frame = at_frame(table, from, cursor_);
    const Length room = fitting_.page_height() - frame.footnotes - frame.y;
    table::Placement placement = table.layout->place_least(from, room);
    if (placement.fragment.height > room) report_too_tall(table, from, room);
    return placement;
  }

  // A head that no page holds is one mistake, whatever rows it stands over.
  void report_too_tall(const FlowTable& table, const table::BreakToken& from, Length room) {
    const document::Table& content = *table.table;
    const table::Grid& grid = table.layout->grid();
    if (table.layout->head_height(from.row) <= room) {
      const int row = std::max(from.row, grid.section_of(from.row).first_body_row);
      diagnostics_.error(
          content.position,
          {MessageId::table_row_too_tall, {table::row_name(grid, row), content.name}});
    } else if (tall_heads_.insert(&content).second) {
      diagnostics_.error(content.position, {MessageId::table_head_too_tall, {content.name}});
    }
  }

  void add_rows(std::size_t item, const table::BreakToken& from, table::TableFragment fragment) {
    const auto& table = std::get<FlowTable>(items_[item]);
    display_ = Display{page_.size(), cursor_};
    PlacedPart part;
    part.item = item;
    part.top = top_of(table, cursor_);
    part.starts_table = from.at_start();
    const Cursor after = below(table, at_frame(table, from, cursor_), fragment.height);
    part.fragment = std::move(fragment);
    add_part(std::move(part), after);
  }

  void flow(std::size_t item, const FlowFigure& figure) {
    if (!fitting_.figure_fits(item, cursor_) && !cursor_.page_empty) new_page();
    if (!fitting_.figure_fits(item, cursor_)) {
      diagnostics_.error(figure.caption->position, {MessageId::caption_too_tall, {}});
    }
    display_ = Display{page_.size(), cursor_};
    PlacedPart part;
    part.item = item;
    part.top = top_of(figure, cursor_);
    add_part(std::move(part), below(figure, cursor_));
  }

  void flow(std::size_t item, const FlowBand& band) {
    if (!fitting_.band_fits(item, cursor_) && !cursor_.page_empty) new_page();
    PlacedPart part;
    part.item = item;
    part.top = fitting_.top_of(band, cursor_);
    add_part(std::move(part), fitting_.below(band, cursor_));
  }

  void flow(std::size_t item, const FlowBox& box) {
    if (!fitting_.box_fits(item, cursor_) && !cursor_.page_empty) new_page();
    display_.reset();
    PlacedPart part;
    part.item = item;
    part.top = top_of(box, cursor_);
    add_part(std::move(part), fitting_.below(box, cursor_));
  }

  // A table with its notes, or a figure, as far as it stands on the current page.
  struct Display {
    std::size_t first_part;
    Cursor before;
  };

  // Text after a display goes on at a line of the grid, which may lie well below the display's
  // foot: the display then stands midway between the text above and the text below, as far as the
  // spaces that are asked for before and after it allow. The text below stays where it is.
  void centre_display(std::size_t next) {
    if (!display_ || next == items_.size()) return;
    const auto* paragraph = std::get_if<FlowParagraph>(&items_[next]);
    if (paragraph == nullptr || paragraph->is_table_note) return;
    if (paragraph->style->snap_to_grid) shift_display(next, *paragraph);
    display_.reset();
  }

  void shift_display(std::size_t next, const FlowParagraph& paragraph) {
    const Cursor& before = display_->before;
    if (before.page_empty || stands_on_grid() || !fitting_.can_start(next, cursor_)) return;
    const Length text_least = cursor_.y + paragraph.space_before;
    const Length text_top = fitting_.snap(text_least, cursor_);
    const Length space_above = page_[display_->first_part].top - before.content_end;
    const Length space_below = text_top - cursor_.content_end;
    const Length up = std::min(Length{}, before.content_end - before.y);
    const Length down = std::max(Length{}, text_top - text_least);
    const Length shift = std::clamp((space_below - space_above) / 2, up, down);
    for (PlacedPart& part : display_parts()) {
      part.top += shift;
      for (Length& top : part.tops) top += shift;
    }
    cursor_.content_end += shift;
  }

  std::span<PlacedPart> display_parts() {
    return std::span(page_).subspan(display_->first_part);
  }

  // Notes of an on-grid style hold their table where it is.
  bool stands_on_grid() {
    return std::ranges::any_of(display_parts(), [&](const PlacedPart& part) {
      const auto* paragraph = std::get_if<FlowParagraph>(&items_[part.item]);
      return paragraph != nullptr && paragraph->style->snap_to_grid;
    });
  }

  const std::vector<FlowItem>& items_;
  Fitting fitting_;
  Diagnostics& diagnostics_;
  const PageSink& finish_;
  PagePlan page_;  // the current one
  Cursor cursor_;
  std::optional<Display> display_;
  std::set<const document::Table*> tall_heads_;  // reported; never iterated
  std::size_t next_page_;
};

}  // namespace

LastPage paginate(const std::vector<FlowItem>& items, const document::PageStyle& page,
                  Diagnostics& diagnostics, std::size_t first_page, const PageSink& finish) {
  return Paginator(items, page, diagnostics, first_page, finish).run();
}

}  // namespace typeset::page
