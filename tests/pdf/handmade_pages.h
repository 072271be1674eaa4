// Pages put together by hand, for tests of what becomes of them in the PDF.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "font/face.h"
#include "font/shaper.h"
#include "page/pages.h"

namespace typeset::pdf {

using FacePointer = std::shared_ptr<const font::Face>;

inline FacePointer open_face(const std::filesystem::path& path, unsigned index = 0) {
  font::FaceDescription wanted;
  for (const font::FaceDescription& description : font::describe_faces(path)) {
    if (description.index == index) wanted = description;
  }
  FacePointer face = font::Face::open(wanted);
  if (!face) throw std::runtime_error("no font " + path.string());
  return face;
}

inline FacePointer fandol(const std::string& style) {
  return open_face(std::filesystem::path(TYPESET_SOURCE_DIR) / "fonts/free" /
                   ("Fandol" + style + ".otf"));
}

// The simplified Chinese face of a Noto CJK collection.
inline FacePointer noto(const std::string& style) {
  return open_face("/usr/share/fonts/opentype/noto/Noto" + style + ".ttc", 2);
}

inline const FacePointer& fang() {
  static const FacePointer face = fandol("Fang-Regular");
  return face;
}

inline const FacePointer& serif() {
  static const FacePointer face = noto("SerifCJK-Regular");
  return face;
}

// Builds one line from left to right; lengths in points.
class LineBuilder {
 public:
  LineBuilder(double x, double baseline) : x_(x), y_(baseline), left_(x) {}

  // Sets `text` at the pen, with `tracking` behind every cluster.
  LineBuilder& add(const FacePointer& face, std::u16string text, double size, double tracking = 0,
                   const Color& color = {}) {
    return add_run(face, std::move(text), size, tracking, color, font::Orientation::horizontal);
  }

  // Sets `text` downwards from the pen, which is at the top centre of the first em box then.
  LineBuilder& add_vertical(const FacePointer& face, std::u16string text, double size,
                            double tracking = 0) {
    return add_run(face, std::move(text), size, tracking, {}, font::Orientation::vertical);
  }

  // Sets `text` downwards from the pen, turned to the right about its baseline, which is at the
  // pen.
  LineBuilder& add_sideways(const FacePointer& face, std::u16string text, double size,
                            double tracking = 0, double stretch = 1) {
    return add_run(face, std::move(text), size, tracking, {}, font::Orientation::sideways, stretch);
  }

  LineBuilder& add_stretched(const FacePointer& face, std::u16string text, double size,
                             double stretch, double tracking = 0) {
    return add_run(face, std::move(text), size, tracking, {}, font::Orientation::horizontal,
                   stretch);
  }

  LineBuilder& space(double width) {
    x_ += width;
    return *this;
  }

  // Sets what follows higher, or lower when negative.
  LineBuilder& raise(double height) {
    y_ -= height;
    return *this;
  }

  page::TextFragment finish(std::optional<page::ElementId> element = std::nullopt) {
    line_.element = element;
    line_.box = {Length::pt(left_), Length::pt(y_ - 12), Length::pt(x_ - left_), Length::pt(16)};
    return std::move(line_);
  }

 private:
  LineBuilder& add_run(const FacePointer& face, std::u16string text, double size, double tracking,
                       const Color& color, font::Orientation orientation, double stretch = 1) {
    const bool sideways = orientation == font::Orientation::sideways;
    font::ShapeRequest request;
    request.text = text;
    request.orientation = orientation;
    font::GlyphRun run{.face = face,
                       .size = Length::pt(size),
                       .orientation = orientation,
                       .stretch = stretch,
                       .color = color,
                       .text = text,
                       .glyphs = {}};
    const std::vector<font::ShapedGlyph> shaped = font::shape(*face, request);
    for (std::size_t i = 0; i < shaped.size(); ++i) {
      const bool begins_cluster = i == 0 || shaped[i].cluster != shaped[i - 1].cluster;
      run.glyphs.push_back({.id = shaped[i].id,
                            .origin = origin(sideways, shaped[i].offset_x * stretch * size,
                                             shaped[i].offset_y * size),
                            .text_start = shaped[i].cluster,
                            .text_length = begins_cluster ? cluster_length(shaped, i, text) : 0});
      const double advance = shaped[i].advance * stretch * size + tracking;
      (orientation == font::Orientation::horizontal ? x_ : y_) += advance;
    }
    line_.runs.push_back(std::move(run));
    return *this;
  }

  // From the pen along the line and up from its baseline.
  Point origin(bool sideways, double along, double up) const {
    if (sideways) return {Length::pt(x_ + up), Length::pt(y_ + along)};
    return {Length::pt(x_ + along), Length::pt(y_ - up)};
  }

  static std::uint32_t cluster_length(const std::vector<font::ShapedGlyph>& shaped, std::size_t i,
                                      std::u16string_view text) {
    const std::uint32_t start = shaped[i].cluster;
    while (i < shaped.size() && shaped[i].cluster == start) ++i;
    const auto text_end = static_cast<std::uint32_t>(text.size());
    return (i < shaped.size() ? shaped[i].cluster : text_end) - start;
  }

  page::TextFragment line_;
  double x_, y_, left_;
};

inline page::Page a4_page(int number = 1) {
  return {.size = {Length::mm(210), Length::mm(297)},
          .number = number,
          .label = std::to_string(number),
          .fills = {},
          .rules = {},
          .strokes = {},
          .dots = {},
          .waves = {},
          .figures = {},
          .lines = {}};
}

// Builds the structure tree of a document.
class StructureBuilder {
 public:
  explicit StructureBuilder(page::Pages& pages) : structure_(pages.structure) {
    if (!structure_.empty()) return;
    structure_.emplace_back();
    structure_.back().role = page::StructureRole::document;
  }

  page::ElementId add(page::StructureRole role, page::ElementId parent = 0) {
    structure_.emplace_back();
    structure_.back().role = role;
    structure_.back().parent = parent;
    return structure_.size() - 1;
  }

  page::ElementId add_heading(int level) {
    const page::ElementId heading = add(page::StructureRole::heading);
    structure_.back().level = level;
    return heading;
  }

  page::ElementId add_header(page::ElementId row, page::HeaderScope scope, int rowspan = 1,
                             int colspan = 1) {
    const page::ElementId cell = add(page::StructureRole::header_cell, row);
    structure_.back().scope = scope;
    structure_.back().rowspan = rowspan;
    structure_.back().colspan = colspan;
    return cell;
  }

  page::ElementId add_data(page::ElementId row, std::vector<page::ElementId> headers) {
    const page::ElementId cell = add(page::StructureRole::data_cell, row);
    structure_.back().headers = std::move(headers);
    return cell;
  }

 private:
  std::vector<page::StructureElement>& structure_;
};

// A document of one page with one paragraph that holds the given lines.
inline page::Pages one_paragraph(std::vector<page::TextFragment> lines) {
  page::Pages pages;
  const page::ElementId paragraph = StructureBuilder(pages).add(page::StructureRole::paragraph);
  page::Page page = a4_page();
  for (page::TextFragment& line : lines) {
    line.element = paragraph;
    page.lines.push_back(std::move(line));
  }
  pages.pages.push_back(std::move(page));
  pages.metadata.title = "测试";
  return pages;
}

}  // namespace typeset::pdf
