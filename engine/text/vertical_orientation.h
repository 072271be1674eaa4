// How the characters of vertical lines stand: UAX #50, and 纵中横.
#pragma once

#include <string>
#include <vector>

#include "document/text_span.h"

namespace typeset::text {

enum class VerticalOrientation {
  upright,                 // UAX #50, U and Tu
  transformed_or_rotated,  // Tr: upright where the face has a vertical form, else turned
  rotated,                 // R: turned by 90° to the right
  combined,                // 纵中横: a number side by side in one em
};

// For each UTF-16 unit of plain_text(spans), whose Western characters `western` marks (see
// western_mask), in lines of text-orientation: mixed. Unicode calls “ ” ‘ ’ — … · Western; in
// Chinese text they are Tr here. A sign that Unicode sets upright is turned within Western text
// (3×5). Numbers of up to `style.text_combine` digits are combined where no Western character but
// spaces stands beside them: not in A4, 3.5 or 12%.
std::vector<VerticalOrientation> vertical_orientations(const document::RichText& spans,
                                                       const std::vector<bool>& western,
                                                       const document::Style& style);

}  // namespace typeset::text
