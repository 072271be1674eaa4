// How a table looks: rules, fills, padding, and where contents stand in their cells.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/color.h"
#include "base/length.h"

namespace typeset::document {

// Presses lose lines that are thinner.
inline const Length least_line_thickness = Length::mm(0.1);

// A rule as CSS has borders (CSS 2, 8.5.3): none, one line, or two with a space between.
struct Rule {
  // From the outer edge of its first line to that of its last; 0: none.
  Length thickness;
  // Two lines, each a third of the thickness.
  bool is_double = false;

  bool is_drawn() const { return thickness > Length(); }
  Length line_thickness() const { return is_double ? thickness / 3 : thickness; }
  bool operator==(const Rule&) const = default;
};

// Of two rules that meet on one edge the one that is seen: the thicker, of equal ones the double
// (CSS 2, 17.6.2.1; all rules are black, so that further ties make no difference).
inline const Rule& stronger(const Rule& a, const Rule& b) {
  if (a.thickness != b.thickness) return a.thickness > b.thickness ? a : b;
  return b.is_double ? b : a;
}

// The rules that a column, row or cell has of its own on its edges, instead of those of the style;
// a rule of no thickness takes these away. Where both sides of an edge have one, none goes before
// all, then the stronger (CSS 2, 17.6.2.1).
struct EdgeRules {
  std::optional<Rule> top, bottom, left, right;
};

// The rules of a frame, by where they stand. Each edge of a cell has one of these, but that between
// two sections, where `group` and `head` meet.
struct TableRules {
  Rule top, bottom, side;  // of the frame, on each page that the table goes on to
  Rule head;               // between a section's head and its body
  Rule head_row;           // between the levels of a head
  Rule group;              // beside a group of rows of the outermost level, above and below
  Rule row;                // between other rows
  Rule column;             // between columns

  // A frame with the same rule on all sides, and the same between all cells.
  static TableRules framed(Rule outer, Rule inner) {
    return {outer, outer, outer, inner, inner, inner, inner, inner};
  }
};

// On the block axis. baseline: the first lines of a row's cells stand side by side.
enum class VerticalAlign { top, middle, bottom, baseline };

// What a cell has of its own, or from its row or column.
struct CellLook {
  std::optional<Color> fill;
  std::optional<VerticalAlign> vertical_align;
  // A number stands with its decimal mark below those of the other cells of its column.
  bool decimal = false;
};

// What a row says stands over what its columns do, as in CSS (CSS 2, 17.5.1).
inline CellLook laid_over(const CellLook& row, const CellLook& column) {
  return {row.fill ? row.fill : column.fill,
          row.vertical_align ? row.vertical_align : column.vertical_align,
          row.decimal || column.decimal};
}

// Of cells that have none of their own.
struct TableFills {
  std::optional<Color> head, stub, band;
  std::optional<Color> stripe;  // of every second row of a section's body, from its second
};

// Whether a row that would fit a page of its own may be cut between its cells' lines. One that
// fits no page is cut either way.
enum class RowBreak {
  avoid,
  automatic,  // where the page would else stay empty in a good part
};

// What becomes of a row label where its rows go on over a break.
enum class LabelBreak {
  repeat,  // it stands whole in both parts
  flow,    // it stands once, its lines going on as those of a data cell do
};

// What may be done to a table that is wider than the measure.
enum class FitStep {
  padding,         // padding_inline comes down to padding_inline_min
  vertical_heads,  // heads of single columns that are wider than what stands below are set vertical
  size,            // texts are set smaller, none below min_font_size
  break_words,     // numbers and words are broken where they have to be
  landscape,       // the table gets landscape pages of its own
  facing_pages,    // its columns go on on the facing page, the stub repeated
};

// What layouts call them.
inline constexpr auto fit_step_names = std::to_array<std::pair<std::string_view, FitStep>>({
    {"padding", FitStep::padding},
    {"vertical-heads", FitStep::vertical_heads},
    {"size", FitStep::size},
    {"landscape", FitStep::landscape},
    {"facing-pages", FitStep::facing_pages},
    {"break-words", FitStep::break_words},
});

struct TableStyle {
  TableRules rules;
  TableFills fills;
  VerticalAlign vertical_align = VerticalAlign::middle;
  Length padding_inline, padding_block;  // least space between a rule and a cell's em boxes
  // What padding_inline may come down to where the columns would else not fit the measure, and
  // padding_block where that brings the table to its end on the page.
  Length padding_inline_min, padding_block_min;
  // Tried in this order, each on top of those before it, until the columns fit.
  std::vector<FitStep> fit = {FitStep::padding};
  Length min_font_size = Length::pt(7.5);  // 六号
  // Of the lines of vertical texts, where words allow; none: ten of their own characters.
  std::optional<Length> max_vertical_length;
  Length min_row_height;
  // Of the frame where all of the table stands on one page.
  Length min_height;
  // The table's last part goes down to the foot of its page, what must stay with it left room.
  bool fill_page = false;
  Length space_before, space_after;
  bool repeat_head = true;        // on each page the table goes on to
  int min_rows_before_break = 2;  // body rows with the head
  int min_rows_after_break = 2;
  RowBreak row_break = RowBreak::avoid;
  LabelBreak label_break = LabelBreak::repeat;
};

}  // namespace typeset::document
