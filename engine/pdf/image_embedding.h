// Pictures as image XObjects (ISO 32000-1, 8.9.5), as ISO 19005-2, 6.2.8 allows them.
#pragma once

#include <vector>

#include "pdf/document.h"
#include "pdf/image_usage.h"

namespace typeset::pdf {

// One object for each of images.images(). Colours without a profile are device colours, which the
// output intent says are sRGB.
std::vector<const PoDoFo::PdfObject*> embed_images(Document& document, const ImageUsage& images);

}  // namespace typeset::pdf
