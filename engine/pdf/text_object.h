// One text object, BT to ET: glyphs brought to their exact places with few bytes.
#pragma once

#include <cstdint>
#include <span>
#include <string>

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

// Text space is user space here but for a translation: the text matrix is moved only, by Td and by
// the glyphs. The object keeps the reader's current point as it follows from the numbers written,
// so that rounding errors do not add up.
class TextObject {
 public:
  explicit TextObject(ContentStream& content) : content_(content) { content_.begin_text(); }
  void end();

  void set_font(const std::string& resource, double size);
  // Sets the character spacing that makes the shortest stream for the glyphs of a run.
  void set_tracking(std::span<const ShownGlyph> run);
  void show(const ShownGlyph& glyph);

  // Closes the current operator, so that another may follow.
  void flush();

 private:
  void move_to(UserPoint target);
  void adjust(double distance);
  void close_string();

  ContentStream& content_;
  UserPoint line_start_, current_;
  std::string operand_;  // of the TJ that is being gathered
  bool in_string_ = false;
  bool has_adjustments_ = false;
};

}  // namespace typeset::pdf
