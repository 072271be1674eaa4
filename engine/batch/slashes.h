// Paths of columns and of files.
#pragma once

#include <string_view>
#include <vector>

namespace typeset::batch {

// The parts between slashes: one more than there are slashes.
inline std::vector<std::string_view> split_at_slashes(std::string_view path) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t slash = path.find('/');
    parts.push_back(path.substr(0, slash));
    if (slash == std::string_view::npos) return parts;
    path.remove_prefix(slash + 1);
  }
}

}  // namespace typeset::batch
