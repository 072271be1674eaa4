#include "text/line_metrics.h"

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
  LineWidths sum;
  before_.push_back(sum);
  visible_end_.push_back(0);
  for (const Cluster& c : paragraph.clusters) {
    sum.natural += c.advance + c.gap.natural;
    sum.shrink += c.blank_before + c.blank_after + c.gap.shrink;
    sum.stretch += c.gap.stretch;
    sum.expandable += c.gap.expandable ? 1 : 0;
    before_.push_back(sum);
    visible_end_.push_back(is_invisible(c) ? visible_end_.back() : before_.size() - 1);
  }
}

const Cluster* LineMetrics::closing(std::size_t first, std::size_t last) const {
  const std::size_t end = visible_end_[last];
  return end > first ? &paragraph_.clusters[end - 1] : nullptr;
}

bool LineMetrics::hangs(std::size_t first, std::size_t last) const {
  const std::size_t end = visible_end_[last];
  return end > first && text::hangs(paragraph_, first, end - 1);
}

LineWidths LineMetrics::measure(std::size_t first, std::size_t last) const {
  if (visible_end_[last] <= first) return {};  // nothing but spaces
  std::size_t end = visible_end_[last] - 1;
  if (text::hangs(paragraph_, first, end)) --end;
  const Cluster& closing = paragraph_.clusters[end];
  LineWidths widths;
  const LineWidths& a = before_[first];
  const LineWidths& b = before_[end];
  widths.natural = b.natural - a.natural + closing.advance;
  widths.shrink = b.shrink - a.shrink + closing.blank_before;
  widths.stretch = b.stretch - a.stretch;
  widths.expandable = b.expandable - a.expandable;
  // GB/T 15834 5.1.10: a full-width mark at the line's end takes half an em.
  widths.natural -= closing.blank_after;
  return widths;
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
