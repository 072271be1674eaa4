// Tables of any mixture: heads and stubs of any depth, free grids, and in rich ones all that forms
// have besides, in styles of all kinds.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "document/table.h"
#include "support/fixtures.h"

namespace typeset::tests {

enum class Mixture {
  plain,  // trees and spans of short horizontal texts, in one plain frame
  rich,
};

class RandomForm {
 public:
  explicit RandomForm(unsigned seed, Mixture mixture = Mixture::rich)
      : random_(seed), is_rich_(mixture == Mixture::rich) {
    document::Style vertical = cell_style();
    vertical.writing_mode = document::WritingMode::vertical;
    vertical.latin_font = "黑体";
    mixed_ = share(vertical);
    vertical.text_orientation = document::TextOrientation::upright;
    upright_ = share(vertical);
    document::Style prose = cell_style();
    prose.align = document::TextAlign::justify;
    prose_ = share(prose);
  }

  document::Table make_tree() {
    document::Table table = framed();
    table.has_stub = !one_in(6);
    for (int i = 1 + below(3); i > 0; --i) table.sections.push_back(section(table.has_stub));
    if (is_rich_) enrich_heads(table);
    return table;
  }

  // That no tree describes.
  document::Table make_grid() {
    document::Table table = framed();
    document::FreeGrid& grid = table.grid.emplace();
    grid.rows = 1 + below(30);
    grid.columns = 1 + below(8);
    grid.head_rows = below(4);
    std::vector<bool> covered(static_cast<std::size_t>(grid.rows * grid.columns));
    for (int row = 0; row < grid.rows; ++row) {
      grid.row_hints.push_back(row_hints());
      for (int column = 0; column < grid.columns; ++column) {
        if (covered[static_cast<std::size_t>(row * grid.columns + column)]) continue;
        grid.cells.push_back(free_cell(grid, row, column, covered));
      }
    }
    return table;
  }

  Length page_height() { return Length::pt(one_in(4) ? 60 + below(100) : 150 + below(500)); }

 private:
  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  bool one_in(int n) { return below(n) == 0; }
  bool rich_one_in(int n) { return is_rich_ && one_in(n); }

  document::Rule rule() {
    if (one_in(6)) return {};
    if (one_in(6)) return {Length::pt(1.5), true};
    return {Length::pt(0.25 * (1 + below(6)))};
  }

  std::optional<Color> fill() {
    if (one_in(2)) return std::nullopt;
    return Color{0.8, 0.9, 0.1 * below(10)};
  }

  document::Table framed() {
    document::Table table;
    table.name = "随机";
    document::TableStyle& style = table.style;
    style.rules = document::TableRules::framed({Length::pt(0.75)}, {Length::pt(0.5)});
    style.padding_inline = Length::pt(3);
    style.padding_block = Length::pt(3.5);
    if (is_rich_) enrich(style);
    return table;
  }

  void enrich(document::TableStyle& style) {
    if (one_in(2)) style.rules = {rule(), rule(), rule(), rule(), rule(), rule(), rule(), rule()};
    style.padding_inline = style.padding_block = Length::pt(1.5 + below(4));
    style.padding_inline_min = Length::pt(1.5);
    style.padding_block_min = one_in(2) ? Length::pt(1.5) : style.padding_block;
    if (one_in(3)) style.min_row_height = Length::pt(below(40));
    style.vertical_align = static_cast<document::VerticalAlign>(below(4));
    style.repeat_head = !one_in(4);
    style.min_rows_before_break = 1 + below(3);
    style.min_rows_after_break = 1 + below(3);
    if (one_in(2)) style.row_break = document::RowBreak::automatic;
    if (one_in(3)) style.label_break = document::LabelBreak::flow;
    if (one_in(3)) style.fills = {fill(), fill(), fill(), fill()};
    using enum document::FitStep;
    for (const auto step : {vertical_heads, size, break_words, facing_pages}) {
      if (one_in(3)) style.fit.push_back(step);
    }
  }

  std::string text(int most_characters) {
    static const std::u16string characters = u"政府信息公开工作年度报告总计（一）、，2020";
    std::u16string result;
    for (int i = below(most_characters + 1); i > 0; --i) {
      result += characters[random_() % characters.size()];
    }
    return to_utf8(result);
  }

  document::CellText cell(int most_characters, const document::StyleRef& style) {
    document::CellText result;
    if (rich_one_in(12)) return result;
    result.style = style;
    result.text = rich_text(text(most_characters), style);
    if (rich_one_in(10)) result.look.fill = fill();
    if (rich_one_in(10)) {
      result.look.vertical_align = static_cast<document::VerticalAlign>(below(4));
    }
    return result;
  }

  document::CellText number() {
    document::CellText result;
    result.style = style_;
    std::string digits = std::to_string(below(100000));
    if (one_in(2)) digits += "." + std::to_string(below(1000));
    result.text = rich_text(one_in(5) ? "-" + digits : digits, style_);
    result.look.decimal = true;
    return result;
  }

  document::CellText value() {
    if (!is_rich_) return cell(4, style_);
    if (one_in(4)) return number();
    if (one_in(40)) return signed_text();
    if (one_in(20)) return cell(one_in(4) ? 400 : 120, prose_);
    return cell(one_in(6) ? 24 : 4, style_);
  }

  // With a place for the signature at its foot.
  document::CellText signed_text() {
    document::CellText result{rich_text(text(60), prose_), prose_};
    result.foot = std::make_shared<const document::CellText>(
        document::CellText{rich_text(text(10), style_), style_});
    return result;
  }

  document::CellText head(int most_characters) {
    if (rich_one_in(5)) return cell(14, one_in(2) ? mixed_ : upright_);
    return cell(most_characters, style_);
  }

  document::CellText diagonal() {
    document::CellText result;
    result.style = style_;
    for (int i = 2 + below(2); i > 0; --i) {
      result.diagonal.push_back(rich_text(text(6), style_));
    }
    return result;
  }

  document::RowHints row_hints() {
    document::RowHints hints;
    if (rich_one_in(10)) hints.min = Length::pt(below(60));
    if (rich_one_in(10)) hints.weight = below(3);
    if (rich_one_in(12)) hints.equal_group = one_in(2) ? "等高" : "等高二";
    return hints;
  }

  // As wide and high as it happens to be, but over none of the others.
  document::FreeCell free_cell(const document::FreeGrid& grid, int row, int column,
                               std::vector<bool>& covered) {
    const auto place = [&](int r, int c) { return static_cast<std::size_t>(r * grid.columns + c); };
    int free_columns = 1;
    while (column + free_columns < grid.columns && !covered[place(row, column + free_columns)]) {
      ++free_columns;
    }
    document::FreeCell result;
    result.row = row;
    result.column = column;
    if (one_in(3)) result.colspan = 1 + below(free_columns);
    if (one_in(3)) result.rowspan = 1 + below(std::min(one_in(8) ? 30 : 6, grid.rows - row));
    result.is_head = row < grid.head_rows || one_in(column == 0 ? 2 : 6);
    result.content = rich_one_in(12) ? diagonal() : result.is_head ? head(8) : value();
    if (result.is_head && rich_one_in(3)) result.continued = cell(8, style_);
    for (int r = row; r < row + result.rowspan; ++r) {
      for (int c = column; c < column + result.colspan; ++c) covered[place(r, c)] = true;
    }
    return result;
  }

  document::ColumnNode column(int depth) {
    document::ColumnNode node;
    node.label = head(6);
    if (depth > 0 && one_in(2)) {
      for (int i = 1 + below(3); i > 0; --i) node.children.push_back(column(depth - 1));
    }
    if (one_in(4)) node.hints.equal_group = "等宽";
    if (rich_one_in(4)) node.hints.max = Length::pt(20 + below(60));
    if (rich_one_in(4)) node.hints.weight = below(3);
    return node;
  }

  document::RowNode row(int depth, int values) {
    document::RowNode node;
    node.label = rich_one_in(8) ? head(12) : cell(12, style_);
    if (rich_one_in(3)) node.continued_label = cell(8, style_);
    if (depth > 0 && one_in(3)) {
      for (int i = 1 + below(one_in(6) ? 12 : 4); i > 0; --i) {
        node.children.push_back(row(depth - 1, values));
      }
      node.keep_together = rich_one_in(4);
    } else {
      for (int i = 0; i < values; ++i) node.values.push_back(value());
      node.keep_with_previous = rich_one_in(8);
      node.hints = row_hints();
    }
    return node;
  }

  template <typename Node>
  static int leaves(const std::vector<Node>& nodes) {
    int count = 0;
    for (const Node& node : nodes) count += node.children.empty() ? 1 : leaves(node.children);
    return count;
  }

  static int depth(const std::vector<document::RowNode>& nodes) {
    int most = 0;
    for (const document::RowNode& node : nodes) most = std::max(most, 1 + depth(node.children));
    return most;
  }

  document::TableSection section(bool has_stub) {
    document::TableSection section;
    if (one_in(3)) section.band = cell(10, style_);
    if (one_in(2)) section.corner = rich_one_in(2) ? diagonal() : cell(20, style_);
    for (int i = 1 + below(3); i > 0; --i) section.columns.push_back(column(below(4)));
    const int values = leaves(section.columns);
    const int most_depth = has_stub ? below(4) : 0;
    for (int i = 1 + below(6); i > 0; --i) section.rows.push_back(row(most_depth, values));
    section.has_stub = !rich_one_in(8);
    return section;
  }

  // Heads over the stub, which all sections share, and numbers below the heads.
  void enrich_heads(document::Table& table) {
    int stub_columns = 0;
    for (const document::TableSection& section : table.sections) {
      const bool has_stub = table.has_stub && section.has_stub;
      if (has_stub) stub_columns = std::max(stub_columns, depth(section.rows));
    }
    for (document::TableSection& section : table.sections) {
      const int stub = table.has_stub && section.has_stub ? stub_columns : 0;
      if (one_in(4)) {
        for (int i = 0; i < stub; ++i) section.stub_heads.push_back({head(6), {}, {}});
      }
      if (!one_in(4)) continue;
      for (int i = stub + leaves(section.columns); i > 0; --i) {
        section.column_numbers.push_back(cell(2, style_));
      }
    }
  }

  std::mt19937 random_;
  bool is_rich_;
  document::StyleRef style_ = share(cell_style());
  document::StyleRef mixed_, upright_, prose_;
};

}  // namespace typeset::tests
