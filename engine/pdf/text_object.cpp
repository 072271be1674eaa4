#include "pdf/text_object.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "pdf/number_format.h"

namespace typeset::pdf {
namespace {

// A glyph may be this far from its place, in points.
constexpr double position_tolerance = 0.004;

constexpr int stretch_decimals = 4;

// How many bytes a number between two strings of a TJ costs, and a Tc operator.
constexpr std::size_t adjustment_cost = 7;
constexpr std::size_t spacing_cost = 9;

bool on_one_baseline(UserPoint a, UserPoint b) { return std::abs(a.y - b.y) <= position_tolerance; }

// The spaces that have to be added behind the glyphs of a run. A glyph on another baseline, as
// upright ones of a vertical line all are, is moved to anyway.
void find_gaps(std::span<const ShownGlyph> run, const TextFrame& frame, double size,
               std::vector<double>& gaps) {
  gaps.clear();
  for (std::size_t i = 0; i + 1 < run.size(); ++i) {
    const UserPoint pen = frame.inside(run[i].pen);
    const UserPoint next = frame.inside(run[i + 1].pen);
    if (!on_one_baseline(pen, next)) continue;
    gaps.push_back(next.x - pen.x - run[i].width / 1000 * size);
  }
}

std::size_t cost_of_adjustments(const std::vector<double>& gaps, double spacing) {
  std::size_t cost = 0;
  double error = 0;
  for (const double gap : gaps) {
    error += gap - spacing;
    if (std::abs(error) > position_tolerance) {
      cost += adjustment_cost;
      error = 0;
    }
  }
  return cost;
}

// The gap that occurs most often; the smallest of such.
double commonest_gap(std::vector<double> gaps) {
  for (double& gap : gaps) gap = rounded(gap, spacing_decimals);
  std::sort(gaps.begin(), gaps.end());
  double commonest = 0;
  std::ptrdiff_t highest_count = 0;
  for (auto first = gaps.begin(); first != gaps.end();) {
    const auto last = std::upper_bound(first, gaps.end(), *first + position_tolerance / 16);
    if (last - first > highest_count) {
      highest_count = last - first;
      commonest = *(first + (last - first) / 2);
    }
    first = last;
  }
  return commonest;
}

// Codes are CIDs of two bytes: the CMap is Identity.
void append_code(std::string& out, std::uint32_t cid) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const std::array<char, 4> code = {digits[cid >> 12 & 0xF], digits[cid >> 8 & 0xF],
                                    digits[cid >> 4 & 0xF], digits[cid & 0xF]};
  out.append(code.data(), code.size());
}

}  // namespace

TextFrame TextFrame::of(bool sideways, double stretch) {
  const double written = rounded(stretch, stretch_decimals);
  return sideways ? TextFrame{0, -written, 1, 0} : TextFrame{written, 0, 0, 1};
}

UserPoint TextFrame::inside(UserPoint point) const {
  if (*this == TextFrame{}) return point;
  const double determinant = a * d - b * c;
  return {(point.x * d - point.y * c) / determinant, (point.y * a - point.x * b) / determinant};
}

void TextObject::end() {
  flush();
  content_.end_text();
}

void TextObject::begin() {
  content_.begin_text();
  frame_ = {};
  frame_is_written_ = true;
  line_start_ = current_ = {};
}

void TextObject::set_font(const std::string& resource, double size) {
  flush();
  content_.set_font(resource, size);
}

void TextObject::set_frame(const TextFrame& frame) {
  if (frame == frame_) return;
  flush();
  frame_ = frame;
  frame_is_written_ = false;
}

void TextObject::set_tracking(std::span<const ShownGlyph> run) {
  const double present = content_.character_spacing();
  find_gaps(run, frame_, content_.font_size(), gaps_);
  double best = present;
  std::size_t lowest_cost = cost_of_adjustments(gaps_, present);
  const auto consider = [&](double candidate) {
    if (candidate == present) return;
    const std::size_t cost = cost_of_adjustments(gaps_, candidate) + spacing_cost;
    if (cost >= lowest_cost) return;
    lowest_cost = cost;
    best = candidate;
  };
  // No other can cost less than its operator.
  if (lowest_cost > spacing_cost) consider(0);
  if (lowest_cost > spacing_cost) consider(commonest_gap(gaps_));
  if (best == present) return;
  flush();
  content_.set_character_spacing(best);
}

void TextObject::show(const ShownGlyph& glyph) {
  const UserPoint pen = frame_.inside(glyph.pen);
  const double gap = pen.x - current_.x;
  if (!frame_is_written_) {
    write_frame(glyph.pen);
  } else if (!on_one_baseline(pen, current_)) {
    move_to(pen);
  } else if (std::abs(gap) > position_tolerance) {
    adjust(gap);
  }
  if (!in_string_) operand_ += '<';
  in_string_ = true;
  append_code(operand_, glyph.cid);
  current_.x += glyph.width / 1000 * content_.font_size() + content_.character_spacing();
}

void TextObject::write_frame(UserPoint origin) {
  flush();
  std::string& out = content_.bytes();
  for (const double number : {frame_.a, frame_.b, frame_.c, frame_.d}) {
    append_number(out, number, stretch_decimals);
    out += ' ';
  }
  UserPoint written;
  written.x = append_number(out, origin.x, point_decimals);
  out += ' ';
  written.y = append_number(out, origin.y, point_decimals);
  content_.append(" Tm");
  current_ = line_start_ = frame_.inside(written);
  frame_is_written_ = true;
}

void TextObject::move_to(UserPoint target) {
  flush();
  std::string& out = content_.bytes();
  line_start_.x += append_number(out, target.x - line_start_.x, point_decimals);
  out += ' ';
  line_start_.y += append_number(out, target.y - line_start_.y, point_decimals);
  content_.append(" Td");
  current_ = line_start_;
}

// Numbers in a TJ are subtracted, in 1/1000 of the font size (ISO 32000-1, table 109): the fewest
// decimals that bring the glyph near enough.
void TextObject::adjust(double distance) {
  close_string();
  const double exact = -distance * 1000 / content_.font_size();
  int decimals = 0;
  const auto error = [&] {
    return std::abs(rounded(exact, decimals) - exact) / 1000 * content_.font_size();
  };
  while (error() > position_tolerance && decimals < 4) ++decimals;
  const double written = append_number(operand_, exact, decimals);
  current_.x -= written / 1000 * content_.font_size();
  has_adjustments_ = true;
}

void TextObject::close_string() {
  if (in_string_) operand_ += '>';
  in_string_ = false;
}

void TextObject::flush() {
  close_string();
  if (operand_.empty()) return;
  std::string& out = content_.bytes();
  if (has_adjustments_) out += '[';
  out += operand_;
  content_.append(has_adjustments_ ? "]TJ" : "Tj");
  operand_.clear();
  has_adjustments_ = false;
}

}  // namespace typeset::pdf
