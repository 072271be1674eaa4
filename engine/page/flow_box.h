// Texts, rules and pictures at fixed places of one box, which stands whole on a page: what no stack
// of lines is, such as the mark of the issuing organs or a signature with its seals.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/color.h"
#include "base/geometry.h"
#include "base/source_file.h"
#include "image/image.h"
#include "text/paragraph_layout.h"

namespace typeset::page {

// Lines of one text: one element of the structure. Places are from the box's left top corner, which
// stands at the type area's left edge.
struct BoxText {
  std::vector<text::Line> lines;
  std::vector<Point> corners;  // of each line: start of its measure, top of its em boxes
  Length size;                 // height of the em boxes
};

struct BoxRule {
  Rect rect;
  Color color;
};

// Above the texts.
struct BoxPicture {
  image::ImageRef image;  // never null
  Rect box;
  std::string alternative_text;  // UTF-8
};

struct FlowBox {
  SourcePosition position;     // of what it comes from, for findings
  std::vector<BoxText> texts;  // in reading order
  std::vector<BoxRule> rules;
  std::vector<BoxPicture> pictures;
  Length height;   // from its top to the foot of what it holds
  Length leading;  // below the foot, that its last line owns; a rule owns none
  Length space_before, space_after;
  // The least distance of its top from the type area's top; less than zero: at the head of a page
  // it stands above the type area.
  std::optional<Length> top;
  // Starts right below the foot of what stands above, not below the leading of its last line.
  bool follows_foot = false;
  // Stands at `top` whatever stands above and below, and takes no room.
  bool is_fixed = false;
  bool creates_grid = false;  // the lines of the grid below it start below it
  bool keep_with_next = false;
  bool keep_with_previous = false;  // as FlowParagraph's
  bool is_signature = false;        // its last texts are the last who signs and the date
  std::optional<Rect> seal;         // the room left for the last seal, where there is
};

}  // namespace typeset::page
