// What stands around the text of an official document: the mark of the organs that issue it, lines
// with texts at both ends, rules.
#pragma once

#include <optional>
#include <vector>

#include "base/color.h"
#include "base/length.h"
#include "document/style.h"
#include "document/text_span.h"

namespace typeset::document {

// 发文机关标志 (GB/T 9704-2012, 7.2.4): names on lines below each other, all as wide as the widest,
// and what follows them all, at their right and level with their middle.
struct Masthead {
  std::vector<RichText> names;  // in `style`; at least one
  RichText suffix;              // 文件; may be empty
  StyleRef style;               // its size is the greatest
  Length least_size;            // of the characters, where they have to be smaller
  Length greatest_height;       // of all names
};

// One line with texts at both ends. The text at the end may be several, in columns below each
// other: 签发人 (7.2.6). Last lines are level.
struct SplitLine {
  RichText start;
  RichText label;             // before the texts at the end
  std::vector<RichText> end;  // in `style`, or another of the same size
  int per_line = 1;           // of the texts at the end
  StyleRef style;
};

enum class RulePattern {
  single,
  thick_thin,  // half of the thickness, a quarter blank, a quarter
  thin_thick,
};

// A horizontal rule, centred on the type area: 7.2.7, 7.4.1, 10.1.
struct SeparatorRule {
  Length thickness;  // of a double rule: the blank between its rules included
  Color color;
  std::optional<Length> width;  // none: the type area's
  RulePattern pattern = RulePattern::single;
  Length space_before;  // from the foot of what stands above to its upper edge
  Length space_after;   // to what stands below
  bool creates_grid = false;  // the page's grid starts anew below that
  // From its lower edge to the paper's: it stands there whatever stands above and below.
  std::optional<Length> from_paper_bottom;
};

}  // namespace typeset::document
