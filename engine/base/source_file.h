// A text file that was read, and places in it. Every value that comes from a file carries such a
// place to the end of the pipeline, so that a fault found while drawing can still name its line.
#pragma once

#include <compare>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace typeset {

// The whole text of one file, immutable, with its lines indexed.
class SourceFile {
 public:
  // `path` is shown to people as given; `text` is UTF-8.
  SourceFile(std::string path, std::string text);

  const std::string& path() const { return path_; }
  std::string_view text() const { return text_; }
  std::size_t line_count() const { return line_starts_.size(); }
  // The line without its line end; `line` counts from 1. Empty when there is no such line.
  std::string_view line(std::size_t line) const;
  // Byte offset of the first byte of `line` (from 1); text().size() past the end.
  std::size_t line_start(std::size_t line) const;

 private:
  std::string path_;
  std::string text_;
  std::vector<std::size_t> line_starts_;
};

// A place in a file. `line` and `column` count from 1, columns in Unicode code points; line 0
// stands for the file as a whole, and a null file for no place at all.
struct SourcePosition {
  std::shared_ptr<const SourceFile> file;
  std::size_t line = 0;
  std::size_t column = 0;
};

// `file:line:column` as messages name places; less where less is known, nothing without a file.
std::string place_text(const SourcePosition& position);

// By path, line, column; places without a file come first.
std::strong_ordering compare_positions(const SourcePosition& a, const SourcePosition& b);

}  // namespace typeset
