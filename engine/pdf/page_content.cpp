#include "pdf/page_content.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <vector>

#include "pdf/actual_text.h"
#include "pdf/content_stream.h"
#include "pdf/number_format.h"
#include "pdf/text_object.h"
#include "pdf/text_string.h"

namespace typeset::pdf {
namespace {

class PageContent {
 public:
  PageContent(const page::Page& page, std::size_t index, const FontUsage& fonts,
              const ImageUsage& images, const PrintColors& colors, StructureTree& structure)
      : page_(page),
        index_(index),
        fonts_(fonts),
        images_(images),
        structure_(structure),
        content_(colors) {}

  std::string make() {
    add_shapes();
    add_figures(page::Layer::below_text);
    for (const page::TextFragment& line : page_.lines) {
      add_line(line);
    }
    end_content();
    add_figures(page::Layer::above_text);
    return std::move(content_.bytes());
  }

 private:
  // All rules of a colour are one path: where they meet, no seam can show. So are all fills, which
  // lie below them. Strokes and dots go with the rules, waves follow.
  void add_shapes() {
    std::vector<Color> fill_colors, colors;
    add_colors(page_.fills, fill_colors);
    add_colors(page_.rules, colors);
    add_colors(page_.strokes, colors);
    add_colors(page_.dots, colors);
    add_colors(page_.waves, colors);
    if (fill_colors.empty() && colors.empty()) return;
    content_.begin_marked_content("Artifact", "<</Type/Layout>>");
    for (const Color& color : fill_colors) add_fills_of(color);
    for (const Color& color : colors) add_shapes_of(color);
    content_.end_marked_content();
  }

  template <typename Shape>
  static void add_colors(const std::vector<Shape>& shapes, std::vector<Color>& colors) {
    for (const Shape& shape : shapes) {
      if (std::ranges::find(colors, shape.color) == colors.end()) colors.push_back(shape.color);
    }
  }

  void add_fills_of(const Color& color) {
    content_.set_fill_color(color);
    for (const page::FillFragment& fill : page_.fills) {
      if (fill.color == color) add_rectangle(fill.rect);
    }
    content_.fill();
  }

  void add_shapes_of(const Color& color) {
    const auto has_color = [&](const auto& shape) { return shape.color == color; };
    if (std::ranges::any_of(page_.rules, has_color) ||
        std::ranges::any_of(page_.strokes, has_color) ||
        std::ranges::any_of(page_.dots, has_color)) {
      fill_shapes_of(color);
    }
    for (const page::WaveFragment& wave : page_.waves) {
      if (has_color(wave)) add_wave(wave);
    }
  }

  void add_wave(const page::WaveFragment& wave) {
    const Rect& box = wave.rect;
    content_.set_stroke_color(wave.color);
    content_.set_line_width(wave.thickness.to_pt());
    content_.wave(box.x.to_pt(), up(box.bottom()), box.width.to_pt(), box.height.to_pt(),
                  wave.thickness.to_pt());
    content_.stroke();
  }

  void fill_shapes_of(const Color& color) {
    content_.set_fill_color(color);
    for (const page::RuleFragment& rule : page_.rules) {
      if (rule.color == color) add_rectangle(rule.rect);
    }
    for (const page::StrokeFragment& stroke : page_.strokes) {
      if (stroke.color == color) add_polygon(stroke.outline);
    }
    for (const page::DotFragment& dot : page_.dots) {
      if (dot.color != color) continue;
      content_.circle(dot.center.x.to_pt(), up(dot.center.y), dot.radius.to_pt());
    }
    content_.fill();
  }

  // Edges are rounded, not widths: rules that meet on the page meet in the file.
  void add_rectangle(const Rect& rect) {
    const double left = rounded(rect.x.to_pt(), point_decimals);
    const double right = rounded(rect.right().to_pt(), point_decimals);
    const double top = rounded(up(rect.y), point_decimals);
    const double bottom = rounded(up(rect.bottom()), point_decimals);
    content_.rectangle(left, bottom, right - left, top - bottom);
  }

  // Runs as rectangles do: where both cover a place, the path's winding number is not zero.
  void add_polygon(const std::vector<Point>& outline) {
    std::vector<std::array<double, 2>> corners;
    for (const Point& point : outline) corners.push_back({point.x.to_pt(), up(point.y)});
    content_.polygon(corners);
  }

  void add_figures(page::Layer layer) {
    for (const page::FigureFragment& figure : page_.figures) {
      if (figure.layer == layer) add_figure(figure);
    }
  }

  void add_figure(const page::FigureFragment& figure) {
    element_ = figure.element;
    structure_.set_bounding_box(*element_, rectangle_syntax(figure.box));
    begin_item(structure_.type_of(*element_), {});
    content_.show_image(images_.resource_of(*figure.image),
                        image_matrix(figure.image->orientation, figure.box));
    content_.end_marked_content();
  }

  std::string rectangle_syntax(const Rect& rect) const {
    std::string syntax = "[";
    for (const double edge : {rect.x.to_pt(), up(rect.bottom()), rect.right().to_pt()}) {
      append_number(syntax, edge, point_decimals);
      syntax += ' ';
    }
    append_number(syntax, up(rect.y), point_decimals);
    return syntax + ']';
  }

  // From the unit square, in which the picture stands with its first row at the top and its first
  // column at the left, to the box, in which they are where the orientation wants them.
  std::array<double, 6> image_matrix(int orientation, const Rect& box) const {
    // The directions in which the square's right and its top go: to the right, to the top.
    struct Axes {
      int right_x, right_y, top_x, top_y;
    };
    constexpr std::array<Axes, 8> axes = {{{1, 0, 0, 1},
                                           {-1, 0, 0, 1},
                                           {-1, 0, 0, -1},
                                           {1, 0, 0, -1},
                                           {0, -1, -1, 0},
                                           {0, -1, 1, 0},
                                           {0, 1, 1, 0},
                                           {0, 1, -1, 0}}};
    const Axes& to = axes.at(static_cast<std::size_t>(orientation - 1));
    const double width = box.width.to_pt();
    const double height = box.height.to_pt();
    const double left = to.right_x + to.top_x < 0 ? width : 0;
    const double bottom = to.right_y + to.top_y < 0 ? height : 0;
    return {to.right_x * width, to.right_y * height,  to.top_x * width,
            to.top_y * height,  box.x.to_pt() + left, up(box.bottom()) + bottom};
  }

  double up(Length y) const { return (page_.size.height - y).to_pt(); }

  void add_line(const page::TextFragment& line) {
    find_clusters(line, fonts_, clusters_);
    if (clusters_.empty()) return;
    const std::vector<ReplacedStretch> stretches = replaced_stretches(clusters_);
    // A replaced stretch is a content item of its own, between others of the element, rather than
    // nested in one: poppler takes the end of what is nested for the end of the item.
    split_ = line.element && !stretches.empty();
    if (split_) {
      end_content();
      element_ = line.element;
    } else {
      begin_content_of(line);
    }
    show_line(clusters_, stretches);
  }

  // Lines of one element that follow each other are one content item.
  void begin_content_of(const page::TextFragment& line) {
    if (in_content_ && line.element == element_) return;
    end_content();
    element_ = line.element;
    if (element_) {
      begin_item(structure_.type_of(*element_), {});
    } else {
      content_.begin_marked_content("Artifact", "<</Type/Pagination>>");
    }
    in_content_ = true;
  }

  void end_content() {
    if (in_content_) content_.end_marked_content();
    in_content_ = false;
  }

  // A content item of the current element.
  void begin_item(std::string_view tag, std::string_view properties) {
    std::string& out = content_.bytes();
    out += '/';
    out += tag;
    out += "<</MCID ";
    append_integer(out, static_cast<std::int64_t>(structure_.add_content(*element_, index_)));
    out += properties;
    content_.append(">>BDC");
  }

  void show_line(const std::vector<LineCluster>& clusters,
                 const std::vector<ReplacedStretch>& stretches) {
    if (text_) {
      text_->begin();
    } else {
      text_.emplace(content_);
    }
    auto stretch = stretches.begin();
    const font::GlyphRun* run = nullptr;
    for (std::size_t i = 0; i < clusters.size(); ++i) {
      if (stretch != stretches.end() && stretch->last == i) ++stretch;
      const bool replaced = stretch != stretches.end() && stretch->first <= i;
      if (clusters[i].run != run) begin_run(std::span(clusters).subspan(i));
      run = clusters[i].run;
      if (replaced && stretch->first == i) {
        end_piece();
        begin_stretch(*stretch);
      } else if (!replaced && split_ && !in_piece_) {
        begin_plain_piece();
      }
      show_cluster(clusters[i]);
      if (replaced && stretch->last == i + 1) end_piece();
    }
    end_piece();
    text_->end();
  }

  void begin_stretch(const ReplacedStretch& stretch) {
    text_->flush();
    std::string properties = "/ActualText<FEFF";
    append_utf16_hex(properties, stretch.text);
    properties += '>';
    if (split_) {
      begin_item("Span", properties);
    } else {
      content_.begin_marked_content("Span", "<<" + properties + ">>");
    }
    in_piece_ = true;
  }

  // What stands between replaced stretches.
  void begin_plain_piece() {
    text_->flush();
    begin_item(structure_.type_of(*element_), {});
    in_piece_ = true;
  }

  void end_piece() {
    text_->flush();
    if (in_piece_) content_.end_marked_content();
    in_piece_ = false;
  }

  // The run of the first of the clusters, which are those of the line from it on.
  void begin_run(std::span<const LineCluster> clusters) {
    const UsedFace& face = *clusters.front().face;
    const font::GlyphRun& run = *clusters.front().run;
    text_->flush();
    content_.set_fill_color(run.color);
    text_->set_font(face.resource, run.size.to_pt());
    text_->set_frame(TextFrame::of(run.orientation == font::Orientation::sideways, run.stretch));
    shown_.clear();
    for (const LineCluster& cluster : clusters) {
      if (cluster.run != &run) break;
      for (std::size_t i = cluster.glyphs.first; i < cluster.glyphs.last; ++i) {
        const font::PositionedGlyph& glyph = run.glyphs[i];
        if (glyph.id == 0) continue;
        const bool is_first = i == cluster.glyphs.first;
        shown_.push_back(
            shown_glyph(is_first ? *cluster.first_use : face.glyphs.at(glyph.id), glyph));
      }
    }
    next_shown_ = 0;
    text_->set_tracking(shown_);
  }

  ShownGlyph shown_glyph(const GlyphUse& use, const font::PositionedGlyph& glyph) const {
    return {
        .cid = use.cid, .width = use.width, .pen = {glyph.origin.x.to_pt(), up(glyph.origin.y)}};
  }

  void show_cluster(const LineCluster& cluster) {
    for (std::size_t i = cluster.glyphs.first; i < cluster.glyphs.last; ++i) {
      if (cluster.run->glyphs[i].id != 0) text_->show(shown_[next_shown_++]);
    }
  }

  const page::Page& page_;
  std::size_t index_;
  const FontUsage& fonts_;
  const ImageUsage& images_;
  StructureTree& structure_;
  ContentStream content_;
  bool in_content_ = false;  // marked content that whole lines are added to
  bool split_ = false;       // the line's pieces are content items of their own
  bool in_piece_ = false;    // marked content within a text object
  std::optional<page::ElementId> element_;
  std::optional<TextObject> text_;     // of the current line; none before the first
  std::vector<LineCluster> clusters_;  // of the current line
  std::vector<ShownGlyph> shown_;      // of the current run
  std::size_t next_shown_ = 0;
};

}  // namespace

std::string page_content(const page::Page& page, std::size_t index, const FontUsage& fonts,
                         const ImageUsage& images, const PrintColors& colors,
                         StructureTree& structure) {
  return PageContent(page, index, fonts, images, colors, structure).make();
}

}  // namespace typeset::pdf
