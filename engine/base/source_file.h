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

// The text of one file, or of some lines in the middle of a long one, immutable, with its lines
// indexed. Lines are counted as in the whole file.
class SourceFile {
 public:
  // `path` is shown to people as given; `text` is UTF-8 and begins with the file's `first_line`.
  SourceFile(std::string path, std::string text, std::size_t first_line = 1);

  const std::string& path() const { return path_; }
  std::string_view text() const { return text_; }
  std::size_t first_line() const { return first_line_; }
  std::size_t last_line() const { return first_line_ + line_starts_.size() - 1; }
  // The line without its line end. Empty when there is no such line.
  std::string_view line(std::size_t line) const;
  // Byte offset in text() of the first byte of `line`; 0 before the first line, text().size() past
  // the last.
  std::size_t line_start(std::size_t line) const;

 private:
  std::string path_;
  std::string text_;
  std::size_t first_line_;
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
