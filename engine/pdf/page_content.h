// One page's content stream: rules, dots and waves, then figures, then lines in reading order, all
// of it marked.
#pragma once

#include <string>

#include "page/pages.h"
#include "pdf/font_usage.h"
#include "pdf/image_usage.h"
#include "pdf/print_colors.h"
#include "pdf/structure.h"

namespace typeset::pdf {

// `index` is the page's in Pages::pages. Enters the content items into `structure`.
std::string page_content(const page::Page& page, std::size_t index, const FontUsage& fonts,
                         const ImageUsage& images, const PrintColors& colors,
                         StructureTree& structure);

}  // namespace typeset::pdf
