#include "base/source_file.h"

#include <utility>

namespace typeset {

SourceFile::SourceFile(std::string path, std::string text, std::size_t first_line)
    : path_(std::move(path)), text_(std::move(text)), first_line_(first_line), line_starts_{0} {
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n') line_starts_.push_back(i + 1);
  }
}

std::size_t SourceFile::line_start(std::size_t line) const {
  if (line < first_line_) return 0;
  return line <= last_line() ? line_starts_[line - first_line_] : text_.size();
}

std::string_view SourceFile::line(std::size_t line) const {
  if (line < first_line_ || line > last_line()) return {};
  const std::size_t start = line_start(line);
  std::size_t end = line < last_line() ? line_start(line + 1) - 1 : text_.size();
  if (end > start && text_[end - 1] == '\r') --end;
  return std::string_view(text_).substr(start, end - start);
}

std::string place_text(const SourcePosition& position) {
  if (!position.file) return {};
  std::string text = position.file->path();
  if (position.line == 0) return text;
  text += ':' + std::to_string(position.line);
  if (position.column > 0) text += ':' + std::to_string(position.column);
  return text;
}

std::strong_ordering compare_positions(const SourcePosition& a, const SourcePosition& b) {
  if (!a.file || !b.file) return (a.file != nullptr) <=> (b.file != nullptr);
  if (const auto order = a.file->path().compare(b.file->path()); order != 0) return order <=> 0;
  if (a.line != b.line) return a.line <=> b.line;
  return a.column <=> b.column;
}

}  // namespace typeset
