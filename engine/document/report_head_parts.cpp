#include "document/report_head_parts.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace typeset::document {
namespace {

// The pattern once, or for each item of the list; texts that are empty are left out.
std::vector<TracedText> texts_of(const std::string& list, const Pattern& pattern,
                                 const FieldScope& fields) {
  std::vector<TracedText> texts;
  const auto add = [&](const FieldScope& scope) {
    TracedText text = scope.expand(pattern).trimmed();
    if (!text.empty()) texts.push_back(std::move(text));
  };
  if (list.empty()) {
    add(fields);
  } else if (const FieldValue* items = fields.find(list)) {
    for (const auto& values : items->items) add(FieldScope(*values, &fields));
  }
  return texts;
}

// Items of a list stand below each other as the lines of a text do.
StyleRef without_space_before(const StyleRef& style) {
  if (style->space_before == Length{}) return style;
  auto result = std::make_shared<Style>(*style);
  result->space_before = {};
  return result;
}

RichText expanded(const std::optional<Pattern>& pattern, const StyleRef& style,
                  const FieldScope& fields, const InlineStyles& inline_styles) {
  if (!pattern) return {};
  return inline_styles.spans(fields.expand(*pattern).trimmed(), style);
}

}  // namespace

void append_masthead(const MastheadItem& item, const FieldScope& fields,
                     const InlineStyles& inline_styles, std::vector<Block>& blocks) {
  Masthead masthead;
  for (const TracedText& name : texts_of(item.list, item.text, fields)) {
    masthead.names.push_back(inline_styles.spans(name, item.style));
  }
  if (masthead.names.empty()) return;
  masthead.suffix = expanded(item.suffix, item.style, fields, inline_styles);
  masthead.style = item.style;
  masthead.least_size = item.least_size;
  masthead.greatest_height = item.greatest_height;
  blocks.emplace_back(std::move(masthead));
}

void append_split_line(const SplitLineItem& item, const FieldScope& fields,
                       const InlineStyles& inline_styles, std::vector<Block>& blocks) {
  SplitLine line;
  line.style = item.style;
  line.per_line = item.per_line;
  line.start = expanded(item.start, item.start_style, fields, inline_styles);
  if (item.end) {
    for (const TracedText& text : texts_of(item.list, *item.end, fields)) {
      line.end.push_back(inline_styles.spans(text, item.end_style));
    }
  }
  if (!line.end.empty()) line.label = expanded(item.label, item.style, fields, inline_styles);
  if (line.start.empty() && line.end.empty()) return;
  blocks.emplace_back(std::move(line));
}

void append_labelled(const LabelledItem& item, const FieldScope& fields,
                     const InlineStyles& inline_styles, std::vector<Block>& blocks) {
  const std::vector<TracedText> texts = texts_of(item.list, item.text, fields);
  const RichText label = expanded(item.label, item.label_style, fields, inline_styles);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    Paragraph paragraph;
    paragraph.style = item.style;
    paragraph.text = inline_styles.spans(texts[i], item.style);
    HangingLabel& hanging = paragraph.hanging.emplace();
    (i == 0 ? hanging.text : hanging.space) = label;
    if (texts.size() > 1 && item.number) {
      const TracedText number = expand_number(*item.number, static_cast<int>(i) + 1);
      number.append_spans(item.style, hanging.text);
      paragraph.role = ParagraphRole::list_item;
      paragraph.level = 1;
      paragraph.label_length = plain_text(hanging.text).size();
    }
    if (i > 0) paragraph.style = without_space_before(paragraph.style);
    blocks.emplace_back(std::move(paragraph));
  }
}

}  // namespace typeset::document
