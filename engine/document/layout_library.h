// The layouts that are installed, and the one that a report asks for.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/layout_definition.h"
#include "source/node.h"

namespace typeset::document {

struct InstalledLayout {
  std::string name;
  std::filesystem::path folder;
};

// Every folder in one of `directories`, or in a folder there of layouts that belong together, that
// holds a layout.yaml, by name; of two with the same name the one in the earlier directory, and
// there the one that is not in such a folder.
std::vector<InstalledLayout> installed_layouts(
    const std::vector<std::filesystem::path>& directories);

// Reads the layout that the report names under 版式. Null with diagnostics when it names none, or
// one that is not there or not right.
LayoutRef layout_of_report(const source::Node& report,
                           const std::vector<std::filesystem::path>& directories,
                           Diagnostics& diagnostics);

// The installed layout of that name, or else the one in the folder of that path. Null with
// diagnostics when it is neither, or not right.
LayoutRef layout_called(const std::string& name_or_folder,
                        const std::vector<std::filesystem::path>& directories,
                        Diagnostics& diagnostics);

}  // namespace typeset::document
