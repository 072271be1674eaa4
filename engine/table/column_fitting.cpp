#include "table/column_fitting.h"

#include <algorithm>
#include <utility>

#include "base/unicode.h"
#include "table/cell_content.h"
#include "table/column_solver.h"
#include "table/diagonal_content.h"
#include "table/rule_clearance.h"

namespace typeset::table {
namespace {

using document::FitStep;
using text::PreparedParagraph;

// Texts get smaller by as much at a time.
const Length size_step = Length::pt(0.5);
// To what length the longest word that stays whole is found: less is not seen.
const Length word_step = Length::pt(0.25);

// Padding not counted.
struct TextDemand {
  Length torn;   // where words and numbers may be broken inside
  Length tight;  // where Chinese words may be, as in a column of fixed width
  Length min, max;
};

class ColumnFitter {
 public:
  ColumnFitter(const Grid& grid, const document::TableStyle& style, Length measure,
               const font::Catalogue& fonts)
      : grid_(grid),
        style_(style),
        measure_(measure),
        fonts_(fonts),
        padding_(style.padding_inline) {
    change_.least_size = std::max(style.min_font_size, size_step);
  }

  ColumnFit fit(Diagnostics& diagnostics) {
    turn_texts_of_narrow_columns();
    measure_texts(diagnostics);
    bool fitting = fits(), values_count = false;
    for (auto step = style_.fit.begin(); !fitting && step != style_.fit.end(); ++step) {
      values_count = values_count || *step != FitStep::padding;
      take(*step);
      fitting = fits();
    }
    ColumnFit result;
    result.padding = padding_;
    if (fitting) {
      const std::vector<InlineDemand> demands = padded_demands(longest_whole_word());
      result.widths = *solve_columns(grid_, padded_hints(), demands, measure_);
      result.beyond_width = beyond_width(demands);
      if (!values_count) result.asked_without_values = asked_without_values();
    } else {
      result.least_widths = least_widths(grid_, padded_hints(), padded_demands({}));
      result.widest = widest_column();
    }
    result.texts = std::move(texts_);
    result.decimals = std::move(decimals_);
    return result;
  }

  // With all steps taken.
  Length least() {
    Diagnostics reported_before;
    turn_texts_of_narrow_columns();
    measure_texts(reported_before);
    for (const FitStep step : style_.fit) take(step);
    return sum_of(least_widths(grid_, padded_hints(), padded_demands({})));
  }

 private:
  // Steps.

  void take(FitStep step) {
    switch (step) {
      case FitStep::padding:
        padding_ = std::min(style_.padding_inline, style_.padding_inline_min);
        break;
      case FitStep::vertical_heads:
        turn_heads();
        break;
      case FitStep::size:
        make_smaller();
        break;
      case FitStep::break_words:
        change_.breaks_words = true;
        measure_texts();
        break;
      case FitStep::landscape:
      case FitStep::facing_pages:
        break;
    }
  }

  // The largest size that fits, or the least: the smaller the texts, the narrower the table.
  void make_smaller() {
    std::int64_t too_large = 0, enough = most_size_steps();
    if (enough == 0) return;
    const auto fits_at = [&](std::int64_t steps) {
      change_.smaller_by = size_step * steps;
      measure_texts();
      return fits();
    };
    while (enough - too_large > 1) {
      const std::int64_t middle = (too_large + enough) / 2;
      (fits_at(middle) ? enough : too_large) = middle;
    }
    fits_at(enough);
  }

  std::int64_t most_size_steps() const {
    Length largest;
    for (const GridCell& cell : grid_.cells) {
      if (cell.content->style) largest = std::max(largest, cell.content->style->size);
    }
    const Length above = largest - change_.least_size;
    return above > Length{} ? (above.raw() + size_step.raw() - 1) / size_step.raw() : 0;
  }

  void turn_heads() {
    const std::vector<TextDemand> horizontal = demands_;
    std::vector<bool>& vertical = change_.vertical;
    vertical.resize(grid_.cells.size());
    const std::vector<bool> before = vertical;
    for (const GridSection& section : grid_.sections) turn_heads_of(section);
    measure_texts();
    // Those that are no narrower for it stay as they were.
    for (std::size_t i = 0; i < vertical.size(); ++i) {
      vertical[i] = before[i] || (vertical[i] && demands_[i].min < horizontal[i].min);
    }
    measure_texts();
  }

  // A column fixed to the width of one character has texts that stand upright: marks and figures
  // between the characters have their vertical forms then, and no line ends before a bracket.
  void turn_texts_of_narrow_columns() {
    std::vector<bool>& vertical = change_.vertical;
    for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
      const document::CellText& content = *grid_.cells[i].content;
      const auto fixed = fixed_width(i);
      if (!fixed || !content.style || content.foot || !content.diagonal.empty()) continue;
      const bool is_narrow = *fixed < content.style->size * 2;
      if (!is_narrow || !is_horizontal(content)) continue;
      std::u16string text = document::plain_text(content.text);
      const document::CellText* continued = grid_.cells[i].continued;
      if (continued) text += document::plain_text(continued->text);
      if (!mixes_han_with_others(text)) continue;
      vertical.resize(grid_.cells.size());
      vertical[i] = true;
    }
  }

  // Those that ask for more than all that stands below them, and what stands beside them: heads of
  // one level look alike.
  void turn_heads_of(const GridSection& section) {
    const std::vector<Length> below = widest_below(section);
    const std::vector<std::size_t> heads = single_heads(section);
    const auto below_of = [&](std::size_t head) {
      return below[static_cast<std::size_t>(grid_.cells[head].column)];
    };
    for (const std::size_t head : heads) {
      if (demands_[head].min <= below_of(head)) continue;
      const GridCell* parent = parent_of(head);
      for (const std::size_t other : heads) {
        if (grid_.cells[other].row != grid_.cells[head].row || parent_of(other) != parent) continue;
        // Under no head in common, those that would be narrower for it.
        if (parent || demands_[other].max > below_of(other)) change_.vertical[other] = true;
      }
    }
  }

  // The head that it stands under; null: none.
  const GridCell* parent_of(std::size_t head) const {
    const GridCell& cell = grid_.cells[head];
    if (cell.row == 0) return nullptr;
    const GridCell& above = grid_.cells[grid_.cell_at(cell.row - 1, cell.column)];
    return above.kind == CellKind::column_head && above.row >= grid_.section_of(cell.row).first_row
               ? &above
               : nullptr;
  }

  // What the layout and the section's rows ask of each column.
  std::vector<Length> widest_below(const GridSection& section) const {
    std::vector<Length> widest;
    for (const document::ColumnHints& hint : grid_.hints) {
      widest.push_back(hint.min.value_or(Length{}));
    }
    for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
      const GridCell& cell = grid_.cells[i];
      const bool is_in_body = cell.row >= section.first_body_row && cell.row < section.end_row;
      if (cell.colspan != 1 || !is_in_body) continue;
      Length& most = widest[static_cast<std::size_t>(cell.column)];
      most = std::max(most, demands_[i].min);
    }
    return widest;
  }

  // Horizontal heads of single columns.
  std::vector<std::size_t> single_heads(const GridSection& section) const {
    std::vector<std::size_t> heads;
    for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
      const GridCell& cell = grid_.cells[i];
      const bool is_in_head = cell.row >= section.first_row && cell.row < section.first_body_row;
      if (is_in_head && cell.colspan == 1 && is_horizontal_head(cell)) heads.push_back(i);
    }
    return heads;
  }

  static bool is_horizontal_head(const GridCell& cell) {
    return cell.kind == CellKind::column_head && cell.content->style &&
           is_horizontal(*cell.content);
  }

  static bool is_horizontal(const document::CellText& content) {
    return content.style->writing_mode == document::WritingMode::horizontal;
  }

  static bool mixes_han_with_others(std::u16string_view text) {
    bool has_han = false, has_others = false;
    for (std::size_t i = 0; i < text.size(); i = next_code_point(text, i)) {
      (is_han(code_point_at(text, i)) ? has_han : has_others) = true;
    }
    return has_han && has_others;
  }

  // What the texts ask.

  TextDemand demand_of(std::size_t cell, const PreparedParagraph& paragraph) const {
    const auto fixed = fixed_width(cell);
    const InlineDemand demand =
        content_demand(paragraph, longest_vertical_line(grid_.cells[cell], style_));
    TextDemand result{demand.min, demand.min, demand.min, demand.max};
    if (paragraph.style->writing_mode == document::WritingMode::vertical) {
      // Where there is no room for several lines, one line is as long as it has to be.
      const Length one_line = paragraph.style->size;
      if (fixed && *fixed < demand.min) result = {one_line, one_line, one_line, one_line};
      return result;
    }
    if (fixed) result.tight = text::min_content_without_phrases(paragraph);
    result.torn = result.tight;
    // Half a figure reads as another.
    if (change_.breaks_words && !is_figure(paragraph.text)) {
      result.torn = text::min_content_torn(paragraph);
    }
    return result;
  }

  // Of the cell's column, where the layout fixes it; padding not counted.
  std::optional<Length> fixed_width(std::size_t cell) const {
    const GridCell& placed = grid_.cells[cell];
    const document::ColumnHints& hints = grid_.hints[static_cast<std::size_t>(placed.column)];
    if (placed.colspan > 1 || !hints.is_fixed) return std::nullopt;
    return hints.share ? measure_.scaled(*hints.share) - padding_ * 2 : hints.max;
  }

  // A label that says something else where it stands again has to fit its column there too.
  void add_continued(std::size_t cell, Diagnostics& diagnostics) {
    const document::CellText* continued = grid_.cells[cell].continued;
    if (continued && continued->style) add(cell, *continued, diagnostics);
  }

  // What else the cell has to have room for.
  void add(std::size_t cell, const document::CellText& text, Diagnostics& diagnostics) {
    const auto prepared = texts_.prepare(cell, text, fonts_, diagnostics);
    const TextDemand there = demand_of(cell, *prepared->paragraph);
    TextDemand& demand = demands_[cell];
    demand.torn = std::max(demand.torn, there.torn);
    demand.tight = std::max(demand.tight, there.tight);
    demand.min = std::max(demand.min, there.min);
    demand.max = std::max(demand.max, there.min);
  }

  void measure_texts() {
    Diagnostics reported_before;
    measure_texts(reported_before);
  }

  // The numbers of a decimal column stay whole, and ask for the same.
  void measure_texts(Diagnostics& diagnostics) {
    texts_ = CellTexts(change_);
    decimals_ = DecimalColumns(grid_.columns);
    demands_.assign(grid_.cells.size(), {});
    for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
      const document::CellText& content = *grid_.cells[i].content;
      if (!content.style) continue;
      if (!content.diagonal.empty()) {
        const auto labels = texts_.prepare_labels(i, content, fonts_, diagnostics);
        const InlineDemand demand = diagonal_demand(labels, style_);
        demands_[i] = {demand.min, demand.min, demand.min, demand.max};
        continue;
      }
      const auto text = texts_.prepare(i, content, fonts_, diagnostics);
      const PreparedParagraph& paragraph = *text->paragraph;
      demands_[i] = demand_of(i, paragraph);
      add_continued(i, diagnostics);
      if (content.foot) add(i, *content.foot, diagnostics);
      decimals_.add(i, grid_.cells[i], paragraph);
    }
    for (std::size_t i = 0; i < demands_.size(); ++i) {
      if (const auto width = decimals_.width_of(i)) {
        demands_[i] = {*width, *width, *width, *width};
      }
    }
  }

  // Columns.

  bool fits() const { return fits(Length{}); }
  bool fits(Length whole_word) const {
    const auto least = least_widths(grid_, padded_hints(), padded_demands(whole_word));
    return width_of(grid_, least) <= measure_;
  }

  // The longer a word the sooner it is broken: no word is that is no longer than this.
  Length longest_whole_word() const {
    Length whole, broken;
    if (!change_.breaks_words) return whole;
    for (const TextDemand& demand : demands_) broken = std::max(broken, demand.min);
    if (fits(broken)) return broken;
    while (broken - whole > word_step) {
      const Length middle = whole + (broken - whole) / 2;
      (fits(middle) ? whole : broken) = middle;
    }
    return whole;
  }

  std::vector<InlineDemand> padded_demands(Length whole_word) const {
    std::vector<InlineDemand> result;
    result.reserve(demands_.size());
    for (std::size_t i = 0; i < demands_.size(); ++i) {
      const TextDemand& demand = demands_[i];
      const Length room = fixed_width(i).value_or(demand.min);
      const Length words = std::max(demand.tight, std::min(demand.min, room));
      const Length min = std::max(demand.torn, std::min(words, whole_word));
      result.push_back({min + padding_ * 2, std::max(min, demand.max) + padding_ * 2});
    }
    return result;
  }

  // Of columns that the layout fixes nothing is said.
  std::vector<Length> asked_without_values() const {
    std::vector<Length> widths;
    for (const document::ColumnHints& hint : grid_.hints) {
      widths.push_back(hint.min.value_or(Length{}));
    }
    for (std::size_t i = 0; i < demands_.size(); ++i) {
      const GridCell& cell = grid_.cells[i];
      if (cell.kind == CellKind::data || cell.colspan != 1) continue;
      Length& width = widths[static_cast<std::size_t>(cell.column)];
      width = std::max(width, demands_[i].min);
    }
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (grid_.hints[i].is_fixed) widths[i] = {};
    }
    return widths;
  }

  // Columns with something that cannot be broken and is wider than the layout has fixed them, each
  // with the widest of it.
  std::vector<WidestColumn> beyond_width(const std::vector<InlineDemand>& demands) const {
    std::vector<WidestColumn> found(static_cast<std::size_t>(grid_.columns));
    for (std::size_t i = 0; i < demands.size(); ++i) {
      const auto fixed = fixed_width(i);
      const Length width = demands[i].min - padding_ * 2;
      if (!fixed || width <= *fixed) continue;
      WidestColumn& widest = found[static_cast<std::size_t>(grid_.cells[i].column)];
      if (width > widest.width) widest = {grid_.cells[i].column, i, width};
    }
    std::erase_if(found, [](const WidestColumn& column) { return !column.cell; });
    return found;
  }

  std::vector<document::ColumnHints> padded_hints() const {
    std::vector<document::ColumnHints> result = grid_.hints;
    for (document::ColumnHints& hint : result) {
      if (hint.min) *hint.min += padding_ * 2;
      if (hint.max) *hint.max += padding_ * 2;
      if (hint.share) hint.min = hint.max = measure_.scaled(*hint.share);
    }
    return result;
  }

  WidestColumn widest_column() const {
    WidestColumn widest;
    for (std::size_t i = 0; i < grid_.hints.size(); ++i) {
      const Length min = grid_.hints[i].min.value_or(Length{});
      if (min > widest.width) widest = {static_cast<int>(i), std::nullopt, min};
    }
    Length most = widest.width;
    for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
      const Length width = demands_[i].torn;
      const Length share = width / grid_.cells[i].colspan;
      if (share < most || (share == most && !is_longer_text(i, widest))) continue;
      most = share;
      widest = {grid_.cells[i].column, i, width};
    }
    return widest;
  }

  // Figures on their decimal marks ask for the same: the longest is to blame.
  bool is_longer_text(std::size_t cell, const WidestColumn& widest) const {
    const auto length_of = [&](std::size_t i) {
      return document::plain_text(grid_.cells[i].content->text).size();
    };
    return widest.cell && grid_.cells[cell].column == widest.column &&
           length_of(cell) > length_of(*widest.cell);
  }

  const Grid& grid_;
  const document::TableStyle& style_;
  Length measure_;
  const font::Catalogue& fonts_;

  Length padding_;
  CellTexts::Change change_;
  CellTexts texts_;
  DecimalColumns decimals_{0};
  std::vector<TextDemand> demands_;  // one for each of grid_.cells
};

}  // namespace

ColumnFit fit_columns(const Grid& grid, const document::TableStyle& style, Length measure,
                      const font::Catalogue& fonts, Diagnostics& diagnostics) {
  return ColumnFitter(grid, style, measure, fonts).fit(diagnostics);
}

Length least_sum_of_widths(const document::Table& table, std::span<const FitStep> steps,
                           Length measure, const font::Catalogue& fonts) {
  const Grid grid = build_grid(table);
  document::TableStyle style = clear_of_rules(table.style, grid);
  style.fit.assign(steps.begin(), steps.end());
  return ColumnFitter(grid, style, measure, fonts).least();
}

}  // namespace typeset::table
