// Where a table breaks between rows.
#include <algorithm>
#include <functional>
#include <utility>

#include "table/table_layout.h"

namespace typeset::table {
namespace {

// More white at a page's foot than this part of it a reader takes for the end of something.
constexpr double most_white = 0.2;
// Ends of groups are worth some of it: so much for each label that is not cut, and never all.
constexpr double cost_of_cut_label = 0.12;
// A row that is higher than its content asks is worse than the same white at the foot.
constexpr double cost_of_stretching = 1.5;

}  // namespace

// Whether the row may come first on a page, by the rules that `rules` leaves.
bool TableLayout::may_start(int row, BreakRules rules) const {
  const GridSection& section = grid_.section_of(row);
  if (row == section.first_row) return true;
  if (row <= section.first_body_row) return false;
  const bool is_total = grid_.kept_with_previous[at(row)];
  if (is_total && rules <= BreakRules::totals) return false;
  if (rules <= BreakRules::totals_and_kept_cells && cuts_kept_cell(row)) return false;
  if (rules != BreakRules::all) return true;
  const int body = section.end_row - section.first_body_row;
  const int before = std::min(style_.min_rows_before_break, body);
  const int after = std::min(style_.min_rows_after_break, body);
  return row - section.first_body_row >= before && section.end_row - row >= after;
}

bool TableLayout::cuts_kept_cell(int row) const {
  return std::ranges::any_of(reaching_[at(row)], [&](std::size_t cell) { return kept_[cell]; });
}

// Data cells, and groups that the layout keeps together, as far as a page can hold them.
void TableLayout::index_kept_cells() {
  kept_.assign(grid_.cells.size(), false);
  for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
    const GridCell& cell = grid_.cells[i];
    const bool is_wanted = cell.rowspan > 1 && (cell.kind == CellKind::data || cell.keep_together);
    kept_[i] = is_wanted && !exceeds_page(cell.row, cell.row_end());
  }
}

// Which rows may come first on a page. Where no page holds the rows from one to the next, the rules
// give way between these, the least important first.
void TableLayout::index_starts() {
  starts_.resize(static_cast<std::size_t>(grid_.rows));
  for (int row = 0; row < grid_.rows; ++row) {
    starts_[at(row)] = may_start(row, BreakRules::all);
  }
  for (const auto rules :
       {BreakRules::totals_and_kept_cells, BreakRules::totals, BreakRules::none}) {
    for (int first = 0; first < grid_.rows;) {
      const int end = next_start(first);
      const bool gives_way = end - first > 1 && exceed_pages(first, end);
      for (int row = first + 1; gives_way && row < end; ++row) {
        starts_[at(row)] = may_start(row, rules);
      }
      first = end;
    }
  }
}

// Whether rows [first, end) cannot be set without a break between two of them. A row that no page
// holds ends the page before it and the one after it wherever that is best.
bool TableLayout::exceed_pages(int first, int end) const {
  if (!exceeds_page(first, end)) return false;
  for (int row = first; row < end; ++row) {
    if (!exceeds_page(row, row + 1)) continue;
    if (row - first > 1 && exceeds_page(first, row)) return true;
    first = row + 1;
  }
  return end - first > 1 && exceeds_page(first, end);
}

// Whether no page has room for rows [first, end), their head above them.
bool TableLayout::exceeds_page(int first, int end) const {
  return page_height_ && exceeds(first, end, *page_height_);
}

bool TableLayout::exceeds(int first, int end, Length height) const {
  const BreakToken from{first};
  return least_height(from, end) > height ||
         slice(from, end, style_.padding_block_min).height > height;
}

// The next row after `row` that may come first on a page.
int TableLayout::next_start(int row) const {
  int next = row + 1;
  while (next < grid_.rows && !starts_[at(next)]) ++next;
  return next;
}

// No slice of these rows is lower. Of a row that has been cut nothing is known.
Length TableLayout::least_height(const BreakToken& from, int to) const {
  const int first = std::min(to, from.cut ? from.row + 1 : from.row);
  return least_tops_[at(to)] - least_tops_[at(first)];
}

// By how much rows [first, end) have to be higher than they are for the cell's text to stand beside
// them.
Length TableLayout::shortage(const CellContent& content, int first, int end) const {
  const document::TableStyle& style = style_;
  const Length more = (style.padding_block - style.padding_block_min) * 2;
  const Length rows = least_height(BreakToken{first}, end) + more * (end - first);
  return std::max(Length{}, content.height() + style.padding_block * 2 - rows);
}

// How bad it is to break before `row`, as a part of the page.
double TableLayout::cost_of_break(const BreakToken& from, int row, Length available) const {
  const double cost_of_each =
      std::min(cost_of_cut_label, most_white / static_cast<double>(most_reaching_));
  double cost = 0;
  Length stretching;
  for (const std::size_t i : reaching_[at(row)]) {
    const GridCell& cell = grid_.cells[i];
    if (is_copy(i)) continue;
    const bool leaves_one_row = row - cell.row < 2 || cell.row_end() - row < 2;
    cost += leaves_one_row ? cost_of_each * 2 : cost_of_each;
    if (flows(cell)) continue;
    const auto again = continued_contents_.find(i);
    const CellContent& below = again != continued_contents_.end() ? *again->second : *contents_[i];
    stretching = std::max({stretching, shortage(below, row, cell.row_end()),
                           shortage(*contents_[i], std::max(cell.row, from.row), row)});
  }
  return std::min(cost, most_white) + cost_of_stretching * stretching.ratio_to(available);
}

// Drawn once for all that ask whether there is room for it.
void TableLayout::draw_whole() {
  if (!page_height_ || least_height({}, grid_.rows) > *page_height_) return;
  const Slice whole = slice({}, grid_.rows, style_.padding_block);
  if (whole.height <= *page_height_) whole_ = placement(whole, grid_.rows);
}

std::optional<Placement> TableLayout::place(const BreakToken& from, Length available) const {
  const bool is_whole = whole_ && from.at_start() && whole_->fragment.height <= available &&
                        least_height(from, grid_.rows) <= available;
  if (is_whole) return whole_;
  if (const auto rest = whole_rest(from, available)) return placement(*rest, grid_.rows);
  return place_leaving_rest(from, available);
}

std::optional<Placement> TableLayout::place_leaving_rest(const BreakToken& from,
                                                         Length available) const {
  const std::vector<End> by_row = ends(from, available);
  std::vector<End> by_merit = by_row;
  std::ranges::stable_sort(by_merit, std::greater(), &End::merit);
  const auto best = first_that_fits(from, by_merit, available);
  if (auto cut = cut_instead(from, by_row, best, available)) return cut;
  if (!best) return std::nullopt;
  return placement(best->slice, best->end.row);
}

// The rows that a part from `from` may end before.
std::vector<TableLayout::End> TableLayout::ends(const BreakToken& from, Length available) const {
  std::vector<End> found;
  for (int row = from.row + 1; row < grid_.rows; ++row) {
    const Length least = least_height(from, row);
    if (least > available) break;
    if (!starts_[at(row)]) continue;
    found.push_back({row, least.ratio_to(available) - cost_of_break(from, row, available)});
  }
  return found;
}

std::optional<TableLayout::Part> TableLayout::first_that_fits(const BreakToken& from,
                                                              const std::vector<End>& ends,
                                                              Length available) const {
  for (const End& end : ends) {
    Slice part = slice(from, end.row, style_.padding_block);
    if (part.height <= available) return Part{end, std::move(part)};
  }
  return std::nullopt;
}

// A part that ends within a row, where that is better than `best`: the row has to be cut somewhere,
// or the style lets it be and `best` leaves much white.
std::optional<Placement> TableLayout::cut_instead(const BreakToken& from,
                                                  const std::vector<End>& by_row,
                                                  const std::optional<Part>& best,
                                                  Length available) const {
  const Length filled = best ? best->slice.height : Length{};
  int last = best ? best->end.row : from.row;
  for (auto end = by_row.rbegin(); end != by_row.rend() && end->row > last; ++end) {
    if (slice(from, end->row, style_.padding_block).height <= available) last = end->row;
  }
  const bool is_short = (available - filled).ratio_to(available) > most_white;
  const bool may_cut = style_.row_break == document::RowBreak::automatic && is_short;
  if (!may_cut && !page_height_) return std::nullopt;
  Cut cut{last, available, style_.padding_block, page_height_, Keep::orphans_and_widows};
  if (may_cut) {
    cut.least_height = std::nullopt;
    if (best) cut.first_row = best->end.row;
  }
  auto placed = cut_within(from, cut);
  if (!placed || placed->fragment.height <= filled) return std::nullopt;
  const double merit = placed->fragment.height.ratio_to(available) -
                       cost_of_break(from, placed->rest->row, available);
  return !best || may_cut || merit > best->end.merit ? std::move(placed) : std::nullopt;
}

Placement TableLayout::place_least(const BreakToken& from, Length available) const {
  const document::TableStyle& style = style_;
  for (const auto rules :
       {BreakRules::all, BreakRules::totals_and_kept_cells, BreakRules::totals, BreakRules::none}) {
    for (const Length padding : {style.padding_block, style.padding_block_min}) {
      if (const auto part = most_rows(from, available, padding, rules)) {
        return placement(part->slice, part->end.row);
      }
    }
    if (rules != BreakRules::all) continue;
    for (const Length padding : {style.padding_block, style.padding_block_min}) {
      auto cut =
          cut_within(from, {from.row, available, padding, available, Keep::orphans_and_widows});
      if (cut) return *std::move(cut);
    }
  }
  auto cut =
      cut_within(from, {from.row, available, style.padding_block_min, std::nullopt, Keep::nothing});
  if (cut) return *std::move(cut);
  const int least = next_start(from.row);
  return placement(slice(from, least, style.padding_block_min), least);
}

// As many rows as fit.
std::optional<TableLayout::Part> TableLayout::most_rows(const BreakToken& from, Length available,
                                                        Length padding, BreakRules rules) const {
  std::optional<Part> most;
  for (int row = from.row + 1; row <= grid_.rows && least_height(from, row) <= available; ++row) {
    if (row < grid_.rows && !starts_[at(row)] && !may_start(row, rules)) {
      continue;
    }
    Slice part = slice(from, row, padding);
    if (part.height <= available) most = Part{{row, 0}, std::move(part)};
  }
  return most;
}

Placement TableLayout::placement(const Slice& slice, int to) const {
  Placement result = drawn(slice);
  if (to < grid_.rows) result.rest = BreakToken{to};
  return result;
}

}  // namespace typeset::table
