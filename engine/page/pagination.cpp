#include "page/pagination.h"

#include <algorithm>

namespace typeset::page {
namespace {

// Tolerance for sums of rounded lengths: 1/100 pt, far below what is seen.
const Length tolerance = Length::pt(0.01);

// The block position on a page, and whether anything stands above it.
struct Cursor {
  Length y;
  Length content_end;  // the foot of what stands above: y may lie further down, on the grid
  bool page_empty = true;
};

// Positions of a paragraph's lines on the page, without placing them.
struct LinePositions {
  std::vector<Length> tops;
  Cursor after;  // where the next item may start
};

class Paginator {
 public:
  Paginator(const std::vector<FlowItem>& items, const document::PageStyle& page,
            Diagnostics& diagnostics)
      : items_(items), page_(page), diagnostics_(diagnostics) {}

  std::vector<PagePlan> run() {
    pages_.emplace_back();
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (const auto* paragraph = std::get_if<FlowParagraph>(&items_[i])) {
        flow(i, *paragraph);
      } else {
        flow(i, std::get<FlowTable>(items_[i]));
      }
    }
    return std::move(pages_);
  }

 private:
  Length height() const { return page_.type_area.height; }

  // Tops of grid lines: the last line's em box ends exactly at the type area's foot.
  Length grid_top(std::int64_t line) const {
    return (height() - page_.grid_line_height) * line / (page_.grid_lines - 1);
  }

  Length snap(Length y) const {
    auto line = static_cast<std::int64_t>(y.ratio_to(page_.line_pitch));
    line = std::max<std::int64_t>(0, line - 1);
    while (grid_top(line) + tolerance < y) ++line;
    return grid_top(line);
  }

  // As many of the lines from `first` on as fit below `cursor`, at most `most`.
  LinePositions fit_lines(const FlowParagraph& p, std::size_t first, Cursor cursor,
                          std::size_t most) const {
    LinePositions result;
    Length y = cursor.y;
    if (first == 0 && !cursor.page_empty) y += p.style->space_before;
    for (std::size_t i = first; i < p.lines.size() && result.tops.size() < most; ++i) {
      if (p.style->snap_to_grid) y = snap(y);
      if (y + p.style->size > height() + tolerance) break;
      result.tops.push_back(y);
      y += p.style->line_pitch;
    }
    result.after.page_empty = cursor.page_empty && result.tops.empty();
    result.after.y = y;
    result.after.content_end =
        result.tops.empty() ? cursor.content_end : result.tops.back() + p.style->size;
    if (!p.style->snap_to_grid && !result.tops.empty()) result.after.y = result.after.content_end;
    if (first + result.tops.size() == p.lines.size()) result.after.y += p.style->space_after;
    return result;
  }

  bool next_fits_after(std::size_t item, const Cursor& cursor) const {
    return item + 1 >= items_.size() || can_start(item + 1, cursor);
  }

  bool next_needs_company(std::size_t item) const {
    if (item + 1 >= items_.size()) return false;
    const auto* next = std::get_if<FlowParagraph>(&items_[item + 1]);
    return next != nullptr && next->keep_with_previous;
  }

  // How many lines from `first` on go on the page at `cursor`; 0 when the paragraph, or what is
  // left of it, has to start on the next one.
  std::size_t lines_to_place(std::size_t item, std::size_t first, const Cursor& cursor) const {
    const auto& p = std::get<FlowParagraph>(items_[item]);
    const std::size_t left = p.lines.size() - first;
    const auto orphans = static_cast<std::size_t>(first == 0 ? p.style->orphans : 1);
    const auto widows = static_cast<std::size_t>(p.style->widows);
    const LinePositions positions = fit_lines(p, first, cursor, left);
    std::size_t count = positions.tops.size();
    if (count == left) {
      const bool tied = p.keep_with_next || next_needs_company(item);
      if (!tied || next_fits_after(item, positions.after)) return count;
      if (p.keep_with_next) return 0;
      count = left - 1;  // some lines go along with the signature
    } else if (p.keep_with_next) {
      return 0;
    }
    if (left - count < widows) count = left > widows ? left - widows : 0;
    return count >= std::min(orphans, left) ? count : 0;
  }

  bool can_start(std::size_t item, const Cursor& cursor) const {
    if (std::holds_alternative<FlowParagraph>(items_[item])) {
      return lines_to_place(item, 0, cursor) > 0;
    }
    const auto& table = std::get<FlowTable>(items_[item]);
    const Length y = table_top(table, cursor);
    return y < height() && table.layout->place({}, height() - y).has_value();
  }

  void flow(std::size_t item, const FlowParagraph& p) {
    for (std::size_t first = 0; first < p.lines.size();) {
      std::size_t count = lines_to_place(item, first, cursor_);
      if (count == 0 && !cursor_.page_empty) {
        new_page();
        continue;
      }
      // On an empty page something has to go, keep rules or not.
      if (count == 0)
        count = std::max<std::size_t>(1, fit_lines(p, first, cursor_, ~0U).tops.size());
      const LinePositions positions = fit_lines(p, first, cursor_, count);
      PlacedPart part;
      part.item = item;
      part.first_line = first;
      part.tops = positions.tops;
      if (part.tops.empty()) part.tops.push_back(cursor_.y);  // a line taller than the page
      first += part.tops.size();
      pages_.back().push_back(std::move(part));
      cursor_ = positions.after;
      cursor_.page_empty = false;
      if (first < p.lines.size()) new_page();
    }
  }

  Length table_top(const FlowTable& table, const Cursor& cursor) const {
    return cursor.page_empty ? cursor.y : cursor.y + table.table->style.space_before;
  }

  void flow(std::size_t item, const FlowTable& table) {
    std::optional<table::BreakToken> next = table::BreakToken{};
    while (next) {
      const Length y = table_top(table, cursor_);
      auto placement = table.layout->place(*next, height() - y);
      if (!placement) {
        if (!cursor_.page_empty) {
          new_page();
          continue;
        }
        placement = table.layout->place_least(*next);
        diagnostics_.warning(table.table->position,
                             {MessageId::table_row_too_tall, {table.table->name}});
      }
      PlacedPart part;
      part.item = item;
      part.fragment_top = y;
      part.fragment = std::move(placement->fragment);
      if (!placement->rest) part.fragment_top += shift_to_centre(item, table, part);
      cursor_.content_end = part.fragment_top + part.fragment->height;
      cursor_.y = cursor_.content_end + table.table->style.space_after;
      cursor_.page_empty = false;
      pages_.back().push_back(std::move(part));
      next = placement->rest;
      if (next) new_page();
    }
  }

  // Text after a table goes on at a line of the grid, which may lie well below the table's foot:
  // the table then stands midway between the text above and the text below.
  Length shift_to_centre(std::size_t item, const FlowTable& table, const PlacedPart& part) const {
    if (cursor_.page_empty || item + 1 == items_.size()) return {};
    const auto* next = std::get_if<FlowParagraph>(&items_[item + 1]);
    if (next == nullptr || !next->style->snap_to_grid) return {};
    const Length foot = part.fragment_top + part.fragment->height;
    Cursor below;
    below.y = foot + table.table->style.space_after;
    below.page_empty = false;
    if (!can_start(item + 1, below)) return {};
    const Length space_above = part.fragment_top - cursor_.content_end;
    const Length space_below = snap(below.y + next->style->space_before) - foot;
    return (space_below - space_above) / 2;
  }

  void new_page() {
    pages_.emplace_back();
    cursor_ = Cursor{};
  }

  const std::vector<FlowItem>& items_;
  const document::PageStyle& page_;
  Diagnostics& diagnostics_;
  std::vector<PagePlan> pages_;
  Cursor cursor_;
};

}  // namespace

std::vector<PagePlan> paginate(const std::vector<FlowItem>& items, const document::PageStyle& page,
                               Diagnostics& diagnostics) {
  return Paginator(items, page, diagnostics).run();
}

}  // namespace typeset::page
