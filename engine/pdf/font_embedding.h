// Faces as embedded, subset Type0 fonts (ISO 32000-1, 9.7).
#pragma once

#include <string>

#include "pdf/document.h"
#include "pdf/font_usage.h"

namespace typeset::pdf {

// Adds the fonts of all faces and returns the Font dictionary that names them for resources. Throws
// std::runtime_error when a face cannot be subset.
PoDoFo::PdfObject& embed_fonts(Document& document, const FontUsage& fonts);

}  // namespace typeset::pdf
