// Nodes on their way back into YAML.
#pragma once

#include <string>

#include "source/node.h"

namespace typeset::source {

// A file that reads as the node does: the same texts, nothing more than a null where it has one.
// Texts of several lines stand as blocks wherever a block can hold them.
std::string yaml_text(const Node& node);

}  // namespace typeset::source
