#include "table/decimal_columns.h"

#include <algorithm>
#include <string_view>

#include "text/paragraph_layout.h"

namespace typeset::table {
namespace {

constexpr std::u16string_view signs = u"+-−";
constexpr std::u16string_view digits = u"0123456789";
constexpr std::u16string_view whole_number = u"0123456789,";

// Where the part before the mark ends, in UTF-16 units; none when the text is no number.
std::optional<std::size_t> end_of_whole(std::u16string_view text) {
  const std::size_t first = !text.empty() && signs.find(text[0]) != signs.npos ? 1 : 0;
  if (first >= text.size() || digits.find(text[first]) == digits.npos) return std::nullopt;
  const std::size_t end = std::min(text.find_first_not_of(whole_number, first), text.size());
  // 2020年 and 3至5 are texts.
  const std::size_t rest = text.find_first_not_of(u".0123456789%‰", end);
  return rest == text.npos ? std::optional(end) : std::nullopt;
}

std::u16string text_of(const text::Line& line) {
  std::u16string text;
  for (const font::GlyphRun& run : line.runs) text += run.text;
  return text;
}

// Where the glyph of the character at `offset` starts; the line's end when there is none.
Length place_of(const text::Line& line, std::size_t offset) {
  std::size_t run_start = 0;
  for (const font::GlyphRun& run : line.runs) {
    for (const font::PositionedGlyph& glyph : run.glyphs) {
      if (glyph.text_length > 0 && run_start + glyph.text_start >= offset) return glyph.origin.x;
    }
    run_start += run.text.size();
  }
  return line.inline_start + line.inline_size;
}

// What is longer without a comma or mark is the number of a person, a licence, an account.
constexpr std::size_t most_digits = 15;

}  // namespace

bool is_figure(std::u16string_view text) {
  return end_of_whole(text) && text.find_first_not_of(digits) <= most_digits;
}

void DecimalColumns::add(std::size_t index, const GridCell& cell,
                         const text::PreparedParagraph& paragraph) {
  if (!cell.content->look.decimal) return;
  if (paragraph.style->writing_mode == document::WritingMode::vertical) return;
  const auto layout = text::lay_out(paragraph, text::max_content(paragraph));
  if (layout.lines.size() != 1) return;
  const text::Line& line = layout.lines.front();
  const auto end = end_of_whole(text_of(line));
  if (!end) return;
  const Length before = place_of(line, *end) - line.inline_start;
  const Length after = line.inline_size - before;
  numbers_.emplace(index, Number{cell.column, before, after});
  Block& block = blocks_[static_cast<std::size_t>(cell.column)];
  block = {std::max(block.before, before), std::max(block.after, after)};
}

std::optional<Length> DecimalColumns::width_of(std::size_t cell) const {
  const auto number = numbers_.find(cell);
  if (number == numbers_.end()) return std::nullopt;
  const Block& block = blocks_[static_cast<std::size_t>(number->second.column)];
  return block.before + block.after;
}

std::optional<Length> DecimalColumns::start_of(std::size_t cell, Length column_width) const {
  const auto number = numbers_.find(cell);
  if (number == numbers_.end()) return std::nullopt;
  const Block& block = blocks_[static_cast<std::size_t>(number->second.column)];
  return (column_width - block.before - block.after) / 2 + block.before - number->second.before;
}

}  // namespace typeset::table
