#include "page/split_line.h"

#include <algorithm>
#include <utility>

#include "page/derived_styles.h"
#include "page/hanging_label.h"
#include "text/prepared_texts.h"

namespace typeset::page {
namespace {

// Least measure of the text at the start, in characters.
constexpr std::int64_t least_start = 6;

// What stands at one end: as wide as its lines need, counted from its own left edge.
struct Side {
  std::vector<BoxText> texts;
  Length width;
  std::int64_t lines = 0;
};

class SplitLineSetter {
 public:
  SplitLineSetter(const document::SplitLine& line, Length measure, const font::Catalogue& fonts,
                  Diagnostics& diagnostics)
      : line_(line),
        style_(unindented_style(line.style, fonts)),
        measure_(measure - line.style->start_indent - line.style->end_indent),
        fonts_(fonts),
        diagnostics_(diagnostics) {}

  FlowBox set() {
    Side end = end_side();
    const Length gap = style_->character_pitch;
    const Length left_over = measure_ - end.width - (end.lines > 0 ? gap : Length{});
    const bool is_beside = left_over >= style_->character_pitch * least_start;
    Side start = start_side(is_beside ? left_over : measure_);
    const std::int64_t lines =
        is_beside ? std::max(start.lines, end.lines) : start.lines + end.lines;
    FlowBox box;
    box.height = style_->line_pitch * std::max<std::int64_t>(0, lines - 1) + style_->size;
    const Length left = line_.style->start_indent;
    add(std::move(start), {left, below(is_beside ? lines - start.lines : 0)}, box);
    add(std::move(end), {left + measure_ - end.width, below(lines - end.lines)}, box);
    return box;
  }

 private:
  Length below(std::int64_t lines) const { return style_->line_pitch * lines; }

  static void add(Side side, Point at, FlowBox& box) {
    for (BoxText& text : side.texts) {
      for (Point& corner : text.corners) corner = corner + at;
      box.texts.push_back(std::move(text));
    }
  }

  Side start_side(Length measure) {
    Side side;
    if (line_.start.empty()) return side;
    BoxText text;
    text.size = style_->size;
    text.lines = text::lay_out(*prepared(line_.start), measure).lines;
    for (const text::Line& line : text.lines) {
      text.corners.push_back({{}, below(side.lines++)});
      side.width = std::max(side.width, line.inline_size);
    }
    side.texts.push_back(std::move(text));
    return side;
  }

  Side end_side() {
    Side side;
    std::vector<text::Line> texts;
    Length widest;
    for (const document::RichText& text : line_.end) {
      texts.push_back(text::lay_out_whole(*prepared(text)));
      widest = std::max(widest, texts.back().inline_size);
    }
    if (texts.empty()) return side;
    const Length label_width = add_label(side);
    const Length step = widest + style_->character_pitch;
    const auto per_line = static_cast<std::size_t>(line_.per_line);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const auto column = static_cast<std::int64_t>(i % per_line);
      const auto row = static_cast<std::int64_t>(i / per_line);
      const Length x = label_width + step * column;
      side.width = std::max(side.width, x + texts[i].inline_size);
      side.lines = row + 1;
      side.texts.push_back({{std::move(texts[i])}, {{x, below(row)}}, style_->size});
    }
    return side;
  }

  // How far behind the label's start the texts begin.
  Length add_label(Side& side) {
    if (line_.label.empty()) return {};
    side.texts.push_back(
        {{text::lay_out_whole(*prepared(line_.label))}, {{}}, style_->size});
    return label_width(line_.label, style_, fonts_, diagnostics_);
  }

  text::PreparedRef prepared(const document::RichText& text) {
    return text::prepare_shared(text, style_, fonts_, diagnostics_);
  }

  const document::SplitLine& line_;
  document::StyleRef style_;
  Length measure_;
  const font::Catalogue& fonts_;
  Diagnostics& diagnostics_;
};

void add_rules(const document::SeparatorRule& rule, Rect whole, FlowBox& box) {
  if (rule.pattern == document::RulePattern::single) {
    box.rules.push_back({whole, rule.color});
    return;
  }
  const Length thick = rule.thickness / 2, thin = rule.thickness / 4;
  const bool thick_first = rule.pattern == document::RulePattern::thick_thin;
  Rect upper = whole, lower = whole;
  upper.height = thick_first ? thick : thin;
  lower.height = thick_first ? thin : thick;
  lower.y = whole.bottom() - lower.height;
  box.rules.push_back({upper, rule.color});
  box.rules.push_back({lower, rule.color});
}

}  // namespace

FlowBox lay_out_split_line(const document::SplitLine& line, Length measure,
                           const font::Catalogue& fonts, Diagnostics& diagnostics) {
  FlowBox box = SplitLineSetter(line, measure, fonts, diagnostics).set();
  const document::Style& style = *line.style;
  const document::RichText& first = line.start.empty() ? line.end.front() : line.start;
  box.position = first.front().position_at(0);
  box.leading = style.line_pitch - style.size;
  box.space_before = style.space_before;
  box.space_after = style.space_after;
  box.top = style.top;
  box.creates_grid = style.creates_grid;
  box.keep_with_next = style.keep_with_next;
  return box;
}

FlowBox lay_out_rule(const document::SeparatorRule& rule, const document::PageStyle& page) {
  const Rect& area = page.type_area;
  const Length width = rule.width.value_or(area.width);
  FlowBox box;
  box.height = rule.thickness;
  box.space_before = rule.space_before;
  box.space_after = rule.space_after;
  box.creates_grid = rule.creates_grid;
  box.follows_foot = true;
  box.keep_with_next = true;
  Length left = (area.width - width) / 2;
  if (rule.width && *rule.width > area.width) left = (page.paper.width - width) / 2 - area.x;
  add_rules(rule, {left, {}, width, rule.thickness}, box);
  if (rule.from_paper_bottom) {
    box.is_fixed = true;
    box.keep_with_next = false;
    box.top = page.paper.height - *rule.from_paper_bottom - rule.thickness - area.y;
  }
  return box;
}

}  // namespace typeset::page
