#include "document/folder_paths.h"

#include <algorithm>
#include <system_error>

namespace typeset::document {

namespace fs = std::filesystem;

fs::path real_path(const fs::path& path) {
  std::error_code error;
  // What does not exist would else stay relative where it is written so.
  const fs::path absolute = fs::absolute(path, error);
  fs::path result = fs::weakly_canonical(error ? path : absolute, error);
  return error ? path.lexically_normal() : result;
}

bool is_within(const fs::path& path, const fs::path& folder) {
  const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return end == folder.end();
}

std::string generic_name(const fs::path& path) {
  const std::u8string name = path.generic_u8string();
  return {name.begin(), name.end()};
}

}  // namespace typeset::document
