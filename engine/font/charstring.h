// Type 2 charstrings (Adobe Technical Note #5177). Private to this room.
#pragma once

#include <optional>
#include <string>

#include "font/cff.h"

namespace typeset::font {

// The charstring with its subroutines written out and its hints left out: it draws the same
// outline and stands alone. For the few hundred glyphs of a document this is smaller, once
// compressed, than the subroutines they would share. Nothing when the charstring is broken or uses
// what fonts stopped using long ago (arithmetic, accents made of two glyphs).
std::optional<std::string> flattened(Bytes charstring, const CffIndex& global_subroutines,
                                     const CffIndex& local_subroutines);

}  // namespace typeset::font
