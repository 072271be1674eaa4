#include "table/cell_texts.h"

#include <algorithm>
#include <memory>

namespace typeset::table {
namespace {

using document::RichText;
using document::Style;
using document::StyleRef;

Length smaller(Length size, Length by, Length least) {
  return std::max(size - by, std::min(size, least));
}

void scale(Style& style, double factor) {
  for (Length* length : {&style.size, &style.character_pitch, &style.line_pitch,
                         &style.first_line_indent, &style.start_indent, &style.end_indent}) {
    *length = length->scaled(factor);
  }
}

// Text set in a style that its cell's style has become.
class Resetter {
 public:
  Resetter(const StyleRef& before, const StyleRef& after,
           std::map<std::pair<const Style*, const Style*>, StyleRef>& styles)
      : before_(before),
        after_(after),
        factor_(after->size.ratio_to(before->size)),
        styles_(styles) {}

  RichText reset(RichText text) {
    for (document::TextSpan& span : text) {
      span.style = style_of(span.style);
      span.baseline_shift = span.baseline_shift.scaled(factor_);
      if (span.ruby) span.ruby = reset(span.ruby);
    }
    return text;
  }

 private:
  StyleRef style_of(const StyleRef& own) {
    if (own == before_) return after_;
    if (factor_ == 1) return own;
    StyleRef& result = styles_[{before_.get(), own.get()}];
    if (!result) {
      Style style = *own;
      scale(style, factor_);
      result = std::make_shared<const Style>(std::move(style));
    }
    return result;
  }

  // Spans that share their ruby still do.
  std::shared_ptr<const document::Ruby> reset(const std::shared_ptr<const document::Ruby>& ruby) {
    auto& result = rubies_[ruby.get()];
    if (!result) result = std::make_shared<const document::Ruby>(document::Ruby{reset(ruby->text)});
    return result;
  }

  const StyleRef& before_;
  const StyleRef& after_;
  double factor_;
  std::map<std::pair<const Style*, const Style*>, StyleRef>& styles_;
  std::map<const document::Ruby*, std::shared_ptr<const document::Ruby>> rubies_;
};

}  // namespace

StyleRef CellTexts::changed(const StyleRef& style, bool vertical) {
  StyleRef& result = (vertical ? vertical_ : horizontal_)[style.get()];
  if (result) return result;
  Style changed = *style;
  const Length size = smaller(style->size, change_.smaller_by, change_.least_size);
  if (size != style->size) scale(changed, size.ratio_to(style->size));
  changed.break_numbers = changed.break_numbers || change_.breaks_words;
  if (vertical) {
    changed.writing_mode = document::WritingMode::vertical;
    changed.text_orientation = document::TextOrientation::upright;
  }
  result = std::make_shared<const Style>(std::move(changed));
  return result;
}

std::shared_ptr<SharedText> CellTexts::prepare(std::size_t cell, const document::CellText& content,
                                               const font::Catalogue& fonts,
                                               Diagnostics& diagnostics) {
  const bool can_be_shared = !is_vertical(cell);
  if (can_be_shared) {
    if (auto known = shared_.find(content)) return known;
  }
  Diagnostics found;
  auto text = std::make_shared<SharedText>(SharedText{prepared(cell, content, fonts, found)});
  // What is wrong with a text is said wherever it stands.
  if (can_be_shared && found.empty()) shared_.keep(content, text);
  for (Diagnostic& finding : found.sorted()) diagnostics.add(std::move(finding));
  return text;
}

text::PreparedRef CellTexts::prepared(std::size_t cell, const document::CellText& content,
                                      const font::Catalogue& fonts, Diagnostics& diagnostics) {
  const bool as_is = change_.smaller_by == Length{} && !change_.breaks_words;
  if (as_is && !is_vertical(cell)) {
    return text::prepare_shared(content.text, content.style, fonts, diagnostics);
  }
  const StyleRef style = changed(content.style, is_vertical(cell));
  // In styles of this table alone, which no other asks for.
  return std::make_shared<const text::PreparedParagraph>(text::prepare(
      Resetter(content.style, style, spans_).reset(content.text), style, fonts, diagnostics));
}

std::vector<text::PreparedParagraph> CellTexts::prepare_labels(std::size_t cell,
                                                               const document::CellText& content,
                                                               const font::Catalogue& fonts,
                                                               Diagnostics& diagnostics) {
  std::vector<text::PreparedParagraph> labels;
  for (const RichText& label : content.diagonal) {
    labels.push_back(*prepared(cell, {label, content.style}, fonts, diagnostics));
  }
  return labels;
}

}  // namespace typeset::table
