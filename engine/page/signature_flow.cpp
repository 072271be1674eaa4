#include "page/signature_flow.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "page/derived_styles.h"
#include "page/signature_layout.h"
#include "text/prepared_texts.h"

namespace typeset::page {
namespace {

using document::Signature;
using Lines = std::vector<text::Line>;

// Stamps are of many shapes; one that is very long would leave no room for the office.
Length widest_stamp() { return Length::mm(50); }
// What a stamp is left that there is no picture of.
constexpr double usual_stamp_proportions = 3;

LineWidths widths_of(const Lines& lines) {
  LineWidths widths;
  for (const text::Line& line : lines) widths.push_back(line.inline_size);
  return widths;
}

// Width over height. Resolutions that differ beyond what a scanner does are mistakes.
double proportions_of(const image::Image& image) {
  const double pixels = static_cast<double>(image.width) / image.height;
  if (image.horizontal_resolution <= 0 || image.vertical_resolution <= 0) return pixels;
  constexpr double most = 2;
  const double stretch = image.vertical_resolution / image.horizontal_resolution;
  return stretch > most || stretch * most < 1 ? pixels : pixels * stretch;
}

// The largest box of the picture's proportions within `room`, in its middle.
Rect inscribed(const image::Image& image, const Rect& room) {
  const double proportions = proportions_of(image);
  const Length width = std::min(room.width, room.height.scaled(proportions));
  const Length height = std::min(room.height, room.width.scaled(1 / proportions));
  return {room.x + (room.width - width) / 2, room.y + (room.height - height) / 2, width, height};
}

Size stamp_size(const image::ImageRef& image, Length height) {
  if (!image) return {std::min(widest_stamp(), height.scaled(usual_stamp_proportions)), height};
  const double proportions = proportions_of(*image);
  const Length width = height.scaled(proportions);
  if (width <= widest_stamp()) return {width, height};
  return {widest_stamp(), widest_stamp().scaled(1 / proportions)};
}

class BoxMaker {
 public:
  BoxMaker(const Signature& signature, const document::PageStyle& page,
           const font::Catalogue& fonts, Diagnostics& diagnostics,
           const std::function<void(const text::ParagraphLayout&, const SourcePosition&)>& report)
      : signature_(signature),
        page_(page),
        fonts_(fonts),
        diagnostics_(diagnostics),
        report_overfull_(report) {
    const document::Style& style = *signature.style;
    measures_ = {page.type_area.width, style.size, style.character_pitch,
                 style.snap_to_grid ? page.line_pitch : style.line_pitch};
    date_ = set(signature.date, measures_.measure);
  }

  std::vector<FlowBox> make() {
    const SignaturePlan plan = make_plan();
    std::vector<FlowBox> boxes;
    const bool is_whole = plan.height <= page_.type_area.height;
    for (std::size_t row = 0; row < plan.rows.size(); ++row) {
      if (boxes.empty() || !is_whole) boxes.push_back(empty_box(plan, row));
      add_row(plan, row, boxes.back());
    }
    close(plan, boxes.back());
    return boxes;
  }

 private:
  SignaturePlan make_plan() {
    switch (signature_.form) {
      case Signature::Form::sealed:
        return sealed();
      case Signature::Form::stamped:
        return stamped();
      case Signature::Form::unsealed:
        break;
    }
    const Length room = measures_.measure - measures_.character_pitch * 2;
    return place_unsealed(set_names(room), widths_of(date_), measures_);
  }

  // In one line, or as few as can be, and in two.
  SignaturePlan sealed() {
    std::vector<std::vector<LineWidths>> settings;
    for (const document::Signatory& signatory : signature_.signatories) {
      std::vector<Lines>& own = names_.emplace_back();
      own.push_back(set(signatory.name, measures_.measure));
      if (own.front().size() == 1) {
        if (auto two = in_two_lines(signatory.name, own.front().front().inline_size)) {
          own.push_back(*std::move(two));
        }
      }
      std::vector<LineWidths>& widths = settings.emplace_back();
      for (const Lines& lines : own) widths.push_back(widths_of(lines));
    }
    return place_sealed(settings, widths_of(date_), signature_.picture_size, measures_);
  }

  SignaturePlan stamped() {
    std::vector<Size> stamps;
    for (const document::Signatory& signatory : signature_.signatories) {
      stamps.push_back(stamp_size(signatory.picture, signature_.picture_size));
    }
    return place_stamped(set_names(room_beside(stamps, measures_)), widths_of(date_), stamps,
                         measures_);
  }

  // Each name in the one way there is.
  std::vector<LineWidths> set_names(Length measure) {
    std::vector<LineWidths> widths;
    for (const document::Signatory& signatory : signature_.signatories) {
      names_.push_back({set(signatory.name, measure)});
      widths.push_back(widths_of(names_.back().front()));
    }
    return widths;
  }

  text::PreparedRef prepared(const document::RichText& text) const {
    const auto own = derived_style(signature_.style, fonts_, [](document::Style& changed) {
      stand_free(changed, document::LineShape::balanced);
    });
    return text::prepare_shared(text, own, fonts_, diagnostics_);
  }

  // Holds compounds together, as titles do.
  text::PreparedRef prepared_by_meaning(const document::RichText& text) const {
    const auto own = derived_style(signature_.style, fonts_, [](document::Style& changed) {
      stand_free(changed, document::LineShape::tapered);
    });
    return text::prepare_shared(text, own, fonts_, diagnostics_);
  }

  static void stand_free(document::Style& style, document::LineShape shape) {
    style.align = document::TextAlign::start;
    style.first_line_indent = {};
    style.start_indent = {};
    style.end_indent = {};
    style.shape = shape;
  }

  // As few lines of about equal length as there is room for.
  Lines set(const document::RichText& text, Length measure) const {
    text::ParagraphLayout layout = text::lay_out(*prepared(text), measure);
    report_overfull_(layout, text.empty() ? SourcePosition{} : text.front().position_at(0));
    return std::move(layout.lines);
  }

  // The narrowest two lines; none where a text cannot be divided so.
  std::optional<Lines> in_two_lines(const document::RichText& text, Length width) const {
    const text::PreparedRef whole = prepared_by_meaning(text);
    for (Length measure = width / 2; measure < width; measure += measures_.em / 2) {
      text::ParagraphLayout layout = text::lay_out(*whole, measure);
      const bool is_good =
          layout.lines.size() == 2 && std::ranges::none_of(layout.lines, &text::Line::overfull);
      if (is_good) return std::move(layout.lines);
    }
    return std::nullopt;
  }

  FlowBox empty_box(const SignaturePlan& plan, std::size_t row) {
    top_ = plan.rows[row].top;
    FlowBox box;
    const document::RichText& name = signature_.signatories[next_name_].name;
    if (!name.empty()) box.position = name.front().position_at(0);
    box.keep_with_previous = row == 0;
    box.follows_foot = true;
    if (row > 0) {
      box.space_before = plan.rows[row].top - plan.rows[row - 1].foot;
    } else if (signature_.form == Signature::Form::unsealed) {
      box.follows_foot = false;
      box.space_before = space(signature_.style->space_before);
    } else {
      box.space_before = plan.space_before;
    }
    return box;
  }

  // Blank lines are as high as the page's other lines.
  Length space(Length wanted) const {
    const document::Style& style = *signature_.style;
    return wanted.scaled(measures_.line_pitch.ratio_to(style.line_pitch));
  }

  void add_row(const SignaturePlan& plan, std::size_t index, FlowBox& box) {
    const SignatureRow& row = plan.rows[index];
    for (std::size_t i = 0; i < row.names.size(); ++i, ++next_name_) {
      add_text(names_[next_name_][row.names[i].setting], row.names[i], box);
      if (row.pictures.empty()) continue;
      const document::Signatory& signatory = signature_.signatories[next_name_];
      Rect room = row.pictures[i];
      room.y -= top_;
      if (signatory.picture) {
        box.pictures.push_back(
            {signatory.picture, inscribed(*signatory.picture, room), signatory.alternative_text});
      }
      if (signature_.form == Signature::Form::sealed) box.seal = room;
    }
    box.height = row.foot - top_;
  }

  void add_text(const Lines& lines, const PlacedSignatureText& placed, FlowBox& box) const {
    if (lines.empty()) return;
    BoxText& text = box.texts.emplace_back();
    text.lines = lines;
    text.size = measures_.em;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const Point& corner = placed.corners[i];
      // The corner of a line is where its measure starts.
      text.corners.push_back({corner.x - lines[i].inline_start, corner.y - top_});
    }
  }

  // The date, and what the last line owns below it, on which the text may go on beside a seal.
  void close(const SignaturePlan& plan, FlowBox& box) {
    add_text(date_, plan.date, box);
    box.is_signature = true;
    box.creates_grid = true;  // 附注 stands on the line below, wherever the seals have put this one
    box.leading = plan.date_foot + measures_.line_pitch - measures_.em - plan.height;
    box.space_after = space(signature_.style->space_after);
  }

  const Signature& signature_;
  const document::PageStyle& page_;
  const font::Catalogue& fonts_;
  Diagnostics& diagnostics_;
  const std::function<void(const text::ParagraphLayout&, const SourcePosition&)>& report_overfull_;
  SignatureMeasures measures_;
  Lines date_;
  std::vector<std::vector<Lines>> names_;  // of each, in the ways it can be set
  std::size_t next_name_ = 0;
  Length top_;  // of the box at hand, from the plan's top
};

}  // namespace

bool has_boxes(const Signature& signature) {
  const bool is_plain = signature.form == Signature::Form::unsealed;
  return !signature.signatories.empty() && (!is_plain || signature.signatories.size() > 1);
}

std::vector<FlowBox> signature_boxes(
    const Signature& signature, const document::PageStyle& page, const font::Catalogue& fonts,
    Diagnostics& diagnostics,
    const std::function<void(const text::ParagraphLayout&, const SourcePosition&)>&
        report_overfull) {
  return BoxMaker(signature, page, fonts, diagnostics, report_overfull).make();
}

}  // namespace typeset::page
