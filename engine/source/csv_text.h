// Rows → a CSV file.
#pragma once

#include <string>
#include <vector>

namespace typeset::source {

// RFC 4180, UTF-8 with the byte-order mark by which spreadsheets know it.
std::string csv_text(const std::vector<std::vector<std::string>>& rows);

// One row, with its line end.
std::string csv_line(const std::vector<std::string>& row);

}  // namespace typeset::source
