// Pages as JSON: what golden tests and tools read.
#pragma once

#include <string>

#include "page/pages.h"

namespace typeset::page {

// Positions in pt from the page's top left corner, to 1/100; one line of text, one rule or one
// figure a line of output, so that a difference between two dumps reads well.
std::string dump_json(const Pages& pages);

}  // namespace typeset::page
