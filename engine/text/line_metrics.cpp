#include "text/line_metrics.h"

#include <algorithm>

namespace typeset::text {

bool is_invisible(const Cluster& cluster) {
  return cluster.character_class == CharacterClass::space ||
         cluster.character_class == CharacterClass::line_break;
}

namespace {

// 标点悬挂: at the end of a line the mark at `index` takes none of its room. One mark, never one of
// several.
bool hangs(const PreparedParagraph& paragraph, std::size_t first, std::size_t index) {
  const document::Style& style = *paragraph.style;
  if (!style.hanging_punctuation || style.align != document::TextAlign::justify) return false;
  if (index <= first) return false;
  const CharacterClass c = paragraph.clusters[index].character_class;
  const CharacterClass before = paragraph.clusters[index - 1].character_class;
  return (c == CharacterClass::pause || c == CharacterClass::stop) && !is_fullwidth_mark(before);
}

}  // namespace

Length line_indent(const PreparedParagraph& paragraph, std::size_t first) {
  const bool starts_part =
      first == 0 || (paragraph.style->indent_each_line &&
                     paragraph.clusters[first - 1].character_class == CharacterClass::line_break);
  return starts_part ? paragraph.style->first_line_indent : Length{};
}

std::size_t visible_end(const PreparedParagraph& paragraph, std::size_t first, std::size_t last) {
  while (last > first && is_invisible(paragraph.clusters[last - 1])) --last;
  return last > first && hangs(paragraph, first, last - 1) ? last - 1 : last;
}

std::size_t last_visible(const PreparedParagraph& paragraph, std::size_t first, std::size_t last) {
  const std::size_t end = visible_end(paragraph, first, last);
  return end > first ? end - 1 : first;
}

LineMetrics::LineMetrics(const PreparedParagraph& paragraph) : paragraph_(paragraph) {
  before_.reserve(paragraph.clusters.size() + 1);
  visible_end_.reserve(paragraph.clusters.size() + 1);
  LineWidths sum;
  before_.push_back(sum);
  visible_end_.push_back(0);
  for (const Cluster& c : paragraph.clusters) {
    const Length natural = c.advance + c.gap.natural;
    const Length shrink = c.blank_before + c.blank_after + c.gap.shrink;
    grows_ = grows_ && natural >= shrink && natural >= Length{};
    widest_ = std::max(widest_, c.advance);
    sum.natural += natural;
    sum.shrink += shrink;
    sum.stretch += c.gap.stretch;
    sum.expandable += c.gap.expandable ? 1 : 0;
    before_.push_back(sum);
    visible_end_.push_back(is_invisible(c) ? visible_end_.back()
                                           : static_cast<std::uint32_t>(before_.size() - 1));
  }
}

LineWidths LineMetrics::ending_with(std::size_t closing) const {
  const Cluster& cluster = paragraph_.clusters[closing];
  LineWidths widths = before_[closing];
  // GB/T 15834 5.1.10: a full-width mark at the line's end takes half an em.
  widths.natural += cluster.advance - cluster.blank_after;
  widths.shrink += cluster.blank_before;
  return widths;
}

LineEnd LineMetrics::ending(std::size_t last) const {
  LineEnd end;
  end.visible_end = visible_end_[last];
  if (end.visible_end == 0) return end;
  const std::size_t closing = end.visible_end - 1;
  end.hangs = closing > 0 && text::hangs(paragraph_, 0, closing);
  end.widths = ending_with(end.hangs ? closing - 1 : closing);
  return end;
}

Length natural_width(const PreparedParagraph& paragraph, std::size_t first, std::size_t last) {
  if (first >= last) return {};
  const std::size_t end = last_visible(paragraph, first, last);
  Length width;
  for (std::size_t i = first; i < end; ++i) {
    width += paragraph.clusters[i].advance + paragraph.clusters[i].gap.natural;
  }
  const Cluster& closing = paragraph.clusters[end];
  if (is_invisible(closing)) return {};
  return width + closing.advance - closing.blank_after;
}

}  // namespace typeset::text
