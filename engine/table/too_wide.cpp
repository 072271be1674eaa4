#include "table/too_wide.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>

#include "base/unicode.h"

namespace typeset::table {
namespace {

using document::FitStep;

// Rounded away from each other, so that what is needed and what there is never look equal; what is
// less than a length can be told apart by does not count.
constexpr double unseen = 0.001;
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

// The text of its head, the innermost that stands over it alone, or its number.
std::string name_of(const Grid& grid, int column) {
  std::string name;
  for (const GridCell& cell : grid.cells) {
    if (cell.kind != CellKind::column_head || cell.colspan != 1 || cell.column != column) continue;
    std::string text = one_line(document::plain_text(cell.content->text));
    if (!text.empty()) name = std::move(text);
  }
  return name.empty() ? std::to_string(column + 1) : name;
}

bool could_help(const document::TableStyle& style, FitStep step) {
  if (std::ranges::find(style.fit, step) != style.fit.end()) return false;
  return step != FitStep::padding || style.padding_inline_min < style.padding_inline;
}

std::optional<Message> hint_for(const document::TableStyle& style) {
  std::string steps;
  for (const auto& [name, step] : document::fit_step_names) {
    if (!could_help(style, step)) continue;
    if (!steps.empty()) steps += ", ";
    steps += name;
  }
  if (steps.empty()) return std::nullopt;
  return Message{MessageId::hint_fit_steps, {std::move(steps)}};
}

}  // namespace

void report_too_wide(const document::Table& table, const Grid& grid, const ColumnFit& fit,
                     Length measure, const font::Catalogue& fonts, Diagnostics& diagnostics) {
  Length least;
  for (const Length width : fit.least_widths) least += width;
  Message message{
      MessageId::table_too_wide_by_hint,
      {table.name, rounded_up(least), rounded_down(measure), name_of(grid, fit.widest.column)}};
  if (fit.widest.cell) {
    const document::CellText& content = *grid.cells[*fit.widest.cell].content;
    Diagnostics reported_before;
    const auto text = text::prepare(content.text, content.style, fonts, reported_before);
    message.id = MessageId::table_too_wide;
    message.arguments.push_back(quoted(text::widest_word(text)));
  }
  message.arguments.push_back(rounded_up(fit.widest.width));
  diagnostics.error(table.position, std::move(message), hint_for(table.style));
}

}  // namespace typeset::table
