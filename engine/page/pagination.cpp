#include "page/pagination.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"

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

// Least lines before and after a page break.
struct LeastLines {
  std::size_t before, after;
};

LeastLines least_lines(const FlowParagraph& p) {
  if (p.keep_together) return {p.lines.size(), p.lines.size()};
  return {static_cast<std::size_t>(p.style->orphans), static_cast<std::size_t>(p.style->widows)};
}

// What a reader calls the row: its innermost label, or else its first cell that says anything.
std::string label_of(const table::Grid& grid, int row) {
  std::u16string label;
  for (const table::GridCell& cell : grid.cells) {
    if (row < cell.row || row >= cell.row_end()) continue;
    std::u16string text = document::plain_text(cell.content->text);
    const bool is_label = cell.kind == table::CellKind::row_head;
    if (text.empty() || (!is_label && !label.empty())) continue;
    label = std::move(text);
  }
  std::erase(label, u'\n');
  return label.empty() ? std::to_string(row + 1) : to_utf8(label);
}

Length table_top(const FlowTable& table, const Cursor& cursor) {
  return cursor.page_empty ? cursor.y : cursor.y + table.table->style.space_before;
}

// Where the next item may start below a part of the table that itself starts at `cursor`.
Cursor below(const FlowTable& table, const Cursor& cursor, Length part_height) {
  const Length foot = table_top(table, cursor) + part_height;
  return {foot + table.table->style.space_after, foot, false};
}

// Of a table whose rows from `from` on all fit in `available`: the longest part that leaves some
// rows over. The table alone knows how low it can get and where it may break, so the height in
// which it just fits is closed in on.
std::optional<table::Placement> part_with_rest(const FlowTable& table, table::BreakToken from,
                                               Length available) {
  Length too_little;
  for (Length enough = available; enough - too_little > tolerance;) {
    const Length middle = too_little + (enough - too_little) / 2;
    const auto placed = table.layout->place(from, middle);
    const bool all = placed && !placed->rest;
    (all ? enough : too_little) = middle;
  }
  return table.layout->place(from, too_little);
}

class Paginator {
 public:
  Paginator(const std::vector<FlowItem>& items, const document::PageStyle& page,
            Diagnostics& diagnostics)
      : items_(items), page_(page), diagnostics_(diagnostics) {}

  std::vector<PagePlan> run() {
    pages_.emplace_back();
    for (std::size_t i = 0; i < items_.size();) {
      if (const std::size_t end = chain_end(i); end > i) {
        flow_chain(i, end);
        i = end;
        continue;
      }
      if (const auto* paragraph = std::get_if<FlowParagraph>(&items_[i])) {
        flow(i, *paragraph);
      } else {
        flow(i, std::get<FlowTable>(items_[i]));
      }
      ++i;
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

  void new_page() {
    pages_.emplace_back();
    cursor_ = Cursor{};
  }

  // Whether the item, or its first part, finds room below `cursor` with all that has to stay with
  // it.
  bool can_start(std::size_t item, const Cursor& cursor) const {
    const auto* paragraph = std::get_if<FlowParagraph>(&items_[item]);
    if (paragraph == nullptr) return table_part(item, {}, cursor).has_value();
    if (paragraph->keep_with_previous) return signatures_fit(item, cursor);
    if (paragraph->keep_with_next) {
      const std::size_t end = chain_end(item);
      if (chain_fits(item, end, cursor)) return true;
      if (chain_fits(item, end, Cursor{})) return false;
    }
    return lines_to_place(item, 0, cursor) > 0;
  }

  // Chains: headings in a row, each kept with the next and the last with what follows.

  // The first item from `item` on that is not kept with its next one.
  std::size_t chain_end(std::size_t item) const {
    for (; item < items_.size(); ++item) {
      const auto* paragraph = std::get_if<FlowParagraph>(&items_[item]);
      if (paragraph == nullptr || !paragraph->keep_with_next) break;
    }
    return item;
  }

  // Whether items [first, end) find room below `cursor` with the start of what follows them. Looks
  // no further than the page's foot.
  bool chain_fits(std::size_t first, std::size_t end, Cursor cursor) const {
    for (; first < end; ++first) {
      if (!place_whole(first, cursor)) return false;
    }
    return end == items_.size() || can_start(end, cursor);
  }

  void flow_chain(std::size_t first, std::size_t end) {
    const auto flow_one = [&] {
      flow(first, std::get<FlowParagraph>(items_[first]));
      ++first;
    };
    // No page holds it all: pages are filled, and what follows keeps the last heading.
    if (!chain_fits(first, end, cursor_) && !chain_fits(first, end, Cursor{})) {
      while (first + 1 < end) flow_one();
    }
    // Where even that is too much for a page, a page of its own would not help the heading.
    if (!chain_fits(first, end, cursor_) && chain_fits(first, end, Cursor{})) new_page();
    while (first < end) flow_one();
  }

  // Company: what stands before a signature, some of which goes to a new page with it.

  bool is_signature(std::size_t item) const {
    if (item >= items_.size()) return false;
    const auto* paragraph = std::get_if<FlowParagraph>(&items_[item]);
    return paragraph != nullptr && paragraph->keep_with_previous;
  }

  bool next_needs_company(std::size_t item) const {
    return is_signature(item + 1) && !is_signature(item);
  }

  // Several organs sign one below the other: they share the company of what stands before the
  // first.
  bool signatures_fit(std::size_t item, Cursor cursor) const {
    for (; is_signature(item); ++item) {
      if (!place_whole(item, cursor)) return false;
    }
    return true;
  }

  // Whether the least last lines of the paragraph and the signature after it fit on one page.
  bool can_give_company(std::size_t item, const FlowParagraph& p) const {
    const LeastLines least = least_lines(p);
    const std::size_t count = p.lines.size();
    const std::size_t last = least.before + least.after > count ? count : least.after;
    const LinePositions positions = fit_lines(p, count - last, Cursor{}, last);
    return positions.tops.size() == last && can_start(item + 1, positions.after);
  }

  // Whether a page that starts with the table's row `from` can lead to one that has its last rows
  // and the signature after it.
  bool can_give_company(std::size_t item, const FlowTable& table, table::BreakToken from) const {
    const auto placed = table.layout->place(from, height());
    if (!placed || placed->rest) return placed.has_value();
    if (can_start(item + 1, below(table, Cursor{}, placed->fragment.height))) return true;
    const auto part = part_with_rest(table, from, height());
    return part && can_give_company(item, table, *part->rest);
  }

  // Paragraphs.

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

  // Moves `cursor` past the paragraph; false when not all of its lines fit.
  bool place_whole(std::size_t item, Cursor& cursor) const {
    const auto& p = std::get<FlowParagraph>(items_[item]);
    const LinePositions positions = fit_lines(p, 0, cursor, p.lines.size());
    cursor = positions.after;
    return positions.tops.size() == p.lines.size();
  }

  // How many lines from `first` on go on the page at `cursor`; 0 when the paragraph, or what is
  // left of it, has to start on the next one.
  std::size_t lines_to_place(std::size_t item, std::size_t first, const Cursor& cursor) const {
    const auto& p = std::get<FlowParagraph>(items_[item]);
    const LeastLines least = least_lines(p);
    const std::size_t left = p.lines.size() - first;
    const std::size_t orphans = first == 0 ? std::min(least.before, left) : 1;
    const LinePositions positions = fit_lines(p, first, cursor, left);
    std::size_t count = positions.tops.size();
    if (count == left) {
      const bool alone = next_needs_company(item) && !can_start(item + 1, positions.after);
      if (!alone || !can_give_company(item, p)) return count;
      count = left - 1;  // some lines go along with the signature
    }
    if (left - count < least.after) count = left > least.after ? left - least.after : 0;
    return count >= orphans ? count : 0;
  }

  // Lines of a paragraph on as many pages as they take, whatever it is kept with.
  void flow(std::size_t item, const FlowParagraph& p) {
    for (std::size_t first = 0; first < p.lines.size();) {
      std::size_t count = lines_to_place(item, first, cursor_);
      if (count == 0 && !cursor_.page_empty) {
        new_page();
        continue;
      }
      // On an empty page something has to go, keep rules or not.
      if (count == 0) count = p.lines.size() - first;
      LinePositions positions = fit_lines(p, first, cursor_, count);
      if (positions.tops.empty()) positions = force_line(p);
      PlacedPart part;
      part.item = item;
      part.first_line = first;
      part.tops = std::move(positions.tops);
      first += part.tops.size();
      pages_.back().push_back(std::move(part));
      cursor_ = positions.after;
      if (first < p.lines.size()) new_page();
    }
  }

  // A line taller than the page, on an empty one.
  LinePositions force_line(const FlowParagraph& p) {
    diagnostics_.error(p.position, {MessageId::line_too_tall, {}});
    const Length foot = cursor_.y + p.style->size;
    return {{cursor_.y}, {foot, foot, false}};
  }

  // Tables.

  // The part of the table from `from` on that goes on the page at `cursor`; none when it has to
  // start on the next one.
  std::optional<table::Placement> table_part(std::size_t item, table::BreakToken from,
                                             const Cursor& cursor) const {
    const auto& table = std::get<FlowTable>(items_[item]);
    const Length available = height() - table_top(table, cursor);
    if (available <= Length{}) return std::nullopt;
    auto placed = table.layout->place(from, available);
    if (!placed || placed->rest || !next_needs_company(item)) return placed;
    if (can_start(item + 1, below(table, cursor, placed->fragment.height))) return placed;
    // The signature goes to the next page: its company are the last rows, or the whole table.
    auto part = part_with_rest(table, from, available);
    if (part && can_give_company(item, table, *part->rest)) return part;
    if (!cursor.page_empty && can_give_company(item, table, from)) return std::nullopt;
    return placed;
  }

  void flow(std::size_t item, const FlowTable& table) {
    std::optional<table::BreakToken> next = table::BreakToken{};
    while (next) {
      auto placement = table_part(item, *next, cursor_);
      if (!placement && !cursor_.page_empty) {
        new_page();
        continue;
      }
      if (!placement) placement = force_rows(table, *next);
      next = placement->rest;
      add_rows(item, table, std::move(*placement));
      if (next) new_page();
    }
  }

  // The least rows, on an empty page that may be too low for them.
  table::Placement force_rows(const FlowTable& table, table::BreakToken from) {
    table::Placement placement = table.layout->place_least(from, height() - cursor_.y);
    if (placement.fragment.height > height() - cursor_.y) {
      const document::Table& content = *table.table;
      diagnostics_.error(content.position,
                         {MessageId::table_row_too_tall,
                          {label_of(table.layout->grid(), from.row), content.name}});
    }
    return placement;
  }

  void add_rows(std::size_t item, const FlowTable& table, table::Placement placement) {
    Cursor after = below(table, cursor_, placement.fragment.height);
    PlacedPart part;
    part.item = item;
    part.fragment_top = table_top(table, cursor_);
    if (!placement.rest) {
      const Length shift = shift_to_centre(item, part.fragment_top, after);
      part.fragment_top += shift;
      after.content_end += shift;
    }
    part.fragment = std::move(placement.fragment);
    pages_.back().push_back(std::move(part));
    cursor_ = after;
  }

  // Text after a table goes on at a line of the grid, which may lie well below the table's foot:
  // the table then stands midway between the text above and the text below, as far as the spaces
  // that are asked for before and after it allow. The text below stays where it is.
  Length shift_to_centre(std::size_t item, Length top, const Cursor& after) const {
    if (cursor_.page_empty || item + 1 == items_.size()) return {};
    const auto* next = std::get_if<FlowParagraph>(&items_[item + 1]);
    if (next == nullptr || !next->style->snap_to_grid) return {};
    if (!can_start(item + 1, after)) return {};
    const Length text_least = after.y + next->style->space_before;
    const Length text_top = snap(text_least);
    const Length space_above = top - cursor_.content_end;
    const Length space_below = text_top - after.content_end;
    const Length up = std::min(Length{}, cursor_.content_end - cursor_.y);
    const Length down = std::max(Length{}, text_top - text_least);
    return std::clamp((space_below - space_above) / 2, up, down);
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
