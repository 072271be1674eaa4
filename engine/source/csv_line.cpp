// No library of Debian's reads CSV and says where each cell stands, which every finding about a
// value needs; the grammar of RFC 4180 is a page.
#include "source/csv_line.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/unicode.h"
#include "source/text_check.h"

namespace typeset::source {

char csv_separator(std::string_view text) {
  constexpr std::array<char, 3> separators = {',', ';', '\t'};
  std::array<std::size_t, 3> counts = {};
  bool quoted = false;
  for (const char byte : text) {
    if (byte == '"') quoted = !quoted;
    if (quoted) continue;
    if (byte == '\n' || byte == '\r') break;
    const auto found = std::find(separators.begin(), separators.end(), byte);
    if (found != separators.end()) ++counts[static_cast<std::size_t>(found - separators.begin())];
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return separators[static_cast<std::size_t>(most - counts.begin())];
}

bool is_free_of_controls(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics) {
  const auto control = control_character_at(file->text());
  if (!control) return true;
  const auto byte = static_cast<unsigned char>(file->text()[*control]);
  diagnostics.error(Locator(file).position(*control),
                    {MessageId::yaml_control_character, {code_point_name(byte)}});
  return false;
}

bool is_empty(const CsvLine& line) {
  return std::ranges::all_of(line, [](const CsvCell& cell) { return cell.text.empty(); });
}

// --- Lines ---

std::optional<CsvLine> CsvLineReader::read() {
  CsvLine line;
  for (;;) {
    auto cell = read_cell();
    if (!cell) {
      next_ = std::min(text_.find('\n', next_), text_.size() - 1) + 1;
      return std::nullopt;
    }
    line.push_back(*std::move(cell));
    if (at_end() || text_[next_++] == '\n') return line;
  }
}

bool CsvLineReader::is_blank(std::size_t offset) const {
  const char byte = text_[offset];
  return byte == ' ' || byte == '\r' || (byte == '\t' && separator_ != '\t');
}

void CsvLineReader::skip_blanks() {
  while (next_ < text_.size() && is_blank(next_)) ++next_;
}

bool CsvLineReader::at_end_of_cell() const {
  return at_end() || text_[next_] == separator_ || text_[next_] == '\n';
}

// Leaves next_ at the separator or line end.
std::optional<CsvCell> CsvLineReader::read_cell() {
  skip_blanks();
  const std::size_t start = next_;
  if (!at_end() && text_[start] == '"') return read_quoted();
  while (!at_end_of_cell()) ++next_;
  std::size_t end = next_;
  while (end > start && is_blank(end - 1)) --end;
  return CsvCell{std::string(text_.substr(start, end - start)), locator_.position(start)};
}

std::optional<CsvCell> CsvLineReader::read_quoted() {
  CsvCell cell{{}, locator_.position(next_)};
  for (;;) {
    const std::size_t quote = text_.find('"', next_ + 1);
    if (quote == std::string_view::npos) {
      has_open_quote_ = true;
      return fail(cell.position, MessageId::csv_open_quote);
    }
    cell.text += text_.substr(next_ + 1, quote - next_ - 1);
    next_ = quote + 1;
    if (at_end() || text_[next_] != '"') break;
    cell.text += '"';
  }
  skip_blanks();
  if (at_end_of_cell()) return cell;
  return fail(locator_.position(next_), MessageId::csv_text_after_quote);
}

std::optional<CsvCell> CsvLineReader::fail(SourcePosition place, MessageId fault) {
  diagnostics_.error(std::move(place), {fault, {}}, Message{MessageId::hint_csv_quotes, {}});
  return std::nullopt;
}

// --- The head and what stands below it ---

std::optional<CsvHead> CsvHead::of(const CsvLine& line, Diagnostics& diagnostics) {
  CsvHead head;
  std::set<std::string_view> seen;
  bool good = true;
  for (const CsvCell& cell : line) {
    head.columns_.push_back({cell.text, cell.position, {}});
    if (cell.text.empty() || seen.insert(cell.text).second) continue;
    diagnostics.error(cell.position, {MessageId::yaml_duplicate_key, {cell.text}});
    good = false;
  }
  if (!good) return std::nullopt;
  return head;
}

Node CsvHead::names() const {
  std::vector<Entry> names;
  for (const Entry& column : columns_) {
    if (column.key.empty()) continue;
    names.push_back({column.key, column.key_position, Node::null(column.key_position)});
  }
  return Node::mapping(std::move(names),
                       columns_.empty() ? SourcePosition() : columns_.front().key_position);
}

std::optional<Node> CsvHead::record(CsvLine line, ShortLines short_lines,
                                    Diagnostics& diagnostics) const {
  if (line.size() != columns_.size()) {
    const bool too_many = line.size() > columns_.size();
    if (!too_many && short_lines == ShortLines::dropped) return std::nullopt;
    std::optional<Message> hint;
    if (too_many) hint = Message{MessageId::hint_csv_quotes, {}};
    diagnostics.error(too_many ? line[columns_.size()].position : line.front().position,
                      {MessageId::table_row_cells,
                       {std::to_string(line.size()), std::to_string(columns_.size())}},
                      std::move(hint));
    return std::nullopt;
  }
  const SourcePosition start = line.front().position;
  std::vector<Entry> entries;
  entries.reserve(columns_.size());
  for (std::size_t i = 0; i < line.size(); ++i) {
    const Entry& column = columns_[i];
    CsvCell& cell = line[i];
    if (column.key.empty()) {
      if (!cell.text.empty()) {
        diagnostics.error(std::move(cell.position),
                          {MessageId::csv_unnamed_column, {std::to_string(i + 1)}});
      }
      continue;
    }
    Node value = cell.text.empty() ? Node::null(std::move(cell.position))
                                   : Node::scalar(std::move(cell.text), ScalarStyle::cell,
                                                  std::move(cell.position));
    entries.push_back({column.key, column.key_position, std::move(value)});
  }
  return Node::mapping(std::move(entries), start);
}

}  // namespace typeset::source
