// The operators of a content stream (ISO 32000-1, annex A) that typeset uses.
//
// Remembers the graphics state, so that what is set already is not set again.
#pragma once

#include <array>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/color.h"
#include "pdf/print_colors.h"

namespace typeset::pdf {

class ContentStream {
 public:
  // For documents whose colours need no conversion.
  ContentStream();
  // `colors` must outlive it.
  explicit ContentStream(const PrintColors& colors) : colors_(&colors) {}

  void set_fill_color(const Color& color);  // g, rg, k
  void rectangle(double x, double y, double width, double height);
  void polygon(std::span<const std::array<double, 2>> corners);  // x, y
  void circle(double x, double y, double radius);
  void fill();
  void set_stroke_color(const Color& color);  // G, RG, K
  void set_line_width(double width);
  // A curve to and fro about the middle of the box, which holds its ink; it runs along the longer
  // sides in whole periods, from crest to crest. To be stroked with `thickness`.
  void wave(double x, double y, double width, double height, double thickness);
  void stroke();
  // The unit square of the picture goes to where the matrix [a b c d e f] takes it.
  void show_image(const std::string& resource, const std::array<double, 6>& matrix);

  void begin_text() { append("BT"); }
  void end_text() { append("ET"); }
  void set_font(const std::string& resource, double size);
  void set_character_spacing(double spacing);
  // What the reader has: both as written.
  double font_size() const { return font_size_; }
  double character_spacing() const { return character_spacing_; }

  // `properties` is the syntax of a dictionary; BMC when it is empty.
  void begin_marked_content(std::string_view tag, std::string_view properties = {});
  void end_marked_content() { append("EMC"); }

  // One operator with its operands, as they are.
  void append(std::string_view syntax);
  // The bytes so far, for operands.
  std::string& bytes() { return bytes_; }

 private:
  // `operators` are those of DeviceGray, DeviceRGB and DeviceCMYK.
  void append_color(const Color& color, const std::array<std::string_view, 3>& operators);
  void append_operands(std::initializer_list<double> operands);
  void append_operation(std::initializer_list<double> operands, std::string_view name);

  const PrintColors* colors_;
  std::string bytes_;
  // Black in DeviceGray at the start of a page (table 52), and lines 1 unit wide.
  Color fill_color_, stroke_color_;
  double line_width_ = 1;
  std::string font_;
  double font_size_ = 0;
  double character_spacing_ = 0;
};

// More than a length has: a line's worth of rounding errors shall stay invisible.
inline constexpr int spacing_decimals = 4;

}  // namespace typeset::pdf
