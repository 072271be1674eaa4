#include "source/row_file.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/file_io.h"
#include "base/unicode.h"
#include "source/csv.h"
#include "source/csv_line.h"
#include "source/parser.h"
#include "source/row_bytes.h"
#include "source/row_index.h"

namespace typeset::source {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

enum class RowFormat { csv, json, json_lines, yaml };

RowFormat format_of(const fs::path& path, std::string_view text) {
  std::string extension = path.extension().string();
  std::ranges::transform(extension, extension.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
  if (extension == ".csv" || extension == ".tsv" || extension == ".txt") return RowFormat::csv;
  if (extension == ".jsonl" || extension == ".ndjson") return RowFormat::json_lines;
  if (extension == ".json") return begins_flow_list(text) ? RowFormat::json : RowFormat::json_lines;
  const bool is_yaml = extension == ".yaml" || extension == ".yml";
  if (begins_flow_list(text)) return RowFormat::json;
  return is_yaml ? RowFormat::yaml : RowFormat::csv;
}

// .xlsx is a ZIP archive, .xls a compound file.
bool is_workbook(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0");
}

// The file's bytes, or its text where it had to be decoded as a whole.
class RowText {
 public:
  static std::optional<RowText> open(const fs::path& path, Diagnostics& diagnostics) {
    RowText result;
    result.bytes_ = RowBytes::open(path, diagnostics);
    if (!result.bytes_) return std::nullopt;
    bool sound = true, workbook = false;
    result.bytes_->view([&](std::string_view bytes) {
      workbook = is_workbook(bytes);
      if (bytes.starts_with(utf8_mark)) result.mark_ = utf8_mark.size();
      if (!has_utf16_mark(bytes)) return;
      result.decoded_ = utf8_from_utf16(bytes);
      sound = result.decoded_.has_value();
    });
    if (workbook) {
      diagnostics.error({}, {MessageId::data_is_workbook, {path.string()}},
                        Message{MessageId::hint_save_as_csv, {}});
      return std::nullopt;
    }
    if (sound) return result;
    diagnostics.error({}, {MessageId::file_not_utf8, {path.string()}},
                      Message{MessageId::hint_save_as_utf8, {}});
    return std::nullopt;
  }

  bool was_utf16() const { return decoded_.has_value(); }

  // Without a byte-order mark.
  void view(const std::function<void(std::string_view)>& visit) const {
    if (decoded_) return visit(*decoded_);
    bytes_->view([&](std::string_view bytes) { visit(bytes.substr(mark_)); });
  }

  std::optional<std::string> read(const RowSpan& span) const {
    if (decoded_) return decoded_->substr(span.offset, span.length);
    return bytes_->read(mark_ + span.offset, span.length);
  }

 private:
  std::unique_ptr<RowBytes> bytes_;
  std::size_t mark_ = 0;
  std::optional<std::string> decoded_;
};

// A single damaged line makes no other encoding of a file that is UTF-8 in all others.
TextEncoding encoding_of(std::string_view text, const std::vector<RowSpan>& rows) {
  std::size_t sound = 0, malformed = 0;
  for (const RowSpan& span : rows) {
    const std::string_view row = text.substr(span.offset, span.length);
    const bool is_ascii = std::ranges::all_of(row, [](char byte) { return (byte & 0x80) == 0; });
    if (is_ascii) continue;
    ++(invalid_utf8_at(row) ? malformed : sound);
  }
  return malformed > sound ? TextEncoding::gb18030 : TextEncoding::utf8;
}

// JSON writes characters beyond U+FFFF as two escapes, which YAML does not know.
std::string with_whole_escapes(std::string text) {
  const auto unit_at = [&](std::size_t i) -> int {
    if (i + 6 > text.size() || text[i] != '\\' || text[i + 1] != 'u') return -1;
    int unit = 0;
    for (std::size_t digit = i + 2; digit < i + 6; ++digit) {
      const std::size_t value = std::string_view("0123456789abcdefABCDEF").find(text[digit]);
      if (value == std::string_view::npos) return -1;
      unit = unit * 16 + static_cast<int>(value > 15 ? value - 6 : value);
    }
    return unit;
  };
  for (std::size_t i = text.find('\\'); i != std::string::npos; i = text.find('\\', i)) {
    const int high = unit_at(i);
    const int low = unit_at(i + 6);
    const bool is_pair = high >= 0xD800 && high < 0xDC00 && low >= 0xDC00 && low < 0xE000;
    if (!is_pair) {
      i += 2;
      continue;
    }
    const std::array<char16_t, 2> pair = {static_cast<char16_t>(high), static_cast<char16_t>(low)};
    text.replace(i, 12, to_utf8({pair.data(), pair.size()}));
  }
  return text;
}

class IndexedRows : public RowFile {
 public:
  IndexedRows(std::string path, RowText text, RowFormat format)
      : path_(std::move(path)), text_(std::move(text)), format_(format) {}

  // False, with diagnostics, when it has no rows.
  bool index(Diagnostics& diagnostics) {
    std::optional<std::size_t> fault;
    text_.view([&](std::string_view text) {
      find_rows(text, fault);
      encoding_ = text_.was_utf16() ? TextEncoding::utf16 : encoding_of(text, rows_);
      if (fault) report_unclosed(text, *fault, diagnostics);
    });
    if (fault) return false;
    if (format_ == RowFormat::csv && !take_head(diagnostics)) return false;
    if (!rows_.empty()) return true;
    diagnostics.error(whole_file(), {MessageId::data_without_rows, {path_}});
    return false;
  }

  std::size_t size() const override { return rows_.size(); }
  const Node& columns() const override { return columns_; }
  TextEncoding encoding() const override { return encoding_; }
  const std::string& path() const override { return path_; }

  SourcePosition position(std::size_t index) const override {
    Diagnostics ignored;
    const auto file = lines_of(rows_[index], ignored);
    return {file ? file : whole_file().file, rows_[index].first_line, 1};
  }

  std::optional<Node> row(std::size_t index, Diagnostics& diagnostics) const override {
    const auto file = lines_of(rows_[index], diagnostics);
    if (!file) return std::nullopt;
    return format_ == RowFormat::csv ? csv_row(file, diagnostics) : yaml_row(file, diagnostics);
  }

 private:
  void find_rows(std::string_view text, std::optional<std::size_t>& fault) {
    switch (format_) {
      case RowFormat::csv:
        separator_ = csv_separator(text);
        rows_ = csv_rows(text, separator_);
        return;
      case RowFormat::json_lines:
        rows_ = line_rows(text);
        return;
      case RowFormat::yaml:
        rows_ = yaml_rows(text);
        return;
      case RowFormat::json:
        break;
    }
    std::size_t place = 0;
    auto rows = json_rows(text, place);
    if (rows) {
      rows_ = *std::move(rows);
    } else {
      fault = place;
    }
  }

  void report_unclosed(std::string_view text, std::size_t offset, Diagnostics& diagnostics) const {
    const auto file = std::make_shared<const SourceFile>(path_, to_utf8(to_utf16(text)));
    diagnostics.error(Locator(file).position(offset), {MessageId::yaml_syntax, {}});
  }

  bool take_head(Diagnostics& diagnostics) {
    if (rows_.empty()) {
      diagnostics.error(whole_file(), {MessageId::csv_empty, {path_}});
      return false;
    }
    const auto file = lines_of(rows_.front(), diagnostics);
    if (!file) return false;
    const auto line = CsvLineReader(file, separator_, diagnostics).read();
    if (!line) return false;
    head_ = CsvHead::of(*line, diagnostics);
    if (!head_) return false;
    columns_ = head_->names();
    rows_.erase(rows_.begin());
    return true;
  }

  SourcePosition whole_file() const {
    return {std::make_shared<const SourceFile>(path_, std::string()), 0, 0};
  }

  // The lines of a row, as a file of their own that counts lines as the whole one does.
  std::shared_ptr<const SourceFile> lines_of(const RowSpan& span, Diagnostics& diagnostics) const {
    auto bytes = text_.read(span);
    if (!bytes) {
      diagnostics.error(whole_file(), {MessageId::data_changed, {path_}});
      return nullptr;
    }
    if (encoding_ == TextEncoding::gb18030) {
      if (auto text = utf8_from_gb18030(*bytes)) {
        *bytes = *std::move(text);
      } else {
        return report_malformed(span, *bytes, 0, diagnostics);
      }
    } else if (const auto malformed = invalid_utf8_at(*bytes)) {
      return report_malformed(span, *bytes, *malformed, diagnostics);
    }
    if (format_ == RowFormat::csv) {
      unify_line_ends(*bytes);
    } else if (format_ != RowFormat::yaml) {
      *bytes = with_whole_escapes(*std::move(bytes));
    }
    return std::make_shared<const SourceFile>(path_, *std::move(bytes), span.first_line);
  }

  // Shows the line as far as it can be read.
  std::nullptr_t report_malformed(const RowSpan& span, std::string_view bytes, std::size_t offset,
                                  Diagnostics& diagnostics) const {
    const std::size_t line =
        static_cast<std::size_t>(std::ranges::count(bytes.substr(0, offset), '\n'));
    const std::size_t start = offset == 0 ? 0 : bytes.rfind('\n', offset - 1) + 1;
    const auto file =
        std::make_shared<const SourceFile>(path_, to_utf8(to_utf16(bytes)), span.first_line);
    diagnostics.error(
        {file, span.first_line + line, count_code_points(bytes.substr(start, offset - start)) + 1},
        {MessageId::data_row_malformed, {std::string(encoding_name(encoding_))}},
        Message{MessageId::hint_save_as_utf8, {}});
    return nullptr;
  }

  std::optional<Node> csv_row(const std::shared_ptr<const SourceFile>& file,
                              Diagnostics& diagnostics) const {
    if (!is_free_of_controls(file, diagnostics)) return std::nullopt;
    auto line = CsvLineReader(file, separator_, diagnostics).read();
    if (!line) return std::nullopt;
    return head_->record(*std::move(line), CsvHead::ShortLines::reported, diagnostics);
  }

  std::optional<Node> yaml_row(const std::shared_ptr<const SourceFile>& file,
                               Diagnostics& diagnostics) const {
    Diagnostics own;
    auto row = parse_yaml(file, own);
    for (Diagnostic& finding : own.sorted()) diagnostics.add(std::move(finding));
    if (!row || own.has_errors()) return std::nullopt;
    if (row->is_sequence() && row->items().size() == 1) row = row->items().front();
    if (row->is_mapping()) return row;
    diagnostics.error(row->position(), {MessageId::data_row_no_mapping, {}});
    return std::nullopt;
  }

  std::string path_;
  RowText text_;
  RowFormat format_;
  TextEncoding encoding_ = TextEncoding::utf8;
  char separator_ = ',';
  std::vector<RowSpan> rows_;
  std::optional<CsvHead> head_;
  Node columns_;
};

}  // namespace

std::string_view encoding_name(TextEncoding encoding) {
  constexpr std::array<std::string_view, 3> names = {"UTF-8", "GB18030", "UTF-16"};
  return names.at(static_cast<std::size_t>(encoding));
}

std::shared_ptr<const RowFile> RowFile::open(const fs::path& path, Diagnostics& diagnostics) {
  auto text = RowText::open(path, diagnostics);
  if (!text) return nullptr;
  RowFormat format = RowFormat::csv;
  text->view([&](std::string_view start) { format = format_of(path, start); });
  auto rows = std::make_shared<IndexedRows>(path.string(), *std::move(text), format);
  return rows->index(diagnostics) ? rows : nullptr;
}

}  // namespace typeset::source
