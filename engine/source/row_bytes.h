// The bytes of a data file, of which only the pieces that are asked for come into memory. Private
// to this room.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace typeset::source {

class RowBytes {
 public:
  // Null, with diagnostics, when the file cannot be read.
  static std::unique_ptr<RowBytes> open(const std::filesystem::path& path,
                                        Diagnostics& diagnostics);
  ~RowBytes();
  RowBytes(const RowBytes&) = delete;
  RowBytes& operator=(const RowBytes&) = delete;

  std::size_t size() const { return size_; }
  // Shows the whole file, mapped for as long as `visit` runs.
  void view(const std::function<void(std::string_view)>& visit) const;
  // None when the file has become shorter or cannot be read any more.
  std::optional<std::string> read(std::size_t offset, std::size_t length) const;

 private:
  RowBytes(int descriptor, std::size_t size) : descriptor_(descriptor), size_(size) {}

  int descriptor_;
  std::size_t size_;
};

}  // namespace typeset::source
