// Figures in running text: ![alternative text](file.png "caption"){80mm}.
#pragma once

#include <optional>

#include "document/report_prose.h"

namespace typeset::document {

bool is_figure(const TracedText& line);

// The file is looked for beside the report. None, with the reason reported, when there is no such
// picture or the line is written in another way.
std::optional<Figure> prose_figure(const TracedText& line, const ProseContext& context);

}  // namespace typeset::document
