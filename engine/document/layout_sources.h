// The files a layout is made of: layout.yaml and what it includes, merged into one tree.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "source/node.h"

namespace typeset::document {

// Reads `folder`/layout.yaml. An `include` names a file of the folder of the file that has it, or,
// as common/…, one that all layouts share: it is looked for in the `common` of the layout's own
// neighbours and then of each of `layout_directories`. Nothing outside of these is ever read.
// What a file says goes before what it includes: lists and values as a whole, styles and the page
// entry by entry, fields, tables, checks and parts by their names; only its terms are joined to
// theirs.
std::optional<source::Node> read_layout_sources(
    const std::filesystem::path& folder,
    const std::vector<std::filesystem::path>& layout_directories, Diagnostics& diagnostics);

}  // namespace typeset::document
