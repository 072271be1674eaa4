#include "pdf/content_stream.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "pdf/number_format.h"

namespace typeset::pdf {
namespace {

constexpr int color_decimals = 4;

const PrintColors& unconverted() {
  static const PrintColors colors(srgb_profile());
  return colors;
}

}  // namespace

ContentStream::ContentStream() : colors_(&unconverted()) {}

void ContentStream::append(std::string_view syntax) {
  bytes_ += syntax;
  bytes_ += '\n';
}

void ContentStream::set_fill_color(const Color& color) {
  if (color == fill_color_) return;
  fill_color_ = color;
  append_color(color, {"g", "rg", "k"});
}

void ContentStream::set_stroke_color(const Color& color) {
  if (color == stroke_color_) return;
  stroke_color_ = color;
  append_color(color, {"G", "RG", "K"});
}

void ContentStream::append_color(const Color& color,
                                 const std::array<std::string_view, 3>& operators) {
  const std::vector<double> components = colors_->components(color);
  for (const double component : components) {
    append_number(bytes_, component, color_decimals);
    bytes_ += ' ';
  }
  append(operators.at(components.size() / 2));
}

void ContentStream::append_operation(std::initializer_list<double> operands,
                                     std::string_view name) {
  append_operands(operands);
  append(name);
}

void ContentStream::append_operands(std::initializer_list<double> operands) {
  for (const double operand : operands) {
    append_number(bytes_, operand, point_decimals);
    bytes_ += ' ';
  }
}

void ContentStream::rectangle(double x, double y, double width, double height) {
  append_operation({x, y, width, height}, "re");
}

void ContentStream::polygon(std::span<const std::array<double, 2>> corners) {
  if (corners.empty()) return;
  append_operation({corners[0][0], corners[0][1]}, "m");
  for (const auto& [x, y] : corners.subspan(1)) append_operation({x, y}, "l");
  append("h");
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

void ContentStream::set_line_width(double width) {
  const double written_width = rounded(width, point_decimals);
  if (written_width == line_width_) return;
  line_width_ = append_number(bytes_, written_width, point_decimals);
  append(" w");
}

void ContentStream::wave(double x, double y, double width, double height, double thickness) {
  // Half a cosine by one curve: its ends level, its middle as steep as the cosine's.
  constexpr double reach = 1 - 2 / std::numbers::pi;
  constexpr double period_in_heights = 3;
  const bool upright = height > width;
  const double length = upright ? height : width;
  const double size = upright ? width : height;
  const double amplitude = (size - thickness) / 2;
  const auto periods = std::max(1.0, std::round(length / (size * period_in_heights)));
  const double half = length / (2 * periods);
  const auto append_curve = [&](double from, double side, std::string_view name) {
    std::array<double, 6> points = {from + half * reach, side, from + half - half * reach, -side,
                                    from + half,         -side};
    for (std::size_t i = 0; i < points.size(); i += 2) {
      const double along = points.at(i), across = points.at(i + 1);
      append_operands({upright ? x + size / 2 + across : x + along,
                       upright ? y + along : y + size / 2 + across});
    }
    append(name);
  };
  append_operation({upright ? x + size / 2 + amplitude : x, upright ? y : y + size / 2 + amplitude},
                   "m");
  for (int i = 0; i < static_cast<int>(2 * periods); ++i) {
    append_curve(half * i, i % 2 == 0 ? amplitude : -amplitude, "c");
  }
}

void ContentStream::stroke() { append("S"); }

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
