#include "table/cell_content.h"

#include <algorithm>
#include <cstdint>

namespace typeset::table {
namespace {

using text::PreparedParagraph;

bool is_vertical(const PreparedParagraph& paragraph) {
  return paragraph.style->writing_mode == document::WritingMode::vertical;
}

// A vertical head is one line high in the inline direction of its table: it goes on in a second
// line, to the left of the first, when it is longer than this many characters. A word or an address
// that is longer still makes its line as long as itself.
constexpr std::int64_t longest_of_heads = 10;
// Beside many rows.
constexpr std::int64_t longest_of_labels = 20;

Length vertical_measure(const PreparedParagraph& paragraph, std::optional<Length> max_length) {
  const Length wanted = max_length.value_or(paragraph.style->size * longest_of_heads);
  const Length most =
      std::min(text::max_content(paragraph), std::max(wanted, text::min_content(paragraph)));
  return text::longest_inline_size(text::lay_out(paragraph, most).lines);
}

}  // namespace

std::optional<Length> longest_vertical_line(const GridCell& cell,
                                            const document::TableStyle& style) {
  const bool is_label = cell.kind == CellKind::row_head && cell.rowspan > 1;
  if (style.max_vertical_length || !is_label || !cell.content->style) {
    return style.max_vertical_length;
  }
  const document::Style& text = *cell.content->style;
  const Length row = std::max(style.min_row_height, text.line_pitch + style.padding_block_min * 2);
  const Length beside = row * cell.rowspan - style.padding_block * 2;
  return std::clamp(beside, text.size * longest_of_heads, text.size * longest_of_labels);
}

InlineDemand content_demand(const PreparedParagraph& paragraph,
                            std::optional<Length> max_vertical_length) {
  if (is_vertical(paragraph)) {
    const Length lines =
        text::block_size_at(paragraph, vertical_measure(paragraph, max_vertical_length));
    return {lines, lines};
  }
  return {text::min_content(paragraph), text::max_content(paragraph)};
}

CellContent lay_out_content(const PreparedParagraph& paragraph, Length width,
                            std::optional<Length> max_vertical_length) {
  CellContent content;
  content.vertical = is_vertical(paragraph);
  content.inline_size = width;
  if (content.vertical) {
    content.inline_size = vertical_measure(paragraph, max_vertical_length);
    const bool has_room = text::block_size_at(paragraph, content.inline_size) <= width;
    if (!has_room) content.inline_size = text::max_content(paragraph);
  }
  content.layout = text::lay_out(paragraph, content.inline_size);
  content.block_size = content.layout.block_size();
  content.baseline = paragraph.baseline;
  return content;
}

std::size_t CellContent::lines() const {
  std::size_t count = layout.lines.size() + (foot ? 1 : 0);
  for (const CellContent& label : labels) count += label.lines();
  return count;
}

std::size_t CellContent::text_lines(const LineRange& range) const {
  return range.count() - (has_foot(range) && range.count() > 0 ? 1 : 0);
}

Length CellContent::foot_height() const {
  if (!foot) return {};
  const document::Style& style = *foot->layout.style;
  return foot->block_size + std::max(Length{}, style.line_pitch - style.size);
}

Length CellContent::text_height(const LineRange& range) const {
  const std::size_t count = text_lines(range);
  if (count == 0) return {};
  if (vertical || is_diagonal()) return vertical ? inline_size : block_size;
  const std::size_t others = layout.lines.size() - count;
  return block_size - layout.style->line_pitch * static_cast<std::int64_t>(others);
}

Length CellContent::height_of(const LineRange& range) const {
  return text_height(range) + (has_foot(range) && range.count() > 0 ? foot_height() : Length{});
}

std::size_t CellContent::end_within(Length room, LineRange range) const {
  const bool in_one_piece = vertical || is_diagonal();
  while (range.count() > 0 && height_of(range) > room) {
    range.end = in_one_piece ? range.first : range.end - 1;
  }
  return range.end;
}

}  // namespace typeset::table
