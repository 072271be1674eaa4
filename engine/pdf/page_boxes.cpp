#include "pdf/page_boxes.h"

#include <array>

#include "pdf/content_stream.h"
#include "pdf/number_format.h"

namespace typeset::pdf {
namespace {

// Between the bleed, or the edge where there is none, and the marks: a knife that errs a little
// leaves no trace of them.
Length mark_distance() { return Length::mm(2); }
Length mark_length() { return Length::mm(5); }
Length mark_thickness() { return Length::pt(0.3); }
Length beyond_marks() { return Length::mm(1); }

// How far the medium reaches beyond the page.
Length margin_of(const SheetMarks& marks) {
  if (!marks.crop_marks) return marks.bleed;
  return marks.bleed + mark_distance() + mark_length() + beyond_marks();
}

std::string rectangle_around(const Size& page, Length margin) {
  const std::array<Length, 4> edges = {-margin, -margin, page.width + margin, page.height + margin};
  std::string syntax = "[";
  for (const Length edge : edges) {
    if (syntax.size() > 1) syntax += ' ';
    append_number(syntax, edge.to_pt(), point_decimals);
  }
  return syntax + ']';
}

}  // namespace

PageBoxes page_boxes(const Size& page, const SheetMarks& marks) {
  return {rectangle_around(page, margin_of(marks)),
          marks.bleed > Length() ? rectangle_around(page, marks.bleed) : std::string(),
          rectangle_around(page, {})};
}

std::string crop_mark_operators(const Size& page, const SheetMarks& marks) {
  if (!marks.crop_marks) return {};
  const double near = (marks.bleed + mark_distance()).to_pt();
  const double length = mark_length().to_pt();
  const double thickness = mark_thickness().to_pt();
  const double width = page.width.to_pt();
  const double height = page.height.to_pt();
  ContentStream content;
  content.begin_marked_content("Artifact", "<</Type/Page>>");
  // Each has the cutting line as its middle.
  for (const double y : {0.0, height}) {
    content.rectangle(-near - length, y - thickness / 2, length, thickness);
    content.rectangle(width + near, y - thickness / 2, length, thickness);
  }
  for (const double x : {0.0, width}) {
    content.rectangle(x - thickness / 2, -near - length, thickness, length);
    content.rectangle(x - thickness / 2, height + near, thickness, length);
  }
  content.fill();
  content.end_marked_content();
  return content.bytes();
}

}  // namespace typeset::pdf
