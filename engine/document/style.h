// Computed styles: every inheritance and every relative length already resolved.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/color.h"
#include "base/geometry.h"
#include "base/source_file.h"
#include "document/terms.h"

namespace typeset::document {

enum class TextAlign { start, center, end, justify };

// horizontal: lines run to the right and stack downwards (horizontal-tb). vertical: lines run
// downwards and stack leftwards (vertical-rl).
enum class WritingMode { horizontal, vertical };

// How characters stand in vertical lines (CSS Writing Modes 4, 5.1). mixed: as UAX #50 says, Han
// upright and Western text turned to the right. upright: all upright, as in narrow heads.
enum class TextOrientation { mixed, upright };

// 避头尾 (CLReq 3.1.3.3): what may not stand at a line's start or end.
enum class LineBreakLevel {
  basic,   // no stops, pauses, closing marks, connectors or interpuncts before, no opening ones
           // after
  gb,      // nor a solidus (GB/T 15834 5.1.10)
  strict,  // nor —— or …… at the start
};

// How much room marks have (CLReq 3.1.6.1).
enum class PunctuationStyle {
  full,     // 全角式: an em each
  kaiming,  // 开明式: 。！？ an em, all others half
  half,     // 半角式: half an em each
};

// How the lengths of lines that are not justified go together.
enum class LineShape {
  filled,    // each holds what it can
  balanced,  // of about equal length
  // As titles of official documents want (GB/T 9704-2012, 7.3.1): growing, shrinking, or growing
  // and then shrinking, broken where the sense allows it.
  tapered,
};

// How a paragraph is set. Lengths on the inline axis unless said.
struct Style {
  std::string name;
  SourcePosition position;  // of its definition in the layout

  std::string font;          // role: 仿宋, 黑体 …
  std::string latin_font;    // role of Western letters, digits and their marks; empty: `font`
  bool latin_digits = true;  // digits are set in `latin_font`, not in `font`
  Length size;               // one em
  Color color;
  // From the start of a full-width character to the start of the next. On the character grid of
  // GB/T 9704 5.2.3 it is less than `size`; equal to `size` in free setting.
  Length character_pitch;
  // From the top of a line's em box to the top of the next (block axis).
  Length line_pitch;
  TextAlign align = TextAlign::start;
  WritingMode writing_mode = WritingMode::horizontal;
  TextOrientation text_orientation = TextOrientation::mixed;
  // 纵中横: in vertical lines a number of two up to this many digits stands in one em, side by
  // side; 0: none does. Up to 4.
  int text_combine = 2;
  Length first_line_indent, start_indent, end_indent;
  bool indent_each_line = false;  // first_line_indent after the author's own line ends too

  Length space_before, space_after;  // block axis; not added at the top of a page
  bool snap_to_grid = false;         // em boxes start on lines of the page grid
  // The least distance of the first line from the type area's top; less than zero: at the head of
  // a page it stands above the type area.
  std::optional<Length> top = std::nullopt;
  // The page's grid starts anew below the last line and the leading that this owns.
  bool creates_grid = false;
  bool keep_with_next = false;
  // Goes to a new page only together with lines of what stands before it.
  bool keep_with_previous = false;
  int orphans = 2, widows = 2;  // least lines before and after a page break

  LineBreakLevel line_break = LineBreakLevel::gb;
  PunctuationStyle punctuation = PunctuationStyle::full;
  // A lone stop or pause at the end of a full line stands outside the measure.
  bool hanging_punctuation = false;
  bool text_autospace = true;  // 1/4 em between Han and Western characters (CLReq)
  LineShape shape = LineShape::filled;
  TermsRef terms;  // that tapered lines hold together; null: none but those of the language
  // Numbers are torn as words are, rather than let lines be overfull. Half a number is another
  // number: for codes in narrow cells.
  bool break_numbers = false;
};
using StyleRef = std::shared_ptr<const Style>;

}  // namespace typeset::document
