// Where layouts and fonts are.
#pragma once

#include <filesystem>
#include <vector>

#include "cli/arguments.h"
#include "cli/run.h"

namespace typeset::cli {

struct DataFolders {
  std::vector<std::filesystem::path> layouts;  // that hold layouts, the preferred first
  std::filesystem::path font_roles;            // roles.yaml
};

// Layouts: --layouts, a `layouts` beside the report (in the working folder when a layout is asked
// for, since its report will stand there), then those installed. What is installed is in
// TYPESET_DATA_DIR, or in share/typeset of the program's prefix, or in the source tree.
DataFolders find_data_folders(const Invocation& invocation, const Arguments& arguments);

}  // namespace typeset::cli
