// Texts of cells as messages quote them.
#pragma once

#include <string>

namespace typeset::table {

// UTF-8, on one line; of a longer text the beginning, which is enough to find it.
std::string quotation(std::u16string text);

}  // namespace typeset::table
