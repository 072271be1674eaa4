#include "page/flow_item.h"

#include <algorithm>

namespace typeset::page {
namespace {

class ItemMaker {
 public:
  ItemMaker(const document::Document& document, const font::Catalogue& fonts,
            Diagnostics& diagnostics)
      : measure_(document.page.type_area.width), fonts_(fonts), diagnostics_(diagnostics) {}

  FlowItem operator()(const document::Paragraph& paragraph) const {
    FlowParagraph item;
    item.paragraph = &paragraph;
    item.style = paragraph.style;
    item.keep_with_next = paragraph.style->keep_with_next;
    item.lines = lines_of(paragraph.text, paragraph.style);
    return item;
  }

  FlowItem operator()(const document::Table& table) const {
    return FlowTable{&table,
                     std::make_shared<table::TableLayout>(table, measure_, fonts_, diagnostics_)};
  }

  // GB/T 9704-2012, 7.3.5.3: the organ ends two characters before the right edge, the date starts
  // two characters after the organ's start; a date longer than the organ ends two characters before
  // the edge instead, and the organ moves left with it.
  FlowItem operator()(const document::Signature& signature) const {
    const Length two = signature.style->character_pitch * 2;
    const Length organ = width_of(signature.organ, signature.style);
    const Length date = width_of(signature.date, signature.style);
    const Length organ_start = date > organ ? measure_ - two - date - two : measure_ - two - organ;
    FlowParagraph item;
    item.style = signature.style;
    item.keep_with_previous = true;
    append_line(item, signature.organ, std::max(Length{}, organ_start));
    append_line(item, signature.date, std::max(Length{}, organ_start + two));
    return item;
  }

 private:
  std::vector<text::Line> lines_of(const document::RichText& text,
                                   const document::StyleRef& style) const {
    auto layout = text::lay_out(text::prepare(text, style, fonts_, diagnostics_), measure_);
    return std::move(layout.lines);
  }

  Length width_of(const document::RichText& text, const document::StyleRef& style) const {
    Diagnostics said_when_set;
    return text::max_content(text::prepare(text, style, fonts_, said_when_set));
  }

  void append_line(FlowParagraph& item, const document::RichText& text, Length start) const {
    auto style = std::make_shared<document::Style>(*item.style);
    style->start_indent = start;
    for (text::Line& line : lines_of(text, style)) item.lines.push_back(std::move(line));
  }

  Length measure_;
  const font::Catalogue& fonts_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::vector<FlowItem> make_flow_items(const document::Document& document,
                                      const font::Catalogue& fonts, Diagnostics& diagnostics) {
  std::vector<FlowItem> items;
  const ItemMaker maker(document, fonts, diagnostics);
  for (const document::Block& block : document.blocks) items.push_back(std::visit(maker, block));
  return items;
}

}  // namespace typeset::page
