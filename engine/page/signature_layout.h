// Where the names, the date, the seals and the stamps of a signature stand beside each other:
// GB/T 9704-2012, 7.3.5. Geometry only: of texts it knows how wide their lines are.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/geometry.h"

namespace typeset::page {

// The widths of a text's lines.
using LineWidths = std::vector<Length>;

struct SignatureMeasures {
  Length measure;                      // of the type area
  Length em;                           // height of the characters
  Length character_pitch, line_pitch;  // 字, 行
};

// A text whose lines stand at `corners`: the left top corners of their first em boxes.
struct PlacedSignatureText {
  std::size_t setting = 0;  // which of those that were given
  std::vector<Point> corners;
};

// Names beside each other, from the left, each with its seal or stamp.
struct SignatureRow {
  std::vector<PlacedSignatureText> names;
  std::vector<Rect> pictures;  // one for each name; none where there are no seals
  Length top, foot;            // of all that stands in it; of the last, with the date
};

// Places are from the left edge of the type area and from the top of the uppermost thing.
struct SignaturePlan {
  std::vector<SignatureRow> rows;  // names in the order given
  PlacedSignatureText date;
  Length height;        // to the foot of the lowest thing
  Length date_foot;     // of its last em box
  Length space_before;  // from the foot of the last em box above to the plan's top
};

Length widest(const LineWidths& lines);

// 7.3.5.1: rows of at most three names, as few as can be, of about as many each, with a
// seal of `diameter` centred on each. `names` has of each name the settings that may be chosen
// from, the widest first, at least one; where a row holds more so, the widest names are the first
// to take another setting than their first, and with them all that are as wide in any row.
//
// The last seal is centred on the date too, which ends four characters before the right edge where
// that leaves all of it in the type area. The columns end with the last one and are equally wide;
// where rows of long names would have to be divided for that, each row has its own. Seals are at
// least 1 mm from each other, 2 mm if possible, and no name reaches a seal beside its own.
//
// The middles of a row's names are level, so are its seals. The middle of the names, in the last
// row that of the last name with the date, lies an eightieth to a quarter of the diameter below the
// seal's own: where the ring crosses no line that it need not cross, the date before the names, and
// as near to a tenth as that allows. Of the other names in the last row it may so lie above.
// The first line stands as many whole lines below the text above as put the first seals' tops no
// higher than that text's foot, which leaves less than a line between them.
//
// Each name is to be no wider than the measure and `diameter` no more than half of it.
SignaturePlan place_sealed(std::span<const std::vector<LineWidths>> names, const LineWidths& date,
                           Length diameter, const SignatureMeasures& measures);

// 签名章 (7.3.5.3): one signer a row. The widest stamp ends four characters before the right edge,
// the others start where it does; offices end two characters before that and have their middles
// level with those of their stamps. Two lines are left blank above, one between rows and one above
// the date, which ends four characters before the right edge. `names` and `stamps` are of the same
// signers.
SignaturePlan place_stamped(std::span<const LineWidths> names, const LineWidths& date,
                            std::span<const Size> stamps, const SignatureMeasures& measures);

// 7.3.5.2: names below each other with their ends level two characters before the right edge, the
// date below them, two characters in from where the last name starts. A date that would then end
// nearer to the edge than the names do ends where they did, and they move left, a long one no
// further than to the left edge. What is left blank above is for the style to say.
SignaturePlan place_unsealed(std::span<const LineWidths> names, const LineWidths& date,
                             const SignatureMeasures& measures);

// How wide offices beside these stamps may be.
Length room_beside(std::span<const Size> stamps, const SignatureMeasures& measures);

}  // namespace typeset::page
