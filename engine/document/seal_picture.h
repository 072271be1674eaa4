// Whether a picture is fit to be printed as a seal or signature stamp.
#pragma once

#include "base/diagnostic.h"
#include "base/length.h"
#include "image/image.h"

namespace typeset::document {

// Warns at `place` of a seal that hides what it is set over, is not about round, or has fewer than
// 150 pixels an inch when its longer side is `diameter`, which is more than 0.
void check_seal(const image::Image& seal, Length diameter, const SourcePosition& place,
                Diagnostics& diagnostics);

// Warns of a signature stamp of too few pixels, likewise; nothing stands under one.
void check_stamp(const image::Image& stamp, Length height, const SourcePosition& place,
                 Diagnostics& diagnostics);

}  // namespace typeset::document
