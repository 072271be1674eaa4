#include "source/locator.h"

#include <algorithm>
#include <string_view>

namespace typeset::source {
namespace {

bool starts_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_code_point));
}

// The line that holds the offset.
std::size_t line_of(const SourceFile& file, std::size_t offset) {
  std::size_t low = file.first_line();
  std::size_t high = file.last_line();
  while (low < high) {
    const std::size_t middle = low + (high - low + 1) / 2;
    if (file.line_start(middle) <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

}  // namespace

SourcePosition Locator::position(std::size_t offset) {
  const std::string_view text = file_->text();
  offset = std::min(offset, text.size());
  const std::size_t start = file_->line_start(line_);
  const bool same_line =
      offset >= start && (line_ == file_->last_line() || offset < file_->line_start(line_ + 1));
  if (same_line && offset >= offset_) {
    column_ += code_points(text.substr(offset_, offset - offset_));
  } else if (same_line) {
    column_ -= code_points(text.substr(offset, offset_ - offset));
  } else {
    line_ = line_of(*file_, offset);
    const std::size_t line_start = file_->line_start(line_);
    column_ = 1 + code_points(text.substr(line_start, offset - line_start));
  }
  offset_ = offset;
  return {file_, line_, column_};
}

std::size_t offset_of(const SourcePosition& position) {
  const std::string_view text = position.file->text();
  std::size_t offset = position.file->line_start(position.line);
  const std::size_t end = offset + position.file->line(position.line).size();
  for (std::size_t column = 1; column < position.column && offset < end; ++column) {
    do ++offset;
    while (offset < end && !starts_code_point(text[offset]));
  }
  return offset;
}

}  // namespace typeset::source
