// A paragraph as lines of placed glyphs: the immutable fragment that tables and pages stack.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/color.h"
#include "base/geometry.h"
#include "document/style.h"
#include "font/glyph_run.h"
#include "text/line_breaker.h"
#include "text/prepared_paragraph.h"

namespace typeset::text {

// An underline or 专名号, in the line's coordinates.
struct LineRule {
  Rect rect;
  Color color;
};

// 着重号, in the line's coordinates.
struct LineDot {
  Point center;
  Length radius;
  Color color;
};

// 书名号乙式, in the line's coordinates.
struct LineWave {
  Rect rect;  // of the ink; the wave runs along the longer sides
  Length thickness;
  Color color;
};

// Ruby above, or at the right of, a stretch of the line's text. What is split over two lines has
// its ruby with the first.
struct LineRuby {
  // The part of its base that is on this line: UTF-16, in the paragraph's text.
  std::size_t text_start = 0, text_end = 0;
  Length base_start, base_end;       // of that part, on the inline axis
  std::vector<font::GlyphRun> runs;  // in the line's coordinates
  Rect box;                          // em boxes of its text
};

// One line. Glyph origins are relative to the line's own corner: for horizontal lines the start of
// the measure and the top of the em box; for vertical ones the left edge of the em box and the
// start of the measure.
struct Line {
  std::vector<font::GlyphRun> runs;
  std::vector<LineRule> rules;
  std::vector<LineDot> dots;
  std::vector<LineWave> waves;
  std::vector<LineRuby> rubies;  // by text_start
  // What of the paragraph's text it shows, UTF-16; the end of one line is the start of the next.
  // Spaces and the author's break (U+000A) at a line's end belong to it.
  std::size_t text_start = 0, text_end = 0;
  document::WritingMode writing_mode = document::WritingMode::horizontal;
  Length inline_start;  // of the first em box, from the start of the measure
  Length inline_size;   // from the first em box to the end of the last
  bool overfull = false;
};

// Of the longest of the lines, from its first em box to the end of its last.
Length longest_inline_size(std::span<const Line> lines);

// Moves glyphs; a box; a line's glyphs, marks and rubies.
void move(std::vector<font::GlyphRun>& runs, Point by);
void move(Rect& rect, Point by);
void move(Line& line, Point by);

struct ParagraphLayout {
  document::StyleRef style;
  std::vector<Line> lines;

  // From the top of the first line's em box to the bottom of the last one's.
  Length block_size() const;
};

ParagraphLayout lay_out(const PreparedParagraph& paragraph, Length measure);

// All of the text on one line, as long as that is, at its natural spaces.
Line lay_out_whole(const PreparedParagraph& paragraph);

// The same number that lay_out would give, without placing glyphs.
Length block_size_at(const PreparedParagraph& paragraph, Length measure);

}  // namespace typeset::text
