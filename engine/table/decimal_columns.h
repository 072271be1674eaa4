// Numbers that stand with their decimal marks below each other.
#pragma once

#include <optional>
#include <vector>

#include "table/grid.h"
#include "text/prepared_paragraph.h"

namespace typeset::table {

// Where the numbers of the columns that want it stand. A number is a sign, digits and group commas,
// then a decimal mark and decimals, or a unit such as %, or nothing; what else there is in such a
// column is no number and has no place here. Immutable.
class DecimalColumns {
 public:
  // `prepared` has one entry for each of grid.cells.
  DecimalColumns(const Grid& grid, const std::vector<text::PreparedParagraph>& prepared);

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

  std::vector<std::optional<Number>> numbers_;  // by cell
  std::vector<Block> blocks_;                   // by column
};

}  // namespace typeset::table
