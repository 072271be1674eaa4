// fonts/roles.yaml: which faces each role asks for, and where font files are.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace typeset::document {

struct FontRole {
  std::string role;
  std::vector<std::string> faces;      // best first
  std::vector<std::string> fallbacks;  // for characters the face lacks
  SourcePosition position;
};

struct FontRoles {
  std::vector<FontRole> roles;
  // The file's own folder, then those it names.
  std::vector<std::filesystem::path> directories;
};

// `home` stands for ~ in the names of directories. None when the file is missing or wrong.
std::optional<FontRoles> read_font_roles(const std::filesystem::path& path,
                                         const std::filesystem::path& home,
                                         Diagnostics& diagnostics);

}  // namespace typeset::document
