// `parts`: stretches of content that layouts share under a name.
#pragma once

#include "base/diagnostic.h"
#include "source/node.h"

namespace typeset::document {

// The content with a `group` of what the part is made of in place of each `part: name`; all else
// that is written beside it stays. Parts may use others, but not in a circle. `parts` may be null.
source::Node with_parts(const source::Node& content, const source::Node& parts,
                        Diagnostics& diagnostics);

}  // namespace typeset::document
