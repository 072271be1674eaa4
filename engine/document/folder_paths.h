// Files that another file names, kept within a folder.
#pragma once

#include <filesystem>
#include <string>

namespace typeset::document {

// The path without `..` and symbolic links, as far as it exists.
std::filesystem::path real_path(const std::filesystem::path& path);
// Both as real_path gives them.
bool is_within(const std::filesystem::path& path, const std::filesystem::path& folder);
// As messages show it.
std::string generic_name(const std::filesystem::path& path);

}  // namespace typeset::document
