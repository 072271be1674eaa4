#include "table/too_wide.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <string>
#include <string_view>

#include "base/unicode.h"

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

std::string one_line(std::u16string text) {
  std::erase(text, u'\n');
  return to_utf8(text);
}

// Of a longer word its beginning is enough to find it.
constexpr std::size_t longest_quotation = 60;

std::string quoted(std::u16string word) {
  if (count_code_points(to_utf8(word)) <= longest_quotation) return one_line(std::move(word));
  std::size_t end = 0;
  for (std::size_t i = 0; i < longest_quotation; ++i) end = next_code_point(word, end);
  return one_line(word.substr(0, end)) + "……";
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
    std::string text = one_line(text_of(*cell.content));
    if (!text.empty()) name = std::move(text);
  }
  return name.empty() ? std::to_string(column + 1) : name;
}

bool is_about_pages(FitStep step) {
  return step == FitStep::landscape || step == FitStep::facing_pages;
}

// The steps that the style does not allow yet and that could help: what makes the table narrower,
// where all of it together brings it into its measure, and what is about pages.
std::optional<Message> hint_for(const document::Table& table, Length measure,
                                const font::Catalogue& fonts) {
  const std::vector<FitStep>& taken = table.style.fit;
  std::vector<FitStep> all = taken;
  for (const auto& [name, step] : document::fit_step_names) {
    if (std::ranges::find(taken, step) == taken.end()) all.push_back(step);
  }
  const bool could_fit = least_measure(table, all, fonts) <= measure;
  const Length now = least_measure(table, taken, fonts);
  std::string names;
  for (const auto& [name, step] : document::fit_step_names) {
    if (std::ranges::find(taken, step) != taken.end()) continue;
    std::vector<FitStep> more = taken;
    more.push_back(step);
    const bool helps =
        is_about_pages(step) ||
        (could_fit && least_measure(table, more, fonts) + seen_difference < now);
    if (!helps) continue;
    if (!names.empty()) names += ", ";
    names += name;
  }
  if (names.empty()) return std::nullopt;
  return Message{MessageId::hint_fit_steps, {std::move(names)}};
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
    message.arguments.push_back(quoted(widest_word(grid.cells[*fit.widest.cell], fonts)));
  }
  message.arguments.push_back(rounded_up(fit.widest.width));
  diagnostics.error(table.position, std::move(message),
                    hint_for(table, measure + table.style.rules.side.thickness, fonts));
}

void report_beyond_width(const document::Table& table, const Grid& grid, const ColumnFit& fit,
                          const font::Catalogue& fonts, Diagnostics& diagnostics) {
  for (const WidestColumn& column : fit.beyond_width) {
    diagnostics.warning(table.position, {MessageId::table_column_beyond_width,
                                         {table.name, name_of(table, grid, column.column),
                                          quoted(widest_word(grid.cells[*column.cell], fonts)),
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
