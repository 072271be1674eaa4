// Tables cut into pages, for tests of where they are.
#pragma once

#include <gtest/gtest.h>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/fixtures.h"
#include "table/table_layout.h"

namespace typeset::table {

inline constexpr double low_page = 210;  // pt

inline std::vector<TableFragment> cut(const TableLayout& layout, Length page_height) {
  std::vector<TableFragment> fragments;
  std::optional<BreakToken> next = BreakToken{};
  while (next && fragments.size() < 1000) {
    auto placement = layout.place(*next, page_height);
    if (!placement) placement = layout.place_least(*next, page_height);
    fragments.push_back(std::move(placement->fragment));
    next = placement->rest;
  }
  EXPECT_FALSE(next) << "never ends";
  return fragments;
}

inline bool contains(const Rect& outer, const Rect& inner) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() &&
         inner.bottom() <= outer.bottom();
}

inline bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

inline std::string hanzi(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "政";
  return text;
}

inline document::CellText cell(std::string_view text) {
  static const document::StyleRef style = tests::share(tests::cell_style());
  return {tests::rich_text(text, style), style};
}

inline document::RowNode row(std::string_view label, std::string_view value) {
  document::RowNode result;
  result.label = cell(label);
  result.values.push_back(cell(value));
  return result;
}

inline document::RowNode group(std::string_view label, int rows) {
  document::RowNode result;
  result.label = cell(label);
  for (int i = 0; i < rows; ++i) result.children.push_back(row("行", "值"));
  return result;
}

// One head row and `rows`, each 18.5 pt high when it has one line.
inline document::Table table_of(std::vector<document::RowNode> rows) {
  document::Table table;
  table.name = "表";
  table.style.rules = document::TableRules::framed({Length::pt(0.75)}, {Length::pt(0.5)});
  table.style.padding_inline = Length::pt(4);
  table.style.padding_block = table.style.padding_block_min = Length::pt(4);
  document::TableSection section;
  section.corner = cell("项目");
  section.columns.push_back({cell("内容"), {}, {}});
  section.rows = std::move(rows);
  table.sections.push_back(std::move(section));
  return table;
}

inline std::vector<document::RowNode> plain_rows(int count) {
  return std::vector<document::RowNode>(static_cast<std::size_t>(count), row("行", "值"));
}

// Cuts without complaints.
class Parts {
 public:
  explicit Parts(document::Table table, double page_height = low_page)
      : table_(std::move(table)),
        layout_(table_, tests::type_area_width(), tests::free_fonts(), diagnostics_,
                Length::pt(page_height)),
        fragments_(cut(layout_, Length::pt(page_height))) {
    EXPECT_FALSE(diagnostics_.has_errors());
  }

  const std::vector<TableFragment>& fragments() const { return fragments_; }
  const Grid& grid() const { return layout_.grid(); }

  std::size_t size() const { return fragments_.size(); }

  // The part's cell whose content starts with `text`; null when it has none.
  const CellFragment* find(std::size_t part, std::string_view text) const {
    for (const CellFragment& fragment : fragments_.at(part).cells) {
      const document::CellText& content = *grid().cells[fragment.cell].content;
      if (to_utf8(document::plain_text(content.text)).starts_with(text)) return &fragment;
    }
    return nullptr;
  }

 private:
  document::Table table_;
  Diagnostics diagnostics_;
  TableLayout layout_;
  std::vector<TableFragment> fragments_;
};

// Every line of every cell stands once, in its order; what is said again is said to be so.
inline void expect_all_content_once(const Parts& parts) {
  std::map<std::size_t, std::size_t> said;  // of each cell: up to which character
  std::map<std::size_t, int> begun;
  for (const TableFragment& fragment : parts.fragments()) {
    for (const CellFragment& part : fragment.cells) {
      if (part.repeated) continue;
      if (!part.continued) ++begun[part.cell];
      for (const CellLine& line : part.lines) {
        EXPECT_EQ(line.text_start, said[part.cell]);
        said[part.cell] = line.text_end;
      }
    }
  }
  for (std::size_t i = 0; i < parts.grid().cells.size(); ++i) {
    EXPECT_EQ(begun[i], 1);
    EXPECT_EQ(said[i], document::plain_text(parts.grid().cells[i].content->text).size());
  }
}

inline void expect_nothing_overlaps(const Parts& parts) {
  for (const TableFragment& fragment : parts.fragments()) {
    for (std::size_t i = 0; i < fragment.cells.size(); ++i) {
      const CellFragment& part = fragment.cells[i];
      for (const CellLine& line : part.lines) EXPECT_TRUE(contains(part.box, line.box));
      for (std::size_t j = 0; j < i; ++j) {
        ASSERT_FALSE(overlap(part.box, fragment.cells[j].box));
      }
    }
  }
}

inline void expect_no_higher_than(const Parts& parts, double height) {
  for (const TableFragment& fragment : parts.fragments()) {
    EXPECT_LE(fragment.height.to_pt(), height);
  }
}

}  // namespace typeset::table
