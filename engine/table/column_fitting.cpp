#include "table/column_fitting.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "table/cell_content.h"
#include "table/column_solver.h"
#include "table/diagonal_content.h"

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
  Length torn;  // where words and numbers may be broken inside
  Length min, max;
};

Length sum_of(const std::vector<Length>& lengths) {
  return std::accumulate(lengths.begin(), lengths.end(), Length{});
}

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
    measure_texts(diagnostics);
    bool fitting = fits();
    for (auto step = style_.fit.begin(); !fitting && step != style_.fit.end(); ++step) {
      take(*step);
      fitting = fits();
    }
    ColumnFit result;
    result.padding = padding_;
    if (fitting) {
      result.widths =
          *solve_columns(grid_, padded_hints(), padded_demands(longest_whole_word()), measure_);
    } else {
      result.least_widths = least_widths(grid_, padded_hints(), padded_demands({}));
      result.widest = widest_column();
    }
    result.texts = std::move(texts_);
    result.decimals = std::move(decimals_);
    return result;
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
    vertical.assign(grid_.cells.size(), false);
    for (const GridSection& section : grid_.sections) {
      for (const std::size_t head : wide_heads(section)) turn_with_siblings(head);
    }
    measure_texts();
    // Those that are no narrower for it stay as they were.
    for (std::size_t i = 0; i < vertical.size(); ++i) {
      vertical[i] = vertical[i] && demands_[i].min < horizontal[i].min;
    }
    measure_texts();
  }

  // Those under one head look alike.
  void turn_with_siblings(std::size_t head) {
    change_.vertical[head] = true;
    const GridCell& cell = grid_.cells[head];
    if (cell.row == 0) return;
    const GridCell& parent = grid_.cells[grid_.cell_at(cell.row - 1, cell.column)];
    if (parent.kind != CellKind::column_head) return;
    for (int c = parent.column; c < parent.column_end(); ++c) {
      const std::size_t sibling = grid_.cell_at(cell.row, c);
      const bool turns =
          grid_.cells[sibling].colspan == 1 && is_horizontal_head(grid_.cells[sibling]);
      if (turns) change_.vertical[sibling] = true;
    }
  }

  // Heads of single columns of the section that ask for more than all that stands below them.
  std::vector<std::size_t> wide_heads(const GridSection& section) const {
    std::vector<Length> below;
    for (const document::ColumnHints& hint : grid_.hints)
      below.push_back(hint.min.value_or(Length{}));
    std::vector<std::size_t> heads;
    for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
      const GridCell& cell = grid_.cells[i];
      if (cell.colspan != 1 || cell.row < section.first_row || cell.row >= section.end_row)
        continue;
      Length& most = below[static_cast<std::size_t>(cell.column)];
      if (cell.row >= section.first_body_row) most = std::max(most, demands_[i].min);
      if (cell.row < section.first_body_row && is_horizontal_head(cell)) heads.push_back(i);
    }
    std::erase_if(heads, [&](std::size_t i) {
      return demands_[i].min <= below[static_cast<std::size_t>(grid_.cells[i].column)];
    });
    return heads;
  }

  static bool is_horizontal_head(const GridCell& cell) {
    return cell.kind == CellKind::column_head && cell.content->style &&
           cell.content->style->writing_mode == document::WritingMode::horizontal;
  }

  // What the texts ask.

  TextDemand demand_of(const PreparedParagraph& paragraph) const {
    const InlineDemand demand = content_demand(paragraph, style_.max_vertical_length);
    TextDemand result{demand.min, demand.min, demand.max};
    const bool is_vertical = paragraph.style->writing_mode == document::WritingMode::vertical;
    // Half a figure reads as another.
    if (change_.breaks_words && !is_vertical && !is_figure(paragraph.text)) {
      result.torn = text::min_content_torn(paragraph);
    }
    return result;
  }

  // A label that says something else where it stands again has to fit its column there too.
  void add_continued(std::size_t cell, Diagnostics& diagnostics) {
    const document::CellText* continued = grid_.cells[cell].continued;
    if (continued && continued->style) add(cell, *continued, diagnostics);
  }

  // What else the cell has to have room for.
  void add(std::size_t cell, const document::CellText& text, Diagnostics& diagnostics) {
    const TextDemand there = demand_of(texts_.prepare(cell, text, fonts_, diagnostics)->paragraph);
    TextDemand& demand = demands_[cell];
    demand.torn = std::max(demand.torn, there.torn);
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
        demands_[i] = {demand.min, demand.min, demand.max};
        continue;
      }
      const auto text = texts_.prepare(i, content, fonts_, diagnostics);
      const PreparedParagraph& paragraph = text->paragraph;
      demands_[i] = demand_of(paragraph);
      add_continued(i, diagnostics);
      if (content.foot) add(i, *content.foot, diagnostics);
      decimals_.add(i, grid_.cells[i], paragraph);
    }
    for (std::size_t i = 0; i < demands_.size(); ++i) {
      if (const auto width = decimals_.width_of(i)) demands_[i] = {*width, *width, *width};
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
    for (const TextDemand& demand : demands_) {
      const Length min = std::max(demand.torn, std::min(demand.min, whole_word));
      result.push_back({min + padding_ * 2, std::max(min, demand.max) + padding_ * 2});
    }
    return result;
  }

  std::vector<document::ColumnHints> padded_hints() const {
    std::vector<document::ColumnHints> result = grid_.hints;
    for (document::ColumnHints& hint : result) {
      if (hint.min) *hint.min += padding_ * 2;
      if (hint.max) *hint.max += padding_ * 2;
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

Length least_measure(const document::Table& table, std::span<const FitStep> steps,
                     const font::Catalogue& fonts) {
  document::TableStyle style = table.style;
  style.fit.assign(steps.begin(), steps.end());
  Diagnostics reported_later;
  const ColumnFit fit = fit_columns(build_grid(table), style, Length{}, fonts, reported_later);
  return sum_of(fit.least_widths) + style.rules.side.thickness;
}

}  // namespace typeset::table
