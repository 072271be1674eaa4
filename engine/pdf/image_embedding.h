// Pictures as image XObjects (ISO 32000-1, 8.9.5), as ISO 19005-2, 6.2.8 allows them.
#pragma once

#include <vector>

#include "pdf/document.h"
#include "pdf/image_usage.h"
#include "pdf/print_colors.h"

namespace typeset::pdf {

// One object for each of images.images(). Colours without a profile are sRGB: device
// colours where the output intent says so.
std::vector<const PoDoFo::PdfObject*> embed_images(Document& document, const ImageUsage& images,
                                                   const PrintColors& colors);

}  // namespace typeset::pdf
