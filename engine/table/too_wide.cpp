#include "table/too_wide.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <string>
#include <string_view>

#include "table/column_parts.h"
#include "table/quotation.h"

namespace typeset::table {
namespace {

using document::FitStep;

// Rounded away from each other, so that what is needed and what there is never look equal; what is
// less than a length can be told apart by does not count.
constexpr double unseen = 0.001;
// Columns that differ by less look alike.
const Length seen_difference = Length::mm(0.2);

std::string rounded(double millimetres) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), millimetres,
                                 std::chars_format::fixed, 1);
  return std::string(text.data(), end.ptr) + " mm";
}
std::string rounded_up(Length length) {
  return rounded(std::ceil(length.to_mm() * 10 - unseen) / 10);
}
std::string rounded_down(Length length) {
  return rounded(std::floor(length.to_mm() * 10 + unseen) / 10);
}

// Of a diagonal head all labels.
std::u16string text_of(const document::CellText& content) {
  std::u16string text = document::plain_text(content.text);
  for (const document::RichText& label : content.diagonal) {
    if (!text.empty()) text += u'／';
    text += document::plain_text(label);
  }
  return text;
}

// 甲 乙 1 2 below the heads.
bool is_column_number(const document::Table& table, const GridCell& cell) {
  return std::ranges::any_of(table.sections, [&](const document::TableSection& section) {
    const auto& numbers = section.column_numbers;
    return std::ranges::any_of(
        numbers, [&](const document::CellText& number) { return &number == cell.content; });
  });
}

// The text of its head, the innermost that stands over it alone, or its number.
std::string name_of(const document::Table& table, const Grid& grid, int column) {
  std::string name;
  for (const GridCell& cell : grid.cells) {
    const bool is_head = cell.kind == CellKind::column_head || cell.kind == CellKind::corner;
    if (!is_head || cell.colspan != 1 || cell.column != column) continue;
    if (is_column_number(table, cell)) continue;
    std::string text = quotation(text_of(*cell.content));
    if (!text.empty()) name = std::move(text);
  }
  return name.empty() ? std::to_string(column + 1) : name;
}

// The steps that the style does not allow yet and that could help: those that do it alone, or else
// all that make the table narrower, where together they bring it into its measure; and what is about
// pages.
class FitHints {
 public:
  FitHints(const document::Table& table, Length measure, const ColumnFit& fit,
           const font::Catalogue& fonts)
      : table_(table), measure_(measure), fit_(fit), fonts_(fonts) {}

  std::optional<Message> hint(const Grid& grid) const {
    std::vector<FitStep> all = table_.style.fit;
    std::vector<FitStep> others, enough, narrower;
    for (const auto& [name, step] : document::fit_step_names) {
      if (std::ranges::find(table_.style.fit, step) == table_.style.fit.end()) {
        others.push_back(step);
      }
    }
    all.insert(all.end(), others.begin(), others.end());
    const Length now = least_with(table_.style.fit);
    for (const FitStep step : others) {
      std::vector<FitStep> more = table_.style.fit;
      more.push_back(step);
      const Length least = least_with(more);
      if (least <= measure_) enough.push_back(step);
      if (least + seen_difference < now) narrower.push_back(step);
    }
    std::vector<FitStep> helpful = enough;
    if (enough.empty() && least_with(all) <= measure_) helpful = narrower;
    std::string names;
    for (const auto& [name, step] : document::fit_step_names) {
      const bool is_other = std::ranges::find(others, step) != others.end();
      const bool helps = std::ranges::find(helpful, step) != helpful.end() ||
                         (is_other && gives_room(step, now, grid));
      if (!helps) continue;
      if (!names.empty()) names += ", ";
      names += name;
    }
    if (names.empty()) return std::nullopt;
    return Message{MessageId::hint_fit_steps, {std::move(names)}};
  }

 private:
  Length least_with(const std::vector<FitStep>& steps) const {
    return least_sum_of_widths(table_, steps, measure_, fonts_);
  }

  // Whether the table as it is goes on a landscape page of the usual format, or on facing pages.
  bool gives_room(FitStep step, Length least, const Grid& grid) const {
    constexpr double landscape_ratio = 225.0 / 156;  // GB/T 9704-2012, 5.2.2
    if (step == FitStep::landscape) return least <= measure_.scaled(landscape_ratio);
    if (step != FitStep::facing_pages) return false;
    return !column_parts(grid, fit_.least_widths, measure_, 2).empty();
  }

  const document::Table& table_;
  Length measure_;
  const ColumnFit& fit_;
  const font::Catalogue& fonts_;
};

// Where the column's head stands in the layout; else the table's definition.
SourcePosition position_of(const document::Table& table, const Grid& grid, int column) {
  SourcePosition position = table.position;
  for (const GridCell& cell : grid.cells) {
    const bool is_head = cell.kind == CellKind::column_head || cell.kind == CellKind::corner;
    const bool is_over = cell.column == column && cell.colspan == 1;
    if (!is_head || !is_over || cell.content->text.empty()) continue;
    if (is_column_number(table, cell)) continue;
    const SourcePosition& origin = cell.content->text.front().origin.position();
    if (origin.file) position = origin;
  }
  return position;
}

bool is_vertical(const document::CellText& content) {
  return content.style && content.style->writing_mode == document::WritingMode::vertical;
}

// Of all that the cell has to have room for. Of a diagonal head all labels, of vertical lines beside
// each other all.
std::u16string widest_word(const GridCell& cell, const font::Catalogue& fonts) {
  if (!cell.content->diagonal.empty() || is_vertical(*cell.content)) {
    return text_of(*cell.content);
  }
  std::u16string widest;
  Length most;
  for (const document::CellText* content :
       {cell.content, cell.continued, cell.content->foot.get()}) {
    if (!content || !content->style) continue;
    Diagnostics reported_before;
    const auto text = text::prepare(content->text, content->style, fonts, reported_before);
    const Length width = text::min_content(text);
    if (width <= most) continue;
    most = width;
    widest = text::widest_word(text);
  }
  return widest;
}

}  // namespace

void report_too_wide(const document::Table& table, const Grid& grid, const ColumnFit& fit,
                     Length measure, const font::Catalogue& fonts, Diagnostics& diagnostics) {
  Length least;
  for (const Length width : fit.least_widths) least += width;
  Message message{MessageId::table_too_wide_by_hint,
                  {table.name, rounded_up(least), rounded_down(measure),
                   name_of(table, grid, fit.widest.column)}};
  if (fit.widest.cell) {
    message.id = MessageId::table_too_wide;
    message.arguments.push_back(quotation(widest_word(grid.cells[*fit.widest.cell], fonts)));
  }
  message.arguments.push_back(rounded_up(fit.widest.width));
  const FitHints hints(table, measure, fit, fonts);
  diagnostics.error(position_of(table, grid, fit.widest.column), std::move(message),
                    hints.hint(grid));
}

void report_beyond_width(const document::Table& table, const Grid& grid, const ColumnFit& fit,
                          const font::Catalogue& fonts, Diagnostics& diagnostics) {
  for (const WidestColumn& column : fit.beyond_width) {
    diagnostics.warning(position_of(table, grid, column.column),
                        {MessageId::table_column_beyond_width,
                         {table.name, name_of(table, grid, column.column),
                          quotation(widest_word(grid.cells[*column.cell], fonts)),
                          rounded_up(column.width)}});
  }
}

void report_uneven_groups(const document::Table& table, const Grid& grid,
                          const std::vector<Length>& widths, Diagnostics& diagnostics) {
  struct Group {
    int widest = 0, narrowest = 0;
  };
  const auto width_of = [&](int column) { return widths[static_cast<std::size_t>(column)]; };
  // The columns of facing pages fill each page by themselves.
  if (!grid.parts.empty()) return;
  std::map<std::string, Group> groups;
  for (int column = 0; column < grid.columns; ++column) {
    const std::string& name = grid.hints[static_cast<std::size_t>(column)].equal_group;
    if (name.empty()) continue;
    Group& group = groups.try_emplace(name, Group{column, column}).first->second;
    if (width_of(column) > width_of(group.widest)) group.widest = column;
    if (width_of(column) < width_of(group.narrowest)) group.narrowest = column;
  }
  for (const auto& [name, group] : groups) {
    if (width_of(group.widest) - width_of(group.narrowest) < seen_difference) continue;
    diagnostics.warning(table.position, {MessageId::table_columns_uneven,
                                         {table.name, name, name_of(table, grid, group.widest),
                                          rounded_up(width_of(group.widest)),
                                          rounded_down(width_of(group.narrowest))}});
  }
}

}  // namespace typeset::table
