// Findings for programs: editors, build systems, tests.
#pragma once

#include <string>

#include "base/diagnostic.h"

namespace typeset::cli {

// A JSON array with an object on a line for each finding, in the order of Diagnostics::sorted; `[]`
// when there are none. Members: severity (error or warning), id (message_name), message, and where
// they are known hint, file, line and column, these two from 1 and columns in code points.
std::string diagnostics_json(const Diagnostics& diagnostics, UiLanguage language);

}  // namespace typeset::cli
