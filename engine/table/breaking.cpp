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

bool TableLayout::may_break_before(int row) const {
  const GridSection& section = grid_.section_of(row);
  if (row == section.first_row) return true;
  if (grid_.kept_with_previous[static_cast<std::size_t>(row)] && row > section.first_body_row) {
    return false;
  }
  const int body = section.end_row - section.first_body_row;
  const int before = std::min(table_.style.min_rows_before_break, body);
  const int after = std::min(table_.style.min_rows_after_break, body);
  return row - section.first_body_row >= before && section.end_row - row >= after;
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

bool TableLayout::cuts_kept_cell(int row) const {
  return std::ranges::any_of(reaching_[static_cast<std::size_t>(row)],
                             [&](std::size_t cell) { return kept_[cell]; });
}

// Whether no page has room for rows [first, end), their head above them.
bool TableLayout::exceeds_page(int first, int end) const {
  if (!page_height_) return false;
  const BreakToken from{first};
  return least_height(from, end) > *page_height_ ||
         slice(from, end, table_.style.padding_block_min).height > *page_height_;
}

// The next row after `row` that may come first on a page.
int TableLayout::next_start(int row) const {
  int next = row + 1;
  while (next < grid_.rows && (!may_break_before(next) || cuts_kept_cell(next))) ++next;
  return next;
}

// No slice of these rows is lower. Of a row that has been cut nothing is known.
Length TableLayout::least_height(const BreakToken& from, int to) const {
  const int first = std::min(to, from.cut ? from.row + 1 : from.row);
  return least_tops_[static_cast<std::size_t>(to)] - least_tops_[static_cast<std::size_t>(first)];
}

// By how much rows [first, end) have to be higher than they are for the cell's text to stand beside
// them.
Length TableLayout::shortage(const CellContent& content, int first, int end) const {
  const document::TableStyle& style = table_.style;
  const Length more = (style.padding_block - style.padding_block_min) * 2;
  const Length rows = least_height(BreakToken{first}, end) + more * (end - first);
  return std::max(Length{}, content.height() + style.padding_block * 2 - rows);
}

// How bad it is to break before `row`, as a part of the page.
double TableLayout::cost_of_break(const BreakToken& from, int row, Length available) const {
  const auto& reaching = reaching_[static_cast<std::size_t>(row)];
  const double cost_of_each = std::min(cost_of_cut_label, most_white / static_cast<double>(most_reaching_));
  double cost = 0;
  Length stretching;
  for (const std::size_t i : reaching) {
    const GridCell& cell = grid_.cells[i];
    const bool leaves_one_row = row - cell.row < 2 || cell.row_end() - row < 2;
    cost += leaves_one_row ? cost_of_each * 2 : cost_of_each;
    if (flows(cell)) continue;
    const auto again = continued_contents_.find(i);
    const bool says_another = again != continued_contents_.end();
    const Length below =
        shortage(says_another ? *again->second : *contents_[i], row, cell.row_end());
    const Length above = shortage(*contents_[i], std::max(cell.row, from.row), row);
    stretching = std::max({stretching, below, above});
  }
  return std::min(cost, most_white) + cost_of_stretching * stretching.ratio_to(available);
}

// The rows that a part from `from` may end before.
std::vector<TableLayout::End> TableLayout::ends(const BreakToken& from, Length available) const {
  std::vector<End> found;
  for (int row = from.row + 1; row < grid_.rows; ++row) {
    const Length least = least_height(from, row);
    if (least > available) break;
    if (!may_break_before(row) || cuts_kept_cell(row)) continue;
    found.push_back({row, least.ratio_to(available) - cost_of_break(from, row, available)});
  }
  return found;
}

std::optional<Placement> TableLayout::place(const BreakToken& from, Length available) const {
  if (const auto rest = whole_rest(from, available)) return placement(*rest, grid_.rows);
  return place_leaving_rest(from, available);
}

std::optional<Placement> TableLayout::place_leaving_rest(const BreakToken& from,
                                                         Length available) const {
  std::vector<End> by_merit = ends(from, available);
  const std::vector<End> by_row = by_merit;
  std::ranges::stable_sort(by_merit, std::greater(), &End::merit);
  const auto best = first_that_fits(from, by_merit, available);
  if (const auto cut = cut_instead(from, by_row, best, available)) return cut;
  if (!best) return std::nullopt;
  return placement(best->slice, best->end.row);
}

std::optional<TableLayout::Part> TableLayout::first_that_fits(const BreakToken& from,
                                                              const std::vector<End>& ends,
                                                              Length available) const {
  for (const End& end : ends) {
    Slice part = slice(from, end.row, table_.style.padding_block);
    if (part.height <= available) return Part{end, std::move(part)};
  }
  return std::nullopt;
}

// A part that ends within a row, where that is better than `best`: that row has to be cut somewhere
// and would leave more white than `best` has, or the style lets it be cut for less.
std::optional<Placement> TableLayout::cut_instead(const BreakToken& from,
                                                  const std::vector<End>& by_row,
                                                  const std::optional<Part>& best,
                                                  Length available) const {
  const Length filled = best ? best->slice.height : Length{};
  int last = best ? best->end.row : from.row;
  for (auto end = by_row.rbegin(); end != by_row.rend() && end->row > last; ++end) {
    if (slice(from, end->row, table_.style.padding_block).height <= available) last = end->row;
  }
  const bool is_short = (available - filled).ratio_to(available) > most_white;
  const bool may_be_cut = table_.style.row_break == document::RowBreak::automatic && is_short;
  if (!may_be_cut && !exceeds_page(last, next_start(last))) return std::nullopt;
  const int first = may_be_cut && best ? best->end.row : last;
  auto cut = cut_within(from, first, available, Keep::orphans_and_widows, table_.style.padding_block);
  if (!cut || !cut->rest || cut->fragment.height <= filled) return std::nullopt;
  const double merit =
      cut->fragment.height.ratio_to(available) - cost_of_break(from, cut->rest->row, available);
  return !best || may_be_cut || merit > best->end.merit ? std::move(cut) : std::nullopt;
}

Placement TableLayout::place_least(const BreakToken& from, Length available) const {
  const document::TableStyle& style = table_.style;
  for (const Length padding : {style.padding_block, style.padding_block_min}) {
    if (auto part = most_rows(from, available, padding)) return placement(part->slice, part->end.row);
    auto cut = cut_within(from, from.row, available, Keep::orphans_and_widows, padding);
    if (cut) return *std::move(cut);
  }
  auto cut = cut_within(from, from.row, available, Keep::nothing, style.padding_block_min);
  if (cut) return *std::move(cut);
  int least = from.row + 1;
  while (least < grid_.rows && !may_break_before(least)) ++least;
  return placement(slice(from, least, style.padding_block_min), least);
}

// As many rows as fit, rather without cutting a cell that is kept whole.
std::optional<TableLayout::Part> TableLayout::most_rows(const BreakToken& from, Length available,
                                                        Length padding) const {
  std::optional<Part> whole, cut;
  for (int row = from.row + 1; row <= grid_.rows && least_height(from, row) <= available; ++row) {
    if (row < grid_.rows && !may_break_before(row)) continue;
    Slice part = slice(from, row, padding);
    if (part.height > available) continue;
    const bool is_cut = row < grid_.rows && cuts_kept_cell(row);
    (is_cut ? cut : whole) = Part{{row, 0}, std::move(part)};
  }
  return whole ? std::move(whole) : std::move(cut);
}

Placement TableLayout::placement(const Slice& slice, int to) const {
  Placement result = drawn(slice);
  if (to < grid_.rows) result.rest = BreakToken{to};
  return result;
}

}  // namespace typeset::table
