// Between byte offsets and the lines and columns that people count.
#pragma once

#include <cstddef>
#include <memory>

#include "base/source_file.h"

namespace typeset::source {

// Turns byte offsets into positions. Remembers the last one, so that going through a file in order
// costs its length once, even when all of it is one line.
class Locator {
 public:
  explicit Locator(std::shared_ptr<const SourceFile> file)
      : file_(std::move(file)), line_(file_->first_line()) {}

  // An offset past the end stands for the end.
  SourcePosition position(std::size_t offset);

 private:
  std::shared_ptr<const SourceFile> file_;
  std::size_t offset_ = 0;
  std::size_t line_;
  std::size_t column_ = 1;
};

// The byte offset of a position that has a file and a line.
std::size_t offset_of(const SourcePosition& position);

}  // namespace typeset::source
