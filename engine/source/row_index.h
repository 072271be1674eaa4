// Where the rows of a data file are, found without reading them. Private to this room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace typeset::source {

struct RowSpan {
  std::uint64_t offset = 0;  // in bytes
  std::uint32_t length = 0;
  std::uint32_t first_line = 1;
};

// The first is the head. Lines without any content are none. A line whose quotation is broken is a
// row with all lines after it up to the next that is whole: the fault of one row loses no other.
std::vector<RowSpan> csv_rows(std::string_view text, char separator);

// The items of the array that the text is, with the blanks before those that begin a line. None where it does not end; then `fault` is where the
// item begins that does not.
std::optional<std::vector<RowSpan>> json_rows(std::string_view text, std::size_t& fault);

// Each line that is not blank.
std::vector<RowSpan> line_rows(std::string_view text);

// The items of the block list that the text is, or else its documents.
std::vector<RowSpan> yaml_rows(std::string_view text);

// Whether the first thing in the text besides blanks, comments and `---` is a [.
bool begins_flow_list(std::string_view text);

}  // namespace typeset::source
