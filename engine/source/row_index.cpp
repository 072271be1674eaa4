#include "source/row_index.h"

#include <algorithm>

namespace typeset::source {
namespace {

// Lines that may belong to a row with a broken quotation.
constexpr int most_broken_lines = 1000;

// Keeps count of the lines up to the rows that are added, which come in order.
class SpanList {
 public:
  SpanList(std::string_view text, char line_end) : text_(text), line_end_(line_end) {}

  void add(std::size_t start, std::size_t end) {
    const std::string_view passed = text_.substr(counted_, start - counted_);
    line_ += static_cast<std::uint32_t>(std::ranges::count(passed, line_end_));
    counted_ = start;
    spans_.push_back({start, static_cast<std::uint32_t>(end - start), line_});
  }
  bool empty() const { return spans_.empty(); }
  std::vector<RowSpan> take() { return std::move(spans_); }

 private:
  std::string_view text_;
  char line_end_;
  std::size_t counted_ = 0;
  std::uint32_t line_ = 1;
  std::vector<RowSpan> spans_;
};

// Old systems end lines with CR alone.
char line_end_of(std::string_view text) {
  const std::string_view start = text.substr(0, 1 << 20);
  return start.find('\n') == std::string_view::npos && start.find('\r') != std::string_view::npos
             ? '\r'
             : '\n';
}

std::size_t after_line(std::string_view text, std::size_t start, char line_end) {
  return std::min(text.find(line_end, start), text.size() - 1) + 1;
}

// --- CSV ---

struct ScannedLine {
  std::size_t end = 0;  // after its line end
  std::size_t cells = 0;
  bool is_sound = true;
  bool is_empty = true;
};

// Goes through a line as CsvLineReader does, without keeping anything.
class LineScanner {
 public:
  LineScanner(std::string_view text, char separator)
      : text_(text), separator_(separator), line_end_(line_end_of(text)) {}

  char line_end() const { return line_end_; }

  ScannedLine scan(std::size_t start) {
    next_ = start;
    ScannedLine line;
    for (;;) {
      skip_blanks();
      line.is_empty = line.is_empty && at_end_of_cell();
      line.is_sound = pass_cell();
      if (!line.is_sound) return line;
      ++line.cells;
      line.end = std::min(next_ + 1, text_.size());
      if (next_ >= text_.size() || text_[next_++] == line_end_) return line;
    }
  }

 private:
  void skip_blanks() {
    const auto is_blank = [this](char byte) {
      return byte == ' ' || (byte == '\r' && line_end_ != '\r') ||
             (byte == '\t' && separator_ != '\t');
    };
    while (next_ < text_.size() && is_blank(text_[next_])) ++next_;
  }

  bool at_end_of_cell() const {
    return next_ >= text_.size() || text_[next_] == separator_ || text_[next_] == line_end_;
  }

  // Leaves next_ at the separator or line end.
  bool pass_cell() {
    if (next_ >= text_.size() || text_[next_] != '"') {
      while (!at_end_of_cell()) ++next_;
      return true;
    }
    for (;;) {
      const std::size_t quote = text_.find('"', next_ + 1);
      if (quote == std::string_view::npos) return false;
      next_ = quote + 1;
      if (next_ >= text_.size() || text_[next_] != '"') break;
    }
    skip_blanks();
    return at_end_of_cell();
  }

  std::string_view text_;
  char separator_;
  char line_end_;
  std::size_t next_ = 0;
};

// --- JSON ---

bool is_json_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

// The start of the line where only blanks stand before `offset`, so that columns are the line's;
// else `offset`.
std::size_t line_indent_start(std::string_view text, std::size_t offset) {
  std::size_t start = offset;
  while (start > 0 && (text[start - 1] == ' ' || text[start - 1] == '\t')) --start;
  return start == 0 || text[start - 1] == '\n' ? start : offset;
}

// The end of the item that begins at `start`: the comma or bracket after it. npos: it has none.
std::size_t json_item_end(std::string_view text, std::size_t start) {
  int depth = 0;
  for (std::size_t i = start; i < text.size(); ++i) {
    const char byte = text[i];
    if (byte == '"') {
      for (++i; i < text.size() && text[i] != '"'; ++i) {
        if (text[i] == '\\') ++i;
      }
    } else if (byte == '{' || byte == '[') {
      ++depth;
    } else if (depth == 0 && (byte == ',' || byte == ']')) {
      return i;
    } else if (byte == '}' || byte == ']') {
      --depth;
    }
  }
  return std::string_view::npos;
}

// --- YAML ---

struct YamlLine {
  std::size_t start = 0, content = 0, end = 0;  // content: after the indentation; end: of the text

  bool is_blank() const { return content == end; }
  std::size_t indent() const { return content - start; }
};

YamlLine yaml_line(std::string_view text, std::size_t start) {
  YamlLine line{start, start, std::min(text.find('\n', start), text.size())};
  if (line.end > start && text[line.end - 1] == '\r') --line.end;
  while (line.content < line.end && text[line.content] == ' ') ++line.content;
  return line;
}

bool is_marker(std::string_view text, const YamlLine& line, std::string_view marker) {
  const std::string_view content = text.substr(line.start, line.end - line.start);
  return content.starts_with(marker) &&
         (content.size() == marker.size() || content[marker.size()] == ' ');
}

bool is_item(std::string_view text, const YamlLine& line) {
  const std::string_view content = text.substr(line.content, line.end - line.content);
  return content == "-" || content.starts_with("- ");
}

// The first line that says something.
std::optional<YamlLine> first_content(std::string_view text) {
  for (std::size_t start = 0; start < text.size(); start = after_line(text, start, '\n')) {
    const YamlLine line = yaml_line(text, start);
    const bool says_nothing = line.is_blank() || text[line.content] == '#' ||
                              text[line.start] == '%' || is_marker(text, line, "---");
    if (!says_nothing) return line;
  }
  return std::nullopt;
}

}  // namespace

std::vector<RowSpan> csv_rows(std::string_view text, char separator) {
  LineScanner scanner(text, separator);
  SpanList spans(text, scanner.line_end());
  std::size_t columns = 0;
  for (std::size_t start = 0; start < text.size();) {
    const ScannedLine line = scanner.scan(start);
    std::size_t end = line.end;
    if (!line.is_sound) {
      end = after_line(text, start, scanner.line_end());
      for (int lines = 1; lines < most_broken_lines && end < text.size(); ++lines) {
        const ScannedLine next = scanner.scan(end);
        if (next.is_sound && next.cells == columns) break;
        end = after_line(text, end, scanner.line_end());
      }
    }
    if (!line.is_sound || !line.is_empty) {
      if (spans.empty()) columns = line.cells;
      spans.add(start, end);
    }
    start = end;
  }
  return spans.take();
}

std::optional<std::vector<RowSpan>> json_rows(std::string_view text, std::size_t& fault) {
  SpanList spans(text, '\n');
  std::size_t next = std::min(text.find('['), text.size());
  fault = next++;
  for (;;) {
    while (next < text.size() && is_json_blank(text[next])) ++next;
    if (next < text.size() && text[next] == ']') return spans.take();
    const std::size_t end = json_item_end(text, next);
    if (end == std::string_view::npos) return std::nullopt;
    fault = next;
    spans.add(line_indent_start(text, next), end);
    next = end + (text[end] == ',' ? 1 : 0);
  }
}

std::vector<RowSpan> line_rows(std::string_view text) {
  SpanList spans(text, '\n');
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = after_line(text, start, '\n');
    if (!std::ranges::all_of(text.substr(start, end - start), is_json_blank)) {
      spans.add(start, end);
    }
    start = end;
  }
  return spans.take();
}

std::vector<RowSpan> yaml_rows(std::string_view text) {
  SpanList spans(text, '\n');
  const auto first = first_content(text);
  if (!first) return {};
  const bool is_list = is_item(text, *first);
  std::size_t row = first->start;
  for (std::size_t start = after_line(text, row, '\n'); start < text.size();
       start = after_line(text, start, '\n')) {
    const YamlLine line = yaml_line(text, start);
    const bool begins_row = is_list ? line.indent() == first->indent() && is_item(text, line)
                                    : is_marker(text, line, "---");
    if (!begins_row) continue;
    spans.add(row, start);
    row = is_list ? start : after_line(text, start, '\n');
  }
  if (row < text.size()) spans.add(row, text.size());
  return spans.take();
}

bool begins_flow_list(std::string_view text) {
  const auto first = first_content(text);
  return first && text[first->content] == '[';
}

}  // namespace typeset::source
