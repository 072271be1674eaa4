// Numbers that stand with their decimal marks below each other.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "table/grid.h"
#include "text/prepared_paragraph.h"

namespace typeset::table {

// Whether a text is a number as those below, and no code: these have more digits than any sum.
bool is_figure(std::u16string_view text);

// Where the numbers of the columns that want it stand. A number is a sign, digits and group commas,
// then a decimal mark and decimals, or a unit such as %, or nothing; what else there is in such a
// column is no number and has no place here.
class DecimalColumns {
 public:
  explicit DecimalColumns(int columns) : blocks_(static_cast<std::size_t>(columns)) {}

  // All cells are added before anything is asked. `index` names the cell when it is.
  void add(std::size_t index, const GridCell& cell, const text::PreparedParagraph& paragraph);

  // The width of all numbers of the cell's column below each other; none when it is no number.
  std::optional<Length> width_of(std::size_t cell) const;

  // Where the number starts, from the left edge of its column, so that all of them together stand
  // in the middle; none when it is no number.
  std::optional<Length> start_of(std::size_t cell, Length column_width) const;

 private:
  struct Number {
    int column;
    Length before, after;  // of the mark
  };
  struct Block {
    Length before, after;  // the most of its numbers
  };

  std::unordered_map<std::size_t, Number> numbers_;  // by cell
  std::vector<Block> blocks_;                        // by column
};

}  // namespace typeset::table
