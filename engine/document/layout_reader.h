// layout.yaml and what it includes → a LayoutDefinition.
#pragma once

#include <filesystem>
#include <vector>

#include "base/diagnostic.h"
#include "document/layout_definition.h"

namespace typeset::document {

// Reads the layout in `folder`; all that is wrong with it is reported in one go. Null when anything
// is. `layout_directories` are the folders that hold layouts, for what these share.
LayoutRef read_layout(const std::filesystem::path& folder,
                      const std::vector<std::filesystem::path>& layout_directories,
                      Diagnostics& diagnostics);

}  // namespace typeset::document
