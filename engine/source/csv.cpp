// No library of Debian's reads CSV and says where each cell stands, which every finding about a
// value needs; the grammar of RFC 4180 is a page.
#include "source/csv.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "source/locator.h"
#include "source/text_check.h"

namespace typeset::source {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

struct Cell {
  std::string text;
  SourcePosition position;
};
using Line = std::vector<Cell>;

// The separator that the first line has most of, quoted text aside.
char separator_of(std::string_view text) {
  constexpr std::array<char, 3> separators = {',', ';', '\t'};
  std::array<std::size_t, 3> counts = {};
  bool quoted = false;
  for (const char byte : text) {
    if (byte == '"') quoted = !quoted;
    if (quoted) continue;
    if (byte == '\n') break;
    const auto found = std::find(separators.begin(), separators.end(), byte);
    if (found != separators.end()) ++counts[static_cast<std::size_t>(found - separators.begin())];
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return separators[static_cast<std::size_t>(most - counts.begin())];
}

class LineReader {
 public:
  LineReader(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics)
      : text_(file->text()),
        separator_(separator_of(text_)),
        locator_(file),
        diagnostics_(diagnostics) {}

  bool at_end() const { return next_ >= text_.size(); }
  // Whether the lines that follow may be the rest of a cell.
  bool has_open_quote() const { return has_open_quote_; }

  // None when a quotation is broken; the next line is read from where this one seems to end.
  std::optional<Line> read() {
    Line line;
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

 private:
  bool is_blank(std::size_t offset) const {
    const char byte = text_[offset];
    return byte == ' ' || byte == '\r' || (byte == '\t' && separator_ != '\t');
  }

  void skip_blanks() {
    while (next_ < text_.size() && is_blank(next_)) ++next_;
  }

  bool at_end_of_cell() const {
    return at_end() || text_[next_] == separator_ || text_[next_] == '\n';
  }

  // Leaves next_ at the separator or line end.
  std::optional<Cell> read_cell() {
    skip_blanks();
    const std::size_t start = next_;
    if (!at_end() && text_[start] == '"') return read_quoted();
    while (!at_end_of_cell()) ++next_;
    std::size_t end = next_;
    while (end > start && is_blank(end - 1)) --end;
    return Cell{std::string(text_.substr(start, end - start)), locator_.position(start)};
  }

  std::optional<Cell> read_quoted() {
    Cell cell{{}, locator_.position(next_)};
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

  std::optional<Cell> fail(SourcePosition place, MessageId fault) {
    diagnostics_.error(std::move(place), {fault, {}}, Message{MessageId::hint_csv_quotes, {}});
    return std::nullopt;
  }

  std::string_view text_;
  char separator_;
  Locator locator_;
  Diagnostics& diagnostics_;
  std::size_t next_ = 0;
  bool has_open_quote_ = false;
};

bool is_empty(const Line& line) {
  return std::all_of(line.begin(), line.end(), [](const Cell& cell) { return cell.text.empty(); });
}

class TableReader {
 public:
  TableReader(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics,
              const CsvLimits& limits)
      : file_(file), diagnostics_(diagnostics), limits_(limits), lines_(file, diagnostics) {}

  std::optional<CsvTable> read() {
    const auto head = next_line();
    if (!head) return std::nullopt;
    if (head->empty()) {
      diagnostics_.error({file_, 0, 0}, {MessageId::csv_empty, {file_->path()}});
      return std::nullopt;
    }
    if (!take_names(*head)) return std::nullopt;
    std::vector<Node> records;
    for (;;) {
      auto line = next_line();
      if (!line && cells_ > limits_.max_cells) return std::nullopt;
      if (!line) continue;
      if (line->empty()) break;
      if (auto record = record_of(*std::move(line))) records.push_back(*std::move(record));
    }
    return CsvTable{Node::mapping(std::move(names_), head->front().position),
                    Node::sequence(std::move(records), head->front().position)};
  }

 private:
  // The next with any content, or one of no cells at the end of the file. None when its quotation
  // is broken or there are too many cells.
  std::optional<Line> next_line() {
    while (!lines_.at_end()) {
      auto line = lines_.read();
      if (!line) return std::nullopt;
      cells_ += line->size();
      if (cells_ > limits_.max_cells) {
        diagnostics_.error(line->front().position,
                           {MessageId::csv_too_large, {std::to_string(limits_.max_cells)}});
        return std::nullopt;
      }
      if (!is_empty(*line)) return line;
    }
    return Line();
  }

  bool take_names(const Line& head) {
    std::set<std::string_view> seen;
    bool good = true;
    for (const Cell& cell : head) {
      columns_.push_back({cell.text, cell.position, {}});
      if (cell.text.empty()) continue;
      names_.push_back({cell.text, cell.position, Node::null(cell.position)});
      if (seen.insert(cell.text).second) continue;
      diagnostics_.error(cell.position, {MessageId::yaml_duplicate_key, {cell.text}});
      good = false;
    }
    return good;
  }

  std::optional<Node> record_of(Line line) {
    if (line.size() != columns_.size()) {
      const bool too_many = line.size() > columns_.size();
      if (!too_many && lines_.has_open_quote()) return std::nullopt;
      std::optional<Message> hint;
      if (too_many) hint = Message{MessageId::hint_csv_quotes, {}};
      diagnostics_.error(too_many ? line[columns_.size()].position : line.front().position,
                         {MessageId::table_row_cells,
                          {std::to_string(line.size()), std::to_string(columns_.size())}},
                         std::move(hint));
      return std::nullopt;
    }
    const SourcePosition start = line.front().position;
    std::vector<Entry> entries;
    entries.reserve(names_.size());
    for (std::size_t i = 0; i < line.size(); ++i) {
      const Entry& column = columns_[i];
      Cell& cell = line[i];
      if (column.key.empty()) {
        if (!cell.text.empty()) {
          diagnostics_.error(std::move(cell.position),
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

  std::shared_ptr<const SourceFile> file_;
  Diagnostics& diagnostics_;
  CsvLimits limits_;
  LineReader lines_;
  std::vector<Entry> columns_;  // with those that have no name
  std::vector<Entry> names_;
  std::size_t cells_ = 0;
};

// CRLF (RFC 4180) and the CR of old systems become LF, within quotation marks too.
void unify_line_ends(std::string& text) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    text[end++] = text[i] == '\r' ? '\n' : text[i];
  }
  text.resize(end);
}

}  // namespace

std::optional<std::string> decode_csv(std::string_view bytes) {
  if (bytes.starts_with(utf8_mark)) bytes.remove_prefix(utf8_mark.size());
  std::optional<std::string> text;
  if (has_utf16_mark(bytes)) {
    text = utf8_from_utf16(bytes);
  } else if (invalid_utf8_at(bytes)) {
    text = utf8_from_gb18030(bytes);
  } else {
    text = bytes;
  }
  if (text) unify_line_ends(*text);
  return text;
}

std::optional<CsvTable> parse_csv(const std::shared_ptr<const SourceFile>& file,
                                  Diagnostics& diagnostics, const CsvLimits& limits) {
  if (const auto control = control_character_at(file->text())) {
    const auto byte = static_cast<unsigned char>(file->text()[*control]);
    diagnostics.error(Locator(file).position(*control),
                      {MessageId::yaml_control_character, {code_point_name(byte)}});
    return std::nullopt;
  }
  return TableReader(file, diagnostics, limits).read();
}

}  // namespace typeset::source
