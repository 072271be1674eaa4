// The same table with other values in its cells.
#include <utility>

#include "table/table_layout.h"
#include "text/prepared_texts.h"

namespace typeset::table {
namespace {

// Widths come out of sums that are rounded: by less than this.
const Length rounding = Length::pt(0.01);

// Whether nothing but the text makes one cell look unlike another.
bool is_plain(const document::CellText& cell) {
  return cell.style && cell.diagonal.empty() && !cell.foot && !cell.look.decimal &&
         cell.style->writing_mode == document::WritingMode::horizontal;
}

}  // namespace

// What labels ask of columns keeps them wider than the values of these cells. Where one of several
// columns is fixed it counts for nothing, and the value may not be as wide as it could.
std::vector<std::optional<Length>> TableLayout::rooms_for_values(
    const font::Catalogue& fonts) const {
  std::vector<std::optional<Length>> rooms;
  if (asked_without_values_.empty() || folded_) return rooms;
  for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
    const GridCell& cell = grid_.cells[i];
    auto& room = rooms.emplace_back();
    if (cell.kind != CellKind::data || cell.continued || !is_plain(*cell.content)) continue;
    Length width = -rounding;
    for (int column = cell.column; column < cell.column_end(); ++column) {
      width += asked_without_values_[at(column)];
    }
    Diagnostics reported_before;
    const auto paragraph =
        text::prepare_shared(cell.content->text, cell.content->style, fonts, reported_before);
    if (contents_[i]->lines() == 1 && text::max_content(*paragraph) <= width) room = width;
  }
  return rooms;
}

std::optional<TableLayout> TableLayout::refilled(std::span<const NewText> texts,
                                                 std::span<const std::optional<Length>> rooms,
                                                 const font::Catalogue& fonts) const {
  std::vector<std::shared_ptr<const CellContent>> contents;
  contents.reserve(texts.size());
  for (const NewText& changed : texts) {
    const auto& room = rooms[changed.cell];
    if (!room || !is_plain(*changed.text)) return std::nullopt;
    Diagnostics found;
    const auto paragraph =
        text::prepare_shared(changed.text->text, changed.text->style, fonts, found);
    if (!found.empty() || text::max_content(*paragraph) > *room) return std::nullopt;
    const Length width = width_of(grid_.cells[changed.cell]) - padding_ * 2;
    auto content =
        std::make_shared<const CellContent>(lay_out_content(*paragraph, width, std::nullopt));
    const CellContent& before = *contents_[changed.cell];
    const bool is_as_high = content->lines() == 1 && content->block_size == before.block_size &&
                            content->baseline == before.baseline;
    if (!is_as_high) return std::nullopt;
    contents.push_back(std::move(content));
  }
  std::optional<TableLayout> result(*this);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    result->grid_.cells[texts[i].cell].content = texts[i].text;
    result->contents_[texts[i].cell] = std::move(contents[i]);
  }
  result->draw_again(texts);
  return result;
}

}  // namespace typeset::table
