#include "pdf/content_stream.h"

#include <numbers>

#include "pdf/number_format.h"

namespace typeset::pdf {
namespace {

constexpr int color_decimals = 4;

}  // namespace

void ContentStream::append(std::string_view syntax) {
  bytes_ += syntax;
  bytes_ += '\n';
}

void ContentStream::set_fill_color(const Color& color) {
  if (color == fill_color_) return;
  fill_color_ = color;
  append_number(bytes_, color.red, color_decimals);
  if (color.is_gray()) {
    append(" g");
    return;
  }
  bytes_ += ' ';
  append_number(bytes_, color.green, color_decimals);
  bytes_ += ' ';
  append_number(bytes_, color.blue, color_decimals);
  append(" rg");
}

void ContentStream::append_operation(std::initializer_list<double> operands,
                                     std::string_view name) {
  for (const double operand : operands) {
    append_number(bytes_, operand, point_decimals);
    bytes_ += ' ';
  }
  append(name);
}

void ContentStream::rectangle(double x, double y, double width, double height) {
  append_operation({x, y, width, height}, "re");
}

void ContentStream::circle(double x, double y, double radius) {
  // Where the control points of a quarter are, nearest to a circle with ends and middle on it.
  const double reach = radius * 4 / 3 * (std::numbers::sqrt2 - 1);
  append_operation({x + radius, y}, "m");
  append_operation({x + radius, y + reach, x + reach, y + radius, x, y + radius}, "c");
  append_operation({x - reach, y + radius, x - radius, y + reach, x - radius, y}, "c");
  append_operation({x - radius, y - reach, x - reach, y - radius, x, y - radius}, "c");
  append_operation({x + reach, y - radius, x + radius, y - reach, x + radius, y}, "c");
  append("h");
}

void ContentStream::fill() { append("f"); }

void ContentStream::show_image(const std::string& resource, const std::array<double, 6>& matrix) {
  append("q");
  for (const double operand : matrix) {
    append_number(bytes_, operand, point_decimals);
    bytes_ += ' ';
  }
  append("cm");
  append('/' + resource + " Do");
  append("Q");
}

void ContentStream::set_font(const std::string& resource, double size) {
  const double written_size = rounded(size, point_decimals);
  if (resource == font_ && written_size == font_size_) return;
  font_ = resource;
  bytes_ += '/';
  bytes_ += resource;
  bytes_ += ' ';
  font_size_ = append_number(bytes_, written_size, point_decimals);
  append(" Tf");
}

void ContentStream::set_character_spacing(double spacing) {
  const double written_spacing = rounded(spacing, spacing_decimals);
  if (written_spacing == character_spacing_) return;
  character_spacing_ = append_number(bytes_, written_spacing, spacing_decimals);
  append(" Tc");
}

void ContentStream::begin_marked_content(std::string_view tag, std::string_view properties) {
  bytes_ += '/';
  bytes_ += tag;
  bytes_ += properties;
  append(properties.empty() ? " BMC" : "BDC");
}

}  // namespace typeset::pdf
