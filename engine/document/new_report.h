// A report to begin with: what a layout asks for, explained and ready to be filled in.
#pragma once

#include <string>

#include "document/layout_definition.h"

namespace typeset::document {

// The report as YAML text, in Chinese as layouts are. It is in order as it stands: what must be
// written has sample values, all else stands in comments. `# ` begins what may be made part of the
// report by taking these two characters away, `## ` what only explains.
std::string new_report(const LayoutDefinition& layout);

}  // namespace typeset::document
