#include "source/csv_text.h"

#include <string_view>

namespace typeset::source {
namespace {

void append_cell(std::string& out, std::string_view text) {
  const bool is_plain = text.find_first_of(",\"\r\n") == std::string_view::npos &&
                        !text.starts_with(' ') && !text.ends_with(' ');
  if (is_plain) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace

std::string csv_line(const std::vector<std::string>& row) {
  std::string out;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) out += ',';
    append_cell(out, row[i]);
  }
  return out + "\r\n";
}

std::string csv_text(const std::vector<std::vector<std::string>>& rows) {
  std::string out = "\xEF\xBB\xBF";
  for (const std::vector<std::string>& row : rows) out += csv_line(row);
  return out;
}

}  // namespace typeset::source
