#include "page/fitting.h"

#include <algorithm>
#include <cmath>

#include "page/footnote_area.h"

namespace typeset::page {
namespace {

// Least lines before and after a page break.
struct LeastLines {
  std::size_t before, after;
};

LeastLines least_lines(const FlowParagraph& p) {
  if (p.keep_together) return {p.lines.size(), p.lines.size()};
  return {static_cast<std::size_t>(p.style->orphans), static_cast<std::size_t>(p.style->widows)};
}

// Lines that go to the next page with what may not stand there alone.
constexpr std::size_t least_company = 2;

bool keeps_with_next(const FlowItem& item) {
  if (const auto* box = std::get_if<FlowBox>(&item)) return box->keep_with_next;
  const auto* paragraph = std::get_if<FlowParagraph>(&item);
  return paragraph != nullptr && paragraph->keep_with_next;
}

// Whether the line, at `y`, would run under the ring of a seal that hangs over what stands above.
bool meets_seal(const text::Line& line, Length y, const Cursor& cursor) {
  const Rect& seal = cursor.seal;
  if (seal.height <= Length{} || y >= seal.bottom()) return false;
  const double from_middle = std::max(0.0, (y - seal.y).ratio_to(seal.height / 2) - 1);
  const Length half_chord = (seal.width / 2).scaled(std::sqrt(1 - from_middle * from_middle));
  return line.inline_start + line.inline_size > seal.x + seal.width / 2 - half_chord;
}

// Past what ends at `content_end`, before what may start at `y`.
Cursor moved(Cursor cursor, Length content_end, Length y) {
  cursor.y = y;
  cursor.content_end = content_end;
  cursor.page_empty = false;
  cursor.half_leading = {};
  return cursor;
}

}  // namespace

Cursor Fitting::head_of_page(std::size_t number) const {
  Cursor cursor;
  cursor.is_left = number % 2 == 0;
  if (number == 1 && page_.first_page) {
    cursor.extra_height = page_.first_page->height - page_.type_area.height;
    cursor.fills_grid = page_.first_page->fill;
  }
  return cursor;
}

Length Fitting::room(const Cursor& cursor) const { return page_height() + cursor.extra_height; }

Length Fitting::grid_pitch(const Cursor& cursor) const {
  return cursor.grid_pitch > Length{} ? cursor.grid_pitch : page_.line_pitch;
}

Length Fitting::snap(Length y, const Cursor& cursor) const {
  const Length origin = cursor.grid_origin;
  const Length pitch = grid_pitch(cursor);
  auto line = static_cast<std::int64_t>((y - origin).ratio_to(pitch));
  line = std::max<std::int64_t>(0, line - 1);
  while (origin + pitch * line + tolerance < y) ++line;
  return origin + pitch * line;
}

void Fitting::start_grid(Cursor& cursor) const {
  cursor.grid_origin = cursor.y;
  if (!cursor.fills_grid) return;
  // As many lines as there is room for, the last one's foot at the foot of the page.
  const Length steps = room(cursor) - page_.grid_line_height - cursor.y;
  const auto count = static_cast<std::int64_t>((steps + tolerance).ratio_to(page_.line_pitch));
  if (count > 0) cursor.grid_pitch = steps / count;
}

bool Fitting::can_start(std::size_t item, const Cursor& cursor) const {
  if (std::holds_alternative<FlowFigure>(items_[item])) return figure_fits(item, cursor);
  if (std::holds_alternative<FlowBand>(items_[item])) return band_fits(item, cursor);
  if (const auto* box = std::get_if<FlowBox>(&items_[item])) {
    return box->keep_with_previous ? dependents_fit(item, cursor) : box_fits(item, cursor);
  }
  const auto* paragraph = std::get_if<FlowParagraph>(&items_[item]);
  if (paragraph == nullptr) return table_part(item, {}, cursor).has_value();
  if (paragraph->keep_with_previous) return dependents_fit(item, cursor);
  if (paragraph->keep_with_next) {
    const std::size_t end = chain_end(item);
    if (chain_fits(item, end, cursor)) return true;
    if (chain_fits(item, end, Cursor{})) return false;
  }
  return lines_to_place(item, 0, cursor) > 0;
}

std::size_t Fitting::chain_end(std::size_t item) const {
  for (; item < items_.size(); ++item) {
    if (!keeps_with_next(items_[item])) break;
  }
  return item;
}

bool Fitting::chain_fits(std::size_t first, std::size_t end, Cursor cursor) const {
  for (; first < end; ++first) {
    if (!place_whole(first, cursor)) return false;
  }
  return end == items_.size() || can_start(end, cursor);
}

// Company: what stands before a signature or a table's notes, some of which goes to a new page with
// them.

bool Fitting::needs_company(std::size_t item) const {
  if (item >= items_.size()) return false;
  if (const auto* box = std::get_if<FlowBox>(&items_[item])) return box->keep_with_previous;
  const auto* paragraph = std::get_if<FlowParagraph>(&items_[item]);
  return paragraph != nullptr && paragraph->keep_with_previous;
}

bool Fitting::next_needs_company(std::size_t item) const {
  if (!needs_company(item + 1)) return false;
  if (!needs_company(item)) return true;
  // Of more than a page holds together, each is company of what follows it.
  std::size_t first = item;
  while (first > 0 && needs_company(first - 1)) --first;
  return std::holds_alternative<FlowParagraph>(items_[item]) &&
         !dependents_fit(first, Cursor{});
}

// Several organs sign one below the other: they share the company of what stands before the first.
bool Fitting::dependents_fit(std::size_t item, Cursor cursor) const {
  for (; needs_company(item); ++item) {
    if (!place_whole(item, cursor)) return false;
  }
  return true;
}

// Whether the least last lines of the paragraph and what depends on them fit on one page.
bool Fitting::can_give_company(std::size_t item, const FlowParagraph& p) const {
  const LeastLines least = least_lines(p);
  const std::size_t count = p.lines.size();
  const std::size_t last = least.before + least.after > count ? count : least.after;
  const LinePositions positions = fit_lines(p, count - last, Cursor{}, last);
  return positions.tops.size() == last && can_start(item + 1, positions.after);
}

// Whether a page that starts with the table's row `from` can lead to one that has its last rows
// and what depends on them.
bool Fitting::can_give_company(std::size_t item, const FlowTable& table,
                               const table::BreakToken& from) const {
  const Cursor frame = at_frame(table, from, Cursor{});
  const Length available = page_height() - frame.footnotes - frame.y;
  const auto placed = table.layout->place(from, available);
  if (!placed || placed->rest) return placed.has_value();
  if (can_start(item + 1, page::below(table, frame, placed->fragment.height))) return true;
  const auto part = table.layout->place_leaving_rest(from, available);
  return part && can_give_company(item, table, *part->rest);
}

// Paragraphs.

LinePositions Fitting::fit_lines(const FlowParagraph& p, std::size_t first, Cursor cursor,
                                 std::size_t most) const {
  LinePositions result;
  result.after = cursor;
  Length& y = result.after.y;
  const Length half_leading =
      p.style->snap_to_grid ? Length{} : (p.style->line_pitch - p.style->size) / 2;
  // Between two paragraphs off the grid lines stand as far apart as within them.
  const bool has_leading = cursor.half_leading > Length{} && half_leading > Length{};
  if (first == 0 && !cursor.page_empty) {
    y += space_before(p, cursor) + (has_leading ? cursor.half_leading + half_leading : Length{});
  }
  if (first == 0 && p.style->top) y = cursor.page_empty ? *p.style->top : std::max(y, *p.style->top);
  for (std::size_t i = first; i < p.lines.size() && result.tops.size() < most; ++i) {
    if (meets_seal(p.lines[i], y, cursor)) y = cursor.seal.bottom();
    if (p.style->snap_to_grid) y = snap(y, cursor);
    const Length footnotes = footnote_area_with(result.after.footnotes, p.footnotes_of(i));
    if (y + p.style->size + footnotes > room(cursor) + tolerance) break;
    result.after.footnotes = footnotes;
    result.tops.push_back(y);
    y += p.style->snap_to_grid ? grid_pitch(cursor) : p.style->line_pitch;
  }
  if (!result.tops.empty()) {
    result.after.page_empty = false;
    result.after.half_leading = half_leading;
    result.after.content_end = result.tops.back() + p.style->size;
    if (!p.style->snap_to_grid && !p.style->creates_grid) y = result.after.content_end;
  }
  if (first + result.tops.size() < p.lines.size()) return result;
  y += p.space_after;
  if (p.style->creates_grid) {
    result.after.half_leading = {};
    start_grid(result.after);
  }
  return result;
}

// Blank lines of the grid are as high as the others.
Length Fitting::space_before(const FlowParagraph& p, const Cursor& cursor) const {
  if (!p.style->snap_to_grid) return p.space_before;
  return p.space_before.scaled(grid_pitch(cursor).ratio_to(p.style->line_pitch));
}

// Moves `cursor` past the paragraph or box; false when not all of it fits.
bool Fitting::place_whole(std::size_t item, Cursor& cursor) const {
  if (const auto* box = std::get_if<FlowBox>(&items_[item])) {
    const bool fits = box_fits(item, cursor);
    cursor = below(*box, cursor);
    return fits;
  }
  const auto& p = std::get<FlowParagraph>(items_[item]);
  const LinePositions positions = fit_lines(p, 0, cursor, p.lines.size());
  cursor = positions.after;
  return positions.tops.size() == p.lines.size();
}

std::size_t Fitting::lines_to_place(std::size_t item, std::size_t first,
                                    const Cursor& cursor) const {
  const auto& p = std::get<FlowParagraph>(items_[item]);
  const LeastLines least = least_lines(p);
  const std::size_t left = p.lines.size() - first;
  const std::size_t orphans = first == 0 ? std::min(least.before, left) : 1;
  const LinePositions positions = fit_lines(p, first, cursor, left);
  std::size_t count = positions.tops.size();
  if (count == left) {
    const bool alone = next_needs_company(item) && !can_start(item + 1, positions.after);
    if (!alone || !can_give_company(item, p)) return count;
    // Some lines go along with the signature, and not the end of a sentence only.
    count = left - std::min(left, least_company);
  }
  if (left - count < least.after) count = left > least.after ? left - least.after : 0;
  return count >= orphans ? count : 0;
}

// Tables.

Length top_of(const FlowTable& table, const Cursor& cursor) {
  return cursor.page_empty ? cursor.y : cursor.y + table.space_before;
}

Cursor at_frame(const FlowTable& table, const table::BreakToken& from, const Cursor& cursor) {
  Cursor frame = cursor;
  frame.y = top_of(table, cursor);
  const MatterAboveFrame& above = from.at_start() ? table.first : table.further;
  frame.y += above.frame_top;
  for (const auto* part : {&above.caption, &above.unit}) {
    if (*part) frame.footnotes = footnote_area_with(frame.footnotes, (*part)->footnotes);
  }
  return frame;
}

Cursor below(const FlowTable& table, const Cursor& frame, Length part_height) {
  const Length foot = frame.y + part_height;
  return moved(frame, foot, foot + table.space_after);
}

std::optional<table::Placement> Fitting::placed_in(std::size_t item, const table::BreakToken& from,
                                                   Length available) const {
  const table::TableLayout& layout = *std::get<FlowTable>(items_[item]).layout;
  if (!from.at_start()) return layout.place(from, available);
  const bool is_known =
      last_start_ && last_start_->item == item && last_start_->available == available;
  if (!is_known) last_start_ = TableStart{item, available, layout.place(from, available)};
  return last_start_->placement;
}

std::optional<table::Placement> Fitting::table_part(std::size_t item, const table::BreakToken& from,
                                                    const Cursor& cursor) const {
  const auto& table = std::get<FlowTable>(items_[item]);
  if (table.layout->parts() > 1 && !cursor.is_left) return std::nullopt;
  const Cursor frame = at_frame(table, from, cursor);
  const Length available = room(frame) - frame.footnotes - frame.y;
  if (available <= Length{}) return std::nullopt;
  auto placed = placed_in(item, from, available);
  if (!placed || placed->rest) return placed;
  const bool is_alone = next_needs_company(item) &&
                        !can_start(item + 1, page::below(table, frame, placed->fragment.height));
  if (is_alone) {
    // Closer rows may leave what depends on the table room.
    auto closer = table.layout->place(from, room_with_company(item, frame, {}));
    if (closer && !closer->rest) return stretched(item, from, cursor, *std::move(closer));
  } else {
    return stretched(item, from, cursor, *std::move(placed));
  }
  // It goes to the next page: its company are the last rows, or the whole table.
  auto part = table.layout->place_leaving_rest(from, available);
  if (part && can_give_company(item, table, *part->rest)) return part;
  if (!cursor.page_empty && can_give_company(item, table, from)) return std::nullopt;
  return placed;
}

// The last part, or all, of a table, as high as its style asks; none where another page has more
// of the height that is asked.
std::optional<table::Placement> Fitting::stretched(std::size_t item, const table::BreakToken& from,
                                                   const Cursor& cursor,
                                                   table::Placement placed) const {
  const auto& table = std::get<FlowTable>(items_[item]);
  const document::TableStyle& style = table.table->style;
  const Cursor frame = at_frame(table, from, cursor);
  const Length natural = placed.fragment.height;
  const Length wanted = from.at_start() ? style.min_height : Length{};
  if (!style.fill_page && wanted <= natural) return placed;
  const Length room = room_with_company(item, frame, natural);
  if (!style.fill_page && wanted > room && room < most_room(item)) return std::nullopt;
  const Length height = style.fill_page ? room : std::min(wanted, room);
  return table.layout->place_stretched(from, height).value_or(std::move(placed));
}

// How high a part of the table can be, from `least` on, that leaves room for what depends on it.
Length Fitting::room_with_company(std::size_t item, const Cursor& frame, Length least) const {
  const auto& table = std::get<FlowTable>(items_[item]);
  Length most = room(frame) - frame.footnotes - frame.y;
  if (!next_needs_company(item)) return most;
  const auto leaves_room = [&](Length height) {
    return can_start(item + 1, page::below(table, frame, height));
  };
  if (leaves_room(most)) return most;
  while (most - least > Length::from_raw(1)) {
    const Length middle = least + (most - least) / 2;
    (leaves_room(middle) ? least : most) = middle;
  }
  return least;
}

// How high the table can be at the head of a page, below the headings that are kept with it.
Length Fitting::most_room(std::size_t item) const {
  std::size_t first = item;
  while (first > 0 && chain_end(first - 1) == item) --first;
  Cursor cursor;
  for (; first < item; ++first) place_whole(first, cursor);
  return room_with_company(item, at_frame(std::get<FlowTable>(items_[item]), {}, cursor), {});
}

// Figures.

Length top_of(const FlowFigure& figure, const Cursor& cursor) {
  return cursor.page_empty ? cursor.y : cursor.y + figure.space_before;
}

Cursor below(const FlowFigure& figure, const Cursor& cursor) {
  const Length foot = top_of(figure, cursor) + figure.height;
  const auto& caption = figure.caption;
  const Length footnotes =
      caption ? footnote_area_with(cursor.footnotes, caption->footnotes) : cursor.footnotes;
  Cursor after = moved(cursor, foot, foot + figure.space_after);
  after.footnotes = footnotes;
  return after;
}

// Whether what cannot be cut fits, and what depends on it with it unless no page would hold both.
bool Fitting::display_fits(std::size_t item, const Cursor& cursor, const Cursor& after,
                           const Cursor& after_on_empty_page) const {
  if (after.content_end + after.footnotes > room(cursor) + tolerance) return false;
  if (cursor.page_empty || !next_needs_company(item) || can_start(item + 1, after)) return true;
  return !can_start(item + 1, after_on_empty_page);
}

bool Fitting::figure_fits(std::size_t item, const Cursor& cursor) const {
  const auto& figure = std::get<FlowFigure>(items_[item]);
  return display_fits(item, cursor, page::below(figure, cursor), page::below(figure, Cursor{}));
}

// Bands of vertical text.

Length Fitting::top_of(const FlowBand& band, const Cursor& cursor) const {
  const Length top = cursor.page_empty ? cursor.y : cursor.y + band.space_before;
  return band.snap_to_grid ? snap(top, cursor) : top;
}

Cursor Fitting::below(const FlowBand& band, const Cursor& cursor) const {
  const Length foot = top_of(band, cursor) + band.height;
  return moved(cursor, foot, foot + band.space_after);
}

bool Fitting::band_fits(std::size_t item, const Cursor& cursor) const {
  const auto& band = std::get<FlowBand>(items_[item]);
  return display_fits(item, cursor, below(band, cursor), below(band, Cursor{}));
}

// Boxes.

Length top_of(const FlowBox& box, const Cursor& cursor) {
  if (box.is_fixed) return box.top.value_or(Length{});
  if (cursor.page_empty) return box.top.value_or(cursor.y);
  const Length top = (box.follows_foot ? cursor.content_end : cursor.y) + box.space_before;
  return std::max(top, box.top.value_or(top));
}

// The lowest, of several the first; of one that is to be put on by hand, its room.
Rect hanging_seal(const FlowBox& box, Length top) {
  Rect lowest = box.seal.value_or(Rect{});
  for (const BoxPicture& picture : box.pictures) {
    const bool is_first = picture.box.bottom() == lowest.bottom() && picture.box.x < lowest.x;
    if (picture.box.bottom() > lowest.bottom() || is_first) lowest = picture.box;
  }
  lowest.y += top;
  return lowest;
}

Cursor Fitting::below(const FlowBox& box, const Cursor& cursor) const {
  if (box.is_fixed) return cursor;
  const Length foot = page::top_of(box, cursor) + box.height;
  Cursor after = moved(cursor, foot, foot + box.leading + box.space_after);
  // What comes after a signature goes on as the text above it did, beside its seals.
  if (box.is_signature) {
    after.fills_grid = false;
    after.seal = hanging_seal(box, page::top_of(box, cursor));
  }
  if (box.creates_grid) start_grid(after);
  return after;
}

bool Fitting::box_fits(std::size_t item, const Cursor& cursor) const {
  const auto& box = std::get<FlowBox>(items_[item]);
  if (box.is_fixed) return true;
  return display_fits(item, cursor, below(box, cursor), below(box, Cursor{}));
}

}  // namespace typeset::page
