// Reads YAML into nodes.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>

#include "base/diagnostic.h"
#include "base/source_file.h"
#include "source/node.h"

namespace typeset::source {

// What no file written in good faith comes near.
struct ParseLimits {
  std::size_t max_depth = 100;
  std::size_t max_nodes = 1'000'000;  // an alias counts as all that it stands for
};

// The one document of the file. Nothing, with diagnostics, when the file cannot be understood.
// Where only keys are repeated, the first of each counts and there is a tree besides diagnostics,
// so that the rest of the file can still be checked.
std::optional<Node> parse_yaml(const std::shared_ptr<const SourceFile>& file,
                               Diagnostics& diagnostics, const ParseLimits& limits = {});

}  // namespace typeset::source
