// Text on its way back into YAML.
#pragma once

#include <string>

namespace typeset::source {

// The text as a scalar on one line, in quotation marks where it needs them; good for keys and
// values, within braces too. Read again it is the same text, never a null.
std::string scalar_text(const std::string& text);

}  // namespace typeset::source
