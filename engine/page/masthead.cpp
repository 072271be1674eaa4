#include "page/masthead.h"

#include <algorithm>
#include <memory>
#include <span>
#include <utility>

#include "text/prepared_texts.h"

namespace typeset::page {
namespace {

// From the top of one name to the top of the next, in sizes of their characters.
constexpr double pitch_of_names = 1.3;
// 文件 beside three or more names is larger than they are.
constexpr double enlargement = 1.5;
constexpr std::size_t least_names_beside_larger = 3;
// Between the names and what follows them, in sizes of the names' characters.
constexpr double gap_before_suffix = 0.5;
const Length size_step = Length::pt(0.5);

struct Sizes {
  Length names, suffix;
};

class MastheadSetter {
 public:
  MastheadSetter(const document::Masthead& masthead, Length measure, const font::Catalogue& fonts,
                 Diagnostics& diagnostics)
      : masthead_(masthead), measure_(measure), fonts_(fonts), diagnostics_(diagnostics) {}

  FlowBox set() {
    if (masthead_.names.size() > 1) return stack();
    document::RichText text = masthead_.names.front();
    text.insert(text.end(), masthead_.suffix.begin(), masthead_.suffix.end());
    return one(text);
  }

 private:
  FlowBox one(const document::RichText& text) {
    const Length size = largest([&](Length at) { return whole(text, at).inline_size <= measure_; });
    text::Line line = whole(text, size);
    FlowBox box;
    BoxText& placed = box.texts.emplace_back();
    placed.size = size;
    box.height = size;
    if (line.inline_size <= measure_) {
      placed.corners.push_back({(measure_ - line.inline_size) / 2, {}});
      placed.lines.push_back(std::move(line));
      return box;
    }
    placed.lines = text::lay_out(*prepared(text, size, true), measure_).lines;
    const Length pitch = size.scaled(pitch_of_names);
    for (std::size_t i = 0; i < placed.lines.size(); ++i) {
      placed.corners.push_back({{}, pitch * static_cast<std::int64_t>(i)});
    }
    box.height += placed.corners.back().y;
    return box;
  }

  FlowBox stack() {
    const Length size = largest([&](Length at) {
      return width_of_stack(sizes_at(at)) <= measure_ &&
             height_of_stack(at) <= masthead_.greatest_height;
    });
    const Sizes sizes = sizes_at(size);
    const Length names_width = widest_name(size);
    const Length left = (measure_ - width_of_stack(sizes)) / 2;
    FlowBox box;
    box.height = height_of_stack(size);
    Length top;
    for (const document::RichText& name : masthead_.names) {
      text::Line line = whole(name, size);
      spread(line, names_width);
      box.texts.push_back({{std::move(line)}, {{left, top}}, size});
      top += size.scaled(pitch_of_names);
    }
    if (masthead_.suffix.empty()) return box;
    const Length suffix_left = left + names_width + size.scaled(gap_before_suffix);
    box.texts.push_back({{whole(masthead_.suffix, sizes.suffix)},
                         {{suffix_left, (box.height - sizes.suffix) / 2}},
                         sizes.suffix});
    return box;
  }

  Sizes sizes_at(Length size) const {
    if (masthead_.names.size() < least_names_beside_larger) return {size, size};
    return {size, std::min(masthead_.style->size, size.scaled(enlargement))};
  }

  Length widest_name(Length size) {
    Length widest;
    for (const document::RichText& name : masthead_.names) {
      widest = std::max(widest, whole(name, size).inline_size);
    }
    return widest;
  }

  Length width_of_stack(const Sizes& sizes) {
    Length width = widest_name(sizes.names);
    if (!masthead_.suffix.empty()) {
      width += sizes.names.scaled(gap_before_suffix) +
               whole(masthead_.suffix, sizes.suffix).inline_size;
    }
    return width;
  }

  Length height_of_stack(Length size) const {
    const auto below_first = static_cast<std::int64_t>(masthead_.names.size() - 1);
    return size + size.scaled(pitch_of_names) * below_first;
  }

  // The largest size that will do, or else the least there is.
  template <typename Fits>
  Length largest(const Fits& fits) {
    const Length least = std::min(masthead_.least_size, masthead_.style->size);
    Length size = masthead_.style->size;
    while (size > least && !fits(size)) size = std::max(least, size - size_step);
    return size;
  }

  // As wide as the others: what is missing goes between the characters, in equal parts.
  static void spread(text::Line& line, Length width) {
    std::int64_t glyphs = 0;
    for (const font::GlyphRun& run : line.runs) {
      glyphs += static_cast<std::int64_t>(run.glyphs.size());
    }
    if (glyphs < 2) return;
    const Length missing = width - line.inline_size;
    std::int64_t index = 0;
    for (font::GlyphRun& run : line.runs) {
      for (font::PositionedGlyph& glyph : run.glyphs) {
        glyph.origin.x += missing * index++ / (glyphs - 1);
      }
    }
    line.inline_size = width;
  }

  text::Line whole(const document::RichText& text, Length size) {
    text::Line line = text::lay_out_whole(*prepared(text, size, false));
    text::move(line, {-line.inline_start, {}});
    line.inline_start = {};
    return line;
  }

  text::PreparedRef prepared(const document::RichText& text, Length size, bool in_lines) {
    auto style = std::make_shared<document::Style>(*masthead_.style);
    style->size = style->character_pitch = size;
    style->line_pitch = size.scaled(pitch_of_names);
    style->align = in_lines ? document::TextAlign::center : document::TextAlign::start;
    if (in_lines) style->shape = document::LineShape::balanced;
    style->first_line_indent = style->start_indent = style->end_indent = {};
    document::RichText sized = text;
    for (document::TextSpan& span : sized) {
      auto own = std::make_shared<document::Style>(*span.style);
      own->size = own->character_pitch = size;
      span.style = std::move(own);
    }
    return text::prepare_shared(sized, style, fonts_, diagnostics_);
  }

  const document::Masthead& masthead_;
  Length measure_;
  const font::Catalogue& fonts_;
  Diagnostics& diagnostics_;
};

}  // namespace

FlowBox lay_out_masthead(const document::Masthead& masthead, Length measure, Length leading,
                         const font::Catalogue& fonts, Diagnostics& diagnostics) {
  const document::Style& style = *masthead.style;
  const Length own_measure = measure - style.start_indent - style.end_indent;
  FlowBox box = MastheadSetter(masthead, own_measure, fonts, diagnostics).set();
  for (BoxText& text : box.texts) {
    for (Point& corner : text.corners) corner.x += style.start_indent;
  }
  box.position = masthead.names.front().front().position_at(0);
  box.leading = leading;
  box.space_before = style.space_before;
  box.space_after = style.space_after;
  box.top = style.top;
  box.creates_grid = style.creates_grid;
  box.keep_with_next = style.keep_with_next;
  return box;
}

}  // namespace typeset::page
