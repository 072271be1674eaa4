// One text object, BT to ET: glyphs brought to their exact places with few bytes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "pdf/content_stream.h"

namespace typeset::pdf {

// A place in PDF's user space: points, y upwards from the bottom left corner of the page.
struct UserPoint {
  double x = 0, y = 0;
};

// A glyph as the reader's text machine sees it.
struct ShownGlyph {
  std::uint32_t cid = 0;
  double width = 0;  // in 1/1000 em
  UserPoint pen;     // where the current point has to be when the glyph is shown
};

// How a run's text space lies in user space: the first four numbers of the text matrix (ISO
// 32000-1, 9.4.2), as they are written.
struct TextFrame {
  double a = 1, b = 0, c = 0, d = 1;
  bool operator==(const TextFrame&) const = default;

  // Glyphs `stretch` times as wide as the font has them; turned by 90° to the right where
  // `sideways`.
  static TextFrame of(bool sideways, double stretch);
  // A place in user space, as seen from the frame with the same origin.
  UserPoint inside(UserPoint point) const;
};

// Runs of the plain frame only move the text matrix, by Td and by the glyphs; another frame is set
// by Tm. The object keeps the reader's current point as it follows from the numbers written, so
// that rounding errors do not add up.
class TextObject {
 public:
  explicit TextObject(ContentStream& content) : content_(content) { content_.begin_text(); }
  void end();
  // The next one, after end(): what was allocated serves again.
  void begin();

  void set_font(const std::string& resource, double size);
  // Of the glyphs that follow. An object starts with the plain one.
  void set_frame(const TextFrame& frame);
  // Sets the character spacing that makes the shortest stream for the glyphs of a run.
  void set_tracking(std::span<const ShownGlyph> run);
  void show(const ShownGlyph& glyph);

  // Closes the current operator, so that another may follow.
  void flush();

 private:
  void move_to(UserPoint target);
  void write_frame(UserPoint origin);
  void adjust(double distance);
  void close_string();

  ContentStream& content_;
  TextFrame frame_;
  bool frame_is_written_ = true;
  UserPoint line_start_, current_;  // seen from the frame
  std::string operand_;             // of the TJ that is being gathered
  std::vector<double> gaps_;        // of the current run
  bool in_string_ = false;
  bool has_adjustments_ = false;
};

}  // namespace typeset::pdf
