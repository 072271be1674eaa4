#include "source/csv.h"

#include <utility>
#include <vector>

#include "base/unicode.h"
#include "source/csv_line.h"

namespace typeset::source {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

class TableReader {
 public:
  TableReader(const std::shared_ptr<const SourceFile>& file, Diagnostics& diagnostics,
              const CsvLimits& limits)
      : file_(file),
        diagnostics_(diagnostics),
        limits_(limits),
        lines_(file, csv_separator(file->text()), diagnostics) {}

  std::optional<CsvTable> read() {
    const auto first = next_line();
    if (!first) return std::nullopt;
    if (first->empty()) {
      diagnostics_.error({file_, 0, 0}, {MessageId::csv_empty, {file_->path()}});
      return std::nullopt;
    }
    const auto head = CsvHead::of(*first, diagnostics_);
    if (!head) return std::nullopt;
    std::vector<Node> records;
    for (;;) {
      auto line = next_line();
      if (!line && cells_ > limits_.max_cells) return std::nullopt;
      if (!line) continue;
      if (line->empty()) break;
      // A short line behind an open quotation is the rest of a cell.
      const auto short_lines =
          lines_.has_open_quote() ? CsvHead::ShortLines::dropped : CsvHead::ShortLines::reported;
      auto record = head->record(*std::move(line), short_lines, diagnostics_);
      if (record) records.push_back(*std::move(record));
    }
    return CsvTable{head->names(), Node::sequence(std::move(records), first->front().position)};
  }

 private:
  // The next with any content, or one of no cells at the end of the file. None when its quotation
  // is broken or there are too many cells.
  std::optional<CsvLine> next_line() {
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
    return CsvLine();
  }

  std::shared_ptr<const SourceFile> file_;
  Diagnostics& diagnostics_;
  CsvLimits limits_;
  CsvLineReader lines_;
  std::size_t cells_ = 0;
};

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

void unify_line_ends(std::string& text) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    text[end++] = text[i] == '\r' ? '\n' : text[i];
  }
  text.resize(end);
}

std::optional<CsvTable> parse_csv(const std::shared_ptr<const SourceFile>& file,
                                  Diagnostics& diagnostics, const CsvLimits& limits) {
  if (!is_free_of_controls(file, diagnostics)) return std::nullopt;
  return TableReader(file, diagnostics, limits).read();
}

}  // namespace typeset::source
