// Blocks set as vertical text.
#pragma once

#include <optional>
#include <vector>

#include "base/diagnostic.h"
#include "document/document.h"

namespace typeset::document {

// The paragraphs among `blocks`, in vertical copies of their styles. Footnotes and blocks of other
// kinds, which vertical text cannot hold, are reported at their places. None when there is no
// paragraph.
std::optional<VerticalText> vertical_text(std::vector<Block> blocks, std::optional<Length> height,
                                          Diagnostics& diagnostics);

}  // namespace typeset::document
